#include "gloss/find.h"

#include "base/utf8.h"
#include "gloss/bare.h"
#include "gloss/bracket.h"
#include "gloss/candidate.h"
#include "lang/script.h"

/* Whether Han stands in the bracket itself, not only in brackets within. */
static bool holds_han(const struct finder *f, size_t open, size_t close)
{
    for (size_t i = open + 1; i < close; i++) {
        if (finder_at(f, i)->kind == TOKEN_HAN)
            return true;
        if (finder_at(f, i)->kind == TOKEN_OPEN && finder_at(f, i)->match < close)
            i = finder_at(f, i)->match;
    }
    return false;
}

/* The bracket at `open`, which holds Han: the innermost of those that stand directly in one another. */
static size_t find_at_bracket(struct finder *f, size_t open)
{
    size_t outer_close = finder_at(f, open)->match, inner = finder_innermost(f, open),
           close = finder_at(f, inner)->match;

    if (close - inner > BRACKET || !holds_han(f, inner, close))
        return open + 1;
    return bracket_find(f, inner, close) ? outer_close + 1 : inner + 1;
}

/* How many bytes of text before and after a run of Han are looked at at most: the longest quotation that an original
 * stands beside, the rest of a bracket; and how many where it is seen at once that it takes no more. */
enum { LEFT_CONTEXT = 400, UNQUOTED = 240, RIGHT_CONTEXT = 240, NEAR = 80 };

/* How many bytes a word has. */
enum { WORD = 100 };

/* 中国（上海）自由贸易试验区: the bracket is the run's own. */
static bool is_within_han(const struct finder *f, size_t open)
{
    const struct token *token = finder_at(f, open);

    return token->wide && !token->space && open && finder_is(f, open - 1, TOKEN_HAN);
}

static void find_in_window(struct finder *f, size_t from, size_t to)
{
    f->floor = 0;
    tokens_read(&f->tokens, from, to);
    for (size_t i = 0; i < f->tokens.count;) {
        const struct token *token = finder_at(f, i);

        if (token->kind == TOKEN_OPEN && token->match != NO_TOKEN && token->han && !is_within_han(f, i))
            i = find_at_bracket(f, i);
        else if (token->kind == TOKEN_HAN)
            i = bare_find(f, i);
        else
            i++;
    }
    arena_reset(&f->scratch);
}

/* The next character of Chinese, Japanese or Korean writing at or after `at`. */
static size_t next_cjk(str text, size_t at)
{
    size_t len;

    while ((at = script_next_candidate(text, at)) < text.len) {
        if (script_is_cjk(utf8_decode(str_from(text, at), &len)))
            return at;
        at += len;
    }
    return text.len;
}

/* A byte near `at` where no word is cut: after a space not far before it, or before one not far after. */
static size_t space_before(str text, size_t at)
{
    size_t lowest = at > WORD ? at - WORD : 0;

    for (size_t space = at; space > lowest; space--)
        if (text.at[space - 1] == ' ')
            return space;
    while (at && (text.at[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static size_t space_after(str text, size_t at)
{
    size_t limit = at + WORD;

    while (at < text.len && text.at[at] != ' ' && (at < limit || (text.at[at] & 0xC0) == 0x80))
        at++;
    return at < text.len ? at : text.len;
}

/* Where the window of a run at byte `at` begins: before the quotation that ends in front of its bracket, if one does;
 * at most BEFORE. */
static size_t window_begin(str text, size_t at)
{
    size_t farthest = at > LEFT_CONTEXT ? at - LEFT_CONTEXT : 0, quote = at;

    if (!str_ends(str_first(text, at), S("” (")))
        return space_before(text, at > UNQUOTED ? at - UNQUOTED : 0);
    while (quote > farthest && !str_starts(str_from(text, quote), S("“")))
        quote--;
    return space_before(text, quote > farthest + NEAR ? quote - NEAR : farthest);
}

/* How many bytes after a run belong to its window: few where its bracket ends there. */
static size_t window_after(str text, size_t end)
{
    return end < text.len && text.at[end] == ')' ? NEAR : RIGHT_CONTEXT;
}

/* The end of the window whose first run begins at `at`: runs whose windows meet have one. */
static size_t window_end(str text, size_t at)
{
    size_t last = at;

    while (at < text.len && at <= last + RIGHT_CONTEXT) {
        utf8_decode(str_from(text, at), &last);
        last += at;
        at = next_cjk(text, last);
    }
    return space_after(text, last + window_after(text, last));
}

void find_glosses(struct finder *f, const struct line_text *line)
{
    str text = line->text;
    size_t end = 0;

    f->line = line;
    f->count = 0;
    f->tokens.arena = f->parts.arena = f->arena;
    tokens_begin(&f->tokens, line);
    for (size_t at = next_cjk(text, 0); at < text.len; at = next_cjk(text, end)) {
        size_t begin = window_begin(text, at);

        begin = begin > end ? begin : end;
        end = window_end(text, at);
        find_in_window(f, begin, end);
    }
}
