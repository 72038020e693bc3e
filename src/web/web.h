/* web/web.h: publication and bodies → the pages of the site. */
#ifndef STELE_WEB_WEB_H
#define STELE_WEB_WEB_H

#include "web/writer.h"

void web_worker_free(struct web_worker *worker);

/* Begins a website, where `writer` then stays, and writes what isn't an article's page, the pictures' own bytes
 * excepted: index.html, archive/ (where there is one), issues/ID/, assets/script-HASH.js, 404.html, sitemap.xml (where
 * the publication has an address), robots.txt, .nojekyll, assets/style-HASH.css. What pages share lives in `arena`.
 * False after a failure of `out`. Findings in templates as theme/ gives them. */
bool web_begin(struct web_writer *writer, struct arena *arena, struct bundle *out,
    const struct publication *publication, const struct theme *theme, const struct strings_set *strings,
    struct diag *diag);

/* Writes an article's page (view/address.h). */
bool web_write_article(
    const struct web_writer *writer, struct web_worker *worker, const struct article *article, struct diag *diag);

/* Writes a sheet of terms. */
bool web_write_terms(
    const struct web_writer *writer, struct web_worker *worker, const struct terms_sheet *sheet, struct diag *diag);

/* Writes a sheet of the archive. */
bool web_write_archive(
    const struct web_writer *writer, struct web_worker *worker, const struct archive_sheet *sheet, struct diag *diag);

/* Writes that of an edition beside its original, for those that facing_wanted. */
bool web_write_facing(
    const struct web_writer *writer, struct web_worker *worker, const struct article *edition, struct diag *diag);

#endif
