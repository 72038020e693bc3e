/* input/input.h: all that is read of a publication: its configuration and the list of its files.
 *
 * In:  the path of a folder, or of one Markdown file. Out: what stele.yaml, terms.yaml, stele.lock.yaml and issues/
 * say, and the sorted list of articles and pages.
 */
#ifndef STELE_INPUT_INPUT_H
#define STELE_INPUT_INPUT_H

#include "input/config.h"
#include "input/files.h"
#include "input/lock.h"
#include "input/terms.h"

struct input {
    str root;  /* the publication's folder, as given */
    str real;  /* the same, absolute and without links: nothing outside it is read */
    bool lone; /* one Markdown file: no configuration, one article, one book */
    struct config config;
    struct lock lock;        /* stele.lock.yaml */
    struct files listed;     /* what the folder holds */
    struct text_file *files; /* of that, articles, then pages */
    size_t count;
    struct issue_config *issues; /* sorted by id */
    size_t issue_count;
    struct term_base terms; /* terms.yaml */
};

/* Reads what is at `path`. False after a fatal finding (site.missing, site.read); mistakes in stele.yaml and issues
 * are findings, and the rest is read all the same. Findings: those of input/files.h and input/editions.h. */
bool input_read(struct arena *arena, const char *path, struct input *input, struct diag *diag);

#endif
