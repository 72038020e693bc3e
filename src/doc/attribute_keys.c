#include "doc/attribute_keys.h"

#include "base/buf.h"
#include "doc/attributes.h"
#include "doc/escapes.h"

#include <string.h>

/* --- braces that aren't read */

/* Longer ones are no attributes. */
enum { BRACES_BYTES = 80 };

static const char *const known[] = { "zh", "zh-lang", "kind", "abbr", "reading", "outlet", "date", "accessed", "url",
    "title", "width", "height", "dir" };

static bool is_known(str key)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_equal(key, str_of(known[i])))
            return true;
    return false;
}

static bool is_key_byte(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-';
}

/* Whether braces were meant as attributes: {#a b}, {lang ja}, {lang = ja}, {lang="ja}. */
static bool is_meant(str braces)
{
    str rest = str_first(str_from(braces, 1), BRACES_BYTES), key;
    size_t len = 0;

    if (rest.len > 1 && (rest.at[0] == '#' || rest.at[0] == '.'))
        return is_key_byte(rest.at[1]);
    while (len < rest.len && is_key_byte(rest.at[len]))
        len++;
    key = str_first(rest, len);
    rest = str_from(rest, len);
    if (len == 0 || rest.len == 0)
        return false;
    return rest.at[0] == '=' || str_starts(rest, S(" =")) || is_known(key) || str_equal(key, S("lang"));
}

static void report_form(const struct doc *doc, const struct node *node, str braces, struct diag *diag)
{
    const char *end = memchr(braces.at, '}', braces.len < BRACES_BYTES ? braces.len : BRACES_BYTES);
    str shown = end ? str_first(braces, (size_t)(end - braces.at) + 1) : S("{");

    diag_warn(diag, "attribute.form", node->span,
        "“%.*s” is printed as it stands; attributes are written like [words]{lang=ja .name}, or at the end of a "
        "heading {#name}",
        STR(escapes_restore(doc->arena, shown, true)));
}

/* What is left after the words of a span, or begins after a link or code, which take no attributes. `open`: how many
 * brackets are, in this block. */
static void report_text(const struct doc *doc, const struct node *node, size_t *open, struct diag *diag)
{
    bool after = node->prev && (node->prev->kind == NODE_LINK || node->prev->kind == NODE_CODE);
    str text = node->text;

    if (after && str_starts(text, S("{")) && is_meant(text))
        report_form(doc, node, text, diag);
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '[')
            ++*open;
        if (text.at[i] != ']' || *open == 0)
            continue;
        --*open;
        if (i + 1 < text.len && text.at[i + 1] == '{' && is_meant(str_from(text, i + 1)))
            report_form(doc, node, str_from(text, i + 1), diag);
    }
}

/* --- what follows a picture, or at a heading's end */

static void take_after(struct doc *doc, struct node *picture, struct diag *diag)
{
    struct node *after = picture->next;
    struct names read;
    struct attribute *others = NULL;
    size_t len;

    if (!after || after->kind != NODE_TEXT || !str_starts(after->text, S("{")))
        return;
    len = attributes_read(doc, after->text, &read, &others);
    if (len == 0) {
        diag_warn(diag, "attribute.form", picture->span,
            "what stands in braces behind this picture can't be read, and is printed; write it like {width=50%% "
            "#name}");
        return;
    }
    read.title = picture->names->title;
    *node_names(doc->arena, picture) = read;
    picture->attributes = others;
    doc_cut(doc, after, len);
}

/* "## Words {#name .class lang=fr}"; braces that aren't attributes are words. */
static void take_at_end(struct doc *doc, struct node *heading, struct diag *diag)
{
    struct node *last = heading->last;
    str text = last && last->kind == NODE_TEXT ? last->text : S("");
    struct attribute *others = NULL;
    struct names read;
    size_t at = text.len;

    if (!str_ends(text, S("}")))
        return;
    while (at && text.at[at - 1] != '{')
        at--;
    if (at == 0)
        return;
    if (attributes_read(doc, str_from(text, at - 1), &read, &others) != text.len - (at - 1)) {
        if (is_meant(str_from(text, at - 1)))
            report_form(doc, heading, str_from(text, at - 1), diag);
        return;
    }
    *node_names(doc->arena, heading) = read;
    heading->attributes = others;
    for (at--; at && text.at[at - 1] == ' ';)
        at--;
    last->text = str_first(text, at);
    if (at == 0)
        node_unlink(last);
}

static void take_below(struct doc *doc, struct node *root, struct diag *diag)
{
    size_t open = 0;

    for (struct node *node = root; node; node = node_next(root, node)) {
        if (node_is_block(node))
            open = 0;
        if (node->kind == NODE_IMAGE)
            take_after(doc, node, diag);
        else if (node->kind == NODE_HEADING)
            take_at_end(doc, node, diag);
        else if (node->kind == NODE_TEXT)
            report_text(doc, node, &open, diag);
    }
}

void attribute_keys_take(struct doc *doc, struct diag *diag)
{
    if (doc->markdown.len == 0 || !memchr(doc->markdown.at, '{', doc->markdown.len))
        return;
    take_below(doc, doc->root, diag);
    for (struct node *note = doc->definitions; note; note = note->next)
        take_below(doc, note, diag);
}

/* --- keys */

/* What is meant by words that aren't near the key that they are for; "" for what is never passed on. */
static const struct {
    const char *word, *key;
} meant[] = {
    { "language", "lang" },
    { "locale", "lang" },
    { "hreflang", "lang" },
    { "xml:lang", "lang" },
    { "chinese", "zh" },
    { "original", "zh" },
    { "han", "zh" },
    { "hanzi", "zh" },
    { "pinyin", "reading" },
    { "type", "kind" },
    { "abbreviation", "abbr" },
    { "classes", "class" },
    { "caption", "title" },
    { "size", "width" },
    { "style", "" },
};

