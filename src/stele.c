/* The one list of stages. Each takes const data from the stage before and gives new data; nothing calls back up.
 * (survey.c goes the same way up to the publication, and tells what it has found.) */
#include "stele.h"

#include "article.h"
#include "base/file.h"
#include "base/threads.h"
#include "book/book.h"
#include "build.h"
#include "formats/zip.h"
#include "judge.h"
#include "publication/facing.h"
#include "publication/translations.h"
#include "web/web.h"

#include <errno.h>
#include <stdatomic.h>
#include <unistd.h>

/* --- each article alone */

/* The map: articles on all cores. Each has a diag of its own, and findings are joined in the order of the files. */
struct mapping {
    struct build *build;
    struct article_options options;
    struct diag *diags; /* by article */
    bool *usable;       /* by article */
    atomic_size_t done;
    atomic_bool failed; /* the disk did, which is told once */
    struct map_worker {
        struct arena lasting, brief, glosses, scratch;
        struct buf record;
        struct map shared;
        struct arena sharing; /* of that map */
    } workers[PARALLEL_JOBS];
};

/* Only the first worker, which runs in the caller's thread, tells. */
static void told(const struct build *b, enum stele_stage stage, size_t worker, atomic_size_t *done, size_t total)
{
    size_t count = atomic_fetch_add(done, 1);

    if (worker == 0 && b->options->progress)
        b->options->progress(b->options->progress_context, stage, count, total);
}

static void map_article(void *context, size_t number, size_t i)
{
    struct mapping *mapping = context;
    struct build *b = mapping->build;
    struct map_worker *worker = &mapping->workers[number];
    struct article_making making = { &mapping->options, &worker->lasting, &worker->brief, &worker->glosses,
        &worker->scratch, NULL, &mapping->diags[i], &worker->shared };
    struct parts parts;
    int error;

    if (atomic_load(&mapping->failed))
        return;
    told(b, STELE_READING, number, &mapping->done, b->source.count);
    worker->shared.arena = &worker->sharing;
    arena_reset(&worker->scratch);
    mapping->usable[i] = article_make_file(&making, &b->source.files[i], &b->facts[i], &parts);
    if (!mapping->usable[i])
        return;
    buf_reset(&worker->record);
    parts_write(&worker->record, &parts);
    error = spool_add(&b->spool, buf_str(&worker->record), &b->facts[i].parts);
    if (error && !atomic_exchange(&mapping->failed, true))
        file_failed(making.diag, "output.cache", "write below", b->options->out, error);
}

static void join_map(struct mapping *mapping)
{
    struct build *b = mapping->build;

    for (size_t i = 0; i < b->source.count; i++) {
        diag_join(b->diag, &mapping->diags[i]);
        if (mapping->usable[i])
            b->facts[b->count++] = b->facts[i];
    }
    for (size_t i = 0; i < PARALLEL_JOBS; i++) {
        arena_join(&b->arena, &mapping->workers[i].lasting);
        arena_join(&b->brief, &mapping->workers[i].brief);
        arena_join(&b->glosses, &mapping->workers[i].glosses);
        arena_free(&mapping->workers[i].scratch);
        arena_free(&mapping->workers[i].sharing);
        buf_free(&mapping->workers[i].record);
    }
}

static bool make_articles(struct build *b)
{
    struct mapping mapping = { .build = b, .options = build_options(b) };

    b->facts = arena_array(&b->arena, struct facts, b->source.count);
    mapping.diags = arena_array(&b->brief, struct diag, b->source.count);
    mapping.usable = arena_array(&b->brief, bool, b->source.count);
    parallel_for(b->jobs, b->source.count, map_article, &mapping);
    join_map(&mapping);
    return !mapping.failed;
}

/* --- site: bundle → output, which keeps it beside */

static bool add_picture(struct build *b, struct bundle *out, const struct picture *picture, const char *folder)
{
    struct arena arena = { 0 };
    str bytes;
    int error = spool_read(&b->spool, &arena, picture->bytes, &bytes);
    bool ok = error ? file_failed(b->diag, "output.cache", "read below", b->options->out, error)
                    : bundle_add(out, arena_printf(&arena, "%s/%.*s", folder, STR(picture->name)), picture->kind.type,
                          bytes, b->diag);

    arena_free(&arena);
    return ok;
}

