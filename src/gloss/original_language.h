/* gloss/original_language.h: in which language an original is. */
#ifndef STELE_GLOSS_ORIGINAL_LANGUAGE_H
#define STELE_GLOSS_ORIGINAL_LANGUAGE_H

#include "gloss/kind.h"

/* Whether words around a token speak of Japan. */
bool original_language_near_japan(const struct tokens *tokens, size_t token);

/* The language of an original: what its label says; kana and hangul; Japanese or Korean by how its English side or its
 * reading is spelt and by the words around; else Chinese, simplified or traditional by its characters, else by those of
 * the other originals of the bracket, else `han`. */
str original_language(const struct gloss_shape *shape, str label, str others, str han);

#endif
