#include "view/editions.h"

#include "lang/language.h"
#include "publication/editions.h"
#include "publication/facing.h"
#include "view/address.h"

static str name_of(const struct context *c, const struct article *article)
{
    str name = language_name(c->arena, article->facts->lang);

    return name.len ? name : article->facts->lang;
}

static struct value *entry(const struct context *c, const struct article *article, str root)
{
    struct value *value = value_map(c->arena);

    value_set(c->arena, value, "href", value_text(c->arena, address_href(c->arena, c->publication, article, root)));
    value_set(c->arena, value, "lang", value_text(c->arena, article->facts->lang));
    value_set(c->arena, value, "name", value_text(c->arena, name_of(c, article)));
    return value;
}

static void add_facing(
    const struct context *c, struct value *list, const struct article *edition, bool several, bool current, str root)
{
    struct value *value = value_map(c->arena);
    struct buf href = { 0 };

    if (!facing_wanted(edition))
        return;
    address_link_facing(&href, c->publication, root, edition);
    value_set(c->arena, value, "href", value_text(c->arena, buf_copy(&href, c->arena)));
    value_set(c->arena, value, "lang", value_text(c->arena, edition->facts->lang));
    value_set(c->arena, value, "name", value_text(c->arena, name_of(c, edition)));
    value_set(c->arena, value, "several", value_bool(several));
    value_set(c->arena, value, "current", value_bool(current));
    value_push(c->arena, list, value);
    buf_free(&href);
}

static struct value *parallels(const struct context *c, const struct article *article, bool beside, str root)
{
    const struct article *edition = editions_first(article)->edition;
    struct value *list = value_list(c->arena);
    bool several = !article->original && edition->edition;

    for (; edition; edition = edition->edition)
        if (!article->original || edition == article)
            add_facing(c, list, edition, several, beside, root);
    return list;
}

struct value *editions_value(const struct context *c, const struct article *article, bool beside, str root)
{
    struct value *list = value_list(c->arena), *editions = value_map(c->arena);

    if (!editions_any(article))
        return NULL;
    for (const struct article *edition = editions_first(article); edition; edition = edition->edition) {
        struct value *value = entry(c, edition, root);

        value_set(c->arena, value, "current", value_bool(edition == article && !beside));
        value_push(c->arena, list, value);
    }
    value_set(c->arena, editions, "entries", list);
    value_set(c->arena, editions, "parallels", parallels(c, article, beside, root));
    return editions;
}

struct value *editions_others(const struct context *c, const struct article *shown, str root)
{
    struct value *list = value_list(c->arena), *others = value_map(c->arena);

    if (!editions_any(shown))
        return NULL;
    for (const struct article *edition = editions_first(shown); edition; edition = edition->edition)
        if (edition != shown)
            value_push(c->arena, list, entry(c, edition, root));
    value_set(c->arena, others, "entries", list);
    return others;
}

/* --- alternates */

/* For machines: by the address that the page says is its own. */
static struct value *alternate(const struct context *c, str lang, const struct article *article, str root)
{
    struct value *value = value_map(c->arena);
    struct buf path = { 0 };
    str href;

    if (address_is_known(c->publication))
        address_base(&path, c->publication);
    else
        buf_add(&path, root);
    address_article(&path, article);
    href = buf_copy(&path, c->arena);
    buf_free(&path);
    value_set(c->arena, value, "lang", value_text(c->arena, lang));
    value_set(c->arena, value, "href", value_text(c->arena, href));
    return value;
}

struct value *editions_alternates(const struct context *c, const struct article *article, str root)
{
    struct value *list = value_list(c->arena);

    if (!editions_any(article))
        return NULL;
    for (const struct article *edition = editions_first(article); edition; edition = edition->edition)
        value_push(c->arena, list, alternate(c, edition->facts->lang, edition, root));
    value_push(c->arena, list, alternate(c, S("x-default"), editions_first(article), root));
    return list;
}

static void add_link(struct buf *out, const struct publication *p, str lang, const struct article *article)
{
    buf_printf(out, "<xhtml:link rel=\"alternate\" hreflang=\"%.*s\" href=\"", STR(lang));
    address_base(out, p);
    address_article(out, article);
    buf_lit(out, "\"/>");
}

void editions_sitemap(struct buf *out, const struct publication *p, const struct article *article)
{
    if (!editions_any(article))
        return;
    for (const struct article *edition = editions_first(article); edition; edition = edition->edition)
        add_link(out, p, edition->facts->lang, edition);
    add_link(out, p, S("x-default"), editions_first(article));
}
