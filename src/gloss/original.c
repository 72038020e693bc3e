#include "gloss/original.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "gloss/spelling.h"
#include "lang/cedict.h"
#include "lang/script.h"

/* How many characters of an original one English word may spell, and how long that word may be. */
enum { SPELT = 4, SPELT_BYTES = 24 };

/* How many characters have a bit of their own. */
enum { COVERED = 60 };

struct original_senses {
    struct arena *arena;
    bool gathered;
    struct lexicon_senses all;
};

static const char *const pairs[][2] = { { "《", "》" }, { "〈", "〉" }, { "“", "”" }, { "‘", "’" }, { "「", "」" },
    { "『", "』" }, { "\"", "\"" }, { "'", "'" }, { "【", "】" }, { "«", "»" } };

/* Whether the mark that opens `text` is closed at its end and not before. */
static bool is_around(str text, str open, str close)
{
    int depth = 0;

    if (text.len <= open.len + close.len || !str_starts(text, open) || !str_ends(text, close))
        return false;
    if (str_equal(open, close))
        return str_find(str_from(str_first(text, text.len - 1), 1), open) < 0;
    for (size_t at = 0; at + close.len < text.len; at++) {
        depth += str_starts(str_from(text, at), open);
        depth -= str_starts(str_from(text, at), close);
        if (depth == 0)
            return false;
    }
    return true;
}

/* Quotation marks and those of titles begin with these bytes, Han doesn't. */
static bool may_open(str text)
{
    return !(text.at[0] & 0x80) || str_starts(text, S("\xE2\x80")) || str_starts(text, S("\xE3\x80")) ||
           text.at[0] == '\xC2';
}

static str strip(str text, bool *work)
{
    bool stripped = true;

    text = str_trim(text);
    while (stripped && text.len && may_open(text)) {
        stripped = false;
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs && !stripped; i++) {
            str open = str_of(pairs[i][0]), close = str_of(pairs[i][1]);

            if (!is_around(text, open, close))
                continue;
            text = str_trim((str){ text.at + open.len, text.len - open.len - close.len });
            *work |= i < 2;
            stripped = true;
        }
    }
    return text;
}

/* 的 之 与 與 和 及 是 了 在 也 者 */
static bool says_little(uint32_t c)
{
    return c == 0x7684 || c == 0x4E4B || c == 0x4E0E || c == 0x8207 || c == 0x548C || c == 0x53CA || c == 0x662F ||
           c == 0x4E86 || c == 0x5728 || c == 0x4E5F || c == 0x8005;
}

static bool ends_clause(uint32_t c)
{
    return c == 0xFF0C || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x2026 || c == 0xFF1B;
}

static void count_characters(struct original *o)
{
    size_t index = 0, len;

    for (size_t at = 0; at < o->zh.len; at += len, index++) {
        uint32_t c = utf8_decode(str_from(o->zh, at), &len);
        enum script script = script_of(c);

        o->clause |= ends_clause(c);
        o->foreign |= script == SCRIPT_KANA || script == SCRIPT_HANGUL;
        if (script == SCRIPT_OTHER || script == SCRIPT_CJK_MARK)
            continue;
        o->length++;
        if (script == SCRIPT_HAN && !says_little(c) && index < COVERED)
            o->all |= (uint64_t)1 << index;
    }
    if (o->all == 0 && !o->foreign) /* 之 by itself */
        o->all = index < COVERED ? ((uint64_t)1 << index) - 1 : ~(uint64_t)0;
}

/* In a word of two characters both say something: 和 of 和平 is no “and”. */
static bool is_whole(const struct original *o)
{
    return o->known && o->length == 2 && o->zh.len == 6;
}

