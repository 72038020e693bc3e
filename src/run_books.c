/* Books: bundle → archive → read back → check → output. */
#include "book/book.h"
#include "formats/zip.h"
#include "judge.h"
#include "run.h"

/* Packs the files, each deflated on its own. */
static bool pack_files(struct arena *arena, const struct bundle_memory *files, str *archive, struct diag *diag)
{
    struct zip_entry *entries = arena_array(arena, struct zip_entry, files->count);
    struct deflate deflate = { 0 };

    for (size_t i = 0; i < files->count; i++)
        entries[i] = zip_entry_make(&deflate, arena, &files->items[i]);
    deflate_free(&deflate);
    return zip_pack(arena, entries, files->count, archive, diag);
}

static bool pack_book(struct stele_run *run, const struct book *book, struct arena *arena, str *archive)
{
    struct bundle_memory files = bundle_memory(arena);
    struct picture_list pictures = book_pictures(arena, book);
    bool ok = book_write(
        &files.bundle, &run->publication, book, &run->theme, &run->strings, run->options.modified, run->diag);

    for (size_t i = 0; ok && i < pictures.count; i++)
        ok = run_add_picture(run, &files.bundle, pictures.items[i], "EPUB/images");
    return ok && pack_files(arena, &files, archive, run->diag);
}

/* Whether the theme has pages or a style sheet of its own for books. */
static bool themes_books(const struct stele_run *run)
{
    for (size_t i = run->theme.own; i < run->theme.count; i++)
        if (str_starts(run->theme.files[i].name, S("book/")))
            return true;
    return false;
}

/* A book that came out wrong isn't published; what was in its place stays. */
static void build_book(struct stele_run *run, const struct book *book)
{
    struct arena arena = { 0 };
    str path = arena_printf(&arena, "%.*s.epub", STR(book->id)), archive;

    if (pack_book(run, book, &arena, &archive)) {
        if (!judge_book(archive, book->id, themes_books(run), run->jobs, run->diag, &run->faults))
            output_keep(&run->output, arena_printf(&arena, "books/%.*s", STR(path)), run->diag);
        else if (bundle_add(&run->output.books.bundle, path, S("application/epub+zip"), archive, run->diag))
            run->result.books++;
    }
    arena_free(&arena);
}

void run_books(struct stele_run *run)
{
    atomic_size_t done = 0;

    if (!run_wants_books(run))
        return;
    for (size_t i = 0; i < run->publication.book_count && !run->diag->at[LEVEL_FATAL]; i++) {
        run_progress(run, STELE_BINDING, 0, &done, run->publication.book_count);
        build_book(run, &run->publication.books[i]);
    }
}
