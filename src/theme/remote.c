#include "theme/remote.h"

#include "base/utf8.h"
#include "formats/css.h"

#include <strings.h>

struct looking {
    str bytes;
    size_t at;
    size_t found;
    struct diag *diag;
};

/* A start tag, as far as it matters. */
struct tag {
    str name;
    str rel;
    str address; /* of the one attribute that loads something; empty: none */
};

static void report(struct looking *l, size_t at, str address)
{
    struct span span = { 1, 1 };
    str before = str_first(l->bytes, at);

    if (l->found++ >= REMOTE_FINDINGS)
        return;
    for (const char *end; (end = memchr(before.at, '\n', before.len)); span.line++)
        before = str_from(before, (size_t)(end - before.at) + 1);
    span.column = (int)utf8_count(before) + 1;
    diag_error(l->diag, "theme.remote", span,
        "“%.*s” is loaded from another host, which would learn who reads; put the file into the theme's folder "
        "“assets”",
        STR(str_first(address, 200)));
}

static bool is(str name, const char *wanted)
{
    return name.len == strlen(wanted) && strncasecmp(name.at, wanted, name.len) == 0;
}

/* --- style sheets */

static void look_at_style(struct looking *l, str style)
{
    struct css_scan scan = { .sheet = style };
    struct css_reference reference;

    while (css_next(&scan, &reference))
        if (css_is_remote(&reference))
            report(l, (size_t)(style.at - l->bytes.at) + reference.from,
                str_first(str_from(style, reference.from), reference.len));
}

/* --- templates */

static bool loads(str element, str name)
{
    static const struct {
        const char *element, *name;
    } loading[] = {
        { "base", "href" },
        { "script", "src" },
        { "link", "href" },
        { "img", "src" },
        { "img", "srcset" },
        { "source", "src" },
        { "source", "srcset" },
        { "iframe", "src" },
        { "embed", "src" },
        { "object", "data" },
        { "video", "src" },
        { "video", "poster" },
        { "audio", "src" },
        { "track", "src" },
        { "input", "src" },
        { "image", "href" },
        { "image", "xlink:href" },
        { "use", "href" },
        { "use", "xlink:href" },
    };

    for (size_t i = 0; i < sizeof loading / sizeof *loading; i++)
        if (is(element, loading[i].element) && is(name, loading[i].name))
            return true;
    return false;
}

/* Of links, those that a browser follows by itself. */
static bool is_loaded(const struct tag *tag)
{
    static const char *const rels[] = { "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload",
        "modulepreload", "prefetch", "preconnect", "dns-prefetch", "prerender" };
    str rest = tag->rel;

    if (!is(tag->name, "link"))
        return true;
    while ((rest = str_trim(rest)).len) {
        size_t len = 0;

        while (len < rest.len && rest.at[len] > ' ')
            len++;
        for (size_t i = 0; i < sizeof rels / sizeof *rels; i++)
            if (is(str_first(rest, len), rels[i]))
                return true;
        rest = str_from(rest, len);
    }
    return false;
}

/* An address, or several with commas between, of which one leads elsewhere. */
static bool is_remote(str addresses)
{
    while (addresses.len) {
        ptrdiff_t comma = str_find(addresses, S(","));
        str one = str_trim(comma < 0 ? addresses : str_first(addresses, (size_t)comma));
        struct css_reference reference = css_address(one);

        if (css_is_remote(&reference))
            return true;
        if (str_starts(one, S("data:")))
            return false;
        addresses = str_from(addresses, comma < 0 ? addresses.len : (size_t)comma + 1);
    }
    return false;
}

static char sign(const struct looking *l)
{
    return l->at < l->bytes.len ? l->bytes.at[l->at] : '\0';
}

static str take_name(struct looking *l)
{
    size_t from = l->at;

    while (l->at < l->bytes.len && sign(l) > ' ' && !strchr("<>/=\"'", sign(l)))
        l->at++;
    return str_from(str_first(l->bytes, l->at), from);
}

static void skip_space(struct looking *l)
{
    while (l->at < l->bytes.len && (unsigned char)sign(l) <= ' ')
        l->at++;
}

static str take_value(struct looking *l)
{
    char quote;
    size_t from;

    l->at++;
    skip_space(l);
    quote = sign(l);
    if (quote != '"' && quote != '\'')
        return take_name(l);
    from = ++l->at;
    while (l->at < l->bytes.len && sign(l) != quote)
        l->at++;
    return str_from(str_first(l->bytes, l->at++), from);
}

static void take_attribute(struct looking *l, struct tag *tag)
{
    str name = take_name(l), value = S("");

    if (name.len == 0) {
        l->at++;
        return;
    }
    skip_space(l);
    if (sign(l) == '=')
        value = take_value(l);
    if (is(name, "style"))
        look_at_style(l, value);
    else if (is(name, "rel"))
        tag->rel = value;
    else if (tag->address.len == 0 && loads(tag->name, name) && is_remote(value))
        tag->address = value;
}

/* Moves after the next `end`. */
static str take_until(struct looking *l, const char *end)
{
    str rest = str_from(l->bytes, l->at);
    ptrdiff_t at = str_find(rest, str_of(end));
    str inside = at < 0 ? rest : str_first(rest, (size_t)at);

    l->at += inside.len;
    return inside;
}

static void look_at_tag(struct looking *l)
{
    struct tag tag = { S(""), S(""), S("") };

    l->at++;
    tag.name = take_name(l);
    while (l->at < l->bytes.len && sign(l) != '>')
        take_attribute(l, &tag);
    if (tag.address.len && is_loaded(&tag))
        report(l, (size_t)(tag.address.at - l->bytes.at), tag.address);
    if (is(tag.name, "style"))
        look_at_style(l, take_until(l, "</"));
    else if (is(tag.name, "script"))
        take_until(l, "</");
}

static void look_at_template(struct looking *l)
{
    while (l->at < l->bytes.len) {
        str rest = str_from(l->bytes, l->at);

        if (str_starts(rest, S("<!--")))
            take_until(l, "-->");
        else if (str_starts(rest, S("{{!")))
            take_until(l, "}}");
        else if (rest.at[0] == '<' && rest.len > 1 && rest.at[1] != '/' && rest.at[1] != '!')
            look_at_tag(l);
        else
            l->at++;
    }
}

void theme_remote_check(const struct theme *theme, struct diag *diag)
{
    for (size_t i = theme->own; i < theme->count; i++) {
        const struct theme_file *file = &theme->files[i];
        struct looking looking = { .bytes = file->bytes, .diag = diag };
        str before = diag_enter(diag, file->path);

        if (str_ends(file->name, S(".css")))
            look_at_style(&looking, file->bytes);
        else if (str_ends(file->name, S(".html")) || str_ends(file->name, S(".xhtml")))
            look_at_template(&looking);
        diag_enter(diag, before);
    }
}
