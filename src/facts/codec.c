#include "facts/codec.h"

#include "facts/pass.h"
#include "formats/yaml_parse.h"

#include <limits.h>
#include <string.h>

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
    wire_flag(w, &node->comment_reported);
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

/* Each of them has a line feed after it, which whoever looks for one relies on. */
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

/* What a record has said of glosses so far: each pair is numbered when it stands there first. */
struct said {
    struct facts_common *common;     /* reading: what all records have in common; NULL: nothing */
    const struct gloss_pair **items; /* reading: by their numbers */
    struct map numbers;              /* writing: by their addresses, from 1 */
    size_t count;
};

static void pass_members(struct wire *w, struct gloss_pair *pair)
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
    wire_text(w, &pair->sound);
    wire_flag(w, &pair->shown);
    wire_flag(w, &pair->guessed);
}

/* 0: nothing is kept of this gloss; 1: its pair follows, for the first time; else that has stood before. */
static size_t number_of(struct said *said, const struct gloss_pair *const *pair)
{
    size_t number;

    if (!*pair)
        return 0;
    number = (size_t)(uintptr_t)map_get(&said->numbers, (str){ (const char *)pair, sizeof *pair });
    if (!number)
        map_set(&said->numbers, (str){ (const char *)pair, sizeof *pair }, (void *)(uintptr_t)++said->count);
    return number ? number + 1 : 1;
}

static struct gloss_pair *read_pair(struct wire *w, struct arena *arena, str bytes)
{
    struct gloss_pair *pair = arena_new(arena, struct gloss_pair);
    struct wire inner = wire_reader(bytes, NULL);

    pass_members(&inner, pair);
    if (!wire_done(&inner))
        wire_refuse(w);
    return pair;
}

/* Most pairs stand in several articles, and are known by their bytes without being read. */
static const struct gloss_pair *take_new(struct wire *w, struct said *said)
{
    struct facts_common *common = said->common;
    struct gloss_pair *pair;
    str bytes;

    wire_text(w, &bytes);
    if (!common)
        return read_pair(w, w->arena, bytes);
    pair = map_get(&common->pairs, bytes);
    if (pair)
        return pair;
    bytes = arena_copy(&common->lasting, bytes);
    pair = read_pair(w, &common->brief, bytes);
    if (w->bad)
        return pair;
    map_set(&common->pairs, bytes, pair);
    pair->number = common->pairs.count;
    return pair;
}

static const struct gloss_pair *take_pair(struct wire *w, struct said *said, size_t number)
{
    if (number > said->count + 1)
        wire_refuse(w);
    if (number == 0 || w->bad)
        return NULL;
    if (number == 1)
        said->items[said->count++] = take_new(w, said);
    return said->items[number == 1 ? said->count - 1 : number - 2];
}

static const char *common_text(struct facts_common *common, str text)
{
    char *kept = map_get(&common->texts, text);

    if (kept)
        return kept;
    kept = arena_text(&common->lasting, text.len);
    if (text.len)
        memcpy(kept, text.at, text.len);
    map_set(&common->texts, (str){ kept, text.len }, kept);
    return kept;
}

/* The id of a block, which many articles have: p-1, p-2 … */
static void pass_block_id(struct wire *w, struct said *said, const char **id)
{
    str text = w->out && *id ? str_of(*id) : S("");

    wire_text(w, &text);
    if (w->out)
        return;
    if (text.len && memchr(text.at, '\0', text.len)) {
        wire_refuse(w);
        text = S("");
    }
    *id = said->common ? common_text(said->common, text) : arena_cstr(w->arena, text);
}

static void write_pair(struct wire *w, const struct gloss_pair *pair)
{
    struct buf members = { 0 };
    struct wire inner = wire_writer(&members);
    struct gloss_pair copy = *pair;
    str bytes;

    pass_members(&inner, &copy);
    bytes = buf_str(&members);
    wire_text(w, &bytes);
    buf_free(&members);
}

static void pass_gloss(struct wire *w, struct said *said, struct gloss_fact *gloss)
{
    size_t number = w->out ? number_of(said, &gloss->pair) : 0;
    struct span span = facts_span(gloss);
    bool apart = gloss->apart;

    wire_size(w, &number);
    if (!w->out)
        gloss->pair = take_pair(w, said, number);
    else if (number == 1)
        write_pair(w, gloss->pair);
    wire_span(w, &span);
    pass_block_id(w, said, &gloss->block_id);
    wire_flag(w, &apart);
    gloss->line = (unsigned)span.line;
    gloss->column = (unsigned)span.column & INT_MAX;
    gloss->apart = apart;
}

