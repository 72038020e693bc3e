/* formats/yaml_edit.h: values written into a list of records, where everything else stays byte for byte as a person
 * wrote it.
 *
 * In:  the file's text and what is to be said of which records. Out: the new text: a value is replaced where it stands,
 * a key that is missing is a line after another of its record, a new record stands at the end. The text is read again
 * before it is given out, and has to hold what it held before and what was asked for, nothing else.
 */
#ifndef STELE_FORMATS_YAML_EDIT_H
#define STELE_FORMATS_YAML_EDIT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

struct yaml_edit_key {
    str key;
    str value; /* one line */
};

struct yaml_edit_record {
    struct span at; /* where the record begins in the file; line 0: a new one */
    struct yaml_edit_key keys[8];
    size_t count;
    size_t rank; /* of a new one: the order in which new ones are written */
};

struct yaml_edit_counts {
    size_t added, changed;
};

/* Where the records are. */
struct yaml_edit_list {
    str key;     /* the list is the file itself, or stands there under this key */
    str heading; /* of a new file */
};

/* Writes the edited text; no text at all is a new file, which gets a heading. False where nothing may be written, after
 * the errors amend.list (the list is written in brackets) or amend.unsafe, or those of formats/yaml_parse.h. A record
 * that can't be changed without disturbing it (in braces, say) is left as it is, with the warning amend.record. Linear
 * but for sorting. */
bool yaml_edit_records(struct buf *out, struct yaml_edit_counts *counts, str text, const struct yaml_edit_list *what,
    const struct yaml_edit_record *records, size_t count, struct diag *diag);

#endif
