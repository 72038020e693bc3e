/* formats/elements.h: the elements of HTML that an article may use, and what may stand in them.
 *
 * The allow-list: what isn't in it is taken out. Follows the HTML Standard's content models (4.3 to 4.11) as far as
 * text needs them; where EPUB 3.3, 6.1, is read more narrowly by EPUBCheck's schema, that.
 */
#ifndef STELE_FORMATS_ELEMENTS_H
#define STELE_FORMATS_ELEMENTS_H

#include "base/str.h"

/* What may stand in an element. */
enum content {
    CONTENT_NOTHING,
    CONTENT_TEXT,
    CONTENT_PHRASING,
    CONTENT_HEADED, /* the same, or one heading */
    CONTENT_FLOW,
    CONTENT_LISTED, /* only the elements that name it as their parent, and no text */
};

/* What an element is to those that may not have it below them, at any depth. */
enum {
    IS_HEADING = 1 << 0,
    IS_SECTION = 1 << 1,
    IS_HEADER = 1 << 2, /* or a footer */
    IS_ADDRESS = 1 << 3,
    IS_DFN = 1 << 4,
    IS_TABLE = 1 << 5,
    IS_RUBY = 1 << 6,
    IS_BLOCK = 1 << 7, /* Markdown's, and neither a paragraph nor a heading */
};

struct element {
    const char *name;
    bool block;
    enum content content;
    unsigned is, forbids;   /* IS_…: what it is, what may not be below it */
    const char *parents;    /* the only elements that it may stand in, with a space between; NULL: any */
    const char *takes;      /* LISTED: the element that is put around what else stands in it; NULL: none */
    const char *around;     /* PHRASING: what becomes of it around blocks; NULL: it is taken out */
    const char *attributes; /* besides id, class, lang, dir and title, with a space between; "value/ol": only where
                               its parent is that */
    const char *required;   /* the attribute without which it is nothing */
    const char *closes;     /* the open elements that end where it begins, as HTML 13.2.6 has it … */
    const char *within;     /* … unless one of these is between; the same for its end tag */
    const char *child;      /* the child without which it is nothing */
};

/* The element of this name (lower case), or NULL where it isn't allowed. `block`: its kind where some are both. */
const struct element *element_find(str name);
const struct element *element_of_kind(str name, bool block);

/* A <div> of a <dl>, which holds terms and definitions. */
extern const struct element element_group;

/* Of one that isn't allowed: whether it goes with all that is in it: a script, a form's control, an embedded page (0
 * to VOIDS_OF_TEXT - 1; otherwise -1); whether tags in it are text; whether it has no end tag; whether it is a block.
 */
enum { VOIDS_OF_TEXT = 22 };
int element_is_void_of_text(str name);
bool element_is_raw(str name);
bool element_is_void(str name);
bool element_was_block(str name);

/* Whether `child` may stand directly in `parent`. */
bool element_allows(const struct element *parent, const struct element *child);

/* Whether an element may have this attribute where its parent is `above`. */
bool element_has(const struct element *element, const struct element *above, str attribute);

/* Whether `words`, with a space between (NULL: none), have this one. */
bool element_words_have(const char *words, str word);

#endif
