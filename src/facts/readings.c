#include "facts/readings.h"

#include "base/utf8.h"
#include "lang/cedict.h"
#include "lang/letters.h"
#include "lang/lexicon.h"
#include "lang/reading.h"
#include "lang/respell.h"
#include "lang/script.h"

static bool is_chinese(const struct gloss_pair *pair)
{
    return str_starts(pair->lang, S("zh")) && pair->zh.len;
}

/* --- names */

/* The last character, by which Han says what kind of thing it names: 江 of 漓江. */
static str last_character(str han)
{
    size_t at = han.len;

    while (at && ((unsigned char)han.at[--at] & 0xC0) == 0x80)
        continue;
    return str_from(han, at);
}

/* Whether a word is how one of the characters is read: 陳 means “Chen”, but nothing is translated by that. */
static bool reads_one(str han, str word)
{
    size_t len;

    for (; han.len; han = str_from(han, len)) {
        utf8_decode(han, &len);
        if (reading_matches(str_first(han, len), word) != ROMANISATION_NONE)
            return true;
    }
    return false;
}

/* Whether an English word means a part of the Han, not all of it: then something was translated. Entries for whole
 * names (蒋介石 “Chiang Kai-shek”) say nothing of the kind. */
static bool means_part(const struct lexicon_senses *senses, str han, str word)
{
    size_t counted = senses->characters < 64 ? senses->characters : 64;
    uint64_t all = counted == 64 ? UINT64_MAX : ((uint64_t)1 << counted) - 1;
    uint64_t where = lexicon_where(senses, word);

    return (where && where != all) || lexicon_means(last_character(han), word);
}

static bool is_translated(const struct gloss_pair *pair)
{
    struct arena arena = { 0 };
    struct lexicon_senses senses = lexicon_senses(&arena, pair->zh);
    bool found = false;
    str rest = pair->en;

    while (!found && rest.len) {
        size_t len = 0;

        while (len < rest.len && rest.at[len] != ' ')
            len++;
        found =
            len && means_part(&senses, pair->zh, str_first(rest, len)) && !reads_one(pair->zh, str_first(rest, len));
        rest = str_from(rest, len + 1);
    }
    arena_free(&arena);
    return found;
}

/* Whether everybody reads the name as Standard Chinese would; a foreigner's, which has a dot, nobody does. `spelt`: the
 * English is its pinyin. */
static bool is_read_so(const struct gloss_pair *pair, bool spelt)
{
    return spelt || (str_find(pair->zh, S("·")) < 0 && is_translated(pair));
}

void readings_plain(struct buf *out, str reading)
{
    for (size_t i = 0, len; i < reading.len; i += len) {
        uint32_t c = utf8_decode(str_from(reading, i), &len);
        char letter = letters_base(c);

        if (letter && c != '\'')
            buf_byte(out, letter);
        else if (script_is_cjk(c))
            buf_add(out, (str){ reading.at + i, len });
    }
}

/* How many letters of a name a slip changes, and how long it has to be for two. */
enum { SLIP = 2, SHORT = 8, NAME_HAN = 4 };

/* Whether two readings, without tones, spaces and capitals, are a letter or two apart. */
static bool is_near(str a, str b)
{
    struct buf left = { 0 }, right = { 0 };
    bool near;
    int most;

    readings_plain(&left, a);
    readings_plain(&right, b);
    most = left.len < SHORT ? SLIP - 1 : SLIP;
    near = str_distance(buf_str(&left), buf_str(&right), most + 1) <= most;
    buf_free(&left);
    buf_free(&right);
    return near;
}

void readings_expect(struct buf *out, const struct gloss_pair *pair)
{
    reading_write(out, pair->zh, str_find(pair->en, S(" ")) > 0 ? READING_NAME : READING_PROPER);
}

/* Capitals alone are an acronym or a brand (ASUS), and so is what has a digit: nobody means to spell a reading. */
static bool is_brand(str en)
{
    bool capitals = true;

    for (size_t i = 0; i < en.len; i++) {
        if (en.at[i] >= '0' && en.at[i] <= '9')
            return true;
        capitals &= en.at[i] < 'a' || en.at[i] > 'z';
    }
    return capitals;
}

