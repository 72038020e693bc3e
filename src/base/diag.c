#include "base/diag.h"

#include "base/json.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What a message quotes is cut after so many characters; and so is a message as a whole. */
enum { QUOTED_CHARACTERS = 60, MESSAGE_CHARACTERS = 1000 };

const char *diag_level_name(enum level level)
{
    static const char *const names[LEVEL_COUNT] = { "fatal", "error", "warning", "info", "usage" };

    return names[level];
}

/* Adds what stands before `end`, in full or cut. */
static void add_cut(struct buf *out, str text, size_t characters)
{
    size_t at = 0, len;

    for (size_t i = 0; i < characters && at < text.len; i++, at += len)
        utf8_decode(str_from(text, at), &len);
    buf_add(out, str_first(text, at));
    if (at < text.len)
        buf_lit(out, "…");
}

/* Adds `text`, of which what stands in quotation marks is an author's and may be of any length. */
static void add_shortened(struct buf *out, str text)
{
    for (ptrdiff_t open, close; (open = str_find(text, S("“"))) >= 0; text = str_from(text, (size_t)close)) {
        str quoted = str_from(text, (size_t)open + 3);

        buf_add(out, str_first(text, (size_t)open + 3));
        close = str_find(quoted, S("”"));
        if (close < 0)
            close = (ptrdiff_t)quoted.len;
        add_cut(out, str_first(quoted, (size_t)close), QUOTED_CHARACTERS);
        close += open + 3;
    }
    buf_add(out, text);
}

static str shorten(struct arena *arena, str message)
{
    struct buf all = { 0 }, cut = { 0 };
    str shortened;

    if (message.len <= QUOTED_CHARACTERS)
        return arena_copy(arena, message);
    add_shortened(&all, message);
    add_cut(&cut, buf_str(&all), MESSAGE_CHARACTERS);
    shortened = buf_copy(&cut, arena);
    buf_free(&all);
    buf_free(&cut);
    return shortened;
}

/* Whether a finding is wanted at all; its level may become another. */
static bool is_wanted(const struct diag *diag, const char *code, enum level *level)
{
    const struct diag_wish *wish = NULL;

    if (*level == LEVEL_FATAL || *level == LEVEL_USAGE)
        return true;
    for (size_t i = 0; i < diag->wish_count && !wish; i++)
        if (strcmp(diag->wishes[i].code, code) == 0)
            wish = &diag->wishes[i];
    if (!wish || (*level == LEVEL_ERROR && !wish->lenient))
        return true;
    if (!wish->off)
        *level = wish->level;
    return !wish->off;
}

void diag_tune(struct diag *diag, const struct diag_wish *wishes, size_t count)
{
    struct diag_wish *copy = arena_array(&diag->arena, struct diag_wish, count);
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        copy[i] = wishes[i];
    diag->wishes = copy;
    diag->wish_count = count;
    for (size_t i = 0; i < diag->count; i++) {
        struct finding finding = diag->items[i];

        diag->at[finding.level]--;
        if (!is_wanted(diag, finding.code, &finding.level))
            continue;
        diag->at[finding.level]++;
        diag->items[kept++] = finding;
    }
    diag->count = kept;
}

/* Most findings are about the same file as the one before. */
static str path_of(struct diag *diag)
{
    str last = diag->count > 1 ? diag->items[diag->count - 2].path : S("");

    return str_equal(last, diag->path) ? last : arena_copy(&diag->arena, diag->path);
}

void diag_add(struct diag *diag, enum level level, const char *code, struct span span, const char *format, ...)
{
    struct arena scratch = { 0 };
    struct finding *finding;
    va_list args;

    if (!is_wanted(diag, code, &level))
        return;
    if (++diag->at[level] > DIAG_LIMIT)
        return;
    diag->items = arena_grow(&diag->arena, diag->items, diag->count, &diag->cap, sizeof *diag->items);
    finding = &diag->items[diag->count++];
    finding->level = level;
    finding->code = code;
    finding->path = path_of(diag);
    finding->span = span;
    va_start(args, format);
    finding->message = shorten(&diag->arena, arena_vprintf(&scratch, format, args));
    va_end(args);
    arena_free(&scratch);
}

bool diag_bad(const struct diag *diag)
{
    return diag->at[LEVEL_FATAL] || diag->at[LEVEL_ERROR];
}

str diag_enter(struct diag *diag, str path)
{
    str before = diag->path;

    diag->path = path;
    return before;
}

void diag_join(struct diag *diag, struct diag *from)
{
    size_t kept[LEVEL_COUNT] = { 0 };
    str path = diag->path;

    for (size_t i = 0; i < from->count; i++) {
        const struct finding *f = &from->items[i];

        kept[f->level]++;
        diag->path = f->path;
        diag_add(diag, f->level, f->code, f->span, "%.*s", STR(f->message));
    }
    for (int level = 0; level < LEVEL_COUNT; level++)
        diag->at[level] += from->at[level] - kept[level];
    diag->path = path;
    diag_free(from);
}

