/* cli/report.h: findings as a person reads them, and the line that shows how far a build is. */
#ifndef STELE_CLI_REPORT_H
#define STELE_CLI_REPORT_H

#include "base/diag.h"
#include "stele.h"

struct report_style {
    bool colour;
    bool source; /* the line that a finding is about, and a caret below its span */
    str outside; /* the path of a file that is named on the command line and so isn't relative to the root; or empty */
};

/* One line for each finding, with what the style adds; paths are preceded by `root`, as in diag_print_text. What a
 * source line holds besides characters that print is shown as a dot, so that no article can steer a terminal. */
void report_findings(struct buf *out, const struct diag *diag, str root, const struct report_style *style);

/* For stele_options.progress: rewrites one line on standard error, some times a second. `context` is a struct
 * report_progress, zeroed. */
struct report_progress {
    double last; /* when, in seconds */
    bool shown;
};
void report_progress(void *context, enum stele_stage stage, size_t done, size_t total);

/* For stele_options.waiting: the same line says for whom. */
void report_waiting(void *context, str holder);

/* Takes the line away. */
void report_progress_end(struct report_progress *progress);

#endif
