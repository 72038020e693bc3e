#include "gloss/walk.h"

#include "gloss/word_classes.h"

const struct token *walk_at(const struct walk *walk, size_t i)
{
    return &walk->tokens->items[i];
}

str walk_text(const struct walk *walk, size_t i)
{
    return token_text(walk->tokens, i);
}

bool walk_is_word(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
}

unsigned walk_classes(const struct walk *walk, size_t i)
{
    return walk_at(walk, i)->kind == TOKEN_WORD ? word_classes(walk_text(walk, i)) : 0;
}

uint64_t walk_cover_at(const struct walk *walk, size_t i)
{
    return walk_is_word(walk_at(walk, i)) ? original_cover(walk->original, walk_text(walk, i)) : 0;
}

str walk_possessive(str word)
{
    if (str_ends(word, S("'s")))
        return S("'s");
    return str_ends(word, S("’s")) ? S("’s") : S("");
}

uint64_t walk_cover(const struct walk *walk, size_t first, size_t last)
{
    uint64_t cover = 0;

    for (size_t i = first; i <= last; i++)
        cover |= walk_cover_at(walk, i);
    return cover;
}

uint64_t walk_said(const struct walk *walk, size_t first, size_t last)
{
    uint64_t said = 0;

    if (walk->original->length < 4)
        return walk_cover(walk, first, last);
    for (size_t i = first; i <= last; i++)
        if (walk_cover_at(walk, i) != walk->original->all)
            said |= walk_cover_at(walk, i);
    return said ? said : walk_cover(walk, first, last);
}

bool walk_accept(struct english *english, const struct walk *walk, size_t first, size_t last, const char *rule)
{
    english->first = first;
    english->last = last;
    english->rule = rule;
    english->words = 0;
    for (size_t i = first; i <= last; i++)
        english->words += walk_is_word(walk_at(walk, i));
    if (english->delimited || english->romanised)
        english->capitals = walk_at(walk, first)->capital;
    return true;
}

bool walk_has(const struct walk *walk, size_t i)
{
    return i >= walk->floor && i < walk->tokens->count && walk_at(walk, i)->begin >= walk->inner;
}

bool walk_is_against(const struct walk *walk, size_t i)
{
    str zh = walk->original->zh;

    return str_equal(walk_text(walk, i), S("against")) && (str_starts(zh, S("反")) || str_starts(zh, S("抗")));
}
