#include "view/kept.h"

#include "base/hash.h"
#include "base/wire.h"
#include "publication/editions.h"

/* --- pieces of records, for both ways */

static void pass_extent(struct wire *w, struct cache_extent *extent)
{
    size_t at = (size_t)extent->at, len = extent->len;

    wire_size(w, &at);
    wire_size(w, &len);
    wire_hash(w, &extent->sum);
    if (!w->out && len > UINT32_MAX)
        wire_refuse(w);
    extent->at = at;
    extent->len = (uint32_t)len;
}

static void pass_body(struct wire *w, struct body *body)
{
    enum { LEAST = 3 };

    wire_text(w, &body->bytes);
    body->slots = wire_list(w, body->slots, &body->slot_count, sizeof *body->slots, LEAST);
    for (size_t i = 0; i < body->slot_count; i++) {
        struct slot *slot = &body->slots[i];

        slot->at = wire_below(w, slot->at, (unsigned)body->bytes.len + 1);
        slot->index = wire_below(w, slot->index, UINT32_MAX);
        slot->kind = wire_below(w, slot->kind, SLOT_KINDS);
    }
}

/* An article as others see it. */
static void pass_face(struct wire *w, struct facts *facts)
{
    wire_text(w, &facts->slug);
    wire_text(w, &facts->edition);
    wire_flag(w, &facts->page);
    wire_text(w, &facts->lang);
    pass_body(w, &facts->title.xhtml);
    wire_text(w, &facts->title.plain);
}

static void pass_picture(struct wire *w, struct picture *picture)
{
    size_t width = picture->kind.width, height = picture->kind.height;

    wire_text(w, &picture->name);
    wire_size(w, &width);
    wire_size(w, &height);
    picture->kind.width = (unsigned)width;
    picture->kind.height = (unsigned)height;
}

/* Of a picture that may not be there. */
static void pass_any_picture(struct wire *w, const struct picture **picture)
{
    struct picture copy = *picture ? **picture : (struct picture){ 0 };
    bool has = *picture;

    wire_flag(w, &has);
    if (has)
        pass_picture(w, &copy);
    if (has && !w->out) {
        struct picture *read = arena_new(w->arena, struct picture);

        *read = copy;
        *picture = read;
    }
}

/* A term's entry: where it is, the language of the article that has the term first, whether it says more than a card. */
struct place {
    str href, lang;
    bool more;
};

/* A term as cards, readings and conversions see it. */
static void pass_term(struct wire *w, struct term *term, struct terms_entry *entry, struct place *place)
{
    wire_text(w, &term->id);
    wire_text(w, &term->en);
    wire_text(w, &term->zh);
    wire_text(w, &term->abbr);
    wire_text(w, &term->lang);
    wire_text(w, &term->other);
    wire_text(w, &term->other_lang);
    wire_text(w, &term->shown);
    wire_flag(w, &term->guessed);
    term->kind = wire_below(w, term->kind, GLOSS_QUOTATION + 1);
    term->status = wire_below(w, term->status, TERM_IGNORED + 1);
    wire_text(w, &entry->definition);
    wire_text(w, &entry->converted);
    wire_hash(w, &entry->written);
    wire_text(w, &place->href);
    wire_text(w, &place->lang);
    wire_flag(w, &place->more);
}

/* --- writing */

struct writing {
    const struct context *c;
    struct buf *out;
    struct buf record;
    struct cache_extent *faces; /* by number in the publication */
    struct cache_extent *terms; /* by number */
};

static struct cache_extent add_record(struct writing *w)
{
    str record = buf_str(&w->record);
    struct cache_extent extent = { w->out->len, (uint32_t)record.len, hash_bytes(record) };

    buf_add(w->out, record);
    buf_reset(&w->record);
    return extent;
}

static void write_face(struct writing *w, size_t i)
{
    struct facts copy = *w->c->publication->articles[i].facts;
    struct wire wire = wire_writer(&w->record);

    pass_face(&wire, &copy);
    w->faces[i] = add_record(w);
}

static void write_term(struct writing *w, const struct term *term)
{
    const struct terms_entry *shown = terms_entry(w->c->terms, term);
    struct terms_entry entry = w->c->terms->entries[term->number];
    struct place place = { shown ? shown->sheet->href : S(""),
        term->count ? term->occurrences[0].article->facts->lang : S(""), shown && terms_says_more(shown, term) };
    struct term copy = *term;
    struct wire wire = wire_writer(&w->record);

    pass_term(&wire, &copy, &entry, &place);
    w->terms[term->number] = add_record(w);
}

static void put_face(struct writing *w, struct wire *wire, const struct article *article)
{
    struct cache_extent none = { 0 };

    pass_extent(wire, article ? &w->faces[article - w->c->publication->articles] : &none);
}

enum link_kind { LINK_NOWHERE, LINK_OWN, LINK_ARTICLE, LINK_FILE, LINK_KINDS };

