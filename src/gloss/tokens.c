#include "gloss/tokens.h"

#include "base/utf8.h"
#include "lang/script.h"

#include <string.h>

/* How many characters may stand between two parts of one run of Han. */
enum { GAP = 6 };

/* No character of Chinese, Japanese or Korean writing is below. */
enum { LOWEST_CJK = 0x1100 };

static uint32_t char_at(str text, size_t at, size_t *len)
{
    *len = 1;
    if (at >= text.len)
        return 0;
    if (!(text.at[at] & 0x80))
        return (unsigned char)text.at[at];
    return utf8_decode(str_from(text, at), len);
}

/* What most text is made of: ASCII's letters and digits. */
static const bool plain[256] = {
    ['0'] = true,
    ['1'] = true,
    ['2'] = true,
    ['3'] = true,
    ['4'] = true,
    ['5'] = true,
    ['6'] = true,
    ['7'] = true,
    ['8'] = true,
    ['9'] = true,
    ['A'] = true,
    ['B'] = true,
    ['C'] = true,
    ['D'] = true,
    ['E'] = true,
    ['F'] = true,
    ['G'] = true,
    ['H'] = true,
    ['I'] = true,
    ['J'] = true,
    ['K'] = true,
    ['L'] = true,
    ['M'] = true,
    ['N'] = true,
    ['O'] = true,
    ['P'] = true,
    ['Q'] = true,
    ['R'] = true,
    ['S'] = true,
    ['T'] = true,
    ['U'] = true,
    ['V'] = true,
    ['W'] = true,
    ['X'] = true,
    ['Y'] = true,
    ['Z'] = true,
    ['a'] = true,
    ['b'] = true,
    ['c'] = true,
    ['d'] = true,
    ['e'] = true,
    ['f'] = true,
    ['g'] = true,
    ['h'] = true,
    ['i'] = true,
    ['j'] = true,
    ['k'] = true,
    ['l'] = true,
    ['m'] = true,
    ['n'] = true,
    ['o'] = true,
    ['p'] = true,
    ['q'] = true,
    ['r'] = true,
    ['s'] = true,
    ['t'] = true,
    ['u'] = true,
    ['v'] = true,
    ['w'] = true,
    ['x'] = true,
    ['y'] = true,
    ['z'] = true,
};

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !script_is_cjk(c) && c != 0xFFFC &&
           c != 0xFEFF && c != 0xFFFD && c < 0x1F000;
}

static bool is_capital(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c < 0x180 && c % 2 == 0) ||
           (c >= 0x1E00 && c < 0x1F00 && c % 2 == 0) || (c >= 0x1CD && c < 0x1DD && c % 2 == 1);
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || c == 0x2009 || c == 0x202F || c == 0x200B;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2BB || c == 0x2018;
}

/* What stands within a word between letters or digits. */
static bool joins_word(uint32_t c)
{
    return is_apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == '.' || c == '/' ||
           c == '&' || c == '_' || c == 0xAD;
}

/* --- runs of Han */

static bool separates(uint32_t c)
{
    return c == 0xFF08 /* （ */ || c == 0xFF09 || c == 0x3014 /* 〔 */ || c == 0x3015 || c == 0xFF0F /* ／ */ ||
           c == 0xFF1B /* ； */ || c == 0x3000;
}

static bool is_run_char(uint32_t c)
{
    return c >= LOWEST_CJK && script_is_cjk(c) && !separates(c);
}

/* How many bytes at `at` stand between two parts of one run: spaces, dots, dashes, digits. */
static size_t gap_at(str text, size_t at)
{
    size_t from = at, len;

    for (int count = 0; at < text.len && count < GAP; count++) {
        uint32_t c = char_at(text, at, &len);

        if (is_run_char(c))
            return at - from;
        if (c != ' ' && c != 0x2026 && c != 0x2014 && c != 0xB7 && !is_digit(c))
            return 0;
        at += len;
    }
    return 0;
}

static size_t run_end(str text, size_t at)
{
    while (at < text.len) {
        size_t len;
        uint32_t c = char_at(text, at, &len);

        if (!is_run_char(c) && !script_selects_variant(c))
            len = gap_at(text, at);
        if (len == 0)
            break;
        at += len;
    }
    return at;
}

/* --- words */

enum { LONGEST_KEPT = 5 };

