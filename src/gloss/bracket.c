#include "gloss/bracket.h"

#include "gloss/candidate.h"
#include "gloss/contradict.h"
#include "gloss/initials.h"
#include "gloss/spelling.h"
#include "gloss/word_classes.h"

/* --- originals */

/* Whether words stand before an original in its part that are neither a label nor have to do with it. */
static bool is_mentioned(const struct finder *f, const struct bracket_part *part, const struct original *o)
{
    size_t before = part->han_first;

    if (part->content >= before || part->content > part->first)
        return false;
    if (finder_is(f, before - 1, TOKEN_QUOTE))
        before--;
    if (before == part->content || original_is_read(o, tokens_text(&f->tokens, part->content, before - 1)))
        return false;
    for (size_t i = part->content; i < before; i++)
        if (original_cover(o, finder_text(f, i)))
            return false;
    return true;
}

/* False where there are none, or the bracket is prose that mentions Han, or speaks of languages. */
static bool take_originals(struct finder *f, struct bracket_search *r)
{
    for (size_t i = 0; i < f->parts.count; i++) {
        struct bracket_part *part = &f->parts.items[i];

        if (part->kind == PART_ORIGINAL && candidate_add_original(f, r, part) &&
            is_mentioned(f, part, &r->read[r->count - 1]))
            return false;
    }
    return r->count > 0 && !r->says_language;
}

/* Whether originals stand side by side with commas alone; or with semicolons. */
static bool is_list(const struct bracket_search *r, bool semicolons)
{
    for (size_t i = 1; i < r->count; i++)
        if ((r->originals[i]->separator != ',' && !(semicolons && r->originals[i]->separator == ';')) ||
            r->originals[i]->labelled)
            return false;
    return r->count > 1;
}

/* The strokes of month build/break (月建/月破) are the original's own. */
static void join_originals(struct finder *f, struct bracket_search *r)
{
    struct bracket_part *first = r->originals[0], *last = r->originals[r->count - 1];

    first->han_end = last->han_end;
    first->han_last = last->han_last;
    first->last = last->last;
    original_read(
        &r->read[0], &f->scratch, (str){ f->tokens.text.at + first->han_begin, first->han_end - first->han_begin });
    r->count = 1;
}

static size_t count_char(str text, char c)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == c;
    return count;
}

/* --- English within the bracket, and after it */

/* A few plain words after an ordinary word of Chinese: li (理, principle); not Chengdu (成都, a city). */
static bool is_short_phrase(const struct finder *f, const struct original *o, const struct bracket_part *part)
{
    if (o->proper || o->family || part->labelled || part->last - part->first > 2)
        return false;
    for (size_t i = part->first; i <= part->last; i++)
        if (!finder_is(f, i, TOKEN_WORD) || finder_at(f, i)->capital || finder_classes(f, i) & (WORD_ROLE | WORD_STOPS))
            return false;
    return true;
}

/* The meaning given in the bracket, of the first original. `romanised`: what stands before the bracket is a
 * romanisation of something that no dictionary has, so that plain words are taken too. */
static bool meaning_inside(
    const struct finder *f, const struct bracket_search *r, bool romanised, struct english *english)
{
    const struct original *o = &r->read[0];
    const struct bracket_part *of = r->originals[0];

    for (size_t i = of->han_last + 1; i <= of->last; i++)
        if (finder_is(f, i, TOKEN_WORD) || finder_is(f, i, TOKEN_QUOTE)) {
            if (candidate_is_reading(r, tokens_text(&f->tokens, i, of->last)))
                break;
            return candidate_meaning(f, o, i, of->last, romanised, english);
        }
    for (size_t i = 0; i < f->parts.count; i++) {
        const struct bracket_part *part = &f->parts.items[i];

        if (part->kind == PART_MEANING && candidate_meaning(f, o, part->content, part->last, true, english))
            return true;
        if (part->kind == PART_WORDS && !candidate_is_reading(r, candidate_part_text(f, part)) &&
            candidate_meaning(f, o, part->content, part->last, romanised || is_short_phrase(f, o, part), english))
            return true;
    }
    return false;
}

