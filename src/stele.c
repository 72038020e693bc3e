/* The one list of stages. Each takes const data from the stage before and gives new data; nothing calls back up. */
#include "stele.h"

#include "article.h"
#include "base/file.h"
#include "base/parallel.h"
#include "base/path.h"
#include "check/book.h"
#include "media/pictures.h"
#include "pack/directory.h"
#include "pack/zip.h"
#include "page/book.h"
#include "page/site.h"
#include "site/dump.h"
#include "site/exchange.h"
#include "site/terms.h"
#include "theme/theme.h"

#include <stdatomic.h>
#include <string.h>

struct build {
    const struct stele_build_options *options;
    struct stele_build_result *result;
    struct diag *diag;
    struct arena arena; /* the publication with its facts */
    struct site_source source;
    struct theme theme;
    struct strings_set strings;
    struct mention_forms mentions;
    size_t jobs;
    struct spool spool; /* the articles' parts */
    struct arena brief; /* what is known until links and pictures are found */
    struct facts *facts;
    size_t count;
    struct pictures pictures;
    struct publication publication;
};

static struct pictures pictures_of(struct build *b)
{
    return (struct pictures){
        .arena = &b->arena, .root = b->source.real, .known = { .arena = &b->arena }, .downloads = { .arena = &b->arena }
    };
}

/* --- each article alone */

static bool wants_books(const struct build *b)
{
    return !b->options->no_books && (b->source.lone || b->source.config.books.count);
}

static struct article_options article_options(const struct build *b)
{
    return (struct article_options){ &b->source, &b->strings, &b->mentions, b->options->as_of, b->options->drafts,
        wants_books(b) };
}

/* The map: articles on all cores. Each has a diag of its own, and findings are joined in the order of the files. */
struct mapping {
    struct build *build;
    struct article_options options;
    struct diag *diags; /* by article */
    bool *usable;       /* by article */
    atomic_size_t done;
    struct map_worker {
        struct arena lasting, brief, scratch;
        struct buf record;
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
    struct article_making making = { &mapping->options, &worker->lasting, &worker->brief, &worker->scratch, NULL,
        &mapping->diags[i] };
    struct parts parts;
    int error;

    told(b, STELE_READING, number, &mapping->done, b->source.count);
    arena_reset(&worker->scratch);
    mapping->usable[i] = article_make_file(&making, &b->source.files[i], &b->facts[i], &parts);
    if (!mapping->usable[i])
        return;
    buf_reset(&worker->record);
    parts_write(&worker->record, &parts);
    error = spool_add(&b->spool, buf_str(&worker->record), &b->facts[i].parts);
    if (error)
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
        arena_free(&mapping->workers[i].scratch);
        buf_free(&mapping->workers[i].record);
    }
}

static void make_articles(struct build *b)
{
    struct mapping mapping = { .build = b, .options = article_options(b) };

    b->facts = arena_array(&b->arena, struct facts, b->source.count);
    mapping.diags = arena_array(&b->brief, struct diag, b->source.count);
    mapping.usable = arena_array(&b->brief, bool, b->source.count);
    parallel_for(b->jobs, b->source.count, map_article, &mapping);
    join_map(&mapping);
}

/* --- site: bundle → directory beside → rename */

static bool add_picture(struct bundle *out, const struct picture *picture, const char *folder, struct diag *diag)
{
    struct arena arena = { 0 };
    str bytes;
    int error = file_read(&arena, picture->file, PICTURE_BYTES, &bytes);
    bool ok = error ? file_failed(diag, "picture.read", "read", picture->file, error)
                    : bundle_add(out, arena_printf(&arena, "%s/%.*s", folder, STR(picture->name)), picture->kind.type,
                          bytes, diag);

    arena_free(&arena);
    return ok;
}

static bool add_all(const struct build *b, struct bundle *out, const struct map *pictures, struct map *added)
{
    for (size_t i = 0; i < pictures->cap; i++) {
        const struct picture *picture = pictures->slots[i].value;

        if (picture && !map_set(added, picture->name, added) && !add_picture(out, picture, "assets", b->diag))
            return false;
    }
    return true;
}

static bool add_site_pictures(const struct build *b, struct bundle *out)
{
    struct map added = { .arena = b->pictures.arena };

    return add_all(b, out, &b->pictures.known, &added) && add_all(b, out, &b->pictures.downloads, &added);
}

