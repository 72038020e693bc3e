#include "gloss/candidate.h"

#include "gloss/initials.h"
#include "gloss/kind.h"
#include "gloss/original_language.h"
#include "gloss/remark.h"
#include "gloss/spelling.h"
#include "gloss/word_classes.h"

/* How far back a sentence may have begun. */
enum { SUBJECT = 60 };

/* How long the names of languages are. */
enum { LANGUAGE_BYTES = 18 };

/* 中文, 简体中文, 日本語 … name a language in which something is to be had. */
static bool names_language(str zh)
{
    static const char *const names[] = { "中文", "简体中文", "簡體中文", "繁體中文", "繁体中文", "简体", "簡體", "繁體",
        "繁体", "中文版", "英文", "英文版", "英语", "英語", "日文", "日本語", "日语", "日語", "한국어", "韩文", "韓文",
        "韩语", "汉语", "漢語", "华语", "華語", "简体中文版", "繁體中文版", "中文说明", "English", "正體中文", "中",
        "英", "简中", "繁中" };

    if (zh.len < 3 || zh.len > LANGUAGE_BYTES)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (zh.at[2] == names[i][2] && str_equal(zh, str_of(names[i])))
            return true;
    return false;
}

/* --- originals */

static bool has_original(const struct bracket_search *r, str zh)
{
    for (size_t i = 0; i < r->count; i++)
        if (str_equal(r->read[i].zh, zh))
            return true;
    return false;
}

bool candidate_add_original(struct finder *f, struct bracket_search *r, struct bracket_part *part)
{
    struct original *o = &r->read[r->count];
    str text = { f->tokens.text.at + part->han_begin, part->han_end - part->han_begin };

    if (r->count == ORIGINALS)
        return false;
    original_read(o, &f->scratch, text);
    r->says_language |= names_language(o->zh);
    if (o->length == 0 || r->says_language || has_original(r, o->zh) || remark_is(o->zh))
        return false;
    r->originals[r->count++] = part;
    return true;
}

/* --- what a part without Han says */

/* Words of a part: without its label, without full stop. */
str candidate_part_text(const struct finder *f, const struct bracket_part *part)
{
    return part->content <= part->last ? tokens_text(&f->tokens, part->content, part->last) : S("");
}

static str unquote(const struct finder *f, size_t first, size_t last)
{
    if (first < last && finder_is(f, first, TOKEN_QUOTE) && finder_at(f, first)->match == last) {
        first++;
        last--;
    }
    return tokens_text(&f->tokens, first, last);
}

bool candidate_is_reading(const struct bracket_search *r, str text)
{
    for (size_t i = 0; i < r->count; i++)
        if (original_is_read(&r->read[i], text))
            return true;
    return spelling_has_tones(text) && reading_could_be(text);
}

static bool has_number(const struct original *o)
{
    for (size_t i = 0; i < o->zh.len; i++)
        if (o->zh.at[i] >= '0' && o->zh.at[i] <= '9')
            return true;
    for (size_t at = 0; at + 3 <= o->zh.len; at += 3)
        if (str_find(S("一二三四五六七八九十百"), str_first(str_from(o->zh, at), 3)) >= 0)
            return true;
    return false;
}

/* Whether words stand for the original: quoted or said to be its meaning, or at least a third of them meant by it. */
bool candidate_meaning(
    const struct finder *f, const struct original *o, size_t first, size_t last, bool said, struct english *english)
{
    size_t meant = 0, words = 0, quote;

    if (first > last)
        return false;
    quote = finder_is(f, last, TOKEN_UNQUOTE) ? finder_at(f, last)->match : NO_TOKEN;
    if (quote != NO_TOKEN && quote > first && original_is_read(o, tokens_text(&f->tokens, first, quote - 1)))
        first = quote; /* diànnǎo “computer” */
    *english = (struct english){ .first = first, .last = last, .rule = "inside" };
    if (finder_is(f, first, TOKEN_QUOTE) && finder_at(f, first)->match == last && first + 1 < last) {
        english->first++;
        english->last--;
        english->delimited = english->quoted = true;
    } else if (finder_at(f, last)->marked == finder_at(f, first)->begin) {
        english->delimited = true;
    }
    for (size_t i = english->first; i <= english->last; i++) {
        if (!finder_is(f, i, TOKEN_WORD) && !finder_is(f, i, TOKEN_NUMBER))
            continue;
        english->words++;
        words += lexicon_says(finder_text(f, i));
        meant += original_cover(o, finder_text(f, i)) != 0;
    }
    if (!english->quoted && finder_is(f, english->last, TOKEN_NUMBER) && !has_number(o))
        return false; /* 下篇 (chapters 9–15) */
    return english->words && (said || english->quoted || (words && 3 * meant >= words + (words == 1)));
}

