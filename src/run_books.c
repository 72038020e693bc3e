/* Books: files → archive → read back → check → output. */
#include "base/hasher.h"
#include "base/threads.h"
#include "book/book.h"
#include "formats/zip.h"
#include "judge.h"
#include "run.h"
#include "run_cache.h"
#include "view/keys.h"

/* What a thread binds with, book after book. */
struct binder {
    struct book_worker files;
    struct deflate deflate;
    struct arena packed; /* of one book */
};

/* A book on its way. */
struct binding {
    struct stele_run *run;
    const struct book *book;
    struct binder *binders;
    size_t jobs; /* as many binders */
    struct arena arena;
    struct book_writing writing;
    struct zip_entry *entries; /* its files, and after them its pictures */
    struct diag *diags;        /* by entry */
    atomic_bool failed;
    bool known; /* nothing of it has changed */
    bool wrong; /* it came out so, and isn't published */
    bool bound; /* it ships */
    struct diag diag, faults;
};

/* --- files, deflated, on all cores */

static bool read_picture(const struct stele_run *run, struct arena *arena, const struct picture *picture,
    struct entry *file, struct diag *diag)
{
    arena_reset(arena);
    file->path = arena_printf(arena, "EPUB/images/%.*s", STR(picture->name));
    file->type = picture->kind.type;
    return run_read_picture(run, arena, picture, &file->bytes, diag);
}

static void make_entry(struct binding *b, struct binder *binder, size_t i)
{
    size_t files = book_file_count(&b->writing);
    struct diag *diag = &b->diags[i];
    struct entry file;
    bool ok = i < files ? book_make_file(&b->writing, &binder->files, i, &file, diag)
                        : read_picture(b->run, &binder->files.arena, b->writing.pictures.items[i - files], &file, diag);

    if (ok)
        b->entries[i] = zip_entry_make(&binder->deflate, &binder->packed, &file);
    else
        atomic_store(&b->failed, true);
}

static bool is_contents(size_t i)
{
    return i >= BOOK_CONTENTS && i < BOOK_CONTENTS + BOOK_CONTENTS_COUNT;
}

static void make_most(void *context, size_t worker, size_t i)
{
    struct binding *b = context;

    if (!is_contents(i) && !atomic_load(&b->failed))
        make_entry(b, &b->binders[worker], i);
}

static void make_contents(void *context, size_t worker, size_t i)
{
    struct binding *b = context;

    make_entry(b, &b->binders[worker], BOOK_CONTENTS + i);
}

static bool make_entries(struct binding *b, size_t count)
{
    b->entries = arena_array(&b->arena, struct zip_entry, count);
    b->diags = arena_array(&b->arena, struct diag, count);
    threads_for(b->jobs, count, make_most, b);
    if (!b->failed)
        threads_for(b->jobs, BOOK_CONTENTS_COUNT, make_contents, b);
    for (size_t i = 0; i < count; i++)
        diag_join(&b->diag, &b->diags[i]);
    return !b->failed;
}

/* Makes all that is in the archive and packs it; nothing stays but the archive. */
static bool pack_book(struct binding *b, struct arena *arena, str *archive)
{
    struct stele_run *run = b->run;
    size_t count;
    bool ok;

    book_begin(&b->writing, &b->arena, &run->publication, b->book, &run->theme, &run->strings, run->options.modified);
    count = book_file_count(&b->writing) + b->writing.pictures.count;
    ok = make_entries(b, count) && zip_pack(arena, b->entries, count, archive, &b->diag);
    arena_free(&b->arena);
    for (size_t i = 0; i < b->jobs; i++) {
        arena_free(&b->binders[i].packed);
        arena_free(&b->binders[i].files.lasting);
    }
    return ok;
}

/* --- the book */

/* Whether the theme has pages or a style sheet of its own for books. */
static bool themes_books(const struct stele_run *run)
{
    for (size_t i = run->theme.own; i < run->theme.count; i++)
        if (str_starts(run->theme.files[i].name, S("book/")))
            return true;
    return false;
}

static str path_of(struct arena *arena, const struct book *book)
{
    return arena_printf(arena, "books/%.*s.epub", STR(book->id));
}