bool readings_differ(const struct gloss_pair *pair)
{
    struct buf reading = { 0 };
    enum romanisation how;
    bool differ;

    if (!is_chinese(pair) || pair->kind != GLOSS_NAME || utf8_count(pair->zh) > NAME_HAN || is_brand(pair->en) ||
        is_read_so(pair, reading_is_pinyin(pair->zh, pair->en)) || !reading_could_be_pinyin(pair->en))
        return false;
    how = reading_matches(pair->zh, pair->en);
    readings_expect(&reading, pair);
    differ = how != ROMANISATION_PINYIN && how != ROMANISATION_WADE_GILES && is_near(buf_str(&reading), pair->en);
    buf_free(&reading);
    return differ;
}

/* --- what is shown */

/* Whether two readings have the same letters, spaces and marks left out. */
static bool same_letters(str a, str b)
{
    struct buf left = { 0 }, right = { 0 };
    size_t i = 0, k = 0;

    readings_plain(&left, a);
    readings_plain(&right, b);
    for (;; i++, k++) {
        while (i < left.len && (left.at[i] < 'a' || left.at[i] > 'z'))
            i++;
        while (k < right.len && (right.at[k] < 'a' || right.at[k] > 'z'))
            k++;
        if (i == left.len || k == right.len || left.at[i] != right.at[k])
            break;
    }
    buf_free(&left);
    buf_free(&right);
    return i == left.len && k == right.len;
}

/* A reading that the English spells (`spelt`) is read as it is there, in its words: Lè Jiā; but a word of the lexicon
 * as that has it: Dōngguǎn is one word, however it is written. */
static void write_reading(struct buf *out, const struct gloss_pair *pair, bool spelt)
{
    bool name = pair->kind == GLOSS_NAME, several = str_find(pair->en, S(" ")) > 0;
    enum reading_style whole = name ? READING_PROPER : READING_TEXT;

    if (!spelt || lexicon_has(pair->zh)) {
        reading_write(out, pair->zh, whole);
        if (!spelt || same_letters(buf_str(out), pair->en))
            return;
        buf_reset(out);
    }
    if (!respell(out, pair->zh, pair->en, name && several ? READING_NAME : whole))
        reading_write(out, pair->zh, name && utf8_count(pair->zh) <= NAME_HAN ? READING_NAME : whole);
}

static bool may_show(const struct gloss_pair *pair, bool spelt)
{
    if (!is_chinese(pair) || pair->kind == GLOSS_QUOTATION)
        return false;
    return pair->kind != GLOSS_NAME || is_read_so(pair, spelt);
}

/* Whether no character of the Han has several readings. */
static bool is_certain(str han)
{
    for (size_t i = 0, len; i < han.len; i += len) {
        uint32_t c = utf8_decode(str_from(han, i), &len);
        uint16_t number = cedict_character(c);

        if (script_of(c) == SCRIPT_HAN && (!number || cedict_reading_count(number) > 1))
            return false;
    }
    return true;
}

void readings_set(struct gloss_pair *pair, struct arena *arena)
{
    bool computed = is_chinese(pair) && pair->reading.len == 0 && pair->kind != GLOSS_QUOTATION;
    bool spelt = computed && reading_is_pinyin(pair->zh, pair->en);
    struct buf sound = { 0 };

    if (computed)
        write_reading(&sound, pair, spelt);
    pair->sound = buf_copy(&sound, arena);
    pair->shown = computed && may_show(pair, spelt) && sound.len;
    pair->guessed = pair->shown && !spelt && !is_certain(pair->zh);
    buf_free(&sound);
}

str readings_shown(const struct gloss_pair *pair)
{
    return pair->shown ? pair->sound : pair->reading;
}

void readings_sort(struct buf *out, const struct gloss_pair *pair)
{
    size_t begin = out->len;

    if (pair->zh.len == 0)
        return;
    readings_plain(out, pair->reading.len ? pair->reading : pair->sound);
    if (out->len > begin)
        buf_byte(out, '\t'); /* a whole reading stands before those that it begins */
    buf_add(out, pair->zh);
}
