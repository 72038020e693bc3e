#include "theme/theme.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/utf8.h"

#include <errno.h>

#define HOME "themes/stele/"

struct loading {
    struct theme *theme;
    struct arena *arena;
    struct diag *diag;
    const char *folder;
    str shown;
};

static void add(struct loading *l, str name, str path, str bytes)
{
    struct theme *theme = l->theme;

    theme->files = arena_grow(l->arena, theme->files, theme->count, &theme->cap, sizeof *theme->files);
    theme->files[theme->count++] = (struct theme_file){ name, path, bytes };
}

static bool is_template(str name)
{
    return !str_starts(name, S("assets/")) && (str_ends(name, S(".html")) || str_ends(name, S(".xhtml")));
}

static bool is_text(str name)
{
    return is_template(name) || str_ends(name, S(".css")) || str_ends(name, S(".yaml"));
}

static void compile(struct loading *l)
{
    for (size_t i = 0; i < l->theme->count; i++) {
        const struct theme_file *file = &l->theme->files[i];

        if (is_template(file->name))
            mustache_add(&l->theme->templates, file->name, file->path, file->bytes, l->diag);
    }
}

/* --- the default */

static void add_assets(struct loading *l)
{
    for (const struct embedded *file = embedded_files; file->path; file++) {
        str path = str_of(file->path);

        if (str_starts(path, S(HOME)))
            add(l, str_from(path, sizeof HOME - 1), path, (str){ file->begin, (size_t)(file->end - file->begin) });
    }
}

/* --- a publication's own */

static void add_file(struct loading *l, str name)
{
    str path = arena_printf(l->arena, "%.*s/%.*s", STR(l->shown), STR(name)), bytes, before = diag_enter(l->diag, path);
    const char *file = file_join(l->arena, str_of(l->folder), name);
    int error = l->theme->count < THEME_FILES ? file_read(l->arena, file, THEME_FILE_BYTES, &bytes) : EFBIG;

    if (error == EFBIG)
        diag_error(l->diag, "theme.large", NOWHERE, "a theme has at most %d files of at most %d MiB", THEME_FILES,
            THEME_FILE_BYTES >> 20);
    else if (error)
        file_failed(l->diag, "theme.read", "read", file, error);
    else if (is_text(name) && utf8_valid(bytes) < bytes.len)
        diag_error(l->diag, "theme.text", NOWHERE, "this isn't UTF-8");
    else
        add(l, name, path, bytes);
    diag_enter(l->diag, before);
}

static void add_folder(struct loading *l, str name, int depth);

static void refuse_link(struct loading *l, str name)
{
    str before = diag_enter(l->diag, arena_printf(l->arena, "%.*s/%.*s", STR(l->shown), STR(name)));

    diag_error(l->diag, "theme.link", NOWHERE, "this is no file of its own; links aren't followed");
    diag_enter(l->diag, before);
}

static void add_entry(struct loading *l, str name, enum file_kind kind, int depth)
{
    switch (kind) {
    case FILE_REGULAR: add_file(l, name); return;
    case FILE_DIRECTORY: add_folder(l, name, depth + 1); return;
    case FILE_OTHER: refuse_link(l, name); return;
    case FILE_NONE: return;
    }
}

static void add_folder(struct loading *l, str name, int depth)
{
    const char *folder = name.len ? file_join(l->arena, str_of(l->folder), name) : l->folder;
    struct file_names names;
    int error = depth < THEME_DEPTH ? file_list(l->arena, folder, &names) : ELOOP;

    if (error) {
        file_failed(l->diag, "theme.read", "read the folder", folder, error);
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        str inner = names.items[i].name;

        if (inner.at[0] != '.')
            add_entry(l, name.len ? arena_printf(l->arena, "%.*s/%.*s", STR(name), STR(inner)) : inner,
                names.items[i].kind, depth);
    }
}

void theme_load(struct theme *theme, struct arena *arena, const char *folder, str shown, struct diag *diag)
{
    struct loading l = { theme, arena, diag, folder, shown };

    *theme = (struct theme){ .templates = { .arena = arena } };
    add_assets(&l);
    theme->own = theme->count;
    if (folder)
        add_folder(&l, S(""), 0);
    compile(&l);
}

str theme_file(const struct theme *theme, str name)
{
    for (size_t i = theme->count; i-- > 0;)
        if (str_equal(theme->files[i].name, name))
            return theme->files[i].bytes;
    return S("");
}

str theme_style(struct arena *arena, const struct theme *theme, str folder)
{
    str style = theme_file(theme, arena_printf(arena, "%.*sstyle.css", STR(folder)));
    str extra = theme_file(theme, arena_printf(arena, "%.*sextra.css", STR(folder)));

    return extra.len ? arena_printf(arena, "%.*s\n%.*s", STR(style), STR(extra)) : style;
}

void theme_each(const struct theme *theme, str front, str end,
    void (*each)(void *context, const struct theme_file *file), void *context)
{
    for (size_t i = 0; i < theme->count; i++)
        if (str_starts(theme->files[i].name, front) && str_ends(theme->files[i].name, end))
            each(context, &theme->files[i]);
}
