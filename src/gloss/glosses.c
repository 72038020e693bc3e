#include "gloss/glosses.h"

#include "base/map.h"
#include "gloss/block_ids.h"
#include "gloss/find.h"
#include "gloss/line_text.h"
#include "gloss/marked.h"
#include "lang/han.h"

#include <string.h>

struct finding_glosses {
    struct doc *doc;
    const struct languages *languages;
    struct diag *diag;
    struct line_text line;
    struct finder finder;
    size_t cap;
    struct block_ids block_ids;
    struct map pairs; /* both sides of each gloss so far */
    bool full;
};

/* --- into the tree */

/* By insertion: only the spans of one bracket's glosses aren't in order, and those are few. */
static void sort_places(size_t *at, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        size_t here = at[i], k = i;

        for (; k > 0 && at[k - 1] > here; k--)
            at[k] = at[k - 1];
        at[k] = here;
    }
}

static void cut_line(struct finding_glosses *f)
{
    const struct finder *finder = &f->finder;
    size_t *at = arena_array(f->doc->arena, size_t, 6 * finder->count), count = 0;

    for (size_t i = 0; i < finder->count; i++) {
        const struct found *found = &finder->items[i];

        at[count++] = found->en_begin;
        at[count++] = found->en_end;
        at[count++] = found->zh_begin;
        at[count++] = found->zh_end;
        at[count++] = found->hide_begin;
        at[count++] = found->hide_end;
    }
    sort_places(at, count);
    line_text_cut(&f->line, at, count);
}

/* The gloss is where its English stands; or its original, where a link is in or around that or no node can hold it. */
static void wrap_gloss(struct finding_glosses *f, const struct found *found, const struct gloss *gloss)
{
    struct node *node = NULL;

    if (found->en_begin < found->en_end && !line_text_has_link(&f->line, found->en_begin, found->en_end))
        node = line_text_wrap(&f->line, NODE_GLOSS, found->en_begin, found->en_end);
    if (!node && !line_text_has_link(&f->line, found->zh_begin, found->zh_end))
        node = line_text_wrap(&f->line, NODE_GLOSS, found->zh_begin, found->zh_end);
    if (node)
        node->gloss = gloss;
}

static void wrap_original(struct finding_glosses *f, const struct found *found, struct gloss *gloss)
{
    struct node *span = line_text_wrap(&f->line, NODE_SPAN, found->zh_begin, found->zh_end);

    if (span)
        node_names(f->doc->arena, span)->lang = gloss->lang;
    gloss->original = span;
    if (found->hide_begin < found->hide_end) {
        struct node *hidden = line_text_wrap(&f->line, NODE_ORIGINAL, found->hide_begin, found->hide_end);

        if (hidden)
            hidden->gloss = gloss;
    }
}

static str pair_key(struct doc *doc, const struct gloss *gloss)
{
    char *key = arena_alloc(doc->arena, gloss->en.len + gloss->zh.len + 1);

    memcpy(key, gloss->en.at, gloss->en.len);
    key[gloss->en.len] = '\t';
    memcpy(key + gloss->en.len + 1, gloss->zh.at, gloss->zh.len);
    return (str){ key, gloss->en.len + gloss->zh.len + 1 };
}

static struct gloss *new_gloss(struct finding_glosses *f)
{
    struct doc *doc = f->doc;
    struct gloss *gloss = arena_new(doc->arena, struct gloss);

    doc->glosses = arena_grow(doc->arena, doc->glosses, doc->gloss_count, &f->cap, sizeof *doc->glosses);
    doc->glosses[doc->gloss_count] = gloss;
    return gloss;
}

/* What is known of every gloss when its sides are. */
static void place_gloss(struct finding_glosses *f, struct gloss *gloss)
{
    gloss->number = f->doc->gloss_count++;
    gloss->first = !map_set(&f->pairs, pair_key(f->doc, gloss), gloss);
    gloss->block = block_ids_block(f->line.block);
}

