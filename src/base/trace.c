#include "base/trace.h"

#include <stdatomic.h>

static struct trace *_Atomic current;

void trace_begin(struct trace *trace, str without)
{
    *trace = (struct trace){ .without = without };
    trace->entries.arena = &trace->arena;
    pthread_mutex_init(&trace->mutex, NULL);
    atomic_store(&current, trace);
}

void trace_stop(struct trace *trace)
{
    struct trace *mine = trace;

    atomic_compare_exchange_strong(&current, &mine, NULL);
}

void trace_free(struct trace *trace)
{
    trace_stop(trace);
    pthread_mutex_destroy(&trace->mutex);
    arena_free(&trace->arena);
}

bool trace_is_on(void)
{
    return atomic_load(&current) != NULL;
}

void trace_note_again(struct trace *trace, const struct trace_entry *entry)
{
    struct trace_entry *known;

    if (trace->without.len && str_starts(entry->path, trace->without))
        return;
    pthread_mutex_lock(&trace->mutex);
    known = map_get(&trace->entries, entry->path);
    if (!known) {
        known = arena_new(&trace->arena, struct trace_entry);
        *known = *entry;
        known->path = arena_copy(&trace->arena, entry->path);
        map_set(&trace->entries, known->path, known);
    } else if (entry->kind > known->kind) {
        known->kind = entry->kind;
        known->stamp = entry->stamp;
        known->hash = entry->hash;
    }
    pthread_mutex_unlock(&trace->mutex);
}

void trace_note(str path, enum trace_kind kind, const struct stamp *stamp, uint64_t hash)
{
    static const struct stamp none;
    struct trace *trace = atomic_load(&current);
    struct trace_entry entry = { path, kind, stamp ? *stamp : none, hash };

    if (trace)
        trace_note_again(trace, &entry);
}
