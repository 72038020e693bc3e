/* Any bytes as terms.yaml and, behind a line of dots, as an article that its terms stand in: what is mentioned is a
 * record that a person approved, in a place that can be led to; what is ignored
 * has no nodes; a key is the same however often it is made. */
#include "doc/ids.h"
#include "doc/inlines.h"
#include "doc/notes.h"
#include "doc/parse.h"
#include "formats/text.h"
#include "formats/yaml_parse.h"
#include "fuzz.h"
#include "gloss/abbreviations.h"
#include "gloss/glosses.h"
#include "gloss/ignored.h"
#include "gloss/mentions.h"
#include "lang/fold.h"

static const struct languages languages = { S("en"), S("zh-Hans"), false };

static void check_mention(const struct doc *doc, const struct term_base *base, const struct mention *mention)
{
    const struct term_record *record;

    if (mention->record >= base->count)
        FUZZ_FAIL("a mention of no record");
    record = &base->records[mention->record];
    if (record->standing != TERM_APPROVED)
        FUZZ_FAIL("a mention of what nobody approved");
    if (mention->abbr && record->abbr.text.len == 0)
        FUZZ_FAIL("a mention by no abbreviation");
    if (mention->glosses > doc->gloss_count)
        FUZZ_FAIL("a mention behind more glosses than there are");
    if (mention->block->kind != NODE_NOTE && mention->block->kind != NODE_DOCUMENT &&
        !ids_have(doc->ids, doc->id_count, mention->block->names->id))
        FUZZ_FAIL("a mention in a place without an id");
}

static void check_ignored(const struct term_base *base, const struct node *root)
{
    for (const struct node *node = root; node; node = node_next(root, node)) {
        const struct gloss *gloss = node->kind == NODE_GLOSS || node->kind == NODE_ORIGINAL ? node->gloss : NULL;
        const struct term_record *record = gloss ? terms_find(base, gloss->en, gloss->zh) : NULL;

        if (record && record->standing == TERM_IGNORED)
            FUZZ_FAIL("what is ignored has a node");
    }
}

static void check_key(str en, str zh)
{
    struct buf once = { 0 }, twice = { 0 };

    fold_pair(&once, en, zh);
    fold_pair(&twice, en, zh);
    if (!str_equal(buf_str(&once), buf_str(&twice)))
        FUZZ_FAIL("two keys of one pair");
    buf_free(&once);
    buf_free(&twice);
}

static void try_article(struct arena *arena, str text, const struct term_base *base, struct diag *diag)
{
    struct mention_forms forms;
    struct doc doc;

    if (!doc_parse(&doc, arena, text, 1, diag))
        return;
    spans_find(&doc, diag);
    notes_link(&doc, diag);
    autolinks_find(&doc);
    spans_finish(&doc);
    ids_give(&doc, diag);
    glosses_find(&doc, &languages, diag);
    ignored_unwrap(&doc, base);
    abbreviations_check(&doc, diag);
    mention_forms_compile(&forms, arena, base);
    mentions_find(&doc, &forms, &languages, diag);
    for (size_t i = 0; i < doc.mention_count; i++)
        check_mention(&doc, base, &doc.mentions[i]);
    check_ignored(base, doc.root);
    for (size_t i = 0; i < doc.gloss_count; i++)
        check_key(doc.glosses[i]->en, doc.glosses[i]->zh);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = { (const char *)data, size };
    ptrdiff_t dots = str_find(text, S("\n......\n"));
    str yaml =
        dots < 0 ? S("- {en: Global Security Initiative, zh: 全球安全倡议, abbr: GSI}\n- {zh: 总体, status: ignored}\n")
                 : str_first(text, (size_t)dots);
    struct arena arena = { 0 };
    struct term_base base = { 0 };
    struct diag diag = { 0 };
    struct yaml *list;

    text = dots < 0 ? text : str_from(text, (size_t)dots + 8);
    if (text_check(yaml, 1, &diag) && text_check(text, 1, &diag)) {
        list = yaml_parse(&arena, yaml, 1, &diag);
        if (list)
            terms_read(&base, &arena, list, &diag);
        try_article(&arena, text, &base, &diag);
    }
    diag_free(&diag);
    arena_free(&arena);
    return 0;
}
