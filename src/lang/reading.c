#include "lang/reading.h"

#include "base/utf8.h"
#include "lang/cedict.h"
#include "lang/names.h"
#include "lang/polyphone.h"
#include "lang/script.h"
#include "lang/segment.h"
#include "lang/syllable.h"

#include <string.h>

/* How one character is read within its word. */
struct sound {
    const char *syllable; /* "" where it has no reading that is known */
    bool capital;
};

/* What is being read: where words go, and what stood before. */
struct reader {
    enum reading_style style;
    bool single; /* each character is given by itself */
    void (*each)(void *context, str word, str reading);
    void *context;
    struct buf word;     /* the reading of the word, or character, being made */
    size_t first, count; /* the characters of the word that waits in it: what clings to a word may follow */
    bool cling;          /* what is read now does */
};

static struct sound usual(const struct segment_character *character)
{
    return (struct sound){ cedict_reading(character->number, 0), false };
}

/* Whether the characters of a word, whose numbers are put down, are all their own simplified ones. */
static bool is_simplified(const struct segment *run, const struct segment_word *word, uint16_t *numbers)
{
    bool simplified = true;

    for (size_t i = 0; i < word->count; i++) {
        numbers[i] = run->characters[word->first + i].number;
        simplified = simplified && cedict_simplified(numbers[i]) == numbers[i];
    }
    return simplified;
}

/* The characters by which the table lists a word: those that it is written with, or what they stand for. */
static void labels_of(const struct segment *run, const struct segment_word *word, uint16_t *labels)
{
    uint16_t simplified[CEDICT_LONGEST];
    struct cedict_path path = { 0 };

    if (is_simplified(run, word, labels))
        return;
    for (size_t i = 0; i < word->count; i++) {
        cedict_step(&path, run->characters[word->first + i].number);
        labels[i] = cedict_label(path.written);
        simplified[i] = cedict_label(path.simplified);
    }
    if (word->node != path.written)
        memcpy(labels, simplified, word->count * sizeof *labels);
}

/* The sounds of a word of the table, one for each of its characters. */
static void sounds_of_listed(const struct segment *run, const struct segment_word *word, struct sound *sounds)
{
    const struct cedict_word *known = &word->known;
    uint16_t labels[CEDICT_LONGEST];

    labels_of(run, word, labels);
    for (size_t i = 0; i < word->count; i++) {
        unsigned spelled = i < known->spelled_count ? known->spelled[i] : 0;

        sounds[i] = (struct sound){ cedict_reading(labels[i], spelled & CEDICT_WHICH), spelled & CEDICT_CAPITAL };
        if (!*sounds[i].syllable)
            sounds[i] = usual(&run->characters[word->first + i]);
    }
    if (known->flags & CEDICT_PROPER)
        sounds[0].capital = true;
}

static void sounds_of_word(const struct segment *run, const struct segment_word *word, struct sound *sounds)
{
    struct segment_word once = { .first = word->first + 1, .count = 2, .node = word->node, .known = word->known };

    if (!word->doubled) {
        sounds_of_listed(run, word, sounds);
        return;
    }
    /* AABB: its middle is the word AB */
    sounds_of_listed(run, &once, sounds + 1);
    sounds[0] = sounds[1];
    sounds[3] = sounds[2];
}

static str bytes_of(const struct segment *run, size_t first, size_t count)
{
    str start = run->characters[first].bytes, end = run->characters[first + count - 1].bytes;

    return (str){ start.at, (size_t)(end.at + end.len - start.at) };
}

static void give(struct reader *reader, const struct segment *run)
{
    if (reader->count)
        reader->each(reader->context, bytes_of(run, reader->first, reader->count), buf_str(&reader->word));
    buf_reset(&reader->word);
    reader->count = 0;
}

/* Gives characters as one word; a hyphen stands before the one at `hyphen`, where that isn't 0. */
static void call_word(struct reader *reader, const struct segment *run, size_t first, size_t count,
    const struct sound *sounds, size_t hyphen)
{
    for (size_t i = 0; i < count; i++) {
        if (reader->single || (i == 0 && !reader->cling))
            give(reader, run);
        if (!reader->count)
            reader->first = first + i;
        else if (i > 0 && i == hyphen)
            buf_byte(&reader->word, '-');
        else if (syllable_needs_apostrophe(sounds[i].syllable))
            buf_byte(&reader->word, '\'');
        if (*sounds[i].syllable)
            syllable_write(&reader->word, sounds[i].syllable, i == 0 && sounds[i].capital && !reader->count);
        else if (!reader->single)
            buf_add(&reader->word, run->characters[first + i].bytes);
        reader->count++;
    }
}

