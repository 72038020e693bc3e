/* page/site.h: publication and bodies → the pages of the site. */
#ifndef STELE_PAGE_SITE_H
#define STELE_PAGE_SITE_H

#include "base/bundle.h"
#include "input/strings.h"
#include "site/publication.h"
#include "theme/theme.h"

/* Writes every page and what belongs to them, the pictures' own bytes excepted, into `out`: index.html,
 * articles/SLUG/index.html, 404.html, sitemap.xml (where the publication has an address), robots.txt, .nojekyll,
 * assets/style-HASH.css. False after a failure of `out`. Findings in templates as theme/ gives them. */
bool site_write(struct bundle *out, const struct publication *publication, const struct theme *theme,
    const struct strings_set *strings, struct diag *diag);

#endif
