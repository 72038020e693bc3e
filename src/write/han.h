/* write/han.h: the runs of Chinese in an article's text, each once: what readings may stand above. */
#ifndef STELE_WRITE_HAN_H
#define STELE_WRITE_HAN_H

#include "doc/doc.h"

struct han_run {
    str text;
    str lang; /* zh-Hans, zh-Hant */
};

struct han_runs {
    struct han_run *items;
    size_t count;
};

/* The runs of `lines`, which are XHTML already (a title, say), and of a tree whose languages are tagged, text and
 * notes, in the order of the text; those in code, in addresses and those that the author has given a reading are left
 * out. In the tree's arena, or borrowed from the lines. */
struct han_runs han_collect(const struct doc *doc, const str *lines, size_t count);

#endif
