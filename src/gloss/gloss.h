/* gloss/gloss.h: a gloss: a term, name, title or quotation that stands beside its original. */
#ifndef STELE_GLOSS_GLOSS_H
#define STELE_GLOSS_GLOSS_H

#include "doc/doc.h"

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

const char *gloss_kind_name(enum gloss_kind kind); /* "term", "name", "title", "quotation" */

#endif
