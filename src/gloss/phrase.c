#include "gloss/phrase.h"

#include "gloss/word_classes.h"

/* How many small words may stand between the parts of a phrase. */
enum { SMALL = 3 };

static bool is_adverb(str word)
{
    return word.len > 4 && str_ends(word, S("ly")) && !str_ends(word, S("family"));
}

static bool ends_phrase(const struct walk *walk, size_t i)
{
    unsigned classes = walk_classes(walk, i);
    str word = walk_text(walk, i);

    if (classes & (WORD_STOPS | WORD_NAMING))
        return true;
    return is_adverb(word) && !walk_cover_at(walk, i);
}

/* A bracket that gives another form of the word before it: 228 (or 2/28) incident. */
static size_t alias_begin(const struct walk *walk, size_t close)
{
    size_t open = walk_at(walk, close)->match;

    if (walk_at(walk, close)->kind != TOKEN_CLOSE || open == NO_TOKEN || open <= walk->floor || close - open > 6 ||
        !str_equal(walk_text(walk, open + 1), S("or")))
        return NO_TOKEN;
    return open;
}

/* The first word of the noun phrase that ends with `last`. */
static size_t phrase_begin(const struct walk *walk, size_t last)
{
    size_t first = last;

    while (first > walk->floor && walk_has(walk, first - 1) && last - first < REACH) {
        size_t before = first - 1;

        if (alias_begin(walk, before) != NO_TOKEN)
            before = alias_begin(walk, before) - 1;
        if (!walk_is_word(walk_at(walk, before)) || ends_phrase(walk, before) ||
            walk_possessive(walk_text(walk, before)).len)
            break;
        first = before;
    }
    return first;
}

static bool is_leading_verb(const struct walk *walk, size_t i)
{
    return walk_classes(walk, i) & WORD_VERB && !walk_cover_at(walk, i);
}

/* Whether what isn't covered of an original follows what is: 债 of 专项债, not 内 of 内循环, which the words in
 * front of a noun would say. */
static bool says_the_front(const struct original *original, uint64_t cover)
{
    uint64_t missing = original->all & ~cover;

    return cover && (missing == 0 || (cover & original->all & (~original->all + 1))) && !(missing & (missing >> 2));
}

/* Whether a word that the original doesn't say is no part of what it names: a judgement, a role, a verb, a number, a
 * country. */
static bool is_beside(const struct walk *walk, size_t i)
{
    static const char *const countries[] = { "Chinese", "Japanese", "Korean", "Taiwanese", "Western", "Asian" };

    if (walk_classes(walk, i) & (WORD_EVALUATIVE | WORD_ROLE | WORD_COUNT) || is_leading_verb(walk, i) ||
        (walk_at(walk, i)->kind == TOKEN_NUMBER && !original_begins_with_number(walk->original)))
        return true;
    for (size_t k = 0; k < sizeof countries / sizeof *countries; k++)
        if (str_equal(walk_text(walk, i), str_of(countries[k])))
            return true;
    return false;
}

/* Leaves out at the front what the original doesn't say: all of it where the rest says what the original begins with;
 * judgements, verbs and the like anyway. */
static size_t trim_phrase(const struct walk *walk, size_t first, size_t last)
{
    size_t covered = last + 1;
    uint64_t cover = 0;

    for (size_t i = last + 1; i-- > first;) {
        if (walk_at(walk, i)->kind == TOKEN_CLOSE)
            i = walk_at(walk, i)->match; /* another form of the word before it */
        cover |= walk_cover_at(walk, i);
        if (walk_cover_at(walk, i))
            covered = i;
    }
    if (covered <= last && says_the_front(walk->original, cover) &&
        (walk->original->length > 1 || walk_at(walk, first)->capital))
        return covered;
    while (
        first < last && walk_is_word(walk_at(walk, first + 1)) && !walk_cover_at(walk, first) && is_beside(walk, first))
        first++;
    return first;
}

/* The small words before a phrase: where they begin, and what they are. */
struct small_words {
    size_t first;
    bool any, joins, binds, only_determiners, finite, against;
};

static struct small_words small_words_before(const struct walk *walk, size_t first)
{
    struct small_words small = { .first = first, .only_determiners = true };

    while (small.first > walk->floor && walk_has(walk, small.first - 1) && first - small.first < SMALL &&
           walk_classes(walk, small.first - 1) & WORD_STOPS) {
        small.first--;
        small.any = true;
        small.finite |= (walk_classes(walk, small.first) & WORD_FINITE) != 0;
        small.against |= walk_is_against(walk, small.first);
        small.binds |= (walk_classes(walk, small.first) & WORD_BINDS) != 0;
        small.joins |= (walk_classes(walk, small.first) & WORD_AND) != 0;
        small.only_determiners &= (walk_classes(walk, small.first) & WORD_DETERMINER) != 0;
    }
    small.only_determiners &= small.any;
    return small;
}

/* Whether the original is of somebody who is at the head of something: 银行行长. */
static bool is_of_head(str zh)
{
    static const char *const endings[] = { "长", "長", "主席", "主任", "书记", "書記", "总理", "總理", "总统", "總統",
        "经理", "經理", "总裁", "總裁" };

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (zh.len > str_of(endings[i]).len && str_ends(zh, str_of(endings[i])))
            return true;
    return false;
}

