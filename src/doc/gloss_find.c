#include "doc/gloss_find.h"

#include "doc/gloss_sides.h"

/* Whether Han stands in the bracket itself, not only in brackets within. */
static bool holds_han(const struct finder *f, size_t open, size_t close)
{
    for (size_t i = open + 1; i < close; i++) {
        if (finder_at(f, i)->kind == TOKEN_HAN)
            return true;
        if (finder_at(f, i)->kind == TOKEN_OPEN && finder_at(f, i)->match < close)
            i = finder_at(f, i)->match;
    }
    return false;
}

/* The bracket at `open`, which holds Han: the innermost of those that stand directly in one another. */
static size_t find_at_bracket(struct finder *f, size_t open)
{
    size_t close = finder_at(f, open)->match, inner = open, outer_close = close;

    while (finder_is(f, inner + 1, TOKEN_OPEN) && finder_at(f, inner + 1)->match == close - 1) {
        inner++;
        close--;
    }
    if (close - inner > BRACKET || !holds_han(f, inner, close))
        return open + 1;
    return gloss_find_in_bracket(f, inner, close) ? outer_close + 1 : inner + 1;
}

void gloss_find(struct finder *f, const struct line_text *line)
{
    f->line = line;
    f->count = 0;
    f->floor = 0;
    f->tokens.arena = f->parts.arena = f->arena;
    gloss_tokens_read(&f->tokens, line);
    gloss_context_read(&f->context, line->text);
    for (size_t i = 0; i < f->tokens.count;) {
        const struct gloss_token *token = finder_at(f, i);

        if (token->kind == TOKEN_OPEN && token->match != NO_TOKEN && token->han &&
            !(token->wide && !token->space && i && finder_is(f, i - 1, TOKEN_HAN)))
            i = find_at_bracket(f, i);
        else if (token->kind == TOKEN_HAN)
            i = gloss_find_bare(f, i);
        else
            i++;
        arena_reset(&f->scratch);
    }
}

void finder_free(struct finder *f)
{
    arena_free(&f->scratch);
}
