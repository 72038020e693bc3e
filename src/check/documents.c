/* One file of a book, on its own. EPUB 3.3, 6 and 7. */
#include "check/resources.h"

#include <stdlib.h>

/* --- ids */

void resource_index_ids(struct map *ids, const struct xml *root, const struct resource *resource, struct diag *diag)
{
    for (const struct xml *element = root; element; element = xml_next(root, element)) {
        str id = xml_attribute(element, "id");

        if (!xml_has(element, "id"))
            continue;
        if (map_get(ids, id))
            resource_error(
                diag, resource, "RSC-005", element->line, "the id “%.*s” stands here a second time", STR(id));
        else
            map_set(ids, id, (void *)(uintptr_t)element);
    }
}

static int compare_ids(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

static void keep_ids(struct look *look)
{
    str *ids = arena_array(look->lasting, str, look->ids.count);
    size_t count = 0;

    for (size_t i = 0; i < look->ids.cap; i++)
        if (look->ids.slots[i].value)
            ids[count++] = arena_copy(look->lasting, look->ids.slots[i].key);
    qsort(ids, count, sizeof *ids, compare_ids);
    look->resource->ids = ids;
    look->resource->id_count = count;
}

/* --- what a document is and has to say */

struct kind {
    str type;
    const char *grammar; /* NULL: well-formed is enough */
};

static const struct kind *kind_of(const struct resource *resource)
{
    static const struct kind kinds[] = {
        { { "application/xhtml+xml", 21 }, NULL },
        { { "image/svg+xml", 13 }, NULL },
        { { "application/x-dtbncx+xml", 24 }, "ncx" },
        { { "application/smil+xml", 20 }, NULL },
    };
    static const struct kind nav = { { "application/xhtml+xml", 21 }, "nav" };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!str_equal(kinds[i].type, resource->type))
            continue;
        return i == 0 && xml_has_word(resource->properties, S("nav")) ? &nav : &kinds[i];
    }
    return NULL;
}

/* What a document uses and its manifest entry has to say (OPF-014), by the element that shows it. */
static void check_properties(struct look *look)
{
    struct resource *resource = look->resource;
    bool scripted = false, svg = false, mathml = false;

    for (const struct xml *element = look->root; element; element = xml_next(look->root, element)) {
        scripted |= str_equal(element->name, S("script")) || xml_is(element, NS_XHTML, "form");
        svg |= str_equal(element->ns, S(NS_SVG));
        mathml |= str_equal(element->name, S("math"));
    }
    if (str_equal(resource->type, S("image/svg+xml")))
        svg = false;
    if (scripted && !xml_has_word(resource->properties, S("scripted")))
        resource_error(&resource->diag, resource, "OPF-014", 0, "the manifest has to say that this is “scripted”");
    if (svg && !xml_has_word(resource->properties, S("svg")))
        resource_error(&resource->diag, resource, "OPF-014", 0, "the manifest has to say that this holds “svg”");
    if (mathml && !xml_has_word(resource->properties, S("mathml")))
        resource_error(&resource->diag, resource, "OPF-014", 0, "the manifest has to say that this holds “mathml”");
}

/* --- navigation */

static const struct xml *find_toc(const struct xml *root)
{
    for (const struct xml *element = root; element; element = xml_next(root, element))
        if (xml_is(element, NS_XHTML, "nav") && xml_has_word(xml_attribute_ns(element, NS_OPS, "type"), S("toc")))
            return element;
    return NULL;
}

static void check_navigation(struct look *look)
{
    struct resource *nav = look->resource;
    const struct xml *toc = find_toc(look->root);
    size_t position = 0;

    if (!toc)
        resource_error(&nav->diag, nav, "RSC-005", look->root->line,
            "the navigation document has no table of contents (nav epub:type=\"toc\")");
    for (const struct xml *element = toc; element; element = xml_next(toc, element)) {
        str path, fragment;
        const struct resource *to;

        if (!xml_is(element, NS_XHTML, "a") ||
            !resource_path(look->arena, nav, xml_attribute(element, "href"), &path, &fragment))
            continue;
        to = resource_at(look->check, path);
        if (!to || !to->in_spine)
            continue; /* which is told as of any link */
        if (to->spine_position < position)
            diag_add(&nav->diag, LEVEL_WARNING, "NAV-011", ((struct span){ element->line, 0 }),
                "the table of contents isn't in the order of reading");
        position = to->spine_position;
    }
}

static void check_ncx(struct look *look)
{
    const struct xml *identifier = look->check->identifier;

    for (const struct xml *meta = look->root; meta && identifier; meta = xml_next(look->root, meta))
        if (str_equal(xml_attribute(meta, "name"), S("dtb:uid")) &&
            !str_equal(str_trim(xml_attribute(meta, "content")), str_trim(identifier->text)))
            resource_error(&look->resource->diag, look->resource, "NCX-001", meta->line,
                "this isn't the identifier that the package gives");
}

/* --- all of it */

static void look_at_document(struct look *look)
{
    struct resource *resource = look->resource;

    resource->well_formed = true;
    look->ids.arena = look->arena;
    resource_index_ids(&look->ids, look->root, resource, &resource->diag);
    keep_ids(look);
    if (str_equal(resource->type, S("application/xhtml+xml")) || str_equal(resource->type, S("image/svg+xml")))
        check_properties(look);
    if (xml_has_word(resource->properties, S("nav")))
        check_navigation(look);
    if (str_equal(resource->type, S("application/x-dtbncx+xml")))
        check_ncx(look);
}

void resource_look_at(struct look *look)
{
    const struct kind *kind = kind_of(look->resource);

    if (kind)
        look->root = xml_parse(look->arena, look->bytes, kind->grammar, &look->resource->diag);
    if (look->root)
        look_at_document(look);
    links_check(look);
}
