#include "view/fill.h"

#include "formats/url.h"
#include "publication/chapters.h"
#include "view/address.h"
#include "view/cards.h"

str fill_facing_prefix(struct arena *arena, const struct article *article)
{
    return arena_printf(arena, "%.*s--", STR(article->facts->lang));
}

static void fill_picture(const struct page_filler *f, struct buf *out, size_t index)
{
    const struct picture *picture = f->article->pictures[index];

    if (!picture)
        return;
    buf_lit(out, " src=\"");
    address_link_asset(out, f->root, f->book != NULL, picture->name);
    buf_byte(out, '"');
    if (picture->kind.width && picture->kind.height)
        buf_printf(out, " width=\"%u\" height=\"%u\"", picture->kind.width, picture->kind.height);
}

static void write_fragment(struct buf *out, str fragment)
{
    if (fragment.len == 0)
        return;
    buf_byte(out, '#');
    url_write(out, fragment);
}

static void write_web_address(const struct page_filler *f, struct buf *out, const struct link *link)
{
    if (!address_is_known(f->publication))
        return;
    buf_lit(out, " href=\"");
    address_base(out, f->publication);
    address_article(out, link->article);
    write_fragment(out, link->fragment);
    buf_byte(out, '"');
}

/* Within a book to its chapter; to an article that isn't in it, to the website, where that has an address. */
static void fill_book_link(const struct page_filler *f, struct buf *out, const struct link *link)
{
    size_t position = chapters_of(f->book, link->article), beside = chapters_facing(f->book, link->article);

    if (!position && !beside) {
        write_web_address(f, out, link);
        return;
    }
    buf_printf(out, " href=\"" ADDRESS_CHAPTER, position ? position : beside);
    if (link->fragment.len && !position) {
        buf_byte(out, '#');
        url_write(out, link->article->facts->lang);
        buf_lit(out, "--");
        url_write(out, link->fragment);
    } else {
        write_fragment(out, link->fragment);
    }
    buf_byte(out, '"');
}

/* On the website; from a book to the website, where that has an address. */
static void fill_download(const struct page_filler *f, struct buf *out, const struct picture *file)
{
    if (f->book && !address_is_known(f->publication))
        return;
    buf_lit(out, " href=\"");
    if (f->book)
        address_base(out, f->publication);
    address_link_asset(out, f->book ? S("") : f->root, false, file->name);
    buf_byte(out, '"');
}

static void fill_link(const struct page_filler *f, struct buf *out, size_t index)
{
    const struct link *link = &f->article->links[index];

    if (link->file)
        fill_download(f, out, link->file);
    if (!link->article)
        return;
    if (f->book && (link->article != f->article || link->fragment.len == 0)) {
        fill_book_link(f, out, link);
        return;
    }
    buf_lit(out, " href=\"");
    if (link->article != f->article || link->fragment.len == 0) {
        address_link_article(out, f->publication, f->root, link->article);
        write_fragment(out, link->fragment);
    } else {
        buf_byte(out, '#');
        buf_add(out, f->prefix);
        url_write(out, link->fragment);
    }
    buf_byte(out, '"');
}

static void fill(const struct body_filler *filler, struct buf *out, const struct body *body, const struct slot *slot)
{
    const struct page_filler *f = (const struct page_filler *)filler;

    switch (slot->kind) {
    case SLOT_PICTURE: fill_picture(f, out, slot->index); return;
    case SLOT_LINK: fill_link(f, out, slot->index); return;
    case SLOT_GLOSS: cards_fill(f, out, slot->index); return;
    case SLOT_NOTE: buf_printf(out, "%u", slot->index); return;
    case SLOT_ID: buf_add(out, f->prefix); return;
    case SLOT_LANG: body_fill_lang(out, body, slot); return;
    case SLOT_HAN: return; /* readings lie in a template (view/pinyin.h) */
    }
}

struct page_filler fill_begin(
    const struct publication *publication, const struct article *article, const struct book *book, str root)
{
    const unsigned kinds = 1 << SLOT_PICTURE | 1 << SLOT_LINK | 1 << SLOT_GLOSS | 1 << SLOT_NOTE;

    return (struct page_filler){ { book ? kinds | 1 << SLOT_LANG : kinds, fill }, publication, article, book, root,
        NULL, NULL, S("") };
}

void fill_prefix(struct page_filler *filler, str prefix)
{
    filler->prefix = prefix;
    filler->filler.kinds |= 1 << SLOT_ID;
}

str fill_body(struct arena *arena, const struct body *body, const struct page_filler *filler)
{
    struct buf out = { 0 };
    str filled;

    if (body->slot_count == 0)
        return body->bytes;
    body_fill(&out, body, &filler->filler);
    filled = buf_copy(&out, arena);
    buf_free(&out);
    return filled;
}
