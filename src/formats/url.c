#include "formats/url.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_code(str url, size_t at)
{
    return at + 2 < url.len && url.at[at] == '%' && is_hex(url.at[at + 1]) && is_hex(url.at[at + 2]);
}

/* --- schemes */

enum { SCHEME = 15 };

static bool is_scheme_char(char c, size_t at)
{
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

    return letter || (at && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
}

/* The scheme in lower case, "?" for one longer than any that is known, or an empty str. White space and controls within
 * it are passed over, as browsers do. */
static str scheme_of(str url, char scratch[SCHEME])
{
    size_t len = 0;

    for (size_t i = 0; i < url.len; i++) {
        char c = url.at[i];

        if ((unsigned char)c <= ' ')
            continue;
        if (c == ':')
            return len <= SCHEME ? (str){ scratch, len } : S("?");
        if (!is_scheme_char(c, len))
            return S("");
        if (len < SCHEME)
            scratch[len] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        len++;
    }
    return S("");
}

static bool is_among(str scheme, const char *const *schemes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(scheme, str_of(schemes[i])))
            return true;
    return false;
}

#define AMONG(scheme, schemes) is_among((scheme), (schemes), sizeof(schemes) / sizeof *(schemes))

enum url_kind url_kind(str url)
{
    static const char *const forbidden[] = { "javascript", "data", "vbscript", "file", "blob", "filesystem" };
    char scratch[SCHEME];
    str scheme;

    if (str_starts(url, S("#")))
        return URL_FRAGMENT;
    if (str_starts(url, S("https://"))) /* as most are */
        return URL_EXTERNAL;
    scheme = scheme_of(url, scratch);
    if (AMONG(scheme, forbidden))
        return URL_FORBIDDEN;
    return scheme.len || str_starts(url, S("//")) ? URL_EXTERNAL : URL_RELATIVE;
}

/* --- hosts */

/* The end of what stands between "//" and the path. */
static size_t authority_end(str url, size_t from)
{
    while (from < url.len && !strchr("/?#", url.at[from]))
        from++;
    return from;
}

/* What names the host and its port, and perhaps a user: from `from` on. */
static str authority_of(str url, size_t from)
{
    return str_from(str_first(url, authority_end(url, from)), from);
}

static bool is_port(str port)
{
    size_t number = 0;

    for (size_t i = 0; i < port.len; i++) {
        if (port.at[i] < '0' || port.at[i] > '9' || number > 65535)
            return false;
        number = 10 * number + (size_t)(port.at[i] - '0');
    }
    return number <= 65535;
}

/* "[2001:db8::1]" (RFC 3986, 3.2.2) */
static const char *literal_fault(str host)
{
    const char *close = memchr(host.at, ']', host.len);
    size_t len = close ? (size_t)(close - host.at) - 1 : 0;
    char text[64] = { 0 };
    struct in6_addr address;
    str rest = str_from(host, len + 2);

    if (len == 0 || len >= sizeof text)
        return "has no host";
    memcpy(text, host.at + 1, len);
    if (inet_pton(AF_INET6, text, &address) != 1)
        return "has a host that can't be one";
    return rest.len && (rest.at[0] != ':' || !is_port(str_from(rest, 1))) ? "has a port that is no number up to 65535"
                                                                          : NULL;
}

/* --- "xn--": what stands for other letters (RFC 3492) */

enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, FIRST_BIAS = 72, FIRST_CODE = 128 };

