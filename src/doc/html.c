#include "doc/html.h"

#include "base/buf.h"
#include "doc/elements.h"
#include "doc/limits.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <pthread.h>
#include <stdint.h>

/* In the text for the HTML parser an element of this name stands for each child that is Markdown's. It breaks its line
 * within the tag, so that a line holds one piece of raw HTML. */
#define STAND_IN "x-stele"

/* One piece of raw HTML, and where it stands in the text for the parser. */
struct piece {
    int line;
    struct span span;
};

struct reading {
    struct doc *doc;
    struct diag *diag;
    struct node *parent;    /* whose children are read */
    struct node **children; /* those that are Markdown's; NULL: put in its place */
    size_t child_count, child_cap;
    struct piece *pieces;
    size_t piece_count, piece_cap;
    bool in_line; /* these stand within lines */
    bool too_deep;
    int depth;
};

/* --- the text for the parser */

static bool is_html(const struct node *node)
{
    return node->kind == NODE_HTML || node->kind == NODE_HTML_BLOCK;
}

static void add_piece(struct reading *r, struct buf *text, int *line, const struct node *node)
{
    r->pieces = arena_grow(r->doc->arena, r->pieces, r->piece_count, &r->piece_cap, sizeof *r->pieces);
    r->pieces[r->piece_count++] = (struct piece){ *line, node->span };
    buf_add(text, node->text);
    for (size_t i = 0; i < node->text.len; i++)
        *line += node->text.at[i] == '\n';
}

static void add_stand_in(struct reading *r, struct buf *text, int *line, struct node *node)
{
    r->children = arena_grow(r->doc->arena, r->children, r->child_count, &r->child_cap, sizeof *r->children);
    buf_printf(text, "<" STAND_IN "\nn=\"%zu\"></" STAND_IN ">", r->child_count);
    r->children[r->child_count++] = node;
    ++*line;
}

static void write_children(struct reading *r, struct buf *text)
{
    int line = 1;

    buf_lit(text, "<html><body>");
    for (struct node *node = r->parent->first; node; node = node->next) {
        if (!is_html(node)) {
            add_stand_in(r, text, &line, node);
            continue;
        }
        add_piece(r, text, &line, node);
    }
}

/* --- the parser */

static htmlDocPtr parse(str text)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    htmlParserCtxtPtr parser;
    htmlDocPtr doc;

    pthread_once(&once, xmlInitParser);
    parser = htmlNewParserCtxt();
    doc = htmlCtxtReadMemory(parser, text.at, (int)text.len, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD);
    htmlFreeParserCtxt(parser);
    return doc;
}

/* Where in the article the line of the parser's text stands. */
static struct span place(const struct reading *r, const xmlNode *from)
{
    int line = (int)xmlGetLineNo(from);
    size_t i = r->piece_count;

    while (i > 1 && r->pieces[i - 1].line > line)
        i--;
    if (i == 0 || line <= r->pieces[i - 1].line)
        return i ? r->pieces[i - 1].span : NOWHERE;
    return (struct span){ r->pieces[i - 1].span.line + line - r->pieces[i - 1].line, 1 };
}

/* --- from its tree to ours */

static str copy(struct reading *r, const xmlChar *text)
{
    return arena_copy(r->doc->arena, str_of((const char *)text));
}

static void read_children(struct reading *r, struct node *into, const struct element *element, xmlNode *from);

static void add_attribute(struct reading *r, struct node *node, str name, str value)
{
    struct attribute *attribute;

    if (str_equal(name, S("id"))) {
        node_names(r->doc, node)->id = value;
    } else if (str_equal(name, S("class"))) {
        node_names(r->doc, node)->classes = value;
    } else if (str_equal(name, S("lang"))) {
        node_names(r->doc, node)->lang = value;
    } else {
        attribute = arena_new(r->doc->arena, struct attribute);
        *attribute = (struct attribute){ name, value, node->attributes };
        node->attributes = attribute;
    }
}

