#include "doc/inlines.h"

#include "base/utf8.h"
#include "doc/attributes.h"
#include "doc/escapes.h"
#include "lang/script.h"

#include <string.h>

/* --- brackets: spans and notes */

/* An opening bracket, cut out as a text of its own. */
struct bracket {
    struct node *node;
    bool note; /* "^[" */
};

struct brackets {
    struct bracket *items;
    size_t count;
    size_t cap;
    size_t notes;      /* inline notes made so far, for their labels */
    struct node **end; /* after the last definition of a note that was seen */
    struct diag *diag;
};

static void push(struct doc *doc, struct brackets *open, struct node *node, bool note)
{
    open->items = arena_grow(doc->arena, open->items, open->count, &open->cap, sizeof *open->items);
    open->items[open->count++] = (struct bracket){ node, note };
}

/* Makes the nodes between two brackets a note: a definition with one paragraph, and a reference to it. */
static void make_note(struct doc *doc, struct brackets *open, struct node *from, struct node *to)
{
    struct node *content = node_wrap(doc->arena, NODE_PARAGRAPH, from->next, to->prev);
    struct node *note = node_new(doc->arena, NODE_NOTE, from->span),
                *ref = node_new(doc->arena, NODE_NOTE_REF, from->span);

    note->text = ref->text = arena_printf(doc->arena, "^%zu", ++open->notes);
    node_insert_before(content, ref);
    node_unlink(content);
    node_append(note, content);
    while (*open->end)
        open->end = &(*open->end)->next;
    *open->end = note;
    note->parent = doc->root;
    node_unlink(from);
    node_unlink(to);
}

/* A span where attributes follow the closing bracket. */
static void make_span(struct doc *doc, struct node *from, struct node *to)
{
    struct node *after = to->next, *span;
    struct attribute *others = NULL;
    struct names read;
    size_t len = after && after->kind == NODE_TEXT ? attributes_read(doc, after->text, &read, &others) : 0;

    if (len == 0)
        return;
    span = node_wrap(doc->arena, NODE_SPAN, from->next, to->prev);
    *node_names(doc->arena, span) = read;
    span->attributes = others;
    doc_cut(doc, after, len);
    node_unlink(from);
    node_unlink(to);
}

static bool are_blank(const struct node *from, const struct node *to)
{
    for (; from != to; from = from->next)
        if (from->kind != NODE_SOFT_BREAK && (from->kind != NODE_TEXT || !utf8_is_blank(from->text)))
            return false;
    return true;
}

static void close_bracket(struct doc *doc, struct brackets *open, struct node *close)
{
    struct bracket bracket;

    if (open->count == 0)
        return;
    bracket = open->items[--open->count];
    if (bracket.note && are_blank(bracket.node->next, close))
        diag_warn(open->diag, "note.empty", bracket.node->span,
            "this note has no words, and is printed as it stands; write them between its brackets, or take it away");
    else if (bracket.node->next == close)
        return;
    else if (bracket.note)
        make_note(doc, open, bracket.node, close);
    else
        make_span(doc, bracket.node, close);
}

/* Cuts the next bracket of a text out; returns it, or NULL where there is none. */
static struct node *cut_bracket(struct doc *doc, struct node *node)
{
    size_t at = 0, len = 1;

    if (node->lacks & LACKS_BRACKETS)
        return NULL;
    while (at < node->text.len && node->text.at[at] != '[' && node->text.at[at] != ']')
        at++;
    if (at == node->text.len)
        return NULL;
    if (node->text.at[at] == '[' && at && node->text.at[at - 1] == '^') {
        at--;
        len = 2;
    }
    if (at)
        node = doc_split(doc, node, at);
    if (node->text.len > len)
        doc_split(doc, node, len);
    return node;
}

static void match_children(struct doc *doc, struct node *parent, struct brackets *open)
{
    struct node *next;
    bool cut = false;

    open->count = 0;
    for (struct node *node = parent->first; node; node = next) {
        struct node *bracket = node->kind == NODE_TEXT ? cut_bracket(doc, node) : NULL;

        next = bracket ? bracket->next : node->next;
        if (!bracket)
            continue;
        cut = true;
        if (str_equal(bracket->text, S("]"))) {
            close_bracket(doc, open, bracket);
            next = next && next->parent == parent ? next : NULL;
        } else {
            push(doc, open, bracket, bracket->text.len == 2);
        }
    }
    if (cut)
        node_merge_texts(doc->arena, parent);
}

static bool has_brackets(const struct node *parent)
{
    for (const struct node *node = parent->first; node; node = node->next)
        if (node->kind == NODE_TEXT && node->text.len && memchr(node->text.at, ']', node->text.len))
            return true;
    return false;
}

void spans_find(struct doc *doc, struct diag *diag)
{
    struct brackets open = { .end = &doc->definitions, .diag = diag };
    struct node *root = doc->root, *note = doc->definitions;

    if (doc->markdown.len == 0 || !memchr(doc->markdown.at, '[', doc->markdown.len))
        return;
    for (; root; root = note, note = note ? note->next : NULL)
        for (struct node *node = root; node; node = node_next(root, node))
            if (node->first && !node_is_block(node->first) && has_brackets(node))
                match_children(doc, node, &open);
}

