#include "lang/reading.h"

#include "base/utf8.h"
#include "lang/polyphone.h"
#include "lang/script.h"
#include "lang/segment.h"
#include "lang/syllable.h"
#include "lang/table.h"

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
    struct buf word; /* the reading of the word, or character, being made */
};

static struct sound usual(const struct segment_character *character)
{
    return (struct sound){ table_reading(character->number, 0), false };
}

/* The characters by which the table lists a word. */
static void labels_of(const struct segment *run, const struct segment_word *word, uint16_t *labels)
{
    uint16_t simplified[TABLE_LONGEST];
    struct table_path path = { 0 };

    for (size_t i = 0; i < word->count; i++) {
        table_step(&path, run->characters[word->first + i].number);
        labels[i] = table_label(path.written);
        simplified[i] = table_label(path.simplified);
    }
    if (word->node != path.written)
        memcpy(labels, simplified, word->count * sizeof *labels);
}

/* The sounds of a word of the table, one for each of its characters. */
static void sounds_of_word(const struct segment *run, const struct segment_word *word, struct sound *sounds)
{
    struct table_word known = table_word(word->node);
    uint16_t labels[TABLE_LONGEST];

    labels_of(run, word, labels);
    for (size_t i = 0; i < word->count; i++) {
        unsigned spelled = i < known.spelled_count ? known.spelled[i] : 0;

        sounds[i] = (struct sound){ table_reading(labels[i], spelled & TABLE_WHICH), spelled & TABLE_CAPITAL };
        if (!*sounds[i].syllable)
            sounds[i] = usual(&run->characters[word->first + i]);
    }
    if (known.flags & TABLE_PROPER)
        sounds[0].capital = true;
}

static str bytes_of(const struct segment *run, size_t first, size_t count)
{
    str start = run->characters[first].bytes, end = run->characters[first + count - 1].bytes;

    return (str){ start.at, (size_t)(end.at + end.len - start.at) };
}

static void give(struct reader *reader, const struct segment *run, size_t first, size_t count)
{
    reader->each(reader->context, bytes_of(run, first, count), buf_str(&reader->word));
    buf_reset(&reader->word);
}

/* Gives characters as one word; a hyphen stands before the one at `hyphen`, where that isn't 0. */
static void give_word(struct reader *reader, const struct segment *run, size_t first, size_t count,
    const struct sound *sounds, size_t hyphen)
{
    for (size_t i = 0; i < count; i++) {
        if (reader->single) {
            syllable_write(&reader->word, sounds[i].syllable, i == 0 && sounds[i].capital);
            give(reader, run, first + i, 1);
            continue;
        }
        if (i > 0 && i == hyphen)
            buf_byte(&reader->word, '-');
        else if (i > 0 && syllable_needs_apostrophe(sounds[i].syllable))
            buf_byte(&reader->word, '\'');
        if (*sounds[i].syllable)
            syllable_write(&reader->word, sounds[i].syllable, i == 0 && sounds[i].capital);
        else
            buf_add(&reader->word, run->characters[first + i].bytes);
    }
    if (!reader->single)
        give(reader, run, first, count);
}

/* Words of four characters and more are written as the words within them, a single character with what is before it:
 * shehui zhuyizhe. Where capitals stand, they part. Sets in `ends` how many parts there are and where each ends. */
