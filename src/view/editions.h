/* view/editions.h: what templates see of an article in several languages, and what machines do.
 *
 * Alternates follow HTML 4.6.7.1 (rel=alternate with hreflang) and sitemaps.org with xhtml:link: every edition names
 * all of them, itself as well, and the original as x-default. Addresses are absolute where the publication has a url,
 * as those who read alternates ask for it, and else relative.
 */
#ifndef STELE_VIEW_EDITIONS_H
#define STELE_VIEW_EDITIONS_H

#include "view/context.h"

/* The value of `article.editions`: {entries: a list of {href, lang, name, current}, parallels: a list of {href, name,
 * several, current}}, or NULL where there is one edition only. From an original all its parallel pages can be reached,
 * from an edition its own. `beside`: for the parallel page of the edition `article`. */
struct value *editions_value(const struct context *context, const struct article *article, bool beside, str root);

/* The editions of an entry in a list besides the one that it shows: {entries: a list of {href, lang, name}},
 * or NULL. */
struct value *editions_others(const struct context *context, const struct article *shown, str root);

/* The value of `alternates`: a list of {lang, href}, or NULL. */
struct value *editions_alternates(const struct context *context, const struct article *article, str root);

/* The same within a sitemap's <url>; nothing where there is one edition only. */
void editions_sitemap(struct buf *out, const struct publication *publication, const struct article *article);

#endif
