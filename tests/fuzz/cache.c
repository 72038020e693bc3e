/* Any bytes as the index of OUT/.cache, as findings, or as what pages show of others: refused, or what would be written
 * of what was read. Where FUZZ_SEEDS names a folder, some of our own are put there to begin with. */
#include "base/findings.h"
#include "base/hash.h"
#include "facts/cache.h"
#include "fuzz.h"
#include "view/kept.h"

#include <string.h>

enum { HEAD = 16 }; /* what the index begins with: eight bytes that say so, and the hash of the rest */

/* With the hash that belongs to it, so that what is behind is tried as well. */
static str with_hash(struct arena *arena, str bytes)
{
    char *copy = arena_alloc(arena, HEAD + bytes.len);
    uint64_t hash = hash_bytes(bytes);

    memcpy(copy, "stele\x1a\x0a\x01", 8);
    for (size_t i = 0; i < 8; i++)
        copy[8 + i] = (char)(hash >> (8 * i));
    if (bytes.len)
        memcpy(copy + HEAD, bytes.at, bytes.len);
    return (str){ copy, HEAD + bytes.len };
}

static void try_index(struct arena *arena, str bytes)
{
    str whole = with_hash(arena, bytes);
    struct buf again = { 0 };
    struct cache cache;
    uint64_t build = 0;

    if (bytes.len >= sizeof build)
        memcpy(&build, bytes.at, sizeof build);
    if (cache_read(&cache, arena, whole, build)) {
        cache_write(&again, &cache);
        if (!str_equal(buf_str(&again), whole))
            FUZZ_FAIL("an index isn't what would be written");
        cache_sort(&cache);
    }
    buf_free(&again);
}

static void try_findings(str bytes)
{
    struct diag diag = { 0 };
    struct buf text = { 0 };

    if (findings_read(&diag, bytes))
        diag_print_json(&text, &diag, S(""));
    else if (diag.count)
        FUZZ_FAIL("what was refused is there");
    diag_free(&diag);
    buf_free(&text);
}

/* The first record is what is shared, the second the article's; both begin where the bytes do. */
static void try_pages(struct arena *arena, str bytes)
{
    static const struct input input;
    size_t cut = bytes.len ? (unsigned char)bytes.at[0] : 0;
    struct cache_extent shared = { 0 }, article = { 0 };
    struct facts facts = { .gloss_count = 2 };
    struct kept kept;

    if (cut > bytes.len)
        cut = bytes.len;
    shared.len = (uint32_t)cut;
    shared.sum = hash_bytes(str_first(bytes, cut));
    article.at = cut;
    article.len = (uint32_t)(bytes.len - cut);
    article.sum = hash_bytes(str_from(bytes, cut));
    facts.references.links.count = facts.references.pictures.count = 1;
    kept_read(&kept, arena, bytes, &article, &shared, &input, &facts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    str bytes = { (const char *)data + 1, size ? size - 1 : 0 };

    if (size == 0)
        return 0;
    switch (data[0]) {
    case 'i': try_index(&arena, bytes); break;
    case 'd': try_findings(bytes); break;
    default: try_pages(&arena, bytes); break;
    }
    arena_free(&arena);
    return 0;
}

/* --- the beginning */

static void add_seed(const char *folder, char which, str record)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/record-%c", folder, which);
    file = fopen(path, "wb");
    if (!file || fputc(which, file) == EOF || fwrite(record.at, 1, record.len, file) != record.len || fclose(file))
        FUZZ_FAIL("a seed can't be written");
}

static void add_seeds(const char *folder)
{
    struct trace_entry input = { S("articles/a.md"), TRACE_READ, { 1, 2, 3, 4 }, 5 };
    struct cache_article article = { .path = S("articles/a.md"), .record = { 1, 2 }, .due = true };
    struct cache_output output = { .path = S("site/index.html") };
    struct cache cache = { .build = 1, .end = 9, .inputs = &input, .input_count = 1, .articles = &article };
    struct diag diag = { 0 };
    struct buf record = { 0 };

    cache.article_count = cache.output_count = 1;
    cache.outputs = &output;
    cache_write(&record, &cache);
    add_seed(folder, 'i', str_from(buf_str(&record), HEAD));
    buf_reset(&record);
    diag_warn(&diag, "link.missing", ((struct span){ 1, 2 }), "no such article");
    findings_write(&record, &diag);
    add_seed(folder, 'd', buf_str(&record));
    diag_free(&diag);
    buf_free(&record);
}

int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *folder = getenv("FUZZ_SEEDS");

    (void)argc;
    (void)argv;
    if (folder)
        add_seeds(folder);
    return 0;
}