static size_t parts_of(
    const struct segment *run, const struct segment_word *word, const struct sound *sounds, size_t *ends)
{
    struct segment_word within[TABLE_LONGEST];
    size_t count, found = 0;
    bool capitals = false;

    for (size_t i = 1; i < word->count; i++)
        if (sounds[i].capital) {
            capitals = true;
            ends[found++] = i;
        }
    if (!capitals && word->count >= 4 && !(table_word(word->node).flags & TABLE_PROPER)) {
        count = segment_within(run, word->first, word->count, within);
        for (size_t i = 1; i < count; i++)
            if (within[i].count > 1 && (i > 1 || within[0].count > 1))
                ends[found++] = within[i].first - word->first;
    }
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

static void read_word(struct reader *reader, const struct segment *run, size_t which)
{
    const struct segment_word *word = &run->words[which];
    const char *around = polyphone_reading(run, which);
    struct sound sounds[TABLE_LONGEST];
    size_t ends[TABLE_LONGEST], parts, from = 0;

    sounds_of_word(run, word, sounds);
    if (around)
        sounds_of_syllables(around, word->count, sounds);
    if (table_word(word->node).flags & TABLE_IDIOM) {
        give_word(reader, run, word->first, word->count, sounds, is_solid(run, word->first) ? 0 : 2);
        return;
    }
    parts = parts_of(run, word, sounds, ends);
    for (size_t i = 0; i < parts; from = ends[i++]) {
        if (reader->style == READING_PROPER)
            sounds[from].capital = true;
        give_word(reader, run, word->first + from, ends[i] - from, sounds + from, 0);
    }
}

static void read_run(struct reader *reader, const struct segment *run)
{
    for (size_t i = 0; i < run->word_count; i++)
        read_word(reader, run, i);
}

/* How many characters at the front are a family name; their sounds. */
static size_t family_of(const struct segment *run, struct sound *sounds)
{
    for (size_t count = 2; count > 0; count--) {
        uint16_t second = count == 2 && run->count > 2 ? run->characters[1].number : 0;

        if (count == 2 && !second)
            continue;
        for (size_t i = 0; i < count; i++)
            sounds[i] = (struct sound){ table_family(run->characters[0].number, second, i), i == 0 };
        if (*sounds[0].syllable)
            return count;
    }
    return 0;
}

/* A given name is read as the word that it may be, else by its characters. */
static void sounds_of_given(const struct segment *run, size_t first, struct sound *sounds)
{
    struct segment_word word = { first, run->count - first, 0 };
    struct table_path path = { 0 };

    for (size_t i = first; i < run->count; i++)
        table_step(&path, run->characters[i].number);
    word.node = table_word_here(&path);
    if (word.node && word.count > 1) {
        sounds_of_word(run, &word, sounds + first);
        return;
    }
    for (size_t i = first; i < run->count; i++)
        sounds[i] = usual(&run->characters[i]);
}

enum { NAME_LONGEST = 6 };

static void read_name(struct reader *reader, const struct segment *run)
{
    struct sound sounds[SEGMENT_LONGEST];
    size_t family;

    if (run->count > NAME_LONGEST) {
        read_run(reader, run);
        return;
    }
    family = family_of(run, sounds);
    if (family == run->count)
        family = 0;
    sounds_of_given(run, family, sounds);
    if (family)
        give_word(reader, run, 0, family, sounds, 0);
    for (size_t i = family; i < run->count; i++)
        sounds[i].capital = i == family;
    give_word(reader, run, family, run->count - family, sounds + family, 0);
}

static void read_all(
    str han, enum reading_style style, bool single, void (*each)(void *context, str word, str reading), void *context)
{
    struct reader reader = { .style = style, .single = single, .each = each, .context = context };
    struct segment run;
    size_t len;

    while (han.len) {
        if (segment_take(&run, &han)) {
            if (style == READING_NAME)
                read_name(&reader, &run);
            else
                read_run(&reader, &run);
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
};

/* Han punctuation, its Latin counterpart, and whether a space stands before and after it. */
static const struct mark {
    const char *han, *latin;
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

static void put(void *context, str word, str reading)
{
    struct writer *writer = context;
    const struct mark *mark = reading.len ? NULL : mark_of(word);

    if (mark) {
        if (mark->before)
            put_space(writer);
        buf_add(writer->out, str_of(mark->latin));
        writer->space = mark->after;
        return;
    }
    if (reading.len)
        put_space(writer);
    buf_add(writer->out, reading.len ? reading : word);
    writer->space = reading.len;
}

void reading_write(struct buf *out, str han, enum reading_style style)
{
    struct buf text = { 0 };
    struct writer writer = { .out = &text };

    reading_each_word(han, style, put, &writer);
    buf_add(out, buf_str(&text));
    buf_free(&text);
}