void diag_settle(struct diag *diag, struct arena *arena)
{
    struct finding *items = arena_array(arena, struct finding, diag->count);
    str path = S("");

    for (size_t i = 0; i < diag->count; i++) {
        items[i] = diag->items[i];
        if (!str_equal(path, items[i].path))
            path = arena_copy(arena, items[i].path);
        items[i].path = path;
        items[i].message = arena_copy(arena, items[i].message);
    }
    arena_free(&diag->arena);
    diag->items = items;
    diag->cap = diag->count;
}

struct ranked {
    struct finding finding;
    size_t rank;
};

static int compare(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int order = str_compare(a->finding.path, b->finding.path);

    if (!order)
        order = a->finding.span.line - b->finding.span.line;
    if (!order)
        order = a->finding.span.column - b->finding.span.column;
    return order ? order : (a->rank > b->rank) - (a->rank < b->rank);
}

/* Findings that say the same of one file; infos, whatever files they are of. */
struct repeated {
    struct finding *last; /* that is kept */
    size_t count;
};

static str key_of(struct arena *arena, const struct finding *f)
{
    str path = f->level == LEVEL_INFO ? S("") : f->path;

    return arena_printf(arena, "%s %.*s\n%.*s", f->code, STR(path), STR(f->message));
}

/* The last of those that are kept says how many more there are. */
static void report_more(struct diag *diag, const struct map *known)
{
    for (size_t i = 0; i < known->cap; i++) {
        const struct repeated *r = known->slots[i].value;

        if (r && r->count > DIAG_REPEATED)
            r->last->message = arena_printf(
                &diag->arena, "%.*s (and %zu more like it)", STR(r->last->message), r->count - DIAG_REPEATED);
    }
}

/* Keeps the first of those that repeat. */
static void count_repeated(struct diag *diag)
{
    struct arena arena = { 0 };
    struct map known = { .arena = &arena };
    size_t kept = 0;

    for (size_t i = 0; i < diag->count; i++) {
        str key = key_of(&arena, &diag->items[i]);
        struct repeated *r = map_get(&known, key);

        if (!r) {
            r = arena_new(&arena, struct repeated);
            map_set(&known, key, r);
        }
        if (++r->count > DIAG_REPEATED)
            continue;
        r->last = &diag->items[kept];
        diag->items[kept++] = diag->items[i];
    }
    diag->count = kept;
    report_more(diag, &known);
    arena_free(&arena);
}

void diag_sort(struct diag *diag)
{
    struct ranked *ranked = arena_resize(NULL, diag->count * sizeof *ranked);

    for (size_t i = 0; i < diag->count; i++)
        ranked[i] = (struct ranked){ diag->items[i], i };
    qsort(ranked, diag->count, sizeof *ranked, compare);
    for (size_t i = 0; i < diag->count; i++)
        diag->items[i] = ranked[i].finding;
    free(ranked);
    if (diag->count > DIAG_REPEATED)
        count_repeated(diag);
}

void diag_print_text(struct buf *out, const struct finding *f, str root)
{
    if (f->path.len && root.len && f->path.at[0] != '/') {
        unicode_add_tame(out, root);
        buf_byte(out, '/');
    }
    unicode_add_tame(out, f->path.len ? f->path : S("stele"));
    buf_byte(out, ':');
    if (f->span.line)
        buf_printf(out, "%d:", f->span.line);
    if (f->span.line && f->span.column)
        buf_printf(out, "%d:", f->span.column);
    buf_printf(out, " %s[%s]: ", diag_level_name(f->level), f->code);
    unicode_add_tame(out, f->message);
    buf_byte(out, '\n');
}

static void print_json(struct buf *out, const struct finding *f)
{
    buf_printf(out, "{\"level\": \"%s\", \"code\": \"%s\"", diag_level_name(f->level), f->code);
    if (f->path.len) {
        buf_lit(out, ", \"path\": ");
        json_string(out, f->path);
    }
    if (f->span.line)
        buf_printf(out, ", \"line\": %d", f->span.line);
    if (f->span.line && f->span.column)
        buf_printf(out, ", \"column\": %d", f->span.column);
    buf_lit(out, ", \"message\": ");
    json_string(out, f->message);
    buf_byte(out, '}');
}

void diag_print_json(struct buf *out, const struct diag *diag, str path)
{
    buf_lit(out, "{\"path\": ");
    json_string(out, path);
    buf_lit(out, ", \"findings\": [");
    for (size_t i = 0; i < diag->count; i++) {
        if (i)
            buf_lit(out, ", ");
        print_json(out, &diag->items[i]);
    }
    buf_lit(out, "]}\n");
}

void diag_free(struct diag *diag)
{
    arena_free(&diag->arena);
    *diag = (struct diag){ 0 };
}
