#include "doc/nesting.h"

bool nesting_is(const struct node *node, const char *name)
{
    return nesting_is_raw(node) && str_equal(node->text, str_of(name));
}

static const struct element *raw_row(const struct node *node)
{
    static const struct element block = { "", true, CONTENT_FLOW, .parents = NULL };
    static const struct element phrase = { "", false, CONTENT_PHRASING, .parents = NULL };
    const struct element *row;

    if (nesting_is(node, "div") && node->parent && nesting_is(node->parent, "dl"))
        return &element_group;
    row = element_of_kind(node->text, node->kind == NODE_ELEMENT);
    return row ? row : node->kind == NODE_ELEMENT ? &block : &phrase;
}

const struct element *nesting_row(const struct node *node)
{
    enum { IN_HEAD = IS_HEADING | IS_SECTION | IS_HEADER };
    static const struct element flow = { "div", true, CONTENT_FLOW, IS_BLOCK, .parents = NULL };
    static const struct element listed = { "", true, CONTENT_LISTED, IS_BLOCK, .parents = NULL };
    static const struct element table = { "", true, CONTENT_LISTED, IS_BLOCK | IS_TABLE, .parents = NULL };
    static const struct element head = { "th", true, CONTENT_FLOW, IS_BLOCK, IN_HEAD, .parents = NULL };
    static const struct element term = { "dt", true, CONTENT_PHRASING, IS_BLOCK, IN_HEAD, .parents = NULL };
    static const struct element lines = { "p", true, CONTENT_PHRASING, .parents = NULL };
    static const struct element heading = { "h2", true, CONTENT_PHRASING, IS_HEADING, .parents = NULL };
    static const struct element leaf = { "", true, CONTENT_NOTHING, IS_BLOCK, .parents = NULL };
    static const struct element phrase = { "span", false, CONTENT_PHRASING, .parents = NULL };
    static const struct element ruby = { "ruby", false, CONTENT_PHRASING, IS_RUBY, IS_RUBY, .parents = NULL };

    switch (node->kind) {
    case NODE_ELEMENT:
    case NODE_PHRASE: return raw_row(node);
    case NODE_DOCUMENT:
    case NODE_QUOTE:
    case NODE_ITEM:
    case NODE_NOTE:
    case NODE_FIGURE:
    case NODE_DEFINITION:
    case NODE_DIVISION: return &flow;
    case NODE_LIST:
    case NODE_ROW:
    case NODE_DEFINITIONS: return &listed;
    case NODE_TABLE: return &table;
    case NODE_CELL: return node->parent && node->parent->header ? &head : &flow;
    case NODE_TERM: return &term;
    case NODE_PARAGRAPH: return &lines;
    case NODE_HEADING: return &heading;
    case NODE_CODE_BLOCK:
    case NODE_HTML_BLOCK:
    case NODE_RULE: return &leaf;
    case NODE_RUBY: return &ruby;
    case NODE_TEXT:
    case NODE_SOFT_BREAK:
    case NODE_HARD_BREAK:
    case NODE_CODE:
    case NODE_HTML:
    case NODE_EMPH:
    case NODE_STRONG:
    case NODE_STRIKE:
    case NODE_IMAGE:
    case NODE_LINK:
    case NODE_NOTE_REF:
    case NODE_GLOSS:
    case NODE_ORIGINAL:
    case NODE_SPAN: return &phrase;
    }
    return &phrase;
}

bool nesting_takes_blocks(const struct element *row)
{
    return row->content == CONTENT_FLOW || row->content == CONTENT_LISTED;
}

bool nesting_is_blank(const struct node *node)
{
    return node->kind == NODE_SOFT_BREAK || (node->kind == NODE_TEXT && str_trim(node->text).len == 0);
}

bool nesting_holds_block(const struct node *parent)
{
    for (const struct node *node = parent->first; node; node = node->next)
        if (node_is_block(node))
            return true;
    return false;
}

void nesting_drop_blanks(struct node *parent)
{
    struct node *next;

    for (struct node *node = parent->first; node; node = next) {
        next = node->next;
        if (nesting_is_blank(node))
            node_unlink(node);
    }
}

/* Space at the edges of a paragraph is none of its text. */
static void trim(struct node *paragraph)
{
    struct node *first = paragraph->first, *last = paragraph->last;
    str words;

    while (last != first && nesting_is_blank(last)) {
        node_unlink(last);
        last = paragraph->last;
    }
    words = str_trim(last->text);
    if (last->kind == NODE_TEXT)
        last->text = str_first(last->text, (size_t)(words.at + words.len - last->text.at));
    words = str_trim(first->text);
    if (first->kind == NODE_TEXT)
        first->text = str_from(first->text, (size_t)(words.at - first->text.at));
}

/* Makes a paragraph of what stands from `node` on, up to the next block; returns that. */
static struct node *wrap_run(struct doc *doc, struct node *node)
{
    struct node *last = node, *next;

    while (last->next && !node_is_block(last->next))
        last = last->next;
    next = last->next;
    trim(node_wrap(doc->arena, NODE_PARAGRAPH, node, last));
    return next;
}

void nesting_wrap_lines(struct doc *doc, struct node *parent)
{
    struct node *next;

    for (struct node *node = parent->first; node; node = next) {
        next = node->next;
        if (!node_is_block(node) && nesting_is_blank(node)) /* at the front of a run, or alone */
            node_unlink(node);
        else if (!node_is_block(node))
            next = wrap_run(doc, node);
    }
}

void nesting_end_paragraph(struct doc *doc, struct node *parent)
{
    struct node *first = parent->last, *next;

    if (!first || node_is_block(first))
        return;
    while (first->prev && !node_is_block(first->prev))
        first = first->prev;
    for (; first && nesting_is_blank(first); first = next) {
        next = first->next;
        node_unlink(first);
    }
    if (first)
        wrap_run(doc, first);
}

/* --- taking a node out */

/* Whether a space is wanted between words and what stands beside them: not where there is one already, nor before a
 * comma or the like. */
static bool needs_space(const struct node *beside, bool after)
{
    str text = beside ? beside->text : S("");

    if (!beside || beside->kind == NODE_SOFT_BREAK || beside->kind == NODE_HARD_BREAK)
        return false;
    if (beside->kind != NODE_TEXT || text.len == 0)
        return true;
    return !memchr(" \n\t,.;:!?)", text.at[after ? 0 : text.len - 1], after ? 9 : 3);
}

static void part_words(struct doc *doc, struct node *block)
{
    if (block->first && needs_space(block->prev, false))
        node_insert_before(block->first, node_new(doc->arena, NODE_SOFT_BREAK, block->span));
    if (block->first && needs_space(block->next, true))
        node_append(block, node_new(doc->arena, NODE_SOFT_BREAK, block->span));
}

static bool is_alone(const struct node *node)
{
    const struct node *before = node->prev, *after = node->next;

    while (before && nesting_is_blank(before))
        before = before->prev;
    while (after && nesting_is_blank(after))
        after = after->next;
    return !before && !after;
}

struct node *nesting_dissolve(struct doc *doc, struct node *node)
{
    struct node *next = node->next, *first;

    if (node_is_block(node) && !nesting_takes_blocks(nesting_row(node->parent)))
        part_words(doc, node);
    else if (node_is_block(node) && !is_alone(node))
        nesting_wrap_lines(doc, node);
    first = node->first;
    node_unwrap(node);
    return first ? first : next;
}
