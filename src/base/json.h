/* base/json.h: text as JSON, RFC 8259 section 7. */
#ifndef STELE_BASE_JSON_H
#define STELE_BASE_JSON_H

#include "base/buf.h"

/* `s` in quotation marks, escaped as JSON asks. `s` is UTF-8 and is written as such; bytes that aren't UTF-8 become
 * U+FFFD. */
void json_string(struct buf *out, str s);

#endif
