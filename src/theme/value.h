/* theme/value.h: the data that a template sees: texts, lists and maps, built once and then only read.
 *
 * Absent is NULL: it is false, and empty where it is written.
 */
#ifndef STELE_THEME_VALUE_H
#define STELE_THEME_VALUE_H

#include "base/arena.h"
#include "base/str.h"

enum value_kind { VALUE_FALSE, VALUE_TRUE, VALUE_TEXT, VALUE_LIST, VALUE_MAP };

struct value {
    enum value_kind kind;
    str text;                   /* VALUE_TEXT: borrowed */
    struct value_member *first; /* VALUE_LIST, VALUE_MAP */
    struct value_member *last;
};

struct value_member {
    str key; /* of a map */
    const struct value *value;
    struct value_member *next;
};

struct value *value_text(struct arena *arena, str text);
struct value *value_list(struct arena *arena);
struct value *value_map(struct arena *arena);

/* One of two constants. */
const struct value *value_bool(bool flag);

/* Adds `value` to a map or a list; NULL adds nothing. A key that is set again keeps its first value. `key` is borrowed.
 */
void value_set(struct arena *arena, struct value *map, const char *key, const struct value *value);
void value_push(struct arena *arena, struct value *list, const struct value *value);

/* The value of a key; NULL where there is none, or `map` is no map. Linear in the number of keys, which are few. */
const struct value *value_get(const struct value *map, str key);

/* Whether a section shows: not absent, not false, not an empty text or list. */
bool value_is_true(const struct value *value);

#endif
