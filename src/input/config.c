#include "input/config.h"

#include "base/file.h"
#include "formats/text.h"
#include "input/config_address.h"
#include "input/config_findings.h"
#include "input/config_languages.h"
#include "input/editions.h"
#include "lang/language.h"

#include <errno.h>
#include <string.h>

enum { CONFIG_BYTES = 1 << 20 };

static const char *const terms_words[] = { "all", "approved", "none", NULL }; /* as enum terms_shown */
static const char *const source_places[] = { "article", "site", "none", NULL };
static const char *const note_places[] = { "auto", "side", "end", NULL };
static const char *const pinyin_words[] = { "tones", "plain", "none", NULL };
static const char *const font_words[] = { "han", "all", "none", NULL };
static const char *const edition_places[] = { "beside", "after", NULL };
static const char *const styles[] = { "chicago-notes", "chicago-author-date", "gbt7714-note", "zh-history-notes",
    NULL };

/* A part of a book, a section of an issue. */
static const struct field part_fields[] = {
    { KEY(struct part_config, articles, "articles", TEXTS) },
    { KEY_LATER("title", WORDS) },
};
static const struct record part_record = RECORD("a part", struct part_config, part_fields);

static const struct field book_fields[] = {
    { KEY(struct book_config, id, "id", TEXT) },
    { KEY(struct book_config, title, "title", WORDS) },
    { KEY(struct book_config, subtitle, "subtitle", WORDS) },
    { KEY(struct book_config, issue, "issue", TEXT) },
    { KEY(struct book_config, articles, "articles", TEXTS) },
    { KEY_OF(struct book_config, parts, "parts", RECORDS, &part_record) },
    { KEY(struct book_config, lang, "lang", LANG) },
    { KEY(struct book_config, parallel, "parallel", LANG) },
    { KEY_LATER("cover", TEXT) },
    { KEY_LATER("number", TEXT) },
    { KEY_LATER("date", DATE) },
    { KEY_LATER("description", WORDS) },
    { KEY_LATER("rights", TEXT) },
    { KEY_LATER("isbn", TEXT) },
    { KEY_LATER("identifier", TEXT) },
    { KEY_LATER("series", TEXT) },
    { KEY_LATER_AMONG("fonts", font_words) },
    { KEY_LATER_AMONG("editions", edition_places) },
    { KEY_LATER_AMONG("terms", terms_words) },
    { KEY_LATER("offer", BOOL) },
};
static const struct record book_record = RECORD("a book", struct book_config, book_fields);

static const struct field feature_fields[] = {
    { KEY(struct features, smart, "smart", BOOL) },
    { KEY_AMONG(struct features, terms, "terms", terms_words) },
    { KEY(struct features, convert, "convert", BOOL) },
    { KEY_LATER_AMONG("sources", source_places) },
    { KEY_LATER_AMONG("notes", note_places) },
    { KEY_LATER_AMONG("pinyin", pinyin_words) },
    { KEY_LATER("feeds", BOOL) },
    { KEY_LATER("search", BOOL) },
    { KEY_LATER("cards", BOOL) },
    { KEY_LATER("fonts", ANY) },
};
static const struct record feature_record = RECORD("features", struct features, feature_fields);

static const struct field access_fields[] = {
    { KEY_LATER("summary", WORDS) },
    { KEY_LATER("contact", TEXT) },
    { KEY_LATER("certified-by", TEXT) },
    { KEY_LATER("exemption", TEXT) },
};
static const struct record access_record = RECORD("accessibility", struct text, access_fields);

