#include "base/str.h"

#include "base/bytes16.h"

#include <string.h>

enum { NAME_MAX_BYTES = 63 };

int str_compare(str a, str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;

    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str s)
{
    while (s.len && is_space(s.at[0]))
        s = str_from(s, 1);
    while (s.len && is_space(s.at[s.len - 1]))
        s.len--;
    return s;
}

/* Needles of a few bytes are found much quicker than by memmem. Where one begins with a sign or a capital, of which there
 * are few, memchr goes from one to the next. */
static const char *find_rare(str s, str needle)
{
    const char *at = s.at, *last = s.at + s.len - needle.len;

    while (at <= last && (at = memchr(at, needle.at[0], (size_t)(last - at) + 1))) {
        if (memcmp(at, needle.at, needle.len) == 0)
            return at;
        at++;
    }
    return NULL;
}

/* Which of sixteen positions have the first byte of the needle, and the last one as far after it as it is. */
static inline bytes16 may_begin(const char *at, str needle)
{
    const size_t after = needle.len - 1;

    return bytes16_are(bytes16_load(at), (unsigned char)needle.at[0]) &
           bytes16_are(bytes16_load(at + after), (unsigned char)needle.at[after]);
}

/* Where it begins with another letter, many bytes are compared at once. */
static const char *find_common(str s, str needle)
{
    const char *at = s.at, *last = s.at + s.len - needle.len;

    while (last - at >= (ptrdiff_t)sizeof(bytes16)) {
        bytes16 found;

        if (last - at >= 64 && !bytes16_any(may_begin(at, needle) | may_begin(at + 16, needle) |
                                            may_begin(at + 32, needle) | may_begin(at + 48, needle))) {
            at += 64;
            continue;
        }
        found = may_begin(at, needle);
        if (!bytes16_any(found)) {
            at += sizeof found;
            continue;
        }
        at += bytes16_first(found);
        if (memcmp(at, needle.at, needle.len) == 0)
            return at;
        at++;
    }
    return find_rare((str){ at, (size_t)(s.at + s.len - at) }, needle);
}

enum { SHORT = 16 };

static bool is_rare(char c)
{
    return (unsigned char)c < 'a' || (c > 'z' && c <= 0x7E);
}

ptrdiff_t str_find(str s, str needle)
{
    const char *found;

    if (needle.len == 0)
        return 0;
    if (s.len < needle.len)
        return -1;
    if (needle.len == 1)
        found = memchr(s.at, needle.at[0], s.len);
    else if (needle.len > SHORT)
        found = memmem(s.at, s.len, needle.at, needle.len);
    else
        found = is_rare(needle.at[0]) ? find_rare(s, needle) : find_common(s, needle);
    return found ? found - s.at : -1;
}

bool str_line(str *rest, str *line)
{
    const char *end;

    if (rest->len == 0)
        return false;
    end = memchr(rest->at, '\n', rest->len);
    *line = end ? str_first(*rest, (size_t)(end - rest->at)) : *rest;
    *rest = str_from(*rest, line->len + (end ? 1 : 0));
    if (line->len && line->at[line->len - 1] == '\r')
        line->len--;
    return true;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* One row of the optimal string alignment table: `rows` holds the last three, of which rows[0] is filled here. */
static int fill_row(int *rows[3], str a, str b, size_t i)
{
    int lowest = rows[0][0] = (int)i;

    for (size_t j = 1; j <= b.len; j++) {
        int cost = a.at[i - 1] == b.at[j - 1] ? 0 : 1;
        int best = least(rows[1][j - 1] + cost, least(rows[1][j], rows[0][j - 1]) + 1);

        if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
            best = least(best, rows[2][j - 2] + 1);
        rows[0][j] = best;
        lowest = least(lowest, best);
    }
    return lowest;
}

int str_distance(str a, str b, int limit)
{
    int table[3][NAME_MAX_BYTES + 1];
    int *rows[3] = { table[0], table[1], table[2] };
    size_t longer = a.len > b.len ? a.len - b.len : b.len - a.len;

    if (a.len > NAME_MAX_BYTES || b.len > NAME_MAX_BYTES || longer > (size_t)limit)
        return limit + 1;
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = (int)j;
    for (size_t i = 1; i <= a.len; i++) {
        int *oldest = rows[2];

        rows[2] = rows[1];
        rows[1] = rows[0];
        rows[0] = oldest;
        if (fill_row(rows, a, b, i) > limit)
            return limit + 1;
    }
    return least(rows[0][b.len], limit + 1);
}
