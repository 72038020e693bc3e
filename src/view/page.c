#include "view/page.h"

#include "formats/url.h"
#include "lang/language.h"
#include "publication/editions.h"
#include "view/address.h"
#include "view/cards.h"
#include "view/converted.h"
#include "view/editions.h"
#include "view/fill.h"
#include "view/pinyin.h"
#include "view/words.h"

static struct languages languages_of(const struct context *c, str lang)
{
    const struct config *config = &c->publication->input->config;

    return (struct languages){ lang, config->han.text, config->features.smart };
}

static struct value *text(const struct context *c, str s)
{
    return s.len ? value_text(c->arena, s) : NULL;
}

static struct value *line_value(const struct context *c, struct line line)
{
    return text(c, body_line(c->arena, &line.xhtml, c->target));
}

/* A line of the configuration, which is Markdown like those of the front matter. */
static struct line line_in(const struct context *c, str markdown, str lang)
{
    struct languages languages = languages_of(c, lang);
    struct diag nothing = { 0 }; /* what can be wrong with a line is its nesting, which no title has */
    struct line line = line_make(c->arena, markdown, NOWHERE, &languages, &nothing);

    diag_free(&nothing);
    return line;
}

static str own_lang(const struct context *c)
{
    return c->publication->input->config.lang.text;
}

/* The language that words are in on a page in `lang`: that, where they are given in it, else the publication's own. */
static str lang_of_words(const struct context *c, const struct words *words, str lang)
{
    return fields_have_language(words, lang) ? lang : own_lang(c);
}

static struct line words_line(const struct context *c, const struct words *words, str lang)
{
    lang = lang_of_words(c, words, lang);
    return line_in(c, fields_in(words, lang), lang);
}

static struct line config_line(const struct context *c, str markdown)
{
    return line_in(c, markdown, own_lang(c));
}

/* --- what stands for what */

str page_web_title(const struct context *c)
{
    const struct publication *p = c->publication;
    const struct words *title = &p->input->config.title;

    if (title->text.len)
        return words_line(c, title, own_lang(c)).plain;
    return p->count ? p->articles[0].facts->title.plain : S("");
}

str page_book_lang(const struct context *c, const struct book *book)
{
    if (book->lang.len)
        return book->lang;
    return book->count == 1 ? book->articles[0]->facts->lang : c->publication->input->config.lang.text;
}

/* A book's title: its own, else that of its one article, else the publication's, else that of its first article. */
static struct line book_line(const struct context *c, const struct book *book)
{
    const struct words *site = &c->publication->input->config.title;
    struct line line = str_trim(book->title).len || book->count == 1
                           ? line_in(c, book->title, book->lang.len ? book->lang : own_lang(c))
                           : words_line(c, site, page_book_lang(c, book));

    return line.plain.len ? line : book->articles[0]->facts->title;
}

str page_book_title(const struct context *c, const struct book *book)
{
    return book_line(c, book).plain;
}

/* --- pieces */

static struct value *date_value(const struct context *c, const struct date *date, str lang)
{
    struct value *value = value_map(c->arena);
    struct buf words = { 0 };
    char iso[16];

    if (!date->year)
        return NULL;
    words_date(&words, date, lang);
    value_set(c->arena, value, "iso", text(c, arena_copy(c->arena, date_iso(date, iso))));
    value_set(c->arena, value, "text", text(c, buf_copy(&words, c->arena)));
    buf_free(&words);
    return value;
}

/* Names in a row, as XHTML. */
static str names(const struct context *c, const struct facts *facts, const struct people *people)
{
    struct languages languages = { facts->lang, facts->han, c->publication->input->config.features.smart };
    struct buf out = { 0 };
    str copy;

    words_names(&out, people->items, people->count, strings_for(c->strings, facts->lang), &languages, c->target);
    copy = buf_copy(&out, c->arena);
    buf_free(&out);
    return copy;
}

static struct value *byline(const struct context *c, const struct facts *facts)
{
    return text(c, names(c, facts, &facts->authors));
}

/* "Translated by A and B" */
static struct value *translators(const struct context *c, const struct facts *facts)
{
    str words = strings_get(strings_for(c->strings, facts->lang), "translated_by");
    ptrdiff_t at = str_find(words, S("%1"));
    struct buf out = { 0 };
    struct value *value;

