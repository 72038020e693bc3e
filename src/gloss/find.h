/* gloss/find.h: the glosses of one block's text.
 */
#ifndef STELE_GLOSS_FIND_H
#define STELE_GLOSS_FIND_H

#include "gloss/bracket_parts.h"
#include "gloss/kind.h"

/* A gloss with its places in the line, in bytes. */
struct found {
    struct gloss gloss;
    size_t en_begin, en_end;
    size_t zh_begin, zh_end;     /* with the marks that belong to it */
    size_t hide_begin, hide_end; /* what goes when originals are hidden; equal where nothing does */
};

struct finder {
    struct arena *arena;  /* for what is found */
    struct arena scratch; /* for one gloss */
    const struct line_text *line;
    struct tokens tokens;
    struct bracket_parts parts;
    str han;      /* the language of Han that nothing tells */
    bool cjk;     /* the article is in Chinese, Japanese or Korean */
    size_t floor; /* tokens before it belong to glosses already found */
    struct found *items;
    size_t count, cap;
};

/* Finds the glosses of a line into finder->items; `finder` is zeroed but for its arena, han and cjk, or was used
 * before. Linear in the text. */
void gloss_find(struct finder *finder, const struct line_text *line);

void finder_free(struct finder *finder);

#endif
