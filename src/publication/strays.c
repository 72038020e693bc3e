#include "publication/strays.h"

#include "base/file.h"
#include "base/unicode.h"
#include "media/kinds.h"

#include <stdint.h>

/* What is to be done with a file, by its name's ending in small letters. */
static const struct {
    const char *end, *advice;
} kinds[] = {
#define RENAME "the name of an article ends in .md; please rename this"
#define WRITE "an article is Markdown, in a file whose name ends in .md; please save the text as such"
    { ".markdown", RENAME },
    { ".mdown", RENAME },
    { ".mdwn", RENAME },
    { ".mdtext", RENAME },
    { ".mdx", RENAME },
    { ".mkd", RENAME },
    { ".mkdn", RENAME },
    { ".qmd", RENAME },
    { ".rmd", RENAME },
    { ".doc", WRITE },
    { ".docx", WRITE },
    { ".htm", WRITE },
    { ".html", WRITE },
    { ".odt", WRITE },
    { ".pages", WRITE },
    { ".rtf", WRITE },
    { ".txt", WRITE },
    { ".yml", "the name of an issue's file ends in .yaml, and it lies in issues/" },
    { ".yaml", "issues lie in issues/" },
#undef RENAME
#undef WRITE
};

/* ".MD" is no ending of ours either; ".md" is, and a text that isn't taken lies in the wrong place. */
static const char *advice_on_text(str path)
{
    return str_ends(path, S(".md"))
               ? "in the folder of an article only index.md and index.LANG.md are read, and folders are for articles; "
                 "please move this beside the others"
               : "the name of an article ends in .md, in small letters; please rename this";
}

/* What to say of a file; NULL where its kind is one that articles refer to, whether any does or not. */
static const char *advice_on(struct arena *arena, str path)
{
    str name = unicode_caseless(arena, file_base(path));

    if (str_ends(name, S(".md")))
        return advice_on_text(path);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_ends(name, str_of(kinds[i].end)))
            return kinds[i].advice;
    return kinds_know(path) ? NULL : "it is of no kind that stele knows";
}

/* --- what is referred to */

const struct asset_answer **strays_ask(struct arena *arena, const struct files *listed, struct assets *assets)
{
    const struct asset_answer **answers = arena_array(arena, const struct asset_answer *, listed->other_count);
    struct arena scratch = { 0 };

    for (size_t i = 0; i < listed->other_count; i++) {
        const struct other_file *file = &listed->others[i];

        if (file->folder || advice_on(&scratch, file->path))
            answers[i] = assets_ask(assets, S("."), file->path, ASSET_PLACE);
    }
    arena_free(&scratch);
    return answers;
}

struct looking {
    struct arena arena;
    const struct asked *asked;
    struct map folders;  /* of struct asset_answer: those that hold no article */
    struct map reported; /* those of what lies in which something was said */
    struct map used;     /* files that are referred to and the folders that they lie in; made when it is asked for */
};

static void add_used(struct looking *l)
{
    const struct assets *assets = l->asked->assets;

    for (size_t i = 0; i < assets->count; i++)
        for (str path = assets->items[i]->path; path.len > 1 && !map_set(&l->used, path, l);)
            path = file_directory(path);
}

/* Paths that can't be looked at were reported when they were listed. */
static bool is_used(struct looking *l, const struct asset_answer *answer)
{
    if (!l->used.arena) {
        l->used.arena = &l->arena;
        add_used(l);
    }
    return answer->error || map_get(&l->used, answer->path);
}

/* Tells of a file, and of the folders that it lies in nothing more is to be said. */
static void report_file(struct looking *l, const struct other_file *file, const char *advice, struct diag *diag)
{
    diag_warn(diag, "site.stray", NOWHERE, "this isn't part of the publication: %s", advice);
    for (str path = file_directory(file->path); path.len > 1 && !map_set(&l->reported, path, l);)
        path = file_directory(path);
}

static bool is_empty(struct looking *l, str folder)
{
    const struct asset_answer *answer = map_get(&l->folders, folder);

    return answer && !map_get(&l->reported, folder) && !is_used(l, answer);
}

void strays_check(const struct publication *publication, const struct asked *asked, struct diag *diag)
{
    struct looking l = { .asked = asked };
    const struct files *listed = &publication->input->listed;

    l.reported.arena = l.folders.arena = &l.arena;
    for (size_t i = 0; i < listed->other_count; i++) {
        const struct other_file *file = &listed->others[i];
        const char *advice = file->folder ? NULL : advice_on(&l.arena, file->path);
        str before = diag_enter(diag, file->path);

        if (file->folder)
            map_set(&l.folders, file->path, (void *)(uintptr_t)asked->others[i]);
        else if (advice && !is_used(&l, asked->others[i]))
            report_file(&l, file, advice, diag);
        diag_enter(diag, before);
    }
    for (size_t i = 0; i < listed->other_count; i++) {
        str path = listed->others[i].path, before = diag_enter(diag, path);

        if (is_empty(&l, path) && !is_empty(&l, file_directory(path)))
            diag_warn(diag, "site.stray", NOWHERE,
                "this isn't part of the publication: this folder holds no article (SLUG.md, or index.md for one with "
                "its pictures), and nothing refers to what is in it");
        diag_enter(diag, before);
    }
    arena_free(&l.arena);
}
