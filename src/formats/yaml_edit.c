#include "formats/yaml_edit.h"

#include "base/utf8.h"
#include "formats/yaml_parse.h"
#include "formats/yaml_scalar.h"

#include <stdlib.h>

/* What is replaced: `len` bytes at `at`. */
struct edit {
    size_t at, len;
    str text;
    size_t rank;
};

struct editing {
    struct arena arena;
    const struct yaml_edit_list *what;
    str text; /* ends in a line break */
    str line_end;
    size_t *lines; /* where each begins */
    size_t line_count, line_cap;
    const struct yaml *list;                /* NULL: there is none yet */
    const struct yaml_edit_record **sorted; /* the records that are there, by their spans */
    size_t sorted_count;
    const struct yaml_edit_record **added; /* the new ones, by their rank */
    size_t added_count;
    struct edit *edits;
    size_t edit_count, edit_cap;
    const struct yaml_edit_record *records;
    size_t count;
    struct yaml_edit_counts counts;
    struct diag *diag;
};

static void write_pair(struct buf *out, const struct yaml_edit_key *key)
{
    buf_add(out, key->key);
    buf_lit(out, ": ");
    yaml_scalar_write(out, key->value);
}

/* --- spans */

/* Lines end in \n, \r\n or \r (YAML 1.2, section 5.4). */
static bool begins_line(const struct editing *a, size_t at)
{
    if (at == 0 || a->text.at[at - 1] == '\n')
        return true;
    return a->text.at[at - 1] == '\r' && (at == a->text.len || a->text.at[at] != '\n');
}

static void find_lines(struct editing *a)
{
    for (size_t at = 0; at <= a->text.len; at++) {
        if (!begins_line(a, at))
            continue;
        a->lines = arena_grow(&a->arena, a->lines, a->line_count, &a->line_cap, sizeof *a->lines);
        a->lines[a->line_count++] = at;
    }
}

/* The byte at a span, or the text's length where it has no such line. */
static size_t offset_of(const struct editing *a, struct span span)
{
    size_t at, len;

    if (span.line < 1 || (size_t)span.line > a->line_count)
        return a->text.len;
    at = a->lines[span.line - 1];
    if (at == 0 && str_starts(a->text, S("\xEF\xBB\xBF")))
        at = 3;
    for (int column = 1; column < span.column && at < a->text.len; column++, at += len)
        utf8_decode(str_from(a->text, at), &len);
    return at;
}

static char byte_at(const struct editing *a, size_t at)
{
    return at < a->text.len ? a->text.at[at] : '\n';
}

/* Whether nothing or a comment follows on the line. */
static bool line_is_over(const struct editing *a, size_t at)
{
    size_t begin = at;

    while (byte_at(a, at) == ' ' || byte_at(a, at) == '\t')
        at++;
    return byte_at(a, at) == '\n' || byte_at(a, at) == '\r' || (byte_at(a, at) == '#' && at > begin);
}

/* After the closing quotation mark on the same line, or 0. */
static size_t quoted_end(const struct editing *a, size_t at)
{
    char quote = byte_at(a, at);

    for (at++; byte_at(a, at) != '\n' && byte_at(a, at) != '\r'; at++) {
        if (quote == '"' && byte_at(a, at) == '\\')
            at++;
        else if (byte_at(a, at) == quote && quote == '\'' && byte_at(a, at + 1) == quote)
            at++;
        else if (byte_at(a, at) == quote)
            return at + 1;
    }
    return 0;
}

/* Where a key's value stands, of which nothing else may be on the line but a comment. An empty value follows the
 * colon. */
struct value_extent {
    size_t at, end;
    bool empty;
};

/* After the colon of a key that stands first on its line, or after the dashes there; or 0. */
static size_t key_end(const struct editing *a, const struct yaml *value)
{
    size_t at = offset_of(a, value->key_span);

    for (size_t i = a->lines[value->key_span.line - 1]; i < at; i++)
        if (a->text.at[i] != ' ' && a->text.at[i] != '-')
            return 0;
    if (!str_starts(str_from(a->text, at), value->key))
        return 0;
    for (at += value->key.len; byte_at(a, at) == ' ';)
        at++;
    return byte_at(a, at) == ':' ? at + 1 : 0;
}

