#include "check/book.h"

#include "check/resources.h"

void resource_error(
    struct book_check *check, const struct resource *resource, const char *code, int line, const char *format, ...)
{
    str before = diag_enter(check->diag, resource->path);
    struct arena scratch = { 0 };
    va_list args;

    va_start(args, format);
    diag_error(check->diag, code, ((struct span){ line, 0 }), "%s", arena_vprintf(&scratch, format, args).at);
    va_end(args);
    arena_free(&scratch);
    diag_enter(check->diag, before);
}

struct resource *resource_at(const struct book_check *check, str path)
{
    return map_get(&check->by_path, path);
}

static void list_resources(struct book_check *check, const struct bundle_memory *book)
{
    check->items = arena_array(check->arena, struct resource, book->count);
    check->by_path.arena = check->arena;
    for (size_t i = 0; i < book->count; i++) {
        struct resource *resource = &check->items[check->count++];

        *resource = (struct resource){
            .path = book->items[i].path, .bytes = book->items[i].bytes, .type = S(""), .properties = S("")
        };
        resource->ids.arena = check->arena;
        map_set(&check->by_path, resource->path, resource);
    }
}

static void check_mimetype(struct book_check *check)
{
    const struct resource *first = check->count ? &check->items[0] : NULL;

    if (!first || !str_equal(first->path, S("mimetype")))
        diag_error(check->diag, "PKG-006", NOWHERE, "the file “mimetype” has to be the first in a book");
    else if (!str_equal(first->bytes, S("application/epub+zip")))
        resource_error(check, first, "PKG-007", 0, "this has to say application/epub+zip and nothing else");
}

/* --- the container leads to the package */

static void find_package(struct book_check *check)
{
    struct resource *container = resource_at(check, S("META-INF/container.xml"));
    const struct xml *root, *rootfiles, *rootfile;
    str before;

    if (!container) {
        diag_error(check->diag, "RSC-002", NOWHERE, "the book has no META-INF/container.xml");
        return;
    }
    before = diag_enter(check->diag, container->path);
    root = xml_parse(check->arena, container->bytes, "container", check->diag);
    diag_enter(check->diag, before);
    rootfiles = root ? root->first : NULL;
    rootfile = rootfiles ? rootfiles->first : NULL;
    if (!rootfile)
        return;
    check->package = resource_at(check, xml_attribute(rootfile, "full-path"));
    if (!check->package)
        resource_error(check, container, "OPF-002", rootfile->line, "the package document “%.*s” isn't in the book",
            STR(xml_attribute(rootfile, "full-path")));
}

/* --- documents */

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

static void parse_documents(struct book_check *check)
{
    for (size_t i = 0; i < check->count; i++) {
        struct resource *resource = &check->items[i];
        const struct kind *kind = kind_of(resource);
        str before;

        if (!kind)
            continue;
        before = diag_enter(check->diag, resource->path);
        resource->root = xml_parse(check->arena, resource->bytes, kind->grammar, check->diag);
        diag_enter(check->diag, before);
        if (resource->root)
            resource_index_ids(check, resource);
    }
}

static void check_documents(struct book_check *check)
{
    for (size_t i = 0; i < check->count; i++) {
        struct resource *resource = &check->items[i];

        links_check(check, resource);
        if (resource->root && xml_has_word(resource->properties, S("nav")))
            links_check_navigation(check, resource);
        if (resource->root && str_equal(resource->type, S("application/x-dtbncx+xml")))
            links_check_ncx(check, resource);
    }
}

void book_check_all(const struct bundle_memory *book, struct diag *diag)
{
    struct arena arena = { 0 };
    struct book_check check = { .arena = &arena, .diag = diag };

    list_resources(&check, book);
    check_mimetype(&check);
    find_package(&check);
    if (check.package) {
        package_check(&check);
        parse_documents(&check);
        check_documents(&check);
    }
    arena_free(&arena);
}
