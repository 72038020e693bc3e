#include "gloss/bracket_parts.h"

#include "base/utf8.h"
#include "gloss/spelling.h"
#include "gloss/word_classes.h"
#include "lang/reading.h"

#include <string.h>

/* A bracket of more parts is a list of something else. */
enum { PARTS = 24 };

static const struct token *token_at(const struct tokens *tokens, size_t i)
{
    return &tokens->items[i];
}

static unsigned classes_at(const struct tokens *tokens, size_t i)
{
    return token_at(tokens, i)->kind == TOKEN_WORD ? word_classes(token_text(tokens, i)) : 0;
}

/* --- one run of Han */

static bool belongs(const struct tokens *tokens, size_t i, size_t limit)
{
    const struct token *token = token_at(tokens, i);

    if (token->space)
        return false;
    switch (token->kind) {
    case TOKEN_HAN:
    case TOKEN_WORD:
    case TOKEN_NUMBER:
    case TOKEN_DOTS: return true;
    case TOKEN_OPEN: return token->wide && token->han && token->match < limit;
    case TOKEN_QUOTE: return token->match != NO_TOKEN && token->match < limit;
    default: return false;
    }
}

void bracket_parts_run(const struct tokens *tokens, size_t han, size_t first, size_t limit, struct bracket_part *part)
{
    size_t begin = han, end = han;

    if (begin > first && token_at(tokens, begin - 1)->kind == TOKEN_QUOTE && !token_at(tokens, begin)->space) {
        size_t close = token_at(tokens, begin - 1)->match;

        if (close + 1 < limit && token_at(tokens, close + 1)->kind == TOKEN_HAN &&
            !token_at(tokens, close + 1)->space) {
            begin--;
            end = close + 1;
        }
    }
    while (begin > first && !token_at(tokens, begin)->space &&
           (token_at(tokens, begin - 1)->kind == TOKEN_WORD || token_at(tokens, begin - 1)->kind == TOKEN_NUMBER))
        begin--;
    while (end + 1 < limit && belongs(tokens, end + 1, limit)) {
        size_t match = token_at(tokens, end + 1)->match;

        end = match != NO_TOKEN ? match : end + 1;
    }
    part->han_first = begin;
    part->han_last = end;
    part->han_begin = token_at(tokens, begin)->begin;
    part->han_end = token_at(tokens, end)->end;
}

/* --- labels */

static bool is(const struct tokens *tokens, size_t i, const char *word)
{
    str text = token_text(tokens, i);

    if (text.len != strlen(word))
        return false;
    for (size_t at = 0; at < text.len; at++)
        if ((text.at[at] | 0x20) != (word[at] | 0x20))
            return false;
    return true;
}

/* What a label of English words says of the language. */
static str label_language(const struct tokens *tokens, size_t first, size_t last)
{
    static const char *const said[][2] = { { "japanese", "ja" }, { "kanji", "ja" }, { "jp", "ja" }, { "korean", "ko" },
        { "hanja", "ko" }, { "hangul", "ko" }, { "simplified", "zh-Hans" }, { "simp.", "zh-Hans" },
        { "simp", "zh-Hans" }, { "traditional", "zh-Hant" }, { "trad.", "zh-Hant" }, { "trad", "zh-Hant" },
        { "taiwan", "zh-Hant" }, { "prc", "zh-Hans" } };

    for (size_t i = first; i <= last; i++)
        for (size_t k = 0; k < sizeof said / sizeof *said; k++)
            if (is(tokens, i, said[k][0]))
                return str_of(said[k][1]);
    return S("");
}

/* 简体：, 繁體：, 中文： before an original; false: 来源： and the like */
static bool is_han_label(str han)
{
    static const char *const labels[] = { "中文", "汉语", "漢語", "华语", "華語", "简体", "簡體", "繁体", "繁體", "简",
        "繁", "简体中文", "繁體中文", "日本語", "日文", "韩文", "原文", "汉字", "漢字" };

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_equal(han, str_of(labels[i])))
            return true;
    return false;
}

