#include "doc/backticks.h"

#include <string.h>

/* The longest run that the parser takes for the beginning of code. */
enum { LONGEST = 80 };

struct runs {
    char *text;
    size_t len;
    size_t last[LONGEST + 1]; /* where the last run of each length begins */
};

static size_t run_length(const struct runs *runs, size_t at)
{
    size_t end = at;

    while (end < runs->len && runs->text[end] == '`')
        end++;
    return end - at;
}

/* The next run at or after `at`, or the text's end. */
static size_t next_run(const struct runs *runs, size_t at)
{
    const char *found = at < runs->len ? memchr(runs->text + at, '`', runs->len - at) : NULL;

    return found ? (size_t)(found - runs->text) : runs->len;
}

static void find_last(struct runs *runs)
{
    for (size_t at = next_run(runs, 0), count; at < runs->len; at = next_run(runs, at + count)) {
        count = run_length(runs, at);
        if (count <= LONGEST)
            runs->last[count] = at;
    }
}

/* After the code span that a run of `count` at `at` opens; `at` where nothing closes it. */
static size_t end_of_span(const struct runs *runs, size_t at, size_t count)
{
    size_t close = at + count, len = 0;

    if (count > LONGEST || runs->last[count] <= at)
        return at;
    do
        close = next_run(runs, close + len);
    while ((len = run_length(runs, close)) != count);
    return close + count;
}

/* Whether an odd number of backslashes stands before a run that is none of a code span's. */
static bool is_escaped(const struct runs *runs, size_t at)
{
    size_t begin = at;

    while (begin && runs->text[begin - 1] == '\\')
        begin--;
    return (at - begin) % 2 == 1;
}

/* Goes through the text as the parser does; returns how many code spans it holds. Of the runs that nothing closes,
 * those are hidden after which two of `spans` spans stand. */
static size_t go_through(struct runs *runs, size_t spans, bool *hidden)
{
    size_t found = 0;

    for (size_t at = next_run(runs, 0); at < runs->len; at = next_run(runs, at)) {
        size_t count, end;

        at += is_escaped(runs, at); /* past the first, which is a sign of its own */
        count = run_length(runs, at);
        end = end_of_span(runs, at, count);
        if (end > at) {
            found++;
        } else if (count && found + 2 <= spans) {
            memset(runs->text + at, BACKTICK_HIDDEN, count);
            *hidden = true;
        }
        at = end > at ? end : at + count;
    }
    return found;
}

bool backticks_hide(char *text, size_t len)
{
    struct runs runs = { .text = text, .len = len };
    bool hidden = false;
    size_t spans;

    find_last(&runs);
    spans = go_through(&runs, 0, &hidden);
    if (spans >= 2)
        go_through(&runs, spans, &hidden);
    return hidden;
}
