#include "facts/facts.h"

#include <limits.h>

#include "base/utf8.h"
#include "doc/ids.h"
#include "doc/parse.h"
#include "write/body_write.h"
#include "write/links.h"

/* How long a description is, in bytes, at most: what a search engine shows. */
enum { DESCRIPTION_BYTES = 300 };

struct making {
    struct facts *facts;
    struct parts *parts;
    struct arena *arena;
    const struct front *front;
    const struct facts_options *options;
    str smart;       /* as in struct doc */
    struct han *han; /* the article's runs of Chinese; NULL: nobody asks */
    struct diag *diag;
};

/* --- lines of the front matter */

static struct line read_line(struct making *m, const struct text *text)
{
    struct doc doc;

    if (text->text.len == 0)
        return (struct line){ .plain = S("") };
    parse_line(&doc, m->arena, text->text, text->span, m->smart, m->diag);
    languages_tag(&doc, doc.root, &m->options->languages);
    return line_of(m->arena, doc.root, S(""), m->han);
}

static struct body write_text(struct making *m, const struct text *text, struct han *han)
{
    struct body_options options = {
        .target = BODY_WEB, .words = m->options->words, .lang = m->facts->lang, .han = han
    };
    struct doc doc;

    if (text->text.len == 0)
        return (struct body){ .bytes = S("") };
    parse_line(&doc, m->arena, text->text, text->span, m->smart, m->diag);
    languages_tag(&doc, doc.root, &m->options->languages);
    links_settle(&doc, doc.root, m->diag);
    references_collect(&m->facts->references, doc.root);
    return body_write(m->arena, doc.root, &options);
}

/* Without a title, or with one that has no words, the article is called by its file. */
static struct line name_by_file(struct making *m, struct span span)
{
    str slug = m->facts->slug;

    if (!m->front->title_cut)
        diag_warn(m->diag, "article.title", span,
            "this article has no title; begin it with “# Title” or say title: in its front matter");
    return line_of_text(m->arena, slug, &m->options->languages, m->han);
}

static void make_title(struct making *m, const struct node *heading)
{
    const struct text *said = &m->front->title;
    struct line line = { .plain = S("") };

    if (heading)
        line = line_of(m->arena, heading, S(""), m->han);
    else if (!utf8_is_blank(said->text))
        line = read_line(m, said);
    if (utf8_is_blank(line.plain))
        line = name_by_file(m, heading ? heading->span : said->span.line ? said->span : (struct span){ 1, 1 });
    m->facts->title = line;
}

static void make_lines(struct making *m)
{
    const struct front *front = m->front;
    struct parts *parts = m->parts;

    m->facts->subtitle = read_line(m, &front->subtitle);
    parts->summary_single = front->summary.single;
    parts->summary_count = front->summary.count;
    parts->summary = arena_array(m->arena, struct body, front->summary.count);
    for (size_t i = 0; i < front->summary.count; i++)
        parts->summary[i] = write_text(m, &front->summary.items[i], m->han);
    parts->alt = front->image.alt.text;
    parts->caption = write_text(m, &front->image.caption, m->han);
    parts->credit = write_text(m, &front->image.credit, NULL);
    parts->disclaimer = write_text(m, &front->disclaimer, NULL);
    parts->translation_of = write_text(m, &front->translation_of, NULL);
}

static struct people people_of(const struct records *records)
{
    return (struct people){ records->items, records->count };
}

static void keep_front(struct making *m)
{
    struct facts *facts = m->facts;

    facts->date = m->front->date;
    facts->updated = m->front->updated;
    facts->authors = people_of(&m->front->authors);
    facts->translators = people_of(&m->front->translators);
    facts->license = m->front->license.text;
    facts->issue = m->front->issue;
    facts->own = m->front->own;
    facts->no_facing = str_equal(m->front->parallel.text, S("off"));
    facts->has_summary = m->front->summary.count > 0;
}

static void find_lead(struct making *m)
{
    const struct text *file = &m->front->image.file;
    struct references *references = &m->facts->references;

    m->facts->lead = -1;
    if (file->text.len)
        m->facts->lead = (ptrdiff_t)references_add(references, &references->pictures, file->text, file->span);
}

/* --- the text */

/* A heading's words, in their language where what stands around them says it: in a table of contents they stand alone.
 */
static struct line heading_line(struct making *m, const struct node *heading)
{
    return line_of(m->arena, heading, languages_given(heading), NULL);
}

static void make_headings(struct making *m, const struct doc *doc)
{
    struct parts *parts = m->parts;
    size_t cap = 0;

    for (const struct node *node = doc->root; node; node = node_next_block(doc->root, node)) {
        if (node->kind != NODE_HEADING)
            continue;
        parts->headings = arena_grow(m->arena, parts->headings, parts->heading_count, &cap, sizeof *parts->headings);
        parts->headings[parts->heading_count++] =
            (struct heading){ node->names->id, node->level, heading_line(m, node) };
    }
}

