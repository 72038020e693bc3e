/* body/url.h: addresses as authors write them. */
#ifndef STELE_BODY_URL_H
#define STELE_BODY_URL_H

#include "base/buf.h"

/* An address as an attribute's value: what a URL may not hold is percent-encoded (RFC 3986, 2.1), & is escaped. */
void url_write(struct buf *out, str url);

enum url_kind { URL_FRAGMENT, URL_RELATIVE, URL_EXTERNAL, URL_FORBIDDEN };

/* "#id"; a path; an address with a scheme that a reader may follow (http, https, mailto, tel, doi …), or one that runs
 * or embeds something (javascript, data, vbscript, file, blob). "//host" is URL_EXTERNAL. */
enum url_kind url_kind(str url);

#endif
