/* The one list of stages. Each takes const data from the stage before and gives new data; nothing calls back up. */
#include "stele.h"

#include "base/file.h"
#include "base/parallel.h"
#include "base/path.h"
#include "body/facts.h"
#include "check/book.h"
#include "doc/blocks.h"
#include "doc/dump.h"
#include "doc/html.h"
#include "doc/ids.h"
#include "doc/inlines.h"
#include "doc/notes.h"
#include "doc/parse.h"
#include "doc/smart.h"
#include "input/site.h"
#include "input/strings.h"
#include "media/pictures.h"
#include "pack/directory.h"
#include "pack/zip.h"
#include "page/book.h"
#include "page/site.h"
#include "site/dump.h"
#include "theme/theme.h"

#include <errno.h>
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
    size_t jobs;
    struct spool spool; /* the articles' parts */
    struct arena brief; /* what is known until links and pictures are found */
    struct facts *facts;
    size_t count;
    struct pictures pictures;
    struct publication publication;
};

/* --- each article alone */

static bool wants_books(const struct build *b)
{
    return !b->options->no_books && (b->source.lone || b->source.config.books.count);
}

static struct facts_options facts_options(const struct build *b, str lang)
{
    const struct strings *strings = strings_for(&b->strings, lang);

    return (struct facts_options){
        .languages = { lang, b->source.config.second_lang.text, b->source.config.features.smart },
        .words = { strings_get(strings, "notes"), strings_get(strings, "back_to_reference"),
            strings_get(strings, "back_to_reference_nth") },
        .book = wants_books(b),
    };
}

/* The passes over a tree. Returns the heading that serves as title where the front matter has none. */
static struct node *understand(
    struct doc *doc, const struct front *front, const struct languages *languages, struct diag *diag)
{
    struct node *title;

    doc->smart = languages->smart ? languages->article : S("");
    tasks_find(doc);
    divisions_find(doc, diag);
    strikes_find(doc);
    spans_find(doc);
    notes_link(doc, diag);
    rubies_find(doc);
    autolinks_find(doc);
    definitions_find(doc);
    smart_punctuate(doc);
    inlines_finish(doc);
    html_read(doc, diag);
    figures_make(doc, diag);
    title = str_trim(front->title.text).len ? NULL : headings_take_title(doc);
    headings_lower(doc);
    ids_give(doc, diag);
    lines_join(doc);
    languages_tag_doc(doc, languages);
    if (title)
        languages_tag(doc, title, languages);
    return title;
}

static bool read_source(
    const struct build *b, struct arena *arena, const struct source_file *file, str *bytes, struct diag *diag)
{
    const char *path = file_join(arena, b->source.root, file->path);
    int error = file_read(arena, path, ARTICLE_BYTES, bytes);

    if (error == EFBIG)
        diag_error(diag, "article.large", NOWHERE, "this file is larger than %d MiB; please split the article",
            ARTICLE_BYTES >> 20);
    else if (error)
        diag_error(diag, "article.read", NOWHERE, "this file can't be read: %s", strerror(error));
    return !error;
}

static bool is_later(const struct facts *facts, str as_of)
{
    struct date limit = { 0 };

    return date_parse(as_of, &limit) && date_compare(&facts->date, &limit) > 0;
}

/* What one article needs while it is made; the arenas may be used again for the next. */
struct making {
    const struct build *build;
    struct arena *lasting; /* facts */
    struct arena *brief;   /* what facts refer to */
    struct arena *scratch; /* the file, its front matter, its tree, its parts */
    struct buf *dump;      /* where the tree is to be written, or NULL */
    struct diag *diag;
};

