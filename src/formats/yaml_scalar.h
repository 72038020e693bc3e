/* formats/yaml_scalar.h: a text written as a scalar of YAML 1.2 (sections 7.3.1 and 7.3.3). */
#ifndef STELE_FORMATS_YAML_SCALAR_H
#define STELE_FORMATS_YAML_SCALAR_H

#include "base/buf.h"

/* Writes a text on one line so that every reader takes it for that text, as a value in a block map: plain where that is
 * safe, else in double quotation marks. `text` is valid UTF-8. */
void yaml_scalar_write(struct buf *out, str text);

#endif