/* --- ruby */

/* Longer ones are no ruby. */
enum { RUBY_BYTES = 500 };

/* The base and reading of "{base|reading}" at the front of a text; the base has to be written in Chinese or Japanese.
 */
static size_t ruby_at(str rest, str *base, str *reading)
{
    str text = str_first(rest, RUBY_BYTES);
    ptrdiff_t bar = str_find(text, S("|")), end = str_find(text, S("}"));
    size_t len;

    if (bar < 2 || end <= bar + 1)
        return 0;
    *base = (str){ text.at + 1, (size_t)bar - 1 };
    *reading = (str){ text.at + bar + 1, (size_t)(end - bar - 1) };
    return script_is_cjk(utf8_decode(*base, &len)) && str_find(*base, S("{")) < 0 ? (size_t)end + 1 : 0;
}

static struct node *make_ruby(struct doc *doc, struct node *node, size_t at, size_t len, str base, str reading)
{
    struct node *ruby, *written = at ? doc_split(doc, node, at) : node, *rest = NULL;

    if (written->text.len > len)
        rest = doc_split(doc, written, len);
    written->text = base;
    ruby = node_wrap(doc->arena, NODE_RUBY, written, written);
    ruby->text = reading;
    return rest;
}

static void ruby_text(struct doc *doc, struct node *node)
{
    size_t from = 0;

    while (node && from < node->text.len) {
        const char *brace = memchr(node->text.at + from, '{', node->text.len - from);
        size_t at = brace ? (size_t)(brace - node->text.at) : 0, len;
        str base, reading;

        if (!brace)
            return;
        len = ruby_at(str_from(node->text, at), &base, &reading);
        if (len)
            node = make_ruby(doc, node, at, len, base, reading);
        from = len ? 0 : at + 1;
    }
}

static void ruby_below(struct doc *doc, struct node *root)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        next = node_next(root, node);
        if (node->kind == NODE_TEXT)
            ruby_text(doc, node);
    }
}

void spans_find_rubies(struct doc *doc)
{
    if (str_find(doc->markdown, S("|")) >= 0 && memchr(doc->markdown.at, '{', doc->markdown.len))
        doc_each_root(doc, ruby_below);
}

/* --- tasks */

/* "[ ] ", "[x] " */
static bool begins_with_box(str text)
{
    return text.len >= 4 && text.at[0] == '[' && (text.at[1] == ' ' || (text.at[1] | 0x20) == 'x') &&
           text.at[2] == ']' && text.at[3] == ' ';
}

static void task_below(struct doc *doc, struct node *root)
{
    (void)doc;
    for (struct node *node = root; node; node = node_next_block(root, node)) {
        struct node *paragraph = node->kind == NODE_ITEM ? node->first : NULL;
        struct node *text = paragraph && paragraph->kind == NODE_PARAGRAPH ? paragraph->first : NULL;

        if (!text || text->kind != NODE_TEXT || !begins_with_box(text->text))
            continue;
        node->level = text->text.at[1] == ' ' ? 1 : 2;
        text->text = str_from(text->text, 4);
    }
}

void spans_find_tasks(struct doc *doc)
{
    str rest = doc->markdown;

    for (ptrdiff_t at; (at = str_find(rest, S("["))) >= 0; rest = str_from(rest, 1)) {
        rest = str_from(rest, (size_t)at);
        if (begins_with_box(rest)) {
            doc_each_root(doc, task_below);
            return;
        }
    }
}

/* --- the end */

/* "<https://x.example/\[>": what stands in it is literal. */
static bool is_written_address(const struct node *node)
{
    const struct node *text = node->first;

    return node->kind == NODE_LINK && text && text == node->last && text->kind == NODE_TEXT &&
           str_ends(node->text, text->text);
}

static void finish_below(struct doc *doc, struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node)) {
        bool address = is_written_address(node);
        bool literal = address || node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK || node->kind == NODE_HTML ||
                       node->kind == NODE_HTML_BLOCK;

        if (address)
            node_set_text(node->first, escapes_restore(doc->arena, node->first->text, true));
        node_set_text(node, escapes_restore(doc->arena, node->text, literal));
        if (node->kind == NODE_SPAN || node->kind == NODE_IMAGE || node->kind == NODE_DIVISION ||
            node->kind == NODE_HEADING)
            for (struct attribute *attribute = node->attributes; attribute; attribute = attribute->next)
                attribute->value = escapes_restore(doc->arena, attribute->value, false);
        if (node->names->title.len)
            node_names(doc->arena, node)->title = escapes_restore(doc->arena, node->names->title, false);
    }
}

void spans_finish(struct doc *doc)
{
    if (doc->is_protected)
        doc_each_root(doc, finish_below);
}
