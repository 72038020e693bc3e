#include "doc/anchors.h"

#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdlib.h>

struct naming {
    struct doc *doc;
    struct map seen; /* of size_t: how often a name stood before */
    struct buf plain;
    struct buf name;
};

static bool is_mark(uint32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

static void write_name(struct naming *n, const struct node *heading)
{
    str text;

    buf_reset(&n->plain);
    buf_reset(&n->name);
    node_plain(&n->plain, heading);
    text = str_trim(buf_str(&n->plain));
    for (size_t at = 0, len; at < text.len; at += len) {
        uint32_t c = utf8_decode(str_from(text, at), &len);

        if (c == ' ')
            buf_byte(&n->name, '-');
        else if (c == '-' || c == '_' || is_mark(c) || unicode_is_alphanumeric(c))
            unicode_add_lower(&n->name, c);
    }
}

/* The name, with its number where it isn't the first. */
static str number_name(struct naming *n)
{
    struct arena *arena = n->doc->arena;
    size_t *count = map_get(&n->seen, buf_str(&n->name));
    str name;

    if (count)
        return arena_printf(arena, "%.*s-%zu", STR(buf_str(&n->name)), (*count)++);
    name = buf_copy(&n->name, arena);
    count = arena_new(arena, size_t);
    *count = 1;
    map_set(&n->seen, name, count);
    return name;
}

static void add(struct naming *n, const struct node *heading, str id)
{
    str name;

    write_name(n, heading);
    if (n->name.len == 0)
        return;
    name = unicode_nfc(n->doc->arena, number_name(n));
    if (!str_equal(name, id))
        doc_add_alias(n->doc, name, id);
}

static int compare(const void *a, const void *b)
{
    return str_compare(((const struct alias *)a)->name, ((const struct alias *)b)->name);
}

void anchors_find(struct doc *doc, const struct node *title)
{
    struct naming n = { .doc = doc, .seen = { .arena = doc->arena } };

    if (title) {
        add(&n, title, S(""));
        if (title->names->id.len)
            doc_add_alias(doc, title->names->id, S(""));
    }
    for (const struct node *node = doc->root; node; node = node_next_block(doc->root, node))
        if (node->kind == NODE_HEADING)
            add(&n, node, node->names->id);
    if (doc->alias_count)
        qsort(doc->aliases, doc->alias_count, sizeof *doc->aliases, compare);
    buf_free(&n.plain);
    buf_free(&n.name);
}
