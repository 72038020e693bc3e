#include "judge.h"

#include "check/book.h"
#include "formats/zip.h"

static bool look_into(str archive, size_t jobs, struct diag *found)
{
    struct arena arena = { 0 };
    struct zip_archive files;

    if (zip_begin(&files, &arena, archive, found))
        book_check_all(&files.reader, jobs, found);
    zip_end(&files);
    arena_free(&arena);
    return !diag_bad(found);
}

/* ", EPUB/nav.xhtml:10:4", as far as it is known. */
static str span_of(struct arena *arena, const struct finding *f)
{
    str path = f->path.len ? arena_printf(arena, ", %.*s", STR(f->path)) : S("");

    if (f->span.line == 0)
        return path;
    if (f->span.column == 0)
        return arena_printf(arena, "%.*s:%d", STR(path), f->span.line);
    return arena_printf(arena, "%.*s:%d:%d", STR(path), f->span.line, f->span.column);
}

/* That the theme may be to blame is said once for each book. */
static void name_book(const struct diag *found, str id, bool themed, struct diag *diag)
{
    static const char theme[] = " (the publication's theme has pages of its own for books; what is wrong may be there)";
    struct arena scratch = { 0 };

    for (size_t i = 0; i < found->count; i++)
        diag_add(diag, found->items[i].level, found->items[i].code, NOWHERE, "book “%.*s”%.*s: %.*s%s", STR(id),
            STR(span_of(&scratch, &found->items[i])), STR(found->items[i].message), themed && i == 0 ? theme : "");
    arena_free(&scratch);
}

static const struct finding *first_error(const struct diag *found)
{
    size_t i = 0;

    while (i < found->count && found->items[i].level > LEVEL_ERROR)
        i++;
    return &found->items[i];
}

static void own_up(const struct diag *found, str id, struct diag *faults)
{
    const struct finding *first = first_error(found);
    struct arena scratch = { 0 };

    if (first->level == LEVEL_FATAL) { /* nobody could look */
        diag_fail(faults, first->code, "book “%.*s” isn't published: %.*s", STR(id), STR(first->message));
        return;
    }
    diag_fail(faults, "book.fault",
        "book “%.*s” came out wrong and isn't published. That is a fault of stele's, not yours: please report it, with "
        "this line and the articles that are in the book. %s%.*s: %.*s",
        STR(id), first->code, STR(span_of(&scratch, first)), STR(first->message));
    arena_free(&scratch);
}

bool judge_book(str archive, str id, bool themed, size_t jobs, struct diag *diag, struct diag *faults)
{
    struct diag found = { 0 };
    bool ok = look_into(archive, jobs, &found);

    if (ok || themed)
        name_book(&found, id, themed, diag);
    else
        own_up(&found, id, faults);
    diag_free(&found);
    return ok;
}
