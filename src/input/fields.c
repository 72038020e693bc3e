#include "input/fields.h"

#include "base/buf.h"
#include "base/nearest.h"
#include "formats/yaml_mistake.h"
#include "input/tag.h"
#include "lang/language.h"

#include <stdio.h>
#include <string.h>

/* How many kinds of keys that nothing is made of are counted: more than a table has. */
enum { UNUSED_KEYS = 64 };

struct filling {
    struct arena *arena;
    struct diag *diag;
    bool unread; /* within a value that nothing is made of */
    const struct field *unused[UNUSED_KEYS];
    size_t unused_count;
};

/* What else may be said of a value that isn't what it should be. */
static const char *curly_hint(const struct yaml *value)
{
    bool curly = value->kind == YAML_SCALAR && !value->quoted && yaml_mistake_is_curly(value->text);

    return curly ? "; the curly quotation marks are part of it: YAML wants straight ones here, or none" : "";
}

static void wrong_type(struct filling *fill, const struct yaml *value, const char *wanted)
{
    diag_error(fill->diag, "field.type", value->span, "“%.*s” wants %s%s", STR(value->key), wanted, curly_hint(value));
}

static bool take_text(struct filling *fill, const struct yaml *value, struct text *text)
{
    if (value->kind != YAML_SCALAR) {
        wrong_type(fill, value, "a text");
        return false;
    }
    *text = (struct text){ value->text, value->span };
    return true;
}

static void note_quotes(struct filling *fill, const struct yaml *value)
{
    if (*curly_hint(value))
        diag_note(fill->diag, "field.quotes", value->span,
            "the curly quotation marks are part of this text; where YAML's own are meant, please write straight ones");
}

static void read_text(struct filling *fill, const struct yaml *value, struct text *text)
{
    if (take_text(fill, value, text))
        note_quotes(fill, value);
}

static void read_date(struct filling *fill, const struct yaml *value, struct date *date)
{
    str meant;

    date->span = value->span;
    if (value->kind == YAML_SCALAR && date_parse(value->text, date))
        return;
    meant = value->kind == YAML_SCALAR ? date_meant(fill->arena, value->text) : S("");
    if (meant.len)
        diag_error(fill->diag, "field.date", value->span, "“%.*s” wants a date with hyphens; please write %.*s",
            STR(value->key), STR(meant));
    else
        diag_error(fill->diag, "field.date", value->span,
            "“%.*s” wants a date like 2025-05-12 (or 2025-05, or 2025), and this isn't one%s", STR(value->key),
            curly_hint(value));
}

/* What YAML 1.1 took for true or false, and who writes it still means. */
static const char *bool_meant(str text)
{
    static const char *const meant[][2] = { { "true", "true" }, { "yes", "true" }, { "on", "true" }, { "y", "true" },
        { "1", "true" }, { "false", "false" }, { "no", "false" }, { "off", "false" }, { "n", "false" },
        { "0", "false" } };

    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        if (language_equal(text, str_of(meant[i][0])))
            return meant[i][1];
    return NULL;
}

static void read_bool(struct filling *fill, const struct yaml *value, bool *flag)
{
    bool plain = value->kind == YAML_SCALAR && !value->quoted;
    const char *meant = value->kind == YAML_SCALAR ? bool_meant(value->text) : NULL;

    if (plain && (str_equal(value->text, S("true")) || str_equal(value->text, S("false"))))
        *flag = str_equal(value->text, S("true"));
    else if (meant)
        diag_error(fill->diag, "field.type", value->span, "“%.*s” wants true or false; please write %s%s",
            STR(value->key), meant, plain ? "" : " without quotation marks");
    else
        wrong_type(fill, value, "true or false");
}

static void check_lang(struct filling *fill, const struct text *text)
{
    str meant;

    if (tag_is_right(fill->arena, text->text))
        return;
    meant = tag_meant(fill->arena, text->text);
    if (meant.len)
        diag_error(fill->diag, "field.lang", text->span, "“%.*s” is no language tag; please write %.*s",
            STR(text->text), STR(meant));
    else
        diag_error(fill->diag, "field.lang", text->span,
            "“%.*s” is no language tag; please write one like en or zh-Hans", STR(text->text));
}

static void read_lang(struct filling *fill, const struct yaml *value, struct text *text)
{
    if (take_text(fill, value, text))
        check_lang(fill, text);
}

static size_t length(const struct yaml *list)
{
    size_t count = 0;

    for (const struct yaml *item = list->first; item; item = item->next)
        count++;
    return count;
}

