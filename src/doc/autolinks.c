/* Addresses that stand bare in the text: GFM 6.9, extended autolinks. */
#include "base/utf8.h"
#include "doc/inlines.h"

#include <string.h>

/* An address within a text. */
struct address {
    size_t begin;
    size_t end;
    const char *prefix; /* what its link says before it: "http://", "mailto:" or nothing */
};

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* How long the domain at the front is: letters, digits, "-", "_" and dots, no "_" in the last two parts, and a dot
 * unless `short_one`; 0 where it is none. */
static size_t domain_length(str text, bool short_one)
{
    size_t len = 0, dots = 0, low = 0, low_before = 0;

    for (; len < text.len; len++) {
        char c = text.at[len];

        if (c == '_') {
            low++;
        } else if (c == '.') {
            low_before = low;
            low = 0;
            dots++;
        } else if (!is_alnum(c) && c != '-' && !(c & 0x80)) {
            break;
        }
    }
    return low || low_before || (!short_one && !dots) ? 0 : len;
}

static size_t length_to_space(str text, size_t from)
{
    while (from < text.len && !is_space(text.at[from]) && text.at[from] != '<')
        from++;
    return from;
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
        } else {
            break;
        }
    }
    return end;
}

/* What stands behind the last of the address's path: to the next space, without the sentence's own signs. */
static bool finish(str text, struct address *found, size_t domain)
{
    str rest = str_from(text, found->begin);

    if (domain == 0)
        return false;
    found->end = found->begin + trim_end(rest, length_to_space(rest, domain));
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

static bool find_address(str text, size_t floor, size_t at, struct address *found)
{
    switch (text.at[at]) {
    case 'w': return find_www(text, at, found);
    case ':': return find_scheme(text, at, found) && found->begin >= floor;
    case '@': return find_mail(text, floor, at, found);
    default: return false;
    }
}

/* Makes the address a link; returns the text behind it, or NULL. */
static struct node *make_link(struct doc *doc, struct node *node, const struct address *address)
{
    size_t len = address->end - address->begin;
    struct node *inside = address->begin ? node_split(doc, node, address->begin) : node;
    struct node *rest = inside->text.len > len ? node_split(doc, inside, len) : NULL;
    struct node *link = node_wrap(doc, NODE_LINK, inside, inside);

    link->text = arena_printf(doc->arena, "%s%.*s", address->prefix, STR(inside->text));
    return rest;
}

/* Where the next sign of each kind stands; one that has been passed is looked for anew. The text behind a link is part
 * of the text before it, so that these stay true for it, and all of them are found in one way through. */
struct signs {
    const char *colon, *at, *www;
};

static const char *next_of(const char *from, const char *end, char sign)
{
    const char *found = from < end ? memchr(from, sign, (size_t)(end - from)) : NULL;

    return found ? found : end;
}

static const char *next_www(const char *from, const char *end)
{
    ptrdiff_t found = str_find((str){ from, (size_t)(end - from) }, S("www."));

    return found < 0 ? end : from + found;
}

/* The next sign of any kind in `text`, from byte `from` on; its length where there is none. */
static size_t next_sign(struct signs *signs, str text, size_t from)
{
    const char *begin = text.at + from, *end = text.at + text.len, *next;

    if (signs->colon < begin)
        signs->colon = next_of(begin, end, ':');
    if (signs->at < begin)
        signs->at = next_of(begin, end, '@');
    if (signs->www < begin)
        signs->www = next_www(begin, end);
    next = signs->colon < signs->at ? signs->colon : signs->at;
    return (size_t)((next < signs->www ? next : signs->www) - text.at);
}

static void link_text(struct doc *doc, struct node *node)
{
    struct signs signs = { NULL, NULL, NULL };
    size_t floor = 0, at = 0;

    while (node && (at = next_sign(&signs, node->text, at)) < node->text.len) {
        struct address found;

        if (!find_address(node->text, floor, at++, &found))
            continue;
        node = make_link(doc, node, &found);
        at = 0;
        floor = 0;
    }
}

static void link_below(struct doc *doc, struct node *root)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        bool closed = node->kind == NODE_LINK || node->kind == NODE_IMAGE;

        next = closed ? node_skip(root, node) : node_next(root, node);
        if (node->kind == NODE_TEXT)
            link_text(doc, node);
    }
}

void autolinks_find(struct doc *doc)
{
    if (doc->source.len && (memchr(doc->source.at, '@', doc->source.len) || str_find(doc->source, S("://")) >= 0 ||
                               str_find(doc->source, S("www.")) >= 0))
        doc_each_root(doc, link_below);
}
