#include "lang/lexicon.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "lang/cedict.h"
#include "lang/script.h"
#include "lang/stem.h"

enum { LAST_BIT = 63 };

/* The longest word at the start of `han`: its node, 0 where there is none, and how many bytes it takes. */
static size_t longest(str han, size_t *bytes)
{
    struct cedict_path path = { 0 };
    size_t found = 0, at = 0, len;

    *bytes = 0;
    while (at < han.len && cedict_step(&path, cedict_character(utf8_decode(str_from(han, at), &len)))) {
        size_t node = cedict_word_here(&path);

        at += len;
        if (node) {
            found = node;
            *bytes = at;
        }
    }
    return found;
}

static size_t whole(str han)
{
    size_t bytes, node = longest(han, &bytes);

    return bytes == han.len ? node : 0;
}

static bool starts_with_han(str text, size_t *len)
{
    return text.len && script_of(utf8_decode(text, len)) == SCRIPT_HAN;
}

struct lexicon_word lexicon_longest(str han)
{
    size_t bytes, len, node;

    if (!starts_with_han(han, &len))
        return (struct lexicon_word){ 0, false };
    node = longest(han, &bytes);
    return (struct lexicon_word){ bytes > len ? bytes : len, cedict_is_proper(node) };
}

bool lexicon_has(str han)
{
    return whole(han);
}

bool lexicon_says(str word)
{
    return stem_of(word);
}

static void add_senses(struct lexicon_senses *senses, struct arena *arena, size_t node, uint64_t where)
{
    struct cedict_word word = cedict_word(node);

    for (size_t i = 0; i < word.stem_count; i++) {
        senses->items = arena_grow(arena, senses->items, senses->count, &senses->cap, sizeof *senses->items);
        senses->items[senses->count++] = (struct lexicon_sense){
            .where = where,
            .stem = (uint16_t)(word.stems[2 * i] | word.stems[2 * i + 1] << 8),
        };
    }
}

/* Of every word that begins at the front of `han`, whose place is `first`. */
static void gather(struct lexicon_senses *senses, struct arena *arena, str han, size_t first)
{
    struct cedict_path path = { 0 };
    size_t at = 0, len;
    uint64_t where = 0;

    for (size_t i = first; at < han.len; i++) {
        size_t node;

        if (!cedict_step(&path, cedict_character(utf8_decode(str_from(han, at), &len))))
            break;
        at += len;
        where |= (uint64_t)1 << (i < LAST_BIT ? i : LAST_BIT);
        node = cedict_word_here(&path);
        if (node)
            add_senses(senses, arena, node, where);
    }
}

struct lexicon_senses lexicon_senses(struct arena *arena, str han)
{
    struct lexicon_senses senses = { 0 };
    size_t len;

    for (size_t at = 0; at < han.len && senses.characters < LEXICON_CHARACTERS; at += len) {
        gather(&senses, arena, str_from(han, at), senses.characters++);
        utf8_decode(str_from(han, at), &len);
    }
    return senses;
}

uint64_t lexicon_where(const struct lexicon_senses *senses, str word)
{
    uint16_t stem = stem_of(word);
    uint64_t where = 0;

    for (size_t i = 0; stem && i < senses->count; i++)
        if (senses->items[i].stem == stem)
            where |= senses->items[i].where;
    return where;
}

bool lexicon_means(str han, str word)
{
    struct arena arena = { 0 };
    struct lexicon_senses senses = lexicon_senses(&arena, han);
    bool means = lexicon_where(&senses, word);

    arena_free(&arena);
    return means;
}

size_t lexicon_renders(str han, str english)
{
    struct arena arena = { 0 };
    struct lexicon_senses senses = lexicon_senses(&arena, han);
    size_t count = 0;
    str word;

    while (stem_next_word(&english, &word))
        count += lexicon_where(&senses, word) != 0;
    arena_free(&arena);
    return count;
}
