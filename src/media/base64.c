#include "media/base64.h"

#include "media/octets.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_write(struct buf *out, str bytes)
{
    buf_reserve(out, bytes.len / 3 * 4 + 4);
    for (size_t i = 0; i < bytes.len; i += 3) {
        unsigned three = octets_big(bytes, i, 3);

        for (size_t j = 0; j < 4; j++)
            buf_byte(out, i + j > bytes.len ? '=' : letters[three >> (18 - 6 * j) & 0x3F]);
    }
}

bool base64_read(struct buf *out, str text)
{
    unsigned value = 0, bits = 0;

    for (size_t i = 0; i < text.len && text.at[i] != '='; i++) {
        const char *letter = text.at[i] ? strchr(letters, text.at[i]) : NULL;

        if (text.at[i] == ' ' || (text.at[i] >= '\t' && text.at[i] <= '\r'))
            continue;
        if (!letter)
            return false;
        value = value << 6 | (unsigned)(letter - letters);
        bits += 6;
        if (bits < 8)
            continue;
        bits -= 8;
        buf_byte(out, (char)(value >> bits));
    }
    return true;
}
