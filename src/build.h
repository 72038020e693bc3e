/* build.h: what a run of the program holds, from the publication's folder to the publication; each stage adds to it.
 *
 * Shared by stele.c, which makes the site and the books of it, and survey.c, which tells what it has found.
 */
#ifndef STELE_BUILD_H
#define STELE_BUILD_H

#include "article.h"
#include "base/spool.h"
#include "media/pictures.h"
#include "pack/output.h"
#include "publication/publication.h"
#include "stele.h"
#include "theme/theme.h"

struct build {
    const struct stele_build_options *options;
    struct stele_build_result *result;
    struct diag *diag;
    struct diag faults; /* stele's own, which hold nothing back: told when all is in its place */
    struct arena arena; /* the publication with its facts */
    struct site_source source;
    struct theme theme;
    const char *theme_folder; /* the publication's own theme; NULL: none */
    struct strings_set strings;
    struct mention_forms mentions;
    size_t jobs;
    struct output output; /* site and books on their way; stele.c only */
    struct spool spool;   /* the articles' parts, and pictures */
    struct arena brief;   /* what is known until links and pictures are found, */
    struct arena glosses; /* and until there is a glossary */
    bool survey;          /* nothing is made, all is told */
    struct map shared;    /* survey.c: what the facts of several articles have in common */
    struct facts *facts;
    size_t count;
    struct pictures pictures;
    struct publication publication;
};

/* The first stage: configuration, term base, list of files, theme and words. False after a fatal finding. */
bool build_read(struct build *build);

/* What the articles share while they are made. */
struct article_options build_options(const struct build *build);
bool build_wants_books(const struct build *build);

/* The stage behind the articles: all facts → the publication. Pictures are kept in `spool`; NULL where none will ship.
 */
void build_publication(struct build *build, struct spool *spool);

/* Sorts the findings and ends what the run holds. */
void build_end(struct build *build);

#endif