static size_t find_han(const struct tokens *tokens, size_t first, size_t last)
{
    while (first <= last && token_at(tokens, first)->kind != TOKEN_HAN)
        first++;
    return first;
}

/* Words before an original are a label, or the original is mentioned in some remark. */
static bool read_label(struct bracket_part *part, const struct tokens *tokens, size_t han)
{
    bool colon = false, label = true, refers = false;

    for (size_t i = part->first; i < han; i++) {
        unsigned classes = classes_at(tokens, i);
        enum token_kind kind = token_at(tokens, i)->kind;

        colon |= kind == TOKEN_COLON;
        if (kind == TOKEN_WORD || kind == TOKEN_NUMBER)
            label &= (classes & (WORD_LABEL | WORD_ABBREVIATION | WORD_MEANING)) != 0;
        refers |= (classes & WORD_REFERENCE) != 0;
    }
    part->labelled = han > part->first;
    part->content = label ? han : part->first;
    if (label && part->labelled)
        part->lang = label_language(tokens, part->first, han - 1);
    return !refers && (label || !colon);
}

/* A label within a run: 简体：X; true where what stands before the colon is one, then *label is how long it is. */
static bool has_inner_label(str run, size_t *label, bool *known)
{
    ptrdiff_t colon = str_find(run, S("："));

    if (colon <= 0 || str_starts(run, S("《")) || str_starts(run, S("“")))
        return false;
    *label = (size_t)colon + S("：").len;
    *known = is_han_label(str_first(run, (size_t)colon));
    return true;
}

static void read_original(struct bracket_part *part, const struct tokens *tokens, size_t han)
{
    size_t before, label;
    bool known;

    if (han + 2 <= part->last && token_at(tokens, han + 1)->kind == TOKEN_COLON &&
        token_at(tokens, han + 2)->kind == TOKEN_HAN) {
        if (!is_han_label(token_text(tokens, han))) {
            part->kind = PART_REMARK;
            return;
        }
        part->first = han += 2;
    }
    bracket_parts_run(tokens, han, part->first, part->last + 1, part);
    if (has_inner_label((str){ tokens->text.at + part->han_begin, part->han_end - part->han_begin }, &label, &known)) {
        if (!known) {
            part->kind = PART_REMARK;
            return;
        }
        part->han_begin += label;
    }
    before = part->han_first;
    if (before > part->first && token_at(tokens, before - 1)->kind == TOKEN_QUOTE)
        before--;
    part->kind = read_label(part, tokens, before) ? PART_ORIGINAL : PART_REMARK;
}

/* --- parts without Han */

/* How many tokens of a part are its label: up to a colon, or the words that say what follows. */
static unsigned read_words_label(struct bracket_part *part, const struct tokens *tokens)
{
    unsigned classes = 0;
    size_t i = part->first;

    for (; i <= part->last && token_at(tokens, i)->kind == TOKEN_WORD; i++) {
        unsigned here = classes_at(tokens, i);

        if (!(here & (WORD_LABEL | WORD_MEANING | WORD_READING | WORD_ABBREVIATION | WORD_IGNORE | WORD_REFERENCE)))
            break;
        if ((here & (WORD_STOPS | WORD_AND)) && i == part->last)
            break;
        classes |= here;
    }
    if (i <= part->last && token_at(tokens, i)->kind == TOKEN_COLON)
        i++;
    else if (i <= part->last &&
             !(classes & (WORD_MEANING | WORD_READING | WORD_ABBREVIATION | WORD_IGNORE | WORD_REFERENCE)) &&
             i > part->first && !is(tokens, part->first, "or"))
        i = part->first; /* "the Way" */
    if (i > part->last && i == part->first + 1 && !(classes & ~(unsigned)WORD_LABEL))
        i = part->first; /* PRC by itself */
    part->content = i;
    part->labelled = i > part->first;
    return part->labelled ? classes : 0;
}

static bool is_quoted(const struct tokens *tokens, size_t first, size_t last)
{
    return first < last && token_at(tokens, first)->kind == TOKEN_QUOTE && token_at(tokens, first)->match == last;
}

