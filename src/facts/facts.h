/* facts/facts.h: what the publication has to know of an article.
 *
 * In:  a tree after all passes and its front matter. Out: facts, small and lasting, and parts, which wait on the disk
 * until the article's pages are made. A function of the article's bytes, the configuration and the approved term base.
 */
#ifndef STELE_FACTS_FACTS_H
#define STELE_FACTS_FACTS_H

#include "base/map.h"
#include "base/spool.h"
#include "facts/blocks.h"
#include "facts/pairs.h"
#include "facts/parts.h"
#include "gloss/mentions.h"
#include "input/front.h"
#include "write/references.h"

struct people {
    struct author *items;
    size_t count;
};

/* A gloss, without its tree: see struct gloss. There are many: 24 bytes each. */
struct gloss_fact {
    const struct gloss_pair *pair; /* NULL: a quotation, of which nothing is kept */
    const char *block_id;          /* the id of the block that it stands in; empty: the article's title; NULL: as `pair` */
    unsigned line;                 /* its span, see facts_span */
    unsigned column : 31;
    unsigned apart : 1; /* in a table, a heading or a note, where originals may stand again */
};

/* A later mention of a term, without its tree: see struct mention. */
struct mention_fact {
    size_t record;
    size_t glosses;
    bool abbr;
    struct span span;
    const char *block_id; /* as in struct gloss_fact */
};

struct facts {
    str path; /* within the publication */
    str slug;
    str edition; /* as in struct text_file */
    str lang;
    str han;   /* what Han is in it where nothing else says */
    bool page; /* of pages/, not an article */
    struct line title;
    struct line subtitle; /* empty: none */
    str teaser;           /* the summary's first point, as XHTML of the website without links; empty: none */
    str description;      /* plain: the beginning of the summary, or of the text */
    struct date date;
    struct date updated;
    struct people authors;
    struct people translators;
    str license;
    struct text issue;      /* the id of the issue that it says it is in; may be empty */
    const struct yaml *own; /* the author's own keys, as in struct front */
    ptrdiff_t lead;         /* the lead picture's number among the pictures, -1: none */
    size_t note_count;
    size_t gloss_count;
    bool has_summary;
    bool has_han;         /* Chinese in the text of another language, and the author doesn't say glosses: off */
    bool no_facing;       /* no page beside its original */
    struct blocks blocks; /* only where the article has editions, or is one */
    uint64_t front_hash;  /* the same: of title, subtitle, summary and the like, as facts/blocks.h makes it */
    size_t file;         /* which it is of, by its number among the publication's */
    uint64_t hash;       /* of the record of these facts, */
    uint64_t parts_hash; /* and of that of the parts */

    /* What the publication is made of, known until it is. */
    struct references references;
    str ids;                       /* of its blocks, sorted, each followed by a line feed */
    str aliases;                   /* other names of ids, the same: a name, a tab, the id */
    struct gloss_fact *glosses;    /* in the order of the text, notes after it */
    struct mention_fact *mentions; /* the same */
    size_t mention_count;
};

struct facts_options {
    struct languages languages;
    struct body_words words;
    bool book;           /* bodies for a book too */
    bool blocks;         /* the article has editions, or is one */
    str markdown;        /* its Markdown, */
    int line;            /* and the line on which that begins */
    bool quotations;     /* what quotations say is kept */
    bool plain;          /* and the text of each block */
    struct pairs *pairs; /* remembered from one article to the next */
};

/* Fills `facts`, whose path, slug and lang are set, and `parts` from the article's tree, its front matter and `title`,
 * the heading that serves as title where the front matter has none (or NULL). All of it lives in the tree's arena, in
 * the front matter's and among the pairs: what is to stay longer is kept by facts/codec.h. Finding: article.title. */
void facts_make(struct facts *facts, struct parts *parts, struct doc *doc, struct node *title,
    const struct front *front, const struct facts_options *options, struct diag *diag);

/* Where a gloss stands. */
static inline struct span facts_span(const struct gloss_fact *gloss)
{
    return (struct span){ (int)gloss->line, (int)gloss->column };
}

/* Whether a block of the text has this id. */
bool facts_have_id(const struct facts *facts, str id);

/* Whether a block has this other name, and its id then; an empty one is the article itself. */
bool facts_find_alias(const struct facts *facts, str name, str *id);

#endif