static unsigned adapt(unsigned delta, unsigned count, bool first)
{
    unsigned k = 0;

    delta /= first ? DAMP : 2;
    for (delta += delta / count; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static unsigned digit_of(char c)
{
    return c >= '0' && c <= '9'                     ? (unsigned)(c - '0' + 26)
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? (unsigned)((c | 0x20) - 'a')
                                                    : BASE;
}

/* One number at the front of *rest; false where it has no end or is too large. */
static bool take_number(str *rest, unsigned bias, unsigned *number)
{
    uint64_t value = 0, weight = 1;

    for (unsigned k = BASE; rest->len && value < UINT32_MAX && weight < UINT32_MAX; k += BASE) {
        unsigned digit = digit_of(rest->at[0]), t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;

        *rest = str_from(*rest, 1);
        value += digit * weight;
        *number = (unsigned)value;
        if (digit == BASE)
            return false;
        if (digit < t)
            return value < UINT32_MAX;
        weight *= BASE - t;
    }
    return false;
}

static bool is_punycode(str label)
{
    unsigned code = FIRST_CODE, bias = FIRST_BIAS, at = 0, count = 0, delta;
    str rest = label;

    for (size_t i = 0; i < label.len; i++)
        if (label.at[i] == '-') {
            count = (unsigned)i;
            rest = str_from(label, i + 1);
        }
    for (bool first = true; rest.len; first = false) {
        if (!take_number(&rest, bias, &delta))
            return false;
        bias = adapt(delta, ++count, first);
        code += (at + delta) / count;
        at = (at + delta) % count + 1;
        if (code > 0x10FFFF)
            return false;
    }
    return label.len > 0;
}

static int hex_value(char c)
{
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

/* Whether each part of a name that says it stands for other letters does. */
static bool has_good_labels(str name)
{
    while (name.len) {
        const char *dot = memchr(name.at, '.', name.len);
        str label = dot ? str_first(name, (size_t)(dot - name.at)) : name;

        if (label.len >= 4 && strncasecmp(label.at, "xn--", 4) == 0 && !is_punycode(str_from(label, 4)))
            return false;
        name = str_from(name, label.len + 1);
    }
    return true;
}

/* A name whose last part is a number is four of them up to 255 (URL Standard, 4.2): others would be read as such. */
static bool is_number_or_word(str name)
{
    struct in_addr address;
    char text[16] = { 0 };
    size_t at = name.len;

    while (at && name.at[at - 1] >= '0' && name.at[at - 1] <= '9')
        at--;
    if (at == name.len || (at && name.at[at - 1] != '.'))
        return true;
    if (name.len >= sizeof text)
        return false;
    memcpy(text, name.at, name.len);
    return inet_pton(AF_INET, text, &address) == 1;
}

/* Whether a name is one for a host: no part of it but the last is empty, and no sign in it means something else in an
 * address, or is a space. */
static bool is_name(str name)
{
    static const bool means[0x80] = { ['"'] = true, ['#'] = true, ['%'] = true, ['/'] = true, [':'] = true, ['<'] = true,
        ['>'] = true, ['?'] = true, ['@'] = true, ['['] = true, ['\\'] = true, [']'] = true, ['^'] = true,
        ['`'] = true, ['{'] = true, ['|'] = true, ['}'] = true, [0x7F] = true };
    unsigned char before = '.', c;

    for (size_t i = 0; i < name.len; i++) {
        c = (unsigned char)name.at[i];
        if (is_code(name, i)) {
            c = (unsigned char)(16 * hex_value(name.at[i + 1]) + hex_value(name.at[i + 2]));
            i += 2;
        }
        if (c <= ' ' || (c < 0x80 && means[c]) || (c == '.' && before == '.'))
            return false;
        before = c;
    }
    return name.len > 0 && has_good_labels(name) && is_number_or_word(name);
}

static const char *host_fault(str host)
{
    const char *colon;
    str name;

    if (host.len && memchr(host.at, '@', host.len))
        return "holds a user's name, which browsers refuse and no page should tell";
    if (str_starts(host, S("[")))
        return literal_fault(host);
    colon = host.len ? memchr(host.at, ':', host.len) : NULL;
    name = colon ? str_first(host, (size_t)(colon - host.at)) : host;
    if (name.len == 0)
        return "has no host";
    if (!is_name(name))
        return "has a host that can't be one";
    return colon && !is_port(str_from(host, name.len + 1)) ? "has a port that is no number up to 65535" : NULL;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || c == '.' || c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/* Whether a host of letters, digits, single hyphens and single dots follows, which nothing can be wrong with: as most
 * are. */
static bool has_plain_host(str url)
{
    const size_t begin = S("https://").len;
    char before = '.';
    size_t at;

    if (!str_starts(url, S("https://")))
        return false;
    for (at = begin; at < url.len && is_plain(url.at[at]); at++) {
        if (url.at[at] == before && (before == '.' || before == '-'))
            return false;
        before = url.at[at];
    }
    return at > begin && (at == url.len || url.at[at] == '/') && !(before >= '0' && before <= '9');
}

const char *url_fault(str url)
{
    static const char *const hosts[] = { "http", "https", "ftp" };
    static const char *const others[] = { "mailto", "tel", "urn", "info", "news", "nntp", "irc", "sip", "sips", "xmpp",
        "tag", "gopher", "telnet", "rtsp", "ldap" };
    char scratch[SCHEME];
    str scheme, rest;

    if (has_plain_host(url))
        return NULL;
    scheme = scheme_of(url, scratch);
    rest = str_starts(url, S("//")) ? url : str_from(url, scheme.len + 1);
    if (scheme.len == 0 || AMONG(scheme, hosts))
        return str_starts(rest, S("//")) ? host_fault(authority_of(rest, 2))
                                         : "has no host: two slashes stand before it";
    if (str_equal(scheme, S("doi")))
        return "begins with a word that browsers don't know: write https://doi.org/ before the number";
    if (!AMONG(scheme, others))
        return "begins with a word that browsers don't know";
    return rest.len ? NULL : "says nothing behind the colon";
}

/* --- writing */

/* Where in an address signs mean something that mean nothing elsewhere. */
struct marks {
    size_t literal;  /* after one in brackets, or 0 */
    size_t fragment; /* its "#" */
};

static struct marks marks_of(str url)
{
    ptrdiff_t slashes = str_find(url, S("//"));
    str host = authority_of(url, slashes < 0 ? url.len : (size_t)slashes + 2);
    const char *close = str_starts(host, S("[")) ? memchr(host.at, ']', host.len) : NULL;
    const char *sign = url.len ? memchr(url.at, '#', url.len) : NULL;

    return (struct marks){ close ? (size_t)(close + 1 - url.at) : 0, sign ? (size_t)(sign - url.at) : url.len };
}

/* Whether a sign of those that stand for themselves doesn't where it is. */
static bool means_nothing(str url, size_t at, const struct marks *marks)
{
    switch (url.at[at]) {
    case '%': return !is_code(url, at);
    case '[':
    case ']': return at >= marks->literal;
    case '#': return at > marks->fragment;
    default: return false;
    }
}

/* What stands for itself in an address: RFC 3986's unreserved and reserved characters. */
static bool stands(char c)
{
    static const bool signs[128] = { ['_'] = true,
        ['@'] = true,
        ['~'] = true,
        ['?'] = true,
        ['!'] = true,
        ['$'] = true,
        ['('] = true,
        [')'] = true,
        ['*'] = true,
        ['+'] = true,
        [','] = true,
        ['='] = true,
        ['\''] = true };

    if ((c >= 'a' && c <= 'z') || (c >= '-' && c <= ';') || (c >= 'A' && c <= 'Z'))
        return true; /* letters; - . / digits : ; */
    return (c & 0x80) == 0 && signs[(unsigned char)c];
}

/* What does where it means something. */
static bool depends(char c)
{
    return c == '%' || c == '[' || c == ']' || c == '#';
}

void url_write(struct buf *out, str url)
{
    struct marks marks = { 0 };
    bool marked = false;
    size_t plain = 0;

    for (size_t i = 0; i < url.len; i++) {
        char c = url.at[i];

        if (stands(c))
            continue;
        if (depends(c)) {
            marks = marked ? marks : marks_of(url);
            marked = true;
            if (!means_nothing(url, i, &marks))
                continue;
        }
        buf_add(out, (str){ url.at + plain, i - plain });
        plain = i + 1;
        if (c == '&')
            buf_lit(out, "&amp;");
        else
            buf_printf(out, "%%%02X", (unsigned char)c);
    }
    buf_add(out, str_from(url, plain));
}
