/* view/prefix.h: two texts on one page, each with ids of its own. */
#ifndef STELE_VIEW_PREFIX_H
#define STELE_VIEW_PREFIX_H

#include "base/arena.h"
#include "base/str.h"

/* The same XHTML, as write/ writes it, with `prefix` before every id and before every reference to one: in attributes
 * that name ids, in addresses that are a fragment only, in the names of CSS anchors within style attributes. */
str prefix_ids(struct arena *arena, str xhtml, str prefix);

#endif