static bool joins(const struct segment *run, size_t at)
{
    return str_find(S("和与與及之的"), run->characters[at].bytes) >= 0;
}

/* Where capitals stand, they part, and so does what joins two words (Fāzhǎn hé Gǎigé); single syllables between them
 * are one word (Quánguó Réndà). */
static size_t capitals_part(
    const struct segment *run, const struct segment_word *word, const struct sound *sounds, size_t *ends)
{
    size_t found = 0;

    for (size_t i = 1; i < word->count; i++) {
        bool single = sounds[i - 1].capital && (i + 1 == word->count || sounds[i + 1].capital);
        bool joining = i + 1 < word->count && sounds[i + 1].capital && joins(run, word->first + i);

        if (joining || (sounds[i].capital && !(single && found && ends[found - 1] == i - 1)))
            ends[found++] = i;
    }
    return found;
}

/* Words of four characters and more are written as the words within them, a single character with what is before it:
 * shèhuì zhǔyìzhě. In names only halves are separate: Zhōnghuá Mínzú. */
static size_t words_part(const struct segment *run, const struct segment_word *word, bool proper, size_t *ends)
{
    struct segment_word within[CEDICT_LONGEST];
    size_t count = segment_within(run, word->first, word->count, within), found = 0;

    if (proper && !(word->count == 4 && count == 2 && within[0].count == 2))
        return 0;
    for (size_t i = 1; i < count; i++)
        if (within[i].count > 1 && (i > 1 || within[0].count > 1 || word->count > 4))
            ends[found++] = within[i].first - word->first;
    return found;
}

/* Sets in `ends` how many words a word of the table is written as and where each ends. */
static size_t parts_of(
    const struct segment *run, const struct segment_word *word, const struct sound *sounds, size_t *ends)
{
    bool proper = word->known.flags & CEDICT_PROPER;
    size_t found = capitals_part(run, word, sounds, ends);

    if (!found && word->count >= 4)
        found = words_part(run, word, proper, ends);
    ends[found++] = word->count;
    return found;
}

/* Idioms of two halves have a hyphen between, others none: zong'eryanzhi. */
static bool is_solid(const struct segment *run, size_t first)
{
    return str_find(S("而之于於乎"), run->characters[first + 1].bytes) >= 0 ||
           str_find(S("而之于於乎"), run->characters[first + 2].bytes) >= 0;
}

/* Takes syllables with spaces between. */
static void sounds_of_syllables(const char *syllables, size_t count, struct sound *sounds)
{
    for (size_t i = 0; i < count && *syllables; i++) {
        sounds[i].syllable = syllables;
        syllables += strcspn(syllables, " ");
        syllables += *syllables == ' ';
    }
}

/* One character's part of a family name, as written or simplified; "" where it is none. */
static const char *family_syllable(const struct segment_character *c, size_t length, size_t which)
{
    uint16_t second = length == 2 ? c[1].number : 0;
    const char *written = cedict_family(c[0].number, second, which);

    return *written ? written : cedict_family(cedict_simplified(c[0].number), cedict_simplified(second), which);
}

/* 姓曾, xìng Zēng: a family name that is said to be one. */
static bool is_said_family(const struct segment *run, const struct segment_word *word)
{
    return word->count == 1 && word->first && str_equal(run->characters[word->first - 1].bytes, S("姓")) &&
           *family_syllable(&run->characters[word->first], 1, 0);
}

