#include "input/site.h"

#include "base/file.h"
#include "input/editions.h"
#include "input/language.h"
#include "input/site_languages.h"
#include "input/text.h"

#include <errno.h>
#include <string.h>

enum { CONFIG_BYTES = 1 << 20 };

static const struct field book_fields[] = {
    { "id", FIELD_TEXT, offsetof(struct book_config, id), NULL },
    { "title", FIELD_TEXT, offsetof(struct book_config, title), NULL },
    { "subtitle", FIELD_TEXT, offsetof(struct book_config, subtitle), NULL },
    { "cover", FIELD_TEXT, offsetof(struct book_config, cover), NULL },
    { "issue", FIELD_TEXT, offsetof(struct book_config, issue), NULL },
    { "articles", FIELD_TEXTS, offsetof(struct book_config, articles), NULL },
    { "lang", FIELD_LANG, offsetof(struct book_config, lang), NULL },
    { "parallel", FIELD_LANG, offsetof(struct book_config, parallel), NULL },
};
static const struct record book_record = RECORD("a book", struct book_config, book_fields);

static const struct field feature_fields[] = {
    { "smart", FIELD_BOOL, offsetof(struct features, smart), NULL },
    { "terms", FIELD_TEXT, offsetof(struct features, terms), NULL },
    { "convert", FIELD_BOOL, offsetof(struct features, convert), NULL },
};
static const struct record feature_record = RECORD("features", struct features, feature_fields);

static const struct field site_fields[] = {
    { "title", FIELD_TEXT, offsetof(struct site_config, title), NULL },
    { "subtitle", FIELD_TEXT, offsetof(struct site_config, subtitle), NULL },
    { "languages", FIELD_LANGS, offsetof(struct site_config, languages), NULL },
    { "lang", FIELD_LANG, offsetof(struct site_config, lang), NULL },
    { "han", FIELD_LANG, offsetof(struct site_config, han), NULL },
    { "second-lang", FIELD_LANG, offsetof(struct site_config, second_lang), NULL },
    { "url", FIELD_TEXT, offsetof(struct site_config, url), NULL },
    { "publisher", FIELD_TEXT, offsetof(struct site_config, publisher), NULL },
    { "theme", FIELD_TEXT, offsetof(struct site_config, theme), NULL },
    { "features", FIELD_RECORD, offsetof(struct site_config, features), &feature_record },
    { "books", FIELD_RECORDS, offsetof(struct site_config, books), &book_record },
};
static const struct record site_record = RECORD("stele.yaml", struct site_config, site_fields);

static const struct field issue_fields[] = {
    { "title", FIELD_TEXT, offsetof(struct issue_config, title), NULL },
    { "subtitle", FIELD_TEXT, offsetof(struct issue_config, subtitle), NULL },
    { "number", FIELD_TEXT, offsetof(struct issue_config, number), NULL },
    { "date", FIELD_DATE, offsetof(struct issue_config, date), NULL },
    { "cover", FIELD_RECORD, offsetof(struct issue_config, cover), &image_record },
    { "summary", FIELD_TEXT, offsetof(struct issue_config, summary), NULL },
    { "articles", FIELD_TEXTS, offsetof(struct issue_config, articles), NULL },
};
static const struct record issue_record = RECORD("an issue", struct issue_config, issue_fields);

/* A publication in the reading. */
struct reading {
    struct arena *arena;
    struct site_source *site;
    size_t file_cap, issue_cap;
    struct diag *diag;
};

/* What an article's file is called tells its address: letters of any script, digits, hyphens, dots, underscores. */
static bool is_slug(str name)
{
    static const char forbidden[] = "/\\?#%&\"'<>:*|`^{}[] \t";

    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.at[i] < 0x20 || name.at[i] == 0x7F || strchr(forbidden, name.at[i]))
            return false;
    return name.len > 0 && name.len <= 200 && name.at[0] != '.';
}

/* The site's own folders and files beside those of pages. */
static bool is_taken(str name)
{
    static const char *const names[] = { "404", "articles", "assets", "authors", "feed", "index", "issues", "robots",
        "search", "sitemap", "sources", "tags", "terms" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(name, str_of(names[i])))
            return true;
    return false;
}

/* Whether a file's name can be part of an address; a finding where it can't. */
static bool check_name(struct reading *r, str path, str name, bool page)
{
    str before = diag_enter(r->diag, path);
    bool ok = is_slug(name);

    if (!ok)
        diag_error(r->diag, "site.name", NOWHERE,
            "“%.*s” can't be part of an address; please name it with letters, digits and hyphens", STR(name));
    else if (page && is_taken(name))
        diag_error(r->diag, "site.name", NOWHERE, "the site has a “%.*s” of its own; please name this page otherwise",
            STR(name));
    diag_enter(r->diag, before);
    return ok && !(page && is_taken(name));
}

