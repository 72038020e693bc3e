#include "publication/facing.h"

#include "lang/language.h"

bool facing_wanted(const struct article *edition)
{
    return edition->original && !edition->facts->page && !edition->facts->no_facing;
}

size_t facing_count(const struct publication *p)
{
    size_t count = 0;

    for (size_t i = 0; i < p->edition_count; i++)
        count += facing_wanted(&p->editions[i]);
    return count;
}

bool facing_is_main(const struct publication *p, const struct article *edition)
{
    str first = p->input->config.lang.text, second = p->input->config.second_lang.text;
    str a = edition->original->facts->lang, b = edition->facts->lang;

    return (language_equal(a, first) && language_equal(b, second)) ||
           (language_equal(a, second) && language_equal(b, first));
}

struct alignment facing_align(struct arena *arena, const struct article *left, const struct article *right)
{
    const struct blocks *l = &left->facts->blocks, *r = &right->facts->blocks;

    return align(arena, l->items, l->count, r->items, r->count);
}

/* --- where they differ */

/* The span of a block, or of the last one for what would follow it. */
static struct span span_of(const struct blocks *blocks, size_t at)
{
    if (blocks->count == 0)
        return (struct span){ 1, 1 };
    return blocks->items[at < blocks->count ? at : blocks->count - 1].span;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void report(const struct article *edition, const struct difference *difference, struct diag *diag)
{
    const struct facts *original = edition->original->facts, *facts = edition->facts;
    struct span here = span_of(&facts->blocks, difference->right_at);
    int there = span_of(&original->blocks, difference->left_at).line;

    if (difference->alone && difference->left_count)
        diag_warn(diag, "edition.parallel", here,
            "a section of the original, %.*s:%d, has no counterpart in this edition", STR(original->path), there);
    else if (difference->alone)
        diag_warn(diag, "edition.parallel", here, "this section has no counterpart in the original near %.*s:%d",
            STR(original->path), there);
    else
        diag_warn(diag, "edition.parallel", here,
            "%zu block%s of text begin here, and %zu at %.*s:%d; side by side, they stand as their lengths suggest",
            difference->right_count, plural(difference->right_count), difference->left_count, STR(original->path),
            there);
}

static void check(const struct article *edition, struct diag *diag)
{
    struct arena scratch = { 0 };
    struct alignment found = facing_align(&scratch, edition->original, edition);
    str before = diag_enter(diag, edition->facts->path);

    for (size_t i = 0; i < found.difference_count; i++)
        report(edition, &found.differences[i], diag);
    diag_enter(diag, before);
    arena_free(&scratch);
}

void facing_check(const struct publication *p, struct diag *diag)
{
    for (size_t i = 0; i < p->edition_count; i++)
        if (facing_wanted(&p->editions[i]))
            check(&p->editions[i], diag);
}
