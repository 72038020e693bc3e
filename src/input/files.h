/* input/files.h: which files a publication's folder holds, and what each of them is.
 *
 * In:  the folder. Out: articles and pages with their slugs, issues, what is copied as it is, and what is none of
 * these. Names are read, and no file. articles/2025/SLUG.md has the address that articles/SLUG.md would have; README.md
 * and names that begin with _ or . are nobody's.
 *
 * What isn't there is nothing; whatever else keeps from looking at a file is said, so that nothing is left out in
 * silence.
 */
#ifndef STELE_INPUT_FILES_H
#define STELE_INPUT_FILES_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/text_file.h"

/* How deep folders are followed. */
enum { FILES_DEPTH = 16 };

/* What lies beside articles, pages and issues: it belongs there where one of them refers to it. */
struct other_file {
    str path;
    bool folder; /* one that holds no article, or a link to one */
};

struct files {
    struct text_files texts; /* articles, then pages, each in the order of folders and names */
    struct text_files issues;
    struct other_file *others;
    size_t other_count;
    str *as_is; /* paths below static/ */
    size_t as_is_count;
};

/* A publication's folder, as given, and absolute without links: nothing outside that is read. */
struct files_root {
    str path;
    str real;
};

/* Lists the folder. False after a fatal finding (site.read: what can't be looked at). Findings, errors: site.name for a
 * name that can't be part of an address, site.slug for two files with one, site.case for two names of which some disks
 * keep only one (a warning where both are published under other names), site.taken for what can't be copied to where
 * the website has something, site.link for a link that leads nowhere and for what is no file, site.outside for one that
 * leads out of the folder; site.stray, a warning, for what has nearly the name of something. */
bool files_list(struct arena *arena, const struct files_root *root, struct files *files, struct diag *diag);

/* A lone file, by its name. The same site.name. */
void files_lone(struct arena *arena, str name, struct files *files, struct diag *diag);

/* Whether what is at a path of the publication lies in its folder, links followed; false after a finding: site.outside,
 * site.link, site.read. */
bool files_inside(struct arena *arena, const struct files_root *root, str path, struct diag *diag);

/* Whether there is anything at a path, be it a link that leads nowhere; false after a finding, too. */
bool files_there(struct arena *arena, const struct files_root *root, str path, struct diag *diag);

#endif
