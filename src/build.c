#include "build.h"

#include "base/file.h"
#include "base/path.h"

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

    b->theme_folder = theme_folder(b, name);
    diag_enter(b->diag, before);
    theme_load(&b->theme, &b->arena, b->theme_folder, name, b->diag);
    theme_each(&b->theme, S("strings/"), S(".yaml"), add_strings, b);
}

bool build_read(struct build *b)
{
    if (!site_read(&b->arena, b->options->path, &b->source, b->diag))
        return false;
    if (b->options->url.len)
        b->source.config.url.text = b->options->url;
    load_theme(b);
    mentions_compile(&b->mentions, &b->arena, &b->source.terms);
    return true;
}

bool build_wants_books(const struct build *b)
{
    return !b->options->no_books && (b->source.lone || b->source.config.books.count);
}

struct article_options build_options(const struct build *b)
{
    return (struct article_options){ &b->source, &b->strings, &b->mentions, b->options->as_of, b->options->drafts,
        build_wants_books(b), b->survey || b->source.terms.count };
}

/* The theme's folder as the pictures know files, by its resolved path; empty where the publication has none. */
static str resolved_theme(struct build *b)
{
    str path;

    return b->theme_folder && file_resolve(&b->arena, b->theme_folder, &path) == 0 ? path : S("");
}

void build_publication(struct build *b, struct spool *spool)
{
    b->pictures = pictures_begin(&b->arena, b->source.real, resolved_theme(b), spool);
    publication_make(&b->publication, &b->arena, &b->source, b->facts, b->count, &b->glosses, &b->pictures, b->diag);
}

void build_end(struct build *b)
{
    diag_sort(b->diag);
    arena_free(&b->brief);
    arena_free(&b->glosses);
    arena_free(&b->arena);
}
