#include "gloss/finder.h"

#include "gloss/word_classes.h"

const struct token *finder_at(const struct finder *f, size_t i)
{
    return &f->tokens.items[i];
}

bool finder_is(const struct finder *f, size_t i, enum token_kind kind)
{
    return i < f->tokens.count && finder_at(f, i)->kind == kind;
}

str finder_text(const struct finder *f, size_t i)
{
    return token_text(&f->tokens, i);
}

unsigned finder_classes(const struct finder *f, size_t i)
{
    return finder_is(f, i, TOKEN_WORD) ? word_classes(finder_text(f, i)) : 0;
}

bool finder_says(const struct finder *f, size_t i, const char *word)
{
    return i < f->tokens.count && str_equal(finder_text(f, i), str_of(word));
}

size_t finder_innermost(const struct finder *f, size_t open)
{
    while (finder_is(f, open + 1, TOKEN_OPEN) && finder_at(f, open + 1)->match == finder_at(f, open)->match - 1)
        open++;
    return open;
}

void finder_free(struct finder *f)
{
    arena_free(&f->scratch);
}