static const struct field config_fields[] = {
    { KEY(struct config, title, "title", WORDS) },
    { KEY(struct config, subtitle, "subtitle", WORDS) },
    { KEY(struct config, languages, "languages", LANGS) },
    { KEY(struct config, lang, "lang", LANG) },
    { KEY(struct config, han, "han", LANG) },
    { KEY(struct config, second_lang, "second-lang", LANG) },
    { KEY(struct config, url, "url", TEXT) },
    { KEY(struct config, publisher, "publisher", TEXT) },
    { KEY_LATER("issn", TEXT) },
    { KEY_LATER("license", TEXT) },
    { KEY_LATER("icon", TEXT) },
    { KEY_LATER("report", TEXT) },
    { KEY_LATER("subscribe", TEXT) },
    { KEY_LATER_OF("accessibility", RECORD, &access_record) },
    { KEY(struct config, theme, "theme", TEXT) },
    { KEY_LATER("menus", ANY) },
    { KEY_OF(struct config, features, "features", RECORD, &feature_record) },
    { KEY_LATER_AMONG("citations", styles) },
    { KEY_OF(struct config, books, "books", RECORDS, &book_record) },
    { KEY_ELSEWHERE("defaults") },
    { KEY_ELSEWHERE("findings") },
};
static const struct record config_record = RECORD_WITH_OWN("stele.yaml", struct config, config_fields);

static const struct field issue_fields[] = {
    { KEY(struct issue_config, title, "title", WORDS) },
    { KEY(struct issue_config, subtitle, "subtitle", WORDS) },
    { KEY(struct issue_config, number, "number", TEXT) },
    { KEY_LATER("volume", TEXT) },
    { KEY(struct issue_config, date, "date", DATE) },
    { KEY_OF(struct issue_config, cover, "cover", RECORD, &front_image) },
    { KEY(struct issue_config, summary, "summary", WORDS) },
    { KEY(struct issue_config, articles, "articles", TEXTS) },
    { KEY_OF(struct issue_config, parts, "sections", RECORDS, &part_record) },
    { KEY_LATER("doi", TEXT) },
    { KEY_LATER_OF("editors", RECORDS, &front_author) },
    { KEY_LATER_AMONG("notes", note_places) },
};
static const struct record issue_record = RECORD_WITH_OWN("an issue", struct issue_config, issue_fields);

/* A publication in the reading. */
struct reading {
    struct arena *arena;
    struct input *input;
    struct diag *diag;
};

