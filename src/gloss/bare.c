#include "gloss/bare.h"

#include "gloss/candidate.h"
#include "gloss/contradict.h"
#include "gloss/edge.h"

#include "gloss/word_classes.h"

static bool is_abstract(str word)
{
    static const char *const endings[] = { "ness", "ence", "ance", "ity", "ment", "tion", "sion", "ship", "ism", "hood",
        "dom", "ety" };

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (word.len > 5 && str_ends(word, str_of(endings[i])))
            return true;
    return false;
}

/* 华硕（ASUS）: a word of Chinese prose and a name. */
static bool is_named_so(const struct finder *f, const struct bracket_search *r, const struct bracket_part *part)
{
    return f->cjk && f->parts.count == 1 && part->kind == PART_WORDS && r->read[0].known &&
           part->last - part->first < 3 && finder_at(f, part->first)->capital;
}

/* Whether the only words of a bracket are English for the run before it although no dictionary says so: they follow a
 * romanisation (Ziran 自然 (naturalness)), the run is quoted as what can be pressed (“登录” (Login)), or it is an
 * abstract noun. */
static bool is_plain_meaning(
    const struct finder *f, const struct bracket_search *r, const struct bracket_part *part, bool read, bool quoted)
{
    str text = candidate_part_text(f, part);
    size_t words = part->last - part->first + 1;

    if (f->parts.count != 1 || part->labelled || part->kind != PART_WORDS || words > 4 ||
        !finder_is(f, part->first, TOKEN_WORD) || r->read[0].proper ||
        finder_classes(f, part->first) & (WORD_STOPS & ~WORD_DETERMINER))
        return false;
    if (read || (quoted && finder_at(f, part->first)->capital && r->read[0].known))
        return read || words == 1 || !reading_could_be(text);
    return words == 1 && r->read[0].length <= 2 && is_abstract(text);
}

/* Whether words read the original or mean all of it. */
static bool says_all(const struct finder *f, const struct bracket_search *r, struct english *english)
{
    const struct original *o = &r->read[0];

    return english_reads(english, &f->tokens, o) || (!o->foreign && english_cover(english, &f->tokens, o) == o->all);
}

/* 深圳 (Shenzhen): of a name, a romanisation and nothing else stands for the original. */
static bool find_reading_alone(struct finder *f, struct bracket_search *r)
{
    const struct bracket_part *part = f->parts.items;
    struct english english;

    if (f->parts.count != 1 || part->labelled || part->content > part->last || !finder_at(f, part->content)->capital ||
        !finder_is(f, part->content, TOKEN_WORD) || !original_is_read(&r->read[0], candidate_part_text(f, part)))
        return false;
    english = (struct english){ .first = part->content, .last = part->last, .rule = "reading" };
    for (size_t i = english.first; i <= english.last; i++)
        english.words += finder_is(f, i, TOKEN_WORD);
    english.compared = english.romanised = true;
    english.capitals = finder_at(f, english.first)->capital;
    r->reading = S("");
    candidate_take(f, r, &english);
    return r->found;
}

/* The bracket after a run: 道 (the Way), 君子 (jūnzǐ). */
static bool find_before_bracket(struct finder *f, struct bracket_search *r, size_t before, bool quoted)
{
    struct english english, left;
    bool has_left, read;

    bracket_parts_read(&f->parts, &f->tokens, r->open, r->close);
    has_left = before != NO_TOKEN && before >= f->floor && finder_is(f, before, TOKEN_WORD) &&
               english_left(&left, &f->tokens, f->floor, before, finder_at(f, before + 1)->inner, &r->read[0]) &&
               says_all(f, r, &left);
    read = has_left && english_reads(&left, &f->tokens, &r->read[0]);
    candidate_take_reading(f, r);
    for (size_t i = 0; i < f->parts.count; i++) {
        const struct bracket_part *part = &f->parts.items[i];

        if ((part->kind != PART_MEANING && part->kind != PART_WORDS) ||
            candidate_is_reading(r, candidate_part_text(f, part)) ||
            !candidate_meaning(f, &r->read[0], part->content, part->last,
                is_named_so(f, r, part) || is_plain_meaning(f, r, part, read, quoted), &english))
            continue;
        if (part + 1 < f->parts.items + f->parts.count && (part[1].separator == ',' || part[1].separator == ';') &&
            part[1].kind == PART_WORDS && r->read[0].clause)
            english.last = part[1].last; /* Know yourself and your enemy, win every battle */
        english.rule = "behind";
        if (read)
            r->reading = english_text(&f->tokens, &left);
        candidate_take(f, r, &english);
        return true;
    }
    if (has_left)
        candidate_take(f, r, &left);
    return r->found;
}

