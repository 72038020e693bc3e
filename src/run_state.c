#include "run_state.h"

#include "base/hasher.h"

bool run_state_wants_books(const struct stele_run *run)
{
    return !run->options.no_books && (run->input.lone || run->input.config.books.count);
}

uint64_t run_state_given(const struct stele_run *run)
{
    struct hasher hasher = { run->cache.world };

    for (size_t i = run->theme.own; i < run->theme.count; i++) {
        hasher_text(&hasher, run->theme.files[i].name);
        hasher_text(&hasher, run->theme.files[i].bytes);
    }
    return hasher.hash;
}