    if (facts->translators.count == 0)
        return NULL;
    buf_xml(&out, at < 0 ? words : str_first(words, (size_t)at));
    buf_add(&out, names(c, facts, &facts->translators));
    buf_xml(&out, at < 0 ? S("") : str_from(words, (size_t)at + 2));
    value = text(c, buf_copy(&out, c->arena));
    buf_free(&out);
    return value;
}

static struct value *authors(const struct context *c, const struct facts *facts)
{
    const struct author *items = facts->authors.items;
    struct value *list = value_list(c->arena);

    for (size_t i = 0; i < facts->authors.count; i++) {
        struct value *author = value_map(c->arena);

        value_set(c->arena, author, "name", text(c, items[i].name.text));
        value_push(c->arena, list, author);
    }
    return list;
}

static struct value *filled(const struct context *c, const struct body *body, const struct page_filler *filler)
{
    return text(c, fill_body(c->arena, body, filler));
}

static struct value *summary(const struct context *c, const struct page_filler *filler, const struct parts *parts)
{
    struct value *value = value_map(c->arena), *points = value_list(c->arena);

    if (parts->summary_count == 0)
        return NULL;
    if (parts->summary_single) {
        value_set(c->arena, value, "text", filled(c, &parts->summary[0], filler));
        return value;
    }
    for (size_t i = 0; i < parts->summary_count; i++) {
        struct value *point = value_map(c->arena);

        value_set(c->arena, point, "text", filled(c, &parts->summary[i], filler));
        value_push(c->arena, points, point);
    }
    value_set(c->arena, value, "list", value_bool(true));
    value_set(c->arena, value, "points", points);
    return value;
}

/* What an author's own key says: a text, a list or a map, as it stands. */
static struct value *own_value(const struct context *c, const struct yaml *own)
{
    struct value *value;

    if (own->kind == YAML_SCALAR)
        return yaml_is_null(own) || str_equal(own->text, S("false")) ? NULL : value_text(c->arena, own->text);
    value = own->kind == YAML_MAP ? value_map(c->arena) : value_list(c->arena);
    for (const struct yaml *child = own->first; child; child = child->next) {
        if (own->kind == YAML_MAP)
            value_set(c->arena, value, arena_cstr(c->arena, child->key), own_value(c, child));
        else
            value_push(c->arena, value, own_value(c, child));
    }
    return value;
}

/* The author's own keys, each by its name. */
static void set_own(const struct context *c, struct value *value, const struct yaml *own)
{
    for (const struct yaml *child = own ? own->first : NULL; child; child = child->next)
        value_set(c->arena, value, arena_cstr(c->arena, child->key), own_value(c, child));
}

static str issue_href(const struct context *c, const struct issue *issue, str root)
{
    struct buf href = { 0 };
    str copy;

    address_link_issue(&href, c->publication, root, issue);
    copy = buf_copy(&href, c->arena);
    buf_free(&href);
    return copy;
}

static struct line issue_line(const struct context *c, const struct issue *issue, str lang)
{
    struct line line = words_line(c, &issue->config->title, lang);

    return line.plain.len ? line : (struct line){ { .bytes = issue->config->id }, issue->config->id };
}

str page_issue_title(const struct context *c, const struct issue *issue)
{
    return issue_line(c, issue, own_lang(c)).plain;
}

static struct value *named_link(const struct context *c, str href, str title)
{
    struct value *value = value_map(c->arena);

    value_set(c->arena, value, "href", text(c, href));
    value_set(c->arena, value, "title", text(c, title));
    return value;
}

/* A link to an article on a page in `lang`; `foreign` is the language of its title where it is another. */
static struct value *article_link(const struct context *c, const struct article *article, str lang, str root)
{
    struct value *value =
        named_link(c, address_href(c->arena, c->publication, article, root), article->facts->title.xhtml.bytes);

    if (!str_equal(article->facts->lang, lang))
        value_set(c->arena, value, "foreign", text(c, article->facts->lang));
    return value;
}

static struct value *neighbour(const struct context *c, const struct article *article, str lang, str root)
{
    return article ? article_link(c, article, lang, root) : NULL;
}

static struct value *number(const struct context *c, unsigned number)
{
    return text(c, arena_printf(c->arena, "%u", number));
}

