/* lang/language.h: what languages are called, and by which tags.
 *
 * Tags are those of BCP 47 (RFC 5646). Known are the languages of ISO 639-1 and some more that journals print, and the
 * scripts that they are written in.
 */
#ifndef STELE_LANG_LANGUAGE_H
#define STELE_LANG_LANGUAGE_H

#include "base/arena.h"
#include "base/str.h"

/* A language's name in itself ("English", "简体中文", "français (CA)"); empty for a tag whose language or script isn't
 * known. */
str language_name(struct arena *arena, str tag);

/* The tag with capitals as RFC 5646, section 2.1.1, has them: zh-Hans-CN. Any well-formed tag. */
str language_canonical(struct arena *arena, str tag);

/* Whether two tags are the same, whatever their capitals; and whether one of them only says more than the other:
 * zh-Hans-CN and zh-Hans. */
bool language_equal(str a, str b);
bool language_agrees(str a, str b);

/* Whether a language is written from right to left, by its script where the tag says it. */
bool language_is_rtl(str tag);

/* Whether a tag begins with a language as ISO 639 knows them: two or three letters. */
bool language_has_code(str tag);

#endif
