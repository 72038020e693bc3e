/* base/diag.h: findings, the one kind of report everywhere.
 *
 * A finding says how bad, what (a code that belongs to the module that emits it), where and, in plain words, what to
 * do. Authors' mistakes accumulate, so that one run shows them all. A failure of the environment (disk, permission)
 * is a finding of level fatal, and the function that met it returns false.
 */
#ifndef STELE_BASE_DIAG_H
#define STELE_BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum level { LEVEL_FATAL, LEVEL_ERROR, LEVEL_WARNING, LEVEL_INFO, LEVEL_USAGE };
enum { LEVEL_COUNT = LEVEL_USAGE + 1 };

/* Where something stands in a text file: both count from 1, columns in code points. 0: not known. */
struct span {
    int line;
    int column;
};

#define NOWHERE ((struct span){ 0, 0 })

static inline bool span_is_same(struct span a, struct span b)
{
    return a.line == b.line && a.column == b.column;
}

static inline bool span_is_before(struct span a, struct span b)
{
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

struct finding {
    enum level level;
    const char *code;
    str path; /* empty where the finding belongs to no file */
    struct span span;
    str message;
};

/* What is wanted of the findings of one code: another level, or none of them (`off`). A failure stays what it is, and
 * so does an error, but where `lenient`. */
struct diag_wish {
    const char *code;
    enum level level;
    bool off;
    bool lenient;
};

/* Zero-initialise it to begin. Owns what it holds; ended by diag_free. Not shared between threads: each piece of work
 * has one, and diag_join brings them together in a known order. */
struct diag {
    struct arena arena;
    str path; /* the file that findings are about now; borrowed, copied into each finding */
    struct finding *items;
    size_t count;
    size_t cap;
    size_t at[LEVEL_COUNT]; /* how many of each level, those past the limit included */
    const struct diag_wish *wishes;
    size_t wish_count;
};

/* How many findings of each level one diag keeps, so that no number of infos hides an error, and how many that say the
 * same of one file; the rest are counted only. */
enum { DIAG_LIMIT = 10000, DIAG_REPEATED = 10 };

/* What a message has between “ and ” is taken for a quotation and cut where it is long. */
void diag_add(struct diag *diag, enum level level, const char *code, struct span span, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#define diag_fail(diag, code, ...) diag_add((diag), LEVEL_FATAL, (code), NOWHERE, __VA_ARGS__)
#define diag_error(diag, code, span, ...) diag_add((diag), LEVEL_ERROR, (code), (span), __VA_ARGS__)
#define diag_warn(diag, code, span, ...) diag_add((diag), LEVEL_WARNING, (code), (span), __VA_ARGS__)
#define diag_note(diag, code, span, ...) diag_add((diag), LEVEL_INFO, (code), (span), __VA_ARGS__)

/* Whether anything forbids publishing: an error, or a failure. */
bool diag_bad(const struct diag *diag);

/* Sets the file that findings are about and returns the one before, to be set again. */
str diag_enter(struct diag *diag, str path);

/* Moves the findings to an arena, where they take no more than they need: of many diags that wait to be joined. */
void diag_settle(struct diag *diag, struct arena *arena);

/* Moves the findings of `from` after those of `diag` and frees `from`. */
void diag_join(struct diag *diag, struct diag *from);

/* Makes the findings that it holds, and all that are added or joined from now on, what is wanted of them. The wishes
 * are copied, the codes in them borrowed. */
void diag_tune(struct diag *diag, const struct diag_wish *wishes, size_t count);

/* Sorts by path, line, column, keeping the order of equals. Of those that say the same of one file (infos: of any) the
 * first DIAG_REPEATED stay, and the last of them says how many more there are; `at` counts all. */
void diag_sort(struct diag *diag);

/* "error", "warning", … */
const char *diag_level_name(enum level level);

/* One line, `path:line:col: error[code]: message`, paths preceded by `root` and a slash where root isn't empty. */
void diag_print_text(struct buf *out, const struct finding *finding, str root);

/* All of them as one line of JSON: {"path": PATH, "findings": [{"level", "code", "path", "line", "column",
 * "message"}]}; keys whose value isn't known are left out. */
void diag_print_json(struct buf *out, const struct diag *diag, str path);

void diag_free(struct diag *diag);

#endif