static void add_file(struct reading *r, str path, str name, bool page)
{
    struct site_source *site = r->site;

    if (!check_name(r, path, name, page))
        return;
    site->files = arena_grow(r->arena, site->files, site->count, &r->file_cap, sizeof *site->files);
    site->files[site->count++] = (struct source_file){ .path = path, .slug = name, .page = page };
}

static str without_end(str name, str end)
{
    return str_ends(name, end) ? str_first(name, name.len - end.len) : name;
}

/* --- files */

/* Whether what is at a path of the publication lies in its folder, links followed; a finding where it doesn't. */
static bool lies_inside(struct reading *r, str path)
{
    str root = r->site->real, real, before;
    int error = file_resolve(r->arena, file_join(r->arena, r->site->root, path), &real);

    if (error)
        return false; /* nothing is there, which is for others to say */
    if (str_equal(root, S("/")) || (str_starts(real, root) && str_starts(str_from(real, root.len), S("/"))))
        return true;
    before = diag_enter(r->diag, path);
    diag_error(r->diag, "site.outside", NOWHERE, "this leads out of the publication's folder and isn't read");
    diag_enter(r->diag, before);
    return false;
}

/* Reads a file of configuration; false where there is none, or after a fatal finding. */
static bool read_yaml(struct reading *r, str path, size_t limit, struct yaml **yaml)
{
    const char *file = file_join(r->arena, r->site->root, path);
    str text, before;
    int error = file_read(r->arena, file, limit, &text);

    *yaml = NULL;
    if (error == ENOENT || (!error && !lies_inside(r, path)))
        return false;
    if (error)
        return file_failed(r->diag, "site.read", "read", file, error);
    before = diag_enter(r->diag, path);
    if (text_check(text, 1, r->diag))
        *yaml = yaml_parse(r->arena, text, 1, r->diag);
    diag_enter(r->diag, before);
    return *yaml != NULL;
}

/* Of a folder's files index.md, and index.TAG.md as if it were called FOLDER.TAG.md. */
static void add_index(struct reading *r, str folder, str name, const struct file_name *file, bool page)
{
    str path = arena_printf(r->arena, "%.*s/%.*s", STR(folder), STR(file->name));
    str stem = without_end(file->name, S(".md")), tag = editions_tag(stem);
    bool other = tag.len && str_equal(str_first(stem, stem.len - tag.len), S("index."));
    struct file_info info;

    if (!str_ends(file->name, S(".md")) || (!other && !str_equal(stem, S("index"))))
        return;
    if (file_stat(file_join(r->arena, r->site->root, path), &info) != 0 || info.kind != FILE_REGULAR)
        return;
    if (!info.link || lies_inside(r, path))
        add_file(r, path, other ? arena_printf(r->arena, "%.*s.%.*s", STR(name), STR(tag)) : name, page);
}

static void add_folder(struct reading *r, const char *folder, str name, bool page)
{
    str path = arena_printf(r->arena, "%s/%.*s", folder, STR(name));
    struct file_names names;

    if (file_list(r->arena, file_join(r->arena, r->site->root, path), &names) != 0)
        return;
    for (size_t i = 0; i < names.count; i++)
        add_index(r, path, name, &names.items[i], page);
}

static void add_markdown(struct reading *r, const char *folder, const struct file_name *file)
{
    str path = arena_printf(r->arena, "%s/%.*s", folder, STR(file->name));
    bool page = str_equal(str_of(folder), S("pages"));

    if (file->kind == FILE_DIRECTORY)
        add_folder(r, folder, file->name, page);
    else if (str_ends(file->name, S(".md")) && (file->kind == FILE_REGULAR || lies_inside(r, path)))
        add_file(r, path, without_end(file->name, S(".md")), page);
}

static void add_issue(struct reading *r, const char *folder, const struct file_name *file)
{
    str path = arena_printf(r->arena, "%s/%.*s", folder, STR(file->name)), id = without_end(file->name, S(".yaml")),
        before;
    struct site_source *site = r->site;
    struct issue_config issue = { .id = id, .path = path };
    struct yaml *map;

    if (!str_ends(path, S(".yaml")) || !check_name(r, path, id, false) || !read_yaml(r, path, CONFIG_BYTES, &map))
        return;
    before = diag_enter(r->diag, path);
    fields_read(&issue, &issue_record, map, r->arena, r->diag);
    issue.own = yaml_own(r->arena, map);
    diag_enter(r->diag, before);
    site->issues = arena_grow(r->arena, site->issues, site->issue_count, &r->issue_cap, sizeof *site->issues);
    site->issues[site->issue_count++] = issue;
}

