#include "write/body_write.h"

#include "doc/attributes.h"
#include "formats/url.h"
#include "gloss/glosses.h"
#include "write/attributes.h"
#include "write/classes.h"
#include "write/links.h"
#include "write/note_links.h"
#include "write/writer.h"

/* How many columns fit on a telephone. */
enum { NARROW_TABLE = 4 };

static void write_node(struct writer *w, const struct node *node);

static void write_children(struct writer *w, const struct node *node)
{
    for (const struct node *child = node->first; child; child = child->next)
        write_node(w, child);
}

/* --- blocks */

static void write_element(struct writer *w, const char *name, const struct node *node, const char *after)
{
    str tag = str_of(name);

    buf_byte(&w->out, '<');
    buf_add(&w->out, tag);
    writer_id(w, node->names->id);
    buf_byte(&w->out, '>');
    write_children(w, node);
    buf_lit(&w->out, "</");
    buf_add(&w->out, tag);
    buf_byte(&w->out, '>');
    buf_add(&w->out, str_of(after));
}

static void write_heading(struct writer *w, const struct node *node)
{
    buf_printf(&w->out, "<h%d", node->level);
    writer_id(w, node->names->id);
    writer_attribute(w, "class", node->names->classes);
    writer_lang(w, node->names->lang, S(""));
    attributes_write_own(&w->out, node->attributes);
    buf_lit(&w->out, ">");
    write_children(w, node);
    buf_printf(&w->out, "</h%d>\n", node->level);
}

static void write_list(struct writer *w, const struct node *node)
{
    const char *name = node->level < 0 ? "ul" : "ol";

    buf_printf(&w->out, "<%s", name);
    if (node->level >= 0 && node->level != 1)
        buf_printf(&w->out, " start=\"%d\"", node->level);
    buf_lit(&w->out, ">\n");
    write_children(w, node);
    buf_printf(&w->out, "</%s>\n", name);
}

static bool in_tight_list(const struct node *paragraph)
{
    const struct node *item = paragraph->parent;

    return item && item->kind == NODE_ITEM && item->parent && item->parent->tight;
}

static void write_paragraph(struct writer *w, const struct node *node)
{
    bool tight = in_tight_list(node);
    bool of_note = w->note && node->parent == w->note->node;

    if (!tight) {
        buf_lit(&w->out, "<p");
        writer_id(w, node->names->id);
        writer_attribute(
            w, "class", w->options->target == BODY_BOOK ? classes_of_paragraph(node) : node->names->classes);
        buf_byte(&w->out, '>');
    }
    if (of_note && !node->prev)
        note_links_before(w);
    write_children(w, node);
    if (of_note && !node->next)
        note_links_after(w);
    buf_add(&w->out, !tight ? S("</p>\n") : node->next ? S("\n") : S(""));
}

static void write_code_block(struct writer *w, const struct node *node)
{
    str language = node->names->title;

    for (size_t i = 0; i < language.len; i++)
        if (language.at[i] == ' ')
            language.len = i;
    buf_lit(&w->out, "<pre><code");
    if (language.len) {
        buf_lit(&w->out, " class=\"language-");
        buf_xml(&w->out, language);
        buf_byte(&w->out, '"');
    }
    buf_byte(&w->out, '>');
    buf_xml(&w->out, node->text);
    write_children(w, node);
    buf_lit(&w->out, "</code></pre>\n");
}

