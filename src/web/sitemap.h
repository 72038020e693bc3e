/* web/sitemap.h: every page's address, for search engines (sitemaps.org, 0.9). */
#ifndef STELE_WEB_SITEMAP_H
#define STELE_WEB_SITEMAP_H

#include "web/writer.h"

/* How many addresses and bytes a file has at most; the protocol allows 50,000 and 50 MB. */
enum { SITEMAP_ADDRESSES = 40000, SITEMAP_BYTES = 40 << 20 };

/* Writes sitemap.xml, where the publication has an address. Where one file can't hold all it leads to the others:
 * sitemap-pages.xml, sitemap-articles-1.xml … with the oldest articles, which a new one doesn't move,
 * sitemap-editions-1.xml … False after a failure of the bundle. */
bool sitemap_write(const struct web_writer *writer, struct diag *diag);

#endif
