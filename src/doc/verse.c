#include "doc/verse.h"

#include "base/buf.h"

#include <string.h>

struct versing {
    struct doc *doc;
    struct diag *diag;
    struct node **breaks; /* of the paragraph that is looked at, in their order */
    size_t count;
    size_t cap;
    struct node *made; /* the last division that lines have become */
};

static bool is_break(const struct node *node)
{
    return node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK;
}

static void collect_breaks(struct versing *v, struct node *paragraph)
{
    struct node *next;

    v->count = 0;
    for (struct node *node = paragraph->first; node; node = next) {
        next = node->kind == NODE_IMAGE ? node_skip(paragraph, node) : node_next(paragraph, node);
        if (!is_break(node))
            continue;
        v->breaks = arena_grow(v->doc->arena, v->breaks, v->count, &v->cap, sizeof *v->breaks);
        v->breaks[v->count++] = node;
    }
}

/* --- lines of what an author has set across several, emphasis, say */

/* The same node once more, for what follows in it; an id stays with the first. */
static struct node *node_again(struct doc *doc, const struct node *of)
{
    struct node *again = node_new(doc->arena, of->kind, of->span);

    again->level = of->level;
    again->text = of->text;
    again->attributes = of->attributes;
    again->names = of->names;
    if (of->names->id.len)
        *node_names(doc->arena, again) =
            (struct names){ .title = of->names->title, .classes = of->names->classes, .lang = of->names->lang };
    return again;
}

static void insert_after(struct node *sibling, struct node *node)
{
    if (sibling->next)
        node_insert_before(sibling->next, node);
    else
        node_append(sibling->parent, node);
}

/* Moves a break up to its paragraph: what it stands in ends before it and begins again after it. */
static void lift_break(struct doc *doc, const struct node *paragraph, struct node *line_break)
{
    while (line_break->parent != paragraph) {
        struct node *around = line_break->parent, *again = node_again(doc, around), *next;

        while ((next = line_break->next)) {
            node_unlink(next);
            node_append(again, next);
        }
        node_unlink(line_break);
        insert_after(around, line_break);
        insert_after(line_break, again);
    }
}

/* Wraps what stands between `first` and the next break in a line; returns that break, or NULL. */
static struct node *wrap_line(struct doc *doc, struct node *first)
{
    struct node *last = first, *line;

    if (is_break(first))
        return first;
    while (last->next && !is_break(last->next))
        last = last->next;
    line = node_wrap(doc->arena, NODE_SPAN, first, last);
    node_names(doc->arena, line)->classes = S("line");
    return line->next;
}

/* Makes a paragraph's lines lines; `v` knows its breaks. From the last one, so that nothing is moved twice. */
static void set_lines(struct versing *v, struct node *paragraph)
{
    for (size_t i = v->count; i-- > 0;) {
        v->breaks[i]->kind = NODE_HARD_BREAK;
        lift_break(v->doc, paragraph, v->breaks[i]);
    }
    for (struct node *node = paragraph->first; node;) {
        node = wrap_line(v->doc, node);
        node = node ? node->next : NULL;
    }
}

static void set_division(struct versing *v, struct node *division)
{
    for (struct node *node = division->first; node; node = node->next) {
        if (node->kind == NODE_DIVISION || node->kind == NODE_QUOTE) {
            set_division(v, node);
        } else if (node->kind == NODE_PARAGRAPH && !node_has_class(node, S("title"))) {
            collect_breaks(v, node);
            set_lines(v, node);
        }
    }
}

/* --- lines that begin with "|" */

enum line_kind { LINE_BAR, LINE_GOES_ON, LINE_OTHER };

/* What is meant by a line of the text that begins with `node`; `first`: the paragraph's. */
static enum line_kind line_kind(const struct doc *doc, const struct node *node, bool first)
{
    str source = node ? doc_line(doc, node->span.line) : S("");
    bool bar = node && node->kind == NODE_TEXT && str_starts(node->text, S("|"));

    if (bar && (node->text.len == 1 || node->text.at[1] == ' ')) {
        while (source.len && strchr(" \t>-+*.)0123456789", source.at[0]))
            source = str_from(source, 1);
        return str_starts(source, S("\\")) ? LINE_OTHER : LINE_BAR;
    }
    return !first && !bar && (str_starts(source, S(" ")) || str_starts(source, S("\t"))) ? LINE_GOES_ON : LINE_OTHER;
}

static bool is_line_block(const struct versing *v, const struct node *paragraph)
{
    if (line_kind(v->doc, paragraph->first, true) != LINE_BAR)
        return false;
    for (size_t i = 0; i < v->count; i++)
        if (line_kind(v->doc, v->breaks[i]->next, false) == LINE_OTHER)
            return false;
    return true;
}

