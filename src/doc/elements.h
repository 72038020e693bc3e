/* doc/elements.h: the elements of HTML that an article may use, and what may stand in them.
 *
 * The allow-list: what isn't in it is taken out. Follows the HTML Standard's content models (4.3 to 4.11) as far as
 * text needs them; EPUB 3.3, 6.1, takes all of it.
 */
#ifndef STELE_DOC_ELEMENTS_H
#define STELE_DOC_ELEMENTS_H

#include "base/str.h"

/* What may stand in an element. */
enum content {
    CONTENT_NOTHING,
    CONTENT_PHRASING,
    CONTENT_FLOW,
    CONTENT_LISTED, /* only the elements that name it as their parent, and no text */
};

struct element {
    const char *name;
    bool block;
    enum content content;
    const char *parents;    /* the only elements that it may stand in, with a space between; NULL: any */
    const char *attributes; /* besides id, class, lang, dir and title, with a space between; NULL: none */
};

/* The element of this name (lower case), or NULL where it isn't allowed. */
const struct element *element_find(str name);

/* Whether an element that isn't allowed goes with all that is in it: a script, a form's control, an embedded page. */
bool element_is_void_of_text(str name);

/* Whether `child` may stand directly in `parent`. */
bool element_allows(const struct element *parent, const struct element *child);

/* The name under which an attribute is kept: its own, or "lang" for "xml:lang"; empty where it isn't allowed or its
 * value isn't. */
str element_attribute(const struct element *element, str name, str value);

#endif