/* On the website a table of many columns scrolls by itself, and then a keyboard has to reach it (WCAG 2.1.1). */
static void write_table(struct writer *w, const struct node *table)
{
    size_t columns = 0;
    bool wide;

    for (const struct node *cell = table->first ? table->first->first : NULL; cell; cell = cell->next)
        columns++;
    wide = columns > NARROW_TABLE && w->options->target == BODY_WEB;
    if (wide) {
        buf_lit(&w->out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
        buf_xml(&w->out, w->options->words.table);
        buf_lit(&w->out, "\">\n");
    }
    write_element(w, "table", table, "\n");
    if (wide)
        buf_lit(&w->out, "</div>\n");
}

static void write_row(struct writer *w, const struct node *row)
{
    const struct node *before = row->prev;

    if (row->header)
        buf_lit(&w->out, "<thead>\n");
    else if (before && before->header)
        buf_lit(&w->out, "<tbody>\n");
    write_element(w, "tr", row, "\n");
    if (row->header)
        buf_lit(&w->out, "</thead>\n");
    else if (!row->next)
        buf_lit(&w->out, "</tbody>\n");
}

static void write_cell(struct writer *w, const struct node *cell)
{
    static const char *const classes[] = { "", " class=\"left\"", " class=\"center\"", " class=\"right\"" };
    bool header = cell->parent->header;

    buf_printf(&w->out, "<%s%s", header ? "th scope=\"col\"" : "td", classes[cell->align]);
    writer_id(w, cell->names->id);
    buf_byte(&w->out, '>');
    write_children(w, cell);
    buf_add(&w->out, header ? S("</th>") : S("</td>"));
}

static void write_figure(struct writer *w, const struct node *figure)
{
    const struct node *caption = figure->first->next;

    buf_lit(&w->out, "<figure");
    writer_id(w, figure->names->id);
    buf_byte(&w->out, '>');
    write_node(w, figure->first);
    if (caption)
        write_element(w, "figcaption", caption, "");
    buf_lit(&w->out, "</figure>\n");
}

/* --- within a line */

static void write_code(struct writer *w, const struct node *node)
{
    buf_lit(&w->out, "<code>");
    buf_xml(&w->out, node->text);
    write_children(w, node);
    buf_lit(&w->out, "</code>");
}

static void write_title(struct writer *w, str title)
{
    if (title.len == 0)
        return;
    buf_lit(&w->out, " title=\"");
    buf_xml(&w->out, title);
    buf_byte(&w->out, '"');
}

static void write_link(struct writer *w, const struct node *node)
{
    buf_lit(&w->out, "<a");
    if (url_kind(node->text) == URL_EXTERNAL) {
        buf_lit(&w->out, " href=\"");
        url_write(&w->out, node->text);
        buf_byte(&w->out, '"');
    } else {
        writer_slot(w, SLOT_LINK, (size_t)node->level);
    }
    write_title(w, node->names->title);
    buf_byte(&w->out, '>');
    write_children(w, node);
    buf_lit(&w->out, "</a>");
}

static void write_image(struct writer *w, const struct node *node)
{
    struct buf description = { 0 };

    node_plain(&description, node);
    buf_lit(&w->out, "<img");
    writer_slot(w, SLOT_PICTURE, (size_t)node->level);
    buf_lit(&w->out, " alt=\"");
    buf_xml(&w->out, buf_str(&description));
    buf_byte(&w->out, '"');
    writer_id(w, node->names->id);
    writer_attribute(w, "class", node->names->classes);
    writer_lang(w, node->names->lang, S(""));
    write_title(w, node->names->title);
    attributes_write_size(&w->out, node->attributes);
    attributes_write_own(&w->out, node->attributes);
    buf_lit(&w->out, "/>");
    buf_free(&description);
}

static void begin_container(struct writer *w, str name, const struct node *node)
{
    buf_byte(&w->out, '<');
    buf_add(&w->out, name);
    writer_id(w, w->options->label ? S("") : node->names->id); /* it stands in the text as well */
    writer_attribute(w, "class", classes_of(w->arena, node, w->options->lang));
    writer_lang(w, node->names->lang, attribute_value(node->attributes, S("dir")));
    if (w->options->han && !w->closed && han_is_run(node))
        writer_slot(w, SLOT_HAN, han_add(w->options->han, node));
}

static void end_container(struct writer *w, str name, const struct node *node)
{
    buf_byte(&w->out, '>');
    write_children(w, node);
    buf_lit(&w->out, "</");
    buf_add(&w->out, name);
    buf_byte(&w->out, '>');
}

/* A span, a division or emphasis, with what its braces say. */
static void write_container(struct writer *w, const char *name, const struct node *node)
{
    begin_container(w, str_of(name), node);
    writer_attribute(w, "dir", attribute_value(node->attributes, S("dir")));
    attributes_write_own(&w->out, node->attributes);
    end_container(w, str_of(name), node);
}

/* An element of raw HTML that is allowed. */
static void write_raw(struct writer *w, const struct node *node)
{
    begin_container(w, node->text, node);
    for (const struct attribute *attribute = node->attributes; attribute; attribute = attribute->next) {
        buf_printf(&w->out, " %.*s=\"", STR(attribute->name));
        buf_xml(&w->out, attribute->value);
        buf_byte(&w->out, '"');
    }
    if (node->first || (!str_equal(node->text, S("col")) && !str_equal(node->text, S("wbr"))))
        end_container(w, node->text, node);
    else
        buf_lit(&w->out, "/>");
}

static void write_division(struct writer *w, const struct node *node)
{
    write_container(w, "div", node);
    buf_byte(&w->out, '\n');
}

/* HTML 4.5.10: parentheses for readers that don't know ruby. */
static void write_ruby(struct writer *w, const struct node *node)
{
    buf_lit(&w->out, "<ruby>");
    write_children(w, node);
    buf_lit(&w->out, "<rp>(</rp><rt");
    writer_lang(w, node->names->lang, S(""));
    buf_byte(&w->out, '>');
    buf_xml(&w->out, node->text);
    buf_lit(&w->out, "</rt><rp>)</rp></ruby>");
}

static void write_box(struct writer *w, bool done)
{
    buf_lit(&w->out, "<input type=\"checkbox\"");
    if (done)
        buf_lit(&w->out, " checked=\"\"");
    buf_lit(&w->out, " disabled=\"\"");
    writer_attribute(w, "aria-label", done ? w->options->words.done : w->options->words.to_do);
    buf_lit(&w->out, "/> ");
}

/* A task is a box that can't be ticked; in the book, where a form's control would want a script, its picture. */
static void write_item(struct writer *w, const struct node *node)
{
    bool book = w->options->target == BODY_BOOK;

    buf_add(&w->out, node->level && book ? S("<li class=\"task\"") : S("<li"));
    writer_id(w, node->names->id);
    buf_byte(&w->out, '>');
    if (node->level && book)
        buf_add(&w->out, node->level == 2 ? S("☑ ") : S("☐ "));
    else if (node->level)
        write_box(w, node->level == 2);
    write_children(w, node);
    buf_lit(&w->out, "</li>\n");
}

/* --- glosses */

/* The first mention of a term leads to what is known of it. */
static void write_gloss(struct writer *w, const struct node *node)
{
    if (w->options->label || !links_gloss(node)) {
        write_children(w, node);
        return;
    }
    buf_lit(&w->out, "<a class=\"gloss\"");
    writer_slot(w, SLOT_GLOSS, node->gloss->number);
    buf_byte(&w->out, '>');
    write_children(w, node);
    buf_lit(&w->out, "</a>");
}

static void write_original(struct writer *w, const struct node *node)
{
    buf_lit(&w->out, "<span class=\"original\">");
    write_children(w, node);
    buf_lit(&w->out, "</span>");
}

/* --- notes */

/* A note's blocks; where it begins or ends with something else than a paragraph, its links get one of their own. */
static void write_note_blocks(struct writer *w, const struct note *note)
{
    const struct node *first = note->node->first, *last = note->node->last;
    bool book = w->options->target == BODY_BOOK;

    w->note = note;
    if (book && (!first || first->kind != NODE_PARAGRAPH)) {
        buf_lit(&w->out, "<p>");
        note_links_before(w);
        buf_lit(&w->out, "</p>\n");
    }
    write_children(w, note->node);
    if ((!book || note->references > 1) && (!last || last->kind != NODE_PARAGRAPH)) {
        buf_lit(&w->out, "<p>");
        note_links_after(w);
        buf_lit(&w->out, "</p>\n");
    }
    w->note = NULL;
}

static void write_book_note(struct writer *w, const struct note *note)
{
    buf_lit(&w->out, "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"");
    note_links_name(w, "note", note->number);
    buf_lit(&w->out, "\" class=\"note\">");
    write_note_blocks(w, note);
    buf_lit(&w->out, "</aside>\n");
}

static void write_web_note(struct writer *w, const struct note *note)
{
    buf_lit(&w->out, "<li id=\"");
    note_links_name(w, "note", note->number);
    buf_lit(&w->out, "\" class=\"note\" style=\"--note:--");
    note_links_name(w, "note", note->number);
    buf_lit(&w->out, ";--ref:--");
    note_links_name(w, "ref", note->number);
    if (note->number > 1) {
        buf_lit(&w->out, ";--above:--");
        note_links_name(w, "note", note->number - 1);
    }
    buf_lit(&w->out, "\">");
    write_note_blocks(w, note);
    buf_lit(&w->out, "</li>\n");
}

/* --- all kinds */

static void write_kind(struct writer *w, const struct node *node)
{
    switch (node->kind) {
    case NODE_DOCUMENT: write_children(w, node); return;
    case NODE_PARAGRAPH: write_paragraph(w, node); return;
    case NODE_HEADING: write_heading(w, node); return;
    case NODE_QUOTE: write_element(w, "blockquote", node, "\n"); return;
    case NODE_LIST: write_list(w, node); return;
    case NODE_ITEM: write_item(w, node); return;
    case NODE_CODE_BLOCK: write_code_block(w, node); return;
    case NODE_HTML_BLOCK: return; /* doc/html.c has read all of it that may stand here */
    case NODE_RULE: buf_lit(&w->out, "<hr/>\n"); return;
    case NODE_TABLE: write_table(w, node); return;
    case NODE_ROW: write_row(w, node); return;
    case NODE_CELL: write_cell(w, node); return;
    case NODE_FIGURE: write_figure(w, node); return;
    case NODE_NOTE: return;
    case NODE_DIVISION: write_division(w, node); return;
    case NODE_DEFINITIONS: write_element(w, "dl", node, "\n"); return;
    case NODE_TERM: write_element(w, "dt", node, "\n"); return;
    case NODE_ELEMENT: write_raw(w, node), buf_byte(&w->out, '\n'); return;
    case NODE_PHRASE: write_raw(w, node); return;
    case NODE_DEFINITION: write_element(w, "dd", node, "\n"); return;
    case NODE_TEXT: buf_xml(&w->out, node->text); return;
    case NODE_SOFT_BREAK: buf_byte(&w->out, '\n'); return;
    case NODE_HARD_BREAK: buf_lit(&w->out, "<br/>\n"); return;
    case NODE_CODE: write_code(w, node); return;
    case NODE_HTML: return;
    case NODE_EMPH: write_container(w, "em", node); return;
    case NODE_STRONG: write_element(w, "strong", node, ""); return;
    case NODE_LINK: w->options->label ? write_children(w, node) : write_link(w, node); return;
    case NODE_IMAGE: w->options->label ? (void)0 : write_image(w, node); return;
    case NODE_NOTE_REF: w->options->label && !w->options->references ? (void)0 : note_links_reference(w, node); return;
    case NODE_STRIKE: write_element(w, "del", node, ""); return;
    case NODE_RUBY: write_ruby(w, node); return;
    case NODE_SPAN: write_container(w, "span", node); return;
    case NODE_GLOSS: write_gloss(w, node); return;
    case NODE_ORIGINAL: write_original(w, node); return;
    }
}

static void write_base(struct writer *w, const struct node *ruby)
{
    str lang = ruby->kind == NODE_PHRASE ? ruby->names->lang : S("");

    buf_add(&w->out, lang.len ? S("<span") : S(""));
    writer_lang(w, lang, S(""));
    buf_add(&w->out, lang.len ? S(">") : S(""));
    write_children(w, ruby);
    buf_add(&w->out, lang.len ? S("</span>") : S(""));
}

/* Lists and the like have neither pictures nor references, and of ruby the base. */
static void write_node(struct writer *w, const struct node *node)
{
    bool closed = w->options->han && han_is_closed(node);

    w->closed += closed;
    if (!w->options->label || w->options->references)
        write_kind(w, node);
    else if (node_is_ruby(node))
        write_base(w, node);
    else if (!node_is_reading(node) && !node_is_hollow(node))
        write_kind(w, node);
    w->closed -= closed;
}

static struct body finish(struct writer *w)
{
    struct body body = { buf_copy(&w->out, w->arena), w->slots, w->slot_count };

    buf_free(&w->out);
    return body;
}

static void write_blocks(struct writer *w, const struct node *root)
{
    struct body_ends *ends = w->options->ends;
    size_t cap = 0;

    for (const struct node *child = root->first; child; child = child->next) {
        write_node(w, child);
        if (!ends)
            continue;
        ends->items = arena_grow(w->arena, ends->items, ends->count, &cap, sizeof *ends->items);
        ends->items[ends->count++] = w->out.len;
    }
}

struct body body_write(struct arena *arena, const struct node *root, const struct body_options *options)
{
    struct writer w = { .arena = arena, .options = options };

    if (options->within.len) {
        buf_lit(&w.out, "<span");
        writer_lang(&w, options->within, S(""));
        buf_byte(&w.out, '>');
    }
    write_blocks(&w, root);
    if (options->within.len)
        buf_lit(&w.out, "</span>");
    return finish(&w);
}

struct body body_write_notes(struct arena *arena, const struct doc *doc, const struct body_options *options)
{
    struct writer w = { .arena = arena, .options = options };
    bool book = options->target == BODY_BOOK;

    if (doc->note_count == 0)
        return finish(&w);
    buf_printf(&w.out, "<section class=\"notes\" %s aria-labelledby=\"",
        book ? "epub:type=\"footnotes\"" : "role=\"doc-endnotes\"");
    writer_slot(&w, SLOT_ID, 0);
    buf_lit(&w.out, "notes\">\n<h2");
    writer_id(&w, S("notes"));
    buf_byte(&w.out, '>');
    buf_xml(&w.out, options->words.notes);
    buf_add(&w.out, book ? S("</h2>\n") : S("</h2>\n<ol>\n"));
    for (size_t i = 0; i < doc->note_count; i++)
        book ? write_book_note(&w, &doc->notes[i]) : write_web_note(&w, &doc->notes[i]);
    buf_add(&w.out, book ? S("</section>\n") : S("</ol>\n</section>\n"));
    return finish(&w);
}
