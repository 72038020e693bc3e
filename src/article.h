/* article.h: one article, from its bytes to its facts and bodies: the one list of passes.
 *
 * In:  a file's bytes and what the publication says, its term base too. Out: facts and parts; a function of these
 * alone, so that articles can be made on all cores.
 */
#ifndef STELE_ARTICLE_H
#define STELE_ARTICLE_H

#include "facts/facts.h"
#include "input/input.h"
#include "input/strings.h"

/* What all articles share. */
struct article_options {
    const struct input *input;
    const struct strings_set *strings;
    const struct mention_forms *mentions; /* of the approved terms */
    str as_of;                            /* a date: articles dated later aren't due; empty: all are */
    bool drafts;                          /* drafts and later ones are due as well */
    bool books;                           /* bodies for books too */
    bool quotations, plain;               /* as in struct facts_options */
};

/* What one article needs while it is made; the arena may be used again for the next. */
struct article_making {
    const struct article_options *options;
    struct arena *scratch; /* the file, its front matter, its tree, its facts and parts */
    struct buf *dump;      /* where the tree is to be written, or NULL */
    struct diag *diag;
    struct pairs *pairs; /* as in struct facts_options: of all articles that are made */
};

/* Makes an article of `bytes`. False where it can't be used at all, which is a finding, or isn't due. Findings of its
 * own: edition.lang. */
bool article_make(const struct article_making *making, const struct text_file *file, str bytes, struct facts *facts,
    struct parts *parts);

/* The same, with the bytes of its file. Findings: article.large, article.read. */
bool article_make_file(
    const struct article_making *making, const struct text_file *file, struct facts *facts, struct parts *parts);

#endif
