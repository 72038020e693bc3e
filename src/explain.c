#include "explain.h"

#include <stdlib.h>

/* By enum cache_reason. */
static const char *const changes[CACHE_REASONS] = { "its text changed", "its front matter, headings or glosses changed",
    "an article that it links to, or a picture, changed", "a term that it shows changed",
    "its neighbours, its issue or its editions changed",
    "what all pages share changed: theme, words, stele.yaml, terms.yaml or options" };

struct explaining {
    const struct stele_run *run;
    struct arena arena;
    struct map before; /* of struct cache_output, by path */
};

/* Whether a key says what the file was made of. */
static bool is_said(const struct cache_key *key)
{
    static const struct cache_key unknown;

    return key && !cache_key_equal(key, &unknown);
}

/* What others know of an article comes of its text. */
static void write_changes(struct buf *out, const struct cache_key *before, const struct cache_key *now)
{
    const char *between = "";

    for (size_t i = 0; i < CACHE_REASONS; i++) {
        if (before->of[i] == now->of[i] || (i == CACHE_FACTS && before->of[CACHE_TEXT] != now->of[CACHE_TEXT]))
            continue;
        buf_printf(out, "%s%s", between, changes[i]);
        between = "; ";
    }
}

/* What is made each time, since no key says what of, is only told of where it isn't as it was. */
static void explain(const struct explaining *e, const struct output_entry *entry, struct buf *out)
{
    const struct cache_output *before = map_get(&e->before, entry->path);
    const struct cache_key *now = map_get(&e->run->cache.keys, entry->path);
    bool moved = before && is_said(&before->key) && is_said(now) && !cache_key_equal(&before->key, now);
    bool spoiled = before && !before->stamp.inode;

    if (entry->known || str_equal(entry->path, S(MANIFEST_PATH)) || (before && !spoiled && !moved && !entry->staged))
        return;
    buf_printf(out, "%.*s: ", STR(entry->path));
    if (e->before.count == 0)
        buf_lit(out, "no earlier build by this program is remembered");
    else if (!before)
        buf_lit(out, "it is new");
    else if (spoiled)
        buf_lit(out, "it was edited or deleted in the output");
    else if (moved)
        write_changes(out, &before->key, now);
    else
        buf_lit(out, "what it lists or shows changed");
    buf_byte(out, '\n');
}

static int compare_entries(const void *a, const void *b)
{
    const struct output_entry *const *left = a, *const *right = b;

    return str_compare((*left)->path, (*right)->path);
}

static void explain_all(struct explaining *e, struct buf *out)
{
    const struct output *output = &e->run->output;
    const struct cache *old = &e->run->cache.old;
    const struct output_entry **entries = arena_array(&e->arena, const struct output_entry *, output->count);
    size_t count = 0;

    for (size_t i = 0; i < old->output_count; i++)
        map_set(&e->before, old->outputs[i].path, &old->outputs[i]);
    for (const struct output_entry *entry = output->last; entry; entry = entry->before)
        entries[count++] = entry;
    if (count)
        qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 0; i < count; i++)
        explain(e, entries[i], out);
}

void explain_outputs(const struct stele_run *run, struct buf *out)
{
    struct explaining explaining = { .run = run };

    explaining.before.arena = &explaining.arena;
    if (run->result.published)
        explain_all(&explaining, out);
    arena_free(&explaining.arena);
}