/* jian (劍) or dao (刀): what has an original of its own. */
static bool has_own(const struct finder *f, const struct english *english)
{
    size_t open = english->last + 1;

    if (finder_is(f, open, TOKEN_UNQUOTE))
        open++;
    return finder_is(f, open, TOKEN_OPEN) && finder_at(f, open)->han;
}

/* qinpu 〔琴譜〕 (qin tablature): a bracket after the one of the original, without a label. */
static bool in_next_bracket(const struct finder *f, size_t open, const struct original *o, struct english *english)
{
    size_t first = open + 1, last = finder_at(f, open)->match;

    if (last == NO_TOKEN || finder_at(f, open)->han || last - open > BRACKET)
        return false;
    while (first < last && (finder_is(f, first, TOKEN_COLON) || finder_is(f, first, TOKEN_COMMA) ||
                               finder_classes(f, first) & (WORD_MEANING | WORD_LABEL)))
        first++;
    return first < last && candidate_meaning(f, o, first, last - 1, false, english);
}

/* tifa (提法), or “framing words” */
static bool after_or(const struct finder *f, size_t close, const struct original *o, struct english *english)
{
    size_t at = close + 1, end;

    if (finder_is(f, at, TOKEN_OPEN))
        return in_next_bracket(f, at, o, english);
    if (finder_is(f, at, TOKEN_COMMA))
        at++;
    if (at == close + 2 && finder_is(f, at, TOKEN_QUOTE)) /* shengyuan (生员), “government student,” */
        return english_right(english, &f->tokens, at, f->tokens.count, o) && english_cover(english, &f->tokens, o);
    if (!finder_says(f, at, "or") && !(finder_classes(f, at) & (WORD_MEANING | WORD_NAMING)))
        return false;
    at++;
    if (finder_says(f, at, "as"))
        at++;
    if (at >= f->tokens.count)
        return false;
    if (finder_is(f, at, TOKEN_QUOTE))
        return english_right(english, &f->tokens, at, f->tokens.count, o) && !has_own(f, english);
    for (end = at; end < f->tokens.count && end - at < 20; end++)
        if (finder_at(f, end)->marked == finder_at(f, at)->begin)
            return candidate_meaning(f, o, at, end, true, english) && !has_own(f, english);
    return english_right(english, &f->tokens, at, f->tokens.count, o) && english_cover(english, &f->tokens, o) &&
           !has_own(f, english);
}

static bool is_person(const struct original *o, const struct english *english)
{
    return o->family && english->capitals && english->words > 1 && (!o->known || o->proper);
}

/* Whether words before a bracket look like a romanisation of Chinese, Japanese or Korean that isn't in the tables. */
static bool looks_romanised(const struct finder *f, const struct original *o, struct english *english)
{
    str text = english_text(&f->tokens, english);

    return english->words < 4 && reading_could_be(text) &&
           (spelling_has_tones(text) || !english_cover(english, &f->tokens, o));
}

/* GSI */
static bool is_abbreviation(const struct finder *f, const struct bracket_part *part)
{
    str text = candidate_part_text(f, part);

    if (part->first != part->last)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= 'a' && text.at[i] <= 'z')
            return false;
    return true;
}

/* Whether anything in the bracket could be English for the original. */
static bool has_words_inside(const struct finder *f, const struct bracket_search *r)
{
    for (size_t i = 0; i < f->parts.count; i++) {
        const struct bracket_part *part = &f->parts.items[i];

        if (part->kind == PART_MEANING || (part->kind == PART_WORDS && !is_abbreviation(f, part)))
            return true;
    }
    return r->originals[0]->last > r->originals[0]->han_last;
}

