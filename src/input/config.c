#include "input/config.h"

#include "input/config_address.h"
#include "input/config_findings.h"

static const char *const terms_words[] = { "all", "approved", "none", NULL }; /* as enum terms_shown */
static const char *const source_words[] = { "article", "site", "none", NULL };
static const char *const note_words[] = { "auto", "side", "end", NULL };
static const char *const pinyin_words[] = { "tones", "plain", "none", NULL };
static const char *const font_words[] = { "han", "all", "none", NULL };
static const char *const edition_words[] = { "beside", "after", NULL };
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
    { KEY_LATER_AMONG("editions", edition_words) },
    { KEY_LATER_AMONG("terms", terms_words) },
    { KEY_LATER("offer", BOOL) },
};
static const struct record book_record = RECORD("a book", struct book_config, book_fields);

static const struct field feature_fields[] = {
    { KEY(struct features, smart, "smart", BOOL) },
    { KEY_AMONG(struct features, terms, "terms", terms_words) },
    { KEY(struct features, convert, "convert", BOOL) },
    { KEY_LATER_AMONG("sources", source_words) },
    { KEY_LATER_AMONG("notes", note_words) },
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
    { KEY_LATER_AMONG("notes", note_words) },
};
static const struct record issue_record = RECORD_WITH_OWN("an issue", struct issue_config, issue_fields);

/* What stands in parts or sections stands in one list. */
static void join_parts(
    struct arena *arena, struct texts *articles, const struct records *parts, struct span span, struct diag *diag)
{
    const struct part_config *items = parts->items;
    size_t count = 0;

    if (parts->count && articles->span.line)
        diag_error(diag, "field.value", articles->span,
            "what is in this is said twice, by its articles and by its parts or sections; please keep one of them");
    if (parts->count == 0 || articles->span.line)
        return;
    for (size_t i = 0; i < parts->count; i++)
        count += items[i].articles.count;
    *articles = (struct texts){ .items = arena_array(arena, struct text, count), .span = span };
    for (size_t i = 0; i < parts->count; i++)
        for (size_t j = 0; j < items[i].articles.count; j++)
            articles->items[articles->count++] = items[i].articles.items[j];
}

static void read_url(struct arena *arena, struct text *url, struct diag *diag)
{
    const char *why = NULL;

    if (url->span.line == 0 || config_address_read(arena, url->text, &url->text, &why))
        return;
    diag_error(diag, "field.value", url->span, "“%.*s” can't be where the site stands: %s", STR(url->text), why);
    url->text = S("");
}

static void read_features(struct features *features)
{
    for (size_t i = 0; terms_words[i]; i++)
        if (str_equal(features->terms.text, str_of(terms_words[i])))
            features->shown = (enum terms_shown)i;
}

static void join_books(struct arena *arena, const struct records *books, struct diag *diag)
{
    struct book_config *items = books->items;

    for (size_t i = 0; i < books->count; i++)
        join_parts(arena, &items[i].articles, &items[i].parts, items[i].id.span, diag);
}

/* Each article has all of them. */
enum { DEFAULTS_VALUES = 200 };

/* What is found wrong with it later is so in each article: at its beginning. Returns how many values there are. */
static size_t forget_spans(struct yaml *node)
{
    size_t count = 1;

    node->span = node->key_span = (struct span){ 1, 1 };
    for (struct yaml *child = node->first; child; child = child->next)
        count += forget_spans(child);
    return count;
}

static void read_defaults(struct arena *arena, struct config *config, const struct yaml *map, struct diag *diag)
{
    const struct yaml *said = map->kind == YAML_MAP ? yaml_get(map, S("defaults")) : NULL;
    struct front front = { 0 };
    struct yaml *copy;

    if (!said || yaml_is_null(said))
        return;
    front_read(&front, arena, said, diag);
    copy = yaml_copy(arena, said);
    if (forget_spans(copy) <= DEFAULTS_VALUES)
        config->defaults = copy;
    else
        diag_error(diag, "yaml.limit", said->key_span,
            "more values here than stele gives each article; please keep it to %d", DEFAULTS_VALUES);
}

void config_read(struct config *config, struct arena *arena, const struct yaml *map, struct diag *diag)
{
    fields_read(config, &config_record, map, arena, diag);
    read_url(arena, &config->url, diag);
    read_features(&config->features);
    join_books(arena, &config->books, diag);
    read_defaults(arena, config, map, diag);
    config_findings_read(map, arena, diag);
    config->own = yaml_own(arena, map);
}

void config_read_issue(struct issue_config *issue, struct arena *arena, const struct yaml *map, struct diag *diag)
{
    fields_read(issue, &issue_record, map, arena, diag);
    join_parts(arena, &issue->articles, &issue->parts, map->span, diag);
    issue->own = yaml_own(arena, map);
}
