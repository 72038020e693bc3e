/* facts/readings.h: how originals are read: the one file that decides which reading is shown. */
#ifndef STELE_FACTS_READINGS_H
#define STELE_FACTS_READINGS_H

#include "facts/gloss_pair.h"

/* Sets a pair's `sound`, which lives in `arena`, `shown` and `guessed`; the rest of the pair is complete.
 *
 * A reading that terms.yaml or an author gives is shown as it is given. Else one is computed for what is Chinese, no
 * quotation, and no name that may be somebody's own: of a name only where the English is itself that reading, in
 * pinyin, or translates a part of it (Ministry of Foreign Affairs, Li River). So Lai Ching-te, Chiang Kai-shek and
 * names of other languages get none. One that is computed of characters that have several readings, and that the
 * English doesn't spell, is `guessed`. */
void readings_set(struct gloss_pair *pair, struct arena *arena);

/* The reading to show; empty: none is shown. */
str readings_shown(const struct gloss_pair *pair);

/* Writes what a pair is sorted by: its reading without tones, lower case, a tab, the original; nothing where there is
 * no original. */
void readings_sort(struct buf *out, const struct gloss_pair *pair);

/* The letters of a reading without their tone marks, in lower case: ā as a, ǚ as u. */
void readings_plain(struct buf *out, str reading);

/* Writes the pinyin of a name, of a person's where the English has several words. */
void readings_expect(struct buf *out, const struct gloss_pair *pair);

/* Whether a Chinese name stands in English in what could be pinyin and is a letter or two off. Another romanisation, a
 * foreigner's own name and a translation are none of that. */
bool readings_differ(const struct gloss_pair *pair);

#endif
