#include "publication/wordlist.h"

#include "lang/letters.h"

#include <stdlib.h>

bool wordlist_shows(const struct term *term, enum terms_shown shown)
{
    if (shown == TERMS_NONE || term->kind == GLOSS_QUOTATION || term->status == TERM_IGNORED)
        return false;
    return shown == TERMS_ALL || term->status == TERM_APPROVED;
}

/* '*' stands last, '0' first. */
static int rank(char letter)
{
    return letter == '*' ? 'z' + 1 : letter;
}

static int compare_english(const void *left, const void *right)
{
    const struct word *a = left, *b = right;
    int order = rank(a->letter) - rank(b->letter);

    if (!order)
        order = str_compare(a->term->sort_en, b->term->sort_en);
    return order ? order : str_compare(a->term->sort_zh, b->term->sort_zh);
}

static int compare_readings(const void *left, const void *right)
{
    const struct word *a = left, *b = right;
    int order = rank(a->letter) - rank(b->letter);

    if (!order)
        order = str_compare(a->term->sort_zh, b->term->sort_zh);
    return order ? order : str_compare(a->term->sort_en, b->term->sort_en);
}

static void add(struct wordlist *list, struct arena *arena, size_t *cap, const struct term *term, str looked_up)
{
    list->words = arena_grow(arena, list->words, list->count, cap, sizeof *list->words);
    list->words[list->count++] = (struct word){ term, letters_initial(looked_up) };
}

static void sort(struct wordlist *list, int (*order)(const void *, const void *))
{
    if (list->count)
        qsort(list->words, list->count, sizeof *list->words, order);
}

struct wordlist wordlist_by_english(struct arena *arena, const struct glossary *glossary, enum term_status status,
    enum terms_shown shown, const struct wordlist_choice *choice)
{
    struct wordlist list = { NULL, 0 };
    size_t cap = 0;

    for (size_t i = 0; i < glossary->count; i++)
        if (glossary->terms[i]->status == status && wordlist_shows(glossary->terms[i], shown) &&
            (!choice || choice->takes(choice, glossary->terms[i])))
            add(&list, arena, &cap, glossary->terms[i], glossary->terms[i]->sort_en);
    sort(&list, compare_english);
    return list;
}

struct wordlist wordlist_by_reading(struct arena *arena, const struct glossary *glossary, enum terms_shown shown)
{
    struct wordlist list = { NULL, 0 };
    size_t cap = 0;

    for (size_t i = 0; i < glossary->count; i++)
        if (glossary->terms[i]->zh.len && wordlist_shows(glossary->terms[i], shown))
            add(&list, arena, &cap, glossary->terms[i], glossary->terms[i]->sort_zh);
    sort(&list, compare_readings);
    return list;
}
