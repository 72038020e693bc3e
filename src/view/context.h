/* view/context.h: what a template sees, made of the publication (themes/README.md lists it). */
#ifndef STELE_VIEW_CONTEXT_H
#define STELE_VIEW_CONTEXT_H

#include "input/strings.h"
#include "theme/value.h"
#include "view/fill.h"

struct terms_plan;

/* What every page of one output shares. */
struct context {
    struct arena *arena; /* values live here: one page's, reset between pages */
    const struct publication *publication;
    const struct strings_set *strings;
    str style;                      /* the style sheet's address from the root */
    str script;                     /* the script's; empty: there is none */
    const struct terms_plan *terms; /* NULL: terms are shown nowhere */
    enum body_target target;
};

/* A page's frame: lang, title, root, style, site, t. `title` is plain text. `path` is the page's own address from the
 * root ("articles/a/"), for its canonical address; (str){ 0 } for a page that has none and isn't to be indexed. */
struct value *context_page(const struct context *context, str lang, str title, str root, str path);

/* An article's address behind `root`. */
str context_href(const struct context *context, const struct article *article, str root);

/* Sets who wrote and translated an article, and when: byline, authors, translators, date, updated, signed. */
void context_sign(const struct context *context, struct value *value, const struct facts *facts);

/* The value of `article`, its addresses filled by `filler`. */
struct value *context_article(
    const struct context *context, const struct page_filler *filler, const struct parts *parts);

/* The picture at an article's head, NULL: none; and a picture's address behind `root` and its size. */
const struct picture *context_lead(const struct article *article);
struct value *context_picture(const struct context *context, const struct picture *picture, str root, bool book);

/* The value of `home`: all issues, newest first, and the first `shown` articles in reading order. */
struct value *context_home(const struct context *context, size_t shown);

/* An article in a list of them: once, in the publication's language where it is in it. */
struct value *context_entry(const struct context *context, const struct article *any, str root);

/* The value of `issue`: what it says of itself, and its articles, addresses behind `root`. */
struct value *context_issue(const struct context *context, const struct issue *issue, str root);

/* An issue's title as plain text; its id where it has none. */
str context_issue_title(const struct context *context, const struct issue *issue);

/* The value of `book`, for its title page. */
struct value *context_book(const struct context *context, const struct book *book);

/* A book's title and language: its own, or those of its one article, or the publication's. Plain text. */
str context_book_title(const struct context *context, const struct book *book);
str context_book_lang(const struct context *context, const struct book *book);

/* The publication's title as plain text; that of its one article where it has none. */
str context_web_title(const struct context *context);

#endif
