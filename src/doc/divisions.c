#include "base/nearest.h"
#include "doc/attributes.h"
#include "doc/escapes.h"
#include "doc/figures.h"
#include "doc/parse.h"
#include "lang/language.h"

struct dividing {
    struct doc *doc;
    struct diag *diag;
};

static str without_colons(str text)
{
    while (str_starts(text, S(":")))
        text = str_from(text, 1);
    return str_trim(text);
}

/* What a line of ":::" says after its colons, and before those that may end it: "::: note :::". */
static str fence_content(const struct node *node)
{
    str content = without_colons(node->kind == NODE_HTML_BLOCK ? escapes_fence(node->text) : S(""));
    ptrdiff_t end = str_find(content, S(" :::"));

    return end >= 0 && without_colons(str_from(content, (size_t)end + 1)).len == 0
               ? str_trim(str_first(content, (size_t)end))
               : content;
}

static bool is_fence(const struct node *node)
{
    return node->kind == NODE_HTML_BLOCK && escapes_fence(node->text).len > 0;
}

/* --- what an opening line says: {.name key=value}, or a name, then perhaps attributes, then perhaps a title */

static void say_unread(struct dividing *d, const struct node *division, str what, const char *hint)
{
    diag_warn(d->diag, "division.form", division->span, "“%.*s” can't be read behind “:::”; %s", STR(what), hint);
}

/* "{漢字|かんじ}": braces of ruby are no attributes. */
static bool holds_bar(str text)
{
    ptrdiff_t bar = str_find(text, S("|")), end = str_find(text, S("}"));

    return bar >= 0 && end > bar;
}

/* Takes attributes off the front of *rest. A brace that the line doesn't close is closed here. */
static void take_attributes(struct dividing *d, struct node *division, str *rest)
{
    struct names *names = node_names(d->doc->arena, division);
    str classes = names->classes, text = *rest;
    size_t len;

    if (!str_starts(text, S("{")) || holds_bar(text))
        return;
    len = attributes_read(d->doc, text, names, &division->attributes);
    if (len == 0 && str_find(text, S("}")) < 0) {
        say_unread(d, division, text, "its brace isn't closed: write it like ::: {.note}");
        len = attributes_read(d->doc, arena_printf(d->doc->arena, "%.*s}", STR(text)), names, &division->attributes);
    } else if (len == 0) {
        say_unread(d, division, text, "write it like ::: {.note lang=en title=\"A title\"}");
    }
    if (len && classes.len)
        names->classes =
            names->classes.len ? arena_printf(d->doc->arena, "%.*s %.*s", STR(classes), STR(names->classes)) : classes;
    *rest = len && len < text.len ? str_trim(str_from(text, len)) : S("");
}

/* "[A title]" or "A title" */
static str take_title(str rest)
{
    return str_starts(rest, S("[")) && str_ends(rest, S("]")) ? str_trim((str){ rest.at + 1, rest.len - 2 }) : rest;
}

/* A title stands in a paragraph of its own before what the division holds. */
static void add_title(struct dividing *d, struct node *division, str title)
{
    struct doc line;

    if (title.len == 0)
        return;
    parse_line(&line, d->doc->arena, title, division->span, d->doc->smart, d->diag);
    node_names(d->doc->arena, line.root)->classes = S("title");
    node_append(division, line.root);
}

static void read_opening(struct dividing *d, struct node *division, str content)
{
    str rest = content, name = attributes_name(&rest);

    if (name.len)
        node_names(d->doc->arena, division)->classes = name;
    else if (rest.at[0] != '{')
        say_unread(d, division, rest, "a name comes first, like ::: note, or attributes, like ::: {.note}");
    rest = str_trim(rest);
    take_attributes(d, division, &rest);
    rest = take_title(rest);
    add_title(d, division, rest.len ? rest : attribute_value(division->attributes, S("title")));
}

/* The class that means something to stele and that is nearly `name`; empty where none is, or it is one. */
static str class_meant(str name)
{
    static const char *const meaning[] = { "parallel", "verse" };

    for (size_t i = 0; i < sizeof meaning / sizeof *meaning; i++) {
        str class = str_of(meaning[i]);
        struct nearest nearest = nearest_to(name);

        if (str_equal(name, class))
            return S("");
        nearest.distance = (int)class.len / 4 + 1;
        nearest_offer(&nearest, class);
        if (nearest.found.len || language_equal(name, class))
            return class;
    }
    return S("");
}

static void check_classes(struct dividing *d, const struct node *division)
{
    str rest = division->names->classes;

    while (rest.len) {
        size_t len = 0;
        str name, meant;

        while (len < rest.len && rest.at[len] != ' ')
            len++;
        name = str_first(rest, len);
        meant = class_meant(name);
        rest = str_trim(str_from(rest, len));
        if (meant.len)
            diag_warn(d->diag, "class.unknown", division->span,
                "“%.*s” behind “:::” means nothing to stele; did you mean “%.*s”?", STR(name), STR(meant));
    }
}

/* Makes what stands between an opening fence and `close` (NULL: the parent's end) a division, in place of the fence. */
static void make_division(struct dividing *d, struct node *open, struct node *close)
{
    struct node *division = open;
    str content = fence_content(open);

    division->kind = NODE_DIVISION;
    division->text = S("");
    read_opening(d, division, content);
    check_classes(d, division);
    while (division->next && division->next != close) {
        struct node *inner = division->next;

        node_unlink(inner);
        node_append(division, inner);
    }
    if (close)
        node_unlink(close);
}

/* Colons that stand where no division can begin: on the line of a list's or note's mark, or right below other text. */
static void report_printed(struct dividing *d, const struct node *paragraph)
{
    for (const struct node *node = paragraph->first; node; node = node->next)
        if (node->kind == NODE_TEXT && str_starts(node->text, S(":::")) &&
            (!node->prev || node->prev->kind == NODE_SOFT_BREAK)) {
            diag_warn(d->diag, "division.form", node->span,
                "this “:::” is printed as it stands: in a list or a note it wants a line of its own behind an empty "
                "one");
            return;
        }
}

static void divide_children(struct dividing *d, struct node *parent)
{
    struct node *open[DOC_DEPTH];
    struct node *next;
    size_t depth = 0;

    for (struct node *node = parent->first; node; node = next) {
        next = node->next;
        if (!is_fence(node)) {
            if (node->kind == NODE_PARAGRAPH)
                report_printed(d, node);
            continue;
        }
        if (fence_content(node).len && depth < DOC_DEPTH) {
            open[depth++] = node;
        } else if (depth) {
            make_division(d, open[--depth], node);
        } else {
            diag_warn(d->diag, "division.close", node->span,
                "this “:::” ends nothing; one with a name begins, like ::: {.note}");
            node_unlink(node);
        }
    }
    while (depth) {
        diag_warn(
            d->diag, "division.open", open[depth - 1]->span, "this “:::” is never ended; a line of “:::” ends it");
        make_division(d, open[--depth], NULL);
    }
}

static void divide_below(struct dividing *d, struct node *root)
{
    for (struct node *node = root; node; node = node_next_block(root, node))
        if (node->first && node_is_block(node->first))
            divide_children(d, node);
}

void divisions_find(struct doc *doc, struct diag *diag)
{
    struct dividing d = { doc, diag };

    if (!doc->is_protected)
        return;
    divide_below(&d, doc->root);
    for (struct node *note = doc->definitions; note; note = note->next)
        divide_below(&d, note);
}