/* Whether English could stand beside a romanisation: an "or" before it or after the bracket. */
static bool has_words_around(const struct finder *f, const struct bracket_search *r, const struct english *left)
{
    size_t before = left->first, after = r->close + 1;

    if (before > f->floor && finder_is(f, before - 1, TOKEN_QUOTE))
        before--;
    if (before > f->floor && (finder_classes(f, before - 1) & (WORD_NAMING | WORD_AND) ||
                                 finder_says(f, before - 1, "as") || finder_says(f, before - 1, "Chinese")))
        return true;
    if (finder_is(f, after, TOKEN_COMMA))
        after++;
    if (finder_is(f, after, TOKEN_OPEN))
        return !finder_at(f, after)->han;
    return finder_classes(f, after) & (WORD_AND | WORD_NAMING | WORD_MEANING) || finder_is(f, after, TOKEN_QUOTE);
}

/* kimchi (김치), yum cha (飲茶): what may be a romanisation that isn't in the tables. */
static bool is_loanword(const struct finder *f, const struct original *o, const struct english *english)
{
    if (o->foreign)
        return english->words < 3;
    return english->words > 1 && english->words == o->length && reading_could_be(english_text(&f->tokens, english));
}

/* the international economy (外循环), a formal register (书面语): two words or three after an article name something,
 * though no dictionary has it; what two characters mean, one would have. */
static bool is_named_thing(const struct finder *f, const struct original *o, const struct english *english)
{
    size_t before = english->first;

    if (english->words < 2 || english->words > 3 || o->length < 3)
        return false;
    for (size_t i = english->first; i <= english->last; i++)
        if (!finder_is(f, i, TOKEN_WORD) || finder_classes(f, i) & (WORD_STOPS | WORD_COUNT | WORD_META))
            return false;
    for (int back = 0; back < 3 && before > f->floor && finder_is(f, before - 1, TOKEN_WORD); back++, before--)
        if (finder_classes(f, before - 1) & WORD_DETERMINER)
            return true;
    return false;
}

/* Whether a word says something of the original, or is a name itself. */
static bool has_telling_word(const struct finder *f, const struct original *o, const struct english *english)
{
    for (size_t i = english->first; i <= english->last; i++)
        if ((finder_at(f, i)->capital && finder_is(f, i, TOKEN_WORD) && !(finder_classes(f, i) & WORD_LABEL) &&
                i > f->floor && !finder_is(f, i - 1, TOKEN_STOP)) ||
            ((!(finder_classes(f, i) & WORD_COUNT) || original_begins_with_number(o)) &&
                original_cover(o, finder_text(f, i))))
            return true;
    return false;
}

/* Whether more speaks for an English side than that it stands before a bracket. */
static bool is_supported(const struct finder *f, const struct original *o, struct english *english)
{
    return english->delimited || english->capitals || english_reads(english, &f->tokens, o) ||
           has_telling_word(f, o, english) || contradict_is_doctrine(f, english, o);
}

/* principle (理, li), humaneness (ren 仁): one or two plain words before nothing but the original and how it is read.
 */
static bool is_read_beside(const struct finder *f, const struct bracket_search *r, const struct english *english)
{
    bool reading = f->parts.count == 2 && r->reading.len && candidate_is_reading(r, r->reading);
    size_t before = english->first;

    if (before > f->floor && finder_is(f, before - 1, TOKEN_WORD) &&
        ((finder_at(f, before - 1)->capital && !(finder_classes(f, before - 1) & WORD_STOPS)) ||
            (r->read[0].length > 2 && finder_classes(f, before - 1) & WORD_BINDS)))
        return false; /* Masters literature; director of travel pavilions */
    if (english->words > 2 || r->count > 1 || r->read[0].proper || r->read[0].family || r->read[0].foreign ||
        (!reading && !(f->parts.count == 1 && candidate_own_reading(f, r, 0).len)))
        return false;
    for (size_t i = english->first; i <= english->last; i++)
        if (!finder_is(f, i, TOKEN_WORD) || finder_classes(f, i) & (WORD_STOPS | WORD_COUNT | WORD_META))
            return false;
    return true;
}

