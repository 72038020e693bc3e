#include "facts/blocks.h"

#include "base/hash.h"

#include <stdlib.h>

uint64_t blocks_hash(str text, uint64_t before)
{
    struct buf plain = { 0 };
    uint64_t hash;

    if (before)
        buf_printf(&plain, "%016llx ", (unsigned long long)before);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != ' ' && text.at[i] != '\t' && text.at[i] != '\r' && text.at[i] != '\n')
            buf_byte(&plain, text.at[i]);
    hash = hash_bytes(buf_str(&plain));
    buf_free(&plain);
    return hash;
}

static struct block block_of(const struct node *node, struct buf *scratch)
{
    buf_reset(scratch);
    node_plain(scratch, node);
    return (struct block){
        .kind = node->kind,
        .level = node->kind == NODE_HEADING ? node->level : 0,
        .size = scratch->len,
        .span = node->span,
    };
}

/* An inline note (doc/spans.c) has no lines of its own. */
static struct block block_of_note(const struct note *note, struct buf *scratch)
{
    struct block block = block_of(note->node, scratch);

    if (str_starts(note->label, S("^")))
        block.hash = blocks_hash(buf_str(scratch), 0);
    return block;
}

static int compare_lines(const void *left, const void *right)
{
    const struct block *const *a = left, *const *b = right;

    if ((*a)->span.line != (*b)->span.line)
        return (*a)->span.line < (*b)->span.line ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

/* The Markdown from line `*line` on up to line `end`, taken from the front of *rest. */
static str take_lines(str *rest, int *line, int end)
{
    const char *begin = rest->at;
    str ignored;

    while (*line < end && str_line(rest, &ignored))
        ++*line;
    return (str){ begin, (size_t)(rest->at - begin) };
}

/* A block reaches to where the next one begins, be it a note. What has a hash already is within another. */
static void hash_all(struct blocks *blocks, str markdown, int line)
{
    struct arena scratch = { 0 };
    struct block **order = arena_array(&scratch, struct block *, blocks->count + blocks->note_count);
    size_t count = 0;

    for (size_t i = 0; i < blocks->count + blocks->note_count; i++)
        if (!blocks->items[i].hash)
            order[count++] = &blocks->items[i];
    if (count) {
        qsort(order, count, sizeof *order, compare_lines);
        take_lines(&markdown, &line, order[0]->span.line);
    }
    for (size_t i = 0; i < count; i++)
        order[i]->hash =
            blocks_hash(i + 1 < count ? take_lines(&markdown, &line, order[i + 1]->span.line) : markdown, 0);
    arena_free(&scratch);
}

struct blocks blocks_make(struct arena *arena, const struct doc *doc, str markdown, int line)
{
    struct blocks blocks = { NULL, 0, doc->note_count };
    struct buf scratch = { 0 };

    for (const struct node *node = doc->root->first; node; node = node->next)
        blocks.count++;
    blocks.items = arena_array(arena, struct block, blocks.count + blocks.note_count);
    blocks.count = 0;
    for (const struct node *node = doc->root->first; node; node = node->next)
        blocks.items[blocks.count++] = block_of(node, &scratch);
    for (size_t i = 0; i < doc->note_count; i++)
        blocks.items[blocks.count + i] = block_of_note(&doc->notes[i], &scratch);
    hash_all(&blocks, markdown, line);
    buf_free(&scratch);
    return blocks;
}