static bool ends_with_bar(const struct node *node, const struct node *paragraph)
{
    node = node ? node->prev : paragraph->last;
    return node && node->kind == NODE_TEXT && node->text.len > 1 && str_ends(node->text, S("|"));
}

/* Whether all lines begin and end with "|": they would be a table, had they its second line. */
static bool looks_like_table(const struct versing *v, const struct node *paragraph)
{
    if (!ends_with_bar(NULL, paragraph) || !str_starts(paragraph->first->text, S("|")))
        return false;
    for (size_t i = 0; i < v->count; i++) {
        const struct node *next = v->breaks[i]->next;

        if (!ends_with_bar(v->breaks[i], paragraph) || !next || !str_starts(next->text, S("|")))
            return false;
    }
    return true;
}

/* Takes the "| " off; the spaces after it stay, as ones that show. */
static void take_bar(struct doc *doc, struct node *text)
{
    str rest = str_from(text->text, text->text.len > 1 ? 2 : 1);
    struct buf kept = { 0 };

    while (str_starts(rest, S(" "))) {
        buf_lit(&kept, "\xC2\xA0");
        rest = str_from(rest, 1);
    }
    buf_add(&kept, rest);
    node_set_text(text, buf_copy(&kept, doc->arena));
    buf_free(&kept);
}

/* Takes the bars off all lines, and joins those that go on: their breaks are forgotten. */
static void take_bars(struct versing *v, struct node *paragraph)
{
    size_t kept = 0;

    take_bar(v->doc, paragraph->first);
    for (size_t i = 0; i < v->count; i++) {
        struct node *next = v->breaks[i]->next;

        if (line_kind(v->doc, next, false) == LINE_BAR) {
            take_bar(v->doc, next);
            v->breaks[kept++] = v->breaks[i];
        } else {
            v->breaks[i]->kind = NODE_SOFT_BREAK;
        }
    }
    v->count = kept;
}

static bool is_empty_line(const struct node *line)
{
    return !line->first || (line->first == line->last && line->first->kind == NODE_TEXT && !line->first->text.len);
}

/* A line that holds nothing parts two stanzas. */
static void part_stanzas(struct doc *doc, struct node *paragraph)
{
    struct node *stanza = NULL, *next;

    for (struct node *node = paragraph->first; node; node = next) {
        next = node->next;
        node_unlink(node);
        if (node->kind == NODE_SPAN && is_empty_line(node)) {
            stanza = NULL;
        } else if (node->kind == NODE_SPAN) {
            if (!stanza)
                node_insert_before(paragraph, stanza = node_new(doc->arena, NODE_PARAGRAPH, node->span));
            else
                node_append(stanza, node_new(doc->arena, NODE_HARD_BREAK, node->span));
            node_append(stanza, node);
        }
    }
    node_unlink(paragraph);
}

/* A paragraph becomes a division of class "verse", or goes on with the one before it; what stands in parallel is a text
 * for each side. */
static void make_verse(struct versing *v, struct node *paragraph)
{
    struct node *verse = node_wrap(v->doc->arena, NODE_DIVISION, paragraph, paragraph);

    take_bars(v, paragraph);
    set_lines(v, paragraph);
    part_stanzas(v->doc, paragraph);
    if (v->made && v->made == verse->prev && !node_has_class(verse->parent, S("parallel"))) {
        node_adopt(v->made, verse);
        node_unlink(verse);
    } else {
        node_names(v->doc->arena, verse)->classes = S("verse");
        v->made = verse;
    }
}

static void look_at_paragraph(struct versing *v, struct node *paragraph)
{
    if (!paragraph->first || paragraph->first->kind != NODE_TEXT || !str_starts(paragraph->first->text, S("|")))
        return;
    collect_breaks(v, paragraph);
    if (looks_like_table(v, paragraph))
        diag_warn(v->diag, "table.form", paragraph->span,
            "these lines look like a table, but the second isn't like |---|---|; they are printed as text");
    else if (is_line_block(v, paragraph))
        make_verse(v, paragraph);
}

static void look_below(struct versing *v, struct node *root)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        bool verse = node->kind == NODE_DIVISION && node_has_class(node, S("verse"));

        next = verse ? node_skip(root, node) : node_next_block(root, node);
        if (verse)
            set_division(v, node);
        else if (node->kind == NODE_PARAGRAPH && node != root)
            look_at_paragraph(v, node);
    }
}

void verse_make(struct doc *doc, struct diag *diag)
{
    struct versing v = { .doc = doc, .diag = diag };

    if (str_find(doc->markdown, S("|")) < 0 && str_find(doc->markdown, S("verse")) < 0)
        return;
    look_below(&v, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        look_below(&v, doc->notes[i].node);
}