/* An item that YAML has taken for a key and its value. */
static void no_text(struct filling *fill, const struct yaml *item, str key)
{
    const struct yaml *only = item->kind == YAML_MAP ? item->first : NULL;

    if (only && !only->next && only->kind == YAML_SCALAR && !only->quoted &&
        !memchr(only->text.at, '"', only->text.len))
        diag_error(fill->diag, "field.type", only->key_span,
            "each of “%.*s” wants a text, and one with a colon wants quotation marks; please write \"%.*s: %.*s\"",
            STR(key), STR(only->key), STR(only->text));
    else
        diag_error(fill->diag, "field.type", item->span,
            "each of “%.*s” wants a text (put it in quotation marks if it has a colon)", STR(key));
}

static void read_texts(struct filling *fill, const struct yaml *value, struct texts *texts)
{
    if (value->kind == YAML_MAP) {
        wrong_type(fill, value, "a text or a list of texts");
        return;
    }
    texts->span = value->span;
    texts->single = value->kind == YAML_SCALAR;
    texts->items = arena_array(fill->arena, struct text, texts->single ? 1 : length(value));
    if (texts->single)
        take_text(fill, value, &texts->items[texts->count++]);
    for (const struct yaml *item = value->first; item; item = item->next) {
        if (item->kind == YAML_SCALAR)
            texts->items[texts->count++] = (struct text){ item->text, item->span };
        else
            no_text(fill, item, value->key);
    }
}

static void read_langs(struct filling *fill, const struct yaml *value, struct texts *langs)
{
    read_texts(fill, value, langs);
    for (size_t i = 0; i < langs->count; i++)
        check_lang(fill, &langs->items[i]);
}

static void read_word(struct filling *fill, const struct field *field, const struct yaml *value, struct text *text)
{
    struct nearest nearest = nearest_to(value->text);
    struct buf all = { 0 };

    if (!take_text(fill, value, text))
        return;
    for (size_t i = 0; field->words[i]; i++) {
        if (str_equal(text->text, str_of(field->words[i]))) {
            buf_free(&all);
            return;
        }
        nearest_offer(&nearest, str_of(field->words[i]));
        buf_printf(&all, "%s%s", i == 0 ? "" : field->words[i + 1] ? ", " : " or ", field->words[i]);
    }
    diag_error(fill->diag, "field.value", value->span, "“%.*s” is %.*s, and not “%.*s”%s%.*s%s", STR(value->key),
        STR(buf_str(&all)), STR(text->text), nearest.found.len ? "; did you mean “" : "", STR(nearest.found),
        nearest.found.len ? "”?" : "");
    text->text = S("");
    buf_free(&all);
}

static void note_unused(struct filling *fill, const struct field *field, const struct yaml *value)
{
    for (size_t i = 0; i < fill->unused_count; i++)
        if (fill->unused[i] == field)
            return;
    if (fill->unused_count < UNUSED_KEYS)
        fill->unused[fill->unused_count++] = field;
    if (!fill->unread)
        diag_note(fill->diag, "field.unused", value->key_span,
            "nothing is made of “%.*s” yet: it isn't shown, and can stay for later", STR(value->key));
}

static void read_words(struct filling *fill, const struct yaml *value, struct words *words)
{
    const struct yaml *first = value->kind == YAML_MAP ? value->first : NULL;
    struct text text = { 0 };

    for (const struct yaml *item = first; item; item = item->next) {
        struct text lang = { item->key, item->key_span }, other;

        check_lang(fill, &lang);
        take_text(fill, item, item == first ? &text : &other);
    }
    if (!first)
        read_text(fill, value, &text);
    *words = (struct words){ text.text, text.span, first ? value : NULL };
}

static void read_field(struct filling *fill, void *into, const struct field *field, const struct yaml *value);

static void unknown_key(struct filling *fill, const struct record *record, const struct yaml *value)
{
    struct nearest nearest = nearest_to(value->key);

    for (size_t i = 0; i < record->count; i++)
        nearest_offer(&nearest, str_of(record->fields[i].key));
    if (nearest.found.len)
        diag_error(fill->diag, "field.unknown", value->key_span, "%s has no “%.*s”; did you mean “%.*s”?", record->what,
            STR(value->key), STR(nearest.found));
    else
        diag_error(fill->diag, "field.unknown", value->key_span, "%s has no “%.*s”; a key of your own begins with x-",
            record->what, STR(value->key));
}