/* False where the article can't be used at all, which is a finding, or isn't due. */
static bool make_article_of(
    const struct making *m, const struct source_file *file, str bytes, struct facts *facts, struct parts *parts)
{
    const struct build *b = m->build;
    struct facts_options options;
    struct article_source source;
    struct front front = { 0 };
    struct node *title;
    struct doc doc;

    if (!article_split(bytes, &source, m->diag))
        return false;
    article_front(m->scratch, &source, &front, m->diag);
    *facts = (struct facts){ .path = file->path, .slug = file->slug, .page = file->page };
    facts->lang = front.lang.text.len ? arena_copy(m->lasting, front.lang.text) : b->source.config.lang.text;
    options = facts_options(b, facts->lang);
    if (!doc_parse(&doc, m->scratch, source.body, source.body_line, m->diag))
        return false;
    title = understand(&doc, &front, &options.languages, m->diag);
    if (m->dump)
        doc_dump(m->dump, &doc);
    facts_make(facts, parts, m->lasting, m->brief, &doc, title, &front, &options, m->diag);
    return b->options->drafts || !(front.draft || is_later(facts, b->options->as_of));
}

static bool make_article(
    const struct making *m, const struct source_file *file, struct facts *facts, struct parts *parts)
{
    str bytes;

    diag_enter(m->diag, file->path);
    return read_source(m->build, m->scratch, file, &bytes, m->diag) && make_article_of(m, file, bytes, facts, parts);
}

/* The map: articles on all cores. Each has a diag of its own, and findings are joined in the order of the files. */
struct mapping {
    struct build *build;
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
    struct making making = { b, &worker->lasting, &worker->brief, &worker->scratch, NULL, &mapping->diags[i] };
    struct parts parts;
    int error;

    told(b, STELE_READING, number, &mapping->done, b->source.count);
    arena_reset(&worker->scratch);
    mapping->usable[i] = make_article(&making, &b->source.files[i], &b->facts[i], &parts);
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
    struct mapping mapping = { .build = b };

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

static bool add_site_pictures(const struct build *b, struct bundle *out)
{
    struct map added = { .arena = b->pictures.arena };

    for (size_t i = 0; i < b->pictures.known.cap; i++) {
        const struct picture *picture = b->pictures.known.slots[i].value;

        if (picture && !map_set(&added, picture->name, &added) && !add_picture(out, picture, "assets", b->diag))
            return false;
    }
    return true;
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

    told(paging->build, STELE_WRITING, worker, &paging->done,
        paging->build->publication.count + paging->build->publication.page_count);
    if (!paging->diags[worker].at[LEVEL_FATAL])
        site_write_article(
            paging->writer, &paging->workers[worker], &paging->build->publication.articles[i], &paging->diags[worker]);
}

static void write_pages(struct build *b, const struct site_writer *writer)
{
    struct paging paging = { .build = b, .writer = writer };

    parallel_for(b->jobs, b->publication.count + b->publication.page_count, write_page, &paging);
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
    b->result->pages = writer.pages + b->publication.count + b->publication.page_count;
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
    b->pictures = (struct pictures){ .arena = &b->arena, .root = b->source.real, .known = { .arena = &b->arena } };
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
    buf_printf(out, " {%s %zu}", kind == SLOT_PICTURE ? "picture" : "link", index);
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
    struct making making = { b, &b->arena, &b->brief, &arena, ast ? out : NULL, &diag };
    struct parts parts;

    if (make_article(&making, &b->source.files[i], &b->facts[b->count], &parts)) {
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
    const struct stele_build_options options = { .drafts = true };
    const struct source_file file = { .path = S("article.md"), .slug = S("article") };
    struct build b = { .options = &options, .diag = diag, .source = { .lone = true } };
    struct making making = { &b, &b.arena, &b.brief, &b.arena, kind == STELE_DUMP_AST ? out : NULL, diag };
    struct facts facts;
    struct parts parts;

    b.source.config.lang.text = S("en");
    b.source.config.second_lang.text = S("zh-Hans");
    if (make_article_of(&making, &file, text, &facts, &parts) && kind == STELE_DUMP_BODY) {
        dump_bodies(out, "site", &parts.site);
        dump_bodies(out, "book", &parts.book);
    }
    arena_free(&b.brief);
    arena_free(&b.arena);
}

static void dump_site(struct build *b, struct buf *out)
{
    b->pictures = (struct pictures){ .arena = &b->arena, .root = b->source.real, .known = { .arena = &b->arena } };
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
