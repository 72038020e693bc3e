#include "input/site.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>

enum { CONFIG_BYTES = 1 << 20 };

static const struct field book_fields[] = {
    { "id", FIELD_TEXT, offsetof(struct book_config, id), NULL },
    { "title", FIELD_TEXT, offsetof(struct book_config, title), NULL },
    { "subtitle", FIELD_TEXT, offsetof(struct book_config, subtitle), NULL },
    { "cover", FIELD_TEXT, offsetof(struct book_config, cover), NULL },
    { "articles", FIELD_TEXTS, offsetof(struct book_config, articles), NULL },
};
static const struct record book_record = RECORD("a book", struct book_config, book_fields);

static const struct field feature_fields[] = {
    { "smart", FIELD_BOOL, offsetof(struct features, smart), NULL },
};
static const struct record feature_record = RECORD("features", struct features, feature_fields);

static const struct field site_fields[] = {
    { "title", FIELD_TEXT, offsetof(struct site_config, title), NULL },
    { "subtitle", FIELD_TEXT, offsetof(struct site_config, subtitle), NULL },
    { "lang", FIELD_LANG, offsetof(struct site_config, lang), NULL },
    { "second-lang", FIELD_LANG, offsetof(struct site_config, second_lang), NULL },
    { "url", FIELD_TEXT, offsetof(struct site_config, url), NULL },
    { "publisher", FIELD_TEXT, offsetof(struct site_config, publisher), NULL },
    { "theme", FIELD_TEXT, offsetof(struct site_config, theme), NULL },
    { "features", FIELD_RECORD, offsetof(struct site_config, features), &feature_record },
    { "books", FIELD_RECORDS, offsetof(struct site_config, books), &book_record },
};
static const struct record site_record = RECORD("stele.yaml", struct site_config, site_fields);

static void add_file(struct arena *arena, struct site_source *site, size_t *cap, str path, str slug)
{
    site->files = arena_grow(arena, site->files, site->count, cap, sizeof *site->files);
    site->files[site->count++] = (struct source_file){ path, slug };
}

/* What an article's file is called tells its address: letters of any script, digits, hyphens, dots, underscores. */
static bool is_slug(str name)
{
    static const char forbidden[] = "/\\?#%&\"'<>:*|`^{}[] \t";

    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] < 0x20 || name.at[i] == 0x7F || strchr(forbidden, name.at[i]))
            return false;
    return name.len > 0 && name.len <= 200 && name.at[0] != '.';
}

static str slug_of(str name)
{
    return str_ends(name, S(".md")) ? str_first(name, name.len - 3) : name;
}

static void add_article(
    struct arena *arena, struct site_source *site, size_t *cap, str path, str slug, struct diag *diag)
{
    str before = diag_enter(diag, path);

    if (is_slug(slug))
        add_file(arena, site, cap, path, slug);
    else
        diag_error(diag, "site.name", NOWHERE,
            "“%.*s” can't be part of an address; please name it with letters, digits and hyphens", STR(slug));
    diag_enter(diag, before);
}

static void add_folder(struct arena *arena, struct site_source *site, size_t *cap, str name, struct diag *diag)
{
    str path = arena_printf(arena, "articles/%.*s/index.md", STR(name));
    struct file_info info;

    if (file_stat(file_join(arena, site->root, path), &info) == 0 && info.kind == FILE_REGULAR)
        add_article(arena, site, cap, path, name, diag);
}

static bool list_articles(struct arena *arena, struct site_source *site, struct diag *diag)
{
    const char *folder = file_join(arena, site->root, S("articles"));
    struct file_names names;
    int error = file_list(arena, folder, &names);
    size_t cap = 0;

    if (error == ENOENT)
        return true;
    if (error)
        return file_failed(diag, "site.read", "read the folder", folder, error);
    for (size_t i = 0; i < names.count; i++) {
        str name = names.items[i].name;

        if (name.at[0] == '.')
            continue;
        if (names.items[i].kind == FILE_DIRECTORY)
            add_folder(arena, site, &cap, name, diag);
        else if (str_ends(name, S(".md")))
            add_article(arena, site, &cap, arena_printf(arena, "articles/%.*s", STR(name)), slug_of(name), diag);
    }
    return true;
}

static struct text or_default(struct text given, str otherwise)
{
    return given.text.len ? given : (struct text){ otherwise, given.span };
}

static void complete(struct site_config *config)
{
    config->lang = or_default(config->lang, S("en"));
    config->second_lang = or_default(config->second_lang, S("zh-Hans"));
    while (str_ends(config->url.text, S("/")))
        config->url.text.len--;
}

static bool read_config(struct arena *arena, struct site_source *site, struct diag *diag)
{
    const char *path = file_join(arena, site->root, S("stele.yaml"));
    struct yaml *map;
    str text, before;
    int error = file_read(arena, path, CONFIG_BYTES, &text);

    if (error == ENOENT)
        return true;
    if (error)
        return file_failed(diag, "site.read", "read", path, error);
    before = diag_enter(diag, S("stele.yaml"));
    map = yaml_parse(arena, text, 1, diag);
    if (map)
        fields_read(&site->config, &site_record, map, arena, diag);
    diag_enter(diag, before);
    return true;
}

static bool read_lone(struct arena *arena, const char *path, struct site_source *site, struct diag *diag)
{
    str name = file_base(str_of(path));
    size_t cap = 0;

    site->lone = true;
    site->root = arena_copy(arena, file_directory(str_of(path)));
    name = arena_copy(arena, name);
    add_article(arena, site, &cap, name, slug_of(name), diag);
    return true;
}

static bool read_folder(struct arena *arena, const char *path, struct site_source *site, struct diag *diag)
{
    str root = str_of(path);

    while (root.len > 1 && str_ends(root, S("/")))
        root.len--;
    site->root = arena_copy(arena, root);
    return read_config(arena, site, diag) && list_articles(arena, site, diag);
}

bool site_read(struct arena *arena, const char *path, struct site_source *site, struct diag *diag)
{
    struct file_info info;
    int error = file_stat(path, &info);
    bool ok;

    *site = (struct site_source){ .root = S("") };
    if (!error && info.kind == FILE_NONE)
        error = ENOENT;
    if (error)
        return file_failed(diag, "site.missing", "find", path, error);
    ok = info.kind == FILE_DIRECTORY ? read_folder(arena, path, site, diag) : read_lone(arena, path, site, diag);
    if (!ok)
        return false;
    complete(&site->config);
    error = file_resolve(arena, arena_cstr(arena, site->root), &site->real);
    return error ? file_failed(diag, "site.read", "read", path, error) : true;
}
