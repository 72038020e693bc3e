#include "base/json.h"

#include "base/utf8.h"

static void escape(struct buf *out, unsigned char c)
{
    switch (c) {
    case '"': buf_lit(out, "\\\""); break;
    case '\\': buf_lit(out, "\\\\"); break;
    case '\n': buf_lit(out, "\\n"); break;
    case '\t': buf_lit(out, "\\t"); break;
    case '\r': buf_lit(out, "\\r"); break;
    default: buf_printf(out, "\\u%04x", c);
    }
}

void json_string(struct buf *out, str s)
{
    buf_byte(out, '"');
    for (size_t i = 0; i < s.len;) {
        unsigned char c = (unsigned char)s.at[i];
        size_t len = utf8_length(str_from(s, i));

        if (c < 0x20 || c == '"' || c == '\\')
            escape(out, c);
        else if (len)
            buf_add(out, (str){ s.at + i, len });
        else
            buf_lit(out, "\xEF\xBF\xBD");
        i += len ? len : 1;
    }
    buf_byte(out, '"');
}