/* How many bytes of a family name `han` begins with; 0 where it begins with none. */
static size_t family_length(str han)
{
    size_t one, two = 0;
    uint16_t first = han.len ? cedict_character(utf8_decode(han, &one)) : 0;
    uint16_t second = first && han.len > one ? cedict_character(utf8_decode(str_from(han, one), &two)) : 0;

    if (second && *cedict_family(first, second, 0))
        return one + two;
    return first && *cedict_family(first, 0, 0) ? one : 0;
}

/* Whether it consists of names: 广东深圳. */
static bool is_of_names(str zh, struct lexicon_word first)
{
    struct lexicon_word word = first;

    for (size_t at = 0; at < zh.len; at += word.bytes) {
        if (at)
            word = lexicon_longest(str_from(zh, at));
        if (word.bytes < 6 || !word.proper)
            return false;
    }
    return first.bytes > 0;
}

void original_read(struct original *o, struct arena *arena, str text)
{
    struct lexicon_word word;
    size_t family;

    *o = (struct original){ .work = false };
    o->zh = strip(text, &o->work);
    count_characters(o);
    o->senses = arena_new(arena, struct original_senses);
    o->senses->arena = arena;
    word = lexicon_longest(o->zh);
    o->known = word.bytes && word.bytes == o->zh.len && (o->length > 1 || lexicon_has(o->zh));
    if (is_whole(o))
        o->all = 3;
    o->proper = o->known ? word.proper : is_of_names(o->zh, word);
    family = family_length(o->zh);
    o->family = family && o->length >= 2 && o->length <= (family > 3 ? 4 : 3) && o->zh.len > family && !o->clause;
}

/* The characters that mean an English word. */
static uint64_t meant_by(const struct original *o, str word)
{
    struct original_senses *senses = o->senses;

    if (!senses->gathered)
        senses->all = lexicon_senses(senses->arena, o->zh);
    senses->gathered = true;
    return lexicon_where(&senses->all, word);
}

/* The part of the original that a capitalised word spells: 盛泽 of 盛泽镇 by Shengze. */
uint64_t original_spelt(const struct original *o, str word)
{
    size_t index = 0, len;

    if (word.len > SPELT_BYTES || o->foreign || !reading_could_be_chinese(word))
        return 0;
    for (size_t at = 0; at < o->zh.len && index < COVERED; at += len, index++) {
        size_t end = at;

        for (size_t count = 1; count <= SPELT && end < o->zh.len; count++) {
            size_t step;

            utf8_decode(str_from(o->zh, end), &step);
            end += step;
            if (reading_is_pinyin((str){ o->zh.at + at, end - at }, word))
                return (((uint64_t)1 << count) - 1) << index;
        }
        utf8_decode(str_from(o->zh, at), &len);
    }
    return 0;
}

/* The same of a word whose parts are joined by hyphens. */
uint64_t original_cover(const struct original *o, str word)
{
    uint64_t cover = 0;
    size_t begin = 0;

    for (size_t at = 0; at <= word.len; at++) {
        if (at < word.len && word.at[at] != '-' && word.at[at] != '/')
            continue;
        cover |= meant_by(o, (str){ word.at + begin, at - begin });
        begin = at + 1;
    }
    if (!cover && word.len && word.at[0] >= 'A' && word.at[0] <= 'Z')
        cover = original_spelt(o, word);
    return cover & o->all;
}

enum romanisation original_reading(const struct original *o, str latin)
{
    if (o->foreign || latin.len > 8 * o->length + 8 || !spelling_may_be_chinese(latin))
        return ROMANISATION_NONE;
    return reading_matches(o->zh, latin);
}

bool original_is_read(const struct original *o, str latin)
{
    return original_reading(o, latin) != ROMANISATION_NONE;
}

bool original_is_a(const struct original *o, const char *word)
{
    return o->known && (meant_by(o, str_of(word)) & o->all) == o->all;
}

bool original_begins_with_number(const struct original *o)
{
    return o->zh.len >= 3 && str_find(S("一二两兩三四五六七八九十"), str_first(o->zh, 3)) >= 0;
}
