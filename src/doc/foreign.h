/* doc/foreign.h: what other programs would have done something with.
 *
 * In:  a tree whose inline passes are done. Out: the same; the info markup.foreign, one for an article, says where
 * mathematics between dollars, tags of templates (Liquid, Hugo), links of a wiki or notices of GitHub's and MkDocs's
 * stand first, since all of them are printed as they are written.
 */
#ifndef STELE_DOC_FOREIGN_H
#define STELE_DOC_FOREIGN_H

#include "doc/doc.h"

void foreign_report(const struct doc *doc, struct diag *diag);

#endif
