/* Any bytes as a table, as a review of some guesses, and as terms.yaml: never a crash; what is edited says what it
 * should, is left alone when it is edited again, and whatever an editor decides, terms.yaml stays one that can be
 * read. */
#include "exchange/review.h"
#include "formats/tsv.h"
#include "formats/yaml_parse.h"
#include "formats/yaml_edit.h"
#include "fuzz.h"
#include "input/terms.h"

enum { RECORDS = 64 };

static const struct yaml_edit_list list = { S("terms"), S("# ours\n") };

static const char base[] =
    "# ours\n- en: \"plan: #1\"   # why\n  zh: 计划\n  status: proposed\n- {zh: 红色, en: red}\n"
    "- zh: 法\n- en: sum\n  zh: 总和\n  status: ignored\n- en: sum total\n  zh: 总计\n  also: [grand total, 合计]\n";

static void read_cells(str text, struct arena *arena)
{
    struct diag diag = { 0 };
    struct tsv table;
    size_t bytes = 0;

    if (tsv_read(&table, arena, text, &diag))
        for (size_t i = 0; i < table.count; i++)
            for (size_t j = 0; j <= table.rows[i].count; j++)
                bytes += tsv_cell(&table, &table.rows[i], j).text.len;
    if (bytes > 2 * text.len)
        FUZZ_FAIL("a table holds more than its text");
    diag_free(&diag);
}

/* A decision for every record, and a new one. */
static size_t decide(struct yaml_edit_record *records, str text, struct arena *arena, bool again)
{
    struct diag diag = { 0 };
    const struct yaml *root = yaml_parse(arena, text, 1, &diag), *item = NULL;
    size_t count = 0;

    if (root)
        item = root->kind == YAML_LIST ? root->first : NULL;
    for (; item && count < RECORDS; item = item->next)
        if (item->kind == YAML_MAP)
            records[count++] = (struct yaml_edit_record){ .at = item->span,
                .keys = { { S("status"), S("approved") }, { S("reading"), S("x: \"y\"") } },
                .count = 2 };
    if (!again)
        records[count++] =
            (struct yaml_edit_record){ .keys = { { S("status"), S("approved") }, { S("reading"), S("x: \"y\"") } },
                .count = 2 };
    diag_free(&diag);
    return count;
}

static bool edits(struct buf *out, str text, struct arena *arena, bool again)
{
    struct yaml_edit_record records[RECORDS + 1];
    struct yaml_edit_counts counts;
    struct diag diag = { 0 };
    size_t count = decide(records, text, arena, again);
    bool ok = yaml_edit_records(out, &counts, text, &list, records, count, &diag);

    diag_free(&diag);
    return ok;
}

/* --- a review of four guesses, three of which terms.yaml knows */

static struct term *term_of(struct arena *arena, const char *en, const char *zh, const struct term_base *terms)
{
    struct term *term = arena_new(arena, struct term);

    *term = (struct term){ .en = str_of(en), .zh = str_of(zh), .lang = S("zh-Hans"), .shown = S("x"), .abbr = S("Y") };
    term->record = map_get(&terms->by_pair, term_key(arena, term->en, term->zh));
    term->status = term->record ? term->record->standing : TERM_PROPOSED;
    return term;
}

static void read_base(struct term_base *terms, struct arena *arena, str text)
{
    struct diag diag = { 0 };
    const struct yaml *yaml = yaml_parse(arena, text, 1, &diag);

    if (yaml)
        terms_read(terms, arena, yaml, &diag);
    if (!yaml || diag.count)
        FUZZ_FAIL("a decision has spoilt terms.yaml");
    diag_free(&diag);
}

static void review(str text, struct arena *arena)
{
    struct input input = { 0 };
    struct publication publication = { .input = &input };
    struct glossary *glossary = &publication.glossary;
    struct term *terms[3], *ignored[1];
    struct review_decisions decisions;
    struct yaml_edit_counts counts;
    struct term_base after;
    struct tsv table;
    struct buf out = { 0 };
    struct diag diag = { 0 };

    read_base(&input.terms, arena, str_of(base));
    terms[0] = term_of(arena, "comprehensive", "总体", &input.terms);
    terms[1] = term_of(arena, "plan: #1", "计划", &input.terms);
    terms[2] = term_of(arena, "red", "红色", &input.terms);
    ignored[0] = term_of(arena, "sum", "总和", &input.terms);
    *glossary = (struct glossary){ .terms = terms, .count = 3, .ignored = ignored, .ignored_count = 1 };
    for (size_t i = 0; i < 3; i++)
        terms[i]->number = i;
    if (tsv_read(&table, arena, text, &diag) && review_read(&decisions, arena, &publication, &table, &diag)) {
        if (!yaml_edit_records(&out, &counts, str_of(base), &list, decisions.records, decisions.count, &diag))
            FUZZ_FAIL("decisions can't be written");
        read_base(&after, arena, buf_str(&out));
    }
    buf_free(&out);
    diag_free(&diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = { (const char *)data, size };
    struct arena arena = { 0 };
    struct buf once = { 0 }, twice = { 0 };

    read_cells(text, &arena);
    review(text, &arena);
    if (edits(&once, text, &arena, false)) {
        if (!edits(&twice, buf_str(&once), &arena, true) || !str_equal(buf_str(&once), buf_str(&twice)))
            FUZZ_FAIL("amended twice is not amended once");
    }
    buf_free(&once);
    buf_free(&twice);
    arena_free(&arena);
    return 0;
}
