#include "doc/gloss_english.h"

#include "doc/gloss_words.h"

#include <string.h>

/* How many small words may stand between the parts of a phrase. */
enum { SMALL = 3 };

/* How far back a phrase is looked for: tokens of running text, words of a romanisation, tokens between quotation
 * marks. */
enum { REACH = 40, READ_WORDS = 10, QUOTED = 80, MARKED = 30 };

/* A phrase being measured. */
struct walk {
    const struct gloss_tokens *tokens;
    const struct original *original;
    size_t floor; /* no token before this one */
    size_t inner; /* no byte before this one */
};

static const struct gloss_token *token_at(const struct walk *walk, size_t i)
{
    return &walk->tokens->items[i];
}

static str text_at(const struct walk *walk, size_t i)
{
    return gloss_token_text(walk->tokens, i);
}

static bool is_word(const struct gloss_token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
}

static unsigned classes_at(const struct walk *walk, size_t i)
{
    return token_at(walk, i)->kind == TOKEN_WORD ? word_classes(text_at(walk, i)) : 0;
}

static uint64_t cover_at(const struct walk *walk, size_t i)
{
    return is_word(token_at(walk, i)) ? original_cover(walk->original, text_at(walk, i)) : 0;
}

static str possessive(str word)
{
    if (str_ends(word, S("'s")))
        return S("'s");
    return str_ends(word, S("’s")) ? S("’s") : S("");
}

/* Whether a sentence, or what is set apart like one, begins with token `i`. */
static bool begins_sentence(const struct walk *walk, size_t i)
{
    const struct gloss_token *before = i ? token_at(walk, i - 1) : NULL;

    return !before || before->kind == TOKEN_STOP || before->kind == TOKEN_QUOTE || before->kind == TOKEN_OTHER ||
           before->kind == TOKEN_COLON || before->kind == TOKEN_NUMBER || token_at(walk, i)->begin == walk->inner;
}

static uint64_t cover_of(const struct walk *walk, size_t first, size_t last)
{
    uint64_t cover = 0;

    for (size_t i = first; i <= last; i++)
        cover |= cover_at(walk, i);
    return cover;
}

uint64_t english_cover(struct english *english, const struct gloss_tokens *tokens, const struct original *original)
{
    for (size_t i = english->first; !english->measured && i <= english->last; i++)
        if (is_word(&tokens->items[i]))
            english->cover |= original_cover(original, gloss_token_text(tokens, i));
    english->measured = true;
    return english->cover;
}

bool english_reads(struct english *english, const struct gloss_tokens *tokens, const struct original *original)
{
    str text = gloss_tokens_text(tokens, english->first, english->last);

    if (english->compared)
        return english->romanised;
    if (str_ends(text, S(",")))
        text.len--;
    english->compared = true;
    english->romanised = english->words < original->length + 2 && original_is_read(original, text);
    return english->romanised;
}

static bool accept(struct english *english, const struct walk *walk, size_t first, size_t last, const char *rule)
{
    english->first = first;
    english->last = last;
    english->rule = rule;
    english->words = 0;
    for (size_t i = first; i <= last; i++)
        english->words += is_word(token_at(walk, i));
    if (english->delimited || english->romanised)
        english->capitals = token_at(walk, first)->capital;
    return true;
}

/* --- what is set apart */

static bool has_words(const struct walk *walk, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++)
        if (token_at(walk, i)->kind == TOKEN_WORD)
            return true;
    return false;
}

static bool quoted_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t open = token_at(walk, last)->match;

    if (token_at(walk, last)->kind != TOKEN_UNQUOTE || open < walk->floor || open + 1 >= last || last - open > QUOTED ||
        !has_words(walk, open + 1, last - 1))
        return false;
    english->delimited = english->quoted = true;
    return accept(english, walk, open + 1, last - 1, "quoted");
}

