#include "publication/chapters.h"

#include <stdint.h>
#include <stdlib.h>

struct chapter_entry {
    const struct article *article;
    bool facing;
    size_t chapter; /* from 1 */
};

static int compare_articles(const struct chapter_entry *a, const struct chapter_entry *b)
{
    uintptr_t left = (uintptr_t)a->article, right = (uintptr_t)b->article;
    int order = (left > right) - (left < right);

    return order ? order : a->facing - b->facing;
}

static int compare_entries(const void *left, const void *right)
{
    const struct chapter_entry *a = left, *b = right;
    int order = compare_articles(a, b);

    return order ? order : (a->chapter > b->chapter) - (a->chapter < b->chapter);
}

void chapters_index(struct book *book, struct arena *arena)
{
    struct chapter_entry *entries = arena_array(arena, struct chapter_entry, 2 * book->count);

    book->entry_count = 0;
    for (size_t i = 0; i < book->count; i++) {
        entries[book->entry_count++] = (struct chapter_entry){ book->articles[i], false, i + 1 };
        if (book->facing && book->facing[i])
            entries[book->entry_count++] = (struct chapter_entry){ book->facing[i], true, i + 1 };
    }
    if (book->entry_count)
        qsort(entries, book->entry_count, sizeof *entries, compare_entries);
    book->entries = entries;
}

/* The first place that isn't before the wanted one. */
static size_t find(const struct book *book, const struct article *article, bool facing)
{
    const struct chapter_entry wanted = { article, facing, 0 };
    size_t low = 0, high = book->entry_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_entries(&book->entries[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < book->entry_count && compare_articles(&book->entries[low], &wanted) == 0 ? book->entries[low].chapter
                                                                                          : 0;
}

size_t chapters_of(const struct book *book, const struct article *article)
{
    return find(book, article, false);
}

size_t chapters_facing(const struct book *book, const struct article *article)
{
    return find(book, article, true);
}
