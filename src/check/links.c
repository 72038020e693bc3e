/* What documents and style sheets refer to. EPUB 3.3, 3.6 (where resources may lie), 6.1.4, 7. */
#include "base/path.h"
#include "check/resources.h"
#include "formats/css.h"

/* --- addresses */

bool resource_is_remote(str address)
{
    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];

        if (c == ':')
            return i > 0;
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                (i && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))))
            break;
    }
    return str_starts(address, S("//"));
}

bool resource_path(struct arena *arena, const struct resource *from, str address, str *path, str *fragment)
{
    ptrdiff_t hash = str_find(address, S("#")), query;
    str target = hash < 0 ? address : str_first(address, (size_t)hash), folder = from->path;

    *fragment = hash < 0 ? S("") : path_decode(arena, str_from(address, (size_t)hash + 1));
    query = str_find(target, S("?"));
    if (query >= 0)
        target = str_first(target, (size_t)query);
    if (target.len == 0) {
        *path = from->path;
        return true;
    }
    target = path_decode(arena, target);
    while (folder.len && folder.at[folder.len - 1] != '/')
        folder.len--;
    return target.at[0] != '/' && path_join(arena, folder, target, path);
}

/* --- references */

enum reference_kind {
    REFERENCE_LINK,  /* a reader may follow it: to the network too */
    REFERENCE_MEDIA, /* sound and film, which may lie elsewhere */
    REFERENCE_PART,  /* a part of the document: in the book */
};

static bool is_content(const struct resource *resource)
{
    return str_equal(resource->type, S("application/xhtml+xml")) || str_equal(resource->type, S("image/svg+xml"));
}

/* A part of the file itself is known by now, one of another file later. */
static void check_fragment(struct look *look, const struct resource *to, str fragment, int line)
{
    struct resource *from = look->resource;

    if (fragment.len == 0 || str_starts(fragment, S("epubcfi(")))
        return;
    if (to != from) {
        from->references = arena_grow(
            look->lasting, from->references, from->reference_count, &from->reference_cap, sizeof *from->references);
        from->references[from->reference_count++] =
            (struct part_reference){ to, arena_copy(look->lasting, fragment), line };
    } else if (look->root && !map_get(&look->ids, fragment)) {
        resource_error(&from->diag, from, "RSC-012", line, "%.*s has no place “%.*s”", STR(to->path), STR(fragment));
    }
}

