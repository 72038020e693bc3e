#include "gloss/english.h"

#include "gloss/endings.h"
#include "gloss/phrase.h"
#include "gloss/word_classes.h"

#include <string.h>

/* How far back is looked: words of a romanisation, tokens between quotation marks, tokens that are emphasised. */
enum { READ_WORDS = 10, QUOTED = 80, MARKED = 30 };

/* Whether a sentence, or what is set apart like one, begins with token `i`. */
static bool begins_sentence(const struct walk *walk, size_t i)
{
    const struct token *before = i ? walk_at(walk, i - 1) : NULL;

    return !before || before->kind == TOKEN_STOP || before->kind == TOKEN_QUOTE || before->kind == TOKEN_OTHER ||
           before->kind == TOKEN_COLON || before->kind == TOKEN_NUMBER || walk_at(walk, i)->begin == walk->inner;
}

uint64_t english_cover(struct english *english, const struct tokens *tokens, const struct original *original)
{
    for (size_t i = english->first; !english->measured && i <= english->last; i++)
        if (walk_is_word(&tokens->items[i]))
            english->cover |= original_cover(original, token_text(tokens, i));
    english->measured = true;
    return english->cover;
}

bool english_reads(struct english *english, const struct tokens *tokens, const struct original *original)
{
    str text = tokens_text(tokens, english->first, english->last);

    if (english->compared)
        return english->romanised;
    if (str_ends(text, S(",")))
        text.len--;
    english->compared = true;
    english->romanised = english->words < original->length + 2 && original_is_read(original, text);
    return english->romanised;
}

/* --- what is set apart */

static bool has_words(const struct walk *walk, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++)
        if (walk_at(walk, i)->kind == TOKEN_WORD)
            return true;
    return false;
}

static bool quoted_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t open = walk_at(walk, last)->match;

    if (walk_at(walk, last)->kind != TOKEN_UNQUOTE || open < walk->floor || open + 1 >= last || last - open > QUOTED ||
        !has_words(walk, open + 1, last - 1))
        return false;
    english->delimited = english->quoted = true;
    return walk_accept(english, walk, open + 1, last - 1, "quoted");
}

static bool emphasised_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t begin = walk_at(walk, last)->marked, first = last;

    if (begin == NO_TOKEN)
        return false;
    while (first > walk->floor && walk_at(walk, first - 1)->begin >= begin)
        first--;
    if (walk_at(walk, first)->begin < begin || last - first > MARKED || !has_words(walk, first, last))
        return false;
    if (first < last && walk_at(walk, first)->kind == TOKEN_QUOTE && walk_at(walk, first)->match == last)
        return quoted_before(english, walk, last);
    for (size_t i = first; i <= last; i++)
        if (walk_at(walk, i)->kind == TOKEN_HAN || walk_at(walk, i)->kind == TOKEN_OPEN)
            return false;
    english->delimited = true;
    return walk_accept(english, walk, first, last, "emphasis");
}

/* --- romanisations */

/* Whether a capitalised word before a surname that only nearly reads the original belongs to the name. */
static bool is_given_name(const struct walk *walk, size_t name)
{
    const struct token *before = name > walk->floor ? walk_at(walk, name - 1) : NULL;

    return before && before->kind == TOKEN_WORD && before->capital && before->begin >= walk->inner &&
           walk_at(walk, name)->capital && walk->original->family && !walk_possessive(walk_text(walk, name - 1)).len &&
           !(walk_classes(walk, name - 1) & (WORD_ROLE | WORD_STOPS));
}

