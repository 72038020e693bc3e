/* Any bytes as Chinese: every one of them is read once and in its place, valid text stays valid, and asking what it
 * means, whether Latin letters read it or in which characters it is written never leaves it. */
#include "base/utf8.h"
#include "fuzz.h"
#include "lang/lexicon.h"
#include "lang/reading.h"
#include "lang/variant.h"

struct rest {
    str text;
};

static void take(void *context, str word, str reading)
{
    struct rest *rest = context;

    if (word.at != rest->text.at || word.len > rest->text.len || word.len == 0)
        FUZZ_FAIL("what is read isn't what comes next");
    if (utf8_valid(reading) < reading.len)
        FUZZ_FAIL("a reading isn't UTF-8");
    rest->text = str_from(rest->text, word.len);
}

static void read_in(str text, enum reading_style style)
{
    struct rest words = { .text = text }, characters = { .text = text };
    struct buf out = { 0 };

    reading_each_word(text, style, take, &words);
    reading_each_character(text, style, take, &characters);
    if (words.text.len || characters.text.len)
        FUZZ_FAIL("something isn't read");
    reading_write(&out, text, style);
    if (utf8_valid(text) == text.len && utf8_valid(buf_str(&out)) < out.len)
        FUZZ_FAIL("the reading of UTF-8 isn't UTF-8");
    buf_free(&out);
}

static void look_up(str text, str han, str english)
{
    struct arena arena = { 0 };
    struct lexicon_senses senses = lexicon_senses(&arena, han);
    size_t longest = lexicon_longest(text).bytes;

    if (longest > text.len)
        FUZZ_FAIL("a word is longer than the text");
    if (lexicon_has(text) && longest != text.len)
        FUZZ_FAIL("a word isn't its own longest word");
    lexicon_renders(han, english);
    lexicon_where(&senses, english);
    arena_free(&arena);
}

/* Of longer inputs no more is looked at: many short ones find more. */
enum { LONGEST = 400 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = { (const char *)data, size < LONGEST ? size : LONGEST }, half = str_first(text, text.len / 2),
        other = str_from(text, text.len / 2);
    struct variant_evidence evidence = { 0 };

    read_in(text, READING_TEXT);
    read_in(text, READING_NAME);
    read_in(text, READING_PROPER);
    look_up(text, half, other);
    reading_matches(half, other);
    reading_could_be(other);
    variant_count(&evidence, text);
    return 0;
}
