/* base/recheck.h: whether the disk would answer as it did (base/trace.h). */
#ifndef STELE_BASE_RECHECK_H
#define STELE_BASE_RECHECK_H

#include "base/stamper.h"
#include "base/trace.h"

enum recheck_result {
    RECHECK_SAME,
    RECHECK_TOUCHED, /* the stamp is another one, or may hide a change; what is there is the same */
    RECHECK_CHANGED, /* or nobody knows */
};

struct recheck {
    struct stamper stamper;
    str root;      /* the folder that paths are within */
    int64_t begun; /* the moment at which the run began that was answered */
};

/* Begins; recheck_end in any case. An errno value on failure. */
int recheck_begin(struct recheck *recheck, const char *root, int64_t begun);
void recheck_end(struct recheck *recheck);

/* Asks again. Where what is there is the same, the entry gets the stamp that it has now. */
enum recheck_result recheck_ask(struct recheck *recheck, struct trace_entry *entry);

#endif
