#include "doc/escapes.h"
#include "doc/figures.h"

/* Lines that begin with ":" reach the parser as items of a list (doc/escapes.h), so that it finds what belongs to each
 * as it does for lists. */

/* --- which items are definitions */

/* How many signs of quotations and indentation a line begins with. */
static size_t front_of(str line)
{
    size_t len = 0;

    while (len < line.len && (line.at[len] == ' ' || line.at[len] == '\t' || line.at[len] == '>'))
        len++;
    return len;
}

/* Whether the line on which an item begins does so as a definition, and the item isn't one within that. */
static bool is_definition(const struct doc *doc, const struct node *item)
{
    str line = doc_line(doc, item->span.line);

    return str_find(line, S(ESCAPES_DEFINITION)) >= 0 && item->span.column == (int)front_of(line) + 1;
}

static bool are_definitions(const struct doc *doc, const struct node *list)
{
    for (const struct node *item = list->first; item; item = item->next)
        if (!is_definition(doc, item))
            return false;
    return true;
}

/* The line on which a paragraph ends. */
static int last_line(const struct node *paragraph)
{
    int line = paragraph->span.line;

    for (const struct node *node = paragraph; node; node = node_next(paragraph, node))
        line += node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK;
    return line;
}

static bool are_empty(const struct doc *doc, int from, int to)
{
    for (; from < to; from++) {
        str line = doc_line(doc, from);

        if (front_of(line) < line.len)
            return false;
    }
    return true;
}

/* Whether what stands before a list of definitions is what they define: a paragraph, of one line where an empty line
 * follows it; or the definitions of the same. */
static bool has_term(const struct doc *doc, const struct node *list)
{
    const struct node *before = list->prev;
    int end;

    if (!before || before->kind != NODE_PARAGRAPH)
        return before && before->kind == NODE_DEFINITIONS;
    end = last_line(before);
    return end + 1 == list->span.line || (end == before->span.line && are_empty(doc, end + 1, list->span.line));
}

/* --- a list of definitions */

/* Takes the mark off the end of a definition's first line. */
static void take_mark(struct node *item)
{
    struct node *node = item;

    while (node && (node->kind != NODE_TEXT || !str_ends(node->text, S(ESCAPES_DEFINITION))))
        node = node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK ? NULL : node_next(item, node);
    if (!node)
        return;
    node->text = str_first(node->text, node->text.len - (sizeof ESCAPES_DEFINITION - 1));
    if (node->text.len == 0)
        node_unlink(node);
}

/* Whether a paragraph may be verse (doc/verse.h), "| a line". */
static bool may_be_verse(const struct node *paragraph)
{
    return paragraph->first && paragraph->first->kind == NODE_TEXT && str_starts(paragraph->first->text, S("| "));
}

/* A definition of one paragraph is its words. */
static void take_content(struct node *definition, struct node *item)
{
    struct node *only = item->first;

    take_mark(item);
    node_adopt(definition,
        only && only == item->last && only->kind == NODE_PARAGRAPH && !may_be_verse(only) ? only : item);
}

static struct node *definitions_before(struct doc *doc, struct node *term)
{
    struct node *list = term->prev;

    if (list && list->kind == NODE_DEFINITIONS)
        return list;
    list = node_new(doc->arena, NODE_DEFINITIONS, term->span);
    node_insert_before(term, list);
    return list;
}

/* A paragraph and a list of definitions after it: one of our lists takes their place, or goes on with what is before
 * them. Returns the first that it has got. */
static struct node *define(struct doc *doc, struct node *from)
{
    struct node *term = from->prev, *list = term, *first = NULL;

    if (term->kind == NODE_PARAGRAPH) {
        list = definitions_before(doc, term);
        node_unlink(term);
        term->kind = NODE_TERM;
        node_append(list, term);
        first = term;
    }
    for (struct node *item = from->first; item; item = item->next) {
        struct node *definition = node_new(doc->arena, NODE_DEFINITION, item->span);

        take_content(definition, item);
        node_append(list, definition);
        first = first ? first : definition;
    }
    node_unlink(from);
    return first;
}

/* --- what only looks like one */

/* Gives an item its colon back. */
static void restore_item(struct doc *doc, struct node *item)
{
    struct node *paragraph = item->first, *colon = node_text(doc->arena, S(": "), item->span);

    if (!paragraph || paragraph->kind != NODE_PARAGRAPH) {
        paragraph = node_new(doc->arena, NODE_PARAGRAPH, item->span);
        if (item->first)
            node_insert_before(item->first, paragraph);
        else
            node_append(item, paragraph);
    }
    if (paragraph->first)
        node_insert_before(paragraph->first, colon);
    else
        node_append(paragraph, colon);
    node_merge_texts(doc->arena, paragraph);
}

/* Puts what was written in the place of a list that was none, and returns the first of it; in a list of the author's
 * own it stays an item. */
static struct node *restore(struct doc *doc, struct node *list)
{
    bool all = are_definitions(doc, list);
    struct node *first = NULL, *block;

    for (struct node *item = list->first; item; item = item->next)
        if (is_definition(doc, item))
            restore_item(doc, item);
    if (!all)
        return list->first;
    for (struct node *item = list->first; item; item = item->next)
        while ((block = item->first)) {
            node_unlink(block);
            node_insert_before(list, block);
            first = first ? first : block;
        }
    node_unlink(list);
    return first;
}

/* Whether a text begins a line that began with ":" and that the parser has read on with a paragraph. */
static bool lost_its_colon(const struct doc *doc, const struct node *text)
{
    bool begins = !text->prev || text->prev->kind == NODE_SOFT_BREAK || text->prev->kind == NODE_HARD_BREAK;
    str line;

    if (!begins || text->kind != NODE_TEXT || !str_starts(text->text, S("+")))
        return false;
    line = doc_line(doc, text->span.line);
    return str_find(line, S(ESCAPES_DEFINITION)) >= 0 && text->span.column <= (int)front_of(line) + 1;
}

static void restore_below(struct doc *doc, struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (lost_its_colon(doc, node))
            node_set_text(node, arena_printf(doc->arena, ":%.*s", STR(str_from(node->text, 1))));
}

/* --- all of them */

static bool holds_definition(const struct doc *doc, const struct node *list)
{
    for (const struct node *item = list->first; item; item = item->next)
        if (is_definition(doc, item))
            return true;
    return false;
}

static void define_below(struct doc *doc, struct node *root)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        if (node->kind != NODE_LIST || !holds_definition(doc, node))
            next = node_next_block(root, node);
        else if (are_definitions(doc, node) && has_term(doc, node))
            next = define(doc, node);
        else
            next = restore(doc, node);
    }
}

void definitions_find(struct doc *doc)
{
    if (doc->is_protected && str_find(doc->markdown, S(ESCAPES_DEFINITION)) >= 0) {
        doc_each_root(doc, define_below);
        doc_each_root(doc, restore_below);
    }
}