static bool add_site_pictures(struct build *b, struct bundle *out)
{
    const struct map *pictures = &b->pictures.by_name;

    for (size_t i = 0; i < pictures->cap; i++)
        if (pictures->slots[i].value && !add_picture(b, out, pictures->slots[i].value, "assets"))
            return false;
    return true;
}

/* The second map: pages on all cores. */
struct paging {
    const struct build *build;
    const struct site_writer *writer;
    struct diag diags[PARALLEL_JOBS];
    struct site_worker workers[PARALLEL_JOBS];
    atomic_size_t done;
    atomic_bool failed;
};

static void write_page(void *context, size_t worker, size_t i)
{
    struct paging *paging = context;

    const struct article *article = &paging->build->publication.articles[i];
    struct diag *diag = &paging->diags[worker];

    if (atomic_load(&paging->failed))
        return;
    told(paging->build, STELE_WRITING, worker, &paging->done, publication_size(&paging->build->publication));
    site_write_article(paging->writer, &paging->workers[worker], article, diag);
    if (parallel_wanted(article))
        site_write_parallel(paging->writer, &paging->workers[worker], article, diag);
    if (diag->at[LEVEL_FATAL])
        atomic_store(&paging->failed, true);
}

static void write_pages(struct build *b, const struct site_writer *writer)
{
    struct paging paging = { .build = b, .writer = writer };

    parallel_for(b->jobs, publication_size(&b->publication), write_page, &paging);
    for (size_t i = 0; i < PARALLEL_JOBS; i++) {
        diag_join(b->diag, &paging.diags[i]);
        site_worker_free(&paging.workers[i]);
    }
}

/* A theme's own pictures, fonts and scripts lie in the site as in the theme, photographs without where they were taken.
 */
struct theme_assets {
    struct bundle *out;
    struct diag *diag;
    bool ok;
};

static void add_theme_asset(void *context, const struct theme_file *file)
{
    struct theme_assets *assets = context;
    struct buf tidy = { 0 };

    assets->ok = assets->ok && bundle_add(assets->out, file->name, S("application/octet-stream"),
                                   picture_tidy(&tidy, file->bytes), assets->diag);
    buf_free(&tidy);
}

static bool add_theme_assets(const struct build *b, struct bundle *out)
{
    struct theme_assets assets = { out, b->diag, true };

    theme_each(&b->theme, S("assets/"), S(""), add_theme_asset, &assets);
    return assets.ok;
}

/* A file of static/, copied as it is. */
static bool add_as_is(struct build *b, struct bundle *out, str path)
{
    struct arena arena = { 0 };
    const char *file = file_join(&arena, b->source.root, path);
    str bytes, before = diag_enter(b->diag, path);
    int error = file_read(&arena, file, PICTURE_BYTES, &bytes);
    bool ok = false;

    if (error == EFBIG)
        diag_error(
            b->diag, "site.large", NOWHERE, "this is larger than %d MiB and can't be copied", PICTURE_BYTES >> 20);
    else if (error)
        file_failed(b->diag, "site.read", "read", file, error);
    else
        ok = bundle_add(out, str_from(path, sizeof "static/" - 1), S(""), bytes, b->diag);
    diag_enter(b->diag, before);
    arena_free(&arena);
    return ok;
}

static bool add_all_as_is(struct build *b, struct bundle *out)
{
    const struct files *listed = &b->source.listed;

    for (size_t i = 0; i < listed->as_is_count; i++)
        if (!add_as_is(b, out, listed->as_is[i]))
            return false;
    return true;
}

static void build_site(struct build *b)
{
    struct bundle *out = &b->output.site.bundle;
    struct site_writer writer;

    if (site_begin(&writer, &b->arena, out, &b->publication, &b->theme, &b->strings, b->diag))
        write_pages(b, &writer);
    if (!diag_bad(b->diag) && add_site_pictures(b, out) && add_theme_assets(b, out))
        add_all_as_is(b, out);
    b->result->pages = writer.pages + publication_size(&b->publication) + parallel_count(&b->publication);
}

/* --- book: bundle → archive → read back → check → output */

static bool pack_book(struct build *b, const struct book *book, struct arena *arena, str *archive)
{
    struct bundle_memory files = bundle_memory(arena);
    struct picture_list pictures = book_pictures(arena, book);
    bool ok = book_write(&files.bundle, &b->publication, book, &b->theme, &b->strings, b->options->modified, b->diag);

    for (size_t i = 0; ok && i < pictures.count; i++)
        ok = add_picture(b, &files.bundle, pictures.items[i], "EPUB/images");
    return ok && zip_pack(arena, &files, archive, b->diag);
}

