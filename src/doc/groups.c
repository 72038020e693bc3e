#include "doc/groups.h"

#include "doc/cells.h"
#include "doc/nesting.h"

/* The children whose place in their parent is given, in their order. */
struct part {
    const char *parent;
    const char *child;
    bool once;
    const char *surplus; /* what a second one becomes; NULL: it is taken out, "": it joins the first */
};

static const struct part parts[] = {
    { "details", "summary", true, NULL },
    { "figure", "figcaption", true, NULL },
    { "table", "caption", true, "" },
    { "table", "colgroup", false, NULL },
    { "table", "thead", true, "tbody" },
    { "table", "tbody", false, NULL },
    { "table", "tfoot", true, "tbody" },
};

static void say_moved(const struct node *node, struct diag *diag, const char *where)
{
    diag_warn(diag, "html.nesting", node->span, "<%.*s> can't stand here; it is put %s", STR(node->text), where);
}

/* --- parts that are there once */

static void join(struct doc *doc, struct node *first, struct node *second)
{
    if (first->first && second->first)
        node_append(first, node_new(doc->arena, NODE_SOFT_BREAK, second->span));
    node_adopt(first, second);
    node_unlink(second);
}

static void settle_surplus(
    struct doc *doc, const struct part *part, struct node *first, struct node *second, struct diag *diag)
{
    diag_warn(diag, "html.nesting", second->span, "there is a <%s> in this <%s> already; what is in this one stays",
        part->child, part->parent);
    if (!part->surplus)
        nesting_dissolve(doc, second);
    else if (part->surplus[0] == '\0')
        join(doc, first, second);
    else
        second->text = str_of(part->surplus);
}

static void count_part(struct doc *doc, struct node *node, const struct part *part, struct diag *diag)
{
    struct node *first = NULL, *next;

    for (struct node *child = node->first; child; child = next) {
        next = child->next;
        if (!nesting_is(child, part->child))
            continue;
        if (first)
            settle_surplus(doc, part, first, child, diag);
        else
            first = child;
    }
    if (first && nesting_holds_block(first))
        nesting_wrap_lines(doc, first);
}

/* --- their order */

static int rank_of(const struct node *parent, const struct node *child)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (nesting_is(parent, parts[i].parent) && nesting_is(child, parts[i].child))
            return (int)i;
    return -1;
}