void candidate_take_reading(const struct finder *f, struct bracket_search *r)
{
    for (size_t i = 0; i < f->parts.count && !r->reading.len; i++) {
        const struct bracket_part *part = &f->parts.items[i];

        if (part->content > part->last)
            continue;
        if (part->kind == PART_READING ||
            (part->kind == PART_WORDS && candidate_is_reading(r, candidate_part_text(f, part))) ||
            (part->kind == PART_MEANING && original_is_read(&r->read[0], unquote(f, part->content, part->last))))
            r->reading = unquote(f, part->content, part->last);
    }
}

void candidate_take_abbreviation(const struct finder *f, struct bracket_search *r)
{
    for (size_t i = 0; i < f->parts.count && !r->abbreviation.len; i++) {
        const struct bracket_part *part = &f->parts.items[i];
        str text =
            part->kind != PART_ORIGINAL && part->content <= part->last ? unquote(f, part->content, part->last) : S("");

        if (text.len && !str_equal(text, r->en) && initials_fit(r->en, text))
            r->abbreviation = text;
    }
}

/* --- English before a romanisation: “framing words,” or tifa (提法) */

/* The words between English and another name: or; known in Chinese as; which is also called. */
struct naming {
    size_t first;  /* the first of them */
    bool names;    /* or, called, known */
    bool chinese;  /* Chinese, Mandarin */
    bool conjoins; /* and: what is named is the sentence's subject */
};

static bool is_naming_word(const struct finder *f, size_t i)
{
    static const char *const words[] = { "or", "Chinese", "Mandarin", "in", "as", "also", "the", "and", "pinyin",
        "which" };

    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (finder_says(f, i, words[k]))
            return true;
    return finder_classes(f, i) & (WORD_NAMING | WORD_LINKS);
}

static struct naming naming_before(const struct finder *f, size_t at)
{
    struct naming naming = { .first = at };

    for (int count = 0; count < 8 && naming.first > f->floor && is_naming_word(f, naming.first - 1); count++) {
        size_t i = --naming.first;

        naming.names |= finder_says(f, i, "or") || finder_classes(f, i) & WORD_NAMING;
        naming.chinese |= finder_says(f, i, "Chinese") || finder_says(f, i, "Mandarin");
        naming.conjoins |= finder_says(f, i, "and");
    }
    return naming;
}

/* X — registered as Y and known in Chinese as …: the words that the sentence begins with. */
static bool subject_before(const struct finder *f, size_t at, const struct original *o, struct english *english)
{
    size_t first = at;

    while (first > f->floor && at - first < SUBJECT && !finder_is(f, first - 1, TOKEN_STOP))
        first--;
    return finder_at(f, first)->capital && english_right(english, &f->tokens, first, at, o) &&
           english_cover(english, &f->tokens, o);
}

bool candidate_left_of_or(const struct finder *f, const struct english *reads, const struct original *o, size_t inner,
    struct english *english)
{
    size_t at = reads->first;
    struct naming naming;

    if (at > f->floor && finder_is(f, at - 1, TOKEN_QUOTE))
        at--;
    naming = naming_before(f, at);
    at = naming.first;
    if ((!naming.names && !naming.chinese) || at <= f->floor)
        return false;
    if (naming.conjoins && naming.chinese && subject_before(f, at, o, english))
        return true;
    if (finder_is(f, at - 1, TOKEN_COMMA))
        at--;
    if (at > f->floor && finder_is(f, at - 1, TOKEN_CLOSE) && finder_at(f, at - 1)->match != NO_TOKEN &&
        finder_at(f, at - 1)->match > f->floor)
        at = finder_at(f, at - 1)->match; /* a name in Latin */
    if (at <= f->floor || !english_left(english, &f->tokens, f->floor, at - 1, inner, o))
        return false;
    return english->delimited || english_cover(english, &f->tokens, o) || (naming.chinese && english->capitals);
}

/* --- what is found */

void candidate_take(struct finder *f, struct bracket_search *r, const struct english *english)
{
    r->english = *english;
    r->en = english_text(&f->tokens, english);
    r->found = r->en.len > 0;
}

