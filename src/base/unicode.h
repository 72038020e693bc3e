/* base/unicode.h: what Unicode's tables say of characters: one form for what is one text, case, width. The door to
 * utf8proc.
 *
 * Names, keys, slugs and ids compare in NFC (UAX 15); an author's text is never changed. What isn't UTF-8, or is longer
 * than UNICODE_NAME, has no other form than its own.
 */
#ifndef STELE_BASE_UNICODE_H
#define STELE_BASE_UNICODE_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdint.h>

/* The longest name that is composed, in bytes: sorting the marks of longer ones would take too long. */
enum { UNICODE_NAME = 1024 };

/* A name in NFC: `text` itself where it is so already, which most are and ASCII always; else a copy in the arena. */
str unicode_nfc(struct arena *arena, str text);

/* The same without an arena: `text` itself, or what `scratch` holds then. */
str unicode_compose(struct buf *scratch, str text);

/* What a name is called on disks that tell neither case nor form apart: equal for any two of which such a disk keeps
 * one (Unicode 3.13, D145: canonical caseless matching). */
str unicode_caseless(struct arena *arena, str text);

/* The small letter of a character, or the character; and that at the end of a buffer. */
uint32_t unicode_lower(uint32_t c);
void unicode_add_lower(struct buf *out, uint32_t c);

/* Whether a character is a letter or a number of any script. */
bool unicode_is_alphanumeric(uint32_t c);

/* How many columns a character takes on a terminal: 0, 1 or 2 (UAX 11). */
int unicode_width(uint32_t c);

/* Whether a character is seen: no control, no sign of format or direction, nothing unassigned, and not U+FFFD. */
bool unicode_prints(uint32_t c);

/* Text for a terminal: what would steer it or break the line, order other text anew, or isn't UTF-8, is a dot. */
void unicode_add_tame(struct buf *out, str text);

#endif
