/* What is read within lines, and a line of text that stands alone. */
#include "doc/attribute_keys.h"
#include "doc/escapes.h"
#include "doc/html.h"
#include "doc/inlines.h"
#include "doc/labels.h"
#include "doc/parse.h"
#include "doc/smart.h"

/* Whether nothing in a line of text can mean anything to Markdown, so that it needs no parsing. */
static bool is_plain(str text)
{
    static const bool special[256] = { ['\\'] = true,
        ['`'] = true,
        ['*'] = true,
        ['_'] = true,
        ['['] = true,
        [']'] = true,
        ['<'] = true,
        ['>'] = true,
        ['&'] = true,
        ['!'] = true,
        ['#'] = true,
        ['~'] = true,
        ['|'] = true,
        ['+'] = true,
        ['-'] = true,
        ['='] = true,
        ['\n'] = true,
        ['\r'] = true,
        ['\t'] = true,
        ['^'] = true,
        ['{'] = true,
        ['}'] = true,
        ['@'] = true,
        [':'] = true };

    for (size_t i = 0; i < text.len; i++)
        if (special[(unsigned char)text.at[i]])
            return false;
    return text.len > 0 && text.at[0] != ' ' && (text.at[0] < '0' || text.at[0] > '9');
}

void parse_line_inlines(struct doc *doc, struct diag *diag)
{
    strikes_find(doc);
    spans_find(doc, diag);
    attribute_keys_take(doc, diag);
    attribute_keys_check(doc, diag);
    spans_find_rubies(doc);
    autolinks_find(doc);
    smart_punctuate(doc);
    spans_finish(doc);
    html_read(doc, diag);
}

/* A line of text has no place for notes: what was read as one goes, with a finding. */
static void refuse_notes(struct doc *doc, struct diag *diag)
{
    struct node *next;

    if (!doc->definitions)
        return;
    doc->definitions = NULL;
    for (struct node *node = doc->root; node; node = next) {
        next = node_next(doc->root, node);
        if (node->kind != NODE_NOTE_REF)
            continue;
        diag_error(diag, "note.line", node->span, "a note can't stand here; notes belong in the text of an article");
        node_unlink(node);
    }
}

/* Nor for references to them: what looks like one stays the text that it is, with a finding. */
static void report_references(const struct doc *doc, struct span span, struct diag *diag)
{
    for (const struct node *node = doc->root; node; node = node_next(doc->root, node)) {
        str rest = node->kind == NODE_TEXT ? node->text : S("");

        for (ptrdiff_t at; (at = str_find(rest, S("[^"))) >= 0; rest = str_from(rest, 2)) {
            str label;

            rest = str_from(rest, (size_t)at);
            label = escapes_restore(doc->arena, label_at(rest), true);
            if (label.len)
                diag_warn(diag, "note.line", span,
                    "“[^%.*s]” leads to no note and is printed as it stands; notes belong in an article's text, or in "
                    "its title",
                    STR(label));
        }
    }
}

void parse_line(struct doc *doc, struct arena *arena, str markdown, struct span span, str smart, struct diag *diag)
{
    struct node *only;

    markdown = str_trim(markdown);
    if (!is_plain(markdown) && doc_parse(doc, arena, markdown, span.line, diag)) {
        only = doc->root->first;
        if (only && only == doc->root->last && only->kind == NODE_PARAGRAPH && !doc->definitions) {
            doc->root = only;
            doc->smart = smart;
            only->parent = NULL;
            report_references(doc, span, diag);
            parse_line_inlines(doc, diag);
            refuse_notes(doc, diag);
            return;
        }
    }
    *doc = (struct doc){ .arena = arena, .markdown = markdown, .first_line = span.line, .smart = smart };
    doc->root = node_new(doc->arena, NODE_PARAGRAPH, span);
    node_append(doc->root, node_text(doc->arena, markdown, span));
    smart_punctuate(doc);
}
