/* input/fields.h: YAML read into plain structs, by a table that says which keys there are and what each may hold.
 *
 * In:  a map of formats/yaml.h and a table. Out: the struct filled in; what is absent stays zero. Every mistake is a
 * finding at its line and column, and all are found in one run: an unknown key (with the nearest known one), a value
 * of the wrong type, a date that isn't one.
 */
#ifndef STELE_INPUT_FIELDS_H
#define STELE_INPUT_FIELDS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "formats/yaml.h"
#include "input/date.h"

/* A value with its span, so that what is found wrong with it later can be reported there. Absent: span.line 0. */
struct text {
    str text;
    struct span span;
};

/* A text that may be given in several languages: a map of them by language, whose first stands in `text`. */
struct words {
    str text;
    struct span span;
    const struct yaml *all; /* NULL: one text */
};

/* The text in a language, or in one of which it only says more or less; else the first. */
str fields_in(const struct words *words, str lang);

/* Whether it is given in that language. */
bool fields_have_language(const struct words *words, str lang);

/* A list of texts; `single` where one text stood in its place. Absent: span.line 0. */
struct texts {
    struct text *items;
    size_t count;
    bool single;
    struct span span;
};

/* A list of structs, laid out one after another. */
struct records {
    void *items;
    size_t count;
};

enum field_type {
    FIELD_TEXT,    /* struct text: any scalar */
    FIELD_WORDS,   /* struct words: a text, or a map of them by language */
    FIELD_WORD,    /* struct text: one of `words` */
    FIELD_DATE,    /* struct date */
    FIELD_BOOL,    /* bool: true or false */
    FIELD_LANG,    /* struct text: a language tag (input/tag.h) */
    FIELD_TEXTS,   /* struct texts: a text or a list of them */
    FIELD_LANGS,   /* the same, of language tags */
    FIELD_RECORD,  /* a struct, by the table `record` */
    FIELD_RECORDS, /* struct records: a list of them, or one */
    FIELD_ANY,     /* nothing is kept, whatever it is */
};

/* Where what is read goes; FIELD_NOWHERE: it is looked at and not kept. */
#define FIELD_NOWHERE ((size_t)-1)

struct field {
    const char *key;
    enum field_type type;
    size_t offset;
    const struct record *record; /* FIELD_RECORD, FIELD_RECORDS */
    const char *const *words;    /* FIELD_WORD; NULL after the last */
    bool later;                  /* nothing is made of it yet */
};

/* What stands in the braces of a line of a table: a member of a struct by its key. KEY_OF is for records, KEY_AMONG for
 * words to choose from; those with LATER are for what nothing is made of yet, KEY_ELSEWHERE for what is read by others,
 * KEY_FIRST for what a struct begins with, KEY_SOON for what is used in one place and not yet in others. */
#define KEY(type, member, key, kind) key, FIELD_##kind, offsetof(type, member), NULL, NULL, false
#define KEY_OF(type, member, key, kind, record) key, FIELD_##kind, offsetof(type, member), record, NULL, false
#define KEY_AMONG(type, member, key, words) key, FIELD_WORD, offsetof(type, member), NULL, words, false
#define KEY_FIRST(key, kind) key, FIELD_##kind, 0, NULL, NULL, false
#define KEY_SOON(type, member, key, kind) key, FIELD_##kind, offsetof(type, member), NULL, NULL, true
#define KEY_ELSEWHERE(key) key, FIELD_ANY, FIELD_NOWHERE, NULL, NULL, false
#define KEY_LATER(key, kind) key, FIELD_##kind, FIELD_NOWHERE, NULL, NULL, true
#define KEY_LATER_OF(key, kind, record) key, FIELD_##kind, FIELD_NOWHERE, record, NULL, true
#define KEY_LATER_AMONG(key, words) key, FIELD_WORD, FIELD_NOWHERE, NULL, words, true

/* A struct's size and fields. A scalar where a record is expected fills its first field, so that `image: a.png` is
 * `image: {file: a.png}`. `what` names the thing in findings ("front matter", "an author"). */
struct record {
    const char *what;
    size_t size;
    const struct field *fields;
    size_t count;
    bool own; /* who reads it keeps keys that begin with "x-" */
};

#define RECORD(what, type, table)                                                                                      \
    {                                                                                                                  \
        what, sizeof(type), table, sizeof(table) / sizeof *(table), false                                              \
    }
#define RECORD_WITH_OWN(what, type, table)                                                                             \
    {                                                                                                                  \
        what, sizeof(type), table, sizeof(table) / sizeof *(table), true                                               \
    }

/* Fills `into` (zeroed) from `map`. Keys that begin with "x-" are the author's own and are left to them. Findings:
 * field.unknown, field.type, field.date, field.lang, field.value, all errors; field.unused, an info, for what nothing
 * is made of yet, one for each key, and for keys of the author's own that nobody keeps; field.quotes, an info. */
void fields_read(
    void *into, const struct record *record, const struct yaml *map, struct arena *arena, struct diag *diag);

#endif
