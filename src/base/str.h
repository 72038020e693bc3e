/* base/str.h: a borrowed run of bytes.
 *
 * A str never owns what it points at and isn't terminated: whoever made the bytes (an arena, a file, a literal) says
 * how long they live. Text is UTF-8 unless a header says otherwise.
 */
#ifndef STELE_BASE_STR_H
#define STELE_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct str {
    const char *at;
    size_t len;
} str;

/* A literal as a str; and a str as the two arguments of "%.*s". */
#define S(literal) ((str){ "" literal, sizeof(literal) - 1 })
#define STR(s) (int)(s).len, (s).at

/* The bytes of a terminated string, without its end. NULL gives the empty str. */
str str_of(const char *terminated);

bool str_equal(str a, str b);

/* Order by bytes, which for UTF-8 is the order of code points: <0, 0, >0. */
int str_compare(str a, str b);

bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);

/* The part from byte `from` (clamped to the length) to the end; the first `len` bytes (clamped). */
str str_from(str s, size_t from);
str str_first(str s, size_t len);

/* Without ASCII white space at both ends. */
str str_trim(str s);

/* Where `needle` first begins in `s`, or -1. The empty needle is found at 0. Linear in the length of s. */
ptrdiff_t str_find(str s, str needle);

/* Takes the line at the front of *rest into *line (without its \n or \r\n); false when *rest is empty. */
bool str_line(str *rest, str *line);

/* How many edits (insert, delete, replace, swap of neighbours) lead from a to b, at most `limit` + 1. For names of
 * up to 63 bytes; longer ones count as far apart. */
int str_distance(str a, str b, int limit);

#endif
