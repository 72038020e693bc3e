/* base/str.h: a borrowed run of bytes.
 *
 * A str never owns what it points at and isn't terminated: whoever made the bytes (an arena, a file, a literal) says
 * how long they live. Text is UTF-8 unless a header says otherwise.
 */
#ifndef STELE_BASE_STR_H
#define STELE_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct str {
    const char *at;
    size_t len;
} str;

/* A literal as a str; and a str as the two arguments of "%.*s". */
#define S(literal) ((str){ "" literal, sizeof(literal) - 1 })
#define STR(s) (int)(s).len, (s).at

/* What everything asks all the time stands here, so that it becomes part of who asks. */

/* The bytes of a terminated string, without its end. NULL gives the empty str. */
static inline str str_of(const char *terminated)
{
    return terminated ? (str){ terminated, strlen(terminated) } : S("");
}

static inline bool str_equal(str a, str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* Order by bytes, which for UTF-8 is the order of code points: <0, 0, >0. */
int str_compare(str a, str b);

/* The part from byte `from` (clamped to the length) to the end; the first `len` bytes (clamped). */
static inline str str_from(str s, size_t from)
{
    if (from > s.len)
        from = s.len;
    return (str){ s.at + from, s.len - from };
}

static inline str str_first(str s, size_t len)
{
    return (str){ s.at, len < s.len ? len : s.len };
}

static inline bool str_starts(str s, str prefix)
{
    return str_equal(str_first(s, prefix.len), prefix);
}

static inline bool str_ends(str s, str suffix)
{
    return s.len >= suffix.len && str_equal(str_from(s, s.len - suffix.len), suffix);
}

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