static bool find_value(const struct editing *a, const struct yaml *value, struct value_extent *place)
{
    size_t colon = key_end(a, value), at;

    if (!colon || value->kind != YAML_SCALAR)
        return false;
    if (yaml_is_null(value) && value->text.len == 0) {
        *place = (struct value_extent){ colon, colon, true };
        return line_is_over(a, colon);
    }
    at = offset_of(a, value->span);
    if (value->quoted && at && (a->text.at[at - 1] == '"' || a->text.at[at - 1] == '\''))
        at--; /* libfyaml's mark is after the quotation mark */
    *place = (struct value_extent){ at, at, false };
    if (value->span.line != value->key_span.line || at < colon)
        return false;
    if (value->quoted && (byte_at(a, at) == '"' || byte_at(a, at) == '\''))
        place->end = quoted_end(a, at);
    else if (!value->quoted && str_starts(str_from(a->text, at), value->text))
        place->end = at + value->text.len;
    return place->end > at && line_is_over(a, place->end);
}

/* --- edits */

static void add_edit(struct editing *a, size_t at, size_t len, const struct buf *text)
{
    a->edits = arena_grow(&a->arena, a->edits, a->edit_count, &a->edit_cap, sizeof *a->edits);
    a->edits[a->edit_count] = (struct edit){ at, len, buf_copy(text, &a->arena), a->edit_count };
    a->edit_count++;
}

/* The last key of a record that stands with its value on a line of its own; NULL where none does. */
static const struct yaml *find_anchor(const struct editing *a, const struct yaml *record)
{
    const struct yaml *anchor = NULL;
    struct value_extent place;

    for (const struct yaml *value = record->first; value; value = value->next)
        if (find_value(a, value, &place))
            anchor = value;
    return anchor;
}

static void add_line(struct editing *a, const struct yaml *anchor, const struct yaml_edit_key *key)
{
    size_t line = (size_t)anchor->key_span.line;
    size_t at = line < a->line_count ? a->lines[line] : a->text.len;
    struct buf text = { 0 };

    buf_printf(&text, "%*s", anchor->key_span.column - 1, "");
    write_pair(&text, key);
    buf_add(&text, a->line_end);
    add_edit(a, at, 0, &text);
    buf_free(&text);
}

static void replace_value(struct editing *a, const struct value_extent *place, str value)
{
    struct buf text = { 0 };

    buf_add(&text, place->empty ? S(" ") : S(""));
    yaml_scalar_write(&text, value);
    add_edit(a, place->at, place->end - place->at, &text);
    buf_free(&text);
}

/* Whether a key of a record says something else than it should. */
static bool differs(const struct yaml *record, const struct yaml_edit_key *key)
{
    const struct yaml *value = yaml_get(record, key->key);

    return !value || value->kind != YAML_SCALAR || !str_equal(str_trim(value->text), key->value);
}

static bool can_edit(const struct editing *a, const struct yaml *record, const struct yaml_edit_record *edits)
{
    struct value_extent place;

    if (record->kind != YAML_MAP || byte_at(a, offset_of(a, record->span)) == '{' || !find_anchor(a, record))
        return false;
    for (size_t i = 0; i < edits->count; i++) {
        const struct yaml *value = yaml_get(record, edits->keys[i].key);

        if (value && differs(record, &edits->keys[i]) && !find_value(a, value, &place))
            return false;
    }
    return true;
}

static bool is_due(const struct yaml *record, const struct yaml_edit_record *edits)
{
    for (size_t i = 0; i < edits->count; i++)
        if (differs(record, &edits->keys[i]))
            return true;
    return false;
}