static void check_reference(struct look *look, str address, enum reference_kind kind, int line)
{
    struct resource *from = look->resource;
    const struct resource *to;
    str path, fragment;

    address = str_trim(address);
    if (resource_is_remote(address)) {
        if (kind == REFERENCE_PART && !str_starts(address, S("data:")))
            resource_error(&from->diag, from, "RSC-006", line, "“%.*s” lies outside the book", STR(address));
        return;
    }
    to = resource_path(look->arena, from, address, &path, &fragment) ? resource_at(look->check, path) : NULL;
    if (!to) {
        resource_error(&from->diag, from, "RSC-007", line, "the file “%.*s” isn't in the book", STR(address));
        return;
    }
    if (!to->item && to != look->check->package)
        resource_error(
            &from->diag, from, "RSC-008", line, "the file “%.*s” isn't listed in the manifest", STR(address));
    if (kind == REFERENCE_LINK && to != from && !to->in_spine && is_content(to))
        resource_error(&from->diag, from, "RSC-011", line, "“%.*s” isn't in the spine", STR(address));
    check_fragment(look, to, fragment, line);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Takes the next address from "a.png 1x, b.png 2x" (HTML, 4.8.4.3.10): up to white space, commas after it apart, since
 * there may be commas in it. Empty where there is none. */
static str next_candidate(str *srcset)
{
    size_t from = 0, to, end;
    str rest = *srcset;

    while (from < rest.len && (is_space(rest.at[from]) || rest.at[from] == ','))
        from++;
    for (to = from; to < rest.len && !is_space(rest.at[to]);)
        to++;
    for (end = to; end > from && rest.at[end - 1] == ',';)
        end--;
    if (end == to) /* its width or density stands before the next comma */
        while (to < rest.len && rest.at[to] != ',')
            to++;
    *srcset = str_from(rest, to);
    return str_from(str_first(rest, end), from);
}

static void check_srcset(struct look *look, str srcset, int line)
{
    str address;

    while ((address = next_candidate(&srcset)).len)
        check_reference(look, address, REFERENCE_PART, line);
}

/* What a style sheet loads. */
static void check_css(struct look *look, str css, int line)
{
    struct css_scan scan = { .sheet = css };
    struct css_reference reference;

    while (css_next(&scan, &reference)) {
        str address = css_inner(css, &reference);

        if (address.len)
            check_reference(look, address, REFERENCE_PART, line);
    }
}

/* Which attribute of which element refers to what. Element "*": any. */
#define ROW(element, ns, attribute, kind)                                                                              \
    {                                                                                                                  \
        { element, sizeof element - 1 }, { ns, sizeof ns - 1 }, { attribute, sizeof attribute - 1 }, kind              \
    }
static const struct {
    str element;
    str ns; /* of the attribute */
    str attribute;
    enum reference_kind kind;
} referring[] = {
    ROW("a", "", "href", REFERENCE_LINK),
    ROW("area", "", "href", REFERENCE_LINK),
    ROW("content", "", "src", REFERENCE_LINK),
    ROW("link", "", "href", REFERENCE_PART),
    ROW("img", "", "src", REFERENCE_PART),
    ROW("script", "", "src", REFERENCE_PART),
    ROW("iframe", "", "src", REFERENCE_PART),
    ROW("embed", "", "src", REFERENCE_PART),
    ROW("object", "", "data", REFERENCE_PART),
    ROW("image", "", "href", REFERENCE_PART),
    ROW("use", "", "href", REFERENCE_PART),
    ROW("image", NS_XLINK, "href", REFERENCE_PART),
    ROW("use", NS_XLINK, "href", REFERENCE_PART),
    ROW("a", NS_XLINK, "href", REFERENCE_LINK),
    ROW("video", "", "poster", REFERENCE_PART),
    ROW("video", "", "src", REFERENCE_MEDIA),
    ROW("audio", "", "src", REFERENCE_MEDIA),
    ROW("source", "", "src", REFERENCE_MEDIA),
    ROW("track", "", "src", REFERENCE_MEDIA),
    ROW("*", "", "cite", REFERENCE_LINK),
};

/* Hot path: most attributes are none of these. */
static bool may_refer(str attribute)
{
    switch (attribute.len) {
    case 3: return attribute.at[0] == 's';
    case 4: return attribute.at[0] == 'h' || attribute.at[0] == 'd' || attribute.at[0] == 'c';
    case 5: return attribute.at[0] == 's';
    case 6: return attribute.at[0] == 'p' || attribute.at[0] == 's';
    default: return false;
    }
}

static void check_attribute(struct look *look, const struct xml *element, const struct xml_attribute *attribute)
{
    if (str_equal(attribute->name, S("srcset")))
        check_srcset(look, attribute->value, element->line);
    if (str_equal(attribute->name, S("style")))
        check_css(look, attribute->value, element->line);
    for (size_t i = 0; i < sizeof referring / sizeof *referring; i++)
        if (str_equal(attribute->name, referring[i].attribute) && str_equal(attribute->ns, referring[i].ns) &&
            (referring[i].element.at[0] == '*' || str_equal(element->name, referring[i].element)))
            check_reference(look, attribute->value, referring[i].kind, element->line);
}

static void check_element(struct look *look, const struct xml *element)
{
    for (const struct xml_attribute *attribute = element->attributes; attribute; attribute = attribute->next)
        if (may_refer(attribute->name))
            check_attribute(look, element, attribute);
    if (str_equal(element->name, S("style")))
        check_css(look, element->text, element->line);
}

void links_check(struct look *look)
{
    if (str_equal(look->resource->type, S("text/css")))
        check_css(look, look->bytes, 0);
    for (const struct xml *element = look->root; element; element = xml_next(look->root, element))
        check_element(look, element);
}