static void pass_mention(struct wire *w, struct said *said, struct mention_fact *mention, size_t glosses)
{
    wire_size(w, &mention->record);
    wire_size(w, &mention->glosses);
    if (!w->out && mention->glosses > glosses)
        wire_refuse(w);
    wire_flag(w, &mention->abbr);
    wire_span(w, &mention->span);
    pass_block_id(w, said, &mention->block_id);
}

static void pass_said(struct wire *w, struct facts_common *common, struct facts *facts)
{
    enum { GLOSS_LEAST = 5, MENTION_LEAST = 6 };
    struct arena scratch = { 0 };
    struct said said = { .common = common, .numbers = { .arena = &scratch } };

    facts->glosses = wire_list(w, facts->glosses, &facts->gloss_count, sizeof *facts->glosses, GLOSS_LEAST);
    said.items = arena_array(&scratch, const struct gloss_pair *, facts->gloss_count);
    for (size_t i = 0; i < facts->gloss_count; i++)
        pass_gloss(w, &said, &facts->glosses[i]);
    facts->mentions = wire_list(w, facts->mentions, &facts->mention_count, sizeof *facts->mentions, MENTION_LEAST);
    for (size_t i = 0; i < facts->mention_count; i++)
        pass_mention(w, &said, &facts->mentions[i], facts->gloss_count);
    arena_free(&scratch);
}

/* --- all of it: what lasts, what is known until links are found, and until there is a glossary */

static void pass_lasting(struct wire *w, struct facts *facts)
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
}

static void pass_brief(struct wire *w, struct facts *facts)
{
    pass_references(w, &facts->references.pictures);
    pass_references(w, &facts->references.links);
    pass_lead(w, &facts->lead, facts->references.pictures.count);
    pass_lines(w, &facts->ids);
    pass_lines(w, &facts->aliases);
}

static void write_section(struct wire *w, struct facts *facts, void (*pass)(struct wire *w, struct facts *facts))
{
    struct buf section = { 0 };
    struct wire inner = wire_writer(&section);
    str bytes;

    pass(&inner, facts);
    bytes = buf_str(&section);
    wire_text(w, &bytes);
    buf_free(&section);
}

void codec_write(struct buf *out, const struct facts *facts)
{
    struct wire w = wire_writer(out);
    struct facts copy = *facts;

    write_section(&w, &copy, pass_lasting);
    write_section(&w, &copy, pass_brief);
    pass_said(&w, NULL, &copy);
}

/* Reads a section out of a copy, if one is wanted. */
static void read_section(struct wire *w, struct facts *facts, struct arena *arena, bool copy,
    void (*pass)(struct wire *w, struct facts *facts))
{
    struct wire inner;
    str bytes;

    wire_text(w, &bytes);
    inner = wire_reader(copy ? arena_copy(arena, bytes) : bytes, arena);
    pass(&inner, facts);
    if (!wire_done(&inner))
        wire_refuse(w);
}

/* All but what is known of the file. */
static void forget(struct facts *facts)
{
    *facts = (struct facts){ .path = facts->path,
        .slug = facts->slug,
        .edition = facts->edition,
        .page = facts->page,
        .file = facts->file,
        .hash = facts->hash,
        .parts_hash = facts->parts_hash };
}

bool codec_read(struct facts *facts, struct arena *arena, str record)
{
    struct wire w = wire_reader(record, arena);

    forget(facts);
    facts->references.arena = arena;
    read_section(&w, facts, arena, false, pass_lasting);
    read_section(&w, facts, arena, false, pass_brief);
    pass_said(&w, NULL, facts);
    return wire_done(&w);
}

bool codec_keep(struct facts *facts, const struct facts_room *room, str record)
{
    struct wire w = wire_reader(record, room->brief);

    forget(facts);
    read_section(&w, facts, room->lasting, true, pass_lasting);
    read_section(&w, facts, room->brief, true, pass_brief);
    pthread_mutex_lock(&room->common->mutex);
    pass_said(&w, room->common, facts);
    pthread_mutex_unlock(&room->common->mutex);
    for (size_t i = 0; i < facts->mention_count; i++)
        if (facts->mentions[i].record >= room->records)
            return false;
    return wire_done(&w);
}

/* --- what articles have in common */

void codec_common_begin(struct facts_common *common)
{
    *common = (struct facts_common){ .mutex = PTHREAD_MUTEX_INITIALIZER };
    common->pairs.arena = common->texts.arena = &common->maps;
}

void codec_common_end(struct facts_common *common, const struct facts_room *room)
{
    arena_join(room->lasting, &common->lasting);
    arena_join(room->brief, &common->brief);
    arena_free(&common->maps);
    pthread_mutex_destroy(&common->mutex);
}
