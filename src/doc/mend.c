#include "doc/mend.h"

#include "doc/attributes.h"
#include "doc/groups.h"
#include "doc/nesting.h"
#include "doc/values.h"

struct mending {
    struct doc *doc;
    struct diag *diag;
};

static void say_nesting(const struct mending *m, const struct node *node, const char *where)
{
    diag_warn(m->diag, "html.nesting", node->span, "<%.*s> can't stand %s; it isn't passed on, what is in it is",
        STR(node->text), where);
}

/* --- from the leaves up: what isn't known, and what can't be around what Markdown has in it */

static bool is_silent(str name)
{
    return str_equal(name, S("html")) || str_equal(name, S("body"));
}

static void drop(const struct mending *m, struct node *node)
{
    if (!is_silent(node->text))
        diag_warn(m->diag, "html.dropped", node->span, "<%.*s> isn't passed on%s", STR(node->text),
            node->first ? "; what is in it is" : "");
    nesting_dissolve(m->doc, node);
}

/* The only paragraph of what takes no paragraphs is none: <h2>, an empty line, words, an empty line, </h2>. */
static void release_paragraph(const struct mending *m, struct node *node)
{
    struct node *only = NULL;

    for (struct node *child = node->first; child; child = child->next) {
        if (nesting_is_blank(child))
            continue;
        if (only || child->kind != NODE_PARAGRAPH)
            return;
        only = child;
    }
    if (!only)
        return;
    nesting_drop_blanks(node);
    nesting_dissolve(m->doc, only);
}

/* A link that is around blocks, and the attributes that all its parts have: those that name it only the first. */
struct parted {
    struct doc *doc;
    struct attribute *first, *rest;
    struct span span;
};

static struct attribute *without_names(struct arena *arena, const struct attribute *attributes)
{
    struct attribute *kept = NULL, **last = &kept;

    for (; attributes; attributes = attributes->next) {
        if (str_equal(attributes->name, S("id")) || str_equal(attributes->name, S("name")))
            continue;
        *last = arena_new(arena, struct attribute);
        **last = (struct attribute){ attributes->name, attributes->value, NULL };
        last = &(*last)->next;
    }
    return kept;
}

/* Puts a part of a link around what stands from `first` on up to the next block; returns that. */
static struct node *link_run(struct parted *link, struct node *first)
{
    struct node *last = first, *next, *part;
    bool blank = nesting_is_blank(first);

    while (last->next && !node_is_block(last->next)) {
        last = last->next;
        blank = blank && nesting_is_blank(last);
    }
    next = last->next;
    if (blank)
        return next;
    part = node_wrap(link->doc->arena, NODE_PHRASE, first, last);
    part->text = S("a");
    part->span = link->span;
    part->attributes = link->first;
    link->first = link->rest;
    return next;
}

static void link_lines(struct parted *link, struct node *parent)
{
    struct node *next;

    for (struct node *child = parent->first; child; child = next) {
        next = child->next;
        if (!node_is_block(child))
            next = link_run(link, child);
        else if (nesting_row(child)->content != CONTENT_NOTHING)
            link_lines(link, child);
    }
}

/* A link around blocks becomes one in each of their lines. */
static void part_link(const struct mending *m, struct node *node)
{
    struct parted link = { m->doc, node->attributes, without_names(m->doc->arena, node->attributes), node->span };

    link_lines(&link, node);
    nesting_dissolve(m->doc, node);
}

/* An element within lines that is around blocks. What Markdown has in a heading or the like are its lines, if these are
 * paragraphs. */
static void mend_around(const struct mending *m, struct node *node, const struct element *row, unsigned below)
{
    unsigned none = row->content == CONTENT_HEADED ? IS_BLOCK : IS_BLOCK | IS_HEADING;

    if (nesting_is(node, "a") && attribute_value(node->attributes, S("href")).len) {
        part_link(m, node);
    } else if (row->around) {
        if (!str_equal(str_of(row->around), node->text))
            diag_warn(m->diag, "html.nesting", node->span,
                "<%.*s> can't stand around paragraphs and lists; it is a <%s> now", STR(node->text), row->around);
        node->text = str_of(row->around);
        node->kind = NODE_ELEMENT;
    } else if ((!row->block && row->content != CONTENT_TEXT) || below & none) {
        say_nesting(m, node, "around paragraphs, lists or the like");
        nesting_dissolve(m->doc, node);
    }
}

/* `below`: what Markdown has in it. */
static void scan_raw(const struct mending *m, struct node *node, unsigned below)
{
    const struct element *row = nesting_row(node);

    if (!row->name[0]) {
        drop(m, node);
        return;
    }
    if (row->forbids & below) {
        say_nesting(m, node, "around what is in it here");
        nesting_dissolve(m->doc, node);
        return;
    }
    if (nesting_takes_blocks(row) || row->content == CONTENT_NOTHING)
        return;
    release_paragraph(m, node);
    if (nesting_holds_block(node))
        mend_around(m, node, row, below);
}

