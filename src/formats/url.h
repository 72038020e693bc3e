/* formats/url.h: addresses as authors write them. */
#ifndef STELE_FORMATS_URL_H
#define STELE_FORMATS_URL_H

#include "base/buf.h"

/* An address as an attribute's value: what a URL may not hold is percent-encoded (RFC 3986, 2.1): a "%" that begins no
 * code, brackets but those of a host, every "#" after the first; & is escaped. */
void url_write(struct buf *out, str url);

enum url_kind { URL_FRAGMENT, URL_RELATIVE, URL_EXTERNAL, URL_FORBIDDEN };

/* "#id"; a path; an address with a scheme (http, mailto, …), or one that runs or embeds something (javascript, data,
 * vbscript, file, blob). "//host" is URL_EXTERNAL. */
enum url_kind url_kind(str url);

/* Why a URL_EXTERNAL leads nowhere, in words to follow the address, or NULL: a scheme that readers' programs don't
 * know, no host, a host or port that can't be one. */
const char *url_fault(str url);

#endif