static void bind(struct binding *b)
{
    struct output_part *books = &b->run->output.books;
    struct arena arena = { 0 };
    str archive, path = path_of(&arena, b->book);

    if (pack_book(b, &arena, &archive)) {
        b->wrong = !judge_book(archive, b->book->id, themes_books(b->run), b->jobs, &b->diag, &b->faults);
        b->bound = !b->wrong && bundle_add(&books->bundle, str_from(path, books->folder.len), S("application/epub+zip"),
                                    archive, &b->diag);
    }
    if (!b->bound || b->diag.count) /* so that what was found is reported again */
        run_cache_forget(b->run, path);
    arena_free(&arena);
}

/* --- all books: where there are many, each core binds one after another; else all cores bind one */

struct bindery {
    struct stele_run *run;
    struct binding *bindings; /* by book */
    size_t jobs;              /* for each book */
    atomic_size_t done;
    atomic_bool failed;
    struct binder binders[THREADS_MAX];
};

static void choose_one(void *context, size_t worker, size_t i)
{
    struct bindery *bindery = context;
    struct stele_run *run = bindery->run;
    struct binding *b = &bindery->bindings[i];
    struct hasher given = { run_state_given(run) };
    struct arena arena = { 0 };
    struct book_writing writing;
    struct cache_key key;
    struct keys keys;

    (void)worker;
    *b = (struct binding){ .run = run, .book = &run->publication.books[i], .jobs = bindery->jobs };
    hasher_text(&given, run->options.modified);
    book_begin(&writing, &arena, &run->publication, b->book, &run->theme, &run->strings, run->options.modified);
    keys_begin_book(&keys, &arena, &writing.context, given.hash);
    key = keys_book(&keys, b->book);
    b->known = run_cache_has(run, path_of(&arena, b->book), &key);
    arena_free(&arena);
}

static void bind_one(void *context, size_t worker, size_t i)
{
    struct bindery *bindery = context;
    struct stele_run *run = bindery->run;
    struct binding *b = &bindery->bindings[i];

    if (b->known || atomic_load(&bindery->failed))
        return;
    run_progress(run, STELE_BINDING, worker, &bindery->done, run->publication.book_count);
    b->binders = &bindery->binders[worker];
    bind(b);
    if (b->diag.at[LEVEL_FATAL])
        atomic_store(&bindery->failed, true);
}

/* What was in the place of a book that came out wrong stays. */
static void join(struct stele_run *run, struct binding *b)
{
    struct arena arena = { 0 };

    if (b->wrong)
        output_keep(&run->output, path_of(&arena, b->book), &b->diag);
    diag_join(run->diag, &b->diag);
    diag_join(&run->faults, &b->faults);
    run->result.books += b->known || b->bound;
    arena_free(&arena);
}

/* The bodies of those articles that are in books to be bound. */
static bool make_parts(struct stele_run *run, const struct binding *bindings)
{
    struct arena arena = { 0 };
    bool *wanted = arena_array(&arena, bool, run->input.count);
    bool ok;

    for (size_t i = 0; i < run->publication.book_count; i++) {
        const struct book *book = &run->publication.books[i];

        for (size_t j = 0; !bindings[i].known && j < book->count; j++) {
            wanted[book->articles[j]->facts->file] = true;
            if (book->facing && book->facing[j])
                wanted[book->facing[j]->facts->file] = true;
        }
    }
    ok = run_parts(run, wanted);
    arena_free(&arena);
    return ok;
}

void run_books(struct stele_run *run)
{
    size_t count = run->publication.book_count;
    bool many = count >= run->jobs;
    struct bindery bindery = { .run = run, .jobs = many ? 1 : run->jobs };

    if (!run_state_wants_books(run))
        return;
    bindery.bindings = arena_array(&run->lasting, struct binding, count);
    threads_for(run->jobs, count, choose_one, &bindery);
    if (make_parts(run, bindery.bindings))
        threads_for(many ? run->jobs : 1, count, bind_one, &bindery);
    for (size_t i = 0; i < count; i++)
        join(run, &bindery.bindings[i]);
    for (size_t i = 0; i < THREADS_MAX; i++) {
        book_worker_free(&bindery.binders[i].files);
        deflate_free(&bindery.binders[i].deflate);
    }
}