static unsigned scan(const struct mending *m, struct node *parent)
{
    unsigned holds = 0;
    struct node *next;

    for (struct node *child = parent->first; child; child = next) {
        unsigned below = scan(m, child);

        next = child->next;
        holds |= below;
        if (nesting_is_raw(child) && parent->kind == NODE_IMAGE)
            nesting_dissolve(m->doc, child); /* of a description only the words count */
        else if (nesting_is_raw(child))
            scan_raw(m, child, below);
        else
            holds |= nesting_row(child)->is;
    }
    return holds;
}

/* --- attributes */

static void keep_attribute(const struct mending *m, struct node *node, str name, str value)
{
    struct attribute *attribute;

    if (str_equal(name, S("id"))) {
        node_names(m->doc->arena, node)->id = value;
    } else if (str_equal(name, S("class"))) {
        node_names(m->doc->arena, node)->classes = value;
    } else if (str_equal(name, S("lang"))) {
        node_names(m->doc->arena, node)->lang = value;
    } else {
        attribute = arena_new(m->doc->arena, struct attribute);
        *attribute = (struct attribute){ name, value, node->attributes };
        node->attributes = attribute;
    }
}

static bool has_attribute(const struct node *node, str name)
{
    if (str_equal(name, S("id")))
        return node->names->id.len > 0;
    if (str_equal(name, S("class")))
        return node->names->classes.len > 0;
    if (str_equal(name, S("lang")))
        return node->names->lang.len > 0;
    for (const struct attribute *attribute = node->attributes; attribute; attribute = attribute->next)
        if (str_equal(attribute->name, name))
            return true;
    return false;
}

/* What an older name of an attribute is called now. */
static str current_name(const struct node *node, str name)
{
    if (str_equal(name, S("xml:lang")))
        return S("lang");
    return str_equal(name, S("name")) && (nesting_is(node, "a") || nesting_is(node, "div")) ? S("id") : name;
}

/* An attribute that is there twice counts the first time. */
static void read_attributes(
    const struct mending *m, struct node *node, const struct element *row, const struct element *above)
{
    const struct attribute *written = node->attributes;

    node->attributes = NULL;
    for (; written; written = written->next) {
        str name = current_name(node, written->name), value = written->value;

        if (!element_has(row, above, name) || !value_fits(m->doc->arena, node->text, name, &value))
            diag_warn(m->diag, "html.attribute", node->span, "“%.*s=\"%.*s\"” isn't passed on", STR(written->name),
                STR(written->value));
        else if (!has_attribute(node, name))
            keep_attribute(m, node, name, value);
    }
}

/* <time>2025-05-12</time> says its date itself. */
static void date_time(const struct mending *m, struct node *node)
{
    struct buf plain = { 0 };
    str text;

    if (!nesting_is(node, "time") || has_attribute(node, S("datetime")))
        return;
    node_plain(&plain, node);
    text = str_trim(buf_str(&plain));
    if (value_is_time(text))
        keep_attribute(m, node, S("datetime"), arena_copy(m->doc->arena, text));
    buf_free(&plain);
}

/* --- from the root down: where raw HTML may stand */

/* Takes an attribute out of a node's; empty where it has none of that name. */
static str take_attribute(struct node *node, str name)
{
    for (struct attribute **link = &node->attributes; *link; link = &(*link)->next) {
        str value = (*link)->value;

        if (!str_equal((*link)->name, name))
            continue;
        *link = (*link)->next;
        return value;
    }
    return S("");
}

static bool has_names(const struct names *names)
{
    return names->id.len || names->classes.len || names->lang.len;
}

/* Puts a new node between a node and all that is in it. */
static struct node *put_within(const struct mending *m, struct node *node, enum node_kind kind)
{
    struct node *within = node_new(m->doc->arena, kind, node->span);

    node_adopt(within, node);
    node_append(node, within);
    return within;
}

/* What a link says besides where it leads stands around it; without that it is an anchor. */
static void specialise_link(const struct mending *m, struct node *node)
{
    str address = take_attribute(node, S("href")), title;
    struct node *link = node;

    node->text = S("span");
    if (address.len == 0)
        return;
    title = take_attribute(node, S("title"));
    if (node->attributes || has_names(node->names))
        link = put_within(m, node, NODE_LINK);
    link->kind = NODE_LINK;
    link->text = address;
    node_names(m->doc->arena, link)->title = title;
}