/* Where plain words that follow a run end: before a bracket, a mark, or the end. */
static bool find_after(struct finder *f, struct bracket_search *r, size_t at)
{
    struct english english;

    if (!english_right(&english, &f->tokens, at, f->tokens.count, &r->read[0]) ||
        !english_cover(&english, &f->tokens, &r->read[0]))
        return false;
    english.rule = "behind";
    candidate_take(f, r, &english);
    return true;
}

/* The bracket after a run, or after its reading, if it holds no Han. */
static bool bracket_after(const struct finder *f, size_t at, struct bracket_search *r)
{
    if (!finder_is(f, at, TOKEN_OPEN) || finder_at(f, at)->match == NO_TOKEN || finder_at(f, at)->han ||
        finder_at(f, at)->match - at > BRACKET)
        return false;
    r->open = finder_innermost(f, at);
    r->close = finder_at(f, r->open)->match;
    return true;
}

/* 气 qì (vital energy): what was taken as English is the reading. */
static void find_meaning_after(struct finder *f, struct bracket_search *r, size_t at)
{
    struct english english;

    if (!bracket_after(f, at, r))
        return;
    bracket_parts_read(&f->parts, &f->tokens, r->open, r->close);
    for (size_t i = 0; i < f->parts.count; i++) {
        const struct bracket_part *part = &f->parts.items[i];

        if ((part->kind != PART_MEANING && part->kind != PART_WORDS) ||
            !candidate_meaning(
                f, &r->read[0], part->content, part->last, is_plain_meaning(f, r, part, true, false), &english))
            continue;
        english.rule = "behind";
        r->reading = r->en;
        candidate_take(f, r, &english);
        return;
    }
}

/* 司馬遷 Sima Qian */
static bool find_reading_after(struct finder *f, struct bracket_search *r, size_t at)
{
    size_t best = NO_TOKEN;

    for (size_t i = at; i < f->tokens.count && finder_is(f, i, TOKEN_WORD) && i - at < 8; i++)
        if (original_is_read(&r->read[0], tokens_text(&f->tokens, at, i)))
            best = i;
    if (best == NO_TOKEN)
        return false;
    r->english = (struct english){ .first = at, .last = best, .compared = true, .romanised = true, .rule = "reading" };
    r->english.capitals = finder_at(f, at)->capital;
    r->en = tokens_text(&f->tokens, at, best);
    r->found = true;
    find_meaning_after(f, r, best + 1);
    return true;
}

/* Wang, Li 王力. 1980.: an author in a list of books. */
static bool is_catalogued(const struct finder *f, const struct english *english, const struct original *o)
{
    size_t comma = english->words > 1 ? english->first + 1 : english->first ? english->first - 1 : NO_TOKEN;

    return o->family && english->words <= 2 && finder_is(f, comma, TOKEN_COMMA) &&
           (english->words == 2 || (o->length > 1 && comma > 0 && original_spelt(o, finder_text(f, comma - 1))));
}

/* Words right before a run: guanxi 关系; Wu wei 无为. */
static bool find_before(struct finder *f, struct bracket_search *r, size_t before, size_t han)
{
    struct english english;
    size_t inner = finder_at(f, han)->inner;

    if (before == NO_TOKEN || before < f->floor || finder_classes(f, before) & WORD_REFERENCE)
        return false;
    if (!finder_is(f, before, TOKEN_WORD) && !finder_is(f, before, TOKEN_UNQUOTE))
        return false;
    if (finder_at(f, han)->begin == inner)
        inner = 0; /* the run itself is emphasised */
    if (!english_left(&english, &f->tokens, f->floor, before, inner, &r->read[0]))
        return false;
    if (!says_all(f, r, &english) || is_catalogued(f, &english, &r->read[0]) || contradicts(f, &english, &r->read[0]) ||
        (finder_classes(f, english.last) & WORD_META && !english_reads(&english, &f->tokens, &r->read[0])))
        return false;
    candidate_take(f, r, &english);
    return true;
}

/* known in Chinese as 端紫斑蝶 */
static bool find_named(struct finder *f, struct bracket_search *r, size_t han)
{
    struct english here = { .first = han }, english;

    if (!candidate_left_of_or(f, &here, &r->read[0], 0, &english))
        return false;
    english.rule = "named";
    candidate_take(f, r, &english);
    return true;
}