struct value *page_picture(const struct context *c, const struct picture *picture, str root, bool book)
{
    struct value *value = value_map(c->arena);
    struct buf src = { 0 };

    address_link_asset(&src, root, book, picture->name);
    value_set(c->arena, value, "src", text(c, buf_copy(&src, c->arena)));
    buf_free(&src);
    if (picture->kind.width && picture->kind.height) {
        value_set(c->arena, value, "width", number(c, picture->kind.width));
        value_set(c->arena, value, "height", number(c, picture->kind.height));
    }
    return value;
}

const struct picture *page_lead(const struct article *article)
{
    return article->facts->lead < 0 ? NULL : article->pictures[article->facts->lead];
}

static struct value *image(const struct context *c, const struct page_filler *filler, const struct parts *parts)
{
    const struct picture *picture = page_lead(filler->article);
    struct value *value;

    if (!picture)
        return NULL;
    value = page_picture(c, picture, filler->root, filler->book != NULL);
    value_set(c->arena, value, "alt", text(c, parts->alt));
    value_set(c->arena, value, "caption", filled(c, &parts->caption, filler));
    value_set(c->arena, value, "credit", filled(c, &parts->credit, filler));
    value_set(c->arena, value, "note", value_bool(parts->caption.bytes.len || parts->credit.bytes.len));
    return value;
}

/* The headings of the second level, which are the article's sections; fewer than three need no table of contents. */
static struct value *contents(const struct context *c, const struct parts *parts)
{
    struct value *value = value_map(c->arena), *entries = value_list(c->arena);
    size_t count = 0;

    for (size_t i = 0; i < parts->heading_count; i++) {
        const struct heading *heading = &parts->headings[i];
        struct value *entry = value_map(c->arena);

        if (heading->level > 2)
            continue;
        value_set(c->arena, entry, "id", text(c, heading->id));
        value_set(c->arena, entry, "text", line_value(c, heading->text));
        value_push(c->arena, entries, entry);
        count++;
    }
    value_set(c->arena, value, "entries", entries);
    return count < 3 ? NULL : value;
}

/* --- whole values */

static struct value *strings_value(const struct context *c, str lang)
{
    const struct strings *strings = strings_for(c->strings, lang);
    struct value *value = value_map(c->arena);

    for (const struct yaml *word = strings ? strings->words->first : NULL; word; word = word->next)
        value_set(c->arena, value, word->key.at, text(c, word->text));
    return value;
}

static struct value *web_value(const struct context *c, str lang, str root)
{
    const struct publication *p = c->publication;
    const struct config *config = &p->input->config;
    struct value *site = value_map(c->arena), *pages = value_list(c->arena);

    value_set(c->arena, site, "title_text", text(c, words_line(c, &config->title, lang).plain));
    value_set(c->arena, site, "title", line_value(c, words_line(c, &config->title, lang)));
    value_set(c->arena, site, "subtitle", line_value(c, words_line(c, &config->subtitle, lang)));
    value_set(c->arena, site, "publisher", text(c, config->publisher.text));
    value_set(c->arena, site, "home", text(c, address_link_home(c->arena, p, root)));
    for (size_t i = 0; i < p->page_count && (i < PAGES_AT_FOOT || !root.len); i++)
        value_push(c->arena, pages, article_link(c, editions_in(&p->pages[i], lang), lang, root));
    value_set(c->arena, site, "pages", pages);
    value_set(c->arena, site, "has_pages", value_bool(p->page_count > 0));
    if (!str_equal(lang_of_words(c, &config->title, lang), lang))
        value_set(c->arena, site, "foreign", text(c, own_lang(c)));
    value_set(c->arena, site, "has_links", value_bool(p->page_count || (c->terms && c->terms->count)));
    if (c->terms && c->terms->count)
        value_set(c->arena, site, "terms",
            text(c, arena_printf(c->arena, "%.*s%.*s", STR(root), STR(c->terms->sheets[0]->href))));
    set_own(c, site, config->own);
    return site;
}

static str canonical(const struct context *c, str path)
{
    struct buf address = { 0 };
    str copy;

    address_base(&address, c->publication);
    buf_add(&address, path);
    copy = buf_copy(&address, c->arena);
    buf_free(&address);
    return copy;
}