/* chairman of the bank (银行行长) */
static bool is_head_of(const struct walk *walk, struct small_words small, size_t next, size_t first, size_t last)
{
    if (!small.binds || !(walk_classes(walk, next) & WORD_ROLE) || !is_of_head(walk->original->zh))
        return false;
    for (size_t i = first; i <= last; i++)
        if (walk_classes(walk, i) & WORD_ROLE)
            return false;
    return true;
}

static bool is_ordinary(const struct walk *walk, size_t i)
{
    return i >= walk->floor && walk_has(walk, i) && walk_is_word(walk_at(walk, i)) &&
           !(walk_classes(walk, i) & WORD_STOPS);
}

/* The word before small words to which the phrase goes on, or NO_TOKEN: the next one where it says something of the
 * original that wasn't said yet, or all of it (seek truth from facts); or the next but one where that says something
 * new. */
static size_t word_to_take(const struct walk *walk, struct small_words small, size_t first, size_t last)
{
    size_t next = small.first - 1;
    uint64_t covered = walk_said(walk, first, last), more;

    if (small.finite || small.first == walk->floor || !walk_has(walk, next) || !walk_is_word(walk_at(walk, next)))
        return NO_TOKEN;
    if (walk_possessive(walk_text(walk, next)).len && walk_at(walk, next)->capital)
        return NO_TOKEN; /* China's rise */
    more = walk_cover_at(walk, next);
    if (more & ~covered || is_head_of(walk, small, next, first, last))
        return next;
    if (small.joins && more & covered && !small.only_determiners)
        return next; /* Party and government (党政) */
    if (small.against && is_ordinary(walk, next))
        return next;
    if (more && !small.any && !(walk_classes(walk, next) & WORD_EVALUATIVE))
        return next;
    if (more == walk->original->all && covered && !small.joins && !small.only_determiners)
        return next;
    if (!small.any || small.only_determiners || !covered || next == walk->floor || !is_ordinary(walk, next) ||
        !is_ordinary(walk, next - 1) || (small.joins && !walk_cover_at(walk, next)))
        return NO_TOKEN;
    return walk_cover_at(walk, next - 1) & ~covered ? next - 1 : NO_TOKEN;
}

/* Takes in what stands before the phrase, across small words, while the original says it. */
static size_t extend_phrase(const struct walk *walk, size_t first, size_t last)
{
    while (last - first < REACH) {
        size_t taken = word_to_take(walk, small_words_before(walk, first), first, last);

        if (taken == NO_TOKEN)
            break;
        first = taken;
    }
    return first;
}

/* A saying: heaven is high and the emperor is far away (天高皇帝远); taught that human nature is good (性善): where a
 * clause begins after a colon or "that", if its subject says what the original begins with; else NO_TOKEN. */
static size_t sentence_begin(const struct walk *walk, size_t first, size_t last)
{
    size_t verb = NO_TOKEN;
    bool begins = false;

    if (walk->original->proper)
        return NO_TOKEN;
    while (first > walk->floor && walk_has(walk, first - 1) && last - first < REACH && !begins) {
        begins = walk_at(walk, first - 1)->kind == TOKEN_COLON || str_equal(walk_text(walk, first - 1), S("that"));
        if (!begins && !walk_is_word(walk_at(walk, first - 1)))
            return NO_TOKEN;
        if (!begins && walk_classes(walk, --first) & WORD_FINITE)
            verb = first;
    }
    while (first < last && walk_classes(walk, first) & WORD_DETERMINER)
        first++;
    if (!begins || verb == NO_TOKEN || verb <= first || !(walk_cover(walk, first, verb - 1) & 1))
        return NO_TOKEN;
    return first;
}

/* exemplary person (junzi 君子): beside a romanisation, what sort of person it is belongs to what one is called. */
static size_t with_quality(const struct walk *walk, size_t first, size_t last)
{
    static const char *const heads[] = { "person", "man", "woman", "people", "one", "being", "thing", "way" };
    const struct token *after = walk_at(walk, last) + 1;

    if (first < last || first == walk->floor || !walk_has(walk, first - 1) || last + 3 >= walk->tokens->count ||
        after[0].kind != TOKEN_OPEN || after[1].kind != TOKEN_WORD || after[1].capital || after[2].kind != TOKEN_HAN)
        return first;
    if (!walk_is_word(walk_at(walk, first - 1)) || walk_at(walk, first - 1)->kind == TOKEN_NUMBER ||
        walk_classes(walk, first - 1) & (WORD_STOPS | WORD_NAMING | WORD_ROLE | WORD_COUNT | WORD_VERB))
        return first;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (str_equal(walk_text(walk, last), str_of(heads[i])))
            return first - 1;
    return first;
}

bool phrase_find(struct english *english, const struct walk *walk, size_t last)
{
    size_t first, noun;

    if (!walk_is_word(walk_at(walk, last)) || ends_phrase(walk, last) || walk_at(walk, last)->kind == TOKEN_NUMBER)
        return false;
    noun = phrase_begin(walk, last);
    first = extend_phrase(walk, noun, last);
    if (first == noun)
        first = extend_phrase(walk, trim_phrase(walk, noun, last), last);
    if (sentence_begin(walk, first, last) != NO_TOKEN)
        first = sentence_begin(walk, first, last);
    first = with_quality(walk, first, last);
    return walk_accept(english, walk, first, last, "phrase");
}
