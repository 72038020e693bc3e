#include "formats/yaml_scalar.h"

#include "base/utf8.h"

#include <string.h>

static bool is_word_of(str text, const char *const *words)
{
    char lower[8];

    if (text.len >= sizeof lower)
        return false;
    for (size_t i = 0; i < text.len; i++)
        lower[i] = (char)(text.at[i] >= 'A' && text.at[i] <= 'Z' ? text.at[i] + 32 : text.at[i]);
    for (; *words; words++)
        if (str_equal((str){ lower, text.len }, str_of(*words)))
            return true;
    return false;
}

/* Whether what begins like a number could be one, or a date, to some reader: 12, 0x1F, 1e3, .inf, 12:30, 2025-05-12
 * 10:00. */
static bool is_numeric(str text)
{
    size_t i = 0;

    if (!strchr("0123456789+-.", text.at[0]))
        return false;
    while (i < text.len && strchr("0123456789+-.:TtZz ", text.at[i]))
        i++;
    return i == text.len || str_find(text, S(" ")) < 0;
}

static bool is_ambiguous(str text)
{
    static const char *const words[] = { "null", "true", "false", "yes", "no", "on", "off", "y", "n", NULL };

    return is_numeric(text) || is_word_of(text, words);
}

/* Control characters, line and paragraph separators, and a byte order mark. */
static bool wants_escape(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE ||
           c == 0xFFFF;
}

static bool is_plain(str text)
{
    if (text.len == 0 || strchr("-?:,[]{}#&*!|>'\"%@`=<~ ", text.at[0]) || text.at[text.len - 1] == ' ')
        return false;
    for (size_t i = 0, len; i < text.len; i += len) {
        char next = i + 1 < text.len ? text.at[i + 1] : ' ';

        if (wants_escape(utf8_decode(str_from(text, i), &len)) || (text.at[i] == ':' && next == ' ') ||
            (text.at[i] == ' ' && next == '#'))
            return false;
    }
    return !is_ambiguous(text) && !str_starts(text, S("..."));
}

static void write_escaped(struct buf *out, str text)
{
    for (size_t i = 0, len; i < text.len; i += len) {
        uint32_t c = utf8_decode(str_from(text, i), &len);

        if (c == '"' || c == '\\')
            buf_byte(out, '\\');
        if (!wants_escape(c))
            buf_add(out, (str){ text.at + i, len });
        else if (c == '\n' || c == '\t')
            buf_add(out, c == '\n' ? S("\\n") : S("\\t"));
        else
            buf_printf(out, c < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)c);
    }
}

void yaml_scalar_write(struct buf *out, str text)
{
    if (is_plain(text)) {
        buf_add(out, text);
        return;
    }
    buf_byte(out, '"');
    write_escaped(out, text);
    buf_byte(out, '"');
}