static void yaml_edit_record(struct editing *a, const struct yaml *record, const struct yaml_edit_record *edits)
{
    const struct yaml *anchor;
    struct value_extent place;

    if (!is_due(record, edits))
        return;
    if (!can_edit(a, record, edits)) {
        diag_warn(a->diag, "amend.record", record->span,
            "the decision can't be written into this record without disturbing it; please write it there yourself");
        return;
    }
    anchor = find_anchor(a, record);
    for (size_t i = 0; i < edits->count; i++) {
        const struct yaml *value = yaml_get(record, edits->keys[i].key);

        if (!value)
            add_line(a, anchor, &edits->keys[i]);
        else if (differs(record, &edits->keys[i]) && find_value(a, value, &place))
            replace_value(a, &place, edits->keys[i].value);
    }
    a->counts.changed++;
}

static int compare_spans(struct span a, struct span b)
{
    return a.line != b.line ? a.line - b.line : a.column - b.column;
}

static int by_place(const void *left, const void *right)
{
    const struct yaml_edit_record *const *a = left, *const *b = right;

    return compare_spans((*a)->at, (*b)->at);
}

static int by_rank(const void *left, const void *right)
{
    const struct yaml_edit_record *const *a = left, *const *b = right;

    if ((*a)->rank != (*b)->rank)
        return (*a)->rank < (*b)->rank ? -1 : 1;
    return (*a > *b) - (*a < *b); /* they are of one array */
}

