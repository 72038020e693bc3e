#include "lang/slug.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/script.h"

bool slug_is_word(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2E80) || c >= 0xE000)
        return script_of(c) == SCRIPT_HAN; /* signs, punctuation, symbols, private use */
    return script_of(c) != SCRIPT_CJK_MARK;
}

void slug_write(struct buf *out, str text)
{
    struct buf composed = { 0 };
    bool gap = false;

    text = unicode_compose(&composed, text);
    for (size_t i = 0, len; i < text.len; i += len) {
        uint32_t c = utf8_decode(str_from(text, i), &len);

        if (c == '\'' || c == 0x2019) /* don’t is one word */
            continue;
        if (!slug_is_word(c)) {
            gap = true;
            continue;
        }
        if (gap && out->len)
            buf_byte(out, '-');
        gap = false;
        unicode_add_lower(out, c);
    }
    buf_free(&composed);
}