/* What a heading says besides its id stands within it. */
static void specialise_heading(const struct mending *m, struct node *node)
{
    struct names *names = node_names(m->doc->arena, node);
    struct node *span;

    node->kind = NODE_HEADING;
    node->level = node->text.at[1] - '0';
    node->text = S("");
    if (!node->attributes && !names->classes.len && !names->lang.len)
        return;
    span = put_within(m, node, NODE_PHRASE);
    span->text = S("span");
    span->attributes = node->attributes;
    *node_names(m->doc->arena, span) = (struct names){ .classes = names->classes, .lang = names->lang };
    node->attributes = NULL;
    *names = (struct names){ .id = names->id };
}

/* What Markdown has a kind of its own for becomes that. */
static void specialise(const struct mending *m, struct node *node)
{
    str name = node->text;

    if (str_equal(name, S("a"))) {
        specialise_link(m, node);
    } else if (str_equal(name, S("img"))) {
        node_append(node, node_text(m->doc->arena, take_attribute(node, S("alt")), node->span));
        node->kind = NODE_IMAGE;
        node->text = take_attribute(node, S("src"));
        node_names(m->doc->arena, node)->title = take_attribute(node, S("title"));
    } else if (str_equal(name, S("br")) || str_equal(name, S("hr"))) {
        node->kind = node->kind == NODE_PHRASE ? NODE_HARD_BREAK : NODE_RULE;
        node->text = S("");
    } else if (name.len == 2 && name.at[0] == 'h') {
        specialise_heading(m, node);
    } else if (str_equal(name, S("p")) && !node->attributes && !has_names(node->names)) {
        node->kind = NODE_PARAGRAPH;
        node->text = S("");
    }
}

/* The element that belongs between `above` and a child that may not stand in it, or NULL; *implied: HTML lets authors
 * leave it out. */
static const struct element *wrapper_for(const struct element *above, const struct node *child, bool *implied)
{
    const struct element *row = nesting_row(child), *between = NULL;
    str parents = str_of(row->parents);
    ptrdiff_t space = str_find(parents, S(" "));

    if (nesting_is_raw(child) && parents.len)
        between = element_find(space < 0 ? parents : str_first(parents, (size_t)space));
    *implied = between && between->parents && element_allows(above, between);
    return *implied ? between : above->takes ? element_find(str_of(above->takes)) : NULL;
}

/* The level of an element that was put around strays: what is put around them within it needs no word. */
enum { PUT_AROUND = 1 };

/* Puts an element around children that may not stand in a list or a table by themselves, from `first` on as far as
 * they belong in the same one. */
static void wrap_strays(const struct mending *m, const struct element *above, struct node *first)
{
    bool said = first->parent->level == PUT_AROUND;
    bool implied, same;
    const struct element *between = wrapper_for(above, first, &implied);
    struct node *last = first, *wrapper;

    if (!between)
        return;
    while (last->next && !element_allows(above, nesting_row(last->next)) &&
           wrapper_for(above, last->next, &same) == between && same == implied)
        last = last->next;
    wrapper = node_wrap(m->doc->arena, NODE_ELEMENT, first, last);
    wrapper->text = str_of(between->name);
    wrapper->level = implied ? 0 : PUT_AROUND;
    if (!implied && !said)
        diag_warn(m->diag, "html.nesting", first->span, "this can't stand directly in a <%s>; a <%s> is put around it",
            above == &element_group ? "dl" : above->name, between->name);
}

/* What can't stand in a <colgroup> goes before it. */
static void release_strays(struct node *list)
{
    struct node *next;

    for (struct node *child = list->first; child; child = next) {
        next = child->next;
        if (element_allows(nesting_row(list), nesting_row(child)))
            continue;
        node_unlink(child);
        node_insert_before(list, child);
    }
}

static void list_up(const struct mending *m, struct node *parent, const struct element *above)
{
    nesting_drop_blanks(parent);
    for (struct node *child = parent->first; child; child = child->next)
        if (nesting_is(child, "colgroup")) {
            nesting_drop_blanks(child);
            release_strays(child);
        }
    for (struct node *child = parent->first; child; child = child->next) {
        if (element_allows(above, nesting_row(child)))
            continue;
        wrap_strays(m, above, child);
        if (child->parent != parent)
            child = child->parent;
    }
}

static bool has_child(const struct node *node, const char *name)
{
    for (const struct node *child = node->first; child; child = child->next)
        if (nesting_is(child, name))
            return true;
    return false;
}

