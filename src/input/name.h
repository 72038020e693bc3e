/* input/name.h: what may be part of an address: the names of articles, pages, issues and books, which are names of
 * files and folders on every kind of disk as well. */
#ifndef STELE_INPUT_NAME_H
#define STELE_INPUT_NAME_H

#include "base/diag.h"

enum { NAME_BYTES = 200 };

/* Whether a name can be part of an address; a finding (site.name) where it can't: it is made of letters of any script,
 * digits, hyphens, dots and underscores, is UTF-8 without signs that nobody sees, and no name that Windows keeps for
 * itself. */
bool name_check(str name, struct diag *diag);

/* The same for the name of a page, which stands beside the website's own folders. */
bool name_check_page(str name, struct diag *diag);

/* Whether the website has a file or folder of this name at its root, in capitals or not. */
bool name_is_taken(str name);

/* Whether a name can be a file's everywhere, without a finding. */
bool name_is_free(str name);

/* Whether a file's name is text, which findings and lists can say. */
bool name_is_text(str name);

#endif