static void read_attributes(struct reading *r, struct node *node, const struct element *element, const xmlNode *from)
{
    for (const xmlAttr *attribute = from->properties; attribute; attribute = attribute->next) {
        xmlChar *content = xmlNodeListGetString(from->doc, attribute->children, 1);
        str name = copy(r, attribute->name), value = copy(r, content), kept = element_attribute(element, name, value);

        xmlFree(content);
        if (kept.len)
            add_attribute(r, node, kept, value);
        else
            diag_warn(
                r->diag, "html.attribute", place(r, from), "“%.*s=\"%.*s\"” isn't passed on", STR(name), STR(value));
    }
}

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

/* What Markdown has a kind of its own for becomes that. */
static void specialise(struct reading *r, struct node *node)
{
    str name = node->text, address;

    if (str_equal(name, S("a"))) {
        address = take_attribute(node, S("href"));
        if (address.len == 0)
            return;
        node->kind = NODE_LINK;
        node_names(r->doc, node)->title = take_attribute(node, S("title"));
        node->text = address;
    } else if (str_equal(name, S("img"))) {
        node_append(node, node_text(r->doc, take_attribute(node, S("alt")), node->span));
        node->kind = NODE_IMAGE;
        node->text = take_attribute(node, S("src"));
        node_names(r->doc, node)->title = take_attribute(node, S("title"));
    } else if (str_equal(name, S("br")) || str_equal(name, S("hr"))) {
        node->kind = node->kind == NODE_PHRASE ? NODE_HARD_BREAK : NODE_RULE;
        node->text = S("");
    } else if (name.len == 2 && name.at[0] == 'h') {
        node->kind = NODE_HEADING;
        node->level = name.at[1] - '0';
        node->text = S("");
    } else if (str_equal(name, S("p")) && !node->attributes && !has_names(node->names)) {
        node->kind = NODE_PARAGRAPH;
        node->text = S("");
    }
}

static bool is_blank(const struct node *node)
{
    return node->kind == NODE_TEXT && str_trim(node->text).len == 0;
}

static bool holds_block(const struct node *parent)
{
    for (const struct node *node = parent->first; node; node = node->next)
        if (node_is_block(node))
            return true;
    return false;
}

static bool holds_link(const struct node *parent)
{
    for (const struct node *node = parent->first; node; node = node_next(parent, node))
        if (node->kind == NODE_LINK)
            return true;
    return false;
}

/* Beside blocks, what stands within lines is a paragraph, and space between blocks is none of the text's. */
static void wrap_lines(struct doc *doc, struct node *parent)
{
    for (struct node *node = parent->first, *next; node; node = next) {
        struct node *last = node;

        next = node->next;
        if (node_is_block(node))
            continue;
        if (is_blank(node)) { /* at the front of a run, or alone */
            node_unlink(node);
            continue;
        }
        while (last->next && !node_is_block(last->next))
            last = last->next;
        next = last->next;
        node_wrap(doc, NODE_PARAGRAPH, node, last);
    }
}

/* Whether what was read into an element may stand in it. */
static bool fits(const struct element *element, const struct node *node)
{
    if (str_equal(node->text, S("a")) && holds_link(node))
        return false;
    switch (element->content) {
    case CONTENT_NOTHING: return true;
    case CONTENT_PHRASING: return !holds_block(node);
    case CONTENT_FLOW: return true;
    case CONTENT_LISTED:
        for (const struct node *child = node->first; child; child = child->next)
            if (child->kind != NODE_ELEMENT || !element_allows(element, element_find(child->text)))
                return false;
        return node->first != NULL;
    }
    return false;
}

static void drop_blanks(struct node *parent)
{
    struct node *next;

    for (struct node *node = parent->first; node; node = next) {
        next = node->next;
        if (is_blank(node))
            node_unlink(node);
    }
}

/* The element of raw HTML that a node still is, or NULL. */
static const struct element *element_of(const struct node *node)
{
    return node->kind == NODE_ELEMENT || node->kind == NODE_PHRASE ? element_find(node->text) : NULL;
}

