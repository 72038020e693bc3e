#include "view/headword.h"

#include "view/terms.h"
#include "write/attributes.h"

struct headword_words headword_words(const struct context *c, str lang)
{
    const struct strings *strings = strings_for(c->strings, lang);

    return (struct headword_words){ lang, strings_get(strings, "also"),
        strings_get(strings, "in_terms"), strings_get(strings, "back_to_text"), strings_get(strings, "term_name"),
        strings_get(strings, "term_title"), strings_get(strings, "text"), strings_get(strings, "automatic") };
}

static void write_lang(struct buf *out, const struct context *c, str lang)
{
    attributes_write_lang(out, lang, c->target == BODY_BOOK);
}

/* Whether nothing in a text could be Han, kana or hangul: what these begin with in UTF-8 isn't in it. */
static bool is_western(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0xE3)
            return false;
    return true;
}

void headword_text(struct buf *out, const struct context *c, str text)
{
    const struct config *config = &c->publication->input->config;
    struct languages languages = { config->lang.text, config->han.text, false };

    if (is_western(text))
        buf_xml(out, text);
    else
        line_write(out, text, &languages, c->target);
}

void headword_han(struct buf *out, const struct context *c, str han, str lang)
{
    buf_lit(out, "<span class=\"han\"");
    write_lang(out, c, lang);
    buf_byte(out, '>');
    buf_xml(out, han);
    buf_lit(out, "</span>");
}

static bool is_cjk(str lang)
{
    return str_starts(lang, S("zh")) || str_starts(lang, S("ja")) || str_starts(lang, S("ko"));
}

/* That of the first article that has it; an article in Chinese says the other side in English. */
static str language_of(const struct context *c, const struct term *term)
{
    str lang = term->count ? term->occurrences[0].article->facts->lang : c->publication->input->config.lang.text;

    return is_cjk(lang) ? S("en") : lang;
}

/* Begins a span for what is in a language of its own on a page in `lang`; returns how that ends. */
static str begin_foreign(struct buf *out, const struct context *c, str own, str lang)
{
    if (str_equal(own, lang))
        return S("");
    buf_lit(out, "<span");
    write_lang(out, c, own);
    buf_byte(out, '>');
    return S("</span>");
}

void headword_english(struct buf *out, const struct context *c, const struct term *term, str lang)
{
    str end = begin_foreign(out, c, language_of(c, term), lang);

    headword_text(out, c, term->en);
    buf_add(out, end);
}

void headword_title(struct buf *out, const struct context *c, const struct article *article, str lang)
{
    str end = begin_foreign(out, c, article->facts->lang, lang);

    buf_add(out, body_line(c->arena, &article->facts->title.xhtml, c->target));
    buf_add(out, end);
}

/* RFC 5646: Latin letters that write another language; of Chinese, pinyin. */
static str reading_lang(str lang)
{
    if (str_starts(lang, S("ja")))
        return S("ja-Latn");
    return str_starts(lang, S("ko")) ? S("ko-Latn") : S("zh-Latn-pinyin");
}

str headword_read(const struct term *term)
{
    return is_western(glossary_reading(term)) ? glossary_reading(term) : S("");
}

void headword_reading(
    struct buf *out, const struct context *c, const struct headword_words *words, const struct term *term)
{
    if (headword_read(term).len == 0 || (term->guessed && c->terms->chapters))
        return;
    if (term->guessed) {
        buf_lit(out, " <span class=\"automatic\">");
        buf_xml(out, words->automatic);
    }
    buf_lit(out, " <i class=\"reading\"");
    write_lang(out, c, reading_lang(term->lang));
    buf_byte(out, '>');
    buf_xml(out, headword_read(term));
    buf_lit(out, "</i>");
    buf_add(out, term->guessed ? S("</span>") : S(""));
}

void headword_abbr(struct buf *out, const struct context *c, const struct term *term)
{
    if (term->abbr.len == 0)
        return;
    buf_lit(out, " <span class=\"abbr\">");
    headword_text(out, c, term->abbr);
    buf_lit(out, "</span>");
}

void headword_kind(struct buf *out, const struct headword_words *words, const struct term *term)
{
    if (term->kind != GLOSS_NAME && term->kind != GLOSS_TITLE)
        return;
    buf_lit(out, " <span class=\"kind\">");
    buf_xml(out, term->kind == GLOSS_NAME ? words->name : words->title);
    buf_lit(out, "</span>");
}

void headword_rest(
    struct buf *out, const struct context *c, const struct headword_words *words, const struct term *term)
{
    headword_abbr(out, c, term);
    if (term->zh.len) {
        buf_byte(out, ' ');
        headword_han(out, c, term->zh, term->lang);
    }
    headword_reading(out, c, words, term);
    headword_kind(out, words, term);
}
