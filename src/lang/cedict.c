#include "lang/cedict.h"

#include <endian.h>
#include <stdatomic.h>
#include <string.h>

__asm__(".section .rodata\n"
        ".balign 8\n"
        "lexicon_table: .incbin \"src/lang/lexicon.bin\"\n"
        ".previous");
extern const unsigned char lexicon_table[];

/* In the order of make-lexicon.py. */
enum part {
    PART_PLANE,
    PART_OTHERS,
    PART_FOLD,
    PART_FIRST,
    PART_READINGS,
    PART_SYLLABLES,
    PART_LABELS,
    PART_WORD,
    PART_INNER,
    PART_CHILDREN,
    PART_BASES,
    PART_RECORDS,
    PART_PLACES,
    PART_FAMILIES,
    PART_ROOTS,
    PART_COUNT,
};

enum { PLANE_FIRST = 0x3400, PLANE_END = 0xA000, SYLLABLE = 8, BLOCK = 12, FAMILY = 8, TOGETHER = 16, BASED = 32 };
enum { MANY_STEMS = 15, SPELLED_LAST = 0x40 };

/* So many children are looked through one by one. */
enum { FEW = 8 };

struct bytes {
    const unsigned char *at;
    size_t len;
};

/* Numbers of one, two and four bytes, the least first; 0 where they would be outside. Looked up so often that each is
 * one load. */
static inline uint32_t byte_of(struct bytes bytes, size_t at)
{
    return at < bytes.len ? bytes.at[at] : 0;
}

static inline uint32_t short_of(struct bytes bytes, size_t at)
{
    uint16_t value;

    if (at > bytes.len || bytes.len - at < sizeof value)
        return 0;
    memcpy(&value, bytes.at + at, sizeof value);
    return le16toh(value);
}

static inline uint32_t long_of(struct bytes bytes, size_t at)
{
    uint32_t value;

    if (at > bytes.len || bytes.len - at < sizeof value)
        return 0;
    memcpy(&value, bytes.at + at, sizeof value);
    return le32toh(value);
}

/* Where each part lies and how long it is, as the table's head says: read out when the program is made, so that no
 * look-up has to. */
static const struct {
    size_t at, len;
} extents[PART_COUNT] = {
#include "lang/lexicon_parts.inc"
};

static inline struct bytes part(enum part which)
{
    return (struct bytes){ lexicon_table + extents[which].at, extents[which].len };
}

static uint16_t short_at(enum part which, size_t index)
{
    return (uint16_t)short_of(part(which), 2 * index);
}

