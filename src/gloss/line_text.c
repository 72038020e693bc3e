#include "gloss/line_text.h"

#include "base/utf8.h"
#include "doc/attributes.h"
#include "doc/languages.h"
#include "lang/script.h"

#define OBJECT "\xEF\xBF\xBC"

static bool text_has_cjk(str text)
{
    size_t at = 0, len;

    while ((at = script_next_candidate(text, at)) < text.len) {
        if (script_is_cjk(utf8_decode(str_from(text, at), &len)))
            return true;
        at += len;
    }
    return false;
}

static bool is_marked(const struct node *node)
{
    return node->kind == NODE_SPAN && attribute_value(node->attributes, S("zh")).len;
}

bool line_text_may_gloss(const struct node *block)
{
    for (const struct node *node = block; node; node = node_next(block, node))
        if (node->kind == NODE_TEXT ? !(node->lacks & LACKS_CJK) && text_has_cjk(node->text) : is_marked(node))
            return true;
    return false;
}

static void add_piece(struct line_text *line, struct node *node)
{
    size_t begin = line->buf.len;

    if (node->text.len == 0)
        return;
    buf_add(&line->buf, node->text);
    line->pieces =
        arena_grow(line->doc->arena, line->pieces, line->piece_count, &line->piece_cap, sizeof *line->pieces);
    line->pieces[line->piece_count++] = (struct piece){ begin, line->buf.len, node };
}

static void add_edge(struct line_text *line, const struct node *node, bool opens)
{
    line->edges = arena_grow(line->doc->arena, line->edges, line->edge_count, &line->edge_cap, sizeof *line->edges);
    line->edges[line->edge_count++] = (struct edge){ line->buf.len, opens, node };
}

static void read_children(struct line_text *line, struct node *parent);

static void read_marked(struct line_text *line, struct node *node)
{
    add_edge(line, node, true);
    read_children(line, node);
    add_edge(line, node, false);
}

static void add_marked(struct line_text *line, struct node *node)
{
    line->marked =
        arena_grow(line->doc->arena, line->marked, line->marked_count, &line->marked_cap, sizeof *line->marked);
    line->marked[line->marked_count++] = (struct marked_span){ line->buf.len, node };
    buf_lit(&line->buf, OBJECT);
}

static void read_node(struct line_text *line, struct node *node)
{
    bool literal = node_is_literal(node) || node->kind == NODE_RUBY ||
                   (node->kind == NODE_PHRASE && str_equal(node->text, S("ruby")));

    if (node->kind == NODE_TEXT)
        add_piece(line, node);
    else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK)
        buf_byte(&line->buf, ' ');
    else if (node->kind == NODE_NOTE_REF)
        return;
    else if (is_marked(node) && !literal)
        add_marked(line, node);
    else if (!literal && node->first && !node_is_block(node))
        read_marked(line, node);
    else
        buf_lit(&line->buf, OBJECT);
}

static void read_children(struct line_text *line, struct node *parent)
{
    for (struct node *node = parent->first; node; node = node->next)
        read_node(line, node);
}

void line_text_read(struct line_text *line, struct node *block)
{
    buf_reset(&line->buf);
    line->piece_count = line->edge_count = line->marked_count = 0;
    line->block = block;
    read_children(line, block);
    line->text = buf_str(&line->buf);
}

/* --- cutting and wrapping */

void line_text_cut(struct line_text *line, const size_t *at, size_t count)
{
    struct piece *old = line->pieces;
    size_t old_count = line->piece_count, next = 0;

    line->pieces = NULL;
    line->piece_count = line->piece_cap = 0;
    for (size_t i = 0; i < old_count; i++) {
        struct piece piece = old[i];

        while (next < count && at[next] <= piece.begin)
            next++;
        for (;;) {
            bool cut = next < count && at[next] < piece.end;
            struct node *rest = cut ? doc_split(line->doc, piece.node, at[next] - piece.begin) : NULL;

            line->pieces =
                arena_grow(line->doc->arena, line->pieces, line->piece_count, &line->piece_cap, sizeof *line->pieces);
            line->pieces[line->piece_count++] = (struct piece){ piece.begin, cut ? at[next] : piece.end, piece.node };
            if (!cut)
                break;
            piece = (struct piece){ at[next], piece.end, rest };
            while (next < count && at[next] <= piece.begin)
                next++;
        }
    }
}

/* The first piece that begins at or after `at`. */
static size_t piece_from(const struct line_text *line, size_t at)
{
    size_t low = 0, high = line->piece_count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (line->pieces[middle].begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct node *line_text_span_around(const struct line_text *line, size_t at)
{
    size_t i = piece_from(line, at + 1);
    const struct node *node = i ? line->pieces[i - 1].node : NULL;

    while (node && !node_is_block(node) && !(node->kind == NODE_SPAN && node->attributes))
        node = node->parent;
    return node && !node_is_block(node) ? node : NULL;
}

str line_text_language(const struct line_text *line, size_t at)
{
    size_t i = piece_from(line, at + 1);

    return i ? languages_given(line->pieces[i - 1].node) : S("");
}

bool line_text_has_link(const struct line_text *line, size_t begin, size_t end)
{
    for (size_t i = piece_from(line, begin); i < line->piece_count && line->pieces[i].begin < end; i++)
        for (const struct node *node = line->pieces[i].node; node && !node_is_block(node); node = node->parent)
            if (node->kind == NODE_LINK)
                return true;
    return false;
}

struct span line_text_span(const struct line_text *line, size_t at)
{
    size_t i = piece_from(line, at + 1);
    struct span span = line->block->span;

    if (i == 0)
        return span;
    span = line->pieces[i - 1].node->span;
    if (at > line->pieces[i - 1].begin)
        span = doc_along(line->doc, span, str_first(line->pieces[i - 1].node->text, at - line->pieces[i - 1].begin));
    return span;
}

static int depth_of(const struct node *node)
{
    int depth = 0;

    while ((node = node->parent))
        depth++;
    return depth;
}

/* The nodes that `*first` and `*last` are first and last in, as far up as they have to go to have one parent. */
static bool meet(struct node **first, struct node **last)
{
    int left = depth_of(*first), right = depth_of(*last);

    while ((*first)->parent != (*last)->parent) {
        struct node **deeper = left >= right ? first : last;

        if (deeper == first ? (*first)->prev != NULL : (*last)->next != NULL)
            return false;
        *deeper = (*deeper)->parent;
        if (!*deeper || node_is_block(*deeper))
            return false;
        if (deeper == first)
            left--;
        else
            right--;
    }
    return true;
}

struct node *line_text_wrap(struct line_text *line, enum node_kind kind, size_t begin, size_t end)
{
    size_t from = piece_from(line, begin), to = piece_from(line, end);
    struct node *first, *last;

    if (from >= to || line->pieces[from].begin != begin || line->pieces[to - 1].end != end)
        return NULL;
    first = line->pieces[from].node;
    last = line->pieces[to - 1].node;
    return meet(&first, &last) ? node_wrap(line->doc->arena, kind, first, last) : NULL;
}

void line_text_free(struct line_text *line)
{
    buf_free(&line->buf);
}