/* Abbreviations that keep their full stop. */
static bool keeps_stop(str word)
{
    static const char *const words[] = { "Co", "Ltd", "Inc", "Corp", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Jr", "Sr",
        "No", "no", "vol", "Vol", "ch", "Ch", "est", "ca", "cf", "Cf", "lit", "Lit", "e.g", "i.e", "vs", "pp", "fig",
        "Fig", "abbr", "Chin", "trad", "simp", "Gen", "Col", "Sen", "Gov", "Rev", "al", "ed", "eds", "trans" };

    if (word.len == 1)
        return true;
    if (word.len > LONGEST_KEPT)
        return word.at[word.len - 2] == '.';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_of(words[i])))
            return true;
    return word.len > 2 && word.at[word.len - 2] == '.';
}

static size_t word_end(str text, size_t begin)
{
    size_t at = begin, len, next_len;

    for (;;) {
        uint32_t c, next;

        while (at < text.len && plain[(unsigned char)text.at[at]])
            at++;
        if (at == text.len || text.at[at] == ' ')
            break;
        c = char_at(text, at, &len);
        next = char_at(text, at + len, &next_len);
        if (!is_letter(c) && !is_digit(c) && !(joins_word(c) && (is_letter(next) || is_digit(next))))
            break;
        at += len;
    }
    if (at < text.len && text.at[at] == '.' && keeps_stop((str){ text.at + begin, at - begin }))
        at++;
    return at;
}

static size_t number_end(str text, size_t at)
{
    size_t len, next_len;

    while (at < text.len) {
        uint32_t c = char_at(text, at, &len), next = char_at(text, at + len, &next_len);
        bool joined = (joins_word(c) || c == ',' || c == ':') && (is_letter(next) || is_digit(next));

        if (!is_letter(c) && !is_digit(c) && c != '%' && !joined)
            break;
        at += len;
    }
    return at;
}

/* --- one token */

static enum token_kind mark_kind(str text, size_t at, uint32_t c, size_t len, bool space)
{
    size_t next_len;
    uint32_t next = char_at(text, at + len, &next_len);

    switch (c) {
    case '[': return next == '^' ? TOKEN_OTHER : TOKEN_OPEN; /* a note's mark is none */
    case '(':
    case 0x3014: /* 〔 */
    case 0xFF08: return TOKEN_OPEN;
    case ')':
    case ']':
    case 0x3015:
    case 0xFF09: return TOKEN_CLOSE;
    case ',':
    case 0xFF0C:
    case 0x3001: return TOKEN_COMMA;
    case ';':
    case 0xFF1B: return TOKEN_SEMICOLON;
    case ':':
    case 0xFF1A: return TOKEN_COLON;
    case '.':
    case '!':
    case '?': return TOKEN_STOP;
    case '/':
    case '|':
    case 0xFF0F: return TOKEN_SLASH;
    case '=':
    case 0x2192: return TOKEN_EQUALS;
    case 0x2026: return TOKEN_DOTS;
    case 0x2014:
    case 0x2015: return TOKEN_DASH;
    case '-':
    case 0x2013: return space && is_space(next) ? TOKEN_DASH : TOKEN_OTHER;
    default: return TOKEN_OTHER;
    }
}

static bool is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static bool ends_in_dash(str text)
{
    return str_ends(text, S("—")) || str_ends(text, S("–")) || str_ends(text, S("（")) || str_ends(text, S("：")) ||
           str_ends(text, S("，"));
}

/* Whether the mark opens, by what it is, or by what stands around it. */
static bool opens_quote(str text, size_t begin, size_t end, uint32_t c, bool space)
{
    size_t len;
    uint32_t next = char_at(text, end, &len);
    char before = begin ? text.at[begin - 1] : ' ';

    if (c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201B || c == 0x201F)
        return true;
    if (c == 0x201D || c == 0x2019 || c == 0xBB)
        return false;
    return (space || strchr(" ([/*|", before) || ends_in_dash(str_first(text, begin))) && !is_space(next) && next != 0;
}

static struct token *add_token(struct tokens *tokens, enum token_kind kind, size_t begin, size_t end, bool space)
{
    struct token *token;

