#include "publication/strays.h"

#include "base/file.h"
#include "base/unicode.h"

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
    return pictures_know(path) ? NULL : "it is of no kind that stele knows";
}

/* --- what is referred to */

struct looking {
    struct arena arena;
    const struct input *input;
    const struct pictures *pictures;
    struct map folders; /* those that hold no article */
    struct map told;    /* those of what lies in which something was said */
    struct map used;    /* files that are referred to and the folders that they lie in; made when it is asked for */
};

static void add_used(struct looking *l, const struct map *files)
{
    for (size_t i = 0; i < files->cap; i++)
        if (files->slots[i].value)
            for (str path = files->slots[i].key; path.len > 1 && !map_set(&l->used, path, l);)
                path = file_directory(path);
}

/* Paths that can't be looked at were told when they were listed. */
static bool is_used(struct looking *l, str path)
{
    str real;

    if (!l->used.arena) {
        l->used.arena = &l->arena;
        add_used(l, &l->pictures->known);
        add_used(l, &l->pictures->downloads);
    }
    return file_resolve(&l->arena, file_join(&l->arena, l->input->root, path), &real) != 0 || map_get(&l->used, real);
}

/* Tells of a file, and of the folders that it lies in nothing more is to be said. */
static void tell_file(struct looking *l, const struct other_file *file, const char *advice, struct diag *diag)
{
    diag_warn(diag, "site.stray", NOWHERE, "this isn't part of the publication: %s", advice);
    for (str path = file_directory(file->path); path.len > 1 && !map_set(&l->told, path, l);)
        path = file_directory(path);
}

static bool is_empty(struct looking *l, str folder)
{
    return map_get(&l->folders, folder) && !map_get(&l->told, folder) && !is_used(l, folder);
}

void strays_check(const struct publication *publication, const struct pictures *pictures, struct diag *diag)
{
    struct looking l = { .input = publication->input, .pictures = pictures };
    const struct files *listed = &publication->input->listed;

    l.told.arena = l.folders.arena = &l.arena;
    for (size_t i = 0; i < listed->other_count; i++) {
        const struct other_file *file = &listed->others[i];
        const char *advice = file->folder ? NULL : advice_on(&l.arena, file->path);
        str before = diag_enter(diag, file->path);

        if (file->folder)
            map_set(&l.folders, file->path, &l);
        else if (advice && !is_used(&l, file->path))
            tell_file(&l, file, advice, diag);
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
