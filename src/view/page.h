/* view/page.h: what a template sees, made of the publication (themes/README.md lists it). */
#ifndef STELE_VIEW_PAGE_H
#define STELE_VIEW_PAGE_H

#include "theme/value.h"
#include "view/context.h"
#include "view/filler.h"

/* A page's frame: lang, title, root, style, site, t. `title` is plain text. `path` is the page's own address from the
 * root ("articles/a/"), for its canonical address; (str){ 0 } for a page that has none and isn't to be indexed. */
struct value *page_frame(const struct context *context, str lang, str title, str root, str path);

/* Sets who wrote and translated an article, and when: byline, authors, translators, date, updated, signed. */
void page_sign(const struct context *context, struct value *value, const struct facts *facts);

/* The value of `article`, its addresses filled by `filler`. */
struct value *page_article(const struct context *context, const struct page_filler *filler, const struct parts *parts);

/* The picture at an article's head, NULL: none; and a picture's address after `root` and its size. */
const struct picture *page_lead(const struct article *article);
struct value *page_picture(const struct context *context, const struct picture *picture, str root, bool book);

/* The value of `home`: all issues, newest first, and the first `shown` articles in reading order. */
struct value *page_home(const struct context *context, size_t shown);

/* An article in a list of them: once, in the publication's language where it is in it. */
struct value *page_entry(const struct context *context, const struct article *any, str root);

/* The value of `issue`: what it says of itself, and its articles, addresses after `root`. */
struct value *page_issue(const struct context *context, const struct issue *issue, str root);

/* An issue's title as plain text; its id where it has none. */
str page_issue_title(const struct context *context, const struct issue *issue);

/* The value of `book`, for its title page. */
struct value *page_book(const struct context *context, const struct book *book);

/* A book's title and language: its own, or those of its one article, or the publication's. Plain text. */
str page_book_title(const struct context *context, const struct book *book);
str page_book_lang(const struct context *context, const struct book *book);

/* The publication's title as plain text; that of its one article where it has none. */
str page_web_title(const struct context *context);

#endif
