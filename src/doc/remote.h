/* doc/remote.h: pictures that aren't the publication's.
 *
 * Pages load nothing from other hosts, which would learn who reads what and could show something else tomorrow. So a
 * picture that lies elsewhere becomes a link to it, and one that is written into the text (data:) its words: what it
 * shows is still said, and can be seen by whoever follows the link.
 */
#ifndef STELE_DOC_REMOTE_H
#define STELE_DOC_REMOTE_H

#include "doc/doc.h"

/* In: a tree with figures, and the title that was taken out of it or NULL. Out: no picture in them has an address of
 * another host or of data. A figure without a caption becomes a paragraph. Finding, once for the article at the first
 * of them, with their number: picture.remote, a warning, for those of other hosts and for those of data. */
void remote_pictures_link(struct doc *doc, struct node *title, struct diag *diag);

#endif
