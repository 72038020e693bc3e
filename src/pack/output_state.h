/* pack/output_state.h: what is known of OUT while a run writes into it. */
#ifndef STELE_PACK_OUTPUT_STATE_H
#define STELE_PACK_OUTPUT_STATE_H

#include "base/bundle.h"
#include "base/file_lock.h"
#include "base/map.h"
#include "pack/manifest.h"

#include <pthread.h>
#include <stdatomic.h>

struct output_options {
    const char *path;                           /* OUT; made where it is missing */
    str holder;                                 /* who we are, a line for whoever waits for us */
    unsigned wait;                              /* for how many seconds, at most, another run is waited for */
    size_t jobs;                                /* how many threads may write */
    void (*waiting)(void *context, str holder); /* called once, when waiting begins; may be NULL */
    void *context;
};

/* One file of the new output, as a list from the last. */
struct output_entry {
    str path; /* as seen from OUT */
    size_t size;
    bool staged; /* it lies in the stage; else what is in its place is the same */
    bool known;  /* that was known without looking */
    struct output_entry *before;
};

struct output;

/* A receiver of entries whose paths are as seen from one of OUT's folders. */
struct output_part {
    struct bundle bundle;
    struct output *output;
    str folder; /* "site/" */
};

struct output {
    struct output_part web, books;
    const struct output_options *options;
    struct arena arena;
    struct file_lock lock;
    struct manifest manifest; /* what is there */
    pthread_mutex_t mutex;    /* around all below and the arena: several threads may add entries */
    struct map entries;       /* of struct output_entry, by path */
    struct map folders;       /* that they lie in, by path as seen from OUT */
    struct output_entry *last;
    size_t count;
    atomic_bool failed; /* the disk did, which is reported once */
    bool keeps_rest; /* what was made earlier and isn't added stays */
    bool opened;
    bool fresh; /* OUT wasn't there */
    bool begun; /* the list of steps stands */
    bool done;  /* site and books are in their places */
};

#endif