/* Tables: every child has its rank. */
static void sort_parts(struct node *table, struct diag *diag)
{
    struct node sorted = { .kind = table->kind };
    struct node *next;
    int highest = -1;

    for (struct node *child = table->first; child; child = child->next) {
        int rank = rank_of(table, child);

        if (rank < highest)
            say_moved(child, diag, "where a table has it");
        else
            highest = rank;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (struct node *child = table->first; child; child = next) {
            next = child->next;
            if (rank_of(table, child) != (int)i)
                continue;
            node_unlink(child);
            node_append(&sorted, child);
        }
    node_adopt(table, &sorted);
}

static struct node *find_child(const struct node *node, const char *name)
{
    struct node *child = node->first;

    while (child && !nesting_is(child, name))
        child = child->next;
    return child;
}

static const struct node *text_beside(const struct node *node, bool after)
{
    do
        node = after ? node->next : node->prev;
    while (node && nesting_is_blank(node));
    return node;
}

/* A summary stands first. */
static void order_details(struct doc *doc, struct node *details, struct diag *diag)
{
    struct node *summary = find_child(details, "summary");

    if (!summary || !text_beside(summary, false))
        return;
    say_moved(summary, diag, "at the front");
    nesting_wrap_lines(doc, details);
    node_unlink(summary);
    node_insert_before(details->first, summary);
}

/* A caption stands first or last. */
static void order_figure(struct doc *doc, struct node *figure, struct diag *diag)
{
    struct node *caption = find_child(figure, "figcaption");

    if (!caption || !text_beside(caption, false) || !text_beside(caption, true))
        return;
    say_moved(caption, diag, "at the end");
    nesting_wrap_lines(doc, figure);
    node_unlink(caption);
    node_append(figure, caption);
}

/* --- lists of definitions: terms, then definitions, again and again; each such group may be in a <div> */

static bool is_group(const struct node *div)
{
    const struct node *child = div->first;

    if (!nesting_is(div, "div") || !child || !nesting_is(child, "dt"))
        return false;
    while (child && nesting_is(child, "dt"))
        child = child->next;
    if (!child)
        return false;
    while (child && nesting_is(child, "dd"))
        child = child->next;
    return !child;
}

static bool is_grouped(const struct node *list)
{
    for (const struct node *child = list->first; child; child = child->next)
        if (!is_group(child))
            return false;
    return true;
}

static void release_groups(struct node *list)
{
    struct node *next;

    for (struct node *child = list->first; child; child = next) {
        next = child->next;
        if (nesting_is(child, "div"))
            node_unwrap(child);
    }
}

/* Puts a term without definition, or a definition without term, outside the list. */
static void put_out(struct doc *doc, struct node *list, struct node *part, bool after, struct diag *diag)
{
    diag_warn(diag, "html.incomplete", part->span, "<%.*s> has no <%s> here; what it says stands %s the list",
        STR(part->text), after ? "dd" : "dt", after ? "behind" : "before");
    node_unlink(part);
    if (after)
        node_insert_after(list, part);
    else
        node_insert_before(list, part);
    nesting_dissolve(doc, part);
}

static void order_definitions(struct doc *doc, struct node *list, struct diag *diag)
{
    if (is_grouped(list))
        return;
    release_groups(list);
    while (list->first && nesting_is(list->first, "dd"))
        put_out(doc, list, list->first, false, diag);
    while (list->last && nesting_is(list->last, "dt"))
        put_out(doc, list, list->last, true, diag);
    if (!list->first)
        node_unlink(list);
}

/* --- ruby: words and what is above them, again and again; parentheses around each reading or around none */

static bool is_plain(const struct node *parent)
{
    for (const struct node *child = parent->first; child; child = child->next)
        if (child->kind != NODE_TEXT)
            return false;
    return true;
}

static bool is_reading(const struct node *node)
{
    return nesting_is(node, "rt") || nesting_is(node, "rp");
}

static bool is_parenthesis(const struct node *node)
{
    return node && nesting_is(node, "rp") && is_plain(node);
}

/* Whether what stands from *node on is as it should be: ( reading ) reading ), or readings alone. *node is after it
 * then. */
static bool pass_readings(const struct node **node)
{
    bool parentheses = is_parenthesis(*node);

    if (parentheses)
        *node = (*node)->next;
    do {
        if (!*node || !nesting_is(*node, "rt"))
            return false;
        *node = (*node)->next;
        if (parentheses && !is_parenthesis(*node))
            return false;
        if (parentheses)
            *node = (*node)->next;
    } while (*node && nesting_is(*node, "rt"));
    return !*node || !nesting_is(*node, "rp");
}

static bool are_parentheses_right(const struct node *ruby)
{
    const struct node *node = ruby->first;

    while (node) {
        if (!is_reading(node))
            node = node->next;
        else if (!pass_readings(&node))
            return false;
    }
    return true;
}

static void drop_parentheses(struct node *ruby)
{
    struct node *next;

    for (struct node *child = ruby->first; child; child = next) {
        next = child->next;
        if (nesting_is(child, "rp"))
            node_unlink(child);
    }
}

/* Space between readings and parentheses is none of the text's. */
static void drop_space(struct node *ruby)
{
    struct node *next;

    for (struct node *child = ruby->first; child; child = next) {
        const struct node *before = child->prev;

        next = child->next;
        if (nesting_is_blank(child) && before && is_reading(before))
            node_unlink(child);
    }
}

/* Words after the last reading follow the ruby. */
static void order_ruby(struct node *ruby, struct diag *diag)
{
    drop_space(ruby);
    if (!are_parentheses_right(ruby)) {
        diag_warn(
            diag, "html.nesting", ruby->span, "the <rp> of this <ruby> don't stand around its <rt>; they are left out");
        drop_parentheses(ruby);
    }
    while (ruby->last && !is_reading(ruby->last)) {
        struct node *last = ruby->last;

        node_unlink(last);
        node_insert_after(ruby, last);
    }
}

void groups_order(struct doc *doc, struct node *node, struct diag *diag)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].once && nesting_is(node, parts[i].parent))
            count_part(doc, node, &parts[i], diag);
    if (nesting_is(node, "table")) {
        sort_parts(node, diag);
        cells_settle(doc, node, diag);
    } else if (nesting_is(node, "details")) {
        order_details(doc, node, diag);
    } else if (nesting_is(node, "figure")) {
        order_figure(doc, node, diag);
    } else if (nesting_is(node, "dl")) {
        order_definitions(doc, node, diag);
    } else if (nesting_is(node, "ruby")) {
        order_ruby(node, diag);
    }
}