static void put_link(struct writing *w, struct wire *wire, const struct article *article, const struct link *link)
{
    enum link_kind kind = link->file               ? LINK_FILE
                          : !link->article         ? LINK_NOWHERE
                          : link->article == article ? LINK_OWN
                                                   : LINK_ARTICLE;
    struct link copy = *link;

    wire_below(wire, kind, LINK_KINDS);
    wire_text(wire, &copy.fragment);
    if (kind == LINK_FILE)
        pass_any_picture(wire, &copy.file);
    if (kind == LINK_ARTICLE)
        put_face(w, wire, link->article);
}

static void put_gloss(struct writing *w, struct wire *wire, const struct article *article, size_t i)
{
    const struct term *term = publication_term(article, i);
    struct cache_extent none = { 0 };

    pass_extent(wire, term ? &w->terms[term->number] : &none);
}

static struct cache_extent write_article(struct writing *w, const struct article *article)
{
    struct wire wire = wire_writer(&w->record);
    size_t pictures = article->picture_count, links = article->facts->references.links.count;
    size_t glosses = article->facts->gloss_count;
    str issue = article->issue ? article->issue->config->id : S("");

    wire_size(&wire, &pictures);
    for (size_t i = 0; i < pictures; i++) {
        const struct picture *picture = article->pictures[i];

        pass_any_picture(&wire, &picture);
    }
    wire_size(&wire, &links);
    for (size_t i = 0; i < links; i++)
        put_link(w, &wire, article, &article->links[i]);
    wire_size(&wire, &glosses);
    for (size_t i = 0; i < glosses; i++)
        put_gloss(w, &wire, article, i);
    wire_text(&wire, &issue);
    put_face(w, &wire, article->previous);
    put_face(w, &wire, article->next);
    return add_record(w);
}

/* What all pages share. */
static void pass_shared(struct wire *w, struct context *c, struct publication *p, str *terms)
{
    wire_text(w, &c->style);
    wire_text(w, &c->script);
    wire_text(w, terms);
    wire_size(w, &p->page_count);
    wire_flag(w, &p->proof);
}

static size_t foot_count(const struct publication *p)
{
    return p->page_count < PAGES_AT_FOOT ? p->page_count : PAGES_AT_FOOT;
}

static struct cache_extent write_shared(struct writing *w)
{
    const struct publication *p = w->c->publication;
    struct publication copy = *p;
    struct context context = *w->c;
    struct wire wire = wire_writer(&w->record);
    str terms = w->c->terms->count ? w->c->terms->sheets[0]->href : S("");

    pass_shared(&wire, &context, &copy, &terms);
    for (size_t i = 0; i < foot_count(p); i++)
        put_face(w, &wire, &p->pages[i]);
    return add_record(w);
}

bool kept_can(const struct article *article)
{
    return !editions_any(article);
}

void kept_write(struct buf *out, struct arena *arena, const struct context *c, struct cache_extent *articles,
    struct cache_extent *shared)
{
    const struct publication *p = c->publication;
    size_t count = publication_size(p);
    struct writing w = { .c = c, .out = out };

    for (size_t i = 0; i < foot_count(p); i++)
        if (!kept_can(&p->pages[i]))
            return;
    w.faces = arena_array(arena, struct cache_extent, count);
    w.terms = arena_array(arena, struct cache_extent, p->glossary.count);
    for (size_t i = 0; i < count; i++)
        write_face(&w, i);
    for (size_t i = 0; i < p->glossary.count; i++)
        write_term(&w, p->glossary.terms[i]);
    *shared = write_shared(&w);
    for (size_t i = 0; i < count; i++)
        if (kept_can(&p->articles[i]))
            articles[p->articles[i].facts->file] = write_article(&w, &p->articles[i]);
    buf_free(&w.record);
}

/* --- reading */

struct reading {
    struct kept *kept;
    struct arena *arena;
    str bytes;
    bool bad;
};

/* A record; a bad one is empty. */
static struct wire open_record(struct reading *r, const struct cache_extent *extent)
{
    str record = str_first(str_from(r->bytes, (size_t)extent->at), extent->len);

    if (extent->at > r->bytes.len || record.len != extent->len || hash_bytes(record) != extent->sum) {
        r->bad = true;
        record = S("");
    }
    return wire_reader(record, r->arena);
}

static void close_record(struct reading *r, const struct wire *wire)
{
    r->bad |= !wire_done(wire);
}

static void read_face(struct reading *r, const struct cache_extent *extent, struct article *article)
{
    struct facts *facts = arena_new(r->arena, struct facts);
    struct wire wire = open_record(r, extent);

    pass_face(&wire, facts);
    close_record(r, &wire);
    article->facts = facts;
}

/* NULL where none was kept. */
static const struct article *take_face(struct reading *r, struct wire *wire)
{
    struct cache_extent extent = { 0 };
    struct article *article;

    pass_extent(wire, &extent);
    if (extent.len == 0)
        return NULL;
    article = arena_new(r->arena, struct article);
    read_face(r, &extent, article);
    return article;
}

static void take_link(struct reading *r, struct wire *wire, struct link *link)
{
    enum link_kind kind = wire_below(wire, 0, LINK_KINDS);

    wire_text(wire, &link->fragment);
    if (kind == LINK_FILE)
        pass_any_picture(wire, &link->file);
    if (kind == LINK_OWN)
        link->article = r->kept->article;
    if (kind == LINK_ARTICLE)
        link->article = take_face(r, wire);
}

