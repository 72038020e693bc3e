#include "body/facts.h"

#include "doc/parse.h"

/* How long a description is, in bytes, at most: what a search engine shows. */
enum { DESCRIPTION_BYTES = 300 };

struct making {
    struct facts *facts;
    struct arena *arena; /* what lasts */
    struct arena *scratch;
    const struct facts_options *options;
    struct diag *diag;
};

static struct body write_line(struct making *m, struct doc *doc)
{
    struct body_options options = { .target = BODY_SITE, .words = m->options->words };

    languages_tag(doc, doc->root, &m->options->languages);
    references_collect(&m->facts->references, doc->root);
    return body_write(m->arena, doc->root, &options, m->diag);
}

static struct body write_text(struct making *m, const struct text *text)
{
    struct doc doc;

    if (text->text.len == 0)
        return (struct body){ .bytes = S("") };
    doc_parse_inline(&doc, m->scratch, text->text, text->span, m->diag);
    return write_line(m, &doc);
}

static void make_title(struct making *m, struct node *heading)
{
    struct facts *facts = m->facts;
    struct text title = facts->front.title;
    struct line line;

    if (str_trim(title.text).len == 0 && !heading) {
        diag_warn(m->diag, "article.title", ((struct span){ 1, 1 }),
            "this article has no title; begin it with “# Title” or say title: in its front matter");
        title.text = facts->slug;
        heading = NULL;
    }
    line = heading ? line_of(m->arena, heading)
                   : line_make(m->arena, title.text, title.span, &m->options->languages, m->diag);
    facts->title = line.xhtml;
    facts->title_text = line.plain;
}

/* --- the rest of the front matter */

static void make_lines(struct making *m)
{
    struct facts *facts = m->facts;
    const struct front *front = &facts->front;

    facts->subtitle =
        line_make(m->arena, front->subtitle.text, front->subtitle.span, &m->options->languages, m->diag).xhtml;
    facts->caption = write_text(m, &front->image.caption);
    facts->credit = write_text(m, &front->image.credit);
    facts->disclaimer = write_text(m, &front->disclaimer);
    facts->summary = arena_array(m->arena, struct body, front->summary.count);
    for (size_t i = 0; i < front->summary.count; i++)
        facts->summary[i] = write_text(m, &front->summary.items[i]);
}

static void find_lead(struct making *m)
{
    const struct lead_image *image = &m->facts->front.image;
    struct references *references = &m->facts->references;

    m->facts->lead = -1;
    if (image->file.text.len)
        m->facts->lead =
            (ptrdiff_t)references_add(references, &references->pictures, image->file.text, image->file.span);
}

/* --- facts of the text */

static void make_headings(struct making *m, const struct doc *doc)
{
    size_t cap = 0;

    for (const struct node *node = doc->root; node; node = node_next(doc->root, node)) {
        struct heading_fact *heading;

        if (node->kind != NODE_HEADING)
            continue;
        m->facts->headings =
            arena_grow(m->arena, m->facts->headings, m->facts->heading_count, &cap, sizeof *m->facts->headings);
        heading = &m->facts->headings[m->facts->heading_count++];
        *heading = (struct heading_fact){ arena_copy(m->arena, node->id), node->level, line_of(m->arena, node) };
    }
}

/* Cuts text at the last space before the limit. */
static str shorten(struct arena *arena, str text)
{
    size_t end = DESCRIPTION_BYTES;

    if (text.len <= end)
        return text;
    while (end && text.at[end] != ' ')
        end--;
    for (end = end ? end : DESCRIPTION_BYTES; ((unsigned char)text.at[end] & 0xC0) == 0x80;)
        end--;
    return arena_printf(arena, "%.*s …", (int)end, text.at);
}

static void describe(struct making *m, const struct doc *doc)
{
    const struct texts *summary = &m->facts->front.summary;
    const struct node *node = doc->root->first;
    str text = S("");

    while (node && node->kind != NODE_PARAGRAPH)
        node = node->next;
    if (summary->count)
        text =
            line_make(m->arena, summary->items[0].text, summary->items[0].span, &m->options->languages, m->diag).plain;
    else if (node)
        text = line_of(m->arena, node).plain;
    m->facts->description = shorten(m->arena, text);
}

static struct bodies write_bodies(struct making *m, const struct doc *doc, enum body_target target)
{
    struct body_options options = { .target = target, .words = m->options->words };

    return (struct bodies){
        body_write(m->arena, doc->root, &options, m->diag),
        body_write_notes(m->arena, doc, &options, m->diag),
    };
}

void facts_make(struct facts *facts, struct arena *arena, struct doc *doc, struct node *title,
    const struct facts_options *options, struct diag *diag)
{
    struct making m = { facts, arena, doc->arena, options, diag };

    facts->references.arena = arena;
    facts->note_count = doc->note_count;
    find_lead(&m);
    make_title(&m, title);
    make_lines(&m);
    references_collect(&facts->references, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        references_collect(&facts->references, doc->notes[i].node);
    make_headings(&m, doc);
    describe(&m, doc);
    facts->site = write_bodies(&m, doc, BODY_SITE);
    facts->book = write_bodies(&m, doc, BODY_BOOK);
}
