/* gloss/finder.h: what is known of a block's text while its glosses are looked for. */
#ifndef STELE_GLOSS_FINDER_H
#define STELE_GLOSS_FINDER_H

#include "gloss/bracket_parts.h"
#include "gloss/gloss.h"

/* A gloss with its spans in the line, in bytes. */
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
    str han;      /* the language of Han where nothing says it */
    bool cjk;     /* the article is in Chinese, Japanese or Korean */
    size_t floor; /* tokens before it belong to glosses already found */
    struct found *items;
    size_t count, cap;
};

/* Token `i`, whether it is of a kind, its text, its classes (gloss/word_classes.h), whether it is this word. */
const struct token *finder_at(const struct finder *f, size_t i);
bool finder_is(const struct finder *f, size_t i, enum token_kind kind);
str finder_text(const struct finder *f, size_t i);
unsigned finder_classes(const struct finder *f, size_t i);
bool finder_says(const struct finder *f, size_t i, const char *word);

/* Of brackets that stand directly in one another, the innermost; `open` is the first of them and has a partner. */
size_t finder_innermost(const struct finder *f, size_t open);

void finder_free(struct finder *finder);

#endif
