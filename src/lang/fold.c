#include "lang/fold.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/cedict.h"
#include "lang/script.h"

#include <string.h>

/* --- English */

static str without_article(str text)
{
    static const char *const articles[] = { "the ", "a ", "an " };

    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (str_starts(text, str_of(articles[i])))
            return str_from(text, strlen(articles[i]));
    return text;
}

static bool is_quotation_mark(uint32_t c)
{
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0x2018 || c == 0x201A || c == 0xAB || c == 0xBB;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '-' || c == 0xA0 || (c >= 0x2010 && c <= 0x2015);
}

static void add_character(struct buf *out, uint32_t c, str bytes)
{
    uint32_t lower = unicode_lower(c);
    char small[4];

    if (c == '&')
        buf_lit(out, "and");
    else if (c == 0x2019)
        buf_byte(out, '\'');
    else
        buf_add(out, lower == c ? bytes : (str){ small, utf8_encode(lower, small) });
}

/* How many bytes at `from` are small letters, which most are. */
static size_t small_letters(str text, size_t from)
{
    size_t at = from;

    while (at < text.len && text.at[at] >= 'a' && text.at[at] <= 'z')
        at++;
    return at - from;
}

/* The singular of what looks like a plural: policies, crises and glasses stay apart from policy, crisis and glass only
 * as far as their keys allow, which errs towards one term. */
static void drop_plural(struct buf *out, size_t begin)
{
    str text = str_from(buf_str(out), begin);

    if (text.len < 4 || !str_ends(text, S("s")) || str_ends(text, S("ss")) || str_ends(text, S("us")) ||
        str_ends(text, S("is")) || str_ends(text, S("'s")))
        return;
    if (str_ends(text, S("ies"))) {
        out->len -= 3;
        buf_byte(out, 'y');
    } else if (str_ends(text, S("sses")) || str_ends(text, S("shes")) || str_ends(text, S("ches")) ||
               str_ends(text, S("xes"))) {
        out->len -= 2;
    } else {
        out->len--;
    }
}

/* Adds the words, each in the singular, with single spaces between. */
static void add_words(struct buf *out, str text)
{
    size_t begin = out->len, word = begin;
    bool gap = false;

    for (size_t i = 0, len; i < text.len; i += len) {
        size_t small = small_letters(text, i);
        uint32_t c = 'a';

        len = small;
        if (!small)
            c = utf8_decode(str_from(text, i), &len);
        gap |= is_space(c);
        if (is_space(c) || is_quotation_mark(c) || c == ',')
            continue;
        if (gap && out->len > begin) {
            drop_plural(out, word);
            buf_byte(out, ' ');
            word = out->len;
        }
        gap = false;
        if (small)
            buf_add(out, (str){ text.at + i, len });
        else
            add_character(out, c, (str){ text.at + i, len });
    }
    drop_plural(out, word);
}

void fold_english(struct buf *out, str text)
{
    struct buf composed = { 0 };
    size_t begin = out->len, gone;
    str words, kept;

    add_words(out, unicode_compose(&composed, text));
    buf_free(&composed);
    words = str_from(buf_str(out), begin);
    kept = without_article(words);
    gone = words.len - kept.len;
    if (gone) {
        memmove(out->at + begin, out->at + begin + gone, kept.len);
        out->len -= gone;
    }
}

/* --- Han */

bool fold_is_han(str text)
{
    for (size_t at = 0, len; (at = script_next_candidate(text, at)) < text.len; at += len) {
        enum script script = script_of(utf8_decode(str_from(text, at), &len));

        if (script != SCRIPT_OTHER && script != SCRIPT_CJK_MARK)
            return true;
    }
    return false;
}

static bool is_selector(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* What says nothing of its own; letters and digits of full width do. */
static bool is_mark(uint32_t c)
{
    return c == 0xB7 || (script_of(c) == SCRIPT_CJK_MARK && !unicode_is_alphanumeric(c));
}

/* A character as the simplified one that it stands for: a number after a byte that isn't one of UTF-8. */
static void add_han(struct buf *out, uint32_t c, str bytes)
{
    uint16_t character = c < 0x2E80 ? 0 : cedict_simplified(cedict_character(c));

    if (!character) {
        add_character(out, c, bytes);
        return;
    }
    buf_byte(out, '\xFF');
    buf_byte(out, (char)(character >> 8));
    buf_byte(out, (char)(character & 0xFF));
}

void fold_han(struct buf *out, str text)
{
    struct buf composed = { 0 };

    text = unicode_compose(&composed, text);
    for (size_t i = 0, len; i < text.len; i += len) {
        uint32_t c = utf8_decode(str_from(text, i), &len);

        if (is_space(c) || is_selector(c) || is_quotation_mark(c) || is_mark(c))
            continue;
        add_han(out, c, (str){ text.at + i, len });
    }
    buf_free(&composed);
}

void fold_pair(struct buf *out, str english, str original)
{
    fold_english(out, english);
    buf_byte(out, '\t');
    fold_han(out, original);
}
