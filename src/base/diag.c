#include "base/diag.h"

#include "base/json.h"
#include "base/unicode.h"

#include <stdlib.h>

const char *level_name(enum level level)
{
    static const char *const names[LEVEL_COUNT] = { "fatal", "error", "warning", "info", "usage" };

    return names[level];
}

void diag_add(struct diag *diag, enum level level, const char *code, struct span span, const char *format, ...)
{
    struct finding *finding;
    va_list args;

    diag->at[level]++;
    if (diag->count == DIAG_LIMIT)
        return;
    diag->items = arena_grow(&diag->arena, diag->items, diag->count, &diag->cap, sizeof *diag->items);
    finding = &diag->items[diag->count++];
    finding->level = level;
    finding->code = code;
    finding->path = arena_copy(&diag->arena, diag->path);
    finding->span = span;
    va_start(args, format);
    finding->message = arena_vprintf(&diag->arena, format, args);
    va_end(args);
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

void diag_sort(struct diag *diag)
{
    struct ranked *ranked = memory_resize(NULL, diag->count * sizeof *ranked);

    for (size_t i = 0; i < diag->count; i++)
        ranked[i] = (struct ranked){ diag->items[i], i };
    qsort(ranked, diag->count, sizeof *ranked, compare);
    for (size_t i = 0; i < diag->count; i++)
        diag->items[i] = ranked[i].finding;
    free(ranked);
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
    buf_printf(out, " %s[%s]: ", level_name(f->level), f->code);
    unicode_add_tame(out, f->message);
    buf_byte(out, '\n');
}

static void print_json(struct buf *out, const struct finding *f)
{
    buf_printf(out, "{\"level\": \"%s\", \"code\": \"%s\"", level_name(f->level), f->code);
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