/* The reading that follows an original in its own part: 毛泽东 Máo Zédōng. */
str candidate_own_reading(const struct finder *f, const struct bracket_search *r, size_t index)
{
    const struct bracket_part *part = r->originals[index];
    size_t first = part->han_last + 1;
    str text;

    while (first <= part->last && !finder_is(f, first, TOKEN_WORD))
        first++;
    if (first > part->last) {
        size_t last = part->han_first; /* or before it: Lijiang 漓江 */

        if (part->content >= last || !finder_is(f, part->content, TOKEN_WORD))
            return S("");
        text = tokens_text(&f->tokens, part->content, last - 1);
        return candidate_is_reading(r, text) ? text : S("");
    }
    text = tokens_text(&f->tokens, first, part->last);
    if (candidate_is_reading(r, text))
        return text;
    return r->read[index].foreign ||
                   (reading_could_be(text) & LATIN_JAPANESE && original_language_near_japan(&f->tokens, part->first) &&
                       !original_cover(&r->read[index], finder_text(f, first)))
               ? (reading_could_be(text) & (LATIN_JAPANESE | LATIN_KOREAN) ? text : S(""))
               : S("");
}

static size_t text_offset(const struct finder *f, str text)
{
    return (size_t)(text.at - f->tokens.text.at);
}

static str with_article(const struct finder *f, const struct bracket_search *r)
{
    size_t begin = finder_at(f, r->english.first - 1)->begin;

    return (str){ f->tokens.text.at + begin, text_offset(f, r->en) + r->en.len - begin };
}

/* What is known of the languages of the other originals. */
static str others_language(const struct bracket_search *r, size_t index)
{
    for (size_t i = 0; i < r->count; i++) {
        if (i == index || !r->originals[i]->lang.len)
            continue;
        if (str_equal(r->originals[i]->lang, S("zh-Hans")))
            return S("zh-Hant");
        if (str_equal(r->originals[i]->lang, S("zh-Hant")))
            return S("zh-Hans");
    }
    return S("");
}

/* The novel X (…); X (…), a journal of …; X (…, a journal); X (…) is a novel. */
static bool announces_title(const struct finder *f, const struct bracket_search *r)
{
    size_t after = r->close + 1;

    if (kind_title_left(&f->tokens, r->english.first))
        return true;
    for (size_t i = 0; i < f->parts.count; i++)
        if (f->parts.items[i].kind == PART_WORDS &&
            kind_title_right(&f->tokens, f->parts.items[i].first, f->parts.items[i].last + 1))
            return true;
    if (finder_is(f, after, TOKEN_COMMA) || (finder_classes(f, after) & WORD_LINKS))
        return kind_title_right(&f->tokens, after + 1, f->tokens.count);
    return false;
}

static bool begins_sentence(const struct finder *f, size_t first)
{
    return first == 0 || finder_is(f, first - 1, TOKEN_STOP) || finder_is(f, first - 1, TOKEN_COLON) ||
           finder_is(f, first - 1, TOKEN_DASH) || finder_is(f, first - 1, TOKEN_OTHER) ||
           finder_is(f, first - 1, TOKEN_SLASH);
}

/* They vowed to sweep away black and eliminate evil (…). */
static bool is_infinitive(const struct finder *f, const struct english *english)
{
    return !english->delimited && !english->capitals && english->first > f->floor && english->first &&
           finder_says(f, english->first - 1, "to") && !(finder_classes(f, english->first) & WORD_STOPS);
}

struct found *candidate_add(struct finder *f, struct bracket_search *r, size_t index)
{
    struct bracket_part *part = r->originals[index];
    str own = candidate_own_reading(f, r, index), reading = own.len ? own : r->reading;
    struct gloss_shape shape = {
        .tokens = &f->tokens,
        .english = &r->english,
        .original = &r->read[index],
        .en = r->en,
        .reading = reading,
        .italic = r->english.delimited && !r->english.quoted && str_equal(str_of(r->english.rule), S("emphasis")) &&
                  finder_at(f, r->english.last)->italic,
        .title = announces_title(f, r),
        .infinitive = is_infinitive(f, &r->english),
        .begins = begins_sentence(f, r->english.first),
    };
    struct found *found;

    if (reading.len && str_equal(reading, r->en))
        reading = S("");
    f->items = arena_grow(f->arena, f->items, f->count, &f->cap, sizeof *f->items);
    found = &f->items[f->count++];
    *found = (struct found){ .zh_begin = part->han_begin, .zh_end = part->han_end };
    shape.lang = original_language(&shape, part->lang, others_language(r, index), f->han);
    found->gloss.lang = shape.lang;
    found->gloss.kind = kind_of(&shape);
    if (r->english.article && found->gloss.kind == GLOSS_TITLE)
        shape.en = with_article(f, r);
    found->en_begin = text_offset(f, shape.en);
    found->en_end = found->en_begin + shape.en.len;
    found->gloss.en = shape.en;
    found->gloss.zh = r->read[index].zh;
    found->gloss.abbr = r->abbreviation;
    found->gloss.reading = reading;
    found->gloss.rule = r->english.rule;
    return found;
}
