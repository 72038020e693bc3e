/* formats/yaml.h: YAML as a tree of scalars, lists and maps in an arena, every node with its span. Nothing is
 * interpreted: a scalar is its text, and what it may mean is said by the field that it is read into (input/fields.h).
 */
#ifndef STELE_FORMATS_YAML_H
#define STELE_FORMATS_YAML_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    struct span span;
    str text;           /* YAML_SCALAR */
    bool quoted;        /* YAML_SCALAR: in quotation marks or a block, so never "nothing" */
    struct yaml *first; /* YAML_LIST: the items; YAML_MAP: the values */
    struct yaml *next;
    str key; /* of a value in a map */
    struct span key_span;
    struct span comment;   /* YAML_SCALAR: of the comment after it on its line; line 0: none */
    bool comment_reported; /* it looks like no comment, and is reported */
};

/* The value of `key` in a map, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, str key);

/* A map's entries whose keys begin with "x-", copied as they are, in a map; NULL where it has none. */
const struct yaml *yaml_own(struct arena *arena, const struct yaml *map);

/* A copy of a tree; its texts as well. */
struct yaml *yaml_copy(struct arena *arena, const struct yaml *node);

/* Whether two trees say the same: kinds, texts and keys, in the same order, whatever their spans and quotation marks.
 */
bool yaml_equal(const struct yaml *a, const struct yaml *b);

/* The warning yaml.comment for a text that was cut at its "#", if it was and that isn't reported. */
void yaml_report_comment(const struct yaml *node, struct diag *diag);

/* Whether a scalar says nothing: `key:` or `key: ~` or `key: null`. */
bool yaml_is_null(const struct yaml *node);

#endif