struct value *page_frame(const struct context *c, str lang, str title, str root, str path)
{
    struct value *page = value_map(c->arena);

    value_set(c->arena, page, "lang", text(c, lang));
    value_set(c->arena, page, "dir", language_is_rtl(lang) ? text(c, S("rtl")) : NULL);
    value_set(c->arena, page, "title", text(c, title));
    value_set(c->arena, page, "root", text(c, root));
    value_set(c->arena, page, "style", text(c, c->style));
    if (address_is_known(c->publication) && path.at)
        value_set(c->arena, page, "canonical", text(c, canonical(c, path)));
    value_set(c->arena, page, "base", path.at ? NULL : text(c, root));
    value_set(c->arena, page, "folders", value_bool(address_is_known(c->publication) || !path.at));
    value_set(c->arena, page, "proof", value_bool(c->publication->proof));
    value_set(c->arena, page, "noindex", value_bool(c->publication->proof || !path.at));
    value_set(c->arena, page, "site", web_value(c, lang, root));
    value_set(c->arena, page, "t", strings_value(c, lang));
    return page;
}

/* What stands around an article on the website: its issue, the ones before and after it. */
static void set_neighbours(const struct context *c, struct value *value, const struct article *article, str root)
{
    const struct issue *issue = article->issue;

    if (issue)
        value_set(c->arena, value, "issue",
            named_link(c, issue_href(c, issue, root), issue_line(c, issue, article->facts->lang).xhtml.bytes));
    value_set(c->arena, value, "previous", neighbour(c, article->previous, article->facts->lang, root));
    value_set(c->arena, value, "next", neighbour(c, article->next, article->facts->lang, root));
    value_set(c->arena, value, "neighbours", value_bool(article->previous || article->next));
}

void page_sign(const struct context *c, struct value *value, const struct facts *facts)
{
    struct value *translated = translators(c, facts);

    value_set(c->arena, value, "byline", byline(c, facts));
    value_set(c->arena, value, "authors", authors(c, facts));
    value_set(c->arena, value, "translators", translated);
    value_set(c->arena, value, "date", date_value(c, &facts->date, facts->lang));
    value_set(c->arena, value, "signed", value_bool(facts->authors.count || facts->date.year || translated));
    value_set(c->arena, value, "updated", date_value(c, &facts->updated, facts->lang));
}

struct value *page_article(const struct context *c, const struct page_filler *filler, const struct parts *parts)
{
    const struct facts *facts = filler->article->facts;
    const struct bodies *bodies = filler->book ? &parts->book : &parts->web;
    struct value *value = value_map(c->arena);

    value_set(c->arena, value, "title",
        bodies->title.bytes.len ? filled(c, &bodies->title, filler) : line_value(c, facts->title));
    value_set(c->arena, value, "subtitle", line_value(c, facts->subtitle));
    page_sign(c, value, facts);
    value_set(c->arena, value, "translation_of", filled(c, &parts->translation_of, filler));
    value_set(c->arena, value, "summary", summary(c, filler, parts));
    value_set(c->arena, value, "image", image(c, filler, parts));
    value_set(c->arena, value, "contents", contents(c, parts));
    value_set(c->arena, value, "body", filled(c, &bodies->text, filler));
    value_set(c->arena, value, "notes", filled(c, &bodies->notes, filler));
    value_set(c->arena, value, "disclaimer", filled(c, &parts->disclaimer, filler));
    if (!filler->book) {
        value_set(c->arena, value, "pinyin", text(c, pinyin_write(c, filler->article, parts)));
        value_set(c->arena, value, "converted", text(c, converted_write(c, filler->article)));
        value_set(c->arena, value, "converted_label", text(c, converted_label(c, facts->lang)));
    }
    value_set(c->arena, value, "cards", text(c, cards_write(c, filler, bodies)));
    set_own(c, value, facts->own);
    if (!filler->book)
        set_neighbours(c, value, filler->article, filler->root);
    if (!filler->book)
        value_set(c->arena, value, "editions", editions_value(c, filler->article, false, filler->root));
    return value;
}

/* An entry stands within something that has the same keys: what it doesn't have must not be looked up there. */
static void set_or_hide(const struct context *c, struct value *value, const char *key, const struct value *member)
{
    value_set(c->arena, value, key, member ? member : value_bool(false));
}

