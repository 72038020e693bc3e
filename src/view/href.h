/* view/href.h: links within the site, as attributes' values behind `root`, the way to the site's root.
 *
 * A publication that has an address links to folders, since readers share what they see; opened from a disk, a script
 * adds index.html there. Where none is known, the site is most likely looked at from a disk, and links name files.
 */
#ifndef STELE_VIEW_HREF_H
#define STELE_VIEW_HREF_H

#include "publication/publication.h"

/* Whether links lead to folders. */
bool address_has_folders(const struct publication *publication);

/* What stands behind a folder's path in a link: "index.html" or nothing. */
str address_index(const struct publication *publication);

/* The front page. */
str address_link_home(struct arena *arena, const struct publication *publication, str root);

void address_link_article(
    struct buf *out, const struct publication *publication, str root, const struct article *article);
void address_link_issue(struct buf *out, const struct publication *publication, str root, const struct issue *issue);

/* The page of an edition beside its original. */
void address_link_facing(
    struct buf *out, const struct publication *publication, str root, const struct article *edition);

#endif
