/* base/threads.h: the same work on many things, on all cores. */
#ifndef STELE_BASE_THREADS_H
#define STELE_BASE_THREADS_H

#include <stddef.h>

/* How many workers are useful here: the processors that this process may use, at most THREADS_MAX. */
enum { THREADS_MAX = 64 };
size_t threads_cores(void);

/* Calls work(context, worker, i) once for each i below `count`, from `jobs` workers numbered from 0, each taking the
 * next i that nobody has taken. Returns when all is done. One worker runs in the caller's own thread. */
void threads_for(size_t jobs, size_t count, void (*work)(void *context, size_t worker, size_t i), void *context);

#endif