static void choose(struct finder *f, struct bracket_search *r, struct english *left, bool has_left)
{
    const struct original *o = &r->read[0];
    struct english other;
    size_t inner = r->open < f->tokens.count ? finder_at(f, r->open)->inner : 0;
    bool inside = has_words_inside(f, r);
    bool reads = has_left && (inside || has_words_around(f, r, left)) && english_reads(left, &f->tokens, o);
    bool alone = reads && !is_person(o, left); /* no name that English would have as well */
    bool romanised = has_left && inside && (alone || looks_romanised(f, o, left));

    if (inside && (!has_left || romanised) && meaning_inside(f, r, romanised && !alone, &other)) {
        if (romanised)
            r->reading = english_text(&f->tokens, left);
        candidate_take(f, r, &other);
    } else if (reads &&
               (candidate_left_of_or(f, left, o, inner, &other) || (alone && after_or(f, r->close, o, &other)))) {
        r->reading = english_text(&f->tokens, left);
        candidate_take(f, r, &other);
    } else if (has_left && (is_supported(f, o, left) || is_read_beside(f, r, left) ||
                               (!inside && (is_loanword(f, o, left) || is_named_thing(f, o, left))))) {
        candidate_take(f, r, left);
    }
}

/* --- what is found */

/* Whether nothing of a part is for a reader who hides originals: a reading, or an original that is taken with nothing
 * but its label and a reading. */
static bool hides(const struct finder *f, const struct bracket_search *r, const struct bracket_part *part)
{
    if (part->kind != PART_ORIGINAL)
        return part->kind == PART_READING;
    for (size_t i = 0; i < r->count; i++)
        if (r->originals[i] == part)
            return (part->content >= part->han_first || part->content > part->first ||
                       candidate_own_reading(f, r, i).len) &&
                   (part->han_last == part->last || finder_is(f, part->last, TOKEN_UNQUOTE) ||
                       candidate_own_reading(f, r, i).len);
    return false;
}

/* What a reader who hides originals doesn't see: the bracket where nothing else stands in it, else the parts. */
static void set_hidden(struct finder *f, const struct bracket_search *r, struct found *found)
{
    size_t first = 0, last = f->parts.count;

    while (first < last && !hides(f, r, &f->parts.items[first]))
        first++;
    for (last = first; last < f->parts.count && hides(f, r, &f->parts.items[last]);)
        last++;
    if (first == last || r->english.first > r->open)
        return;
    if (first == 0 && last == f->parts.count && r->open > 0) {
        found->hide_begin = finder_at(f, r->open - 1)->end;
        found->hide_end = finder_at(f, r->close)->end;
    } else if (last < f->parts.count) {
        found->hide_begin = finder_at(f, f->parts.items[first].first)->begin;
        found->hide_end = finder_at(f, f->parts.items[last].first)->begin;
    } else {
        found->hide_begin = finder_at(f, f->parts.items[first - 1].last)->end;
        found->hide_end = finder_at(f, f->parts.items[last - 1].last)->end;
    }
}

/* An abbreviation outside: MOST – Ministry of Science and Technology (…); … (CAC) (…). */
static void take_outer_abbreviation(const struct finder *f, struct bracket_search *r)
{
    size_t dash = r->english.first - 1, after = r->close + 1;

    if (r->english.first >= 2 && finder_is(f, dash, TOKEN_QUOTE))
        dash--;
    if (r->english.first >= 2 && dash >= 1 &&
        (finder_is(f, dash, TOKEN_DASH) || finder_is(f, dash, TOKEN_COLON) || finder_is(f, dash, TOKEN_EQUALS)) &&
        finder_is(f, dash - 1, TOKEN_WORD) && initials_fit(r->en, finder_text(f, dash - 1)))
        r->abbreviation = finder_text(f, dash - 1);
    if (r->left + 3 <= r->open && finder_is(f, r->open - 2, TOKEN_WORD) &&
        initials_fit(r->en, finder_text(f, r->open - 2)))
        r->abbreviation = finder_text(f, r->open - 2);
    if (finder_is(f, after, TOKEN_OPEN) && finder_at(f, after)->match == after + 2 &&
        initials_fit(r->en, finder_text(f, after + 1)))
        r->abbreviation = finder_text(f, after + 1);
}

