#include "publication/chapters.h"

#include <stdint.h>
#include <stdlib.h>

struct chapter_place {
    const struct article *article;
    bool beside;
    size_t chapter; /* from 1 */
};

static int compare_articles(const struct chapter_place *a, const struct chapter_place *b)
{
    uintptr_t left = (uintptr_t)a->article, right = (uintptr_t)b->article;
    int order = (left > right) - (left < right);

    return order ? order : a->beside - b->beside;
}

static int compare_places(const void *left, const void *right)
{
    const struct chapter_place *a = left, *b = right;
    int order = compare_articles(a, b);

    return order ? order : (a->chapter > b->chapter) - (a->chapter < b->chapter);
}

void chapters_index(struct book *book, struct arena *arena)
{
    struct chapter_place *places = arena_array(arena, struct chapter_place, 2 * book->count);

    book->place_count = 0;
    for (size_t i = 0; i < book->count; i++) {
        places[book->place_count++] = (struct chapter_place){ book->articles[i], false, i + 1 };
        if (book->beside && book->beside[i])
            places[book->place_count++] = (struct chapter_place){ book->beside[i], true, i + 1 };
    }
    if (book->place_count)
        qsort(places, book->place_count, sizeof *places, compare_places);
    book->places = places;
}

/* The first place that isn't before the wanted one. */
static size_t find(const struct book *book, const struct article *article, bool beside)
{
    const struct chapter_place wanted = { article, beside, 0 };
    size_t low = 0, high = book->place_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_places(&book->places[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < book->place_count && compare_articles(&book->places[low], &wanted) == 0 ? book->places[low].chapter
                                                                                         : 0;
}

size_t chapters_of(const struct book *book, const struct article *article)
{
    return find(book, article, false);
}

size_t chapters_beside(const struct book *book, const struct article *article)
{
    return find(book, article, true);
}