static void add_found(struct finding_glosses *f, const struct found *found, bool same_english)
{
    struct arena *arena = f->doc->arena;
    struct gloss *gloss = new_gloss(f);
    const struct node *span = line_text_span_around(&f->line, found->en_begin);

    *gloss = found->gloss;
    gloss->en = arena_copy(arena, gloss->en);
    gloss->zh = arena_copy(arena, gloss->zh);
    gloss->abbr = arena_copy(arena, gloss->abbr);
    gloss->reading = arena_copy(arena, gloss->reading);
    if (span)
        marked_take(gloss, span, f->diag);
    if (han_writes(line_text_language(&f->line, found->zh_begin)))
        gloss->lang = line_text_language(&f->line, found->zh_begin);
    place_gloss(f, gloss);
    gloss->span = line_text_span(&f->line, found->en_begin < found->zh_begin ? found->en_begin : found->zh_begin);
    if (!same_english)
        wrap_gloss(f, found, gloss);
    wrap_original(f, found, gloss);
}

static bool has_link(const struct node *root)
{
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->kind == NODE_LINK)
            return true;
    for (const struct node *node = root->parent; node && !node_is_block(node); node = node->parent)
        if (node->kind == NODE_LINK)
            return true;
    return false;
}

static void add_marked(struct finding_glosses *f, struct node *span)
{
    struct gloss *gloss = new_gloss(f);

    marked_read(gloss, f->doc, span, f->languages->han, f->diag);
    if (gloss->en.len == 0)
        return;
    place_gloss(f, gloss);
    if (!has_link(span))
        node_wrap(f->doc->arena, NODE_GLOSS, span->first, span->last)->gloss = gloss;
}

static bool is_full(struct finding_glosses *f)
{
    if (f->doc->gloss_count < GLOSSES)
        return false;
    if (!f->full)
        diag_warn(
            f->diag, "gloss.limit", f->line.block->span, "more than %d glosses; the rest are left alone", GLOSSES);
    f->full = true;
    return true;
}

/* What is found and what is marked, in the order of the text. */
static void add_all(struct finding_glosses *f)
{
    const struct finder *finder = &f->finder;
    size_t marked = 0;

    for (size_t i = 0; i <= finder->count; i++) {
        size_t until = i < finder->count ? finder->items[i].zh_begin : f->line.text.len;

        for (; marked < f->line.marked_count && f->line.marked[marked].at < until && !is_full(f); marked++)
            add_marked(f, f->line.marked[marked].node);
        if (i == finder->count || is_full(f))
            return;
        add_found(f, &finder->items[i], i && finder->items[i].en_begin == finder->items[i - 1].en_begin);
    }
}

static void find_in_block(struct finding_glosses *f, struct node *block)
{
    line_text_read(&f->line, block);
    find_glosses(&f->finder, &f->line);
    if (f->finder.count + f->line.marked_count == 0)
        return;
    if (f->finder.count)
        cut_line(f);
    block_ids_give(&f->block_ids, block_ids_block(block));
    add_all(f);
}

static void find_below(struct finding_glosses *f, struct node *root)
{
    for (struct node *node = root; node && !f->full; node = node_next_block(root, node)) {
        block_ids_pass(&f->block_ids, node);
        if (node->first && !node_is_block(node->first) && line_text_may_gloss(node))
            find_in_block(f, node);
    }
}

void glosses_find(struct doc *doc, const struct languages *languages, struct diag *diag)
{
    struct finding_glosses f = { .doc = doc, .languages = languages, .diag = diag, .block_ids = block_ids_begin(doc) };

    f.pairs.arena = doc->arena;
    f.line.doc = doc;
    f.finder.arena = doc->arena;
    f.finder.han = languages->han;
    f.finder.cjk = han_writes(languages->article);
    find_below(&f, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        find_below(&f, doc->notes[i].node);
    block_ids_end(&f.block_ids);
    line_text_free(&f.line);
    finder_free(&f.finder);
}