static void read_word(struct reader *reader, const struct segment *run, size_t which)
{
    const struct segment_word *word = &run->words[which];
    const char *around = polyphone_reading(run, which);
    struct sound sounds[CEDICT_LONGEST];
    size_t ends[CEDICT_LONGEST], parts, from = 0;

    sounds_of_word(run, word, sounds);
    if (around)
        sounds_of_syllables(around, word->count, sounds);
    sounds[0].capital = sounds[0].capital || is_said_family(run, word);
    if (word->count == 4 && word->known.flags & CEDICT_IDIOM) {
        call_word(reader, run, word->first, word->count, sounds, is_solid(run, word->first) ? 0 : 2);
        return;
    }
    parts = parts_of(run, word, sounds, ends);
    for (size_t i = 0; i < parts; from = ends[i++], reader->cling = false) {
        if ((reader->style == READING_PROPER || sounds[0].capital) &&
            !(ends[i] - from == 1 && joins(run, word->first + from)))
            sounds[from].capital = true;
        call_word(reader, run, word->first + from, ends[i] - from, sounds + from, 0);
    }
}

/* Whether a word is written together with the one before it: what marks a verb (了 not at the end of a clause, 着, 过)
 * and what makes one word of another (们, 性, 化). GB/T 16159, 6.1.2 and 6.1.1. */
static bool clings(const struct segment *run, size_t which)
{
    const struct segment_word *word = &run->words[which];
    str character = run->characters[word->first].bytes;

    if (which == 0 || word->count > 1)
        return false;
    if (str_find(S("了过過"), character) >= 0)
        return which + 1 < run->word_count && (run->words[which - 1].count > 1 || str_find(S("了"), character) >= 0);
    if (str_find(S("着著们們"), character) >= 0)
        return true;
    return run->words[which - 1].count > 1 && str_find(S("性者员員化观觀界率式型派权權"), character) >= 0;
}

/* How many of `count` characters are a family name; their sounds. */
static size_t family_of(const struct segment *run, size_t first, size_t count, struct sound *sounds)
{
    for (size_t length = count > 2 ? 2 : 1; length > 0 && length < count; length--) {
        for (size_t i = 0; i < length; i++)
            sounds[i] = (struct sound){ family_syllable(&run->characters[first], length, i), i == 0 };
        if (*sounds[0].syllable)
            return length;
    }
    return 0;
}

/* Those characters as one word, with its node where it is one of the table. */
static struct segment_word word_of(const struct segment *run, size_t first, size_t count)
{
    struct segment_word word = { .first = first, .count = count };
    struct cedict_path path = { 0 };

    for (size_t i = 0; i < count; i++)
        cedict_step(&path, run->characters[first + i].number);
    word.node = cedict_word_here(&path);
    word.known = cedict_word(word.node);
    return word;
}

/* A given name is read as the word that it may be, else by its characters; 重 is chóng in names. */
static void sounds_of_given(const struct segment *run, size_t first, size_t count, struct sound *sounds)
{
    struct segment_word word = word_of(run, first, count);
    bool listed = count > 1 && word.node;

    if (listed)
        sounds_of_listed(run, &word, sounds);
    for (size_t i = 0; i < count; i++) {
        const struct segment_character *c = &run->characters[first + i];

        if (!listed)
            sounds[i] = usual(c);
        if (!listed && c->code_point == 0x91CD)
            sounds[i].syllable = "chong2";
        sounds[i].capital = i == 0;
    }
}

enum { NAME_LONGEST = 6 };

/* A name that the table has with its capitals (Lǔ Xùn, Máo Zédōng) is written by them; false where it hasn't. */
static bool read_listed_name(struct reader *reader, const struct segment *run, size_t first, size_t count)
{
    struct segment_word word = word_of(run, first, count);
    struct sound sounds[NAME_LONGEST];
    size_t ends[NAME_LONGEST], parts;

    if (!word.node)
        return false;
    sounds_of_listed(run, &word, sounds);
    parts = sounds[0].capital ? capitals_part(run, &word, sounds, ends) : 0;
    if (!parts)
        return false;
    ends[parts++] = count;
    for (size_t i = 0, from = 0; i < parts; from = ends[i++])
        call_word(reader, run, first + from, ends[i] - from, sounds + from, 0);
    return true;
}

static void read_name(struct reader *reader, const struct segment *run, size_t first, size_t count)
{
    struct sound sounds[NAME_LONGEST];
    size_t family;

    if (read_listed_name(reader, run, first, count))
        return;
    family = family_of(run, first, count, sounds);
    sounds_of_given(run, first + family, count - family, sounds + family);
    if (family)
        call_word(reader, run, first, family, sounds, 0);
    call_word(reader, run, first + family, count - family, sounds + family, 0);
}

