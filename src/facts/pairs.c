#include "facts/pairs.h"

#include "base/hash.h"
#include "facts/readings.h"
#include "lang/fold.h"

/* How many are remembered, the first: what articles have in common is met soon. */
enum { PAIRS = 16384 };

/* All that a gloss says, as sixteen bytes. */
enum { PRINT_BYTES = 16 };

static void print_of(const struct gloss *gloss, unsigned char print[PRINT_BYTES])
{
    const str fields[] = { gloss->en, gloss->zh, gloss->abbr, gloss->reading, gloss->lang, str_of(gloss->rule) };
    struct buf all = { 0 };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        buf_add(&all, fields[i]);
        buf_byte(&all, '\t');
    }
    buf_byte(&all, (char)('a' + gloss->kind));
    buf_byte(&all, gloss->marked ? '+' : '-');
    hash_wide(buf_str(&all), print);
    buf_free(&all);
}

static struct gloss_pair *new_pair(struct arena *arena, const struct gloss *from)
{
    struct gloss_pair *pair = arena_new(arena, struct gloss_pair);
    struct buf key = { 0 };

    fold_pair(&key, from->en, from->zh);
    *pair = (struct gloss_pair){ .en = arena_copy(arena, from->en),
        .zh = arena_copy(arena, from->zh),
        .abbr = arena_copy(arena, from->abbr),
        .reading = arena_copy(arena, from->reading),
        .lang = arena_copy(arena, from->lang),
        .kind = from->kind,
        .rule = str_of(from->rule),
        .marked = from->marked,
        .key = buf_copy(&key, arena) };
    readings_set(pair, arena);
    buf_free(&key);
    return pair;
}

static struct gloss_pair *copy_pair(struct arena *arena, const struct gloss_pair *from)
{
    struct gloss_pair *pair = arena_new(arena, struct gloss_pair);

    *pair = *from;
    pair->en = arena_copy(arena, from->en);
    pair->zh = arena_copy(arena, from->zh);
    pair->abbr = arena_copy(arena, from->abbr);
    pair->reading = arena_copy(arena, from->reading);
    pair->lang = arena_copy(arena, from->lang);
    pair->key = arena_copy(arena, from->key);
    pair->sound = arena_copy(arena, from->sound);
    return pair;
}

/* Another worker may have found the same meanwhile. */
static const struct gloss_pair *remember(struct pairs *pairs, str print, const struct gloss_pair *found)
{
    struct gloss_pair *pair = map_get(&pairs->by_print, print);

    if (pair)
        return pair;
    if (pairs->by_print.count >= PAIRS)
        return found;
    pair = copy_pair(&pairs->arena, found);
    map_set(&pairs->by_print, arena_copy(&pairs->arena, print), pair);
    return pair;
}

const struct gloss_pair *pairs_find(struct pairs *pairs, struct arena *arena, const struct gloss *gloss)
{
    unsigned char print[PRINT_BYTES];
    const str key = { (const char *)print, sizeof print };
    const struct gloss_pair *pair;

    print_of(gloss, print);
    pthread_mutex_lock(&pairs->mutex);
    pairs->by_print.arena = &pairs->arena;
    pair = map_get(&pairs->by_print, key);
    pthread_mutex_unlock(&pairs->mutex);
    if (pair)
        return pair;
    pair = new_pair(arena, gloss);
    pthread_mutex_lock(&pairs->mutex);
    pair = remember(pairs, key, pair);
    pthread_mutex_unlock(&pairs->mutex);
    return pair;
}

void pairs_free(struct pairs *pairs)
{
    arena_free(&pairs->arena);
    pairs->by_print = (struct map){ 0 };
}
