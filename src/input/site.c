#include "input/site.h"

#include "base/file.h"
#include "input/site_address.h"
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
    struct diag *diag;
};

static struct files_root root_of(const struct reading *r)
{
    return (struct files_root){ r->site->root, r->site->real };
}

/* Reads a file of configuration; false where there is none, or after a finding. */
static bool read_yaml(struct reading *r, str path, size_t limit, struct yaml **yaml)
{
    const struct files_root root = root_of(r);
    const char *file = file_join(r->arena, root.path, path);
    str text, before;
    int error;

    *yaml = NULL;
    if (!files_there(r->arena, &root, path, r->diag) || !files_inside(r->arena, &root, path, r->diag))
        return false;
    error = file_read(r->arena, file, limit, &text);
    if (error)
        return file_failed(r->diag, "site.read", "read", file, error);
    before = diag_enter(r->diag, path);
    if (text_check(text, 1, r->diag))
        *yaml = yaml_parse(r->arena, text, 1, r->diag);
    diag_enter(r->diag, before);
    return *yaml != NULL;
}

static void read_issue(struct reading *r, const struct source_file *file)
{
    struct site_source *site = r->site;
    struct issue_config issue = { .id = file->slug, .path = file->path };
    struct yaml *map;
    str before;

    if (!read_yaml(r, file->path, CONFIG_BYTES, &map))
        return;
    before = diag_enter(r->diag, file->path);
    fields_read(&issue, &issue_record, map, r->arena, r->diag);
    issue.own = yaml_own(r->arena, map);
    diag_enter(r->diag, before);
    site->issues[site->issue_count++] = issue;
}

static void complete(struct site_config *config, struct diag *diag)
{
    site_languages_complete(config, diag);
}

static void read_url(struct reading *r, struct text *url)
{
    const char *why = NULL;

    if (url->span.line == 0 || site_address_read(r->arena, url->text, &url->text, &why))
        return;
    diag_error(r->diag, "field.value", url->span, "“%.*s” can't be where the site stands: %s", STR(url->text), why);
    url->text = S("");
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
    read_url(r, &config->url);
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

static void read_lone(struct reading *r, const char *path)
{
    struct files *listed = &r->site->listed;
    str tag;

    files_lone(r->arena, arena_copy(r->arena, file_base(str_of(path))), listed, r->diag);
    tag = listed->texts.count ? editions_tag(listed->texts.items[0].slug) : S("");
    if (language_name(r->arena, tag).len)
        listed->texts.items[0].lang = language_canonical(r->arena, tag);
}

/* The folder itself, without slashes at its end; or that of a lone file. */
static str folder_of(struct arena *arena, const char *path, bool lone)
{
    str root = lone ? file_directory(str_of(path)) : str_of(path);

    while (!lone && root.len > 1 && str_ends(root, S("/")))
        root.len--;
    return arena_copy(arena, root);
}

static void read_folder(struct reading *r)
{
    struct site_source *site = r->site;
    const struct files_root root = root_of(r);

    read_config(r);
    read_terms(r);
    read_lock(r);
    files_list(r->arena, &root, &site->listed, r->diag);
    site->issues = arena_array(r->arena, struct issue_config, site->listed.issues.count);
    for (size_t i = 0; i < site->listed.issues.count; i++)
        read_issue(r, &site->listed.issues.items[i]);
}

bool site_read(struct arena *arena, const char *path, struct site_source *site, struct diag *diag)
{
    struct reading reading = { .arena = arena, .site = site, .diag = diag };
    struct file_info info;
    int error = file_stat(path, &info);

    *site = (struct site_source){ .root = S("") };
    if (!error && info.kind == FILE_NONE)
        error = ENOENT;
    if (error)
        return file_failed(diag, "site.missing", "find", path, error);
    site->lone = info.kind != FILE_DIRECTORY;
    site->root = folder_of(arena, path, site->lone);
    error = file_resolve(arena, arena_cstr(arena, site->root), &site->real);
    if (error)
        return file_failed(diag, "site.read", "read", path, error);
    if (site->lone)
        read_lone(&reading, path);
    else
        read_folder(&reading);
    site->files = site->listed.texts.items;
    site->count = site->listed.texts.count;
    complete(&site->config, diag);
    return diag->at[LEVEL_FATAL] == 0;
}