static void read_run(struct reader *reader, const struct segment *run)
{
    for (size_t i = 0, name; i < run->word_count; i += name ? name : 1) {
        const struct segment_word *first = &run->words[i], *last;

        name = names_at(run, i);
        last = name ? first + name - 1 : first;
        reader->cling = !name && clings(run, i);
        if (name)
            read_name(reader, run, first->first, last->first + last->count - first->first);
        else
            read_word(reader, run, i);
        reader->cling = false;
    }
}

static void read_all(
    str han, enum reading_style style, bool single, void (*each)(void *context, str word, str reading), void *context)
{
    struct reader reader = { .style = style, .single = single, .each = each, .context = context };
    struct segment run;
    size_t len;

    while (han.len) {
        if (segment_take(&run, &han)) {
            if (style == READING_NAME && run.count <= NAME_LONGEST)
                read_name(&reader, &run, 0, run.count);
            else
                read_run(&reader, &run);
            give(&reader, &run);
            continue;
        }
        utf8_decode(han, &len);
        each(context, str_first(han, len), S(""));
        han = str_from(han, len);
    }
    buf_free(&reader.word);
}

void reading_each_word(
    str han, enum reading_style style, void (*each)(void *context, str word, str reading), void *context)
{
    read_all(han, style, false, each, context);
}

void reading_each_character(
    str han, enum reading_style style, void (*each)(void *context, str character, str reading), void *context)
{
    read_all(han, style, true, each, context);
}

/* Text being written: words have spaces between. */
struct writer {
    struct buf *out;
    bool space; /* one is wanted before the next word */
    bool latin; /* what is before are letters or digits of the text itself */
};

/* Han punctuation, its Latin counterpart, and whether a space stands before and after it. */
static const struct mark {
    char han[4], latin[4];
    bool before, after;
} marks[] = {
    { "，", ",", false, true },
    { "、", ",", false, true },
    { "。", ".", false, true },
    { "；", ";", false, true },
    { "：", ":", false, true },
    { "？", "?", false, true },
    { "！", "!", false, true },
    { "（", "(", true, false },
    { "）", ")", false, true },
    { "“", "“", true, false },
    { "”", "”", false, true },
    { "‘", "‘", true, false },
    { "’", "’", false, true },
    { "「", "“", true, false },
    { "」", "”", false, true },
    { "『", "‘", true, false },
    { "』", "’", false, true },
    { "《", "“", true, false },
    { "》", "”", false, true },
    { "〈", "‘", true, false },
    { "〉", "’", false, true },
    { "·", "", false, true },
    { "・", "", false, true },
    { "—", "—", true, true },
    { "…", "…", false, true },
    { "　", "", false, true },
    { " ", "", false, true },
    { "／", "/", false, false },
};

static const struct mark *mark_of(str character)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_equal(character, str_of(marks[i].han)))
            return &marks[i];
    return NULL;
}

static void put_space(struct writer *writer)
{
    if (writer->space && writer->out->len)
        buf_byte(writer->out, ' ');
    writer->space = false;
}

static bool is_latin(str character)
{
    unsigned char c = (unsigned char)*character.at;

    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC3 && c < 0xE2);
}

/* What isn't Han: punctuation as its Latin counterpart, the rest as it is. */
static void put_other(struct writer *writer, str character)
{
    const struct mark *mark = mark_of(character);
    bool latin = !mark && is_latin(character);

    if (mark ? mark->before : latin && !writer->latin)
        put_space(writer);
    buf_add(writer->out, mark ? str_of(mark->latin) : character);
    writer->space = mark ? mark->after : latin;
    writer->latin = latin;
}

static void put(void *context, str word, str reading)
{
    struct writer *writer = context;

    if (!reading.len) {
        put_other(writer, word);
        return;
    }
    put_space(writer);
    buf_add(writer->out, reading);
    writer->space = true;
    writer->latin = false;
}

void reading_write(struct buf *out, str han, enum reading_style style)
{
    struct buf text = { 0 };
    struct writer writer = { .out = &text };

    reading_each_word(han, style, put, &writer);
    buf_add(out, buf_str(&text));
    buf_free(&text);
}
