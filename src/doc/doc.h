/* doc/doc.h: one article as a tree.
 *
 * doc_parse makes it from Markdown, the passes under doc/ change it, one article at a time, and write/ writes it. All
 * of it lives in the article's arena. Nesting is capped, so that every walk may recurse.
 */
#ifndef STELE_DOC_DOC_H
#define STELE_DOC_DOC_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "doc/controls.h"
#include "doc/node.h"

/* A note, numbered in the order of first reference, from 1. */
struct note {
    str label;
    int number;
    int references;    /* how many lead to it */
    struct node *node; /* its blocks */
};

/* Another name of a block id, by which links may ask for it (doc/anchors.h). */
struct alias {
    str name;
    str id; /* empty: the article itself */
};

struct doc {
    struct arena *arena;
    str markdown;             /* the Markdown as it was parsed, see doc/escapes.h */
    bool is_protected;        /* something in it stands for something else */
    bool has_www;             /* "www." may stand in its texts */
    struct controls controls; /* what the file has and the Markdown hasn't */
    str smart;                /* the language by which its punctuation is set, see doc/smart.h; empty: it stays */
    int first_line;           /* the line of the file on which it begins */
    const char **lines;       /* where each line of the Markdown begins, and after the last one the end */
    int line_count;
    struct node *root;
    struct node *definitions; /* NODE_NOTEs as they were parsed, linked by next; numbered by notes_link */
    struct note *notes;       /* after notes_link: in the order of their numbers */
    size_t note_count;
    struct gloss **glosses; /* after glosses_find: in the order of the text, notes after it */
    size_t gloss_count;
    struct mention *mentions; /* after mentions_find: the same */
    size_t mention_count;
    const struct map
        *han_said; /* of originals whose language the term base gives: struct text by the original; or NULL */
    str *ids;      /* after ids_give: all of them, sorted */
    size_t id_count;
    struct alias *aliases; /* after anchors_find: the same */
    size_t alias_count;
    size_t alias_cap;
};

/* How deep a tree may be. What lies deeper is left out, with the error doc.depth. */
enum { DOC_DEPTH = 100 };

/* Cuts a text in two; the second part, from byte `at` on, is returned and follows the first. */
struct node *doc_split(struct doc *doc, struct node *text, size_t at);

/* Takes the first `len` bytes from a text, which goes out of the tree where nothing is left. */
void doc_cut(const struct doc *doc, struct node *text, size_t len);

/* Calls `pass` for the document and for each note's blocks as they were parsed. */
void doc_each_root(struct doc *doc, void (*pass)(struct doc *doc, struct node *root));

/* Adds another name of a block id; empty: of the article. */
void doc_add_alias(struct doc *doc, str name, str id);

/* Where what follows `passed` in the Markdown, a text without an end of a line that begins at `from`, is in the
 * file. */
struct span doc_along(const struct doc *doc, struct span from, str passed);

/* Line `line` of the file, without its end; empty where the article has no such line. */
str doc_line(const struct doc *doc, int line);

#endif