    tokens->items = arena_grow(tokens->arena, tokens->items, tokens->count, &tokens->cap, sizeof *tokens->items);
    token = &tokens->items[tokens->count++];
    *token = (struct token){
        .kind = kind, .begin = begin, .end = end, .space = space, .match = NO_TOKEN, .marked = NO_TOKEN
    };
    return token;
}

/* What may have a partner, and the runs that may stand between. */
static void note_paired(struct tokens *tokens, enum token_kind kind)
{
    if (kind < TOKEN_HAN || kind > TOKEN_UNQUOTE)
        return;
    tokens->paired =
        arena_grow(tokens->arena, tokens->paired, tokens->paired_count, &tokens->paired_cap, sizeof *tokens->paired);
    tokens->paired[tokens->paired_count++] = tokens->count - 1;
}

/* Adds the token at byte `at`, which isn't white space; returns its end. */
static size_t read_token(struct tokens *tokens, size_t at, bool space)
{
    str text = tokens->text;
    size_t len;
    uint32_t c = char_at(text, at, &len);
    struct token *token;
    size_t end = at + len;
    enum token_kind kind;

    if (c >= LOWEST_CJK && is_run_char(c) && script_of(c) != SCRIPT_CJK_MARK)
        return add_token(tokens, TOKEN_HAN, at, run_end(text, at), space)->end;
    if (is_letter(c)) {
        token = add_token(tokens, TOKEN_WORD, at, word_end(text, at), space);
        token->capital = is_capital(c);
        return token->end;
    }
    if (is_digit(c))
        return add_token(tokens, TOKEN_NUMBER, at, number_end(text, at), space)->end;
    if (is_quote(c)) {
        kind = opens_quote(text, at, end, c, space) ? TOKEN_QUOTE : TOKEN_UNQUOTE;
        return add_token(tokens, kind, at, end, space)->end;
    }
    kind = mark_kind(text, at, c, len, space);
    if (kind == TOKEN_OTHER && is_run_char(c) && at >= tokens->signs) { /* 《 */
        size_t run = run_end(text, at), letter = at;

        while (letter < run && script_of(char_at(text, letter, &len)) == SCRIPT_CJK_MARK)
            letter += len;
        if (letter == run)
            tokens->signs = run;
        return add_token(tokens, letter < run ? TOKEN_HAN : TOKEN_OTHER, at, letter < run ? run : end, space)->end;
    }
    token = add_token(tokens, kind, at, end, space);
    token->wide = c == 0xFF08;
    return end;
}

/* --- partners */

struct stack {
    size_t *items;
    size_t count, cap;
};

static void push(struct tokens *tokens, struct stack *stack, size_t token)
{
    stack->items = arena_grow(tokens->arena, stack->items, stack->count, &stack->cap, sizeof *stack->items);
    stack->items[stack->count++] = token;
}

static bool is_double(str text, const struct token *token)
{
    return text.at[token->begin] == '"' || str_starts(str_from(text, token->begin), S("\u201C")) ||
           str_starts(str_from(text, token->begin), S("\u201D"));
}

static void pair(struct tokens *tokens, size_t open, size_t close)
{
    tokens->items[open].match = close;
    tokens->items[close].match = open;
}

static void match_brackets(struct tokens *tokens)
{
    struct stack open = { 0 };
    size_t han = 0; /* how many runs stand before */
    struct stack before = { 0 };

    for (size_t i = 0; i < tokens->paired_count; i++) {
        struct token *token = &tokens->items[tokens->paired[i]];

        han += token->kind == TOKEN_HAN;
        if (token->kind == TOKEN_OPEN) {
            push(tokens, &open, tokens->paired[i]);
            push(tokens, &before, han);
        } else if (token->kind == TOKEN_CLOSE && open.count) {
            size_t partner = open.items[--open.count];

            pair(tokens, partner, tokens->paired[i]);
            tokens->items[partner].han = han > before.items[--before.count];
        }
    }
}

/* A mark closes the last open one of its sort; those that stay open within it, and those without a partner, are no
 * quotation marks. */