/* The second map: pages on all cores. */
struct paging {
    const struct build *build;
    const struct site_writer *writer;
    struct diag diags[PARALLEL_JOBS];
    struct site_worker workers[PARALLEL_JOBS];
    atomic_size_t done;
};

static void write_page(void *context, size_t worker, size_t i)
{
    struct paging *paging = context;

    told(paging->build, STELE_WRITING, worker, &paging->done, publication_size(&paging->build->publication));
    if (!paging->diags[worker].at[LEVEL_FATAL])
        site_write_article(
            paging->writer, &paging->workers[worker], &paging->build->publication.articles[i], &paging->diags[worker]);
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

/* A theme's own pictures, fonts and scripts lie in the site as in the theme. */
struct theme_assets {
    struct bundle *out;
    struct diag *diag;
    bool ok;
};

static void add_theme_asset(void *context, const struct theme_file *file)
{
    struct theme_assets *assets = context;
    str path = file->name;

    assets->ok = assets->ok && bundle_add(assets->out, path, S("application/octet-stream"), file->bytes, assets->diag);
}

static bool add_theme_assets(const struct build *b, struct bundle *out)
{
    struct theme_assets assets = { out, b->diag, true };

    theme_each(&b->theme, S("assets/"), S(""), add_theme_asset, &assets);
    return assets.ok;
}

static bool build_site(struct build *b)
{
    const char *path = file_join(&b->arena, str_of(b->options->out), S("site"));
    struct directory directory;
    struct site_writer writer;

    if (!directory_begin(&directory, path, b->diag))
        return false;
    if (site_begin(&writer, &b->arena, &directory.bundle, &b->publication, &b->theme, &b->strings, b->diag))
        write_pages(b, &writer);
    if (diag_bad(b->diag) || !add_site_pictures(b, &directory.bundle) || !add_theme_assets(b, &directory.bundle)) {
        directory_abandon(&directory);
        return false;
    }
    b->result->pages = writer.pages + publication_size(&b->publication);
    return directory_commit(&directory, b->diag);
}

/* --- book: bundle → temporary zip → read back → check → rename */

static bool write_book(struct build *b, const struct book *book, const char *path)
{
    struct arena arena = { 0 };
    struct bundle_memory files = bundle_memory(&arena);
    struct picture_list pictures = book_pictures(&arena, book);
    bool ok = book_write(&files.bundle, &b->publication, book, &b->theme, &b->strings, b->options->modified, b->diag);

    for (size_t i = 0; ok && i < pictures.count; i++)
        ok = add_picture(&files.bundle, pictures.items[i], "EPUB/images", b->diag);
    ok = ok && zip_write(path, &files, b->diag);
    arena_free(&arena);
    return ok;
}

static bool check_written(struct build *b, const char *path)
{
    struct arena arena = { 0 };
    struct bundle_memory files = bundle_memory(&arena);
    struct diag found = { 0 };
    bool ok = zip_read(&arena, path, &files, &found);

    if (ok)
        check_book(&files, &found);
    ok = ok && !diag_bad(&found);
    diag_join(b->diag, &found);
    arena_free(&arena);
    return ok;
}

static bool build_book(struct build *b, const struct book *book)
{
    const char *path = arena_printf(&b->arena, "%s/books/%.*s.epub", b->options->out, STR(book->id)).at;
    const char *beside = arena_printf(&b->arena, "%s.new", path).at;
    bool ok = write_book(b, book, beside) && check_written(b, beside);
    int error = ok ? file_rename(beside, path) : 0;

    if (!ok || error)
        file_remove(beside);
    if (error)
        return file_failed(b->diag, "book.write", "replace", path, error);
    b->result->books += ok;
    return ok;
}

static bool build_books(struct build *b)
{
    const char *folder = file_join(&b->arena, str_of(b->options->out), S("books"));
    int error = b->publication.book_count ? file_make_directories(folder) : 0;
    atomic_size_t done = 0;
    bool ok = true;

    if (error)
        return file_failed(b->diag, "book.write", "make the folder", folder, error);
    for (size_t i = 0; i < b->publication.book_count; i++) {
        told(b, STELE_BINDING, 0, &done, b->publication.book_count);
        ok = build_book(b, &b->publication.books[i]) && ok;
    }
    return ok;
}

/* --- all of it */

/* strings/zh-Hans.yaml */
static void add_strings(void *context, const struct theme_file *file)
{
    struct build *b = context;
    str before = diag_enter(b->diag, file->path), lang = str_from(file->name, sizeof "strings/" - 1);

    strings_add(&b->strings, &b->arena, str_first(lang, lang.len - (sizeof ".yaml" - 1)), file->bytes, b->diag);
    diag_enter(b->diag, before);
}

/* The folder of the publication's own theme: the one that stele.yaml names, or `theme` where there is one; else NULL.
 */
static const char *theme_folder(struct build *b, str name)
{
    const struct text *named = &b->source.config.theme;
    const char *folder = NULL;
    struct file_info info;
    str path;

    if (b->source.lone)
        return NULL;
    if (path_join(&b->arena, S(""), name, &path)) {
        folder = file_join(&b->arena, b->source.real, path);
        if (file_stat(folder, &info) != 0 || info.kind != FILE_DIRECTORY || info.link)
            folder = NULL;
    }
    if (!folder && named->text.len)
        diag_error(b->diag, "theme.missing", named->span, "the publication has no folder “%.*s”", STR(named->text));
    return folder;
}

static void load_theme(struct build *b)
{
    str named = b->source.config.theme.text, name = named.len ? named : S("theme");
    str before = diag_enter(b->diag, S("stele.yaml"));
    const char *folder = theme_folder(b, name);

    diag_enter(b->diag, before);
    theme_load(&b->theme, &b->arena, folder, name, b->diag);
    theme_each(&b->theme, S("strings/"), S(".yaml"), add_strings, b);
}

static bool read_all(struct build *b)
{
    if (!site_read(&b->arena, b->options->path, &b->source, b->diag))
        return false;
    if (b->options->url.len)
        b->source.config.url.text = b->options->url;
    load_theme(b);
    mentions_compile(&b->mentions, &b->arena, &b->source.terms);
    return true;
}

/* Articles' parts wait in OUT/.cache. */
static bool open_spool(struct build *b)
{
    const char *folder = file_join(&b->arena, str_of(b->options->out), S(".cache"));
    int error = file_make_directories(folder);

    if (!error)
        error = spool_open(&b->spool, folder);
    return error ? file_failed(b->diag, "output.write", "write in", folder, error) : true;
}

static bool build(struct build *b)
{
    if (!read_all(b) || !open_spool(b))
        return false;
    make_articles(b);
    b->pictures = pictures_of(b);
    publication_make(&b->publication, &b->arena, &b->source, b->facts, b->count, &b->pictures, b->diag);
    b->result->articles = b->publication.count;
    b->publication.proof = b->options->drafts;
    b->publication.spool = &b->spool;
    arena_free(&b->brief);
    if (diag_bad(b->diag))
        return b->diag->at[LEVEL_FATAL] == 0;
    build_site(b);
    if (wants_books(b))
        build_books(b);
    return b->diag->at[LEVEL_FATAL] == 0;
}

bool stele_build(const struct stele_build_options *options, struct stele_build_result *result, struct diag *diag)
{
    struct build b = { .options = options, .result = result, .diag = diag, .spool = { .fd = -1 } };
    bool ok;

    *result = (struct stele_build_result){ 0 };
    b.jobs = options->jobs ? options->jobs : parallel_cores();
    ok = build(&b);
    diag_sort(diag);
    spool_close(&b.spool);
    arena_free(&b.brief);
    arena_free(&b.arena);
    return ok;
}

/* --- what was understood */

static void dump_slot(const struct body_filler *filler, struct buf *out, enum slot_kind kind, size_t index)
{
    (void)filler;
    static const char *const names[] = { "picture", "link", "gloss" };

    buf_printf(out, " {%s %zu}", names[kind], index);
}

static void dump_bodies(struct buf *out, const char *name, const struct bodies *bodies)
{
    const struct body_filler filler = { dump_slot };

    buf_printf(out, "<!-- %s -->\n", name);
    body_fill(out, &bodies->text, &filler);
    body_fill(out, &bodies->notes, &filler);
}

static void dump_article(struct build *b, size_t i, enum stele_dump_kind kind, struct buf *out)
{
    struct arena arena = { 0 };
    struct diag diag = { 0 };
    bool ast = kind == STELE_DUMP_AST;
    const struct article_options options = article_options(b);
    struct article_making making = { &options, &b->arena, &b->brief, &arena, ast ? out : NULL, &diag };
    struct parts parts;

    if (article_make_file(&making, &b->source.files[i], &b->facts[b->count], &parts)) {
        b->count++;
        if (kind == STELE_DUMP_BODY) {
            dump_bodies(out, "site", &parts.site);
            dump_bodies(out, "book", &parts.book);
        }
    }
    diag_join(b->diag, &diag);
    arena_free(&arena);
}

void stele_dump_text(str text, enum stele_dump_kind kind, struct buf *out, struct diag *diag)
{
    const struct source_file file = { .path = S("article.md"), .slug = S("article") };
    const struct strings_set strings = { 0 };
    const struct mention_forms mentions = { 0 };
    struct site_source source = { .lone = true };
    const struct article_options options = { &source, &strings, &mentions, S(""), true, true };
    struct arena arena = { 0 };
    struct article_making making = { &options, &arena, &arena, &arena, kind == STELE_DUMP_AST ? out : NULL, diag };
    struct facts facts;
    struct parts parts;

    source.config.lang.text = S("en");
    source.config.second_lang.text = S("zh-Hans");
    if (article_make(&making, &file, text, &facts, &parts) && kind == STELE_DUMP_BODY) {
        dump_bodies(out, "site", &parts.site);
        dump_bodies(out, "book", &parts.book);
    }
    arena_free(&arena);
}

static void dump_site(struct build *b, struct buf *out)
{
    b->pictures = pictures_of(b);
    publication_make(&b->publication, &b->arena, &b->source, b->facts, b->count, &b->pictures, b->diag);
    publication_dump(out, &b->publication);
}

bool stele_dump(const char *path, enum stele_dump_kind kind, struct buf *out, struct diag *diag)
{
    struct stele_build_options options = { .path = path, .drafts = true };
    struct build b = { .options = &options, .diag = diag };
    bool ok = read_all(&b);

    b.facts = arena_array(&b.arena, struct facts, b.source.count);
    for (size_t i = 0; ok && i < b.source.count; i++)
        dump_article(&b, i, kind, out);
    if (ok && kind == STELE_DUMP_SITE)
        dump_site(&b, out);
    diag_sort(diag);
    arena_free(&b.brief);
    arena_free(&b.arena);
    return ok;
}

/* --- terms */

static void write_terms(struct build *b, const struct stele_terms_options *options, struct buf *out)
{
    switch (options->format) {
    case STELE_TERMS_TEXT:
    case STELE_TERMS_JSON: terms_json(out, &b->publication); return;
    case STELE_TERMS_CSV: terms_csv(out, &b->publication); return;
    case STELE_TERMS_TBX: terms_tbx(out, &b->publication, options->all, b->diag); return;
    case STELE_TERMS_TMX: terms_tmx(out, &b->publication, STELE_VERSION); return;
    }
}

bool stele_terms(const struct stele_terms_options *terms, struct buf *out, struct diag *diag)
{
    struct stele_build_options options = { .path = terms->path, .no_books = true };
    struct build b = { .options = &options, .diag = diag };
    bool ok = read_all(&b);

    b.facts = arena_array(&b.arena, struct facts, b.source.count);
    for (size_t i = 0; ok && i < b.source.count; i++)
        dump_article(&b, i, STELE_DUMP_SITE, out);
    if (ok) {
        b.pictures = pictures_of(&b);
        publication_make(&b.publication, &b.arena, &b.source, b.facts, b.count, &b.pictures, b.diag);
        write_terms(&b, terms, out);
    }
    diag_sort(diag);
    arena_free(&b.brief);
    arena_free(&b.arena);
    return ok;
}

/* --- the default theme */

static void list_file(void *context, const struct theme_file *file)
{
    struct buf *out = context;

    buf_add(out, file->name);
    buf_byte(out, '\n');
}

bool stele_theme(const char *name, struct buf *out, struct diag *diag)
{
    struct arena arena = { 0 };
    struct theme theme;
    str bytes;

    theme_load(&theme, &arena, NULL, S(""), diag);
    if (name) {
        bytes = theme_file(&theme, str_of(name));
        buf_add(out, bytes);
        if (bytes.len == 0)
            diag_add(diag, LEVEL_USAGE, "usage", NOWHERE,
                "the default theme has no file “%s”; “stele theme” lists them", name);
    } else {
        theme_each(&theme, S(""), S(""), list_file, out);
    }
    arena_free(&arena);
    return !diag->at[LEVEL_USAGE];
}