/* The shortest stretch that reads the original exactly; else the shortest that nearly does. */
static bool read_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t first = last, best = NO_TOKEN;
    bool exact = false;

    for (int count = 0; count < READ_WORDS && walk_at(walk, first)->kind == TOKEN_WORD; count++) {
        str text = tokens_text(walk->tokens, first, last);
        enum romanisation how;

        text.len -= walk_possessive(text).len;
        how = original_reading(walk->original, text);
        exact = how != ROMANISATION_NONE && how != ROMANISATION_OTHER;
        if (exact || (how != ROMANISATION_NONE && best == NO_TOKEN))
            best = first;
        if (exact || first == walk->floor || walk_at(walk, first - 1)->begin < walk->inner ||
            walk_possessive(walk_text(walk, first - 1)).len ||
            (walk_classes(walk, first - 1) & WORD_STOPS && !walk_at(walk, first - 1)->capital))
            break;
        first--;
    }
    if (best == NO_TOKEN)
        return false;
    if (best == last && !exact && is_given_name(walk, best))
        best--; /* Derk Bodde */
    english->compared = english->romanised = true;
    return walk_accept(english, walk, best, last, "reading");
}

/* --- capitalised names */

static bool is_capital(const struct walk *walk, size_t i)
{
    const struct token *token = walk_at(walk, i);

    return token->kind == TOKEN_NUMBER || (token->kind == TOKEN_WORD && token->capital);
}

/* Fujiwara no Tomoko */
static bool is_japanese_particle(const struct walk *walk, size_t i)
{
    return str_equal(walk_text(walk, i), S("no")) && i > walk->floor && is_capital(walk, i - 1) &&
           is_capital(walk, i + 1) &&
           (reading_could_be(tokens_text(walk->tokens, i - 1, i + 1)) & (LATIN_JAPANESE | LATIN_CHINESE)) ==
               LATIN_JAPANESE;
}

static bool joins_name(const struct walk *walk, size_t i)
{
    return is_japanese_particle(walk, i) || str_equal(walk_text(walk, i), S("&")) ||
           walk_classes(walk, i) & (WORD_JOINS | WORD_DETERMINER);
}

/* Whether a title is announced before token `i`: the documentary Under the Dome. */
static bool is_announced(const struct walk *walk, size_t i)
{
    return i > walk->floor && walk_classes(walk, i - 1) & (WORD_TITLED | WORD_TITLING);
}

/* Opinions on Promoting the Private Economy; Under the Dome */
static bool leads_to_article(const struct walk *walk, size_t i)
{
    return (str_ends(walk_text(walk, i), S("ing")) && !begins_sentence(walk, i)) || is_announced(walk, i);
}

