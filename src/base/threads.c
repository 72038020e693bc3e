#include "base/threads.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

struct run {
    void (*work)(void *context, size_t worker, size_t i);
    void *context;
    size_t count;
    atomic_size_t next;
};

struct worker {
    struct run *run;
    size_t number;
    pthread_t thread;
};

size_t threads_cores(void)
{
    cpu_set_t set;
    int cores = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;

    return cores < 1 ? 1 : cores > THREADS_MAX ? THREADS_MAX : (size_t)cores;
}

static void *run_worker(void *argument)
{
    struct worker *worker = argument;
    struct run *run = worker->run;

    for (size_t i; (i = atomic_fetch_add(&run->next, 1)) < run->count;)
        run->work(run->context, worker->number, i);
    return NULL;
}

void threads_for(size_t jobs, size_t count, void (*work)(void *context, size_t worker, size_t i), void *context)
{
    struct run run = { work, context, count, 0 };
    struct worker workers[THREADS_MAX];
    size_t started = 1;

    if (jobs > count)
        jobs = count;
    workers[0] = (struct worker){ .run = &run };
    while (started < jobs && started < THREADS_MAX) {
        workers[started] = (struct worker){ .run = &run, .number = started };
        if (pthread_create(&workers[started].thread, NULL, run_worker, &workers[started]) != 0)
            break; /* fewer workers do the same work */
        started++;
    }
    run_worker(&workers[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}
