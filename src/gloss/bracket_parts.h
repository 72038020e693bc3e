/* gloss/bracket_parts.h: what stands in a bracket beside a gloss, part by part.
 *
 * (simplified Chinese: 何智丽; traditional Chinese: 何智麗; pinyin: Hé Zhìlì; born …), (GSI; 全球安全倡议),
 * (户口, “household registry”). Parts end at commas, semicolons and strokes that stand in no bracket or quotation.
 */
#ifndef STELE_GLOSS_BRACKET_PARTS_H
#define STELE_GLOSS_BRACKET_PARTS_H

#include "gloss/tokens.h"

enum part_kind {
    PART_ORIGINAL,     /* Han, kana or hangul, with a label or not, with words after it or not */
    PART_READING,      /* said to be one, or with marks for the tones */
    PART_MEANING,      /* English that is said to be the meaning, or stands between quotation marks */
    PART_ABBREVIATION, /* said to be one */
    PART_WORDS,        /* other words: a reading, a meaning, an abbreviation or a remark */
    PART_REMARK,       /* nothing to do with the original: references, dates, numbers */
};

struct bracket_part {
    enum part_kind kind;
    size_t first, last;         /* all its tokens */
    size_t content;             /* the first token after its label; last + 1 where there is none */
    size_t han_begin, han_end;  /* ORIGINAL: bytes, quotation marks around it left out */
    size_t han_first, han_last; /* its tokens */
    str lang;                   /* ORIGINAL: what the label says: ja, ko, zh-Hans, zh-Hant; else empty */
    bool labelled;
    char separator; /* what stands before it: , ; / or 0 for the first; 'o' for "or" */
};

struct bracket_parts {
    struct arena *arena;
    struct bracket_part *items;
    size_t count, cap;
};

/* Reads the parts between the brackets at tokens `open` and `close`. Linear. */
void bracket_parts_read(struct bracket_parts *parts, const struct tokens *tokens, size_t open, size_t close);

/* The run of Han at token `han` with what is written close to it, quotation marks and brackets among its characters
 * too: 中国制造2025, “一带一路”倡议, 中国（上海）自由贸易试验区. */
void bracket_parts_run(const struct tokens *tokens, size_t han, size_t first, size_t limit, struct bracket_part *part);

#endif