static bool emphasised_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t begin = token_at(walk, last)->marked, first = last;

    if (begin == NO_TOKEN)
        return false;
    while (first > walk->floor && token_at(walk, first - 1)->begin >= begin)
        first--;
    if (token_at(walk, first)->begin < begin || last - first > MARKED || !has_words(walk, first, last))
        return false;
    if (first < last && token_at(walk, first)->kind == TOKEN_QUOTE && token_at(walk, first)->match == last)
        return quoted_before(english, walk, last);
    for (size_t i = first; i <= last; i++)
        if (token_at(walk, i)->kind == TOKEN_HAN || token_at(walk, i)->kind == TOKEN_OPEN)
            return false;
    english->delimited = true;
    return accept(english, walk, first, last, "emphasis");
}

/* --- romanisations */

/* The shortest stretch that reads the original exactly; else the shortest that nearly does. */
static bool read_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t first = last, best = NO_TOKEN;

    for (int count = 0; count < READ_WORDS && token_at(walk, first)->kind == TOKEN_WORD; count++) {
        str text = gloss_tokens_text(walk->tokens, first, last);
        enum romanisation how;

        text.len -= possessive(text).len;
        how = original_reading(walk->original, text);
        if (how != ROMANISATION_NONE && (best == NO_TOKEN || how != ROMANISATION_OTHER))
            best = first;
        if ((how != ROMANISATION_NONE && how != ROMANISATION_OTHER) || first == walk->floor ||
            token_at(walk, first - 1)->begin < walk->inner || possessive(text_at(walk, first - 1)).len ||
            (classes_at(walk, first - 1) & WORD_STOPS && !token_at(walk, first - 1)->capital))
            break;
        first--;
    }
    if (best == NO_TOKEN)
        return false;
    english->compared = english->romanised = true;
    return accept(english, walk, best, last, "reading");
}

/* --- capitalised names */

static bool is_capital(const struct walk *walk, size_t i)
{
    const struct gloss_token *token = token_at(walk, i);

    return token->kind == TOKEN_NUMBER || (token->kind == TOKEN_WORD && token->capital);
}

static bool within(const struct walk *walk, size_t i)
{
    return i >= walk->floor && i < walk->tokens->count && token_at(walk, i)->begin >= walk->inner;
}

static bool joins_name(const struct walk *walk, size_t i)
{
    return str_equal(text_at(walk, i), S("&")) || classes_at(walk, i) & (WORD_JOINS | WORD_DETERMINER);
}

/* The first token of the capitalised words, joined by small ones, that end with `last`. */
static size_t capitals_begin(const struct walk *walk, size_t last)
{
    size_t first = last, at = last;

    while (at > walk->floor && within(walk, at - 1) && last - at < REACH) {
        bool article = at < last && classes_at(walk, at) & WORD_DETERMINER && !token_at(walk, at)->capital;

        at--;
        if (is_capital(walk, at)) {
            if (article)
                break; /* Contact the Office … */
            first = at;
        } else if (first - at > 3 || !joins_name(walk, at)) {
            break;
        }
    }
    return first;
}

/* Whether token `i` parts a name only loosely: and, in, at; not of, for. */
static bool parts(const struct walk *walk, size_t i)
{
    unsigned classes = classes_at(walk, i);
    str word = text_at(walk, i);

    return (classes & WORD_STOPS) && !token_at(walk, i)->capital && !(classes & WORD_BINDS) &&
           !str_equal(word, S("for")) && !(classes & WORD_DETERMINER);
}

/* The next word of [from, last] that could begin a name. */
static size_t next_capital(const struct walk *walk, size_t from, size_t last)
{
    while (from <= last && !is_capital(walk, from))
        from++;
    return from;
}

/* The last word with a role in it that stands before a name: Foreign Minister Wang Yi. */
static size_t after_roles(const struct walk *walk, size_t first, size_t last)
{
    size_t name = first;

    for (size_t i = first; i < last; i++)
        if (classes_at(walk, i) & WORD_ROLE)
            name = i + 1;
    return next_capital(walk, name, last) <= last ? next_capital(walk, name, last) : first;
}

/* Abe Shinzō, Yoon Suk-yeol: two words or more that no Chinese is romanised so, or of which no original is known. */
static bool is_foreign_name(const struct walk *walk, size_t first, size_t last)
{
    unsigned could;

    if (first == last || walk->original->length > 6)
        return false;
    could = reading_could_be(gloss_tokens_text(walk->tokens, first, last));
    return cover_of(walk, first, last) == 0 || (could & (LATIN_JAPANESE | LATIN_KOREAN) && !(could & LATIN_CHINESE));
}