/* Puts a node's children in its place; those that may stand only in it, or not within a line, are dissolved as well. */
static void dissolve(const struct reading *r, struct node *into, struct node *node)
{
    while (node->first) {
        struct node *child = node->first;
        const struct element *element = element_of(child);

        node_unlink(child);
        if ((element && element->parents) || (r->in_line && node_is_block(child)))
            dissolve(r, into, child);
        else
            node_append(into, child);
    }
}

/* A list with something else in it is dissolved, when its turn comes, and what was in it stays what it is. */
static bool may_stand(const struct reading *r, const struct element *above, const struct element *element)
{
    if (r->in_line && element->block)
        return false;
    return element_allows(above, element) || (above->content == CONTENT_LISTED && !element->parents);
}

/* What was read into an element that holds nothing stands behind it. A picture holds its description. */
static void put_behind(struct node *node)
{
    struct node *parent = node->parent;

    while (node->kind != NODE_IMAGE && node->first) {
        struct node *child = node->first;

        node_unlink(child);
        node_append(parent, child);
    }
}

static void read_element(
    struct reading *r, struct node *into, const struct element *above, const struct element *element, xmlNode *from)
{
    struct node *node = node_new(r->doc, element->block ? NODE_ELEMENT : NODE_PHRASE, place(r, from));

    node->text = str_of(element->name);
    read_attributes(r, node, element, from);
    read_children(r, node, element, from);
    if (element->content == CONTENT_LISTED)
        drop_blanks(node);
    if (element->content == CONTENT_FLOW && holds_block(node))
        wrap_lines(r->doc, node);
    if (may_stand(r, above, element) && fits(element, node)) {
        specialise(r, node);
        node_append(into, node);
        if (element->content == CONTENT_NOTHING) /* a parser of HTML 4 doesn't know all that are empty */
            put_behind(node);
        return;
    }
    diag_warn(r->diag, "html.nesting", node->span,
        "<%s> can't stand here, or not around this; it isn't passed on, what is in it is", element->name);
    dissolve(r, into, node);
}

static void put_child(struct reading *r, struct node *into, const xmlNode *stand_in)
{
    xmlChar *number = xmlGetProp(stand_in, BAD_CAST "n");
    size_t i = 0;

    for (const xmlChar *digit = number; digit && *digit >= '0' && *digit <= '9' && i < r->child_count; digit++)
        i = i * 10 + (size_t)(*digit - '0');
    xmlFree(number);
    if (i >= r->child_count || !r->children[i])
        return; /* an author's own element of that name */
    node_append(into, r->children[i]);
    r->children[i] = NULL;
}

static void read_unknown(struct reading *r, struct node *into, const struct element *above, xmlNode *from)
{
    str name = str_of((const char *)from->name);

    if (str_equal(name, S("html")) || str_equal(name, S("body"))) {
        read_children(r, into, above, from);
    } else if (element_is_void_of_text(name)) {
        diag_warn(r->diag, "html.dropped", place(r, from), "<%.*s> isn't passed on, nor what is in it", STR(name));
    } else {
        diag_warn(r->diag, "html.dropped", place(r, from), "<%.*s> isn't passed on; what is in it is", STR(name));
        read_children(r, into, above, from);
    }
}

static void read_node(struct reading *r, struct node *into, const struct element *above, xmlNode *from)
{
    const struct element *element;

    if (from->type == XML_TEXT_NODE || from->type == XML_CDATA_SECTION_NODE) {
        node_append(into, node_text(r->doc, copy(r, from->content), place(r, from)));
        return;
    }
    if (from->type != XML_ELEMENT_NODE)
        return;
    element = element_find(str_of((const char *)from->name));
    if (str_equal(str_of((const char *)from->name), S(STAND_IN))) {
        put_child(r, into, from);
        read_children(r, into, above, from);
    } else if (element) {
        read_element(r, into, above, element, from);
    } else {
        read_unknown(r, into, above, from);
    }
}

