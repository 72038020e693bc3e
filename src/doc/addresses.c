#include "doc/addresses.h"

#include "base/utf8.h"
#include "lang/script.h"

#include <string.h>

/* The longest host that is looked at: names have at most 253 characters (RFC 1035, 2.3.4). */
enum { HOST_BYTES = 1024 };

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Beyond ASCII: spaces, double quotation marks, and Chinese and Japanese signs belong to the sentence; in names of
 * Japanese pages ・ and 〜 do not. */
static bool ends_address(uint32_t c)
{
    if (c < 0x2000)
        return c == 0xA0 || c == 0x1680;
    if (c < 0x2E80)
        return c <= 0x200B || (c >= 0x201C && c <= 0x201F) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
    return c == 0xFEFF || (c != 0x30FB && c != 0x301C && script_of(c) == SCRIPT_CJK_MARK);
}

/* What the parts of a host hold. */
struct host {
    size_t dots;
    size_t low, low_before; /* "_" in the last part, and in the one before it */
    bool ascii;             /* the last part begins with a letter or digit of ASCII */
    bool wide;              /* something in it isn't ASCII */
};

static void next_part(struct host *host, char first)
{
    host->low_before = host->low;
    host->low = 0;
    host->dots++;
    host->ascii = is_alnum(first);
}

/* How long the domain at the front is: letters, digits, "-", "_" and dots, no "_" in the last two parts, and a dot
 * unless `short_one`; 0 where it is none. A name of ASCII ends where Chinese goes on: www.a.example的网站. */
static size_t domain_length(str text, bool short_one)
{
    struct host host = { .ascii = text.len && is_alnum(text.at[0]) };
    size_t len, step = 1;

    for (len = 0; len < text.len && len < HOST_BYTES; len += step) {
        char c = text.at[len];
        uint32_t wide = utf8_decode(str_from(text, len), &step);

        if (c == '_') {
            host.low++;
        } else if (c == '.') {
            next_part(&host, len + 1 < text.len ? text.at[len + 1] : '\0');
        } else if (c & 0x80) {
            if (ends_address(wide) || (host.dots && host.ascii))
                break;
            host.wide = true;
        } else if (!is_alnum(c) && c != '-') {
            break;
        }
    }
    return host.low || host.low_before || len >= HOST_BYTES || (!(short_one && !host.wide) && !host.dots) ? 0 : len;
}

/* Up to where an address may go whose host ends at `from`: a space, a sign that no address holds, or a bracket that
 * nothing in it has opened. */
static size_t length_to_end(str text, size_t from)
{
    size_t brackets = 0, len;

    if (from < text.len && (text.at[from] & 0x80))
        return from;
    for (; from < text.len; from += len) {
        uint32_t c = utf8_decode(str_from(text, from), &len);

        if (c < 0x80 ? c <= ' ' || strchr("\"<>`\x7F", (int)c) != NULL : ends_address(c))
            break;
        brackets += c == '[';
        if (c == ']' && brackets-- == 0)
            break;
    }
    return from;
}

/* The length of a sign at the end that belongs to the sentence: ’ … — – */
static size_t trailing_sign(str text)
{
    static const char *const trailing[] = { "’", "‘", "…", "—", "–" };

    for (size_t i = 0; i < sizeof trailing / sizeof *trailing; i++)
        if (str_ends(text, str_of(trailing[i])))
            return strlen(trailing[i]);
    return 0;
}

/* Whether an entity ends with the semicolon that is the last byte; *begin is where. */
static bool ends_in_entity(str text, size_t *begin)
{
    size_t at = text.len - 1;

    while (at > 0 && is_alnum(text.at[at - 1]))
        at--;
    *begin = at ? at - 1 : 0;
    return at > 0 && at < text.len - 1 && text.at[at - 1] == '&';
}

