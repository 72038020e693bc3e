#include "view/pinyin.h"

#include "base/utf8.h"
#include "lang/reading.h"
#include "lang/script.h"
#include "view/headword.h"
#include "view/terms.h"

#include <string.h>

struct writing {
    struct buf out;
    str lang;     /* of the runs that are being written; empty: none is */
    size_t begin; /* of the run */
    bool read;    /* whether any word of it has a reading */
    bool any;     /* whether any word of any run has one */
    const struct terms_plan *terms;
    struct map known; /* by its original each term of the article whose reading is known, or not to be shown */
};

static void write_word(struct writing *w, str word, str reading)
{
    buf_add(&w->out, w->out.len > w->begin ? S("\t") : S(""));
    buf_xml(&w->out, word);
    buf_byte(&w->out, '\t');
    buf_xml(&w->out, reading);
    w->read |= reading.len > 0;
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

/* Takes the word at the front of a reading, and the space after it. */
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
static bool write_aligned(struct writing *w, str han, str reading)
{
    while (reading.len) {
        str word = take_word(&reading);
        size_t bytes = han_bytes(han, count_syllables(word));

        if (bytes == 0)
            break;
        write_word(w, str_first(han, bytes), word);
        han = str_from(han, bytes);
    }
    if (han.len || reading.len)
        w->out.len = w->begin;
    return w->out.len > w->begin;
}

/* --- any run */

static void write_computed(void *writing, str word, str reading)
{
    write_word(writing, word, str_equal(reading, word) ? S("") : reading);
}

static void end_runs(struct writing *w)
{
    buf_add(&w->out, w->lang.len ? S("</p>\n") : S(""));
}

/* Runs that follow one another in one language stand together. */
static void begin_run(struct writing *w, str lang)
{
    if (!str_equal(lang, w->lang)) {
        end_runs(w);
        buf_printf(&w->out, "<p lang=\"%.*s\">", STR(lang));
        w->lang = lang;
    }
    w->begin = w->out.len;
    w->read = false;
}

/* What nothing stands above needs no line here. */
static void end_run(struct writing *w)
{
    if (w->read)
        buf_byte(&w->out, '\n');
    else
        w->out.len = w->begin;
    w->any |= w->read;
}

static void write_known(struct writing *w, str han, str lang, str reading)
{
    begin_run(w, lang);
    if (!write_aligned(w, han, reading))
        write_word(w, han, reading);
    end_run(w);
}

static void write_run(struct writing *w, const struct han_run *run)
{
    const struct term *term = map_get(&w->known, run->text);
    str converted = term && w->terms ? w->terms->entries[term->number].converted : S("");

    if (!term) {
        begin_run(w, run->lang);
        reading_each_word(run->text, READING_TEXT, write_computed, w);
        end_run(w);
        return;
    }
    if (headword_read(term).len == 0)
        return; /* a person of whom it isn't known how the name is read */
    write_known(w, run->text, run->lang, headword_read(term));
    if (converted.len)
        write_known(
            w, converted, str_equal(run->lang, S("zh-Hans")) ? S("zh-Hant") : S("zh-Hans"), headword_read(term));
}

/* --- all of them */

static void know(struct writing *w, const struct article *article)
{
    for (size_t i = 0; i < article->facts->gloss_count; i++) {
        const struct term *term = publication_term(article, i);

        if (!term || (term->kind != GLOSS_NAME && headword_read(term).len == 0))
            continue;
        map_set(&w->known, term->zh, (void *)(uintptr_t)term);
        if (term->other.len)
            map_set(&w->known, term->other, (void *)(uintptr_t)term);
    }
}

str pinyin_write(const struct context *c, const struct article *article, const struct parts *parts)
{
    struct writing w = { .terms = c->terms, .known = { .arena = c->arena } };
    str template = S("");

    if (parts->han.count == 0)
        return template;
    know(&w, article);
    buf_lit(&w.out, "<template class=\"pinyin\">\n");
    for (size_t i = 0; i < parts->han.count; i++)
        write_run(&w, &parts->han.items[i]);
    end_runs(&w);
    if (w.any) {
        buf_lit(&w.out, "</template>\n");
        template = buf_copy(&w.out, c->arena);
    }
    buf_free(&w.out);
    return template;
}
