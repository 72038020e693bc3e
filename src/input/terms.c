#include "input/terms.h"

#include "lang/fold.h"

static const struct field record_fields[] = {
    { KEY(struct term_record, zh, "zh", TEXT) },
    { KEY(struct term_record, en, "en", TEXT) },
    { KEY(struct term_record, abbr, "abbr", TEXT) },
    { KEY(struct term_record, reading, "reading", TEXT) },
    { KEY(struct term_record, also, "also", TEXTS) },
    { KEY(struct term_record, kind, "kind", TEXT) },
    { KEY(struct term_record, definition, "definition", TEXT) },
    { KEY(struct term_record, note, "note", TEXT) },
    { KEY(struct term_record, status, "status", TEXT) },
    { KEY(struct term_record, lang, "lang", LANG) },
};
static const struct record record_shape = RECORD("a term", struct term_record, record_fields);

static const char *const kinds[] = { "term", "name", "title", "quotation" };
static const char *const statuses[] = { "proposed", "approved", "ignored" };

const char *term_status_name(enum term_status status)
{
    return statuses[status];
}

str term_key(struct arena *arena, str en, str zh)
{
    return arena_printf(arena, "%.*s\t%.*s", STR(en), STR(zh));
}

static void trim(struct text *text)
{
    text->text = str_trim(text->text);
}

static void trim_all(struct term_record *record)
{
    trim(&record->zh);
    trim(&record->en);
    trim(&record->abbr);
    trim(&record->reading);
    trim(&record->definition);
    trim(&record->note);
    for (size_t i = 0; i < record->also.count; i++)
        trim(&record->also.items[i]);
}

static void check_kind(struct term_record *record, struct diag *diag)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (record->kind.text.len == 0 || str_equal(record->kind.text, str_of(kinds[i])))
            return;
    diag_error(diag, "term.kind", record->kind.span, "a term's kind is term, name, title or quotation, not “%.*s”",
        STR(record->kind.text));
    record->kind.text = S("");
}

/* A status that can't be read claims nothing. */
static void read_status(struct term_record *record, struct diag *diag)
{
    record->standing = TERM_APPROVED;
    if (record->status.text.len == 0)
        return;
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (!str_equal(record->status.text, str_of(statuses[i])))
            continue;
        record->standing = (enum term_status)i;
        return;
    }
    record->standing = TERM_PROPOSED;
    diag_error(diag, "term.status", record->status.span, "a term's status is proposed, approved or ignored, not “%.*s”",
        STR(record->status.text));
}

static void check_also(struct term_record *record, struct diag *diag)
{
    if (record->also.count <= TERM_ALSO)
        return;
    diag_error(
        diag, "term.limit", record->also.items[TERM_ALSO].span, "a term may have up to %d other forms", (int)TERM_ALSO);
    record->also.count = TERM_ALSO;
}

static void check_empty(const struct term_record *record, struct diag *diag)
{
    if (record->zh.text.len == 0 && record->en.text.len == 0)
        diag_error(diag, "term.empty", record->span,
            "this term says neither what it is in English (en) nor its "
            "original (zh)");
}

/* --- by its sides */

static struct term_record *find_folded(const struct term_base *base, struct buf *key, str en, str zh)
{
    buf_reset(key);
    fold_pair(key, en, zh);
    return key->len > 1 ? map_get(&base->folded, buf_str(key)) : NULL;
}

static void add_folded(struct term_base *base, struct buf *key, str en, str zh, struct term_record *record)
{
    if (!find_folded(base, key, en, zh) && key->len > 1)
        map_set(&base->folded, buf_copy(key, base->folded.arena), record);
}

static void add_sides(struct term_base *base, struct buf *key, struct term_record *record)
{
    str en = record->en.text, zh = record->zh.text;

    map_set(&base->by_pair, term_key(base->by_pair.arena, en, zh), record);
    add_folded(base, key, en, zh, record);
    for (size_t i = 0; i < record->also.count; i++) {
        str form = record->also.items[i].text;
        bool han = fold_is_han(form);

        add_folded(base, key, han ? en : form, han ? form : zh, record);
    }
}

/* Whether no record before is of the same pair; the first one stands. */
static bool index_record(struct term_base *base, struct term_record *record, struct diag *diag)
{
    struct buf key = { 0 };
    const struct term_record *first = find_folded(base, &key, record->en.text, record->zh.text);

    if (first)
        diag_warn(diag, "term.duplicate", record->span,
            "this term stands in line %d already, and that record is used; other forms of it belong to its “also”",
            first->span.line);
    else
        add_sides(base, &key, record);
    buf_free(&key);
    return !first;
}

const struct term_record *terms_find(const struct term_base *base, str en, str zh)
{
    const struct term_record *record = NULL;
    struct buf key = { 0 };

    if (base->count)
        record = find_folded(base, &key, en, zh);
    if (base->count && !record)
        record = find_folded(base, &key, S(""), zh);
    if (base->count && !record)
        record = find_folded(base, &key, en, S(""));
    buf_free(&key);
    return record;
}

/* --- records */

static void add_record(struct term_base *base, struct arena *arena, const struct yaml *yaml, struct diag *diag)
{
    struct term_record *record = &base->records[base->count];

    *record = (struct term_record){ .span = yaml->span, .number = base->count };
    fields_read(record, &record_shape, yaml, arena, diag);
    if (yaml->kind != YAML_MAP)
        return;
    trim_all(record);
    check_kind(record, diag);
    read_status(record, diag);
    check_also(record, diag);
    check_empty(record, diag);
    if ((record->zh.text.len == 0 && record->en.text.len == 0) || !index_record(base, record, diag))
        return;
    base->ignored += record->standing == TERM_IGNORED;
    base->count++;
}

static size_t count_items(const struct yaml *list, struct diag *diag)
{
    size_t count = 0;

    for (const struct yaml *item = list->first; item; item = item->next)
        if (++count > TERM_RECORDS) {
            diag_error(diag, "term.limit", item->span, "a term base may have up to %d terms", (int)TERM_RECORDS);
            return TERM_RECORDS;
        }
    return count;
}

/* The list itself; NULL after a finding. An empty file is an empty map. */
static const struct yaml *list_of(const struct yaml *yaml, struct diag *diag)
{
    const struct yaml *list = yaml;

    if (yaml->kind == YAML_MAP)
        list = yaml_get(yaml, S("terms"));
    if (yaml->kind == YAML_MAP && !yaml->first)
        return NULL;
    if (list && list->kind == YAML_LIST && (list == yaml || !yaml->first->next))
        return list;
    diag_error(diag, "field.type", yaml->span, "terms.yaml wants a list, each term beginning like “- en: …”");
    return NULL;
}

void terms_read(struct term_base *base, struct arena *arena, const struct yaml *yaml, struct diag *diag)
{
    const struct yaml *list = list_of(yaml, diag), *item = list ? list->first : NULL;
    size_t count = list ? count_items(list, diag) : 0;

    *base = (struct term_base){ .by_pair = { .arena = arena }, .folded = { .arena = arena } };
    base->records = arena_array(arena, struct term_record, count);
    for (size_t i = 0; i < count; i++, item = item->next)
        add_record(base, arena, item, diag);
}
