/* formats/css.h: what a style sheet, or a style in an attribute, loads from somewhere. Follows CSS Syntax (level 3, 4),
 * CSS Images (level 4) and CSS Cascade (5, 2): url(…), @import "…", and the strings and addresses within src(),
 * image(), image-set() and cross-fade(). Other strings (text to show, names of fonts) load nothing.
 */
#ifndef STELE_FORMATS_CSS_H
#define STELE_FORMATS_CSS_H

#include "base/str.h"

/* Where an address stands in the sheet, and how it begins: in small letters, escapes undone, without white space and
 * controls, which browsers don't see either. Empty where the address is known only when the style is used (a variable).
 */
struct css_reference {
    size_t from, len; /* url("…") whole, or the string with its quotation marks */
    char front[32];
};

/* Where a scan of a sheet stands; all but the sheet is 0 to begin with. */
struct css_scan {
    str sheet;
    size_t at;
    size_t depth;   /* brackets that are open, */
    size_t loading; /* and how many were when a function began whose strings are addresses; 0: none did */
    enum { CSS_OTHER, CSS_IMPORT, CSS_NAMESPACE } rule; /* of which the last, a name that nothing is loaded from */
};

/* Finds the next reference; false where there is none. */
bool css_next(struct css_scan *scan, struct css_reference *reference);

/* The address as it stands within url("…") or quotation marks; empty where letters of it are escaped, or it isn't
 * known. */
str css_inner(str sheet, const struct css_reference *reference);

/* An address that stands in no sheet, with its front as above. */
struct css_reference css_address(str address);

/* Whether an address leads to another host, or runs: it has a scheme that isn't data:, or begins with two slashes. */
bool css_is_remote(const struct css_reference *reference);

/* Whether a sheet reads to its end as CSS Syntax asks (5.4): what opens is closed, every block has something before it,
 * every declaration a colon. Validators of books refuse others, of which browsers skip parts. */
bool css_is_whole(str sheet);

#endif
