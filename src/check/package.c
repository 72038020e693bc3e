/* The package document: metadata, manifest, spine. EPUB 3.3, 5. */
#include "check/resources.h"

/* --- metadata */

static bool is_moment(str value)
{
    static const char shape[] = "0000-00-00T00:00:00Z";

    if (value.len != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < value.len; i++)
        if (shape[i] == '0' ? value.at[i] < '0' || value.at[i] > '9' : value.at[i] != shape[i])
            return false;
    return true;
}

static void check_modified(struct book_check *check, const struct xml *metadata)
{
    size_t count = 0;

    for (const struct xml *meta = metadata->first; meta; meta = meta->next) {
        if (!xml_is(meta, NS_OPF, "meta") || !str_equal(xml_attribute(meta, "property"), S("dcterms:modified")) ||
            xml_has(meta, "refines"))
            continue;
        count++;
        if (!is_moment(str_trim(meta->text)))
            resource_error(
                check->diag, check->package, "RSC-005", meta->line, "dcterms:modified is written CCYY-MM-DDThh:mm:ssZ");
    }
    if (count != 1)
        resource_error(
            check->diag, check->package, "RSC-005", metadata->line, "dcterms:modified has to stand here exactly once");
}

static void check_identifier(struct book_check *check, const struct xml *package)
{
    str id = xml_attribute(package, "unique-identifier");
    const struct xml *identifier = map_get(&check->package_ids, id);

    if (identifier && xml_is(identifier, NS_DC, "identifier"))
        check->identifier = identifier;
    else
        resource_error(
            check->diag, check->package, "OPF-030", package->line, "no dc:identifier has the id “%.*s”", STR(id));
}

static void check_refines(struct book_check *check, const struct xml *metadata)
{
    for (const struct xml *meta = metadata->first; meta; meta = meta->next) {
        str refines = xml_attribute(meta, "refines");

        if (str_starts(refines, S("#")) && !map_get(&check->package_ids, str_from(refines, 1)))
            resource_error(check->diag, check->package, "RSC-005", meta->line, "what this refines, “%.*s”, isn't here",
                STR(refines));
    }
}

/* --- manifest */

static bool is_wrong_for(str path, str type)
{
    static const struct {
        const char *ending;
        const char *type;
    } kinds[] = {
        { ".xhtml", "application/xhtml+xml" },
        { ".css", "text/css" },
        { ".png", "image/png" },
        { ".jpg", "image/jpeg" },
        { ".jpeg", "image/jpeg" },
        { ".gif", "image/gif" },
        { ".svg", "image/svg+xml" },
        { ".webp", "image/webp" },
        { ".ncx", "application/x-dtbncx+xml" },
        { ".woff2", "font/woff2" },
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_ends(path, str_of(kinds[i].ending)))
            return !str_equal(type, str_of(kinds[i].type));
    return false;
}

static void check_item(struct book_check *check, const struct xml *item)
{
    str href = xml_attribute(item, "href"), path, fragment;
    struct resource *resource;

    if (resource_is_remote(href))
        return;
    resource = resource_path(check->arena, check->package, href, &path, &fragment) ? resource_at(check, path) : NULL;
    if (!resource) {
        resource_error(
            check->diag, check->package, "RSC-001", item->line, "the file “%.*s” isn't in the book", STR(href));
        return;
    }
    if (resource == check->package)
        resource_error(
            check->diag, check->package, "OPF-099", item->line, "the manifest lists the package document itself");
    if (resource->item)
        resource_error(
            check->diag, check->package, "OPF-074", item->line, "the file “%.*s” is listed twice", STR(href));
    if (is_wrong_for(path, xml_attribute(item, "media-type")))
        resource_error(check->diag, check->package, "OPF-029", item->line, "“%.*s” isn't what %.*s is called",
            STR(href), STR(xml_attribute(item, "media-type")));
    resource->item = item;
    resource->type = xml_attribute(item, "media-type");
    resource->properties = xml_attribute(item, "properties");
}

static void check_unlisted(struct book_check *check)
{
    for (size_t i = 0; i < check->count; i++) {
        const struct resource *resource = &check->items[i];
        str before;

        if (resource->item || resource == check->package || str_equal(resource->path, S("mimetype")) ||
            str_starts(resource->path, S("META-INF/")))
            continue;
        before = diag_enter(check->diag, resource->path);
        diag_warn(check->diag, "OPF-003", NOWHERE, "this file isn't listed in the manifest");
        diag_enter(check->diag, before);
    }
}

static void check_manifest(struct book_check *check, const struct xml *manifest)
{
    size_t navs = 0, covers = 0;

    for (const struct xml *item = manifest->first; item; item = item->next) {
        check_item(check, item);
        navs += xml_has_word(xml_attribute(item, "properties"), S("nav"));
        covers += xml_has_word(xml_attribute(item, "properties"), S("cover-image"));
    }
    if (navs != 1)
        resource_error(check->diag, check->package, "RSC-005", manifest->line,
            "exactly one item has to be the navigation document (nav)");
    if (covers > 1)
        resource_error(check->diag, check->package, "RSC-005", manifest->line, "only one item can be the cover-image");
    check_unlisted(check);
}

/* --- spine */

static struct resource *resource_of(struct book_check *check, const struct xml *item)
{
    str path, fragment;

    if (!item || !xml_is(item, NS_OPF, "item") ||
        !resource_path(check->arena, check->package, xml_attribute(item, "href"), &path, &fragment))
        return NULL;
    return resource_at(check, path);
}

static void check_spine(struct book_check *check, const struct xml *spine)
{
    size_t position = 0;
    str toc = xml_attribute(spine, "toc");
    const struct xml *ncx = map_get(&check->package_ids, toc);

    if (xml_has(spine, "toc") && (!ncx || !str_equal(xml_attribute(ncx, "media-type"), S("application/x-dtbncx+xml"))))
        resource_error(check->diag, check->package, "OPF-050", spine->line, "toc=“%.*s” leads to no NCX", STR(toc));
    for (const struct xml *itemref = spine->first; itemref; itemref = itemref->next) {
        str idref = xml_attribute(itemref, "idref");
        const struct xml *item = map_get(&check->package_ids, idref);
        struct resource *resource = resource_of(check, item);

        if (!item || !xml_is(item, NS_OPF, "item")) {
            resource_error(
                check->diag, check->package, "OPF-049", itemref->line, "no item has the id “%.*s”", STR(idref));
            continue;
        }
        if (resource && resource->in_spine)
            resource_error(
                check->diag, check->package, "OPF-034", itemref->line, "“%.*s” stands in the spine twice", STR(idref));
        if (!resource)
            continue;
        if (!str_equal(resource->type, S("application/xhtml+xml")) && !str_equal(resource->type, S("image/svg+xml")) &&
            !xml_has(item, "fallback"))
            resource_error(check->diag, check->package, "OPF-043", itemref->line, "“%.*s” is no content document",
                STR(resource->path));
        resource->in_spine = true;
        resource->spine_position = ++position;
    }
}

void package_check(struct book_check *check)
{
    const struct xml *root = check->package_root, *part;

    check->package_ids.arena = check->arena;
    resource_index_ids(&check->package_ids, root, check->package, check->diag);
    check_identifier(check, root);
    part = xml_child(root, NS_OPF, "metadata");
    if (part) {
        check_modified(check, part);
        check_refines(check, part);
    }
    part = xml_child(root, NS_OPF, "manifest");
    if (part)
        check_manifest(check, part);
    part = xml_child(root, NS_OPF, "spine");
    if (part)
        check_spine(check, part);
}