static const struct field *find_field(const struct record *record, str key)
{
    for (size_t i = 0; i < record->count; i++)
        if (str_equal(str_of(record->fields[i].key), key))
            return &record->fields[i];
    return NULL;
}

static void note_own(struct filling *fill, const struct record *record, const struct yaml *value)
{
    if (!record->own && !fill->unread)
        diag_note(fill->diag, "field.unused", value->key_span,
            "nothing is made of “%.*s” in %s: keys of your own reach the theme from beside “title”", STR(value->key),
            record->what);
}

static void read_map(struct filling *fill, void *into, const struct record *record, const struct yaml *map)
{
    for (const struct yaml *value = map->first; value; value = value->next) {
        const struct field *field = find_field(record, value->key);

        if (field && !yaml_is_null(value))
            read_field(fill, into, field, value);
        else if (!field && str_starts(value->key, S("x-")))
            note_own(fill, record, value);
        else if (!field)
            unknown_key(fill, record, value);
    }
}

static void read_record(struct filling *fill, void *into, const struct record *record, const struct yaml *value)
{
    if (value->kind == YAML_MAP)
        read_map(fill, into, record, value);
    else if (value->kind == YAML_SCALAR)
        read_field(fill, into, &record->fields[0], value);
    else
        diag_error(fill->diag, "field.type", value->span, "%s wants keys and values, not a list", record->what);
}

static void read_records(
    struct filling *fill, const struct record *record, const struct yaml *value, struct records *records)
{
    bool single = value->kind != YAML_LIST;
    size_t count = single ? 1 : length(value);
    char *items = arena_alloc_array(fill->arena, record->size, count);

    records->items = items;
    records->count = count;
    if (single) {
        read_record(fill, items, record, value);
        return;
    }
    for (const struct yaml *item = value->first; item; item = item->next, items += record->size)
        read_record(fill, items, record, item);
}

static void read_value(struct filling *fill, void *at, const struct field *field, const struct yaml *value)
{
    switch (field->type) {
    case FIELD_TEXT: read_text(fill, value, at); return;
    case FIELD_WORDS: read_words(fill, value, at); return;
    case FIELD_WORD: read_word(fill, field, value, at); return;
    case FIELD_DATE: read_date(fill, value, at); return;
    case FIELD_BOOL: read_bool(fill, value, at); return;
    case FIELD_LANG: read_lang(fill, value, at); return;
    case FIELD_TEXTS: read_texts(fill, value, at); return;
    case FIELD_LANGS: read_langs(fill, value, at); return;
    case FIELD_RECORD: read_record(fill, at, field->record, value); return;
    case FIELD_RECORDS: read_records(fill, field->record, value, at); return;
    case FIELD_ANY: return;
    }
}

/* Room for a value that isn't kept. */
static void *nowhere(struct filling *fill, const struct field *field)
{
    union {
        struct text text;
        struct date date;
        struct texts texts;
        struct words words;
        struct records records;
    } any;

    return arena_alloc(fill->arena, field->type == FIELD_RECORD ? field->record->size : sizeof any);
}

static void read_field(struct filling *fill, void *into, const struct field *field, const struct yaml *value)
{
    bool before = fill->unread;

    if (field->later)
        note_unused(fill, field, value);
    fill->unread |= field->later;
    read_value(
        fill, field->offset == FIELD_NOWHERE ? nowhere(fill, field) : (char *)into + field->offset, field, value);
    fill->unread = before;
}

void fields_read(
    void *into, const struct record *record, const struct yaml *map, struct arena *arena, struct diag *diag)
{
    struct filling fill = { .arena = arena, .diag = diag };

    if (map->kind == YAML_MAP)
        read_map(&fill, into, record, map);
    else
        diag_error(diag, "field.type", map->span, "%s wants keys and values, like “title: …”", record->what);
}

/* The text of the first of them whose language is `lang` by `is_it`; NULL where none's is. */
static const struct yaml *find_words(const struct words *words, str lang, bool (*is_it)(str key, str lang))
{
    for (const struct yaml *item = words->all ? words->all->first : NULL; item; item = item->next)
        if (item->kind == YAML_SCALAR && is_it(item->key, lang))
            return item;
    return NULL;
}

static const struct yaml *find_any(const struct words *words, str lang)
{
    const struct yaml *found = find_words(words, lang, language_equal);

    return found ? found : find_words(words, lang, language_agrees);
}

str fields_in(const struct words *words, str lang)
{
    const struct yaml *found = find_any(words, lang);

    return found ? found->text : words->text;
}

bool fields_have_language(const struct words *words, str lang)
{
    return find_any(words, lang);
}
