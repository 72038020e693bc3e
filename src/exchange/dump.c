#include "exchange/dump.h"

#include "base/json.h"

static void dump_date(struct buf *out, const struct date *date)
{
    char iso[16];

    if (date->year)
        buf_printf(out, " %.*s", STR(date_iso(date, iso)));
}

static void dump_neighbour(struct buf *out, const char *name, const struct article *article)
{
    if (article)
        buf_printf(out, "    %s %.*s\n", name, STR(article->facts->path));
}

static void dump_links(struct buf *out, const struct article *article)
{
    const struct references *references = &article->facts->references;

    for (size_t i = 0; i < references->links.count; i++) {
        const struct link *link = &article->links[i];

        buf_lit(out, "    link ");
        json_string(out, references->links.items[i].target);
        if (link->article)
            buf_printf(out, " → %.*s", STR(link->article->facts->path));
        if (link->file)
            buf_printf(out, " → %.*s", STR(link->file->name));
        if (link->fragment.len)
            buf_printf(out, " #%.*s", STR(link->fragment));
        buf_byte(out, '\n');
    }
    for (size_t i = 0; i < references->pictures.count; i++) {
        const struct picture *picture = article->pictures[i];

        buf_lit(out, "    picture ");
        json_string(out, references->pictures.items[i].target);
        if (picture)
            buf_printf(out, " → %.*s %u×%u", STR(picture->name), picture->kind.width, picture->kind.height);
        buf_byte(out, '\n');
    }
}

static void dump_article(struct buf *out, const struct article *article)
{
    const struct facts *facts = article->facts;

    buf_printf(out, "  %.*s", STR(facts->path));
    dump_date(out, &facts->date);
    buf_printf(out, " %.*s ", STR(facts->lang));
    json_string(out, facts->title.plain);
    buf_byte(out, '\n');
    dump_neighbour(out, "of", article->original);
    if (article->issue)
        buf_printf(out, "    issue %.*s\n", STR(article->issue->config->id));
    dump_neighbour(out, "previous", article->previous);
    dump_neighbour(out, "next", article->next);
    for (str rest = facts->ids, id; str_line(&rest, &id);)
        buf_printf(out, "    id %.*s\n", STR(id));
    if (facts->note_count)
        buf_printf(out, "    notes %zu\n", facts->note_count);
    dump_links(out, article);
}

static void dump_list(struct buf *out, const struct article *const *articles, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "    %.*s\n", STR(articles[i]->facts->path));
}

static void dump_book(struct buf *out, const struct book *book)
{
    buf_printf(out, "  %.*s\n", STR(book->id));
    for (size_t i = 0; i < book->count; i++) {
        buf_printf(out, "    %.*s", STR(book->articles[i]->facts->path));
        if (book->facing && book->facing[i])
            buf_printf(out, " beside %.*s", STR(book->facing[i]->facts->path));
        buf_byte(out, '\n');
    }
}

static void dump_issue(struct buf *out, const struct publication *p, const struct issue *issue)
{
    buf_printf(out, "  %.*s", STR(issue->config->id));
    dump_date(out, &issue->config->date);
    buf_byte(out, ' ');
    json_string(out, fields_in(&issue->config->title, p->input->config.lang.text));
    buf_byte(out, '\n');
    dump_list(out, issue->articles, issue->count);
}

void dump_publication(struct buf *out, const struct publication *p)
{
    buf_lit(out, "articles\n");
    for (size_t i = 0; i < p->count; i++)
        dump_article(out, &p->articles[i]);
    buf_lit(out, "pages\n");
    for (size_t i = 0; i < p->page_count; i++)
        dump_article(out, &p->pages[i]);
    if (p->edition_count)
        buf_lit(out, "editions\n");
    for (size_t i = 0; i < p->edition_count; i++)
        dump_article(out, &p->editions[i]);
    buf_lit(out, "issues\n");
    for (size_t i = 0; i < p->issue_count; i++)
        dump_issue(out, p, &p->issues[i]);
    buf_lit(out, "books\n");
    for (size_t i = 0; i < p->book_count; i++)
        dump_book(out, &p->books[i]);
}

static void show_slot(
    const struct body_filler *filler, struct buf *out, const struct body *body, const struct slot *slot)
{
    static const char *const names[] = { "picture", "link", "gloss" };

    (void)filler;
    if (slot->kind == SLOT_LANG)
        body_fill_lang(out, body, slot);
    else if (slot->kind == SLOT_NOTE)
        buf_printf(out, "%u", slot->index);
    else
        buf_printf(out, " {%s %u}", names[slot->kind], slot->index);
}

static void show_bodies(struct buf *out, const char *name, const struct bodies *bodies, unsigned more)
{
    const unsigned kinds = 1 << SLOT_PICTURE | 1 << SLOT_LINK | 1 << SLOT_GLOSS | 1 << SLOT_NOTE;
    const struct body_filler filler = { kinds | more, show_slot };

    buf_printf(out, "<!-- %s -->\n", name);
    body_fill(out, &bodies->text, &filler);
    body_fill(out, &bodies->notes, &filler);
}

void dump_bodies(struct buf *out, const struct parts *parts)
{
    show_bodies(out, "site", &parts->web, 0);
    show_bodies(out, "book", &parts->book, 1 << SLOT_LANG);
}

void dump_plain(struct buf *out, const struct parts *parts)
{
    for (size_t i = 0; i < parts->plain.count; i++) {
        const struct plain_block *block = &parts->plain.items[i];

        buf_printf(out, "[%.*s]\n", STR(block->id));
        buf_add(out, block->text);
        buf_add(out, block->text.len ? S("\n") : S(""));
    }
}
