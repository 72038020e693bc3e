/* base/buf.h: a growing buffer of bytes, the one thing that text is written into. */
#ifndef STELE_BASE_BUF_H
#define STELE_BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

/* Zero-initialise it to begin. Owns its bytes: buf_free, or buf_reset to use it again without freeing memory. */
struct buf {
    char *at;
    size_t len;
    size_t cap;
};

/* Makes room for so many bytes more. */
void buf_reserve(struct buf *buf, size_t more);

static inline void buf_add(struct buf *buf, str s)
{
    if (s.len == 0)
        return;
    if (buf->cap - buf->len < s.len)
        buf_reserve(buf, s.len);
    memcpy(buf->at + buf->len, s.at, s.len);
    buf->len += s.len;
}

static inline void buf_byte(struct buf *buf, char c)
{
    if (buf->cap == buf->len)
        buf_reserve(buf, 1);
    buf->at[buf->len++] = c;
}

void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A literal, with its length known at compile time. */
#define buf_lit(buf, literal) buf_add((buf), S(literal))

/* Text as XML character data that is also right within a quoted attribute: & < > " escaped, and what XML 1.0 (2.2) or
 * HTML doesn't allow (controls, U+FDD0 to U+FDEF, U+FFFE, U+FFFF) replaced by U+FFFD. `s` is valid UTF-8. */
void buf_xml(struct buf *buf, str s);

/* What was written so far, borrowed until the next write; and a copy of it in an arena. */
str buf_str(const struct buf *buf);
str buf_copy(const struct buf *buf, struct arena *arena);

void buf_reset(struct buf *buf);
void buf_free(struct buf *buf);

#endif