static uint16_t find_other(uint32_t code_point)
{
    struct bytes others = part(PART_OTHERS);
    size_t low = 0, high = others.len / 8;

    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t there = long_of(others, 8 * middle);

        if (there == code_point)
            return (uint16_t)long_of(others, 8 * middle + 4);
        if (code_point < there)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

uint16_t cedict_character(uint32_t code_point)
{
    if (code_point >= PLANE_FIRST && code_point < PLANE_END)
        return short_at(PART_PLANE, code_point - PLANE_FIRST);
    return find_other(code_point);
}

uint16_t cedict_simplified(uint16_t character)
{
    return short_at(PART_FOLD, character);
}

size_t cedict_reading_count(uint16_t character)
{
    size_t from = short_at(PART_FIRST, character), to = short_at(PART_FIRST, character + 1u);

    return character && to > from ? to - from : 0;
}

static const char *syllable(size_t which)
{
    struct bytes all = part(PART_SYLLABLES);

    /* the last of a syllable's bytes is always zero */
    if (all.len / SYLLABLE <= which || all.at[SYLLABLE * which + SYLLABLE - 1])
        return "";
    return (const char *)all.at + SYLLABLE * which;
}

const char *cedict_reading(uint16_t character, size_t which)
{
    if (which >= cedict_reading_count(character))
        return "";
    return syllable(short_at(PART_READINGS, short_at(PART_FIRST, character) + which));
}

/* How many bits are set, in the way that needs no instruction of its own. */
static size_t count_bits(uint64_t word)
{
    word -= word >> 1 & 0x5555555555555555;
    word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return word * 0x0101010101010101 >> 56;
}

/* Whether a node's bit is set, and how many are before it. */
static inline bool rank(enum part which, size_t node, size_t *before)
{
    struct bytes bits = part(which);
    size_t block = node / 64 * BLOCK;
    uint64_t word, bit = (uint64_t)1 << node % 64;

    if (block + BLOCK > bits.len)
        return false;
    memcpy(&word, bits.at + block + 4, sizeof word);
    word = le64toh(word);
    *before = long_of(bits, block) + count_bits(word & (bit - 1));
    return word & bit;
}

static inline bool is_set(enum part which, size_t node)
{
    return byte_of(part(which), node / 64 * BLOCK + 4 + node % 64 / 8) >> node % 8 & 1;
}

static size_t child_place(size_t group)
{
    return long_of(part(PART_BASES), group / BASED * 4) + short_at(PART_CHILDREN, group);
}

static size_t child(size_t node, uint16_t character)
{
    struct bytes labels = part(PART_LABELS);
    size_t group, low, high;

    if (node == 0)
        return short_at(PART_ROOTS, character);
    if (!rank(PART_INNER, node, &group))
        return 0;
    low = child_place(group);
    high = child_place(group + 1);
    while (high - low > FEW) {
        size_t middle = (low + high) / 2;

        if (character < short_of(labels, 2 * middle))
            high = middle;
        else
            low = middle;
    }
    for (; low < high; low++)
        if (short_of(labels, 2 * low) == character)
            return low;
    return 0;
}

/* Of a path that goes on no more; no node has that number. */
enum { NOWHERE = -1 };

static size_t on(size_t node, uint16_t character)
{
    size_t next = character && node != (size_t)NOWHERE ? child(node, character) : 0;

    return next ? next : (size_t)NOWHERE;
}

bool cedict_step(struct cedict_path *path, uint16_t character)
{
    uint16_t simplified = cedict_simplified(character);
    size_t written = on(path->written, character);

    if (simplified == character && path->written == path->simplified) { /* one way only, as in most text */
        path->written = path->simplified = written;
        return written != (size_t)NOWHERE;
    }
    path->written = written == (size_t)NOWHERE ? on(path->written, simplified) : written;
    path->simplified = on(path->simplified, simplified);
    return path->written != (size_t)NOWHERE || path->simplified != (size_t)NOWHERE;
}

static bool is_word(size_t node)
{
    return node != (size_t)NOWHERE && is_set(PART_WORD, node);
}

size_t cedict_word_here(const struct cedict_path *path)
{
    if (is_word(path->written))
        return path->written;
    return is_word(path->simplified) ? path->simplified : 0;
}

uint16_t cedict_label(size_t node)
{
    return short_at(PART_LABELS, node);
}

static size_t spelled_count(struct bytes records, size_t at)
{
    size_t count = 1;

    while (at + count <= records.len && !(records.at[at + count - 1] & SPELLED_LAST))
        count++;
    return count;
}

/* Reads the record at *at and moves past it; false where there is none. */
static bool record(struct bytes records, size_t *at, struct cedict_word *word)
{
    size_t next = *at;

    if (next >= records.len)
        return false;
    *word = (struct cedict_word){ .flags = records.at[next] & 0xF0u, .stem_count = records.at[next] & 0x0F };
    next++;
    if (word->stem_count == MANY_STEMS)
        word->stem_count += byte_of(records, next++);
    if (word->flags & CEDICT_SPELLED) {
        word->spelled = records.at + next;
        word->spelled_count = spelled_count(records, next);
        next += word->spelled_count;
    }
    if (next > records.len || (records.len - next) / 2 < word->stem_count)
        return false;
    word->stems = records.at + next;
    *at = next + 2 * word->stem_count;
    return true;
}

struct cedict_word cedict_word(size_t node)
{
    struct bytes records = part(PART_RECORDS);
    struct cedict_word word;
    size_t which, at;

    if (!rank(PART_WORD, node, &which))
        return (struct cedict_word){ 0 };
    at = long_of(part(PART_PLACES), which / TOGETHER * 4);
    for (size_t i = 0; i <= which % TOGETHER; i++)
        if (!record(records, &at, &word))
            return (struct cedict_word){ 0 };
    return word;
}

/* Records have no fixed length, so sixteen of them are read for one. Which of them are proper is kept: a bit each, and
 * KNOWN. Threads may find out the same at the same time. */
enum { KNOWN = 1 << TOGETHER, GROUPS = 1 << 14 };

static unsigned find_proper(size_t group)
{
    struct bytes records = part(PART_RECORDS);
    size_t at = long_of(part(PART_PLACES), group * 4);
    unsigned proper = KNOWN;
    struct cedict_word word;

    for (unsigned i = 0; i < TOGETHER && record(records, &at, &word); i++)
        proper |= word.flags & CEDICT_PROPER ? 1u << i : 0;
    return proper;
}

bool cedict_is_proper(size_t node)
{
    static atomic_uint groups[GROUPS];
    size_t which;
    unsigned proper;

    if (!rank(PART_WORD, node, &which))
        return false;
    if (which / TOGETHER >= GROUPS)
        return cedict_word(node).flags & CEDICT_PROPER;
    proper = atomic_load_explicit(&groups[which / TOGETHER], memory_order_relaxed);
    if (!proper) {
        proper = find_proper(which / TOGETHER);
        atomic_store_explicit(&groups[which / TOGETHER], proper, memory_order_relaxed);
    }
    return proper >> which % TOGETHER & 1;
}

const char *cedict_family(uint16_t first, uint16_t second, size_t which)
{
    struct bytes all = part(PART_FAMILIES);
    uint32_t key = (uint32_t)first << 16 | second;
    size_t low = 0, high = all.len / FAMILY;

    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t there = short_of(all, FAMILY * middle) << 16 | short_of(all, FAMILY * middle + 2);

        if (there == key)
            return which < 2 ? syllable(short_of(all, FAMILY * middle + 4 + 2 * which)) : "";
        if (key < there)
            high = middle;
        else
            low = middle + 1;
    }
    return "";
}
