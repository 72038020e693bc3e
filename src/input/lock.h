/* input/lock.h: stele.lock.yaml, decisions that must last: what each translation was made from.
 *
 *     translations:
 *       "articles/a.zh-Hans.md":
 *         of: "articles/a.md"
 *         front: 0a1b2c3d
 *         blocks:
 *           9f8e7d6c 5b4a3928 …
 *         notes:
 *           …
 *
 * `front` stands for the words of the original's front matter, `blocks` and `notes` for its blocks and notes in their
 * order (facts/blocks.h), eight hexadecimal digits each. It is written on request only, and read by builds. Other
 * sections are others' and stay byte for byte where the file is written again.
 */
#ifndef STELE_INPUT_LOCK_H
#define STELE_INPUT_LOCK_H

#include "base/map.h"
#include "formats/yaml_parse.h"

#include <stdint.h>

enum { LOCK_BYTES = YAML_BYTES };

/* The first half of each hash, which is what the file holds. */
struct lock_marks {
    uint32_t *items;
    size_t count;
};

struct lock_entry {
    str path; /* the translation's file, in NFC */
    str of;   /* the original's */
    uint32_t front;
    struct lock_marks blocks;
    struct lock_marks notes;
};

/* In the order of the file. */
struct lock {
    struct lock_entry *entries;
    size_t count, cap;
    struct map by_path; /* of struct lock_entry */
};

/* Reads the section `translations` of a file that is parsed; `map` may be NULL. What isn't of this form is the warning
 * lock.form and is passed over. */
void lock_read(struct lock *lock, struct arena *arena, const struct yaml *map, struct diag *diag);

/* Writes the file's text `was` again, with these entries in the place of its section `translations`; where it has none,
 * after all others. False, after errors (lock.form, or those of formats/yaml_parse.h), where the text can't be edited:
 * nothing is to be written then. */
bool lock_edit(struct buf *out, str was, const struct lock_entry *entries, size_t count, struct diag *diag);

#endif