/* Whether the original says the role that stands before a name: Chairman Mao (毛主席). */
static bool says_role(const struct walk *walk, size_t first, size_t name)
{
    uint64_t role = cover_of(walk, first, name - 1);

    return role && (role != walk->original->all || !walk->original->known);
}

/* Where a name begins when what the original doesn't say is left out at its front. */
static size_t trim_name(const struct walk *walk, size_t first, size_t last)
{
    size_t name = after_roles(walk, first, last);

    if (name != first && !says_role(walk, first, name) && (walk->original->family || is_foreign_name(walk, name, last)))
        first = name;
    for (;;) {
        size_t next = next_capital(walk, first + 1, last);
        unsigned classes = classes_at(walk, first);
        uint64_t rest;
        bool loose = false;

        if (next > last)
            return first;
        if (possessive(text_at(walk, first)).len && next == first + 1 &&
            (!cover_at(walk, first) || str_starts(text_at(walk, first), S("China")))) {
            first = next;
            continue;
        }
        if ((classes & WORD_STOPS) && !cover_at(walk, first)) {
            first = next;
            continue;
        }
        if (cover_at(walk, first))
            return first;
        for (size_t i = first + 1; i < next; i++)
            loose |= parts(walk, i);
        rest = cover_of(walk, next, last);
        if (loose ? rest != 0 : next == first + 1 && rest && rest == walk->original->all) {
            first = next;
            continue;
        }
        if (next > first + 1)
            return first;
        /* a chain of words that says nothing, parted from one that does */
        {
            size_t at = next;

            while (at < last && is_capital(walk, at) && !cover_at(walk, at))
                at++;
            if (at < last && parts(walk, at) && cover_of(walk, at, last)) {
                first = next_capital(walk, at, last);
                continue;
            }
        }
        return first;
    }
}

static bool covers_more(const struct walk *walk, size_t first, size_t last, uint64_t covered)
{
    uint64_t cover = cover_of(walk, first, last) & ~covered;

    for (size_t i = first; !cover && i < last; i++) { /* Chen Yangshan: the one name by two words */
        str text = gloss_tokens_text(walk->tokens, i, i + 1);

        if (walk->original->length >= 4 && reading_could_be(text) & LATIN_CHINESE)
            for (size_t at = 0; at + 6 <= walk->original->zh.len && !cover; at += 3)
                cover = reading_matches(str_from(walk->original->zh, at), text) == ROMANISATION_PINYIN;
    }
    return cover != 0;
}

/* Co., Ltd. */
static bool is_company_form(str word)
{
    static const char *const forms[] = { "Ltd", "Ltd.", "Inc", "Inc.", "LLC", "Corp.", "Limited", "S.A.", "Jr.",
        "Sr." };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_equal(word, str_of(forms[i])))
            return true;
    return false;
}

/* Takes in names before commas and colons while the original says them: School of Software, Peking University. */
static size_t extend_name(const struct walk *walk, size_t first, size_t last)
{
    while (first > walk->floor + 1 && within(walk, first - 1) && last - first < REACH) {
        enum token_kind kind = token_at(walk, first - 1)->kind;
        size_t before;

        if ((kind != TOKEN_COMMA && kind != TOKEN_COLON) || !within(walk, first - 2) || !is_capital(walk, first - 2) ||
            token_at(walk, first - 2)->kind == TOKEN_NUMBER)
            break;
        before = capitals_begin(walk, first - 2);
        if (!is_company_form(text_at(walk, first)) &&
            (!cover_of(walk, first, last) || !covers_more(walk, before, first - 2, cover_of(walk, first, last))))
            break;
        first = kind == TOKEN_COLON ? before : trim_name(walk, before, first - 2);
    }
    return first;
}

