#include "view/pinyin.h"

#include "base/utf8.h"
#include "lang/reading.h"
#include "lang/script.h"
#include "view/headword.h"
#include "view/terms.h"

#include <string.h>

struct writing {
    struct buf *out;
    const struct terms_plan *terms;
    struct map known; /* by its original each term of the article whose reading is known, or not to be shown */
};

static void write_ruby(struct buf *out, str han, str reading)
{
    buf_lit(out, "<ruby>");
    buf_xml(out, han);
    buf_lit(out, "<rp>(</rp><rt>");
    buf_xml(out, reading);
    buf_lit(out, "</rt><rp>)</rp></ruby>");
}

/* --- a run whose reading is known: which characters a word of it is above */

/* Whether a vowel begins at a byte, with or without its mark; what else has a mark is ń, ň, ǹ or ḿ. */
static bool is_vowel(str word, size_t at)
{
    unsigned char c = (unsigned char)word.at[at], next = at + 1 < word.len ? (unsigned char)word.at[at + 1] : 0;

    switch (c) {
    case 0xC3:
    case 0xC4: return true;
    case 0xC5: return next >= 0x8C;
    case 0xC7: return next < 0xB8;
    default: return c < 0x80 && strchr("aeiouAEIOU", c) && c;
    }
}

/* Pinyin parts what begins with a vowel by an apostrophe, so a word has as many syllables as rows of vowels. */
static size_t count_syllables(str word)
{
    bool before = false;
    size_t count = 0;

    for (size_t i = 0; i < word.len; i++) {
        bool inside = ((unsigned char)word.at[i] & 0xC0) == 0x80;
        bool vowel = inside ? before : is_vowel(word, i);

        count += vowel && !before;
        before = vowel;
    }
    return count;
}

/* Takes the word at the front of a reading, and the space behind it. */
static str take_word(str *reading)
{
    ptrdiff_t space = str_find(*reading, S(" "));
    str word = space < 0 ? *reading : str_first(*reading, (size_t)space);

    *reading = str_from(*reading, word.len + (space >= 0));
    return word;
}

/* How many bytes the first `count` characters take, all of them Han; 0 where they aren't. */
static size_t han_bytes(str han, size_t count)
{
    size_t bytes = 0, len;

    for (; count && bytes < han.len; count--, bytes += len)
        if (script_of(utf8_decode(str_from(han, bytes), &len)) != SCRIPT_HAN)
            return 0;
    return count ? 0 : bytes;
}

/* Word by word, a character for each syllable; false, with nothing written, where these don't agree. */
static bool write_aligned(struct buf *out, str han, str reading)
{
    size_t begin = out->len;

    while (reading.len) {
        str word = take_word(&reading);
        size_t bytes = han_bytes(han, count_syllables(word));

        if (bytes == 0)
            break;
        write_ruby(out, str_first(han, bytes), word);
        han = str_from(han, bytes);
    }
    if (han.len || reading.len)
        out->len = begin;
    return out->len > begin;
}

/* --- any run */

static void write_word(void *context, str word, str reading)
{
    struct writing *w = context;

    if (reading.len && !str_equal(reading, word))
        write_ruby(w->out, word, reading);
    else
        buf_xml(w->out, word);
}

static void begin_span(struct buf *out, str lang)
{
    buf_lit(out, "<span lang=\"");
    buf_add(out, lang);
    buf_lit(out, "\">");
}

static void write_known(struct buf *out, str han, str lang, str reading)
{
    begin_span(out, lang);
    if (!write_aligned(out, han, reading))
        write_ruby(out, han, reading);
    buf_lit(out, "</span>\n");
}

static void write_run(struct writing *w, const struct han_run *run)
{
    const struct term *term = map_get(&w->known, run->text);
    str converted = term && w->terms ? w->terms->entries[term->number].converted : S("");

    if (!term) {
        begin_span(w->out, run->lang);
        reading_each_word(run->text, READING_TEXT, write_word, w);
        buf_lit(w->out, "</span>\n");
        return;
    }
    if (headword_read(term).len == 0)
        return; /* a person of whom it isn't known how the name is read */
    write_known(w->out, run->text, run->lang, headword_read(term));
    if (converted.len)
        write_known(
            w->out, converted, str_equal(run->lang, S("zh-Hans")) ? S("zh-Hant") : S("zh-Hans"), headword_read(term));
}

/* What nothing stands above needs no place here. */
static void write_if_read(struct writing *w, const struct han_run *run)
{
    size_t begin = w->out->len;

    write_run(w, run);
    if (str_find(str_from(buf_str(w->out), begin), S("<ruby>")) < 0)
        w->out->len = begin;
}

/* --- all of them */

static void know(struct writing *w, const struct article *article)
{
    for (size_t i = 0; i < article->facts->gloss_count; i++) {
        const struct term *term = glossary_term(article, i);

        if (!term || (term->kind != GLOSS_NAME && headword_read(term).len == 0))
            continue;
        map_set(&w->known, term->zh, (void *)(uintptr_t)term);
        if (term->other.len)
            map_set(&w->known, term->other, (void *)(uintptr_t)term);
    }
}

str pinyin_write(const struct context *c, const struct article *article, const struct parts *parts)
{
    struct buf out = { 0 };
    struct writing w = { .out = &out, .terms = c->terms, .known = { .arena = c->arena } };
    str template;

    size_t empty;

    if (parts->han.count == 0)
        return S("");
    know(&w, article);
    buf_lit(&out, "<template class=\"pinyin\">\n");
    empty = out.len;
    for (size_t i = 0; i < parts->han.count; i++)
        write_if_read(&w, &parts->han.items[i]);
    if (out.len > empty)
        buf_lit(&out, "</template>\n");
    else
        out.len = 0;
    template = buf_copy(&out, c->arena);
    buf_free(&out);
    return template;
}
