#include "check/book.h"

#include "base/threads.h"
#include "check/resources.h"

void resource_error(
    struct diag *diag, const struct resource *resource, const char *code, int line, const char *format, ...)
{
    str before = diag_enter(diag, resource->path);
    struct arena scratch = { 0 };
    va_list args;

    va_start(args, format);
    diag_error(diag, code, ((struct span){ line, 0 }), "%s", arena_vprintf(&scratch, format, args).at);
    va_end(args);
    arena_free(&scratch);
    diag_enter(diag, before);
}

struct resource *resource_at(const struct book_check *check, str path)
{
    return map_get(&check->by_path, path);
}

static void list_resources(struct book_check *check)
{
    check->items = arena_array(check->arena, struct resource, check->book->count);
    check->by_path.arena = check->arena;
    for (size_t i = 0; i < check->book->count; i++) {
        struct resource *resource = &check->items[check->count++];

        *resource = (struct resource){ .path = check->book->paths[i], .number = i, .type = S(""), .properties = S("") };
        map_set(&check->by_path, resource->path, resource);
    }
}

/* --- what has to be known before all else: what kind of book it is, and what its files are */

/* A file's bytes, for as long as the check lasts; NULL-free, empty where they can't be read, which is reported. */
static bool read_first(struct book_check *check, struct resource *resource, str *bytes)
{
    str before = diag_enter(check->diag, resource->path);
    bool ok = check->book->read(check->book, resource->number, check->arena, bytes, check->diag);

    resource->seen = true;
    diag_enter(check->diag, before);
    return ok;
}

static void check_mimetype(struct book_check *check)
{
    struct resource *first = check->count ? &check->items[0] : NULL;
    str bytes;

    if (!first || !str_equal(first->path, S("mimetype")))
        diag_error(check->diag, "PKG-006", NOWHERE, "the file “mimetype” has to be the first in a book");
    else if (read_first(check, first, &bytes) && !str_equal(bytes, S("application/epub+zip")))
        resource_error(check->diag, first, "PKG-007", 0, "this has to say application/epub+zip and nothing else");
}

static const struct xml *read_document(struct book_check *check, struct resource *resource, const char *grammar)
{
    const struct xml *root;
    str bytes, before;

    if (!read_first(check, resource, &bytes))
        return NULL;
    before = diag_enter(check->diag, resource->path);
    root = xml_parse(check->arena, bytes, grammar, check->diag);
    diag_enter(check->diag, before);
    return root;
}

/* The container leads to the package. */
static void find_package(struct book_check *check)
{
    struct resource *container = resource_at(check, S("META-INF/container.xml"));
    const struct xml *root, *rootfiles, *rootfile;

    if (!container) {
        diag_error(check->diag, "RSC-002", NOWHERE, "the book has no META-INF/container.xml");
        return;
    }
    root = read_document(check, container, "container");
    rootfiles = root ? root->first : NULL;
    rootfile = rootfiles ? rootfiles->first : NULL;
    if (!rootfile)
        return;
    check->package = resource_at(check, xml_attribute(rootfile, "full-path"));
    if (!check->package) {
        resource_error(check->diag, container, "OPF-002", rootfile->line,
            "the package document “%.*s” isn't in the book", STR(xml_attribute(rootfile, "full-path")));
        return;
    }
    check->package_root = read_document(check, check->package, "package");
    if (check->package_root)
        package_check(check);
}

/* --- all other files, on all cores */

struct looking {
    const struct book_check *check;
    struct looker {
        struct arena arena, lasting;
    } workers[THREADS_MAX];
};

static void look_at_one(void *context, size_t worker, size_t i)
{
    struct looking *looking = context;
    const struct book_check *check = looking->check;
    struct looker *own = &looking->workers[worker];
    struct resource *resource = &check->items[i];
    struct look look = { .check = check, .resource = resource, .arena = &own->arena, .lasting = &own->lasting };

    if (resource->seen)
        return;
    arena_reset(&own->arena);
    diag_enter(&resource->diag, resource->path);
    if (check->book->read(check->book, resource->number, look.arena, &look.bytes, &resource->diag))
        resource_look_at(&look);
    diag_enter(&resource->diag, S(""));
}

static void look_at_all(struct book_check *check, size_t jobs)
{
    struct looking looking = { .check = check };

    threads_for(jobs, check->count, look_at_one, &looking);
    for (size_t i = 0; i < THREADS_MAX; i++) {
        arena_free(&looking.workers[i].arena);
        arena_join(check->arena, &looking.workers[i].lasting);
    }
}

static bool has_id(const struct resource *resource, str id)
{
    size_t from = 0, to = resource->id_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = str_compare(resource->ids[middle], id);

        if (order == 0)
            return true;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

/* The parts that other files are asked for. */
static void check_parts(struct book_check *check)
{
    for (size_t i = 0; i < check->count; i++) {
        struct resource *from = &check->items[i];

        diag_join(check->diag, &from->diag);
        for (size_t j = 0; j < from->reference_count; j++) {
            const struct part_reference *reference = &from->references[j];

            if (reference->to->well_formed && !has_id(reference->to, reference->fragment))
                resource_error(check->diag, from, "RSC-012", reference->line, "%.*s has no place “%.*s”",
                    STR(reference->to->path), STR(reference->fragment));
        }
    }
}

void book_check_all(const struct bundle_reader *book, size_t jobs, struct diag *diag)
{
    struct arena arena = { 0 };
    struct book_check check = { .arena = &arena, .diag = diag, .book = book };

    list_resources(&check);
    check_mimetype(&check);
    find_package(&check);
    if (check.package) {
        look_at_all(&check, jobs);
        check_parts(&check);
    }
    arena_free(&arena);
}
