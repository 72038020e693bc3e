#include "write/dump.h"

#include "base/json.h"
#include "gloss/glosses.h"

static void add_word(struct buf *out, const char *name, str value)
{
    if (value.len == 0)
        return;
    buf_printf(out, " %s=", name);
    json_string(out, value);
}

static void add_gloss(struct buf *out, const struct gloss *gloss)
{
    buf_printf(out, " %s %s", gloss_kind_name(gloss->kind), gloss->rule);
    add_word(out, "en", gloss->en);
    add_word(out, "zh", gloss->zh);
    add_word(out, "abbr", gloss->abbr);
    add_word(out, "reading", gloss->reading);
    add_word(out, "lang", gloss->lang);
}

static void add_details(struct buf *out, const struct node *node)
{
    static const char *const aligns[] = { "", " left", " center", " right" };

    switch (node->kind) {
    case NODE_HEADING: buf_printf(out, " %d", node->level); break;
    case NODE_LIST:
        if (node->level >= 0)
            buf_printf(out, " %d", node->level);
        buf_add(out, node->tight ? S(" tight") : S(""));
        break;
    case NODE_ITEM: buf_add(out, node->level == 0 ? S("") : node->level == 1 ? S(" to do") : S(" done")); break;
    case NODE_ROW: buf_add(out, node->header ? S(" header") : S("")); break;
    case NODE_CELL: buf_printf(out, "%s", aligns[node->align]); break;
    case NODE_NOTE_REF: buf_printf(out, " %d.%d", node->note ? node->note->number : 0, node->level); break;
    case NODE_GLOSS: add_gloss(out, node->gloss); break;
    case NODE_DOCUMENT:
    case NODE_PARAGRAPH:
    case NODE_QUOTE:
    case NODE_CODE_BLOCK:
    case NODE_HTML_BLOCK:
    case NODE_RULE:
    case NODE_TABLE:
    case NODE_FIGURE:
    case NODE_NOTE:
    case NODE_DIVISION:
    case NODE_DEFINITIONS:
    case NODE_TERM:
    case NODE_DEFINITION:
    case NODE_ELEMENT:
    case NODE_PHRASE:
    case NODE_STRIKE:
    case NODE_RUBY:
    case NODE_TEXT:
    case NODE_SOFT_BREAK:
    case NODE_HARD_BREAK:
    case NODE_CODE:
    case NODE_HTML:
    case NODE_EMPH:
    case NODE_STRONG:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_ORIGINAL:
    case NODE_SPAN: break;
    }
}

static void dump_node(struct buf *out, const struct node *node, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_lit(out, "  ");
    buf_printf(out, "%s %d:%d", node_name(node->kind), node->span.line, node->span.column);
    add_details(out, node);
    if (node->text.len) {
        buf_byte(out, ' ');
        json_string(out, node->text);
    }
    add_word(out, "title", node->names->title);
    add_word(out, "id", node->names->id);
    add_word(out, "class", node->names->classes);
    add_word(out, "lang", node->names->lang);
    if (node->kind == NODE_ELEMENT || node->kind == NODE_PHRASE || node->kind == NODE_SPAN ||
        node->kind == NODE_DIVISION || node->kind == NODE_IMAGE || node->kind == NODE_HEADING)
        for (const struct attribute *attribute = node->attributes; attribute; attribute = attribute->next) {
            buf_printf(out, " %.*s=", STR(attribute->name));
            json_string(out, attribute->value);
        }
    buf_byte(out, '\n');
    for (const struct node *child = node->first; child; child = child->next)
        dump_node(out, child, depth + 1);
}

void dump_doc(struct buf *out, const struct doc *doc)
{
    dump_node(out, doc->root, 0);
    for (size_t i = 0; i < doc->note_count; i++) {
        buf_printf(out, "note %d, %d reference%s\n", doc->notes[i].number, doc->notes[i].references,
            doc->notes[i].references == 1 ? "" : "s");
        dump_node(out, doc->notes[i].node, 1);
    }
}
