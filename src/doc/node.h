/* doc/node.h: the nodes of an article's tree.
 *
 * All of them live in the article's arena. Nesting is capped (DOC_DEPTH), so that every walk may recurse.
 */
#ifndef STELE_DOC_NODE_H
#define STELE_DOC_NODE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

/* Every kind of node: its enumerator, its name in dumps, and whether it is a block. */
#define NODE_KINDS(X)                                                                                                  \
    X(DOCUMENT, "document", true)                                                                                      \
    X(PARAGRAPH, "paragraph", true)                                                                                    \
    X(HEADING, "heading", true)                                                                                        \
    X(QUOTE, "quote", true)                                                                                            \
    X(LIST, "list", true)                                                                                              \
    X(ITEM, "item", true)                                                                                              \
    X(CODE_BLOCK, "code-block", true)                                                                                  \
    X(HTML_BLOCK, "html-block", true)                                                                                  \
    X(RULE, "rule", true)                                                                                              \
    X(TABLE, "table", true)                                                                                            \
    X(ROW, "row", true)                                                                                                \
    X(CELL, "cell", true)                                                                                              \
    X(FIGURE, "figure", true)                                                                                          \
    X(NOTE, "note", true)                                                                                              \
    X(DIVISION, "division", true)                                                                                      \
    X(DEFINITIONS, "definitions", true)                                                                                \
    X(TERM, "term", true)                                                                                              \
    X(DEFINITION, "definition", true)                                                                                  \
    X(ELEMENT, "element", true)                                                                                        \
    X(TEXT, "text", false)                                                                                             \
    X(SOFT_BREAK, "soft-break", false)                                                                                 \
    X(HARD_BREAK, "hard-break", false)                                                                                 \
    X(CODE, "code", false)                                                                                             \
    X(HTML, "html", false)                                                                                             \
    X(EMPH, "emph", false)                                                                                             \
    X(STRONG, "strong", false)                                                                                         \
    X(STRIKE, "strike", false)                                                                                         \
    X(LINK, "link", false)                                                                                             \
    X(IMAGE, "image", false)                                                                                           \
    X(NOTE_REF, "note-ref", false)                                                                                     \
    X(RUBY, "ruby", false)                                                                                             \
    X(PHRASE, "phrase", false)                                                                                         \
    X(GLOSS, "gloss", false)                                                                                           \
    X(ORIGINAL, "original", false)                                                                                     \
    X(SPAN, "span", false)

enum node_kind {
#define X(kind, name, block) NODE_##kind,
    NODE_KINDS(X)
#undef X
};

enum cell_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct note;
struct gloss;
struct mention;

/* An attribute of an element of raw HTML that is kept (formats/elements.h). */
struct attribute {
    str name;
    str value;
    struct attribute *next;
};

/* What only some nodes have. */
struct names {
    str title; /* LINK, IMAGE: the title; CODE_BLOCK: the info string */
    str id;    /* HEADING, IMAGE, FIGURE, SPAN, DIVISION, ELEMENT, PHRASE; after glosses_find also a block that holds a
                  gloss */
    str classes; /* SPAN, DIVISION, IMAGE, ELEMENT, PHRASE, PARAGRAPH: names with a space between */
    str lang;    /* the same and IMAGE: the language of what it says, where it isn't the one around */
};

/* What a text surely lacks, so that nobody needs to look for it there. */
enum node_lack {
    LACKS_CJK = 1 << 0,      /* what script_next_candidate looks for */
    LACKS_BRACKETS = 1 << 1, /* "[", "]" */
    LACKS_ADDRESS = 1 << 2,  /* ":", "@" */
};

struct node {
    enum node_kind kind;
    int level;        /* HEADING: 1 to 6; LIST: the first number, -1 where it isn't numbered; NOTE_REF: the number
                         reference to its note, from 1; ITEM: 1 for a task to do, 2 for one done */
    struct span span; /* in the file; within a paragraph as near as the parser knows */
    struct node *parent, *prev, *next, *first, *last;

    str text;                  /* TEXT, CODE, CODE_BLOCK, HTML, HTML_BLOCK: what it says (code may hold texts instead);
                                  LINK, IMAGE: where it leads; NOTE, NOTE_REF: the author's label; RUBY: the reading of what is in it;
                                  ELEMENT, PHRASE: the name of an element of raw HTML, a block or within a line */
    const struct names *names; /* never NULL; written through node_names */
    union {
        struct note *note;            /* NOTE_REF */
        const struct gloss *gloss;    /* GLOSS, ORIGINAL: see gloss/glosses.h */
        struct attribute *attributes; /* ELEMENT, PHRASE, SPAN, DIVISION, IMAGE, HEADING: all but id, class */
    };
    unsigned char align; /* CELL: an enum cell_align */
    bool tight;          /* LIST: its items' paragraphs stand without space between */
    bool header;         /* ROW */
    unsigned char lacks; /* TEXT: bits of enum node_lack, true of any part of it; 0 where nobody has looked. Whoever
                            gives it other letters calls node_set_text */
};

/* A new node, alone. */
struct node *node_new(struct arena *arena, enum node_kind kind, struct span span);
struct node *node_text(struct arena *arena, str text, struct span span);

/* Gives a node another text than a part of its own. */
void node_set_text(struct node *node, str text);

/* Finds what a text lacks. */
void node_find_lacks(struct node *text);

/* A node's own names, to be written. */
struct names *node_names(struct arena *arena, struct node *node);

/* A new node in the place of the siblings from `first` to `last`, which it takes in. */
struct node *node_wrap(struct arena *arena, enum node_kind kind, struct node *first, struct node *last);

/* Makes neighbouring texts below `parent` one. */
void node_merge_texts(struct arena *arena, struct node *parent);

void node_append(struct node *parent, struct node *child);
void node_insert_before(struct node *sibling, struct node *node);
void node_insert_after(struct node *sibling, struct node *node);

/* Takes a node out of its parent; it keeps its children. */
void node_unlink(struct node *node);

/* Puts a node's children in its place. */
void node_unwrap(struct node *node);

/* Moves all children of `from` after those of `to`. */
void node_adopt(struct node *to, struct node *from);

/* The node after `node` in reading order within `root` (children first), or NULL: `for (n = root; n; n =
 * node_next(root, n))`. */
static inline struct node *node_next(const struct node *root, const struct node *node)
{
    struct node *node_skip(const struct node *root, const struct node *node);

    return node->first ? node->first : node_skip(root, node);
}

/* The same, passing over what is inside `node`. */
struct node *node_skip(const struct node *root, const struct node *node);

/* The block after `node` in reading order within `root`, or NULL; what stands within lines is passed over. */
struct node *node_next_block(const struct node *root, const struct node *node);

bool node_is_block(const struct node *node);

/* Whether its classes hold `name`. */
bool node_has_class(const struct node *node, str name);

/* Whether terms are neither looked for in it nor across it: code, pictures, a link that says its address, what an
 * author marks [so]{.noterm}. */
bool node_is_literal(const struct node *node);

const char *node_name(enum node_kind kind);

/* Whether it says anything that can be seen, pictures' descriptions not counted. */
bool node_has_words(const struct node *node);

/* Whether something within a line is around no words: <b></b>, a picture in italics. */
bool node_is_hollow(const struct node *node);

/* Ruby, Markdown's or raw HTML's. */
bool node_is_ruby(const struct node *node);

/* What raw HTML sets above a base, and the brackets around that. */
bool node_is_reading(const struct node *node);

/* Everything that the node says, without markup; notes and pictures say nothing but a picture's description, ruby its
 * base. */
void node_plain(struct buf *out, const struct node *node);

#endif
