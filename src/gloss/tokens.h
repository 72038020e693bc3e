/* gloss/tokens.h: a block's text as words, marks and runs of Han.
 *
 * In:  a line_text. Out: its tokens in order, brackets and quotation marks with their partners.
 */
#ifndef STELE_GLOSS_TOKENS_H
#define STELE_GLOSS_TOKENS_H

#include "gloss/line_text.h"

#include <stdint.h>

enum token_kind {
    TOKEN_WORD,   /* letters, with the apostrophes, hyphens, strokes and full stops within: Bo'ao, high-quality, U.S. */
    TOKEN_NUMBER, /* begins with a digit: 2025, 19th, 1037–1101 */
    TOKEN_HAN,    /* Han, kana, hangul, with the marks and the spaces, dots and digits between them */
    TOKEN_OPEN,   /* ( [ （ 〔 */
    TOKEN_CLOSE,
    TOKEN_QUOTE, /* opening, then closing quotation mark; without a partner TOKEN_OTHER */
    TOKEN_UNQUOTE,
    TOKEN_COMMA, /* and its full-width and enumeration forms outside Han */
    TOKEN_SEMICOLON,
    TOKEN_COLON,
    TOKEN_STOP, /* . ! ? */
    TOKEN_DASH, /* em dash, and hyphen or en dash between spaces */
    TOKEN_SLASH,
    TOKEN_EQUALS,
    TOKEN_DOTS,
    TOKEN_OTHER,
};

#define NO_TOKEN SIZE_MAX

struct token {
    size_t begin, end;
    size_t match;  /* OPEN, CLOSE, QUOTE, UNQUOTE: the partner, or NO_TOKEN */
    size_t inner;  /* where the innermost emphasis or link around it begins; 0 where there is none */
    size_t marked; /* where the outermost emphasis that ends right after it begins; NO_TOKEN where none does */
    unsigned char kind;
    bool italic;  /* emphasis that isn't strong ends right after it */
    bool space;   /* white space stands before it */
    bool capital; /* a word with a capital letter at the front */
    bool wide;    /* full-width bracket */
    bool han;     /* OPEN with a partner: a run of Han stands between */
};

/* Where a line's emphasis and links have been followed to. */
struct gloss_edges {
    size_t next;  /* the next edge */
    size_t *open; /* where those began that are open */
    size_t count, cap;
};

struct tokens {
    struct arena *arena;
    const struct line_text *line;
    str text;
    struct token *items;
    size_t count, cap;
    size_t *paired; /* the tokens that may have a partner, and runs of Han */
    size_t paired_count, paired_cap;
    size_t signs; /* up to here a run that was looked at has no letter */
    struct gloss_edges edges;
};

/* Begins with a line; `tokens` is zeroed but for its arena, or was used before. */
void tokens_begin(struct tokens *tokens, const struct line_text *line);

/* Reads the tokens from byte `from` to byte `to` of the line, where no word is cut in two; from where the last ones
 * ended, or later. Linear. */
void tokens_read(struct tokens *tokens, size_t from, size_t to);

str token_text(const struct tokens *tokens, size_t token);

/* The text from the first token's beginning to the last one's end. */
str tokens_text(const struct tokens *tokens, size_t first, size_t last);

#endif