/* also known as RED: another name, no meaning */
static bool names_otherwise(const struct tokens *tokens, size_t first)
{
    return is(tokens, first, "also") || is(tokens, first, "aka") || is(tokens, first, "a.k.a.") ||
           is(tokens, first, "known") || is(tokens, first, "called");
}

/* d.606, n.d., ca.900, fl. 720: when somebody lived, or something was written. */
static bool has_date(str text)
{
    static const char *const signs[] = { "n.d", "d.", "b.", "r.", "c.", "ca.", "fl.", "est.", "d ", "b ", "r ", "c ",
        "ca ", "fl " };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        str sign = str_of(signs[i]), rest = str_starts(text, sign) ? str_trim(str_from(text, sign.len)) : S("");

        if (rest.len && ((rest.at[0] >= '0' && rest.at[0] <= '9') || (i == 0 && str_equal(rest, S(".")))))
            return true;
        if (i == 0 && str_equal(text, sign))
            return true;
    }
    return false;
}

static void read_words(struct bracket_part *part, const struct tokens *tokens)
{
    unsigned classes = read_words_label(part, tokens);
    size_t first = part->content;

    part->kind = PART_WORDS;
    if (first > part->last || token_at(tokens, first)->kind == TOKEN_NUMBER ||
        classes & (WORD_IGNORE | WORD_REFERENCE) || has_date(tokens_text(tokens, first, part->last)))
        part->kind = PART_REMARK;
    else if (names_otherwise(tokens, part->first))
        part->kind = PART_ABBREVIATION;
    else if (classes & WORD_READING)
        part->kind = PART_READING;
    else if (classes & WORD_ABBREVIATION)
        part->kind = PART_ABBREVIATION;
    else if (classes & WORD_MEANING || is_quoted(tokens, first, part->last))
        part->kind = PART_MEANING;
    else if (spelling_has_tones(tokens_text(tokens, first, part->last)) &&
             reading_could_be(tokens_text(tokens, first, part->last)))
        part->kind = PART_READING;
}

/* --- the bracket */

static void add_part(
    struct bracket_parts *parts, const struct tokens *tokens, size_t first, size_t last, char separator)
{
    struct bracket_part *part;
    size_t han;

    if (first > last || parts->count == PARTS)
        return;
    parts->items = arena_grow(parts->arena, parts->items, parts->count, &parts->cap, sizeof *parts->items);
    part = &parts->items[parts->count++];
    *part = (struct bracket_part){ .first = first, .last = last, .content = first, .separator = separator };
    han = find_han(tokens, first, last);
    if (han <= last)
        read_original(part, tokens, han);
    else
        read_words(part, tokens);
}

/* What parts at token `i`, or 0. */
static char separator_at(const struct tokens *tokens, size_t first, size_t i)
{
    switch ((int)token_at(tokens, i)->kind) {
    case TOKEN_COMMA: return ',';
    case TOKEN_SEMICOLON: return ';';
    case TOKEN_SLASH: return '/';
    case TOKEN_DASH:
    case TOKEN_EQUALS: return ';';
    case TOKEN_WORD:
        return i > first && (is(tokens, i, "or") || is(tokens, i, "and")) &&
                       (token_at(tokens, i - 1)->kind == TOKEN_HAN || token_at(tokens, i - 1)->kind == TOKEN_UNQUOTE)
                   ? 'o'
                   : 0;
    default: return 0;
    }
}

void bracket_parts_read(struct bracket_parts *parts, const struct tokens *tokens, size_t open, size_t close)
{
    size_t first = open + 1;
    char before = 0;

    parts->count = 0;
    for (size_t i = open + 1; i <= close; i++) {
        const struct token *token = token_at(tokens, i);
        char separator = i < close ? separator_at(tokens, first, i) : ')';

        if (i < close && (token->kind == TOKEN_OPEN || token->kind == TOKEN_QUOTE) && token->match < close) {
            i = token->match;
            continue;
        }
        if (!separator)
            continue;
        if (i > first)
            add_part(parts, tokens, first, i - 1, before);
        before = separator;
        first = i + 1;
    }
}
