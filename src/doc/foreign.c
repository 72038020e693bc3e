#include "doc/foreign.h"

#include "base/buf.h"

#include <string.h>

struct found {
    const struct doc *doc;
    struct span span; /* the first in the text */
    str text;
    bool kinds[4];
};

enum kind { MATHEMATICS, TAGS, WIKI, NOTICE };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* The length of "$…$" at the front of a text, as Pandoc reads it: no blank within the dollars, no digit after them;
 * with something in it that prices haven't. */
static size_t mathematics_at(str text)
{
    size_t open = str_starts(text, S("$$")) ? 2 : 1;
    ptrdiff_t close = str_find(str_from(text, open), open == 2 ? S("$$") : S("$"));
    str inner, after;

    if (close <= 0)
        return 0;
    inner = str_first(str_from(text, open), (size_t)close);
    after = str_from(text, 2 * open + inner.len);
    if (open == 1 && (is_blank(inner.at[0]) || is_blank(inner.at[inner.len - 1])))
        return 0;
    if (open == 1 && after.len && after.at[0] >= '0' && after.at[0] <= '9')
        return 0;
    for (size_t i = 0; i < inner.len; i++)
        if (strchr("\\^_={}", inner.at[i]))
            return 2 * open + inner.len;
    return inner.len == 1 && inner.at[0] > '9' ? 3 : 0;
}

/* "{% … %}", "{{ … }}", "{{< … >}}"; what is between may be no text any more. */
static size_t tag_at(str text)
{
    char next = text.len > 2 ? text.at[2] : ' ';

    if (str_starts(text, S("{%")))
        return is_blank(next) || next == '-' || next == '}' ? 2 : 0;
    if (!str_starts(text, S("{{")))
        return 0;
    return is_blank(next) || strchr("<%", next) || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ? 2 : 0;
}

/* "[[x]]" */
static size_t wiki_at(str text)
{
    ptrdiff_t close = str_starts(text, S("[[")) ? str_find(str_first(text, 200), S("]]")) : -1;

    return close > 2 && text.at[2] != '[' ? (size_t)close + 2 : 0;
}

/* "[!NOTE]" where a quotation begins, "!!! note" where a paragraph does. */
static size_t notice_at(const struct node *node, size_t at)
{
    str text = node->text;
    ptrdiff_t close = str_find(str_first(text, 30), S("]"));

    if (at || node->prev || !node->parent || node->parent->kind != NODE_PARAGRAPH || node->parent->prev)
        return 0;
    if (str_starts(text, S("[!")) && close > 2 && node->parent->parent && node->parent->parent->kind == NODE_QUOTE)
        return (size_t)close + 1;
    return 0;
}

static void keep(struct found *found, enum kind kind, const struct node *node, size_t at, size_t len)
{
    found->kinds[kind] = true;
    if (found->text.len)
        return;
    found->text = str_first(str_from(node->text, at), len);
    found->span = doc_along(found->doc, node->span, str_first(node->text, at));
}

static void resource_look_at(struct found *found, const struct node *node)
{
    str text = node->text;
    size_t len;

    for (size_t at = 0; at < text.len; at++) {
        str rest = str_from(text, at);

        if (text.at[at] == '$' && !found->kinds[MATHEMATICS] && (len = mathematics_at(rest)))
            keep(found, MATHEMATICS, node, at, len);
        else if (text.at[at] == '{' && !found->kinds[TAGS] && (len = tag_at(rest)))
            keep(found, TAGS, node, at, len);
        else if (text.at[at] == '[' && !found->kinds[NOTICE] && (len = notice_at(node, at)))
            keep(found, NOTICE, node, at, len);
        else if (text.at[at] == '[' && !found->kinds[WIKI] && (len = wiki_at(rest)))
            keep(found, WIKI, node, at, len);
    }
}

static void look_below(struct found *found, const struct node *root)
{
    for (const struct node *node = root; node;) {
        bool literal = node->kind == NODE_IMAGE || node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK;

        if (node->kind == NODE_TEXT)
            resource_look_at(found, node);
        node = literal ? node_skip(root, node) : node_next(root, node);
    }
}

static void add_names(struct buf *out, const struct found *found)
{
    static const char *const names[] = { "mathematics ($…$)", "a template's tags ({{ }}, {% %})",
        "a wiki's links ([[…]])", "notices ([!NOTE]; write ::: note)" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!found->kinds[i])
            continue;
        buf_add(out, out->len ? S(", ") : S(""));
        buf_add(out, str_of(names[i]));
    }
}

/* Whether a sign stands before one of two others. */
static bool has_pair(str text, char sign, const char others[2])
{
    const char *end = text.at + text.len;

    for (const char *at = text.at; at < end && (at = memchr(at, sign, (size_t)(end - at))); at++)
        if (at + 1 < end && (at[1] == others[0] || at[1] == others[1]))
            return true;
    return false;
}

void foreign_report(const struct doc *doc, struct diag *diag)
{
    struct found found = { .doc = doc };
    struct buf names = { 0 };

    if (str_find(doc->markdown, S("$")) < 0 && !has_pair(doc->markdown, '{', "%{") &&
        !has_pair(doc->markdown, '[', "[!"))
        return;
    look_below(&found, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        look_below(&found, doc->notes[i].node);
    if (found.text.len) {
        add_names(&names, &found);
        diag_note(diag, "markup.foreign", found.span, "“%.*s” is printed as it stands: stele doesn't read %.*s",
            STR(found.text), STR(buf_str(&names)));
    }
    buf_free(&names);
}
