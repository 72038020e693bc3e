/* media/base64.h: bytes as they stand in an address that holds them (RFC 4648, 4; RFC 2397). */
#ifndef STELE_MEDIA_BASE64_H
#define STELE_MEDIA_BASE64_H

#include "base/buf.h"
#include "base/str.h"

void base64_write(struct buf *out, str bytes);

/* White space is passed over; false where something else stands there that is no such letter. */
bool base64_read(struct buf *out, str text);

#endif
