#include "formats/text.h"

#include "base/utf8.h"

#include <string.h>

static struct span span_of(str text, size_t offset, int line)
{
    struct span span = { line, 1 };
    size_t begin = 0;

    for (size_t i = 0; i < offset; i++) {
        if (text.at[i] != '\n')
            continue;
        span.line++;
        begin = i + 1;
    }
    span.column += (int)utf8_count((str){ text.at + begin, offset - begin });
    return span;
}

bool text_check(str bytes, int line, struct diag *diag)
{
    size_t valid = utf8_valid(bytes);
    const char *nul = valid ? memchr(bytes.at, '\0', valid) : NULL;

    if (nul)
        diag_error(diag, "text.nul", span_of(bytes, (size_t)(nul - bytes.at), line),
            "a byte that is zero stands here; is this a text file?");
    if (valid < bytes.len)
        diag_error(diag, "text.utf8", span_of(bytes, valid, line),
            "this byte (0x%02X) isn't UTF-8; please save the file as UTF-8", (unsigned char)bytes.at[valid]);
    return !nul && valid == bytes.len;
}