static bool ends_statement(const struct finder *f, size_t i)
{
    return i >= f->tokens.count || finder_is(f, i, TOKEN_STOP) || finder_is(f, i, TOKEN_SEMICOLON) ||
           finder_is(f, i, TOKEN_DASH) || (finder_is(f, i, TOKEN_COMMA) && !finder_is(f, i + 1, TOKEN_HAN));
}

/* Mutual pretence — 心照不宣; 政治局 = Politburo */
static bool find_across(struct finder *f, struct bracket_search *r, size_t before, size_t after)
{
    struct english english;
    bool marked = before != NO_TOKEN && before > f->floor &&
                  (finder_is(f, before, TOKEN_DASH) || finder_is(f, before, TOKEN_EQUALS));

    if (marked && ends_statement(f, after) &&
        english_left(&english, &f->tokens, f->floor, before - 1, 0, &r->read[0]) &&
        (english.first == f->floor || english_reads(&english, &f->tokens, &r->read[0]) ||
            english_cover(&english, &f->tokens, &r->read[0])) &&
        !contradicts(f, &english, &r->read[0])) {
        english.rule = "dash";
        candidate_take(f, r, &english);
        return true;
    }
    if (before == NO_TOKEN && finder_is(f, after, TOKEN_COLON)) /* 天人合一 (tiān rén hé yī): unity of … */
        return find_after(f, r, after + 1);
    return (finder_is(f, after, TOKEN_DASH) || finder_is(f, after, TOKEN_EQUALS)) && find_after(f, r, after + 1);
}

/* 还有“软实力”（soft power）: Chinese prose that quotes what the bracket is about. */
static void keep_quoted(const struct finder *f, struct bracket_part *part)
{
    size_t close = part->han_last, open = finder_at(f, close)->match;

    if (!finder_is(f, close, TOKEN_UNQUOTE) || open == NO_TOKEN || open <= part->han_first ||
        !finder_is(f, close + 1, TOKEN_OPEN))
        return;
    part->han_first = open;
    part->han_begin = finder_at(f, open)->begin;
}

/* 冰 and 心 (ice and heart): the bracket is about both. */
static bool is_last_of_list(const struct finder *f, const struct bracket_search *r, size_t han)
{
    if (han < 2 || !(finder_classes(f, han - 1) & WORD_AND) || !finder_is(f, han - 2, TOKEN_HAN))
        return false;
    for (size_t i = r->open + 1; i < r->close; i++)
        if (finder_classes(f, i) & WORD_AND)
            return true;
    return false;
}

/* A run outside brackets, at token `han`; returns the token after what was looked at. */
size_t bare_find(struct finder *f, size_t han)
{
    struct bracket_search r = { .open = f->tokens.count };
    struct bracket_part part = { .kind = PART_ORIGINAL, .lang = S("") };
    size_t before, after;
    bool bracket, quoted = false;

    bracket_parts_run(&f->tokens, han, f->floor < han ? f->floor : han, f->tokens.count, &part);
    keep_quoted(f, &part);
    bracket = bracket_after(f, part.han_last + 1, &r);
    if (bracket && f->cjk && !edge_find(f, &part, r.open))
        return part.han_last + 1;
    part.first = part.content = part.han_first;
    part.last = part.han_last;
    candidate_add_original(f, &r, &part);
    before = part.han_first ? part.han_first - 1 : NO_TOKEN;
    after = part.han_last + 1;
    if (before != NO_TOKEN && finder_is(f, before, TOKEN_QUOTE) && finder_at(f, before)->match == after) {
        before = before ? before - 1 : NO_TOKEN;
        after++;
        quoted = true;
    }
    if (r.count == 0)
        return part.han_last + 1;
    bracket = bracket_after(f, after, &r);
    if (bracket && is_last_of_list(f, &r, part.han_first))
        bracket = false;
    r.left = before;
    if (!bracket)
        f->parts.count = 0;
    r.found = (bracket && find_before_bracket(f, &r, before, quoted)) || find_named(f, &r, part.han_first) ||
              find_before(f, &r, before, part.han_first) ||
              (bracket && r.reading.len && find_across(f, &r, NO_TOKEN, r.close + 1)) ||
              find_across(f, &r, before, after) || find_reading_after(f, &r, after) ||
              (finder_is(f, after, TOKEN_QUOTE) && find_after(f, &r, after)) || (bracket && find_reading_alone(f, &r));
    if (!r.found)
        return part.han_last + 1;
    if (!bracket)
        r.open = r.close = part.han_last;
    candidate_take_abbreviation(f, &r);
    candidate_add(f, &r, 0);
    f->floor = (r.english.last > r.close ? r.english.last : r.close) + 1;
    return f->floor;
}