/* The first token of the capitalised words, joined by small ones, that end with `last`. */
static size_t capitals_begin(const struct walk *walk, size_t last)
{
    size_t first = last, at = last;

    while (at > walk->floor && walk_has(walk, at - 1) && last - at < REACH) {
        bool article = at < last && walk_classes(walk, at) & WORD_DETERMINER && !walk_at(walk, at)->capital &&
                       !is_japanese_particle(walk, at);

        at--;
        if (is_capital(walk, at)) {
            if (article && !leads_to_article(walk, at))
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
    unsigned classes = walk_classes(walk, i);
    str word = walk_text(walk, i);

    return (classes & WORD_STOPS) && !walk_at(walk, i)->capital && !(classes & WORD_BINDS) &&
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
        if (walk_classes(walk, i) & WORD_ROLE)
            name = i + 1;
    if (name > first && name + 2 <= last && walk_classes(walk, name) & WORD_BINDS && is_capital(walk, name + 1) &&
        is_capital(walk, name + 2) && walk->original->family)
        name += 2; /* Secretary of State Rubio */
    return next_capital(walk, name, last) <= last ? next_capital(walk, name, last) : first;
}

/* Abe Shinzō, Yoon Suk-yeol: two words or more that no Chinese is romanised so, or of which no original is known. */
static bool is_foreign_name(const struct walk *walk, size_t first, size_t last)
{
    unsigned could;

    if (first == last || walk->original->length > 6)
        return false;
    could = reading_could_be(tokens_text(walk->tokens, first, last));
    return walk_cover(walk, first, last) == 0 || (could & (LATIN_JAPANESE | LATIN_KOREAN) && !(could & LATIN_CHINESE));
}

/* Whether the original says the role that stands before a name: Chairman Mao (毛主席). */
static bool says_role(const struct walk *walk, size_t first, size_t name)
{
    uint64_t role = walk_cover(walk, first, name - 1);

    if (role == walk->original->all && walk->original->known)
        return false;
    if (walk->original->family)
        role &= ~(uint64_t)1; /* what the family name means is no role */
    return role != 0;
}

/* Party School (党校): one word, said as it is by what could be a role and by a word that no person is called. */
static bool names_whole(const struct walk *walk, size_t first, size_t last)
{
    return walk->original->known && walk_classes(walk, last) & (WORD_NAMED | WORD_LAW | WORD_CONCEPT) &&
           walk_cover_at(walk, first) == walk->original->all;
}

/* Secretary of the Central Commission … (…委员会): what somebody leads, without who does; else `first`. */
static size_t what_is_led(const struct walk *walk, size_t first, size_t last)
{
    size_t of = first + 1;

    if (!(ending_classes(walk->original->zh) & ENDING_NAME))
        return first;
    while (of < last && !(walk_classes(walk, of) & WORD_STOPS))
        of++;
    if (!(walk_classes(walk, of) & WORD_BINDS) || !(walk_classes(walk, of - 1) & WORD_ROLE) ||
        walk_cover(walk, first, of - 1))
        return first;
    return next_capital(walk, of, last) <= last ? next_capital(walk, of, last) : first;
}

/* President Vladimir Putin (普京): one name, which all that follows the role says. */
static bool is_whole_name(const struct walk *walk, size_t first, size_t name, size_t last)
{
    return walk->original->proper && walk_cover(walk, name, last) == walk->original->all &&
           (name < last || !walk_cover(walk, first, name - 1));
}

/* CCP’s */
static bool is_code(str word)
{
    size_t capitals = 0;

    while (capitals < word.len && word.at[capitals] >= 'A' && word.at[capitals] <= 'Z')
        capitals++;
    return capitals > 1 && capitals == word.len - walk_possessive(word).len;
}

/* Whose it is, which a name of it doesn't say: China's, unless that is a part of the name (People's); PRC. */
static bool is_left_out(const struct walk *walk, size_t i)
{
    static const char *const codes[] = { "PRC", "ROC", "US", "U.S.", "UK", "EU" };
    str word = walk_text(walk, i);
    uint64_t cover;

    if (walk_possessive(word).len) {
        cover = walk_cover_at(walk, i);
        return !cover || cover == walk->original->all || str_starts(word, S("China")) || is_code(word);
    }
    for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
        if (str_equal(word, str_of(codes[k])))
            return !walk_cover_at(walk, i);
    return false;
}

/* Article 35 of the Constitution: a number that "of" follows and the original doesn't say. */
static bool parts_number(const struct walk *walk, size_t i)
{
    return walk_classes(walk, i + 1) & WORD_BINDS && !walk_cover_at(walk, i);
}

/* Where a name begins when what the original doesn't say is left out at its front. */
static size_t trim_name(const struct walk *walk, size_t first, size_t last)
{
    size_t name = after_roles(walk, first, last);

    if (name != first && !says_role(walk, first, name) && !names_whole(walk, first, last) &&
        (walk->original->family || is_whole_name(walk, first, name, last) || is_foreign_name(walk, name, last)))
        first = name;
    else
        first = what_is_led(walk, first, last);
    for (;;) {
        size_t next = next_capital(walk, first + 1, last);
        unsigned classes = walk_classes(walk, first);
        uint64_t rest;
        bool loose = false;

        if (is_announced(walk, first) && classes & WORD_STOPS && walk_at(walk, first)->capital)
            return first;
        if (next > last || (next == first + 1 && walk_at(walk, next)->kind == TOKEN_WORD &&
                               str_equal(walk_text(walk, first), S("May"))))
            return first;
        if ((next == first + 1 && is_left_out(walk, first)) ||
            (walk_at(walk, first)->kind == TOKEN_NUMBER && parts_number(walk, first))) {
            first = next;
            continue;
        }
        if ((classes & WORD_STOPS) && !walk_cover_at(walk, first)) {
            first = next;
            continue;
        }
        if (walk_cover_at(walk, first))
            return first;
        for (size_t i = first + 1; i < next; i++)
            loose |= parts(walk, i);
        rest = walk_cover(walk, next, last);
        if (loose ? rest != 0
                  : next == first + 1 && rest && rest == walk->original->all &&
                        !(walk->original->family && !walk->original->known)) {
            first = next;
            continue;
        }
        if (next > first + 1)
            return first;
        /* a chain of words that says nothing, parted from one that does */
        {
            bool book = false; /* Illustrated Treatise on … */
            size_t at = next;

            for (; at < last && is_capital(walk, at) && !walk_cover_at(walk, at); at++)
                book |= (walk_classes(walk, at) & (WORD_BOOK | WORD_LAW)) != 0;
            if (!book && at < last && parts(walk, at) && walk_cover(walk, at, last)) {
                first = next_capital(walk, at, last);
                continue;
            }
        }
        return first;
    }
}

static bool covers_more(const struct walk *walk, size_t first, size_t last, uint64_t covered)
{
    uint64_t cover = walk_cover(walk, first, last) & ~covered;

    for (size_t i = first; !cover && i < last; i++) { /* Chen Yangshan: the one name by two words */
        str text = tokens_text(walk->tokens, i, i + 1);

        if (walk->original->length >= 4 && reading_could_be_chinese(text))
            for (size_t at = 0; at + 6 <= walk->original->zh.len && !cover; at += 3)
                cover = reading_is_pinyin(str_from(walk->original->zh, at), text);
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

/* What a name says of the original: of a word that is no name itself (臥虎藏龍) part by part. */
static uint64_t said_by_name(const struct walk *walk, size_t first, size_t last)
{
    bool word = walk->original->known && !walk->original->proper;

    return word ? walk_said(walk, first, last) : walk_cover(walk, first, last);
}

/* Takes in names before commas and colons while the original says them: School of Software, Peking University. */
static size_t extend_name(const struct walk *walk, size_t first, size_t last)
{
    while (first > walk->floor + 1 && walk_has(walk, first - 1) && last - first < REACH) {
        enum token_kind kind = walk_at(walk, first - 1)->kind;
        size_t before;

        if ((kind != TOKEN_COMMA && kind != TOKEN_COLON) || !walk_has(walk, first - 2) ||
            !is_capital(walk, first - 2) || walk_at(walk, first - 2)->kind == TOKEN_NUMBER)
            break;
        before = capitals_begin(walk, first - 2);
        if (!is_company_form(walk_text(walk, first)) &&
            (!walk_cover(walk, first, last) || !covers_more(walk, before, first - 2, said_by_name(walk, first, last))))
            break;
        first = kind == TOKEN_COLON ? before : trim_name(walk, before, first - 2);
    }
    return first;
}

/* Whether a name is but the end of what the original says: the war against Japan (抗日战争), the battle of Red Cliffs
 * (赤壁之战), vernacular Chinese (白话文). */
static bool goes_on(const struct walk *walk, size_t first, size_t last)
{
    size_t before = first - 1, noun = first - 2;

    if (walk_is_against(walk, before))
        return true;
    if (first == last && walk_classes(walk, first) & WORD_LABEL && walk_is_word(walk_at(walk, before)) &&
        !walk_classes(walk, before))
        return walk_cover_at(walk, before) != 0;
    if (!(walk_classes(walk, before) & WORD_BINDS) || before <= walk->floor || !walk_has(walk, noun) ||
        walk_at(walk, noun)->kind != TOKEN_WORD || walk_at(walk, noun)->capital ||
        walk_classes(walk, noun) & (WORD_STOPS | WORD_NAMED | WORD_PERIOD | WORD_ROLE))
        return false;
    if (walk_classes(walk, noun) & WORD_CONCEPT && walk->original->known)
        return walk_cover_at(walk, noun) != 0;
    return !walk->original->proper && !walk->original->family &&
           walk_cover_at(walk, noun) & ~walk_cover(walk, first, last);
}

static bool capitals_before(struct english *english, const struct walk *walk, size_t last)
{
    size_t first;

    if (!is_capital(walk, last) || capitals_begin(walk, last) == NO_TOKEN)
        return false;
    first = capitals_begin(walk, last);
    if (walk_at(walk, first)->kind == TOKEN_NUMBER && first == last)
        return false;
    first = extend_name(walk, trim_name(walk, first, last), last);
    if (first > walk->floor && walk_has(walk, first - 1) && goes_on(walk, first, last))
        return false;
    english->capitals = true;
    if (first > walk->floor && walk_has(walk, first - 1) && walk_at(walk, first - 1)->capital &&
        walk_classes(walk, first - 1) & WORD_DETERMINER && !begins_sentence(walk, first - 1))
        english->article = true;
    return walk_accept(english, walk, first, last, "capitals");
}

bool english_left(struct english *english, const struct tokens *tokens, size_t floor, size_t last, size_t inner,
    const struct original *original)
{
    struct walk walk = { tokens, original, floor, inner };

    *english = (struct english){ .first = last };
    if (last == NO_TOKEN || last < floor || last >= tokens->count)
        return false;
    return quoted_before(english, &walk, last) || emphasised_before(english, &walk, last) ||
           read_before(english, &walk, last) || capitals_before(english, &walk, last) ||
           phrase_find(english, &walk, last);
}

bool english_right(
    struct english *english, const struct tokens *tokens, size_t first, size_t limit, const struct original *original)
{
    struct walk walk = { tokens, original, first, 0 };
    size_t last;

    *english = (struct english){ .first = first };
    if (first >= limit || first >= tokens->count)
        return false;
    if (tokens->items[first].kind == TOKEN_QUOTE && tokens->items[first].match < limit)
        return quoted_before(english, &walk, tokens->items[first].match);
    while (first < limit && walk_classes(&walk, first) & WORD_DETERMINER)
        first++;
    if (first >= limit || !walk_is_word(walk_at(&walk, first)) ||
        (walk_classes(&walk, first) & WORD_STOPS && !str_equal(walk_text(&walk, first), S("to"))))
        return false;
    for (last = first; last + 1 < limit && last - first < REACH; last++) {
        const struct token *next = walk_at(&walk, last + 1);

        if (!walk_is_word(next))
            break;
        if (walk_classes(&walk, last + 1) & WORD_STOPS) {
            size_t far = last + 2;

            while (far < limit && walk_classes(&walk, far) & WORD_DETERMINER)
                far++;
            if (!(walk_classes(&walk, last + 1) & WORD_BINDS) && !(far < limit && walk_cover_at(&walk, far)))
                break;
        }
    }
    while (last > first && walk_classes(&walk, last) & WORD_STOPS)
        last--;
    return walk_accept(english, &walk, first, last, "phrase");
}

/* --- text */

str english_text(const struct tokens *tokens, const struct english *english)
{
    str text = tokens_text(tokens, english->first, english->last);

    if (str_ends(text, S(",")) || str_ends(text, S(";")) || str_ends(text, S(":")))
        text.len--;
    if (str_ends(text, S(".")) && tokens->items[english->last].kind == TOKEN_STOP &&
        (english->words < 3 || !tokens->items[english->first].capital))
        text.len--;
    if (!english->quoted)
        text.len -= walk_possessive(text).len;
    return text;
}