/* Whether the theme has pages or a style sheet of its own for books. */
static bool themes_books(const struct build *b)
{
    for (size_t i = b->theme.own; i < b->theme.count; i++)
        if (str_starts(b->theme.files[i].name, S("book/")))
            return true;
    return false;
}

/* A book that came out wrong isn't published; what was in its place stays. */
static void build_book(struct build *b, const struct book *book)
{
    struct arena arena = { 0 };
    str path = arena_printf(&arena, "%.*s.epub", STR(book->id)), archive;

    if (pack_book(b, book, &arena, &archive)) {
        if (!judge_book(archive, book->id, themes_books(b), b->diag, &b->faults))
            output_keep(&b->output, arena_printf(&arena, "books/%.*s", STR(path)), b->diag);
        else if (bundle_add(&b->output.books.bundle, path, S("application/epub+zip"), archive, b->diag))
            b->result->books++;
    }
    arena_free(&arena);
}

static void build_books(struct build *b)
{
    atomic_size_t done = 0;

    for (size_t i = 0; i < b->publication.book_count && !b->diag->at[LEVEL_FATAL]; i++) {
        told(b, STELE_BINDING, 0, &done, b->publication.book_count);
        build_book(b, &b->publication.books[i]);
    }
}

/* --- all of it */

/* Articles' parts wait in OUT/.cache. */
static bool open_spool(struct build *b)
{
    const char *folder = file_join(&b->arena, str_of(b->options->out), S(".cache"));
    struct file_info info;
    int error = file_stat(folder, &info);

    if (!error && info.link) {
        diag_fail(b->diag, "output.foreign",
            "%s is a symbolic link, through which stele doesn't write; move it away, or choose another place with -o",
            folder);
        return false;
    }
    if (!error)
        error = file_make_directories(folder);
    if (!error)
        error = spool_open(&b->spool, folder);
    return error ? file_failed(b->diag, "output.write", "write in", folder, error) : true;
}

static void close_spool(struct build *b)
{
    int error = spool_close(&b->spool);

    if (error)
        file_failed(b->diag, "output.cache", "write below", b->options->out, error);
}

static bool may_publish(const struct build *b)
{
    return !diag_bad(b->diag) && !(b->options->strict && b->diag->at[LEVEL_WARNING]);
}

/* Everything up to the publication. */
static bool understand(struct build *b)
{
    if (!build_read(b) || !open_spool(b) || !make_articles(b))
        return false;
    build_publication(b, &b->spool);
    if (publication_size(&b->publication) == 0 && !diag_bad(b->diag))
        diag_warn(b->diag, "site.empty", NOWHERE, "nothing is due: all is drafts or dated later; --drafts shows it");
    parallel_check(&b->publication, b->diag);
    translations_check(&b->publication, b->diag);
    b->result->articles = b->publication.count;
    b->publication.proof = b->options->drafts;
    b->publication.spool = &b->spool;
    arena_free(&b->brief);
    return may_publish(b);
}

static void build(struct build *b)
{
    if (understand(b)) {
        build_site(b);
        if (build_wants_books(b))
            build_books(b);
    }
    close_spool(b);
    if (may_publish(b))
        b->result->published = output_commit(&b->output, b->options->no_books, b->diag);
    diag_join(b->diag, &b->faults);
}

/* Who a second run is told to wait for. */
static str name_of_run(struct build *b)
{
    return arena_printf(&b->arena, "process %ld: stele build %s", (long)getpid(), b->options->path);
}

bool stele_build(const struct stele_build_options *options, struct stele_build_result *result, struct diag *diag)
{
    struct build b = { .options = options, .result = result, .diag = diag, .spool = { .fd = -1 } };
    struct output_options output = { options->out, name_of_run(&b), options->wait, 0, options->waiting,
        options->progress_context };

    *result = (struct stele_build_result){ 0 };
    output.jobs = b.jobs = options->jobs ? options->jobs : parallel_cores();
    if (output_open(&b.output, &output, diag))
        build(&b);
    result->begun = b.output.begun;
    output_close(&b.output, diag);
    build_end(&b);
    return diag->at[LEVEL_FATAL] == 0;
}