static void read_children(struct reading *r, struct node *into, const struct element *above, xmlNode *from)
{
    if (r->depth >= DOC_DEPTH) {
        if (!r->too_deep)
            diag_error(r->diag, "doc.depth", place(r, from),
                "this is nested more than %d deep, which nobody can read; what lies deeper is left out", DOC_DEPTH);
        r->too_deep = true;
        return;
    }
    r->depth++;
    for (xmlNode *child = from->children; child; child = child->next)
        read_node(r, into, above, child);
    r->depth--;
}

/* --- a parent and its children */

static int depth_of(const struct node *node)
{
    int depth = 0;

    for (; node->parent; node = node->parent)
        depth++;
    return depth;
}

/* What the parser lost is put at the end: nothing of Markdown's goes. */
static void put_rest(struct reading *r, struct node *into)
{
    for (size_t i = 0; i < r->child_count; i++)
        if (r->children[i])
            node_append(into, r->children[i]);
}

static void read_parent(struct doc *doc, struct node *parent, struct diag *diag)
{
    static const struct element line = { "", false, CONTENT_PHRASING, NULL, NULL };
    static const struct element flow = { "", true, CONTENT_FLOW, NULL, NULL };
    struct reading r = { .doc = doc, .diag = diag, .parent = parent, .depth = depth_of(parent) };
    struct buf text = { 0 };
    struct node into = { .kind = parent->kind };
    htmlDocPtr html;

    r.in_line = !node_is_block(parent->first);
    write_children(&r, &text);
    while (parent->first)
        node_unlink(parent->first);
    html = parse(buf_str(&text));
    if (html && xmlDocGetRootElement(html))
        read_children(&r, &into, r.in_line ? &line : &flow, xmlDocGetRootElement(html));
    xmlFreeDoc(html);
    put_rest(&r, &into);
    node_adopt(parent, &into);
    if (!r.in_line)
        wrap_lines(doc, parent);
    buf_free(&text);
}

static bool has_html(const struct node *parent)
{
    for (const struct node *node = parent->first; node; node = node->next)
        if (is_html(node))
            return true;
    return false;
}

/* Comments are for those who read the source: nothing is said of them. Instructions and declarations are no text. */
static void drop_markup(struct node *parent, struct diag *diag)
{
    struct node *next;

    for (struct node *node = parent->first; node; node = next) {
        str text = str_trim(node->text);
        bool comment = is_html(node) && str_starts(text, S("<!--")) && str_ends(text, S("-->"));

        next = node->next;
        if (!comment && !(is_html(node) && (str_starts(text, S("<?")) || str_starts(text, S("<!")))))
            continue;
        if (!comment)
            diag_warn(diag, "html.dropped", node->span, "this isn't passed on: “%.*s”", STR(text));
        node_unlink(node);
    }
}

static void read_below(struct doc *doc, struct node *root, struct diag *diag)
{
    for (struct node *node = root; node; node = node_next(root, node)) {
        if (!has_html(node))
            continue;
        drop_markup(node, diag);
        if (has_html(node))
            read_parent(doc, node, diag);
    }
}

/* --- the whole */

static uint64_t count_tags(const struct node *root)
{
    uint64_t tags = 0;

    for (const struct node *node = root; node; node = node_next(root, node))
        for (size_t i = 0; is_html(node) && i < node->text.len; i++)
            tags += node->text.at[i] == '<';
    return tags;
}

void html_read(struct doc *doc, struct diag *diag)
{
    uint64_t tags = count_tags(doc->root);

    for (struct node *note = doc->definitions; note; note = note->next)
        tags += count_tags(note);
    if (tags > LIMIT_TAGS) {
        diag_error(diag, "limit.html", doc->root->span, "too many tags of HTML: stele reads at most %d", LIMIT_TAGS);
        return;
    }
    if (tags == 0)
        return;
    read_below(doc, doc->root, diag);
    for (struct node *note = doc->definitions; note; note = note->next)
        read_below(doc, note, diag);
}