/* Where a term stands: all that is asked of that is the language of the first, and whether there is another. */
static void set_occurrences(struct reading *r, struct term *term, const struct place *place)
{
    struct facts *facts = arena_new(r->arena, struct facts);
    struct article *article = arena_new(r->arena, struct article);

    facts->lang = place->lang;
    article->facts = facts;
    term->count = place->lang.len == 0 ? 0 : place->more ? 2 : 1;
    term->occurrences = arena_array(r->arena, struct occurrence, 2);
    term->occurrences[0].block_id = term->occurrences[1].block_id = "";
    term->occurrences[0].article = term->occurrences[1].article = article;
}

static const struct term *take_gloss(struct reading *r, struct wire *wire, size_t number)
{
    struct terms_entry *entry = &r->kept->terms.entries[number];
    struct cache_extent extent = { 0 };
    struct terms_sheet *sheet;
    struct place place;
    struct term *term;
    struct wire inner;

    pass_extent(wire, &extent);
    if (extent.len == 0)
        return NULL;
    term = arena_new(r->arena, struct term);
    sheet = arena_new(r->arena, struct terms_sheet);
    inner = open_record(r, &extent);
    pass_term(&inner, term, entry, &place);
    close_record(r, &inner);
    term->number = number;
    sheet->href = place.href;
    entry->sheet = place.href.len ? sheet : NULL;
    entry->next_zh = entry->next_en = term;
    set_occurrences(r, term, &place);
    return term;
}

/* Counts are those of the article that was made anew. */
static void expect(struct reading *r, struct wire *wire, size_t wanted)
{
    size_t count = 0;

    wire_size(wire, &count);
    if (count != wanted)
        wire_refuse(wire);
    r->bad |= wire->bad;
}

static void take_issue(struct reading *r, struct wire *wire, struct article *article)
{
    const struct input *input = r->kept->publication.input;
    str id;

    wire_text(wire, &id);
    if (id.len == 0)
        return;
    article->issue = arena_new(r->arena, struct issue);
    for (size_t i = 0; i < input->issue_count; i++)
        if (str_equal(input->issues[i].id, id))
            article->issue->config = &input->issues[i];
    r->bad |= !article->issue->config;
}

static void read_article(struct reading *r, const struct cache_extent *extent, const struct facts *facts)
{
    struct article *article = r->kept->article;
    struct wire wire = open_record(r, extent);
    size_t links = facts->references.links.count;

    article->facts = facts;
    article->picture_count = facts->references.pictures.count;
    article->pictures = arena_array(r->arena, const struct picture *, article->picture_count);
    article->links = arena_array(r->arena, struct link, links);
    article->terms = arena_array(r->arena, const struct term *, facts->gloss_count);
    r->kept->terms.entries = arena_array(r->arena, struct terms_entry, facts->gloss_count);
    expect(r, &wire, article->picture_count);
    for (size_t i = 0; !wire.bad && i < article->picture_count; i++)
        pass_any_picture(&wire, &article->pictures[i]);
    expect(r, &wire, links);
    for (size_t i = 0; !wire.bad && i < links; i++)
        take_link(r, &wire, &article->links[i]);
    expect(r, &wire, facts->gloss_count);
    for (size_t i = 0; !wire.bad && i < facts->gloss_count; i++)
        article->terms[i] = take_gloss(r, &wire, i);
    take_issue(r, &wire, article);
    article->previous = take_face(r, &wire);
    article->next = take_face(r, &wire);
    close_record(r, &wire);
}

static void read_shared(struct reading *r, const struct cache_extent *extent)
{
    struct publication *p = &r->kept->publication;
    struct terms_plan *plan = &r->kept->terms;
    struct wire wire = open_record(r, extent);
    struct terms_sheet *first = arena_new(r->arena, struct terms_sheet);

    pass_shared(&wire, &r->kept->context, p, &first->href);
    plan->sheets = arena_new(r->arena, struct terms_sheet *);
    plan->sheets[0] = first;
    plan->count = first->href.len > 0;
    p->pages = arena_array(r->arena, struct article, foot_count(p));
    for (size_t i = 0; !wire.bad && i < foot_count(p); i++) {
        struct cache_extent face = { 0 };

        pass_extent(&wire, &face);
        read_face(r, &face, &p->pages[i]);
    }
    close_record(r, &wire);
}

bool kept_read(struct kept *kept, struct arena *arena, str bytes, const struct cache_extent *article,
    const struct cache_extent *shared, const struct input *input, const struct facts *facts)
{
    struct reading r = { .kept = kept, .arena = arena, .bytes = bytes };

    *kept = (struct kept){ .publication = { .input = input }, .article = arena_new(arena, struct article) };
    kept->context.publication = &kept->publication;
    kept->context.terms = &kept->terms;
    kept->context.arena = arena;
    kept->context.target = BODY_WEB;
    read_shared(&r, shared);
    read_article(&r, article, facts);
    kept->publication.articles = kept->article;
    kept->publication.count = 1;
    return !r.bad;
}