static void keep_ids(struct making *m, const struct doc *doc)
{
    struct buf ids = { 0 };

    for (size_t i = 0; i < doc->id_count; i++) {
        buf_add(&ids, doc->ids[i]);
        buf_byte(&ids, '\n');
    }
    m->facts->ids = buf_copy(&ids, m->arena);
    buf_free(&ids);
}

static void keep_aliases(struct making *m, const struct doc *doc)
{
    struct buf aliases = { 0 };

    for (size_t i = 0; i < doc->alias_count; i++)
        buf_printf(&aliases, "%.*s\t%.*s\n", STR(doc->aliases[i].name), STR(doc->aliases[i].id));
    m->facts->aliases = buf_copy(&aliases, m->arena);
    buf_free(&aliases);
}

/* The one of sorted lines that is `key`, or begins with it and a tab: halves what is left of them until it is found. */
static bool find_line(str lines, str key, str *line)
{
    size_t low = 0, high = lines.len;

    while (low < high) {
        size_t begin = low + (high - low) / 2, end, len;
        int order;

        while (begin > low && lines.at[begin - 1] != '\n')
            begin--;
        for (end = begin; lines.at[end] != '\n';)
            end++;
        for (len = 0; begin + len < end && lines.at[begin + len] != '\t';)
            len++;
        order = str_compare(key, (str){ lines.at + begin, len });
        *line = (str){ lines.at + begin, end - begin };
        if (order == 0)
            return true;
        if (order < 0)
            high = begin;
        else
            low = end + 1;
    }
    return false;
}

bool facts_have_id(const struct facts *facts, str id)
{
    str line;

    return find_line(facts->ids, id, &line);
}

bool facts_find_alias(const struct facts *facts, str name, str *id)
{
    str line;

    if (!find_line(facts->aliases, name, &line))
        return false;
    *id = str_from(line, name.len + 1);
    return true;
}

/* --- glosses */

/* A note's id is given where it is written (write/body.c). */
static str block_id_of(struct making *m, const struct doc *doc, const struct node *block)
{
    for (size_t i = 0; block->kind == NODE_NOTE && i < doc->note_count; i++)
        if (doc->notes[i].node == block)
            return arena_printf(m->arena, "note-%zu", i + 1);
    return block->names->id;
}

static bool stands_apart(const struct node *block)
{
    return block->kind == NODE_CELL || block->kind == NODE_HEADING || block->kind == NODE_NOTE;
}

static void keep_glosses(struct making *m, const struct doc *doc)
{
    struct facts *facts = m->facts;

    facts->gloss_count = doc->gloss_count;
    facts->glosses = arena_array(m->arena, struct gloss_fact, doc->gloss_count);
    m->parts->written_count = doc->gloss_count;
    m->parts->written = arena_array(m->arena, uint64_t, doc->gloss_count);
    for (size_t i = 0; i < doc->gloss_count; i++) {
        const struct gloss *from = doc->glosses[i];

        if (from->kind == GLOSS_QUOTATION && !m->options->quotations)
            continue;
        facts->glosses[i] = (struct gloss_fact){ pairs_find(m->options->pairs, m->arena, from),
            arena_cstr(m->arena, block_id_of(m, doc, from->block)), (unsigned)from->span.line,
            (unsigned)from->span.column & INT_MAX, stands_apart(from->block) };
        m->parts->written[i] = parts_written(facts->glosses[i].pair->key, from->zh, from->abbr);
    }
}

static void keep_mentions(struct making *m, const struct doc *doc)
{
    struct facts *facts = m->facts;
    const struct node *block = NULL;
    const char *id = "";

    facts->mention_count = doc->mention_count;
    facts->mentions = arena_array(m->arena, struct mention_fact, doc->mention_count);
    for (size_t i = 0; i < doc->mention_count; i++) {
        const struct mention *from = &doc->mentions[i];

        if (from->block != block)
            id = arena_cstr(m->arena, block_id_of(m, doc, from->block));
        block = from->block;
        facts->mentions[i] = (struct mention_fact){ from->record, from->glosses, from->abbr, from->span, id };
    }
}

/* --- editions */

static uint64_t hash_front(const struct making *m)
{
    const struct front *front = m->front;
    uint64_t hash = blocks_hash(m->facts->title.plain, 0);

    hash = blocks_hash(front->subtitle.text, hash);
    for (size_t i = 0; i < front->summary.count; i++)
        hash = blocks_hash(front->summary.items[i].text, hash);
    hash = blocks_hash(front->image.alt.text, hash);
    hash = blocks_hash(front->image.caption.text, hash);
    return blocks_hash(front->disclaimer.text, hash);
}