static bool is_slip(str key, const char *of)
{
    size_t len = strlen(of);

    return key.len > 2 && len > 2 && str_distance(key, str_of(of), 1) <= 1;
}

/* The key that is meant by another; NULL where it is the author's own, "" where there is none. */
static const char *key_meant(str key)
{
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        if (str_equal(key, str_of(meant[i].word)))
            return meant[i].key;
    if (str_starts(key, S("x-")) || str_starts(key, S("data-")))
        return NULL;
    if (is_slip(key, "lang"))
        return "lang";
    if (is_slip(key, "class"))
        return "class";
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_slip(key, known[i]))
            return known[i];
    return NULL;
}

/* The author's own key as XHTML has it (HTML 3.2.6.6), whose own part EPUBCheck wants to begin as a name does; empty
 * where it can't be one. */
static str own_key(struct doc *doc, str key)
{
    struct buf name = { 0 };
    str own = str_starts(key, S("data-")) ? str_from(key, 5) : key;
    bool proper = own.len > 0;

    buf_lit(&name, "data-");
    for (size_t i = 0; i < own.len; i++) {
        char c = own.at[i];

        c = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
        proper =
            proper && ((c >= 'a' && c <= 'z') || c == '_' || (i && ((c >= '0' && c <= '9') || c == '-' || c == '.')));
        buf_byte(&name, c);
    }
    own = proper ? buf_copy(&name, doc->arena) : S("");
    buf_free(&name);
    return own;
}

/* --- sizes */

bool attribute_key_is_size(str value)
{
    static const char *const units[] = { "", "%", "px", "em", "rem", "ex", "ch", "in", "cm", "mm", "pt", "pc", "vw",
        "vh" };
    size_t len = 0, digits = 0;
    bool some = false;

    for (; len < value.len && ((value.at[len] >= '0' && value.at[len] <= '9') || value.at[len] == '.'); len++) {
        digits += value.at[len] != '.';
        some = some || (value.at[len] >= '1' && value.at[len] <= '9');
    }
    if (!some || digits > 6 || digits + 1 < len || value.at[0] == '.' || value.at[len - 1] == '.')
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_equal(str_from(value, len), str_of(units[i])))
            return true;
    return false;
}

static bool is_direction(str value)
{
    return str_equal(value, S("ltr")) || str_equal(value, S("rtl")) || str_equal(value, S("auto"));
}

static bool names_size(str key)
{
    return str_equal(key, S("width")) || str_equal(key, S("height"));
}

/* --- all of a node's */

static bool stands_before(const struct node *node, const struct attribute *attribute)
{
    for (const struct attribute *a = node->attributes; a != attribute; a = a->next)
        if (str_equal(a->name, attribute->name))
            return true;
    return false;
}

static void say_unknown(const struct node *node, str key, const char *wanted, struct diag *diag)
{
    if (!wanted || !*wanted)
        diag_warn(
            diag, "attribute.unknown", node->span, "“%.*s” in braces isn't passed on; say it by a class", STR(key));
    else
        diag_warn(diag, "attribute.unknown", node->span, "“%.*s” in braces means nothing to stele; did you mean “%s”?",
            STR(key), wanted);
}

/* Whether an attribute is kept; the author's own gets its name. */
static bool is_kept(struct doc *doc, const struct node *node, struct attribute *attribute, struct diag *diag)
{
    const char *wanted = is_known(attribute->name) ? NULL : key_meant(attribute->name);
    str name = is_known(attribute->name) ? attribute->name : own_key(doc, attribute->name), value;

    if (wanted || name.len == 0) {
        say_unknown(node, attribute->name, wanted, diag);
        return false;
    }
    attribute->name = name;
    if (stands_before(node, attribute)) {
        diag_warn(diag, "attribute.twice", node->span, "“%.*s” stands twice in these braces; the first counts",
            STR(attribute->name));
        return false;
    }
    if (str_equal(name, S("dir")) && !is_direction(attribute->value)) {
        diag_warn(diag, "attribute.form", node->span, "“%.*s” is no direction; it is ltr, rtl or auto",
            STR(attribute->value));
        return false;
    }
    if (!names_size(name) || attribute_key_is_size(attribute->value))
        return true;
    value = escapes_restore(doc->arena, attribute->value, false);
    diag_warn(diag, "attribute.size", node->span, "“%.*s” is no %.*s; write it like 50%%, 300px or 12em", STR(value),
        STR(name));
    return false;
}

static void check_node(struct doc *doc, struct node *node, struct diag *diag)
{
    for (struct attribute **at = &node->attributes; *at;) {
        if (is_kept(doc, node, *at, diag))
            at = &(*at)->next;
        else
            *at = (*at)->next;
    }
}

static void check_below(struct doc *doc, struct node *root, struct diag *diag)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->kind == NODE_SPAN || node->kind == NODE_DIVISION || node->kind == NODE_IMAGE ||
            node->kind == NODE_HEADING)
            check_node(doc, node, diag);
}

void attribute_keys_check(struct doc *doc, struct diag *diag)
{
    if (doc->markdown.len == 0 || !memchr(doc->markdown.at, '{', doc->markdown.len))
        return;
    check_below(doc, doc->root, diag);
    for (struct node *note = doc->definitions; note; note = note->next)
        check_below(doc, note, diag);
}
