#include "input/lock.h"

#include "base/json.h"
#include "base/unicode.h"
#include "formats/yaml_section.h"
#include "formats/yaml_parse.h"

/* How many marks stand on a line of the file. */
enum { MARKS_ON_A_LINE = 10, MARK_DIGITS = 8 };

/* --- reading */

struct reading {
    struct lock *lock;
    struct arena *arena;
    struct diag *diag;
};

static bool read_mark(str digits, uint32_t *mark)
{
    *mark = 0;
    if (digits.len != MARK_DIGITS)
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.at[i];
        int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;

        if (value < 0)
            return false;
        *mark = *mark << 4 | (uint32_t)value;
    }
    return true;
}

static str take_word(str *rest)
{
    size_t len = 0;

    *rest = str_trim(*rest);
    while (len < rest->len && rest->at[len] != ' ' && rest->at[len] != '\n')
        len++;
    return str_first(*rest, len);
}

static bool read_marks(struct reading *r, const struct yaml *value, struct lock_marks *marks)
{
    str rest = value ? value->text : S("");
    size_t cap = 0;

    *marks = (struct lock_marks){ 0 };
    if (!value)
        return true;
    if (value->kind != YAML_SCALAR)
        return false;
    if (yaml_is_null(value))
        return true;
    for (str word; (word = take_word(&rest)).len; rest = str_from(rest, word.len)) {
        marks->items = arena_grow(r->arena, marks->items, marks->count, &cap, sizeof *marks->items);
        if (!read_mark(word, &marks->items[marks->count++]))
            return false;
    }
    return true;
}

static bool read_entry(struct reading *r, const struct yaml *value, struct lock_entry *entry)
{
    const struct yaml *of = yaml_get(value, S("of")), *front = yaml_get(value, S("front"));

    if (!of || of->kind != YAML_SCALAR || !front || front->kind != YAML_SCALAR ||
        !read_mark(front->text, &entry->front))
        return false;
    entry->of = of->text;
    return read_marks(r, yaml_get(value, S("blocks")), &entry->blocks) &&
           read_marks(r, yaml_get(value, S("notes")), &entry->notes);
}

static void add_entry(struct reading *r, const struct yaml *value)
{
    struct lock *lock = r->lock;
    struct lock_entry entry = { .path = unicode_nfc(r->arena, value->key) };

    if (value->kind != YAML_MAP || !read_entry(r, value, &entry)) {
        diag_warn(r->diag, "lock.form", value->key_span,
            "what “%.*s” was made from can't be read here and is passed over; “stele lock” writes it again",
            STR(value->key));
        return;
    }
    lock->entries = arena_grow(r->arena, lock->entries, lock->count, &lock->cap, sizeof *lock->entries);
    lock->entries[lock->count++] = entry;
}

void lock_read(struct lock *lock, struct arena *arena, const struct yaml *map, struct diag *diag)
{
    struct reading reading = { lock, arena, diag };
    const struct yaml *section = map && map->kind == YAML_MAP ? yaml_get(map, S("translations")) : NULL;

    *lock = (struct lock){ .by_path = { .arena = arena } };
    if (map && map->kind != YAML_MAP)
        diag_warn(diag, "lock.form", map->span, "this file wants sections, like “translations:”");
    if (!section || (section->kind == YAML_SCALAR && yaml_is_null(section)))
        return;
    if (section->kind != YAML_MAP) {
        diag_warn(diag, "lock.form", section->span, "translations: wants a map from files to what they were made from");
        return;
    }
    for (const struct yaml *value = section->first; value; value = value->next)
        add_entry(&reading, value);
    for (size_t i = 0; i < lock->count; i++)
        map_set(&lock->by_path, lock->entries[i].path, &lock->entries[i]);
}

/* --- writing */

static void write_marks(struct buf *out, const char *name, const struct lock_marks *marks)
{
    if (marks->count == 0)
        return;
    buf_printf(out, "    %s:", name);
    for (size_t i = 0; i < marks->count; i++)
        buf_printf(out, "%s%08lx", i % MARKS_ON_A_LINE ? " " : "\n      ", (unsigned long)marks->items[i]);
    buf_byte(out, '\n');
}

static void write_section(struct buf *out, const struct lock_entry *entries, size_t count)
{
    if (count == 0)
        return;
    buf_lit(out, "translations:\n");
    for (size_t i = 0; i < count; i++) {
        buf_lit(out, "  ");
        json_string(out, entries[i].path);
        buf_lit(out, ":\n    of: ");
        json_string(out, entries[i].of);
        buf_printf(out, "\n    front: %08lx\n", (unsigned long)entries[i].front);
        write_marks(out, "blocks", &entries[i].blocks);
        write_marks(out, "notes", &entries[i].notes);
    }
}

bool lock_edit(struct buf *out, str was, const struct lock_entry *entries, size_t count, struct diag *diag)
{
    struct buf section = { 0 };
    bool ok;

    write_section(&section, entries, count);
    if (was.len == 0)
        was = S("# What must last: written by “stele lock”, read by builds, kept with the articles.\n");
    ok = yaml_section_replace(out, was, S("translations"), buf_str(&section), "lock.form", diag);
    buf_free(&section);
    return ok;
}
