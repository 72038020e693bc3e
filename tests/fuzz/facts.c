/* Any bytes as what was kept of an article, its facts or its parts: they are refused, or they are what would be written
 * of what was read. Where FUZZ_SEEDS names a folder, the records of articles of our own are put there to begin
 * with. */
#include "facts/codec.h"
#include "fuzz.h"
#include "run.h"

#include <glob.h>

/* --- the beginning: a byte that says which of the two, and the record */

struct seeds {
    const char *folder;
    size_t count;
};

static void add_seed(struct seeds *seeds, char which, str record)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/record-%zu", seeds->folder, seeds->count++);
    file = fopen(path, "wb");
    if (!file || fputc(which, file) == EOF || fwrite(record.at, 1, record.len, file) != record.len || fclose(file))
        FUZZ_FAIL("a seed can't be written");
}

static void add_parts(void *context, size_t file, const struct parts *parts)
{
    struct buf record = { 0 };

    (void)file;
    parts_write(&record, parts);
    add_seed(context, 'p', buf_str(&record));
    buf_free(&record);
}

static void add_articles(struct seeds *seeds, const char *path)
{
    const struct run_watcher watcher = { .context = seeds, .parts = add_parts };
    struct stele_options options = { .path = path, .drafts = true, .jobs = 1 };
    struct stele_run run;
    struct diag diag = { 0 };
    struct buf record = { 0 };

    run_begin(&run, &options, &diag);
    if (!run_read(&run) || !run_articles(&run, &watcher))
        FUZZ_FAIL("an article of our own can't be read");
    for (size_t i = 0; i < run.count; i++) {
        buf_reset(&record);
        codec_write(&record, &run.facts[i]);
        add_seed(seeds, 'f', buf_str(&record));
    }
    run_end(&run);
    diag_free(&diag);
    buf_free(&record);
}

int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct seeds seeds = { getenv("FUZZ_SEEDS"), 0 };
    glob_t golden;

    (void)argc, (void)argv;
    if (!seeds.folder)
        return 0;
    add_articles(&seeds, "content");
    if (glob("tests/golden/*.md", 0, NULL, &golden) != 0)
        FUZZ_FAIL("there are no articles to begin with");
    for (size_t i = 0; i < golden.gl_pathc; i++)
        add_articles(&seeds, golden.gl_pathv[i]);
    globfree(&golden);
    return 0;
}

/* --- one record */

static void try_facts(struct arena *arena, str record)
{
    struct facts facts = { 0 };
    struct buf again = { 0 };
    str id;

    if (codec_read(&facts, arena, record)) {
        facts_have_id(&facts, S("a"));
        facts_find_alias(&facts, S("a"), &id);
        codec_write(&again, &facts);
        if (!str_equal(buf_str(&again), record))
            FUZZ_FAIL("facts are written otherwise than they were read");
    }
    buf_free(&again);
}

static void fill(const struct body_filler *filler, struct buf *out, const struct body *body, const struct slot *slot)
{
    (void)filler, (void)body;
    buf_printf(out, "{%d %u}", (int)slot->kind, slot->index);
}

static void try_body(const struct body *body)
{
    const struct body_filler filler = { ~0U, fill };
    struct buf out = { 0 };

    body_fill(&out, body, &filler);
    buf_free(&out);
}

static void try_bodies(const struct bodies *bodies)
{
    const struct body_ends *ends = &bodies->ends;

    try_body(&bodies->title);
    try_body(&bodies->text);
    try_body(&bodies->notes);
    if (ends->count && ends->items[ends->count - 1] > bodies->text.bytes.len)
        FUZZ_FAIL("a block ends after its body");
}

static void try_parts(struct arena *arena, str record)
{
    struct parts parts;
    struct buf again = { 0 };

    if (parts_read(&parts, arena, record)) {
        try_bodies(&parts.web);
        try_bodies(&parts.book);
        try_body(&parts.caption);
        parts_fit(&parts, 1, 1, 1);
        parts_write(&again, &parts);
        if (!str_equal(buf_str(&again), record))
            FUZZ_FAIL("parts are written otherwise than they were read");
    }
    buf_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };

    if (size == 0)
        return 0;
    if (data[0] == 'p')
        try_parts(&arena, (str){ (const char *)data + 1, size - 1 });
    else
        try_facts(&arena, (str){ (const char *)data + 1, size - 1 });
    arena_free(&arena);
    return 0;
}
