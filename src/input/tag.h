/* input/tag.h: language tags as people write them, and the ones that they mean.
 *
 * A tag is one of BCP 47 (RFC 5646) whose first part is a language: two letters of ISO 639-1, or three of ISO 639-2 or
 * -3, which aren't all known here.
 */
#ifndef STELE_INPUT_TAG_H
#define STELE_INPUT_TAG_H

#include "base/arena.h"

/* Whether a language tag has the form of one: BCP 47 (RFC 5646, section 2.1). */
bool tag_is_well_formed(str tag);

/* Whether a tag has the form of one, its first part can be a language, and its script is one. */
bool tag_is_right(struct arena *arena, str tag);

/* The tag that was meant by a language's name, a country's code or an underscore (Chinese, jp, zh_CN); empty where that
 * isn't clear. */
str tag_meant(struct arena *arena, str said);

#endif
