/* formats/tags.h: raw HTML as tags and the text between them.
 *
 * In:  raw HTML as CommonMark passes it on: a tag, a comment, or lines of anything. Out: one piece after another, all
 * bytes of the input in their order, nothing decoded. Follows the HTML Standard, 13.2.5, as far as it concerns where a
 * tag begins and ends, and CommonMark 6.6 for what else begins with "<". Linear.
 */
#ifndef STELE_FORMATS_TAGS_H
#define STELE_FORMATS_TAGS_H

#include "base/str.h"

enum tag_kind {
    TAG_TEXT,
    TAG_OPEN,    /* <b class="x"> */
    TAG_CLOSE,   /* </b> */
    TAG_COMMENT, /* what is for those who read the source */
    TAG_OTHER,   /* an instruction, a declaration */
};

struct tag {
    enum tag_kind kind;
    str text;       /* all of it as it was written */
    str name;       /* OPEN, CLOSE */
    str attributes; /* OPEN: for tag_attribute */
    bool closed;    /* OPEN: "<b/>"; COMMENT, OTHER: it has an end */
};

/* What is left of a piece of raw HTML; begin with `unended` false. */
struct tags {
    str rest;
    bool unended; /* a tag without an end was met: it and what follows is text */
};

/* Takes the next piece; false at the end. */
bool tags_next(struct tags *tags, struct tag *tag);

/* Takes the next attribute; false at the end. A value is without its quotation marks, empty where there is none. */
bool tag_attribute(str *attributes, str *name, str *value);

/* Whether two names are the same, whatever their capitals; `name` is in lower case. */
bool tag_is(str written, str name);

/* Where the text of an element ends that holds no tags (a script), or any that goes with all that is in it: the rest
 * is what follows its end tag. `opened`: how many are open; 0 afterwards where the end was found, else the rest
 * is empty. `nests`: the element may stand within itself. */
str tags_skip(str rest, str name, bool nests, int *opened);

/* Where the last end tag of this name begins, or NULL. */
const char *tags_last_end(str text, str name);

#endif
