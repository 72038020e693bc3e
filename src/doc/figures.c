#include "doc/figures.h"

#include "doc/parse.h"

/* --- figures */

/* A picture, and after it nothing but references to notes, which its description had. */
static bool is_picture_alone(const struct node *paragraph)
{
    const struct node *node = paragraph->first;

    if (!node || node->kind != NODE_IMAGE)
        return false;
    while (node->next && node->next->kind == NODE_NOTE_REF)
        node = node->next;
    return !node->next;
}

/* The title, and after it the references; nothing where there are neither. */
static void add_caption(struct doc *doc, struct node *figure, struct node *image, struct diag *diag)
{
    struct node *text;
    struct doc caption;

    if (image->names->title.len == 0 && !image->next)
        return;
    if (image->names->title.len) {
        parse_line(&caption, doc->arena, image->names->title, image->span, doc->smart, diag);
        node_names(doc->arena, image)->title = S("");
        text = caption.root;
    } else {
        text = node_new(doc->arena, NODE_PARAGRAPH, image->span);
    }
    while (image->next) {
        struct node *reference = image->next;

        node_unlink(reference);
        node_append(text, reference);
    }
    node_append(figure, text);
}

/* The block is the picture with its caption. */
static void take_id(struct doc *doc, struct node *figure, struct node *image)
{
    if (image->names->id.len == 0)
        return;
    node_names(doc->arena, figure)->id = image->names->id;
    node_names(doc->arena, image)->id = S("");
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