/* Calls `add` for every file of a folder that may be missing. */
static bool list(struct reading *r, const char *folder,
    void (*add)(struct reading *r, const char *folder, const struct file_name *file))
{
    const char *path = file_join(r->arena, r->site->root, str_of(folder));
    struct file_names names;
    int error = file_list(r->arena, path, &names);

    if (error == ENOENT)
        return true;
    if (error)
        return file_failed(r->diag, "site.read", "read the folder", path, error);
    if (!lies_inside(r, str_of(folder)))
        return true;
    for (size_t i = 0; i < names.count; i++)
        if (names.items[i].name.at[0] != '.')
            add(r, folder, &names.items[i]);
    return true;
}

static void complete(struct site_config *config, struct diag *diag)
{
    site_languages_complete(config, diag);
    while (str_ends(config->url.text, S("/")))
        config->url.text.len--;
}

static void read_features(struct features *features, struct diag *diag)
{
    static const char *const names[] = { "all", "approved", "none" };
    str said = features->terms.text;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(said, str_of(names[i]))) {
            features->shown = (enum terms_shown)i;
            return;
        }
    if (features->terms.span.line)
        diag_error(
            diag, "field.value", features->terms.span, "“terms” is all, approved or none, and not “%.*s”", STR(said));
}

static void read_config(struct reading *r)
{
    struct site_config *config = &r->site->config;
    struct yaml *map;
    str before;

    if (!read_yaml(r, S("stele.yaml"), CONFIG_BYTES, &map))
        return;
    before = diag_enter(r->diag, S("stele.yaml"));
    fields_read(config, &site_record, map, r->arena, r->diag);
    read_features(&config->features, r->diag);
    config->own = yaml_own(r->arena, map);
    diag_enter(r->diag, before);
}

static void read_lock(struct reading *r)
{
    struct yaml *map = NULL;
    str before;

    read_yaml(r, S("stele.lock.yaml"), LOCK_BYTES, &map);
    before = diag_enter(r->diag, S("stele.lock.yaml"));
    lock_read(&r->site->lock, r->arena, map, r->diag);
    diag_enter(r->diag, before);
}

static void read_terms(struct reading *r)
{
    struct yaml *list;
    str before;

    if (!read_yaml(r, S("terms.yaml"), TERM_BASE_BYTES, &list))
        return;
    before = diag_enter(r->diag, S("terms.yaml"));
    terms_read(&r->site->terms, r->arena, list, r->diag);
    diag_enter(r->diag, before);
}

static bool read_lone(struct reading *r, const char *path)
{
    str name = arena_copy(r->arena, file_base(str_of(path)));

    add_file(r, name, without_end(name, S(".md")), false);
    if (r->site->count && language_name(r->arena, editions_tag(r->site->files[0].slug)).len)
        r->site->files[0].lang = language_canonical(r->arena, editions_tag(r->site->files[0].slug));
    return true;
}

/* The folder itself, without slashes at its end; or that of a lone file. */
static str root_of(struct arena *arena, const char *path, bool lone)
{
    str root = lone ? file_directory(str_of(path)) : str_of(path);

    while (!lone && root.len > 1 && str_ends(root, S("/")))
        root.len--;
    return arena_copy(arena, root);
}

/* The articles or the pages, whose names are told apart among themselves. */
static bool list_markdown(struct reading *r, const char *folder)
{
    size_t before = r->site->count;

    if (!list(r, folder, add_markdown))
        return false;
    editions_mark(r->arena, r->site->files + before, r->site->count - before, r->diag);
    return true;
}

static bool read_folder(struct reading *r)
{
    read_config(r);
    read_terms(r);
    read_lock(r);
    return list_markdown(r, "articles") && list_markdown(r, "pages") && list(r, "issues", add_issue) &&
           r->diag->at[LEVEL_FATAL] == 0;
}

bool site_read(struct arena *arena, const char *path, struct site_source *site, struct diag *diag)
{
    struct reading reading = { .arena = arena, .site = site, .diag = diag };
    struct file_info info;
    int error = file_stat(path, &info);
    bool ok;

    *site = (struct site_source){ .root = S("") };
    if (!error && info.kind == FILE_NONE)
        error = ENOENT;
    if (error)
        return file_failed(diag, "site.missing", "find", path, error);
    site->lone = info.kind != FILE_DIRECTORY;
    site->root = root_of(arena, path, site->lone);
    error = file_resolve(arena, arena_cstr(arena, site->root), &site->real);
    if (error)
        return file_failed(diag, "site.read", "read", path, error);
    ok = site->lone ? read_lone(&reading, path) : read_folder(&reading);
    complete(&site->config, diag);
    return ok;
}