static void add_all(struct finder *f, struct bracket_search *r)
{
    candidate_take_abbreviation(f, r);
    if (!r->abbreviation.len && r->english.last < r->open)
        take_outer_abbreviation(f, r);
    for (size_t i = 0; i < r->count; i++) {
        struct found *found = candidate_add(f, r, i);

        if (i == 0)
            set_hidden(f, r, found);
    }
    f->floor = r->close + 1;
}

/* --- one bracket */

/* The last token that the English side may end with: before an abbreviation in a bracket of its own. */
static size_t left_end(const struct finder *f, size_t open)
{
    size_t close = finder_at(f, open)->match, last = open ? open - 1 : NO_TOKEN;

    while (last != NO_TOKEN && finder_is(f, last, TOKEN_OPEN) && finder_at(f, last)->match == close + 1) {
        close++; /* ((讲好中国故事)) */
        last = last ? last - 1 : NO_TOKEN;
    }
    if (last != NO_TOKEN && finder_is(f, last, TOKEN_CLOSE) && !finder_says(f, last, "]") &&
        finder_at(f, last)->match != NO_TOKEN && finder_at(f, last)->match == last - 2 &&
        finder_at(f, last)->match > f->floor)
        last = finder_at(f, last)->match - 1;
    return last;
}

/* One gloss for a list: as many items before the bracket as originals in it, most of which say the same. */
static bool pair_list(struct finder *f, struct bracket_search *r)
{
    struct english items[ORIGINALS];
    size_t last = r->left, agree = 0;

    for (size_t i = r->count; i-- > 0;) {
        if (last == NO_TOKEN || last < f->floor ||
            !english_left(&items[i], &f->tokens, f->floor, last, finder_at(f, r->open)->inner, &r->read[i]))
            return false;
        agree += english_cover(&items[i], &f->tokens, &r->read[i]) || english_reads(&items[i], &f->tokens, &r->read[i]);
        last = items[i].first ? items[i].first - 1 : NO_TOKEN;
        if (items[i].quoted)
            last = last ? last - 1 : NO_TOKEN;
        while (i && last != NO_TOKEN && last > f->floor &&
               (finder_is(f, last, TOKEN_COMMA) || finder_says(f, last, "and") || finder_says(f, last, "or") ||
                   finder_says(f, last, "the")))
            last--;
    }
    if (3 * agree < 2 * r->count)
        return false;
    for (size_t i = 0; i < r->count; i++) {
        struct bracket_search one = { .open = r->open, .close = r->close, .left = r->left, .count = 1 };

        one.originals[0] = r->originals[i];
        one.read[0] = r->read[i];
        candidate_take(f, &one, &items[i]);
        candidate_add(f, &one, 0);
    }
    f->floor = r->close + 1;
    return true;
}

static bool try_list(struct finder *f, struct bracket_search *r, const struct english *left, bool has_left)
{
    if (has_left && left->quoted && left->words > 4 &&
        count_char(english_text(&f->tokens, left), ',') + 1 == r->count) {
        join_originals(f, r);
        return false;
    }
    return pair_list(f, r);
}

bool bracket_find(struct finder *f, size_t open, size_t close)
{
    struct bracket_search r = { .open = open, .close = close };
    struct english left;
    bool has_left;

    bracket_parts_read(&f->parts, &f->tokens, open, close);
    if (!take_originals(f, &r))
        return false;
    r.left = left_end(f, open);
    has_left = r.left != NO_TOKEN && r.left >= f->floor &&
               english_left(&left, &f->tokens, f->floor, r.left, finder_at(f, open)->inner, &r.read[0]);
    if (is_list(&r, true)) {
        if (try_list(f, &r, &left, has_left))
            return true;
        if (r.count > 2 && is_list(&r, false))
            return false;
    }
    if (r.count == 2 && has_left && r.originals[1]->separator == '/' &&
        count_char(english_text(&f->tokens, &left), '/'))
        join_originals(f, &r);
    candidate_take_reading(f, &r);
    if (has_left && contradicts(f, &left, &r.read[0]) && !(r.reading.len && left.delimited))
        has_left = false;
    choose(f, &r, &left, has_left);
    if (r.found)
        add_all(f, &r);
    return r.found;
}
