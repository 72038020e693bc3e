/* doc/headings.h: the article's title among its headings, and what they need to be found by.
 *
 * In:  a tree whose inline passes are done. Out: the title is out of the tree, every heading left says something, and
 * levels begin at 2, under the title, and go on one by one.
 */
#ifndef STELE_DOC_HEADINGS_H
#define STELE_DOC_HEADINGS_H

#include "doc/doc.h"

/* The first heading of level 1, where it is the first thing in the article, taken out of the tree; NULL otherwise.
 * Where it has no words, its pictures and notes stay in the tree, as a paragraph: before figures_make. */
struct node *headings_take_title(struct doc *doc);

/* Where the front matter's title (Markdown, at `span`) refers to notes of the article or holds one (^[…]), it becomes
 * its first heading, so that all passes see it: `markdown` is what `doc` was just parsed from, and is parsed again.
 * False where the title doesn't, or refers to a note that isn't there; then nothing has changed. headings_take_put takes
 * it out again, and with it, as below, a heading that says no more than that title again. */
bool headings_put_title(struct doc *doc, str markdown, str title, struct span span);
struct node *headings_take_put(struct doc *doc, struct diag *diag);

/* The same where the front matter says a title (Markdown) that isn't put there: a heading that says that title again is taken out of the
 * tree, with the info title.twice, and is returned where it holds more than words: a note, a picture. */
struct node *headings_take_repeated(struct doc *doc, str title, struct diag *diag);

/* A heading without words leads nowhere: it goes, its pictures and notes stay as a paragraph. Finding: the warning
 * heading.empty. */
void headings_drop_empty(struct doc *doc, struct diag *diag);

/* Levels begin at 2, under the article's title, in a note at 3; none is skipped. Finding: the info heading.skipped. */
void headings_lower(struct doc *doc, struct diag *diag);

#endif
