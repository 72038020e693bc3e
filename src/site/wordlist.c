#include "site/wordlist.h"

#include "lang/letters.h"

#include <stdlib.h>

bool wordlist_shows(const struct term *term, enum terms_shown shown)
{
    if (shown == TERMS_NONE || term->kind == GLOSS_QUOTATION || term->status == TERM_IGNORED)
        return false;
    return shown == TERMS_ALL || term->status == TERM_APPROVED;
}

static str without_article(str english)
{
    static const char *const articles[] = { "the ", "The ", "a ", "A ", "an ", "An " };

    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (str_starts(english, str_of(articles[i])))
            return str_from(english, str_of(articles[i]).len);
    return english;
}

static void add(struct wordlist *list, size_t *cap, struct arena *arena, struct buf *scratch, const struct term *term,
    str looked_up)
{
    struct word *word;

    buf_reset(scratch);
    letters_write(scratch, looked_up);
    list->words = arena_grow(arena, list->words, list->count, cap, sizeof *list->words);
    word = &list->words[list->count++];
    word->term = term;
    word->key = buf_copy(scratch, arena);
    word->letter = letters_initial(word->key);
}

/* '*' stands last, '0' first. */
static int rank(char letter)
{
    return letter == '*' ? 'z' + 1 : letter;
}

static int compare(const struct word *a, const struct word *b)
{
    int order = rank(a->letter) - rank(b->letter);

    if (!order)
        order = str_compare(a->key, b->key);
    return order ? order : str_compare(a->term->zh, b->term->zh);
}

static int compare_english(const void *left, const void *right)
{
    const struct word *a = left, *b = right;
    int order = compare(a, b);

    return order ? order : str_compare(a->term->en, b->term->en);
}

static int compare_readings(const void *left, const void *right)
{
    const struct word *a = left, *b = right;
    int order = compare(a, b);

    if (!order)
        order = str_compare(a->term->reading, b->term->reading);
    return order ? order : str_compare(a->term->en, b->term->en);
}

static void sort(struct wordlist *list, int (*order)(const void *, const void *))
{
    if (list->count)
        qsort(list->words, list->count, sizeof *list->words, order);
}

struct wordlist wordlist_by_english(
    struct arena *arena, const struct glossary *glossary, enum term_status status, enum terms_shown shown)
{
    struct wordlist list = { NULL, 0 };
    struct buf scratch = { 0 };
    size_t cap = 0;

    for (size_t i = 0; i < glossary->count; i++) {
        const struct term *term = glossary->terms[i];

        if (term->status == status && wordlist_shows(term, shown))
            add(&list, &cap, arena, &scratch, term, without_article(term->en));
    }
    sort(&list, compare_english);
    buf_free(&scratch);
    return list;
}

struct wordlist wordlist_by_reading(struct arena *arena, const struct glossary *glossary, enum terms_shown shown)
{
    struct wordlist list = { NULL, 0 };
    struct buf scratch = { 0 };
    size_t cap = 0;

    for (size_t i = 0; i < glossary->count; i++)
        if (wordlist_shows(glossary->terms[i], shown))
            add(&list, &cap, arena, &scratch, glossary->terms[i], glossary->terms[i]->reading);
    sort(&list, compare_readings);
    buf_free(&scratch);
    return list;
}