static void match_quotes(struct tokens *tokens)
{
    struct stack open[2] = { { 0 }, { 0 } };

    for (size_t i = 0; i < tokens->paired_count; i++) {
        struct token *token = &tokens->items[tokens->paired[i]];
        bool twice;

        if (token->kind != TOKEN_QUOTE && token->kind != TOKEN_UNQUOTE)
            continue;
        twice = is_double(tokens->text, token);
        if (token->kind == TOKEN_QUOTE) {
            push(tokens, &open[twice], tokens->paired[i]);
        } else if (open[twice].count) {
            size_t partner = open[twice].items[--open[twice].count];

            pair(tokens, partner, tokens->paired[i]);
            while (twice && open[0].count && open[0].items[open[0].count - 1] > partner)
                open[0].count--;
        }
    }
    for (size_t i = 0; i < tokens->paired_count; i++) {
        struct token *token = &tokens->items[tokens->paired[i]];

        if ((token->kind == TOKEN_QUOTE || token->kind == TOKEN_UNQUOTE) && token->match == NO_TOKEN)
            token->kind = TOKEN_OTHER;
    }
}

/* --- emphasis */

/* Follows an edge; returns where what ends there began. */
static size_t follow_edge(struct tokens *tokens, const struct edge *edge)
{
    struct gloss_edges *edges = &tokens->edges;

    edges->next++;
    if (!edge->opens)
        return edges->open[--edges->count];
    edges->open = arena_grow(tokens->arena, edges->open, edges->count, &edges->cap, sizeof *edges->open);
    edges->open[edges->count++] = edge->at;
    return edge->at;
}

static void mark_token(struct tokens *tokens, struct token *token, size_t until)
{
    const struct line_text *line = tokens->line;
    struct gloss_edges *edges = &tokens->edges;

    while (edges->next < line->edge_count && line->edges[edges->next].at <= token->begin)
        follow_edge(tokens, &line->edges[edges->next]);
    token->inner = edges->count ? edges->open[edges->count - 1] : 0;
    while (edges->next < line->edge_count && !line->edges[edges->next].opens && line->edges[edges->next].at <= until) {
        const struct edge *edge = &line->edges[edges->next];
        size_t begin = follow_edge(tokens, edge);

        if (edge->at < token->end || (edge->node->kind != NODE_EMPH && edge->node->kind != NODE_STRONG))
            continue;
        token->marked = begin;
        token->italic |= edge->node->kind == NODE_EMPH;
    }
}

/* Whether none is open and the next begins after `to`, as in most text. */
static bool has_no_edges(const struct tokens *tokens, size_t to)
{
    const struct gloss_edges *edges = &tokens->edges;

    return !edges->count && (edges->next == tokens->line->edge_count || tokens->line->edges[edges->next].at > to);
}

static void mark_edges(struct tokens *tokens, size_t to)
{
    if (has_no_edges(tokens, to))
        return;
    for (size_t i = 0; i < tokens->count; i++)
        mark_token(tokens, &tokens->items[i], i + 1 < tokens->count ? tokens->items[i + 1].begin : to + 1);
}

void tokens_begin(struct tokens *tokens, const struct line_text *line)
{
    tokens->line = line;
    tokens->edges.next = tokens->edges.count = 0;
}

/* Adds the word at byte `at`, which begins with a letter of ASCII, as most do. */
static size_t read_word(struct tokens *tokens, size_t at, bool space)
{
    struct token *token = add_token(tokens, TOKEN_WORD, at, word_end(tokens->text, at), space);

    token->capital = tokens->text.at[at] <= 'Z';
    return token->end;
}

void tokens_read(struct tokens *tokens, size_t from, size_t to)
{
    size_t at = from;
    bool space = true;

    tokens->text = str_first(tokens->line->text, to);
    tokens->count = tokens->paired_count = 0;
    tokens->signs = 0;
    while (at < to) {
        size_t len;
        uint32_t c = char_at(tokens->text, at, &len);

        if (is_space(c)) {
            space = true;
            at += len;
            continue;
        }
        if (c < 0x80 && is_letter(c)) {
            at = read_word(tokens, at, space);
        } else {
            at = read_token(tokens, at, space);
            note_paired(tokens, tokens->items[tokens->count - 1].kind);
        }
        space = false;
    }
    match_brackets(tokens);
    match_quotes(tokens);
    mark_edges(tokens, to);
}

str token_text(const struct tokens *tokens, size_t token)
{
    return tokens_text(tokens, token, token);
}

str tokens_text(const struct tokens *tokens, size_t first, size_t last)
{
    size_t begin = tokens->items[first].begin;

    return (str){ tokens->text.at + begin, tokens->items[last].end - begin };
}
