/* run_state.h: what a run holds, each stage (run.h) its own part of it, and what it has of the run before
 * (run_cache.h). */
#ifndef STELE_RUN_STATE_H
#define STELE_RUN_STATE_H

#include "article.h"
#include "base/spool.h"
#include "base/threads.h"
#include "base/trace.h"
#include "facts/cache.h"
#include "facts/codec.h"
#include "media/assets.h"
#include "pack/output.h"
#include "publication/asked.h"
#include "publication/publication.h"
#include "stele.h"
#include "theme/theme.h"

struct run_cache {
    struct arena arena;
    bool opened;
    int64_t begun;
    uint64_t build, asked, world;
    struct trace trace;
    bool traced;

    /* what was kept; empty where there is none that is of use */
    struct cache old;
    bool *same;               /* by old.inputs: the disk would answer as it did */
    bool touched;             /* some stamps are new */
    size_t changed;           /* how many of the inputs, */
    size_t spoiled;           /* and of the outputs, aren't as they were */
    struct map articles;      /* of struct cache_article, by path */
    struct map outputs;       /* of struct cache_output, by path: those that are as they were */
    struct map shown, others; /* of struct cache_asset, by path: pictures and downloads that are as they were */
    struct map files;         /* of struct trace_entry, by path: files of static/ that are */

    /* what is kept */
    struct spool from;  /* the store that there was; */
    struct spool store; /* where what is made goes: after that, or to a new one */
    bool moves;         /* a new one: what is taken goes there as well */
    uint64_t store_name;
    bool kept;                  /* the index is written */
    atomic_int failed;          /* an errno value: nothing can be kept */
    struct cache_article *made; /* by number of input.files */
    bool *taken;                /* by the same: it wasn't made, but taken */
    bool *copied;               /* by number of listed.as_is: it wasn't read, but is in its place */
    pthread_mutex_t mutex;      /* around the keys */
    struct map keys;            /* of struct cache_key, by path of an output */
    struct buf faces;           /* what pages show of others (view/kept.h), */
    struct cache_extent *pages; /* where in it, by number of input.files, */
    struct cache_extent shared; /* and what all share */
    size_t reported;            /* how many findings there were before anything was asked */
};

struct stele_run {
    /* what is asked for: run_begin and the command */
    struct stele_options options;
    struct diag *diag;
    size_t jobs;
    bool quotations; /* facts know them all, also where no term base wants them */

    /* run_open: site and books on their way */
    bool opened; /* something will be written to OUT; else nothing is kept but facts */
    struct output_options output_options;
    struct output output;
    struct diag faults; /* stele's own, which hold nothing back: reported when all is in its place */
    struct run_cache cache;

    /* run_read */
    struct arena arena; /* what the whole run asks for */
    struct input input;
    struct theme theme;
    const char *theme_folder; /* the publication's own theme; NULL: none */
    struct strings_set strings;
    struct mention_forms mentions;

    /* run_articles */
    struct spool spool;   /* the articles' parts, and pictures */
    struct extent *parts; /* where parts lie, by number of input.files; of length 0: they aren't there */
    struct arena lasting; /* facts and the publication, until pages and books are made of them, */
    struct arena brief;   /* and what of facts is known until the publication is made */
    struct facts *facts;
    size_t count;

    /* run_assets */
    struct assets assets;
    struct asked asked;

    /* run_publication */
    struct publication publication;

    struct stele_build_result result;
};

/* Whether books are made. */
bool run_state_wants_books(const struct stele_run *run);

/* A hash of what all pages and books share besides the publication: program, theme, words and configuration. */
uint64_t run_state_given(const struct stele_run *run);

#endif
