#include "base/path.h"

#include <string.h>

/* Takes the part before the next slash off the front. */
static str take_part(str *rest)
{
    ptrdiff_t slash = str_find(*rest, S("/"));
    str part = slash < 0 ? *rest : str_first(*rest, (size_t)slash);

    *rest = str_from(*rest, part.len + 1);
    return part;
}

static bool append_parts(char *out, size_t *len, str path)
{
    while (path.len) {
        str part = take_part(&path);

        if (part.len == 0 || str_equal(part, S(".")))
            continue;
        if (str_equal(part, S(".."))) {
            if (*len == 0)
                return false;
            while (*len && out[--*len] != '/')
                continue;
            continue;
        }
        if (*len)
            out[(*len)++] = '/';
        memcpy(out + *len, part.at, part.len);
        *len += part.len;
    }
    return true;
}

bool path_join(struct arena *arena, str folder, str path, str *joined)
{
    char *out = arena_alloc(arena, folder.len + path.len + 2);
    size_t len = 0;
    bool inside = append_parts(out, &len, folder) && append_parts(out, &len, path);

    *joined = (str){ out, len };
    return inside;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

str path_decode(struct arena *arena, str path)
{
    char *out = arena_alloc(arena, path.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < path.len; i++) {
        int high = path.at[i] == '%' && i + 2 < path.len ? hex_digit(path.at[i + 1]) : -1;
        int low = high < 0 ? -1 : hex_digit(path.at[i + 2]);

        if (low < 0 || (high | low) == 0) {
            out[len++] = path.at[i];
            continue;
        }
        out[len++] = (char)(high << 4 | low);
        i += 2;
    }
    return (str){ out, len };
}

bool path_is_plain(str path)
{
    if (path.len == 0 || str_ends(path, S("/")))
        return false;
    while (path.len) {
        str part = take_part(&path);

        if (part.len == 0 || str_equal(part, S(".")) || str_equal(part, S("..")))
            return false;
    }
    return true;
}
