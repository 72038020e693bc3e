#include "cli/report.h"

#include "base/file.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdio.h>
#include <time.h>

/* How much of a long line is shown, and how much of it before the span, in columns. */
enum { SHOWN = 100, BEFORE = 60, SOURCE_BYTES = 16 << 20 };

/* The file that the last finding was about; findings come sorted, so that it is read once. */
struct source {
    struct arena arena;
    str path;
    str rest; /* from line `line` on */
    int line;
};

/* --- the source line */

static void open_source(struct source *source, str root, str path)
{
    const char *file;

    if (str_equal(source->path, path))
        return;
    arena_reset(&source->arena);
    *source = (struct source){ .arena = source->arena, .path = path, .line = 1 };
    file = file_join(&source->arena, root, path);
    if (file_read(&source->arena, file, SOURCE_BYTES, &source->rest) != 0)
        source->rest = S("");
}

/* The line's text; false where the file has none, or can't be read. */
static bool find_line(struct source *source, int line, str *text)
{
    str rest;

    if (line < source->line)
        return false;
    while (source->line < line && str_line(&source->rest, text))
        source->line++;
    rest = source->rest; /* another finding may be about the same line */
    return source->line == line && str_line(&rest, text);
}

/* Writes the part of a line around character `column`; returns on which column of the terminal that stands. */
static int write_line(struct buf *out, str text, int column)
{
    int at = 0, caret = 0, number = 1, skip = column > BEFORE ? column - BEFORE : 0;

    if (skip) {
        buf_lit(out, "…");
        at = 1;
    }
    for (size_t i = 0, len; i < text.len; i += len, number++) {
        uint32_t c = utf8_decode(str_from(text, i), &len);

        if (number == column)
            caret = at;
        if (number <= skip)
            continue;
        if (at >= SHOWN) {
            buf_lit(out, "…");
            break;
        }
        if (c == '\t')
            buf_byte(out, ' ');
        else
            buf_add(out, unicode_prints(c) ? (str){ text.at + i, len } : S("·"));
        at += unicode_prints(c) ? unicode_width(c) : 1;
    }
    return number <= column ? at : caret;
}

static void write_source(struct buf *out, struct source *source, str root, const struct finding *finding)
{
    str text;
    int caret;

    if (finding->span.line == 0 || finding->path.len == 0)
        return;
    open_source(source, root, finding->path);
    if (!find_line(source, finding->span.line, &text))
        return;
    buf_printf(out, "%6d | ", finding->span.line);
    caret = write_line(out, text, finding->span.column);
    buf_byte(out, '\n');
    if (finding->span.column)
        buf_printf(out, "       | %*s^\n", caret, "");
}

/* --- findings */

static const char *colour_of(enum level level)
{
    switch (level) {
    case LEVEL_FATAL:
    case LEVEL_ERROR:
    case LEVEL_USAGE: return "\x1b[1;31m";
    case LEVEL_WARNING: return "\x1b[1;33m";
    case LEVEL_INFO: return "\x1b[1;36m";
    }
    return "";
}

/* Colours the name of the level, which stands where the message's line has "error[code]". */
static void write_coloured(struct buf *out, const struct finding *finding, str root)
{
    struct arena scratch = { 0 };
    struct buf plain = { 0 };
    str name = str_of(diag_level_name(finding->level)), line;
    ptrdiff_t at;

    diag_print_text(&plain, finding, root);
    line = buf_str(&plain);
    at = str_find(line, arena_printf(&scratch, " %.*s[%s]: ", STR(name), finding->code));
    buf_add(out, str_first(line, (size_t)at + 1));
    buf_add(out, str_of(colour_of(finding->level)));
    buf_add(out, name);
    buf_lit(out, "\x1b[0m");
    buf_add(out, str_from(line, (size_t)at + 1 + name.len));
    buf_free(&plain);
    arena_free(&scratch);
}

void report_findings(struct buf *out, const struct diag *diag, str root, const struct report_style *style)
{
    struct source source = { .line = 1 };

    for (size_t i = 0; i < diag->count; i++) {
        const struct finding *finding = &diag->items[i];
        bool outside = finding->path.len && str_equal(finding->path, style->outside);
        str base = outside ? S("") : root;

        if (style->colour)
            write_coloured(out, finding, base);
        else
            diag_print_text(out, finding, base);
        if (style->source)
            write_source(out, &source, base, finding);
    }
    arena_free(&source.arena);
    for (int level = 0; level < LEVEL_COUNT; level++)
        if (diag->at[level] > DIAG_LIMIT)
            buf_printf(out, "stele: of %zu findings of level %s the first %d are shown\n", diag->at[level],
                diag_level_name(level), DIAG_LIMIT);
}

/* --- progress */

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void report_progress(void *context, enum stele_stage stage, size_t done, size_t total)
{
    static const char *const names[] = { "Reading articles", "Writing pages", "Making books" };
    struct report_progress *progress = context;
    double time = now();

    if (progress->last && time - progress->last < 0.1)
        return;
    if (progress->last)
        fprintf(stderr, "\r\x1b[K%s: %zu of %zu", names[stage], done, total);
    progress->shown |= progress->last > 0;
    progress->last = time;
}

void report_waiting(void *context, str holder)
{
    struct report_progress *progress = context;

    fprintf(stderr, "\r\x1b[KWaiting for %.*s", STR(holder));
    progress->shown = true;
}

void report_progress_end(struct report_progress *progress)
{
    if (progress->shown)
        fputs("\r\x1b[K", stderr);
    progress->shown = false;
}
