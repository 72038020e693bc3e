#include "run_state.h"

bool run_state_wants_books(const struct stele_run *run)
{
    return !run->options.no_books && (run->input.lone || run->input.config.books.count);
}
