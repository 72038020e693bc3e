/* write/body.h: bodies: well-formed XHTML with typed slots where something from outside belongs, such as an address
 * that only the publication knows. Whoever takes a body fills its slots (body_fill).
 */
#ifndef STELE_WRITE_BODY_H
#define STELE_WRITE_BODY_H

#include "base/buf.h"
#include "doc/doc.h"
#include "write/han.h"

#include <stdint.h>

enum body_target { BODY_WEB, BODY_BOOK };

enum slot_kind {
    SLOT_PICTURE, /* the attributes src, width and height of picture `index` of the article's references */
    SLOT_LINK,    /* the attribute href of its link `index` */
    SLOT_GLOSS,   /* of an element "a", the attributes that lead to what is known of its gloss `index` */
    SLOT_NOTE,    /* the number of its note `index`, from 1 */
    SLOT_ID,      /* nothing: an id begins after it, or the name of one in a reference to it */
    SLOT_LANG,    /* nothing on the website: an attribute lang ends before it, whose value is `index` bytes long */
    SLOT_HAN,     /* nothing: attributes of an element that is run `index` of the article's Chinese (write/han.h) */
};
enum { SLOT_KINDS = SLOT_HAN + 1 };

struct slot {
    uint32_t at; /* bytes from the start of the body */
    uint32_t index;
    enum slot_kind kind;
};

struct body {
    str bytes;
    struct slot *slots; /* in the order of the bytes */
    size_t slot_count;
};

/* Where each block at the top of a tree ends in its body. */
struct body_ends {
    size_t *items;
    size_t count;
};

/* The words that the writer itself says, in the article's language; %1, %2 stand for numbers. */
struct body_words {
    str notes;    /* "Notes" */
    str back;     /* "Back to reference %1 in the text" */
    str back_nth; /* "Back to reference %1 in the text (%2 of %3)" */
    str table;    /* "Table" */
    str to_do;    /* "To do" */
    str done;     /* "Done" */
};

struct body_options {
    enum body_target target;
    struct body_ends *ends; /* filled in, in the arena; NULL: nobody asks */
    bool label; /* for a title in links and lists: of links their words, of ruby its base, of pictures and notes nothing
                 */
    bool references; /* of a label: references to notes and ruby stay, for a title on its own page */
    struct body_words words;
    str lang;        /* of the article */
    struct han *han; /* runs of Chinese are added to it, and have slots; NULL: none has */
    str within;      /* of what stands around a label, which is to say so itself; empty: that of the article */
};

/* Writes what belongs in a slot of one of its kinds; nothing is written in those of others. */
struct body_filler {
    unsigned kinds; /* a bit each: 1 << SLOT_LINK */
    void (*fill)(const struct body_filler *filler, struct buf *out, const struct body *body, const struct slot *slot);
};

/* SLOT_LANG, filled: XHTML 1.0's attribute xml:lang, which is what programs that read books as XML go by. */
void body_fill_lang(struct buf *out, const struct body *body, const struct slot *slot);

/* A body whose slots are of languages only, a title, say, as it stands on the website or in a book: borrowed, or in the
 * arena. */
str body_line(struct arena *arena, const struct body *body, enum body_target target);

/* Writes the body with its slots filled. */
void body_fill(struct buf *out, const struct body *body, const struct body_filler *filler);

/* Writes the part of it from byte `from` up to `to`, whose first slot is *slot; *slot is the first one after it then.
 */
void body_fill_part(
    struct buf *out, const struct body *body, size_t from, size_t to, size_t *slot, const struct body_filler *filler);

#endif
