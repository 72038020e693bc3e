/* gloss/glosses.h: terms, names, titles and quotations that stand beside their originals.
 *
 * In:  a tree whose ids are given and whose languages aren't tagged yet. Out: the same text, and for each gloss that is
 * found a struct gloss. Its original stands in a NODE_SPAN with its language, and what a reader who hides originals
 * doesn't see, brackets and all, in a NODE_ORIGINAL around that. A NODE_GLOSS stands around its English side where one
 * node can hold that and no link is in or around it, else around the original, else nowhere. Nothing is asked of the
 * author; what is marked ([comprehensive]{zh=总体 kind=term}) is taken as it is said, what is forbidden ([x]{.noterm})
 * isn't looked at. Never in code, addresses, raw attributes.
 */
#ifndef STELE_GLOSS_GLOSSES_H
#define STELE_GLOSS_GLOSSES_H

#include "doc/languages.h"

enum gloss_kind { GLOSS_TERM, GLOSS_NAME, GLOSS_TITLE, GLOSS_QUOTATION };

struct gloss {
    str en;      /* the English side as it is read: no markup, no quotation marks around it */
    str zh;      /* the original without the marks around it (《》 and the like); in Japanese or Korean as well */
    str abbr;    /* of the English side; may be empty */
    str reading; /* as the author gives it; may be empty */
    enum gloss_kind kind;
    str lang;         /* of the original: zh-Hans, zh-Hant, ja, ko */
    const char *rule; /* what made it: "quoted", "emphasis", "reading", "capitals", "phrase": where the English side was
                         found before the original; "inside" its bracket, "behind" it; "named", "dash"; "marked" */
    bool marked;      /* the author says it outright */
    bool said;        /* and in which language its original is */
    bool first;       /* the first in the article with these sides */
    size_t number;    /* among doc->glosses */
    struct node *original;    /* the span around the original, which carries its language; may be NULL */
    struct span span;         /* where it begins: its English side, or its original where that stands first */
    const struct node *block; /* the block that it stands in, which has an id: paragraph, heading, item, cell, note … */
};

/* Finds the glosses of text and notes, in the order of the text, into doc->glosses. Every place has an id afterwards
 * (p-N, the N-th such block of the text), which is among doc->ids. Linear in the size of the tree, up to GLOSSES a
 * document, with the finding gloss.limit. */
void glosses_find(struct doc *doc, const struct languages *languages, struct diag *diag);

const char *gloss_kind_name(enum gloss_kind kind); /* "term", "name", "title", "quotation" */

enum { GLOSSES = 20000 };

#endif
