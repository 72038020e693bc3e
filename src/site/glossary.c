#include "site/publication.h"

static str key_of(struct arena *arena, const struct gloss_fact *gloss)
{
    return arena_printf(arena, "%.*s\t%.*s", STR(gloss->en), STR(gloss->zh));
}

static struct term *add_term(struct glossary *g, struct arena *arena, const struct gloss_fact *gloss, str key)
{
    struct term *term = arena_new(arena, struct term);

    *term = (struct term){ .id = arena_printf(arena, "t-%zu", g->count + 1),
        .number = g->count,
        .en = gloss->en,
        .zh = gloss->zh,
        .abbr = gloss->abbr,
        .reading = gloss->reading,
        .lang = gloss->lang,
        .kind = gloss->kind };
    g->terms = arena_grow(arena, g->terms, g->count, &g->cap, sizeof *g->terms);
    g->terms[g->count++] = term;
    map_set(&g->by_pair, key, term);
    return term;
}

static void add_gloss(struct glossary *g, struct arena *arena, struct article *article, size_t number)
{
    const struct gloss_fact *gloss = &article->facts->glosses[number];
    str key = key_of(arena, gloss);
    struct term *term = map_get(&g->by_pair, key);

    if (!term)
        term = add_term(g, arena, gloss, key);
    term->occurrences = arena_grow(arena, term->occurrences, term->count, &term->cap, sizeof *term->occurrences);
    term->occurrences[term->count++] = (struct occurrence){ article, gloss->place, gloss->span, true };
    article->terms[number] = term;
}

void glossary_make(struct glossary *g, struct arena *arena, struct article *articles, size_t count)
{
    *g = (struct glossary){ .by_pair = { .arena = arena } };
    for (size_t i = 0; i < count; i++) {
        articles[i].terms = arena_array(arena, const struct term *, articles[i].facts->gloss_count);
        for (size_t j = 0; j < articles[i].facts->gloss_count; j++)
            add_gloss(g, arena, &articles[i], j);
    }
}

const struct term *glossary_term(const struct article *article, size_t number)
{
    return article->terms[number];
}