static bool capitals_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t first;

    if (!is_capital(walk, last) || capitals_begin(walk, last) == NO_TOKEN)
        return false;
    first = capitals_begin(walk, last);
    if (token_at(walk, first)->kind == TOKEN_NUMBER && first == last)
        return false;
    first = extend_name(walk, trim_name(walk, first, last), last);
    english->capitals = true;
    if (first > walk->floor && within(walk, first - 1) && token_at(walk, first - 1)->capital &&
        classes_at(walk, first - 1) & WORD_DETERMINER && !begins_sentence(walk, first - 1))
        english->article = true;
    return accept(english, walk, first, last, "capitals");
}

/* --- phrases */

static bool is_adverb(str word)
{
    return word.len > 4 && str_ends(word, S("ly")) && !str_ends(word, S("family"));
}

static bool ends_phrase(const struct walk *walk, size_t i)
{
    unsigned classes = classes_at(walk, i);
    str word = text_at(walk, i);

    if (classes & (WORD_STOPS | WORD_NAMING))
        return true;
    return is_adverb(word) && !cover_at(walk, i);
}

/* A bracket that gives another form of the word before it: 228 (or 2/28) incident. */
static size_t alias_begin(const struct walk *walk, size_t close)
{
    size_t open = token_at(walk, close)->match;

    if (token_at(walk, close)->kind != TOKEN_CLOSE || open == NO_TOKEN || open <= walk->floor || close - open > 6 ||
        !str_equal(text_at(walk, open + 1), S("or")))
        return NO_TOKEN;
    return open;
}

/* The first word of the noun phrase that ends with `last`. */
static size_t phrase_begin(const struct walk *walk, size_t last)
{
    size_t first = last;

    while (first > walk->floor && within(walk, first - 1) && last - first < REACH) {
        size_t before = first - 1;

        if (alias_begin(walk, before) != NO_TOKEN)
            before = alias_begin(walk, before) - 1;
        if (!is_word(token_at(walk, before)) || ends_phrase(walk, before) || possessive(text_at(walk, before)).len)
            break;
        first = before;
    }
    return first;
}

static bool is_leading_verb(const struct walk *walk, size_t i)
{
    return classes_at(walk, i) & WORD_VERB && !cover_at(walk, i);
}

/* Whether what isn't covered of an original stands behind what is: 债 of 专项债, not 内 of 内循环, which the words in
 * front of a noun would say. */
static bool says_the_front(const struct original *original, uint64_t cover)
{
    uint64_t missing = original->all & ~cover;

    return cover && (missing == 0 || (cover & original->all & (~original->all + 1))) && !(missing & (missing >> 2));
}

/* Leaves out at the front what the original doesn't say: all of it where the rest says what the original begins with;
 * judgements, verbs and the like anyway. */
static size_t trim_phrase(const struct walk *walk, size_t first, size_t last)
{
    size_t covered = last + 1;
    uint64_t cover = 0;

    for (size_t i = last + 1; i-- > first;) {
        if (token_at(walk, i)->kind == TOKEN_CLOSE)
            i = token_at(walk, i)->match; /* another form of the word before it */
        cover |= cover_at(walk, i);
        if (cover_at(walk, i))
            covered = i;
    }
    if (covered <= last && says_the_front(walk->original, cover) &&
        (walk->original->length > 1 || token_at(walk, first)->capital))
        return covered;
    while (first < last && is_word(token_at(walk, first + 1)) && !cover_at(walk, first) &&
           ((classes_at(walk, first) & (WORD_EVALUATIVE | WORD_ROLE)) || is_leading_verb(walk, first)))
        first++;
    return first;
}

/* The small words before a phrase: where they begin, and what they are. */
struct small_words {
    size_t first;
    bool any, joins, only_determiners;
};

static struct small_words small_words_before(const struct walk *walk, size_t first)
{
    struct small_words small = { .first = first, .only_determiners = true };

    while (small.first > walk->floor && within(walk, small.first - 1) && first - small.first < SMALL &&
           classes_at(walk, small.first - 1) & WORD_STOPS) {
        small.first--;
        small.any = true;
        small.joins |= (classes_at(walk, small.first) & WORD_AND) != 0;
        small.only_determiners &= (classes_at(walk, small.first) & WORD_DETERMINER) != 0;
    }
    small.only_determiners &= small.any;
    return small;
}

