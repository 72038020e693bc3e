#include "explain.h"

#include <stdlib.h>

#define SHARED "what all pages share changed: theme, words, stele.yaml, terms.yaml or options"

/* What has changed, by enum cache_reason: of a page, a book, anything else. */
static const char *const page_changes[CACHE_REASONS] = { "its text changed",
    "its front matter, headings or glosses changed", "an article that it links to, or a picture, changed",
    "a term that it shows changed", "its neighbours, its issue or its editions changed", SHARED };
static const char *const book_changes[CACHE_REASONS] = { "the text of a chapter changed",
    "the front matter, headings or glosses of a chapter changed",
    "an article that a chapter links to, or a picture, changed", "a term that it explains changed",
    "its titles, its chapters or their order changed", SHARED };
static const char *const file_changes[CACHE_REASONS] = { "what it holds changed", "what it holds changed",
    "what it holds changed", "what it holds changed", "what it holds changed", SHARED };

static const char *const *changes_of(str path)
{
    return str_ends(path, S(".epub")) ? book_changes : str_ends(path, S("/index.html")) ? page_changes : file_changes;
}

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

/* Whether a change is one of its own. What others know of an article comes of its text; and where all articles are made
 * anew (with other terms, for books or without), text and facts may come out otherwise without an edit. */
static bool is_own(const struct cache_key *before, const struct cache_key *now, size_t reason)
{
    bool text = before->of[CACHE_TEXT] != now->of[CACHE_TEXT];
    bool shared = before->of[CACHE_SHARED] != now->of[CACHE_SHARED];

    if (reason == CACHE_TEXT || reason == CACHE_FACTS)
        return !shared && (reason == CACHE_TEXT || !text);
    return true;
}

static void write_changes(struct buf *out, str path, const struct cache_key *before, const struct cache_key *now)
{
    const char *const *changes = changes_of(path);
    const char *between = "";

    for (size_t i = 0; i < CACHE_REASONS; i++) {
        if (before->of[i] == now->of[i] || !is_own(before, now, i))
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
        write_changes(out, entry->path, &before->key, now);
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
