/* body/facts.h: what the publication has to know of an article, and its bodies.
 *
 * In:  a tree after all passes and its front matter. Out: plain data that needs the tree no longer. A function of the
 * article's bytes and the configuration alone.
 */
#ifndef STELE_BODY_FACTS_H
#define STELE_BODY_FACTS_H

#include "body/body.h"
#include "body/line.h"
#include "body/references.h"
#include "input/article.h"

struct heading_fact {
    str id;
    int level; /* 2 to 6 */
    struct line text;
};

struct bodies {
    struct body text;
    struct body notes; /* empty where there are none */
};

/* Everything borrowed from the arena that it was made in. Texts of the front matter are Markdown within a line; as
 * bodies they are good for site and book alike. */
struct facts {
    str path; /* within the publication */
    str slug;
    str lang;
    struct front front;
    str title_text;       /* plain */
    str title;            /* XHTML, without links */
    str subtitle;         /* the same; empty: none */
    struct body *summary; /* front.summary.count of them */
    struct body caption;
    struct body credit;
    struct body disclaimer;
    ptrdiff_t lead;  /* the lead picture's number among the pictures, -1: none */
    str description; /* plain: the beginning of the text, or the summary's */
    struct heading_fact *headings;
    size_t heading_count;
    size_t note_count;
    struct references references;
    struct bodies site;
    struct bodies book;
};

struct facts_options {
    struct languages languages;
    struct body_words words;
};

/* Fills `facts`, whose path, slug and front are set, from the article's tree and `title`, the heading that serves as
 * title where the front matter has none (or NULL). Strings live in `arena`, not in the tree's. Finding: article.title.
 */
void facts_make(struct facts *facts, struct arena *arena, struct doc *doc, struct node *title,
    const struct facts_options *options, struct diag *diag);

#endif
