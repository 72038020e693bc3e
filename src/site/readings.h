/* site/readings.h: how the terms of the glossary are read: the one place where it is decided which reading is shown. */
#ifndef STELE_SITE_READINGS_H
#define STELE_SITE_READINGS_H

#include "site/glossary.h"

/* Sets a term's `shown` and `sort_zh`, which live in `arena`; the rest of the term is complete.
 *
 * A reading that terms.yaml or an author gives is shown as it is given. Else one is computed for what is Chinese, no
 * quotation, and no name that may be somebody's own: of a name only where the English is itself that reading, in
 * pinyin, or translates a part of it (Ministry of Foreign Affairs, Li River). So Lai Ching-te, Chiang Kai-shek and
 * names of other languages get none. */
void readings_set(struct term *term, struct arena *arena);

/* Whether a Chinese name stands in English as a romanisation that isn't pinyin. */
bool readings_differ(const struct term *term);

#endif
