#include "page/cards.h"

#include "body/url.h"

/* How many other articles a card names. */
enum { ALSO_IN = 5 };

void cards_fill(const struct page_filler *f, struct buf *out, size_t number)
{
    const struct term *term = glossary_term(f->article, number);
    const struct terms_entry *entry = terms_entry(f->terms, term);

    if (!entry)
        return;
    if (f->book) {
        buf_printf(out, " id=\"gloss.%zu\" epub:type=\"noteref\" role=\"doc-noteref\" href=\"#card.", number + 1);
        url_write(out, term->id);
    } else {
        buf_printf(out, " href=\"%.*s", STR(f->root));
        terms_address(out, entry, term);
    }
    buf_byte(out, '"');
}

static str href_of(const struct context *c, const struct page_filler *f, const struct occurrence *at)
{
    struct buf href = { 0 };
    str copy;

    buf_add(&href, f->root);
    site_path(&href, at->article);
    if (at->place.len) {
        buf_byte(&href, '#');
        url_write(&href, at->place);
    }
    copy = buf_copy(&href, c->arena);
    buf_free(&href);
    return copy;
}

static struct value *other_article(const struct context *c, const struct page_filler *f, const struct occurrence *at)
{
    struct value *value = value_map(c->arena);

    value_set(c->arena, value, "href", value_text(c->arena, href_of(c, f, at)));
    value_set(c->arena, value, "title", value_text(c->arena, at->article->facts->title.xhtml));
    return value;
}

/* The first other articles of a term, each at its first place. */
static void set_others(
    const struct context *c, const struct page_filler *f, struct value *card, const struct term *term)
{
    const struct article *last = f->article;
    struct value *list = value_list(c->arena), *also;
    size_t count = 0;

    for (size_t i = 0; i < term->count && count < ALSO_IN; i++) {
        const struct occurrence *at = &term->occurrences[i];

        if (at->article == last || at->article == f->article)
            continue;
        last = at->article;
        value_push(c->arena, list, other_article(c, f, at));
        count++;
    }
    if (count == 0)
        return;
    also = value_map(c->arena);
    value_set(c->arena, also, "articles", list);
    value_set(c->arena, card, "also_in", also);
}

static str entry_href(const struct context *c, const struct page_filler *f, const struct term *term)
{
    struct buf href = { 0 };
    str copy;

    if (f->book) {
        buf_lit(&href, "glossary.xhtml#");
        url_write(&href, term->id);
    } else {
        buf_add(&href, f->root);
        terms_address(&href, terms_entry(c->terms, term), term);
    }
    copy = buf_copy(&href, c->arena);
    buf_free(&href);
    return copy;
}

/* Other articles draw on what is approved, so only of that is it told where else it stands. */
static struct value *card(const struct context *c, const struct page_filler *f, const struct term *term, size_t number)
{
    struct value *value = terms_term(c, term, f->article->facts->lang);

    value_set(c->arena, value, "href", value_text(c->arena, entry_href(c, f, term)));
    if (f->book)
        value_set(c->arena, value, "back", value_text(c->arena, arena_printf(c->arena, "gloss.%zu", number + 1)));
    else if (term->status == TERM_APPROVED)
        set_others(c, f, value, term);
    return value;
}

struct making {
    const struct context *c;
    const struct page_filler *f;
    struct value *list;
    struct map seen; /* by the terms' ids */
};

static void add_cards(struct making *m, const struct body *body)
{
    for (size_t i = 0; i < body->slot_count; i++) {
        const struct slot *slot = &body->slots[i];
        const struct term *term = slot->kind == SLOT_GLOSS ? glossary_term(m->f->article, slot->index) : NULL;

        if (terms_entry(m->c->terms, term) && !map_set(&m->seen, term->id, m))
            value_push(m->c->arena, m->list, card(m->c, m->f, term, slot->index));
    }
}

struct value *cards_value(const struct context *c, const struct page_filler *f, const struct bodies *bodies)
{
    struct making m = { c, f, value_list(c->arena), { .arena = c->arena } };
    struct value *value;

    add_cards(&m, &bodies->text);
    add_cards(&m, &bodies->notes);
    if (!m.list->first)
        return NULL;
    value = value_map(c->arena);
    value_set(c->arena, value, "items", m.list);
    return value;
}
