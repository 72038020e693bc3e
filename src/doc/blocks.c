#include "doc/blocks.h"

#include "base/utf8.h"
#include "doc/parse.h"
#include "lang/script.h"

/* --- figures */

/* A picture, and behind it nothing but references to notes, which its description had. */
static bool is_picture_alone(const struct node *paragraph)
{
    const struct node *node = paragraph->first;

    if (!node || node->kind != NODE_IMAGE)
        return false;
    while (node->next && node->next->kind == NODE_NOTE_REF)
        node = node->next;
    return !node->next;
}

/* The title, and behind it the references; nothing where there are neither. */
static void add_caption(struct doc *doc, struct node *figure, struct node *image, struct diag *diag)
{
    struct node *text;
    struct doc caption;

    if (image->names->title.len == 0 && !image->next)
        return;
    if (image->names->title.len) {
        doc_parse_inline(&caption, doc->arena, image->names->title, image->span, doc->smart, diag);
        node_names(doc, image)->title = S("");
        text = caption.root;
    } else {
        text = node_new(doc, NODE_PARAGRAPH, image->span);
    }
    while (image->next) {
        struct node *reference = image->next;

        node_unlink(reference);
        node_append(text, reference);
    }
    node_append(figure, text);
}

/* The place is the picture with its caption. */
static void take_id(struct doc *doc, struct node *figure, struct node *image)
{
    if (image->names->id.len == 0)
        return;
    node_names(doc, figure)->id = image->names->id;
    node_names(doc, image)->id = S("");
}

void figures_make(struct doc *doc, struct diag *diag)
{
    struct node *next;

    for (struct node *node = doc->root; node; node = next) {
        struct node *image = node->first;

        next = node_next_block(doc->root, node);
        if (node->kind != NODE_PARAGRAPH || !is_picture_alone(node))
            continue;
        next = node_skip(doc->root, node);
        node->kind = NODE_FIGURE;
        take_id(doc, node, image);
        add_caption(doc, node, image, diag);
    }
}

/* --- lines */

/* Chinese and Japanese are written without spaces, Korean isn't. */
static bool is_unspaced(str text, size_t at)
{
    size_t len;
    enum script script = script_of(utf8_decode(str_from(text, at), &len));

    return script != SCRIPT_OTHER && script != SCRIPT_HANGUL;
}

static bool ends_unspaced(const struct node *node)
{
    size_t from = node && node->kind == NODE_TEXT ? node->text.len : 0;

    if (from == 0)
        return false;
    do
        from--;
    while (from && ((unsigned char)node->text.at[from] & 0xC0) == 0x80);
    return is_unspaced(node->text, from);
}

static bool begins_unspaced(const struct node *node)
{
    return node && node->kind == NODE_TEXT && node->text.len && is_unspaced(node->text, 0);
}

static bool joins_next(const struct node *text)
{
    const struct node *line_break = text->next;

    return line_break && line_break->kind == NODE_SOFT_BREAK && ends_unspaced(text) &&
           begins_unspaced(line_break->next);
}

/* Takes all the lines that follow without a space into one text. */
static void join_text(struct doc *doc, struct node *text, struct buf *joined)
{
    buf_reset(joined);
    buf_add(joined, text->text);
    while (joins_next(text)) {
        struct node *line = text->next->next;

        buf_add(joined, line->text);
        text->text = line->text; /* what the next line is joined to */
        node_unlink(text->next);
        node_unlink(line);
    }
    text->text = buf_copy(joined, doc->arena);
}

static void join_lines(struct doc *doc, struct node *root, struct buf *joined)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->kind == NODE_TEXT && joins_next(node))
            join_text(doc, node, joined);
}

void lines_join(struct doc *doc)
{
    struct buf joined = { 0 };

    join_lines(doc, doc->root, &joined);
    for (size_t i = 0; i < doc->note_count; i++)
        join_lines(doc, doc->notes[i].node, &joined);
    buf_free(&joined);
}
