#include "doc/facing_pairs.h"

#include "doc/align.h"

struct pairing {
    struct doc *doc;
    const struct languages *languages;
    struct diag *diag;
    struct buf scratch;
};

static bool is_facing(const struct node *node)
{
    str rest = node->names->classes;

    if (node->kind != NODE_DIVISION)
        return false;
    while (rest.len) {
        ptrdiff_t space = str_find(rest, S(" "));
        str name = space < 0 ? rest : str_first(rest, (size_t)space);

        if (str_equal(name, S("parallel")))
            return true;
        rest = str_from(rest, name.len + 1);
    }
    return false;
}

static struct node *add_division(struct pairing *p, struct node *parent, struct span span, str classes)
{
    struct node *division = node_new(p->doc->arena, NODE_DIVISION, span);

    if (classes.len)
        node_names(p->doc->arena, division)->classes = classes;
    node_append(parent, division);
    return division;
}

/* The language of a side: its author's, or the one that it is written in where that isn't the article's. */
static void set_language(struct pairing *p, struct node *side, const struct node *of)
{
    str lang = of ? of->names->lang : S("");

    if (lang.len == 0) {
        lang = languages_main(side, p->languages);
        if (str_equal(lang, p->languages->article))
            return;
    }
    if (lang.len)
        node_names(p->doc->arena, side)->lang = lang;
}

/* An author's id and classes; the id belongs to the first side that a text becomes. */
static void set_names(struct pairing *p, struct node *side, struct node *of, bool second)
{
    str classes = of ? of->names->classes : S("");

    if (second)
        classes = classes.len ? arena_printf(p->doc->arena, "second %.*s", STR(classes)) : S("second");
    if (classes.len)
        node_names(p->doc->arena, side)->classes = classes;
    if (!of || of->names->id.len == 0)
        return;
    node_names(p->doc->arena, side)->id = of->names->id;
    node_names(p->doc->arena, of)->id = S("");
}

/* One side of a pair, which takes `count` of the siblings from `*next` on; nothing for none. `of` is the division or
 * quotation that an author has put around them, or NULL. */
static void add_side(
    struct pairing *p, struct node *pair, struct node **next, size_t count, bool second, struct node *of)
{
    struct node *side, *into;

    if (count == 0)
        return;
    side = into = add_division(p, pair, (*next)->span, S(""));
    set_names(p, side, of, second);
    if (of && of->kind == NODE_QUOTE) {
        into = node_new(p->doc->arena, NODE_QUOTE, (*next)->span);
        node_append(side, into);
    }
    while (count--) {
        struct node *block = *next;

        *next = block->next;
        node_unlink(block);
        node_append(into, block);
    }
    set_language(p, side, of);
}

/* --- blocks that alternate */

static void pair_neighbours(struct pairing *p, struct node *division)
{
    struct node *next = division->first;

    while (next) {
        struct node *pair = node_new(p->doc->arena, NODE_DIVISION, next->span);

        node_names(p->doc->arena, pair)->classes = S("pair");
        node_insert_before(next, pair);
        add_side(p, pair, &next, 1, false, NULL);
        if (!next)
            diag_warn(p->diag, "parallel.odd", pair->span, "this has nothing to stand beside");
        else
            add_side(p, pair, &next, 1, true, NULL);
    }
}

/* --- two texts */

static struct block *blocks_of(struct pairing *p, const struct node *parent, size_t *count)
{
    struct block *blocks = NULL;
    size_t cap = 0;

    *count = 0;
    for (const struct node *node = parent->first; node; node = node->next) {
        buf_reset(&p->scratch);
        node_plain(&p->scratch, node);
        blocks = arena_grow(p->doc->arena, blocks, *count, &cap, sizeof *blocks);
        blocks[(*count)++] = (struct block){
            .kind = node->kind,
            .level = node->kind == NODE_HEADING ? node->level : 0,
            .size = p->scratch.len,
        };
    }
    return blocks;
}

static void pair_texts(struct pairing *p, struct node *division)
{
    struct node *first = division->first, *second = division->last;
    struct node *left = first->first, *right = second->first;
    size_t left_count, right_count;
    struct block *left_blocks = blocks_of(p, first, &left_count), *right_blocks = blocks_of(p, second, &right_count);
    struct alignment found = align(p->doc->arena, left_blocks, left_count, right_blocks, right_count);

    node_unlink(first);
    node_unlink(second);
    for (size_t i = 0; i < found.count; i++) {
        struct node *pair = add_division(p, division, (found.steps[i].left ? left : right)->span, S("pair"));

        add_side(p, pair, &left, found.steps[i].left, false, first);
        add_side(p, pair, &right, found.steps[i].right, true, second);
    }
    if (found.difference_count)
        diag_warn(p->diag, "parallel.count", second->span,
            "this text has %zu block%s and the one beside it, on line %d, has %zu; they stand as their lengths suggest",
            right_count, right_count == 1 ? "" : "s", first->span.line, left_count);
}

static bool are_texts(const struct node *division)
{
    const struct node *first = division->first, *second = first ? first->next : NULL;

    return second && !second->next && first->kind == second->kind && first->first && second->first &&
           (first->kind == NODE_DIVISION || first->kind == NODE_QUOTE);
}

static void pair_below(struct pairing *p, struct node *root)
{
    for (struct node *node = root; node; node = node_next_block(root, node)) {
        if (!is_facing(node))
            continue;
        if (are_texts(node))
            pair_texts(p, node);
        else
            pair_neighbours(p, node);
    }
}

void facing_pairs_make(struct doc *doc, const struct languages *languages, struct diag *diag)
{
    struct pairing p = { .doc = doc, .languages = languages, .diag = diag };

    pair_below(&p, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        pair_below(&p, doc->notes[i].node);
    buf_free(&p.scratch);
}
