#include "facts/codec.h"

#include "facts/pass.h"

/* --- what the input knows */

static void pass_text(struct wire *w, struct text *text)
{
    wire_text(w, &text->text);
    wire_span(w, &text->span);
}

static void pass_date(struct wire *w, struct date *date)
{
    date->year = (int)wire_below(w, (unsigned)date->year, 10000);
    date->month = (int)wire_below(w, (unsigned)date->month, 13);
    date->day = (int)wire_below(w, (unsigned)date->day, 32);
    wire_span(w, &date->span);
}

static void pass_people(struct wire *w, struct people *people)
{
    enum { LEAST = 9 };

    people->items = wire_list(w, people->items, &people->count, sizeof *people->items, LEAST);
    for (size_t i = 0; i < people->count; i++) {
        pass_text(w, &people->items[i].name);
        pass_text(w, &people->items[i].family);
        pass_text(w, &people->items[i].given);
    }
}

static void pass_yaml(struct wire *w, struct yaml *node, size_t depth);

static void pass_children(struct wire *w, struct yaml *node, size_t depth)
{
    enum { LEAST = 12 };
    struct yaml *items, *child;
    size_t count = 0;

    for (child = node->first; child; child = child->next)
        count++;
    items = wire_list(w, node->first, &count, sizeof *items, LEAST);
    for (size_t i = 0; !w->out && i < count; i++)
        items[i].next = i + 1 < count ? &items[i + 1] : NULL;
    node->first = count ? items : NULL;
    for (child = node->first; child; child = child->next)
        pass_yaml(w, child, depth + 1);
}

static void pass_yaml(struct wire *w, struct yaml *node, size_t depth)
{
    if (!w->out && depth > YAML_DEPTH) {
        wire_refuse(w);
        return;
    }
    node->kind = wire_below(w, node->kind, YAML_MAP + 1);
    wire_span(w, &node->span);
    wire_text(w, &node->text);
    wire_flag(w, &node->quoted);
    wire_text(w, &node->key);
    wire_span(w, &node->key_span);
    wire_span(w, &node->comment);
    wire_flag(w, &node->comment_told);
    pass_children(w, node, depth);
}

static void pass_own(struct wire *w, const struct yaml **own)
{
    bool has = *own;
    struct yaml *root, copy;

    wire_flag(w, &has);
    if (!has)
        return;
    root = w->out ? &copy : arena_new(w->arena, struct yaml);
    *root = w->out ? **own : (struct yaml){ 0 };
    pass_yaml(w, root, 0);
    *own = w->out ? *own : root;
}

/* --- what the text refers to */

static void pass_references(struct wire *w, struct reference_list *list)
{
    enum { LEAST = 3 };

    list->items = wire_list(w, list->items, &list->count, sizeof *list->items, LEAST);
    list->cap = list->count;
    for (size_t i = 0; i < list->count; i++) {
        wire_text(w, &list->items[i].target);
        wire_span(w, &list->items[i].span);
    }
}

/* Each of them has a line feed behind it, which whoever looks for one relies on. */
static void pass_lines(struct wire *w, str *lines)
{
    wire_text(w, lines);
    if (!w->out && lines->len && lines->at[lines->len - 1] != '\n')
        wire_refuse(w);
}

/* -1, or the number of one of them. */
static void pass_lead(struct wire *w, ptrdiff_t *lead, size_t pictures)
{
    size_t number = (size_t)(*lead + 1);

    wire_size(w, &number);
    if (!w->out && number > pictures)
        wire_refuse(w);
    *lead = w->bad ? -1 : (ptrdiff_t)number - 1;
}

/* --- its blocks */

static void pass_block(struct wire *w, struct block *block)
{
    block->kind = wire_below(w, block->kind, NODE_SPAN + 1);
    block->level = (int)wire_below(w, (unsigned)block->level, 7);
    wire_size(w, &block->size);
    wire_span(w, &block->span);
    wire_hash(w, &block->hash);
}

static void pass_blocks(struct wire *w, struct blocks *blocks)
{
    enum { LEAST = 13 };
    size_t all = blocks->count + blocks->note_count;

    blocks->items = wire_list(w, blocks->items, &all, sizeof *blocks->items, LEAST);
    wire_size(w, &blocks->note_count);
    if (!w->out && blocks->note_count > all) {
        wire_refuse(w);
        all = blocks->note_count = 0;
    }
    blocks->count = all - blocks->note_count;
    for (size_t i = 0; i < all; i++)
        pass_block(w, &blocks->items[i]);
}

/* --- its glosses and mentions */

/* What a record has said of glosses so far: each that says something new is numbered. */
struct sides_said {
    const struct gloss_pair **items; /* reading: by their numbers */
    struct map numbers;              /* writing: by their addresses, from 1 */
    size_t count;
};

