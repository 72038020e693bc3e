/* view/address.h: the address of every page and file that is made.
 *
 * A *path* leads from the root of the website to a page's folder and ends in a slash: "articles/the-way/"; the front
 * page's is empty. Letters beyond ASCII are encoded in it, so that it may stand in an attribute as it is. A *link* is a
 * path after `root`, the way from a page to the root of the website.
 *
 * A publication that has an address links to folders, since readers share what they see; opened from a disk, a script
 * adds index.html there. Where none is known, the website is most likely looked at from a disk, and links name files.
 */
#ifndef STELE_VIEW_ADDRESS_H
#define STELE_VIEW_ADDRESS_H

#include "publication/publication.h"

/* --- paths */

/* "articles/SLUG/", a page's "NAME/"; with the language's tag after it for an edition: "articles/SLUG/zh-Hans/". */
void address_article(struct buf *out, const struct article *article);

/* Of the page of an edition beside its original: "articles/SLUG/parallel/" for the pair of the publication's own two
 * languages, else "articles/SLUG/TAG/parallel/". */
void address_facing(struct buf *out, const struct publication *publication, const struct article *edition);

/* "issues/ID/" */
void address_issue(struct buf *out, const struct issue *issue);

/* Of the terms: "terms/", where `letter` is '\0'; the sheet `ordinal`, from 1, of the terms that begin with a letter in
 * English, or in their readings: "terms/c/", "terms/c-2/", "terms/pinyin-c/". Letters as in publication/wordlist.h. */
str address_terms(struct arena *arena, char letter, bool reading, size_t ordinal);

/* The way back from a path to the root: "../../"; empty for the front page. */
str address_root(str path);

/* The file of the page, as a disk names it, without what an address encodes: "articles/café/index.html". */
str address_file(struct arena *arena, str path);

/* --- links */

/* Whether the publication says where it will stand: links lead to folders then. */
bool address_is_known(const struct publication *publication);

/* What follows a folder's path in a link: "index.html" or nothing. */
str address_index(const struct publication *publication);

/* The front page: never empty. */
str address_link_home(struct arena *arena, const struct publication *publication, str root);

void address_link_article(
    struct buf *out, const struct publication *publication, str root, const struct article *article);
void address_link_facing(
    struct buf *out, const struct publication *publication, str root, const struct article *edition);
void address_link_issue(struct buf *out, const struct publication *publication, str root, const struct issue *issue);

/* The same to an article, in an arena. */
str address_href(struct arena *arena, const struct publication *publication, const struct article *article, str root);

/* To a picture or a download, in assets/ of the website or in images/ of a book. */
void address_link_asset(struct buf *out, str root, bool book, str name);

/* What stands before a path where it is to be seen from elsewhere: the address that the publication has, with a slash
 * at the end; nothing where it has none. */
void address_base(struct buf *out, const struct publication *publication);

/* --- a book's files, beside one another */

/* Of a chapter by its number, a format of printf. */
#define ADDRESS_CHAPTER "chapter-%zu.xhtml"

/* Sheet `ordinal`, from 1, of the glossary. */
str address_glossary(struct arena *arena, size_t ordinal);

#endif