static int by_offset(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;

    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static void sort_records(struct editing *a)
{
    a->sorted = arena_array(&a->arena, const struct yaml_edit_record *, a->count);
    a->added = arena_array(&a->arena, const struct yaml_edit_record *, a->count);
    for (size_t i = 0; i < a->count; i++) {
        if (a->records[i].at.line)
            a->sorted[a->sorted_count++] = &a->records[i];
        else
            a->added[a->added_count++] = &a->records[i];
    }
    if (a->sorted_count)
        qsort(a->sorted, a->sorted_count, sizeof *a->sorted, by_place);
    if (a->added_count)
        qsort(a->added, a->added_count, sizeof *a->added, by_rank);
}

/* What is to be said of a record that is there; NULL: nothing. Asked for each record in its turn. */
static const struct yaml_edit_record *take_edits(const struct editing *a, size_t *next, const struct yaml *item)
{
    while (*next < a->sorted_count && compare_spans(a->sorted[*next]->at, item->span) < 0)
        ++*next;
    if (*next < a->sorted_count && compare_spans(a->sorted[*next]->at, item->span) == 0)
        return a->sorted[*next];
    return NULL;
}

static void edit_all(struct editing *a)
{
    size_t next = 0;

    for (const struct yaml *item = a->list ? a->list->first : NULL; item; item = item->next) {
        const struct yaml_edit_record *edits = take_edits(a, &next, item);

        if (edits)
            yaml_edit_record(a, item, edits);
    }
}

/* --- writing */

static void write_new(struct editing *a, struct buf *out, const struct yaml_edit_record *record)
{
    int indent = a->list ? a->list->span.column - 1 : 0;

    for (size_t i = 0; i < record->count; i++) {
        buf_printf(out, "%*s%s", indent, "", i ? "  " : "- ");
        write_pair(out, &record->keys[i]);
        buf_add(out, a->line_end);
    }
    a->counts.added++;
}

static void write_all(struct editing *a, struct buf *out)
{
    size_t at = 0;

    if (a->edit_count)
        qsort(a->edits, a->edit_count, sizeof *a->edits, by_offset);
    for (size_t i = 0; i < a->edit_count; i++) {
        buf_add(out, (str){ a->text.at + at, a->edits[i].at - at });
        buf_add(out, a->edits[i].text);
        at = a->edits[i].at + a->edits[i].len;
    }
    buf_add(out, str_from(a->text, at));
    for (size_t i = 0; i < a->added_count; i++)
        write_new(a, out, a->added[i]);
}

/* --- reading again */

static const struct yaml_edit_key *find_key(const struct yaml_edit_record *edits, str key)
{
    for (size_t i = 0; edits && i < edits->count; i++)
        if (str_equal(edits->keys[i].key, key))
            return &edits->keys[i];
    return NULL;
}

static bool says(const struct yaml *record, const struct yaml_edit_record *edits)
{
    for (size_t i = 0; i < edits->count; i++)
        if (differs(record, &edits->keys[i]))
            return false;
    return true;
}

/* Whether a record is what it was, or what it was with what was to be edited. */
static bool is_as_wanted(const struct yaml *was, const struct yaml *is, const struct yaml_edit_record *edits)
{
    if (yaml_equal(was, is))
        return true;
    if (!edits || is->kind != YAML_MAP || !says(is, edits))
        return false;
    for (const struct yaml *value = was->first; value; value = value->next) {
        const struct yaml *now = yaml_get(is, value->key);

        if (!now || (!find_key(edits, value->key) && !yaml_equal(value, now)))
            return false;
    }
    for (const struct yaml *value = is->first; value; value = value->next)
        if (!yaml_get(was, value->key) && !find_key(edits, value->key))
            return false;
    return true;
}

/* NULL where there is none yet. */
static const struct yaml *list_of(const struct editing *a, const struct yaml *root)
{
    if (yaml_is_null(root))
        return NULL;
    return root->kind == YAML_MAP ? yaml_get(root, a->what->key) : root;
}

static bool is_whole(const struct editing *a, const struct yaml *root)
{
    const struct yaml *now = list_of(a, root), *item, *was = a->list ? a->list->first : NULL;
    const struct yaml nothing = { .kind = YAML_MAP };
    size_t next = 0;

    item = now ? now->first : NULL;
    for (; was; was = was->next, item = item->next)
        if (!item || !is_as_wanted(was, item, take_edits(a, &next, was)))
            return false;
    for (size_t i = 0; i < a->added_count; i++, item = item->next)
        if (!item || !is_as_wanted(&nothing, item, a->added[i]))
            return false;
    return !item;
}

static bool check(struct editing *a, str text)
{
    struct diag found = { 0 };
    const struct yaml *root = yaml_parse(&a->arena, text, 1, &found);
    bool ok = root && !diag_bad(&found) && is_whole(a, root);

    diag_free(&found);
    if (!ok)
        diag_error(a->diag, "amend.unsafe", NOWHERE,
            "the decisions can't be written here without disturbing what stands here; nothing was written");
    return ok;
}

/* --- all of it */

static bool read_list(struct editing *a, str text)
{
    const struct yaml *root = yaml_parse(&a->arena, text, 1, a->diag);

    if (!root)
        return false;
    a->list = list_of(a, root);
    if (!a->list || a->list->kind == YAML_LIST) {
        if (!a->list || byte_at(a, offset_of(a, a->list->span)) != '[' || a->added_count == 0)
            return true;
    }
    diag_error(a->diag, "amend.list", a->list->span,
        "new %.*s can only be added to a list of which each begins with “- ”; please write it so", STR(a->what->key));
    return false;
}

/* The text, with a heading where there is none and a line break at the end. */
static void prepare(struct editing *a, str text)
{
    struct buf whole = { 0 };
    ptrdiff_t first = str_find(text, S("\n"));

    a->line_end = first > 0 && text.at[first - 1] == '\r' ? S("\r\n") : S("\n");
    if (text.len == 0)
        text = a->what->heading;
    buf_add(&whole, text);
    if (!str_ends(text, S("\n")))
        buf_add(&whole, a->line_end);
    a->text = buf_copy(&whole, &a->arena);
    buf_free(&whole);
}

bool yaml_edit_records(struct buf *out, struct yaml_edit_counts *counts, str text, const struct yaml_edit_list *what,
    const struct yaml_edit_record *records, size_t count, struct diag *diag)
{
    struct editing a = { .what = what, .records = records, .count = count, .diag = diag };
    size_t begin = out->len;
    bool ok;

    prepare(&a, text);
    find_lines(&a);
    sort_records(&a);
    ok = read_list(&a, text);
    if (ok) {
        edit_all(&a);
        write_all(&a, out);
        ok = check(&a, str_from(buf_str(out), begin));
    }
    *counts = a.counts;
    arena_free(&a.arena);
    return ok;
}
