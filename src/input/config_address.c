#include "input/config_address.h"

#include "base/buf.h"

#include <string.h>

enum { CONFIG_ADDRESS_BYTES = 1000, LABEL_BYTES = 63 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z');
}

static int hex_value(char c)
{
    return is_digit(c) ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}

/* --- what stands between two slashes and the path: a host and a port */

static bool is_label(str label)
{
    for (size_t i = 0; i < label.len; i++)
        if (!is_alnum(label.at[i]) && label.at[i] != '-')
            return false;
    return label.len && label.len <= LABEL_BYTES && label.at[0] != '-' && label.at[label.len - 1] != '-';
}

static bool is_host(str host)
{
    for (;;) {
        ptrdiff_t dot = str_find(host, S("."));

        if (!is_label(dot < 0 ? host : str_first(host, (size_t)dot)))
            return false;
        if (dot < 0)
            return true;
        host = str_from(host, (size_t)dot + 1);
    }
}

/* [::1] */
static bool is_ip6(str host)
{
    if (host.len < 4 || host.at[0] != '[' || host.at[host.len - 1] != ']')
        return false;
    for (size_t i = 1; i + 1 < host.len; i++)
        if (hex_value(host.at[i]) < 0 && host.at[i] != ':' && host.at[i] != '.')
            return false;
    return memchr(host.at, ':', host.len);
}

static bool is_port(str port)
{
    int number = 0;

    for (size_t i = 0; i < port.len; i++) {
        if (!is_digit(port.at[i]) || number > 65535)
            return false;
        number = number * 10 + (port.at[i] - '0');
    }
    return number > 0 && number <= 65535;
}

static const char *check_authority(str authority)
{
    size_t host = authority.len;

    while (host && is_digit(authority.at[host - 1]))
        host--;
    host = host && authority.at[host - 1] == ':' ? host - 1 : authority.len;
    if (memchr(authority.at, '@', authority.len))
        return "it names a user; please take away the @ and what is before it";
    if (host < authority.len && !is_port(str_from(authority, host + 1)))
        return "a port is a number between 1 and 65535";
    authority = str_first(authority, host);
    for (size_t i = 0; i < authority.len; i++)
        if ((unsigned char)authority.at[i] >= 0x80)
            return "a host that isn't in ASCII letters is written in the form that begins with xn--";
    return is_host(authority) || is_ip6(authority) ? NULL
                                                   : "behind the two slashes a host is wanted, like journal.example";
}

/* --- the path */

/* An escaped octet, but none that browsers read as a dot, and servers as a slash. */
static bool is_escape(str text)
{
    int high = text.len > 2 && text.at[0] == '%' ? hex_value(text.at[1]) : -1;
    int low = high < 0 ? -1 : hex_value(text.at[2]);

    return high >= 2 && low >= 0 && !strchr("./\\", high * 16 + low);
}

static const char *check_part(str part)
{
    if (part.len == 0)
        return "two slashes in a row stand in its path";
    if (str_equal(part, S(".")) || str_equal(part, S("..")))
        return "no part of its path can be “.” or “..”";
    for (size_t i = 0; i < part.len; i++) {
        unsigned char c = (unsigned char)part.at[i];

        if (c < 0x80 && !is_alnum((char)c) && !strchr("-._~!$()*+,;=:@", c) && !is_escape(str_from(part, i)))
            return "its path wants letters, digits and hyphens";
    }
    return NULL;
}

static const char *check_path(str path)
{
    while (path.len) {
        ptrdiff_t slash;
        const char *why;

        path = str_from(path, 1);
        slash = str_find(path, S("/"));
        why = check_part(slash < 0 ? path : str_first(path, (size_t)slash));
        if (why)
            return why;
        path = str_from(path, slash < 0 ? path.len : (size_t)slash);
    }
    return NULL;
}

/* --- all of it */

static bool take_scheme(str *rest, str scheme)
{
    for (size_t i = 0; i < scheme.len; i++)
        if (i >= rest->len || lower(rest->at[i]) != scheme.at[i])
            return false;
    *rest = str_from(*rest, scheme.len);
    return true;
}

static const char *check(str authority, str path)
{
    const char *why = authority.len + path.len > CONFIG_ADDRESS_BYTES ? "it is too long" : NULL;

    if (!why && (str_find(path, S("?")) >= 0 || str_find(path, S("#")) >= 0 || str_find(authority, S("?")) >= 0 ||
                    str_find(authority, S("#")) >= 0))
        why = "a site's has no “?” and no “#”";
    if (!why)
        why = check_authority(authority);
    return why ? why : check_path(path);
}

/* What to write for an address without its scheme, or of another one. */
static const char *no_scheme(struct arena *arena, str said)
{
    ptrdiff_t slash;
    str host;

    while (said.len && said.at[0] == '/')
        said = str_from(said, 1);
    slash = str_find(said, S("/"));
    host = slash < 0 ? said : str_first(said, (size_t)slash);
    if (!check(host, str_from(said, host.len)) && str_find(host, S(".")) > 0)
        return arena_printf(arena, "please write https://%.*s", STR(said)).at;
    return "it begins with https:// or http://, like https://journal.example";
}

static str in_one_form(struct arena *arena, str scheme, str authority, str path)
{
    struct buf out = { 0 };
    str copy;

    buf_add(&out, scheme);
    for (size_t i = 0; i < authority.len; i++)
        buf_byte(&out, lower(authority.at[i]));
    for (size_t i = 0; i < path.len; i++)
        if ((unsigned char)path.at[i] >= 0x80)
            buf_printf(&out, "%%%02X", (unsigned)(unsigned char)path.at[i]);
        else
            buf_byte(&out, path.at[i]);
    copy = buf_copy(&out, arena);
    buf_free(&out);
    return copy;
}

bool config_address_read(struct arena *arena, str said, str *url, const char **why)
{
    str rest = str_trim(said), scheme = S("https://"), authority;
    ptrdiff_t slash;

    if (!take_scheme(&rest, scheme)) {
        scheme = S("http://");
        if (!take_scheme(&rest, scheme)) {
            *why = no_scheme(arena, rest);
            return false;
        }
    }
    slash = str_find(rest, S("/"));
    authority = slash < 0 ? rest : str_first(rest, (size_t)slash);
    rest = str_from(rest, authority.len);
    while (str_ends(rest, S("/")))
        rest.len--;
    *why = check(authority, rest);
    *url = in_one_form(arena, scheme, authority, rest);
    return !*why;
}