static void keep_blocks(struct making *m, const struct doc *doc)
{
    if (!m->options->blocks)
        return;
    m->facts->blocks = blocks_make(m->arena, doc, m->options->markdown, m->options->line);
    m->facts->front_hash = hash_front(m);
}

/* Cuts text at the last space before the limit. */
static str shorten(struct arena *arena, str text)
{
    size_t end = DESCRIPTION_BYTES;

    if (text.len <= end)
        return arena_copy(arena, text);
    while (end && text.at[end] != ' ')
        end--;
    for (end = end ? end : DESCRIPTION_BYTES; ((unsigned char)text.at[end] & 0xC0) == 0x80;)
        end--;
    return arena_printf(arena, "%.*s …", (int)end, text.at);
}

static void describe(struct making *m, const struct doc *doc)
{
    const struct texts *summary = &m->front->summary;
    const struct node *node = doc->root->first;
    struct line line = { .plain = S("") };
    struct diag said = { 0 }; /* where it was read for the page */

    while (node && node->kind != NODE_PARAGRAPH)
        node = node->next;
    if (summary->count)
        line = line_make(m->arena, summary->items[0].text, summary->items[0].span, &m->options->languages, &said);
    else if (node)
        line = line_of(m->arena, node, S(""), NULL);
    m->facts->teaser = summary->count ? line.xhtml.bytes : S("");
    m->facts->description = shorten(m->arena, line.plain);
    diag_free(&said);
}

/* Whether a title has something that stands on its own page only: references to notes, ruby. */
static bool has_more(const struct node *title)
{
    for (const struct node *node = title; node; node = node_next(title, node))
        if (node->kind == NODE_NOTE_REF || node_is_ruby(node))
            return true;
    return false;
}

/* The title as a tree: the heading, or what the front matter says where it may have more than words. */
static const struct node *title_tree(struct making *m, const struct node *heading)
{
    const struct text *said = &m->front->title;
    struct diag nothing = { 0 }; /* make_title has reported what there is */
    struct doc doc;

    if (heading || str_find(said->text, S("|")) < 0)
        return heading;
    parse_line(&doc, m->arena, said->text, said->span, m->smart, &nothing);
    languages_tag(&doc, doc.root, &m->options->languages);
    diag_free(&nothing);
    return doc.root;
}

static struct bodies write_bodies(
    struct making *m, const struct doc *doc, const struct node *title, enum body_target target)
{
    struct body_options label = {
        .target = target, .label = true, .references = true, .lang = m->facts->lang, .han = m->han
    };
    struct body_options options = {
        .target = target, .words = m->options->words, .lang = m->facts->lang, .han = m->han
    };
    struct bodies bodies = { 0 };

    if (title && has_more(title))
        bodies.title = body_write(m->arena, title, &label);
    options.ends = m->options->blocks ? &bodies.ends : NULL;
    bodies.text = body_write(m->arena, doc->root, &options);
    options.ends = NULL;
    bodies.notes = body_write_notes(m->arena, doc, &options);
    return bodies;
}

static void collect_references(struct making *m, struct doc *doc)
{
    struct references *references = &m->facts->references;

    links_settle(doc, doc->root, m->diag);
    references_collect(references, doc->root);
    for (size_t i = 0; i < doc->note_count; i++) {
        links_settle(doc, doc->notes[i].node, m->diag);
        references_collect(references, doc->notes[i].node);
    }
}

void facts_make(struct facts *facts, struct parts *parts, struct doc *doc, struct node *title,
    const struct front *front, const struct facts_options *options, struct diag *diag)
{
    bool read = !front->glosses.text.len && !str_starts(facts->lang, S("zh"));
    struct han han = { .seen.arena = doc->arena };
    const struct node *title_shown;
    struct making m = { facts, parts, doc->arena, front, options, doc->smart, read ? &han : NULL, diag };

    *parts = (struct parts){ 0 };
    facts->references.arena = doc->arena;
    facts->note_count = doc->note_count;
    keep_front(&m);
    find_lead(&m);
    make_title(&m, title);
    make_lines(&m);
    collect_references(&m, doc);
    make_headings(&m, doc);
    keep_ids(&m, doc);
    keep_aliases(&m, doc);
    keep_glosses(&m, doc);
    keep_mentions(&m, doc);
    keep_blocks(&m, doc);
    describe(&m, doc);
    title_shown = title_tree(&m, title);
    parts->web = write_bodies(&m, doc, title_shown, BODY_WEB);
    if (options->book)
        parts->book = write_bodies(&m, doc, title_shown, BODY_BOOK);
    if (options->plain)
        parts->plain = plain_write(doc->arena, doc);
    parts->han = han.runs;
    facts->has_han = han.runs.count > 0;
}