static void pass_sides(struct wire *w, struct gloss_pair *pair)
{
    wire_text(w, &pair->en);
    wire_text(w, &pair->zh);
    wire_text(w, &pair->abbr);
    wire_text(w, &pair->reading);
    wire_text(w, &pair->lang);
    pair->kind = wire_below(w, pair->kind, GLOSS_QUOTATION + 1);
    wire_text(w, &pair->rule);
    wire_flag(w, &pair->marked);
    wire_text(w, &pair->key);
}

/* 0: nothing is kept of this gloss; 1: what it says follows, for the first time; else that was said before. */
static size_t number_of(struct sides_said *said, const struct gloss_pair *const *pair)
{
    size_t number;

    if (!*pair)
        return 0;
    number = (size_t)(uintptr_t)map_get(&said->numbers, (str){ (const char *)pair, sizeof *pair });
    if (!number)
        map_set(&said->numbers, (str){ (const char *)pair, sizeof *pair }, (void *)(uintptr_t)++said->count);
    return number ? number + 1 : 1;
}

static const struct gloss_pair *take_sides(struct wire *w, struct sides_said *said, size_t number)
{
    struct gloss_pair *pair;

    if (number > said->count + 1)
        wire_refuse(w);
    if (number == 0 || w->bad)
        return NULL;
    if (number > 1)
        return said->items[number - 2];
    pair = arena_new(w->arena, struct gloss_pair);
    pass_sides(w, pair);
    said->items[said->count++] = pair;
    return pair;
}

static void pass_gloss(struct wire *w, struct sides_said *said, struct gloss_fact *gloss)
{
    size_t number = w->out ? number_of(said, &gloss->pair) : 0;
    struct gloss_pair copy;

    wire_size(w, &number);
    if (!w->out) {
        gloss->pair = take_sides(w, said, number);
    } else if (number == 1) {
        copy = *gloss->pair;
        pass_sides(w, &copy);
    }
    wire_span(w, &gloss->span);
    wire_text(w, &gloss->block_id);
    wire_flag(w, &gloss->apart);
}

static void pass_glosses(struct wire *w, struct facts *facts)
{
    enum { LEAST = 5 };
    struct arena scratch = { 0 };
    struct sides_said said = { .numbers = { .arena = &scratch } };

    facts->glosses = wire_list(w, facts->glosses, &facts->gloss_count, sizeof *facts->glosses, LEAST);
    said.items = arena_array(&scratch, const struct gloss_pair *, facts->gloss_count);
    for (size_t i = 0; i < facts->gloss_count; i++)
        pass_gloss(w, &said, &facts->glosses[i]);
    arena_free(&scratch);
}

static void pass_mentions(struct wire *w, struct facts *facts)
{
    enum { LEAST = 6 };

    facts->mentions = wire_list(w, facts->mentions, &facts->mention_count, sizeof *facts->mentions, LEAST);
    for (size_t i = 0; i < facts->mention_count; i++) {
        struct mention_fact *mention = &facts->mentions[i];

        wire_size(w, &mention->record);
        wire_size(w, &mention->glosses);
        if (!w->out && mention->glosses > facts->gloss_count)
            wire_refuse(w);
        wire_flag(w, &mention->abbr);
        wire_span(w, &mention->span);
        wire_text(w, &mention->block_id);
    }
}

/* --- all of it */

static void pass_facts(struct wire *w, struct facts *facts)
{
    wire_text(w, &facts->lang);
    wire_text(w, &facts->han);
    pass_line(w, &facts->title);
    pass_line(w, &facts->subtitle);
    wire_text(w, &facts->teaser);
    wire_text(w, &facts->description);
    pass_date(w, &facts->date);
    pass_date(w, &facts->updated);
    pass_people(w, &facts->authors);
    pass_people(w, &facts->translators);
    wire_text(w, &facts->license);
    pass_text(w, &facts->issue);
    pass_own(w, &facts->own);
    wire_size(w, &facts->note_count);
    wire_flag(w, &facts->has_summary);
    wire_flag(w, &facts->has_han);
    wire_flag(w, &facts->no_facing);
    pass_blocks(w, &facts->blocks);
    wire_hash(w, &facts->front_hash);
    pass_references(w, &facts->references.pictures);
    pass_references(w, &facts->references.links);
    pass_lead(w, &facts->lead, facts->references.pictures.count);
    pass_lines(w, &facts->ids);
    pass_lines(w, &facts->aliases);
    pass_glosses(w, facts);
    pass_mentions(w, facts);
}

void facts_write(struct buf *out, const struct facts *facts)
{
    struct wire w = wire_writer(out);
    struct facts copy = *facts;

    pass_facts(&w, &copy);
}

bool facts_read(struct facts *facts, struct arena *arena, str record)
{
    struct wire w = wire_reader(record, arena);

    *facts = (struct facts){ .path = facts->path,
        .slug = facts->slug,
        .edition = facts->edition,
        .page = facts->page,
        .parts = facts->parts,
        .references = { .arena = arena } };
    pass_facts(&w, facts);
    return wire_done(&w);
}
