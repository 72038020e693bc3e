/* What documents and style sheets refer to. EPUB 3.3, 3.6 (where resources may lie), 6.1.4, 7. */
#include "base/path.h"
#include "check/resources.h"
#include "formats/css.h"

/* --- ids */

void resource_index_ids(struct book_check *check, struct resource *resource)
{
    for (const struct xml *element = resource->root; element; element = xml_next(resource->root, element)) {
        str id = xml_attribute(element, "id");

        if (!xml_has(element, "id"))
            continue;
        if (map_get(&resource->ids, id))
            resource_error(
                check, resource, "RSC-005", element->line, "the id “%.*s” stands here a second time", STR(id));
        else
            map_set(&resource->ids, id, (void *)(uintptr_t)element);
    }
}

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

bool resource_path(const struct book_check *check, const struct resource *from, str address, str *path, str *fragment)
{
    ptrdiff_t hash = str_find(address, S("#")), query;
    str target = hash < 0 ? address : str_first(address, (size_t)hash), folder = from->path;

    *fragment = hash < 0 ? S("") : path_decode(check->arena, str_from(address, (size_t)hash + 1));
    query = str_find(target, S("?"));
    if (query >= 0)
        target = str_first(target, (size_t)query);
    if (target.len == 0) {
        *path = from->path;
        return true;
    }
    target = path_decode(check->arena, target);
    while (folder.len && folder.at[folder.len - 1] != '/')
        folder.len--;
    return target.at[0] != '/' && path_join(check->arena, folder, target, path);
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

static void check_fragment(
    struct book_check *check, struct resource *from, const struct resource *to, str fragment, int line)
{
    if (fragment.len && to->root && !map_get(&to->ids, fragment) && !str_starts(fragment, S("epubcfi(")))
        resource_error(check, from, "RSC-012", line, "%.*s has no place “%.*s”", STR(to->path), STR(fragment));
}

static void check_reference(
    struct book_check *check, struct resource *from, str address, enum reference_kind kind, int line)
{
    str path, fragment;
    struct resource *to;

    address = str_trim(address);
    if (resource_is_remote(address)) {
        if (kind == REFERENCE_PART && !str_starts(address, S("data:")))
            resource_error(check, from, "RSC-006", line, "“%.*s” lies outside the book", STR(address));
        return;
    }
    to = resource_path(check, from, address, &path, &fragment) ? resource_at(check, path) : NULL;
    if (!to) {
        resource_error(check, from, "RSC-007", line, "the file “%.*s” isn't in the book", STR(address));
        return;
    }
    if (!to->item && to != check->package)
        resource_error(check, from, "RSC-008", line, "the file “%.*s” isn't listed in the manifest", STR(address));
    if (kind == REFERENCE_LINK && to != from && !to->in_spine && is_content(to))
        resource_error(check, from, "RSC-011", line, "“%.*s” isn't in the spine", STR(address));
    check_fragment(check, from, to, fragment, line);
}

/* "a.png 1x, b.png 2x" */
static void check_srcset(struct book_check *check, struct resource *from, str srcset, int line)
{
    while ((srcset = str_trim(srcset)).len) {
        ptrdiff_t comma = str_find(srcset, S(","));
        str candidate = str_trim(comma < 0 ? srcset : str_first(srcset, (size_t)comma));
        ptrdiff_t space = str_find(candidate, S(" "));

        srcset = comma < 0 ? S("") : str_from(srcset, (size_t)comma + 1);
        if (candidate.len)
            check_reference(
                check, from, space < 0 ? candidate : str_first(candidate, (size_t)space), REFERENCE_PART, line);
    }
}

/* What a style sheet loads. */
static void check_css(struct book_check *check, struct resource *from, str css, int line)
{
    struct css_scan scan = { .sheet = css };
    struct css_reference reference;

    while (css_next(&scan, &reference)) {
        str address = css_inner(css, &reference);

        if (address.len)
            check_reference(check, from, address, REFERENCE_PART, line);
    }
}

/* Which attribute of which element refers to what. Element "*": any. */
static const struct {
    const char *element;
    const char *ns; /* of the attribute */
    const char *attribute;
    enum reference_kind kind;
} referring[] = {
    { "a", "", "href", REFERENCE_LINK },
    { "area", "", "href", REFERENCE_LINK },
    { "content", "", "src", REFERENCE_LINK },
    { "link", "", "href", REFERENCE_PART },
    { "img", "", "src", REFERENCE_PART },
    { "script", "", "src", REFERENCE_PART },
    { "iframe", "", "src", REFERENCE_PART },
    { "embed", "", "src", REFERENCE_PART },
    { "object", "", "data", REFERENCE_PART },
    { "image", "", "href", REFERENCE_PART },
    { "use", "", "href", REFERENCE_PART },
    { "image", NS_XLINK, "href", REFERENCE_PART },
    { "use", NS_XLINK, "href", REFERENCE_PART },
    { "a", NS_XLINK, "href", REFERENCE_LINK },
    { "video", "", "poster", REFERENCE_PART },
    { "video", "", "src", REFERENCE_MEDIA },
    { "audio", "", "src", REFERENCE_MEDIA },
    { "source", "", "src", REFERENCE_MEDIA },
    { "track", "", "src", REFERENCE_MEDIA },
    { "*", "", "cite", REFERENCE_LINK },
};

static void check_element(struct book_check *check, struct resource *from, const struct xml *element)
{
    for (const struct xml_attribute *attribute = element->attributes; attribute; attribute = attribute->next) {
        if (str_equal(attribute->name, S("srcset")))
            check_srcset(check, from, attribute->value, element->line);
        if (str_equal(attribute->name, S("style")))
            check_css(check, from, attribute->value, element->line);
        for (size_t i = 0; i < sizeof referring / sizeof *referring; i++)
            if (str_equal(attribute->name, str_of(referring[i].attribute)) &&
                str_equal(attribute->ns, str_of(referring[i].ns)) &&
                (referring[i].element[0] == '*' || str_equal(element->name, str_of(referring[i].element))))
                check_reference(check, from, attribute->value, referring[i].kind, element->line);
    }
    if (str_equal(element->name, S("style")))
        check_css(check, from, element->text, element->line);
}

/* What a document uses and its manifest entry has to say (OPF-014), by the element that tells it. */
static void check_properties(struct book_check *check, struct resource *resource)
{
    bool scripted = false, svg = false, mathml = false;
    int line = 0;

    for (const struct xml *element = resource->root; element; element = xml_next(resource->root, element)) {
        scripted |= str_equal(element->name, S("script")) || xml_is(element, NS_XHTML, "form");
        svg |= str_equal(element->ns, S(NS_SVG));
        mathml |= str_equal(element->name, S("math"));
    }
    if (str_equal(resource->type, S("image/svg+xml")))
        svg = false;
    if (scripted && !xml_has_word(resource->properties, S("scripted")))
        resource_error(check, resource, "OPF-014", line, "the manifest has to say that this is “scripted”");
    if (svg && !xml_has_word(resource->properties, S("svg")))
        resource_error(check, resource, "OPF-014", line, "the manifest has to say that this holds “svg”");
    if (mathml && !xml_has_word(resource->properties, S("mathml")))
        resource_error(check, resource, "OPF-014", line, "the manifest has to say that this holds “mathml”");
}

void links_check(struct book_check *check, struct resource *resource)
{
    if (str_equal(resource->type, S("text/css")))
        check_css(check, resource, resource->bytes, 0);
    if (!resource->root || resource == check->package)
        return;
    for (const struct xml *element = resource->root; element; element = xml_next(resource->root, element))
        check_element(check, resource, element);
    if (is_content(resource))
        check_properties(check, resource);
}

/* --- navigation */

static const struct xml *find_toc(const struct xml *root)
{
    for (const struct xml *element = root; element; element = xml_next(root, element))
        if (xml_is(element, NS_XHTML, "nav") && xml_has_word(xml_attribute_ns(element, NS_OPS, "type"), S("toc")))
            return element;
    return NULL;
}

void links_check_navigation(struct book_check *check, struct resource *nav)
{
    const struct xml *toc = find_toc(nav->root);
    size_t position = 0;

    if (!toc)
        resource_error(check, nav, "RSC-005", nav->root->line,
            "the navigation document has no table of contents (nav epub:type=\"toc\")");
    for (const struct xml *element = toc; element; element = xml_next(toc, element)) {
        str path, fragment;
        const struct resource *to;

        if (!xml_is(element, NS_XHTML, "a") ||
            !resource_path(check, nav, xml_attribute(element, "href"), &path, &fragment))
            continue;
        to = resource_at(check, path);
        if (to && to->spine_position < position)
            diag_add(check->diag, LEVEL_WARNING, "NAV-011", ((struct span){ element->line, 0 }),
                "the table of contents isn't in the order of reading");
        position = to ? to->spine_position : position;
    }
}

void links_check_ncx(struct book_check *check, struct resource *ncx)
{
    const struct xml *package = check->package->root;
    const struct xml *identifier =
        package ? map_get(&check->package->ids, xml_attribute(package, "unique-identifier")) : NULL;

    for (const struct xml *meta = ncx->root; meta && identifier; meta = xml_next(ncx->root, meta))
        if (str_equal(xml_attribute(meta, "name"), S("dtb:uid")) &&
            !str_equal(str_trim(xml_attribute(meta, "content")), str_trim(identifier->text)))
            resource_error(check, ncx, "NCX-001", meta->line, "this isn't the identifier that the package gives");
}