static struct files_root root_of(const struct reading *r)
{
    return (struct files_root){ r->input->root, r->input->real };
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

/* What stands in parts or sections stands in one list. */
static void join_parts(struct reading *r, struct texts *articles, const struct records *parts, struct span span)
{
    const struct part_config *items = parts->items;
    size_t count = 0;

    if (parts->count && articles->span.line)
        diag_error(r->diag, "field.value", articles->span,
            "what is in this is said twice, by its articles and by its parts or sections; please keep one of them");
    if (parts->count == 0 || articles->span.line)
        return;
    for (size_t i = 0; i < parts->count; i++)
        count += items[i].articles.count;
    *articles = (struct texts){ .items = arena_array(r->arena, struct text, count), .span = span };
    for (size_t i = 0; i < parts->count; i++)
        for (size_t j = 0; j < items[i].articles.count; j++)
            articles->items[articles->count++] = items[i].articles.items[j];
}

static void read_issue(struct reading *r, const struct text_file *file)
{
    struct input *input = r->input;
    struct issue_config issue = { .id = file->slug, .path = file->path };
    struct yaml *map;
    str before;

    if (!read_yaml(r, file->path, CONFIG_BYTES, &map))
        return;
    before = diag_enter(r->diag, file->path);
    fields_read(&issue, &issue_record, map, r->arena, r->diag);
    join_parts(r, &issue.articles, &issue.parts, map->span);
    issue.own = yaml_own(r->arena, map);
    diag_enter(r->diag, before);
    input->issues[input->issue_count++] = issue;
}

static void complete(struct config *config, struct diag *diag)
{
    config_languages_complete(config, diag);
}

static void read_url(struct reading *r, struct text *url)
{
    const char *why = NULL;

    if (url->span.line == 0 || config_address_read(r->arena, url->text, &url->text, &why))
        return;
    diag_error(r->diag, "field.value", url->span, "“%.*s” can't be where the site stands: %s", STR(url->text), why);
    url->text = S("");
}

static void read_features(struct features *features)
{
    for (size_t i = 0; terms_words[i]; i++)
        if (str_equal(features->terms.text, str_of(terms_words[i])))
            features->shown = (enum terms_shown)i;
}

static void join_books(struct reading *r, const struct records *books)
{
    struct book_config *items = books->items;

    for (size_t i = 0; i < books->count; i++)
        join_parts(r, &items[i].articles, &items[i].parts, items[i].id.span);
}

/* What is found wrong with it later is so in each article: at its beginning. */
static void forget_places(struct yaml *node)
{
    node->span = node->key_span = (struct span){ 1, 1 };
    for (struct yaml *child = node->first; child; child = child->next)
        forget_places(child);
}

static void read_defaults(struct reading *r, struct config *config, const struct yaml *map)
{
    const struct yaml *said = map->kind == YAML_MAP ? yaml_get(map, S("defaults")) : NULL;
    struct front front = { 0 };
    struct yaml *copy;

    if (!said || yaml_is_null(said))
        return;
    front_read(&front, r->arena, said, r->diag);
    copy = yaml_copy(r->arena, said);
    forget_places(copy);
    config->defaults = copy;
}

static void read_config(struct reading *r)
{
    struct config *config = &r->input->config;
    struct yaml *map;
    str before;

    if (!read_yaml(r, S("stele.yaml"), CONFIG_BYTES, &map))
        return;
    before = diag_enter(r->diag, S("stele.yaml"));
    fields_read(config, &config_record, map, r->arena, r->diag);
    read_url(r, &config->url);
    read_features(&config->features);
    join_books(r, &config->books);
    read_defaults(r, config, map);
    config_findings_read(map, r->arena, r->diag);
    config->own = yaml_own(r->arena, map);
    diag_enter(r->diag, before);
}

static void read_lock(struct reading *r)
{
    struct yaml *map = NULL;
    str before;

    read_yaml(r, S("stele.lock.yaml"), LOCK_BYTES, &map);
    before = diag_enter(r->diag, S("stele.lock.yaml"));
    lock_read(&r->input->lock, r->arena, map, r->diag);
    diag_enter(r->diag, before);
}

static void read_terms(struct reading *r)
{
    struct yaml *list;
    str before;

    if (!read_yaml(r, S("terms.yaml"), TERM_BASE_BYTES, &list))
        return;
    before = diag_enter(r->diag, S("terms.yaml"));
    terms_read(&r->input->terms, r->arena, list, r->diag);
    diag_enter(r->diag, before);
}

static void read_lone(struct reading *r, const char *path)
{
    struct files *listed = &r->input->listed;
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
    struct input *input = r->input;
    const struct files_root root = root_of(r);

    read_config(r);
    read_terms(r);
    read_lock(r);
    files_list(r->arena, &root, &input->listed, r->diag);
    input->issues = arena_array(r->arena, struct issue_config, input->listed.issues.count);
    for (size_t i = 0; i < input->listed.issues.count; i++)
        read_issue(r, &input->listed.issues.items[i]);
}

bool config_read(struct arena *arena, const char *path, struct input *input, struct diag *diag)
{
    struct reading reading = { .arena = arena, .input = input, .diag = diag };
    struct file_info info;
    int error = file_stat(path, &info);

    *input = (struct input){ .root = S("") };
    if (!error && info.kind == FILE_NONE)
        error = ENOENT;
    if (error)
        return file_failed(diag, "site.missing", "find", path, error);
    input->lone = info.kind != FILE_DIRECTORY;
    input->root = folder_of(arena, path, input->lone);
    error = file_resolve(arena, arena_cstr(arena, input->root), &input->real);
    if (error)
        return file_failed(diag, "site.read", "read", path, error);
    if (input->lone)
        read_lone(&reading, path);
    else
        read_folder(&reading);
    input->files = input->listed.texts.items;
    input->count = input->listed.texts.count;
    complete(&input->config, diag);
    return diag->at[LEVEL_FATAL] == 0;
}