/* Whether an element lacks what makes it one; that is said. */
static bool is_incomplete(const struct mending *m, struct node *node, const struct element *row)
{
    bool attribute = row->required && !attribute_value(node->attributes, str_of(row->required)).len;
    bool child = row->child && !has_child(node, row->child);

    if (!attribute && !child)
        return false;
    diag_warn(m->diag, "html.incomplete", node->span, "<%.*s> needs %s%s%s; it isn't passed on, what it says is",
        STR(node->text), child ? "a <" : "", child ? row->child : row->required, child ? ">" : "");
    if (nesting_is(node, "img"))
        node_append(node, node_text(m->doc->arena, attribute_value(node->attributes, S("alt")), node->span));
    return true;
}

/* A heading stands in a <summary> alone. */
static void settle_headed(const struct mending *m, struct node *node)
{
    struct node *next;

    if (!nesting_holds_block(node))
        return;
    nesting_drop_blanks(node);
    for (struct node *child = node->first; child && node->first != node->last; child = next) {
        next = child->next;
        if (node_is_block(child))
            nesting_dissolve(m->doc, child);
    }
}

/* When all that is in an element is as it should be. */
static void finish(const struct mending *m, struct node *node, const struct element *row)
{
    groups_order(m->doc, node, m->diag);
    if (!node->parent)
        return;
    if (row->content == CONTENT_LISTED && !node->first && !nesting_is(node, "colgroup")) {
        diag_warn(m->diag, "html.incomplete", node->span, "<%.*s> is empty; it isn't passed on", STR(node->text));
        node_unlink(node);
        return;
    }
    if (row->content == CONTENT_HEADED)
        settle_headed(m, node);
    if (row->content == CONTENT_FLOW && nesting_holds_block(node))
        nesting_wrap_lines(m->doc, node);
    specialise(m, node);
}

static void settle(const struct mending *m, struct node *parent, unsigned forbids);

/* Whether an element may stand where it is; if not, that is said. */
static bool may_stand(const struct mending *m, const struct node *node, const struct element *row,
    const struct element *above, unsigned forbids)
{
    bool allowed = element_allows(above, row), nested = row->is & forbids;

    if (allowed && !nested)
        return true;
    say_nesting(m, node, nested ? "in what is around it here" : row->parents ? "by itself" : "here");
    return false;
}

/* Each returns the node with which to go on. */
static struct node *settle_raw(
    const struct mending *m, struct node *node, const struct element *above, unsigned forbids)
{
    const struct element *row = nesting_row(node);
    struct node *next = node->next;

    if (!may_stand(m, node, row, above, forbids))
        return nesting_dissolve(m->doc, node);
    read_attributes(m, node, row, above);
    date_time(m, node);
    if (is_incomplete(m, node, row))
        return nesting_dissolve(m->doc, node);
    settle(m, node, forbids | row->forbids);
    finish(m, node, row);
    return next;
}

/* Whether a block is in a paragraph and stays one; what can't stand by itself is its words. */
static bool is_parted(const struct node *paragraph)
{
    for (const struct node *node = paragraph->first; node; node = node->next)
        if (node_is_block(node) && (!nesting_row(node)->parents || is_parted(node)))
            return true;
    return false;
}

static bool is_empty(const struct node *paragraph)
{
    const struct node *child = paragraph->first;

    while (child && nesting_is_blank(child))
        child = child->next;
    return !child;
}

/* A block within a paragraph ends it, and another one begins after it; one of which nothing is left is gone. */
static struct node *settle_markdown(
    const struct mending *m, struct node *node, const struct element *above, unsigned forbids)
{
    struct node *next = node->next;

    if (node->kind == NODE_PARAGRAPH && nesting_takes_blocks(above) && is_parted(node)) {
        nesting_wrap_lines(m->doc, node);
        return nesting_dissolve(m->doc, node);
    }
    if (node->kind == NODE_PARAGRAPH && !nesting_takes_blocks(above))
        return nesting_dissolve(m->doc, node);
    settle(m, node, forbids | nesting_row(node)->forbids);
    if (nesting_takes_blocks(nesting_row(node)) && nesting_holds_block(node))
        nesting_wrap_lines(m->doc, node);
    if (node->kind == NODE_PARAGRAPH && is_empty(node))
        node_unlink(node);
    return next;
}

static void settle(const struct mending *m, struct node *parent, unsigned forbids)
{
    const struct element *above = nesting_row(parent);
    struct node *next;

    if (above->content == CONTENT_LISTED && nesting_is_raw(parent))
        list_up(m, parent, above);
    for (struct node *child = parent->first; child; child = next)
        next = nesting_is_raw(child) ? settle_raw(m, child, above, forbids) : settle_markdown(m, child, above, forbids);
}

void mend(struct doc *doc, struct node *root, struct diag *diag)
{
    struct mending m = { doc, diag };

    scan(&m, root);
    settle(&m, root, nesting_row(root)->forbids);
    if (nesting_takes_blocks(nesting_row(root)) && nesting_holds_block(root))
        nesting_wrap_lines(doc, root);
}
