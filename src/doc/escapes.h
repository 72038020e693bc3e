/* doc/escapes.h: what an author has escaped stays escaped through the parser.
 *
 * The parser takes the backslash off "\[" and "\~", and nothing distinguishes its text from a bracket or tilde that means
 * something to the passes after it. So before parsing, a noncharacter stands for the sign after a backslash
 * (U+FDD0 and on; doc/marks.h), and after the passes that again becomes what it stood for: the sign in text, both in code.
 * The same way lines of ":::" become blocks of their own, lines that begin with ":" items of a list, the spaces before
 * a line of verse become ones that the parser doesn't take off, and emphasis beside Chinese punctuation gets the space
 * that CommonMark's flanking rule (6.2) wants, in an address that stands bare no sign is one of emphasis, and labels of
 * notes are in NFC (where that joins a letter and its accent, what follows on the line is counted that much further to
 * the left): text is changed for the parser alone, and no line is added.
 */
#ifndef STELE_DOC_ESCAPES_H
#define STELE_DOC_ESCAPES_H

#include "base/arena.h"
#include "base/str.h"

/* Stands, until escapes_restore, for a "[" that begins no reference to a note although "^" follows it (U+FDED).
 */
#define ESCAPES_OPEN "\xEF\xB7\xAD"

/* Stands, until escapes_restore, at the end of a line that began with ":" and begins with "+" for the parser (U+205F
 * and U+FDEB). */
#define ESCAPES_DEFINITION "\xE2\x81\x9F\xEF\xB7\xAB"

/* The text to parse in the place of `markdown`: the same text where nothing had to be changed. `www`: it has "www.". */
str escapes_protect(struct arena *arena, str markdown, bool www);

/* What protected text stands for: with `literal` as it was written (code, HTML), else as an author means it (text,
 * addresses). The same text where nothing was protected. */
str escapes_restore(struct arena *arena, str text, bool literal);

/* The same text with the signs of bare addresses in it shown, and everything else still protected. */
str escapes_show_addresses(struct arena *arena, str text);

/* How many columns a piece of protected text is narrower (positive) or wider (negative) than what it stands for. */
int escapes_shift(str text);

/* The line of ":::" that a block of HTML stands for, without the marks around it; empty where it stands for none. */
str escapes_fence(str html);

#endif
