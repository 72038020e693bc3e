#include "web/sitemap.h"

#include "publication/facing.h"
#include "view/address.h"
#include "view/archive.h"
#include "view/editions.h"

#define SITEMAP_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define SITEMAP_NAMESPACE " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""

/* The map in the making. */
struct sitemap {
    const struct web_writer *writer;
    struct diag *diag;
    bool parted;      /* in several files, */
    struct buf index; /* to which this leads */
    const char *part; /* the name of the file that is being written, */
    size_t ordinal;   /* and its number; 0: it has none */
    struct buf file;
    size_t count; /* of addresses in it */
    struct buf path;
    bool ok;
};

/* --- files */

static void begin_file(struct sitemap *s)
{
    buf_lit(&s->file, SITEMAP_HEAD "<urlset" SITEMAP_NAMESPACE);
    if (s->writer->publication->edition_count)
        buf_lit(&s->file, " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"");
    buf_lit(&s->file, ">\n");
}

static void end_file(struct sitemap *s)
{
    struct buf name = { 0 };

    if (s->count == 0)
        return;
    buf_lit(&s->file, "</urlset>\n");
    if (!s->parted)
        buf_lit(&name, "sitemap.xml");
    else if (s->ordinal)
        buf_printf(&name, "sitemap-%s-%zu.xml", s->part, s->ordinal);
    else
        buf_printf(&name, "sitemap-%s.xml", s->part);
    s->ok = s->ok && bundle_add(s->writer->out, buf_str(&name), S("application/xml"), buf_str(&s->file), s->diag);
    buf_lit(&s->index, "<sitemap><loc>");
    address_base(&s->index, s->writer->publication);
    buf_add(&s->index, buf_str(&name));
    buf_lit(&s->index, "</loc></sitemap>\n");
    buf_reset(&s->file);
    s->count = 0;
    s->ordinal++;
    buf_free(&name);
}

/* A part is files of its own, where there are several. */
static void begin_part(struct sitemap *s, const char *part, size_t ordinal)
{
    if (s->parted)
        end_file(s);
    s->part = part;
    s->ordinal = ordinal;
}

/* --- addresses */

static void add(struct sitemap *s, const struct date *date, const struct article *article)
{
    const struct publication *p = s->writer->publication;
    char iso[16];

    if (s->parted && (s->count == SITEMAP_ADDRESSES || s->file.len > SITEMAP_BYTES))
        end_file(s);
    if (s->count++ == 0)
        begin_file(s);
    buf_lit(&s->file, "<url><loc>");
    address_base(&s->file, p);
    buf_add(&s->file, buf_str(&s->path));
    buf_lit(&s->file, "</loc>");
    if (date && date->year)
        buf_printf(&s->file, "<lastmod>%.*s</lastmod>", STR(date_iso(date, iso)));
    if (article)
        editions_sitemap(&s->file, p, article);
    buf_lit(&s->file, "</url>\n");
    buf_reset(&s->path);
}

static void add_path(struct sitemap *s, str path)
{
    buf_add(&s->path, path);
    add(s, NULL, NULL);
}

static void add_article(struct sitemap *s, const struct article *article)
{
    const struct facts *facts = article->facts;

    address_article(&s->path, article);
    add(s, facts->updated.year ? &facts->updated : &facts->date, article);
}

static void add_lists(struct sitemap *s)
{
    const struct web_writer *w = s->writer;
    const struct publication *p = w->publication;
    struct arena scratch = { 0 };

    add_path(s, S(""));
    for (size_t i = 0; i < p->issue_count; i++) {
        address_issue(&s->path, &p->issues[i]);
        add(s, &p->issues[i].config->date, NULL);
    }
    for (size_t i = 0; i < w->terms.count; i++)
        add_path(s, w->terms.sheets[i]->address);
    if (w->archive.count)
        add_path(s, archive_path(&scratch, NULL));
    for (size_t i = 0; i < w->archive.count; i++)
        add_path(s, archive_path(&scratch, &w->archive.sheets[i]));
    for (size_t i = 0; i < p->page_count; i++)
        add_article(s, &p->pages[i]);
    arena_free(&scratch);
}

static void add_editions(struct sitemap *s)
{
    const struct publication *p = s->writer->publication;

    for (size_t i = 0; i < p->edition_count; i++) {
        add_article(s, &p->editions[i]);
        if (!facing_wanted(&p->editions[i]))
            continue;
        address_facing(&s->path, p, &p->editions[i]);
        add(s, NULL, NULL);
    }
}

/* --- all of it */

/* Whether one file can't be sure to hold all: each language that an article is in names all the others. */
static bool is_large(const struct web_writer *w)
{
    const struct publication *p = w->publication;

    return publication_size(p) + p->edition_count + w->archive.count + w->terms.count + p->issue_count >
           SITEMAP_ADDRESSES / 2;
}

static bool write_index(struct sitemap *s)
{
    struct buf index = { 0 };
    bool ok;

    buf_lit(&index, SITEMAP_HEAD "<sitemapindex" SITEMAP_NAMESPACE ">\n");
    buf_add(&index, buf_str(&s->index));
    buf_lit(&index, "</sitemapindex>\n");
    ok = bundle_add(s->writer->out, S("sitemap.xml"), S("application/xml"), buf_str(&index), s->diag);
    buf_free(&index);
    return ok;
}

bool sitemap_write(const struct web_writer *w, struct diag *diag)
{
    const struct publication *p = w->publication;
    struct sitemap s = { .writer = w, .diag = diag, .parted = is_large(w), .ok = true };

    if (!address_is_known(p))
        return true;
    begin_part(&s, "pages", 0);
    add_lists(&s);
    begin_part(&s, "articles", 1);
    for (size_t i = p->count; i-- > 0;)
        add_article(&s, &p->articles[i]);
    begin_part(&s, "editions", 1);
    add_editions(&s);
    end_file(&s);
    if (s.ok && s.parted)
        s.ok = write_index(&s);
    buf_free(&s.index);
    buf_free(&s.file);
    buf_free(&s.path);
    return s.ok;
}