/* An article is shown once, in the publication's language where it is in it. */
struct value *page_entry(const struct context *c, const struct article *any, str root)
{
    const struct article *article = editions_in(any, c->publication->input->config.lang.text);
    const struct facts *facts = article->facts;
    struct value *value = value_map(c->arena);

    value_set(c->arena, value, "href", text(c, address_href(c->arena, c->publication, article, root)));
    value_set(c->arena, value, "title", line_value(c, facts->title));
    set_or_hide(c, value, "foreign",
        str_equal(facts->lang, c->publication->input->config.lang.text) ? NULL : text(c, facts->lang));
    set_or_hide(c, value, "subtitle", line_value(c, facts->subtitle));
    set_or_hide(c, value, "byline", byline(c, facts));
    value_set(c->arena, value, "signed", value_bool(facts->authors.count || facts->date.year));
    set_or_hide(c, value, "date", date_value(c, &facts->date, c->publication->input->config.lang.text));
    set_or_hide(c, value, "teaser", text(c, facts->teaser));
    set_or_hide(c, value, "others", editions_others(c, article, root));
    set_own(c, value, facts->own);
    return value;
}

static struct value *issue_entry(const struct context *c, const struct issue *issue, str root)
{
    const struct issue_config *config = issue->config;
    str lang = c->publication->input->config.lang.text;
    struct value *value = value_map(c->arena);

    value_set(c->arena, value, "href", text(c, issue_href(c, issue, root)));
    value_set(c->arena, value, "title", line_value(c, issue_line(c, issue, lang)));
    set_or_hide(c, value, "subtitle", line_value(c, words_line(c, &config->subtitle, lang)));
    set_or_hide(c, value, "number", text(c, config->number.text));
    value_set(c->arena, value, "dated", value_bool(config->number.text.len || config->date.year));
    set_or_hide(c, value, "date", date_value(c, &config->date, lang));
    set_or_hide(c, value, "summary", line_value(c, words_line(c, &config->summary, lang)));
    set_own(c, value, config->own);
    return value;
}

struct value *page_issue(const struct context *c, const struct issue *issue, str root)
{
    struct value *value = issue_entry(c, issue, root), *list = value_list(c->arena), *cover;

    for (size_t i = 0; i < issue->count; i++)
        value_push(c->arena, list, page_entry(c, issue->articles[i], root));
    value_set(c->arena, value, "articles", list);
    if (!issue->cover)
        return value;
    cover = page_picture(c, issue->cover, root, false);
    value_set(c->arena, cover, "alt", text(c, issue->config->cover.alt.text));
    value_set(c->arena, cover, "credit", line_value(c, config_line(c, issue->config->cover.credit.text)));
    value_set(c->arena, value, "cover", cover);
    return value;
}

struct value *page_home(const struct context *c, size_t shown)
{
    const struct publication *p = c->publication;
    struct value *home = value_map(c->arena), *articles = value_list(c->arena), *issues = value_list(c->arena);

    for (size_t i = 0; i < p->issue_count; i++)
        value_push(c->arena, issues, issue_entry(c, &p->issues[i], S("")));
    for (size_t i = 0; i < shown; i++)
        value_push(c->arena, articles, page_entry(c, &p->articles[i], S("")));
    value_set(c->arena, home, "issues", issues);
    value_set(c->arena, home, "has_issues", value_bool(p->issue_count > 0));
    value_set(c->arena, home, "articles", articles);
    return home;
}

struct value *page_book(const struct context *c, const struct book *book)
{
    const struct facts *only = book->count == 1 ? book->articles[0]->facts : NULL;
    struct value *value = value_map(c->arena);

    value_set(c->arena, value, "title", line_value(c, book_line(c, book)));
    if (book->subtitle.len)
        value_set(c->arena, value, "subtitle", line_value(c, config_line(c, book->subtitle)));
    else if (only && !book->title.len)
        value_set(c->arena, value, "subtitle", line_value(c, only->subtitle));
    if (only) {
        value_set(c->arena, value, "byline", byline(c, only));
        value_set(c->arena, value, "date", date_value(c, &only->date, only->lang));
    }
    value_set(c->arena, value, "publisher", text(c, c->publication->input->config.publisher.text));
    return value;
}
