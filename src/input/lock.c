#include "input/lock.h"

#include "base/json.h"
#include "base/unicode.h"
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

/* Lines [begin, end) of a text are what the section takes; both after the last line where there is none. */
struct section {
    size_t begin, end; /* bytes */
};

static bool is_blank_or_comment(str line)
{
    return str_trim(line).len == 0 || line.at[0] == '#';
}

static bool ends_document(str line)
{
    return str_starts(line, S("...")) || str_starts(line, S("---"));
}

/* The bytes of `text` before line `line`, counted from 1. */
static size_t offset_of(str text, int line)
{
    str rest = text, ignored;

    while (--line > 0 && str_line(&rest, &ignored))
        continue;
    return text.len - rest.len;
}

/* The section from its key on, up to the next key or the document's end; comments in front of these are theirs. */
static size_t end_of_section(str text, size_t begin, int line, int next_line)
{
    str rest = str_from(text, begin), ignored;
    size_t end;

    str_line(&rest, &ignored);
    end = text.len - rest.len;
    for (line++; (next_line == 0 || line < next_line) && rest.len; line++) {
        str here;

        str_line(&rest, &here);
        if (ends_document(here))
            break;
        if (!is_blank_or_comment(here))
            end = text.len - rest.len;
    }
    return end;
}

static size_t end_of_document(str text, int last_line)
{
    str rest = str_from(text, offset_of(text, last_line)), line;

    while (rest.len) {
        size_t at = text.len - rest.len;

        str_line(&rest, &line);
        if (str_starts(line, S("...")))
            return at;
    }
    return text.len;
}

/* The first line that says something. */
static str first_line(str text)
{
    str line = S("");

    while (str_line(&text, &line) && (is_blank_or_comment(line) || str_equal(str_trim(line), S("---"))))
        continue;
    return line;
}

/* Keys stand at the beginning of lines of their own, so that lines can be exchanged. */
static bool is_plain(const struct yaml *map, str text)
{
    str first = first_line(text), line = S("");
    int at = 0;

    if (map->kind != YAML_MAP || str_starts(first, S("{")) || str_starts(first, S("---")))
        return false;
    for (const struct yaml *value = map->first; value; value = value->next) {
        while (at < value->key_span.line && str_line(&text, &line))
            at++;
        if (value->key_span.column > 2 || line.len == 0 || line.at[0] == ' ')
            return false;
    }
    return true;
}

static struct section find_section(const struct yaml *map, str text)
{
    int last = 0;

    for (const struct yaml *value = map->first; value; value = value->next) {
        struct section section;

        last = value->key_span.line;
        if (!str_equal(value->key, S("translations")))
            continue;
        section.begin = offset_of(text, last);
        section.end = end_of_section(text, section.begin, last, value->next ? value->next->key_span.line : 0);
        return section;
    }
    return (struct section){ end_of_document(text, last), end_of_document(text, last) };
}

static void edits(struct buf *out, str was, const struct yaml *map, const struct lock_entry *entries, size_t count)
{
    struct section section = find_section(map, was);

    if (was.len == 0)
        buf_lit(out, "# What must last: written by “stele lock”, read by builds, kept with the articles.\n");
    buf_add(out, str_first(was, section.begin));
    if (section.begin && was.at[section.begin - 1] != '\n')
        buf_byte(out, '\n');
    write_section(out, entries, count);
    buf_add(out, str_from(was, section.end));
}

/* Whether a text says of all but our section what `before` says. Both are in the same order. */
static bool says_the_same(struct arena *arena, const struct yaml *before, str text)
{
    struct diag diag = { 0 };
    const struct yaml *map = yaml_parse(arena, text, 1, &diag), *now = map ? map->first : NULL;
    bool ok = map && diag.count == 0;

    for (const struct yaml *was = before->first; ok && was; was = was->next) {
        if (str_equal(was->key, S("translations")))
            continue;
        if (now && str_equal(now->key, S("translations")))
            now = now->next;
        ok = now && yaml_equal(was, now);
        now = now ? now->next : NULL;
    }
    diag_free(&diag);
    return ok;
}

bool lock_edit(struct buf *out, str was, const struct lock_entry *entries, size_t count, struct diag *diag)
{
    struct arena scratch = { 0 };
    size_t errors = diag->at[LEVEL_ERROR];
    struct yaml *map = yaml_parse(&scratch, was, 1, diag);
    bool ok = map && diag->at[LEVEL_ERROR] == errors;

    if (ok && is_plain(map, was))
        edits(out, was, map, entries, count);
    if (ok && !(is_plain(map, was) && says_the_same(&scratch, map, buf_str(out)))) {
        diag_error(diag, "lock.form", ((struct span){ 1, 1 }),
            "this file can't be amended: its sections want to begin at the beginning of a line, like “translations:”");
        ok = false;
    }
    arena_free(&scratch);
    return ok;
}
