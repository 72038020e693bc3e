/* gloss/phrase.h: an English side of plain words: how far back a noun phrase reaches. */
#ifndef STELE_GLOSS_PHRASE_H
#define STELE_GLOSS_PHRASE_H

#include "gloss/walk.h"

/* The English side that ends with token `last` as a phrase of ordinary words. */
bool phrase_find(struct english *english, const struct walk *walk, size_t last);

#endif
