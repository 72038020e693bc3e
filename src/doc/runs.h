/* doc/runs.h: the stretches of a text that are written in Chinese, Japanese or Korean.
 *
 * A run holds the punctuation that belongs to it: “总体国家安全观” keeps its English quotation marks outside,
 * 《论持久战》 its own inside, 霸权 … 持续 is one run, and 说“好”后 keeps what it encloses. Where more than one
 * language stands in it, it is divided at its marks, and within Chinese a word in kana or hangul is a run by itself:
 * 圍棋被稱為「바둑」. Han belongs to such a word where both are written as one: 比較的인, 東京の文化, but not 优の良品,
 * whose characters are of Chinese alone.
 */
#ifndef STELE_DOC_RUNS_H
#define STELE_DOC_RUNS_H

#include "base/str.h"

#include <stdbool.h>

/* What is known where a text stands. */
struct languages {
    str article; /* the language of the article */
    str han;     /* the language of Han where nothing else says it: zh-Hans, zh-Hant, ja … */
    bool smart;  /* punctuation is set as a printer would (doc/smart.h) */
};

struct run {
    size_t begin;
    size_t end;
    str lang;

    /* For runs_next. */
    size_t whole; /* the end of what it was divided from; 0 where it is by itself */
    size_t piece; /* the end of what is divided word by word */
};

/* The next run with letters in it at or after run->end; false where there is none. Begin with a zeroed one. Linear in
 * the text over all calls. */
bool runs_next(str text, struct run *run, const struct languages *languages);

/* The next run, undivided: what stands in it alone decides its language. */
bool runs_find(str text, struct run *run);

/* Whether a text has any letters of Chinese, Japanese or Korean. */
bool runs_have_letters(str text);

/* Whether a language is this one: zh-Hans is zh. */
bool runs_are_in(str tag, str primary);

#endif