/* Takes off the end what belongs to the sentence: punctuation, entities, closing parentheses that nothing opened. */
static size_t trim_end(str text, size_t end)
{
    ptrdiff_t unopened = 0;
    size_t entity;

    for (size_t i = 0; i < end; i++)
        unopened += text.at[i] == ')' ? 1 : text.at[i] == '(' ? -1 : 0;
    while (end) {
        char c = text.at[end - 1];

        if (strchr("?!.,:*_~'\"", c)) {
            end--;
        } else if (c == ';') {
            end = ends_in_entity(str_first(text, end), &entity) ? entity : end - 1;
        } else if (c == ')' && unopened > 0) {
            unopened--;
            end--;
        } else if ((c & 0x80) && trailing_sign(str_first(text, end))) {
            end -= trailing_sign(str_first(text, end));
        } else {
            break;
        }
    }
    return end;
}

/* What follows the last of the address's path: to its end, without the sentence's own signs. */
static bool finish(str text, struct address *found, size_t domain)
{
    str rest = str_from(text, found->begin);

    if (domain == 0)
        return false;
    found->end = found->begin + trim_end(rest, length_to_end(rest, domain));
    return found->end > found->begin;
}

static bool may_begin(str text, size_t at)
{
    return at == 0 || is_space(text.at[at - 1]) || strchr("*_~(", text.at[at - 1]) || (text.at[at - 1] & 0x80);
}

static bool find_www(str text, size_t at, struct address *found)
{
    str rest = str_from(text, at);

    *found = (struct address){ at, at, "http://" };
    return str_starts(rest, S("www.")) && may_begin(text, at) && finish(text, found, domain_length(rest, false));
}

static bool find_scheme(str text, size_t colon, struct address *found)
{
    static const char *const schemes[] = { "http", "https", "ftp" };
    str rest = str_from(text, colon);
    size_t at = colon;

    if (!str_starts(rest, S("://")))
        return false;
    while (at > 0 && colon - at < 6 && is_alnum(text.at[at - 1]))
        at--;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        str scheme = str_of(schemes[i]);
        size_t domain;

        if (colon - at != scheme.len || strncasecmp(text.at + at, scheme.at, scheme.len) != 0)
            continue;
        *found = (struct address){ at, at, "" };
        domain = domain_length(str_from(text, colon + 3), true);
        return finish(text, found, domain ? scheme.len + 3 + domain : 0);
    }
    return false;
}

static bool is_local(char c)
{
    return is_alnum(c) || (c && strchr(".+-_", c));
}

/* `floor`: nothing before it belongs to this address. */
static bool find_mail(str text, size_t floor, size_t sign, struct address *found)
{
    size_t begin = sign, end = sign + 1, dots = 0;

    while (begin > floor && is_local(text.at[begin - 1]))
        begin--;
    for (; end < text.len && (is_alnum(text.at[end]) || strchr("-_.", text.at[end])); end++)
        dots += text.at[end] == '.' && end + 1 < text.len && is_alnum(text.at[end + 1]);
    while (end > sign && text.at[end - 1] == '.')
        end--;
    *found = (struct address){ begin, end, "mailto:" };
    return begin < sign && dots && end > sign + 1 && !strchr("-_", text.at[end - 1]);
}

bool address_find(str text, size_t floor, size_t at, struct address *found)
{
    switch (text.at[at]) {
    case 'w': return find_www(text, at, found);
    case ':': return find_scheme(text, at, found) && found->begin >= floor;
    case '@': return find_mail(text, floor, at, found);
    default: return false;
    }
}

bool address_is_whole(str text, size_t begin)
{
    return begin &&
           (text.at[begin - 1] == '<' || (begin > 1 && text.at[begin - 1] == '(' && text.at[begin - 2] == ']'));
}

bool address_is_plain(str text, size_t at)
{
    size_t begin = at;
    str rest;

    while (begin && at - begin < 5 && text.at[begin - 1] >= 'a' && text.at[begin - 1] <= 'z')
        begin--;
    rest = str_from(text, begin);
    return address_is_whole(text, begin) && (str_starts(rest, S("https://")) || str_starts(rest, S("http://")));
}

static bool may_end(char c)
{
    switch (c) {
    case '"':
    case '<':
    case '>':
    case '`':
    case ']':
    case ')': return true;
    default: return (unsigned char)c <= ' ' || (unsigned char)c >= 0x7F;
    }
}

size_t address_plain_end(str text, size_t at)
{
    while (at < text.len && !may_end(text.at[at]))
        at++;
    return at;
}
