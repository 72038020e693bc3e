/* Any bytes as a table and as terms.yaml: never a crash; what is amended says what it should, and is left alone when it
 * is amended again. */
#include "fuzz.h"
#include "input/amend.h"
#include "input/table.h"
#include "input/terms.h"
#include "input/yaml.h"

enum { RECORDS = 64 };

static void read_cells(str text, struct arena *arena)
{
    struct diag diag = { 0 };
    struct table table;
    size_t bytes = 0;

    if (table_read(&table, arena, text, &diag))
        for (size_t i = 0; i < table.count; i++)
            for (size_t j = 0; j <= table.rows[i].count; j++)
                bytes += table_cell(&table, &table.rows[i], j).text.len;
    if (bytes > 2 * text.len)
        FUZZ_FAIL("a table holds more than its text");
    diag_free(&diag);
}

/* A decision for every record, and a new one. */
static size_t decide(struct amend_record *records, str text, struct arena *arena, bool again)
{
    struct diag diag = { 0 };
    const struct yaml *root = yaml_parse(arena, text, 1, &diag), *item = NULL;
    size_t count = 0;

    if (root)
        item = root->kind == YAML_LIST ? root->first : NULL;
    for (; item && count < RECORDS; item = item->next)
        if (item->kind == YAML_MAP)
            records[count++] = (struct amend_record){ .at = item->span,
                .keys = { { S("status"), S("approved") }, { S("reading"), S("x: \"y\"") } },
                .count = 2 };
    if (!again)
        records[count++] =
            (struct amend_record){ .keys = { { S("status"), S("approved") }, { S("reading"), S("x: \"y\"") } },
                .count = 2 };
    diag_free(&diag);
    return count;
}

static bool amend(struct buf *out, str text, struct arena *arena, bool again)
{
    struct amend_record records[RECORDS + 1];
    struct amend_counts counts;
    struct diag diag = { 0 };
    size_t count = decide(records, text, arena, again);
    bool ok = terms_amend(out, &counts, text, records, count, &diag);

    diag_free(&diag);
    return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = { (const char *)data, size };
    struct arena arena = { 0 };
    struct buf once = { 0 }, twice = { 0 };

    read_cells(text, &arena);
    if (amend(&once, text, &arena, false)) {
        if (!amend(&twice, buf_str(&once), &arena, true) || !str_equal(buf_str(&once), buf_str(&twice)))
            FUZZ_FAIL("amended twice is not amended once");
    }
    buf_free(&once);
    buf_free(&twice);
    arena_free(&arena);
    return 0;
}
