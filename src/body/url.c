#include "body/url.h"

#include <string.h>

/* What stands for itself in an address: RFC 3986's unreserved and reserved characters and the percent sign, which the
 * author has written on purpose. */
static bool stands(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= ';'))
        return true; /* letters; - . / digits : ; */
    return c && strchr("_~?#[]@!$()*+,=%'", c);
}

void url_write(struct buf *out, str url)
{
    size_t plain = 0;

    for (size_t i = 0; i < url.len; i++) {
        if (stands(url.at[i]))
            continue;
        buf_add(out, (str){ url.at + plain, i - plain });
        plain = i + 1;
        if (url.at[i] == '&')
            buf_lit(out, "&amp;");
        else
            buf_printf(out, "%%%02X", (unsigned char)url.at[i]);
    }
    buf_add(out, str_from(url, plain));
}

static bool is_scheme_char(char c, size_t at)
{
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

    return letter || (at && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
}

/* The length of the scheme, or 0. White space and controls within it are passed over, as browsers do. */
static str scheme_of(str url, char scratch[16])
{
    size_t len = 0;

    for (size_t i = 0; i < url.len; i++) {
        char c = url.at[i];

        if ((unsigned char)c <= ' ')
            continue;
        if (c == ':')
            return (str){ scratch, len };
        if (!is_scheme_char(c, len) || len == 15)
            return S("");
        scratch[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return S("");
}

enum url_kind url_kind(str url)
{
    static const char *const forbidden[] = { "javascript", "data", "vbscript", "file", "blob", "filesystem" };
    char scratch[16];
    str scheme = scheme_of(url, scratch);

    if (str_starts(url, S("#")))
        return URL_FRAGMENT;
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        if (str_equal(scheme, str_of(forbidden[i])))
            return URL_FORBIDDEN;
    return scheme.len || str_starts(url, S("//")) ? URL_EXTERNAL : URL_RELATIVE;
}
