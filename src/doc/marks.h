/* doc/marks.h: what stands for what until escapes_restore: shared by escapes.c, which puts it there, and restore.c. */
#ifndef STELE_DOC_MARKS_H
#define STELE_DOC_MARKS_H

/* U+FDD0 to U+FDEF are noncharacters (EF B7 90 … EF B7 AF): no text has them, and XML leaves them out. */
#define MARK_FIRST 0xFDD0
#define MARK_ADDRESS 0xFDE0 /* and on: signs within a bare address, which mean nothing there */
#define MARK_QUOTE 0xFDEA   /* before an escaped quotation mark, which stays: tags end by those that are escaped, too */
#define MARK_DEFINE 0xFDEB  /* at the end of a line that began with ":" and begins with "+" now */
#define MARK_GAP 0xFDEC     /* between a reference to a note and a bracket that makes no link of it */
#define MARK_OPEN 0xFDED    /* a "[" that begins no reference to a note, whatever follows it */
#define MARK_FENCE 0xFDEF   /* before a line of ":::" */
#define MARK_SPACE 0xFDEE   /* beside a space that was put in */
#define SPACE "\xE2\x81\x9F"   /* U+205F, which is white space to CommonMark */
#define QUOTE "\\\xEF\xB7\xAA" /* a backslash, MARK_QUOTE */
#define FENCE_OPEN "<!--\xEF\xB7\xAF"
#define FENCE_CLOSE "-->"

/* The signs that mean something to the passes after the parser. Escaped, each becomes a backslash, a mark of its own
 * and
 * "%": both ends are punctuation, as what they stand for, so that emphasis beside them is what it was (6.2). */
#define SIGN_END '%'
#define MARK_SIGNS "~[]{}^:@.-"

/* The signs that mean something to the parser or the passes and nothing within an address. */
#define MARK_ADDRESS_SIGNS "_*~"

#endif
