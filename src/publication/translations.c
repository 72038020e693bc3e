#include "publication/translations.h"

#include "base/unicode.h"
#include "publication/facing.h"

#include <stdlib.h>
#include <string.h>

static uint32_t mark_of(uint64_t hash)
{
    return (uint32_t)(hash >> 32);
}

static struct lock_marks marks_of(struct arena *arena, const struct block *blocks, size_t count)
{
    struct lock_marks marks = { arena_array(arena, uint32_t, count), count };

    for (size_t i = 0; i < count; i++)
        marks.items[i] = mark_of(blocks[i].hash);
    return marks;
}

/* --- two lists of marks: what became of each */

/* For each of the new ones the old one that it is, or NONE. Both grow together. */
struct matching {
    const uint32_t *old, *fresh;
    size_t *of; /* by the new ones */
};

static const size_t NONE = (size_t)-1;

struct marked {
    uint32_t mark;
    size_t at;
};

static int compare_marks(const void *left, const void *right)
{
    const struct marked *a = left, *b = right;

    if (a->mark != b->mark)
        return a->mark < b->mark ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static struct marked *sorted(struct arena *arena, const uint32_t *marks, size_t begin, size_t end)
{
    struct marked *list = arena_array(arena, struct marked, end - begin);

    for (size_t i = begin; i < end; i++)
        list[i - begin] = (struct marked){ marks[i], i };
    if (end > begin)
        qsort(list, end - begin, sizeof *list, compare_marks);
    return list;
}

static bool is_single(const struct marked *list, size_t count, size_t i)
{
    return (i == 0 || list[i - 1].mark != list[i].mark) && (i + 1 == count || list[i + 1].mark != list[i].mark);
}

/* For each new one between these bounds the old one with its mark, where both have it once. */
static void pair_singles(struct matching *m, size_t old_begin, size_t old_end, size_t begin, size_t end)
{
    struct arena scratch = { 0 };
    struct marked *old = sorted(&scratch, m->old, old_begin, old_end), *fresh = sorted(&scratch, m->fresh, begin, end);
    size_t old_count = old_end - old_begin, count = end - begin;

    for (size_t i = 0, j = 0; i < old_count && j < count;) {
        if (old[i].mark == fresh[j].mark && is_single(old, old_count, i) && is_single(fresh, count, j))
            m->of[fresh[j].at] = old[i].at;
        if (old[i].mark < fresh[j].mark)
            i++;
        else
            j++;
    }
    arena_free(&scratch);
}

/* How many of the rows that end in `tails`, shortest first, end before the old one `of`. */
static size_t count_before(const struct matching *m, const size_t *tails, size_t length, size_t of)
{
    size_t low = 0, high = length;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (m->of[tails[middle]] < of)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of the pairs between these bounds the longest row that grows stays; the others were moved, and are no pairs. */
static void keep_growing(struct matching *m, size_t begin, size_t end)
{
    struct arena scratch = { 0 };
    size_t *tails = arena_array(&scratch, size_t, end - begin), *before = arena_array(&scratch, size_t, end - begin);
    size_t length = 0, last;

    for (size_t i = begin; i < end; i++) {
        size_t low;

        if (m->of[i] == NONE)
            continue;
        low = count_before(m, tails, length, m->of[i]);
        before[i - begin] = low ? tails[low - 1] : NONE;
        tails[low] = i;
        length = low == length ? length + 1 : length;
    }
    last = length ? tails[length - 1] : NONE;
    for (size_t i = end; i-- > begin;) {
        if (i == last)
            last = before[i - begin];
        else
            m->of[i] = NONE;
    }
    arena_free(&scratch);
}

/* What is alike at the ends is the same; between, what stands once on both sides, in its order. Then neighbours that
 * are alike on both sides of such a pair belong to it as well: marks that stand several times. */
static void match(struct matching *m, size_t old_count, size_t count)
{
    size_t begin = 0, old_end = old_count, end = count;

    for (size_t i = 0; i < count; i++)
        m->of[i] = NONE;
    for (; begin < end && begin < old_end && m->old[begin] == m->fresh[begin]; begin++)
        m->of[begin] = begin;
    for (; end > begin && old_end > begin && m->old[old_end - 1] == m->fresh[end - 1]; end--)
        m->of[end - 1] = --old_end;
    pair_singles(m, begin, old_end, begin, end);
    keep_growing(m, begin, end);
    for (size_t i = begin + 1; i < end; i++) {
        size_t next = m->of[i - 1] == NONE ? NONE : m->of[i - 1] + 1;

        if (m->of[i] == NONE && next < old_end && m->old[next] == m->fresh[i] && (i + 1 >= end || m->of[i + 1] != next))
            m->of[i] = next;
    }
    keep_growing(m, begin, end);
}

/* --- telling */

/* A list of blocks, then and now, and where the translation has each of those now. */
struct comparing {
    const struct article *edition;
    const struct block *blocks;
    size_t count;
    struct span *here; /* by block; and after them, where what stood at the end would be */
    struct diag *diag;
};

static const char *original_path(const struct comparing *c, struct arena *scratch, size_t at)
{
    return arena_printf(scratch, "%.*s:%d", STR(c->edition->original->facts->path), c->blocks[at].span.line).at;
}

static void report_removed(const struct comparing *c, size_t at, size_t count)
{
    struct arena scratch = { 0 };

    diag_warn(c->diag, "translation.removed", c->here[at],
        "%zu paragraph%s of the original, which stood %s %s, %s gone since this was translated", count,
        count == 1 ? "" : "s", at < c->count ? "before" : "at the end of",
        at < c->count ? original_path(c, &scratch, at) : arena_cstr(&scratch, c->edition->original->facts->path),
        count == 1 ? "is" : "are");
    arena_free(&scratch);
}

static void report(const struct comparing *c, size_t at, bool added)
{
    struct arena scratch = { 0 };

    diag_warn(c->diag, added ? "translation.added" : "translation.changed", c->here[at],
        added ? "the original has something new here, %s, since this was translated"
              : "the original of this, %s, has changed since it was translated",
        original_path(c, &scratch, at));
    arena_free(&scratch);
}

/* A stretch of new ones without partners, before which so many old ones are without: as many as there are of both have
 * changed. */
static void report_stretch(const struct comparing *c, size_t begin, size_t end, size_t old)
{
    for (size_t i = begin; i < end; i++)
        report(c, i, i - begin >= old);
    if (old > end - begin)
        report_removed(c, end, old - (end - begin));
}

static void compare(const struct comparing *c, const struct lock_marks *then)
{
    struct arena scratch = { 0 };
    struct lock_marks now = marks_of(&scratch, c->blocks, c->count);
    struct matching m = { then->items, now.items, arena_array(&scratch, size_t, c->count) };
    size_t begin = 0, old = 0;

    match(&m, then->count, now.count);
    for (size_t i = 0; i <= c->count; i++) {
        size_t of = i < c->count ? m.of[i] : then->count;

        if (of == NONE)
            continue;
        report_stretch(c, begin, i, of - old);
        begin = i + 1;
        old = of + 1;
    }
    arena_free(&scratch);
}

/* --- where the translation has it */

static struct span span_in(const struct blocks *blocks, size_t at)
{
    if (blocks->count == 0)
        return (struct span){ 1, 1 };
    return blocks->items[at < blocks->count ? at : blocks->count - 1].span;
}

static struct span *text_spans(struct arena *arena, const struct article *edition)
{
    const struct blocks *blocks = &edition->original->facts->blocks;
    struct span *list = arena_array(arena, struct span, blocks->count + 1);
    struct alignment found = facing_align(arena, edition->original, edition);
    size_t left = 0, right = 0;

    for (size_t i = 0; i < found.count; i++) {
        for (size_t j = 0; j < found.steps[i].left; j++)
            list[left++] = span_in(&edition->facts->blocks, right);
        right += found.steps[i].right;
    }
    list[left] = span_in(&edition->facts->blocks, right);
    return list;
}

static struct span *note_spans(struct arena *arena, const struct article *edition)
{
    const struct blocks *own = &edition->facts->blocks;
    size_t count = edition->original->facts->blocks.note_count;
    struct span *list = arena_array(arena, struct span, count + 1);

    for (size_t i = 0; i <= count; i++)
        list[i] = i < own->note_count ? own->items[own->count + i].span : span_in(own, own->count);
    return list;
}

static void check(const struct article *edition, const struct lock_entry *entry, struct diag *diag)
{
    const struct facts *original = edition->original->facts;
    const struct blocks *blocks = &original->blocks;
    struct arena scratch = { 0 };
    struct comparing text = { edition, blocks->items, blocks->count, text_spans(&scratch, edition), diag };
    struct comparing notes = { edition, blocks->items + blocks->count, blocks->note_count,
        note_spans(&scratch, edition), diag };

    if (entry->front != mark_of(original->front_hash))
        diag_warn(diag, "translation.front", ((struct span){ 1, 1 }),
            "the title, the summary or other words at the head of the original, %.*s, have changed since this was "
            "translated",
            STR(original->path));
    compare(&text, &entry->blocks);
    compare(&notes, &entry->notes);
    arena_free(&scratch);
}

static void report_gone(const struct publication *p, const struct map *seen, struct diag *diag)
{
    const struct lock *lock = &p->input->lock;
    str before = diag_enter(diag, S("stele.lock.yaml"));

    for (size_t i = 0; i < lock->count; i++)
        if (!map_get(seen, lock->entries[i].path))
            diag_note(diag, "translation.gone", NOWHERE,
                "“%.*s” is no translation that is there; “stele lock” forgets it", STR(lock->entries[i].path));
    diag_enter(diag, before);
}

void translations_check(const struct publication *p, struct diag *diag)
{
    const struct input *input = p->input;
    struct arena scratch = { 0 };
    struct map seen = { .arena = &scratch }; /* files that are editions, of this build or not */

    for (size_t i = 0; input->lock.count && i < input->count; i++)
        if (input->files[i].edition.len)
            map_set(&seen, unicode_nfc(&scratch, input->files[i].path), &seen);
    for (size_t i = 0; input->lock.count && i < p->edition_count; i++) {
        const struct lock_entry *entry =
            map_get(&input->lock.by_path, unicode_nfc(&scratch, p->editions[i].facts->path));
        str before = diag_enter(diag, p->editions[i].facts->path);

        if (entry)
            check(&p->editions[i], entry, diag);
        diag_enter(diag, before);
    }
    report_gone(p, &seen, diag);
    arena_free(&scratch);
}

/* --- what is to be remembered */

static struct lock_entry entry_of(struct arena *arena, const struct article *edition)
{
    const struct facts *original = edition->original->facts;
    const struct blocks *blocks = &original->blocks;

    return (struct lock_entry){
        .path = unicode_nfc(arena, edition->facts->path),
        .of = unicode_nfc(arena, original->path),
        .front = mark_of(original->front_hash),
        .blocks = marks_of(arena, blocks->items, blocks->count),
        .notes = marks_of(arena, blocks->items + blocks->count, blocks->note_count),
    };
}

static bool marks_equal(const struct lock_marks *a, const struct lock_marks *b)
{
    return a->count == b->count && (a->count == 0 || memcmp(a->items, b->items, a->count * sizeof *a->items) == 0);
}

static bool entries_equal(const struct lock_entry *a, const struct lock_entry *b)
{
    return str_equal(a->of, b->of) && a->front == b->front && marks_equal(&a->blocks, &b->blocks) &&
           marks_equal(&a->notes, &b->notes);
}

static int compare_entries(const void *left, const void *right)
{
    const struct lock_entry *a = left, *b = right;

    return str_compare(a->path, b->path);
}

struct lock_entry *translations_lock(
    const struct publication *p, str slug, struct arena *arena, size_t *count, size_t *taken)
{
    const struct lock *lock = &p->input->lock;
    struct lock_entry *entries = arena_array(arena, struct lock_entry, p->edition_count + lock->count);
    struct map seen = { .arena = arena };

    *count = *taken = 0;
    for (size_t i = 0; i < p->edition_count; i++) {
        const struct article *edition = &p->editions[i];
        str path = unicode_nfc(arena, edition->facts->path);
        const struct lock_entry *was = map_get(&lock->by_path, path);

        if (slug.len && !str_equal(edition->facts->slug, slug))
            continue;
        entries[*count] = entry_of(arena, edition);
        map_set(&seen, path, &seen);
        *taken += !was || !entries_equal(was, &entries[*count]);
        ++*count;
    }
    for (size_t i = 0; slug.len && i < lock->count; i++)
        if (!map_get(&seen, lock->entries[i].path))
            entries[(*count)++] = lock->entries[i];
    if (*count)
        qsort(entries, *count, sizeof *entries, compare_entries);
    return entries;
}
