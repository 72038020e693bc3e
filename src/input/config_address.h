/* input/config_address.h: where a website stands on the web. */
#ifndef STELE_INPUT_CONFIG_ADDRESS_H
#define STELE_INPUT_CONFIG_ADDRESS_H

#include "base/arena.h"

/* Whether `said` is the address of a website: http or https, a host and perhaps a port, a path whose parts are none of
 * them empty, "." or ".."; no user, query or fragment (RFC 3986, section 3). Sets *url to it in one form: scheme and
 * host in small letters, what isn't ASCII in the path percent-encoded, no slash at its end. Else sets *why to what is
 * wrong with it, in words. */
bool config_address_read(struct arena *arena, str said, str *url, const char **why);

#endif