static bool is_ordinary(const struct walk *walk, size_t i)
{
    return i >= walk->floor && within(walk, i) && is_word(token_at(walk, i)) && !(classes_at(walk, i) & WORD_STOPS);
}

/* The word before small words to which the phrase goes on, or NO_TOKEN: the next one where it says something of the
 * original that wasn't said yet, or all of it (seek truth from facts); or the next but one where that says something
 * new. */
static size_t word_to_take(const struct walk *walk, struct small_words small, size_t first, size_t last)
{
    size_t next = small.first - 1;
    uint64_t covered = cover_of(walk, first, last), more;

    if (small.first == walk->floor || !within(walk, next) || !is_word(token_at(walk, next)))
        return NO_TOKEN;
    more = cover_at(walk, next);
    if (more & ~covered)
        return next;
    if (more && !small.any && !(classes_at(walk, next) & WORD_EVALUATIVE))
        return next;
    if (more == walk->original->all && covered && !small.joins && !small.only_determiners)
        return next;
    if (!small.any || small.only_determiners || !covered || next == walk->floor || !is_ordinary(walk, next) ||
        !is_ordinary(walk, next - 1) || (small.joins && !cover_at(walk, next)))
        return NO_TOKEN;
    return cover_at(walk, next - 1) & ~covered ? next - 1 : NO_TOKEN;
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

static bool phrase_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t first, noun;

    if (!is_word(token_at(walk, last)) || ends_phrase(walk, last) || token_at(walk, last)->kind == TOKEN_NUMBER)
        return false;
    noun = phrase_begin(walk, last);
    first = extend_phrase(walk, noun, last);
    if (first == noun)
        first = extend_phrase(walk, trim_phrase(walk, noun, last), last);
    return accept(english, walk, first, last, "phrase");
}

bool english_before(struct english *english, const struct gloss_tokens *tokens, size_t floor, size_t last, size_t inner,
    const struct original *original)
{
    struct walk walk = { tokens, original, floor, inner };

    *english = (struct english){ .first = last };
    if (last == NO_TOKEN || last < floor || last >= tokens->count)
        return false;
    return quoted_before(english, &walk, last) || emphasised_before(english, &walk, last) ||
           read_before(english, &walk, last) || capitals_before(english, &walk, last) ||
           phrase_before(english, &walk, last);
}

bool english_behind(struct english *english, const struct gloss_tokens *tokens, size_t first, size_t limit,
    const struct original *original)
{
    struct walk walk = { tokens, original, first, 0 };
    size_t last;

    *english = (struct english){ .first = first };
    if (first >= limit || first >= tokens->count)
        return false;
    if (tokens->items[first].kind == TOKEN_QUOTE && tokens->items[first].match < limit)
        return quoted_before(english, &walk, tokens->items[first].match);
    while (first < limit && classes_at(&walk, first) & WORD_DETERMINER)
        first++;
    if (first >= limit || !is_word(token_at(&walk, first)) || classes_at(&walk, first) & WORD_STOPS)
        return false;
    for (last = first; last + 1 < limit && last - first < REACH; last++) {
        const struct gloss_token *next = token_at(&walk, last + 1);

        if (!is_word(next))
            break;
        if (classes_at(&walk, last + 1) & WORD_STOPS) {
            size_t far = last + 2;

            while (far < limit && classes_at(&walk, far) & WORD_DETERMINER)
                far++;
            if (!(classes_at(&walk, last + 1) & WORD_BINDS) && !(far < limit && cover_at(&walk, far)))
                break;
        }
    }
    while (last > first && classes_at(&walk, last) & WORD_STOPS)
        last--;
    return accept(english, &walk, first, last, "phrase");
}

/* --- text */

str english_text(const struct gloss_tokens *tokens, const struct english *english)
{
    str text = gloss_tokens_text(tokens, english->first, english->last);

    if (str_ends(text, S(",")) || str_ends(text, S(";")) || str_ends(text, S(":")))
        text.len--;
    if (str_ends(text, S(".")) && tokens->items[english->last].kind == TOKEN_STOP &&
        (english->words < 3 || !tokens->items[english->first].capital))
        text.len--;
    if (!english->quoted)
        text.len -= possessive(text).len;
    return text;
}
