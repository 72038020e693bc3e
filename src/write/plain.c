#include "write/plain.h"

static void end_line(struct buf *out)
{
    while (out->len && out->at[out->len - 1] == ' ')
        out->len--;
    if (out->len && out->at[out->len - 1] != '\n')
        buf_byte(out, '\n');
}

static void write_block(struct buf *out, const struct node *block)
{
    if (block->kind == NODE_CODE_BLOCK)
        buf_add(out, block->text);
    for (const struct node *child = block->first; child; child = child->next) {
        bool cell = child->kind == NODE_CELL, line = node_is_block(child) && !cell;

        if (line)
            end_line(out);
        if (cell && child->prev)
            buf_byte(out, '\t');
        if (node_is_block(child))
            write_block(out, child);
        else if (child->kind == NODE_HARD_BREAK)
            end_line(out);
        else
            node_plain(out, child);
        if (line)
            end_line(out);
    }
}

static struct plain_block block_of(struct arena *arena, struct buf *out, const struct node *node, str id)
{
    struct plain_block block = { id, S("") };

    buf_reset(out);
    write_block(out, node);
    block.text = arena_copy(arena, str_trim(buf_str(out)));
    return block;
}

struct plain plain_write(struct arena *arena, const struct doc *doc)
{
    struct plain plain = { 0 };
    struct buf out = { 0 };
    size_t count = doc->note_count;

    for (const struct node *node = doc->root->first; node; node = node->next)
        count++;
    plain.items = arena_array(arena, struct plain_block, count);
    for (const struct node *node = doc->root->first; node; node = node->next)
        plain.items[plain.count++] = block_of(arena, &out, node, node->names->id);
    for (size_t i = 0; i < doc->note_count; i++)
        plain.items[plain.count++] =
            block_of(arena, &out, doc->notes[i].node, arena_printf(arena, "note-%d", doc->notes[i].number));
    buf_free(&out);
    return plain;
}
