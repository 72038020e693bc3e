/* Facts and parts written and read again: whole, cut short, changed. */
#include "unit.h"

#include "facts/codec.h"
#include "formats/yaml_parse.h"
#include "run.h"

#include <glob.h>
#include <stdlib.h>

static struct arena arena;
static struct buf bytes;

static void done(void)
{
    buf_free(&bytes);
    arena_free(&arena);
}

/* --- facts in which every member is set. A member that isn't makes the first test fail: set it here, and see to it
 * that expect_same compares it. */

static struct span span_of(int line)
{
    return (struct span){ line, line + 200 };
}

static struct text text_of(const char *text, int line)
{
    return (struct text){ str_of(text), span_of(line) };
}

static void fill_body(struct body *body)
{
    static struct slot slots[] = { { 3, 0, SLOT_PICTURE }, { 3, 300, SLOT_GLOSS }, { 7, 1, SLOT_LINK },
        { 7, 2, SLOT_LANG } };

    body->bytes = S("<p>x</p>");
    body->slots = slots;
    body->slot_count = 4;
}

static struct line line_of_words(const char *words)
{
    struct line line = { .plain = str_of(words) };

    fill_body(&line.xhtml);
    return line;
}

static void fill_yaml(struct yaml *yaml)
{
    static struct yaml scalar, list;

    scalar.kind = YAML_SCALAR;
    scalar.span = span_of(3);
    scalar.text = S("word");
    scalar.quoted = true;
    scalar.key = S("");
    scalar.key_span = span_of(4);
    scalar.comment = span_of(5);
    scalar.comment_reported = true;
    list = scalar;
    list.kind = YAML_LIST;
    list.key = S("x-list");
    list.text = S("");
    list.first = &scalar;
    yaml->kind = YAML_MAP;
    yaml->span = span_of(1);
    yaml->text = S("");
    yaml->quoted = true;
    yaml->first = &list;
    yaml->next = NULL;
    yaml->key = S("");
    yaml->key_span = yaml->comment = span_of(2);
    yaml->comment_reported = true;
}

static void fill_author(struct author *author)
{
    author->name = text_of("Ai Qing", 8);
    author->family = text_of("Ai", 9);
    author->given = text_of("Qing", 10);
}

static void fill_block(struct block *block)
{
    block->kind = NODE_HEADING;
    block->level = 3;
    block->size = 70000;
    block->span = span_of(11);
    block->hash = 0x0123456789ABCDEF;
}

static void fill_reference(struct reference *reference)
{
    reference->target = S("../a.md#b");
    reference->span = span_of(12);
}

static void fill_sides(struct gloss_pair *pair)
{
    pair->en = S("the Way");
    pair->zh = S("道");
    pair->abbr = S("TW");
    pair->reading = S("dào");
    pair->lang = S("zh-Hant");
    pair->rule = S("quoted");
    pair->key = S("way\t道");
    pair->kind = GLOSS_QUOTATION;
    pair->sound = S("daò");
    pair->number = 0;
    pair->marked = pair->shown = pair->guessed = true;
}

static void fill_gloss(struct gloss_fact *gloss)
{
    static struct gloss_pair pair;

    fill_sides(&pair);
    gloss->pair = &pair;
    gloss->line = (unsigned)span_of(13).line;
    gloss->column = (unsigned)span_of(13).column & 0xFFFF;
    gloss->block_id = "p-2";
    gloss->apart = true;
}

static void fill_mention(struct mention_fact *mention)
{
    mention->record = 300;
    mention->glosses = 2;
    mention->abbr = true;
    mention->span = span_of(14);
    mention->block_id = "p-3";
}

static void fill_facts(struct facts *facts)
{
    static struct author author;
    static struct block blocks[2];
    static struct reference picture, link;
    static struct gloss_fact glosses[3];
    static struct mention_fact mention;
    static struct yaml own;

    fill_author(&author);
    fill_block(&blocks[0]);
    fill_block(&blocks[1]);
    fill_reference(&picture);
    fill_reference(&link);
    fill_gloss(&glosses[0]);
    glosses[1] = (struct gloss_fact){ .block_id = "", .line = 15, .column = 4 };
    glosses[2] = glosses[0];
    fill_mention(&mention);
    fill_yaml(&own);
    facts->path = facts->slug = facts->edition = S("of the file");
    facts->page = true;
    facts->file = 1;
    facts->hash = 2;
    facts->parts_hash = 3;
    facts->lang = S("en");
    facts->han = S("ja");
    facts->title = line_of_words("T");
    facts->subtitle = line_of_words("subtitle");
    facts->teaser = S("teaser");
    facts->description = S("description");
    facts->date = (struct date){ 2025, 5, 12, span_of(6) };
    facts->updated = (struct date){ 9999, 12, 31, span_of(7) };
    facts->authors = facts->translators = (struct people){ &author, 1 };
    facts->license = S("CC-BY");
    facts->issue = text_of("2025-1", 8);
    facts->own = &own;
    facts->lead = 0;
    facts->note_count = 4;
    facts->has_summary = facts->has_han = facts->no_facing = true;
    facts->blocks = (struct blocks){ blocks, 1, 1 };
    facts->front_hash = 0xFEDCBA9876543210;
    facts->references.arena = NULL;
    facts->references.pictures = (struct reference_list){ &picture, 1, 1 };
    facts->references.links = (struct reference_list){ &link, 1, 1 };
    facts->ids = S("a\nb\n");
    facts->aliases = S("c\ta\n");
    facts->glosses = glosses;
    facts->gloss_count = 3;
    facts->mentions = &mention;
    facts->mention_count = 1;
}

#if defined __has_builtin && __has_builtin(__builtin_clear_padding)
#define EXPECT_ALL_SET(type, fill)                                                                                     \
    do {                                                                                                               \
        type ones, zeros;                                                                                              \
                                                                                                                       \
        memset(&ones, 1, sizeof ones);                                                                                 \
        memset(&zeros, 0, sizeof zeros);                                                                               \
        fill(&ones);                                                                                                   \
        fill(&zeros);                                                                                                  \
        __builtin_clear_padding(&ones);                                                                                \
        __builtin_clear_padding(&zeros);                                                                               \
        ck_assert_msg(memcmp(&ones, &zeros, sizeof ones) == 0, #fill " leaves a member of " #type " unset");           \
    } while (0)
#else
#define EXPECT_ALL_SET(type, fill) (void)fill
#endif

START_TEST(every_member_is_set)
{
    EXPECT_ALL_SET(struct facts, fill_facts);
    EXPECT_ALL_SET(struct author, fill_author);
    EXPECT_ALL_SET(struct block, fill_block);
    EXPECT_ALL_SET(struct reference, fill_reference);
    EXPECT_ALL_SET(struct gloss_pair, fill_sides);
    EXPECT_ALL_SET(struct gloss_fact, fill_gloss);
    EXPECT_ALL_SET(struct mention_fact, fill_mention);
    EXPECT_ALL_SET(struct yaml, fill_yaml);
}
END_TEST

/* --- what is read is what was written */

static void same_text(str a, str b)
{
    ck_assert_msg(str_equal(a, b), "got “%.*s”, wanted “%.*s”", STR(b), STR(a));
}

static void same_body(const struct body *a, const struct body *b)
{
    same_text(a->bytes, b->bytes);
    ck_assert_uint_eq(a->slot_count, b->slot_count);
    for (size_t i = 0; i < a->slot_count; i++)
        ck_assert(a->slots[i].at == b->slots[i].at && a->slots[i].kind == b->slots[i].kind &&
                  a->slots[i].index == b->slots[i].index);
}

static void same_line(const struct line *a, const struct line *b)
{
    same_body(&a->xhtml, &b->xhtml);
    same_text(a->plain, b->plain);
}

static void same_span(struct span a, struct span b)
{
    ck_assert(a.line == b.line && a.column == b.column);
}

static void same_placed(struct text a, struct text b)
{
    same_text(a.text, b.text);
    same_span(a.span, b.span);
}

static void same_date(struct date a, struct date b)
{
    ck_assert(date_compare(&a, &b) == 0);
    same_span(a.span, b.span);
}

static void same_people(struct people a, struct people b)
{
    ck_assert_uint_eq(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        same_placed(a.items[i].name, b.items[i].name);
        same_placed(a.items[i].family, b.items[i].family);
        same_placed(a.items[i].given, b.items[i].given);
    }
}

static void same_yaml(const struct yaml *a, const struct yaml *b)
{
    const struct yaml *x, *y;

    ck_assert(!a == !b);
    if (!a)
        return;
    ck_assert(a->kind == b->kind && a->quoted == b->quoted && a->comment_reported == b->comment_reported);
    same_span(a->span, b->span);
    same_span(a->key_span, b->key_span);
    same_span(a->comment, b->comment);
    same_text(a->text, b->text);
    same_text(a->key, b->key);
    for (x = a->first, y = b->first; x && y; x = x->next, y = y->next)
        same_yaml(x, y);
    ck_assert(!x && !y);
}

static void same_references(const struct reference_list *a, const struct reference_list *b)
{
    ck_assert_uint_eq(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        same_text(a->items[i].target, b->items[i].target);
        same_span(a->items[i].span, b->items[i].span);
    }
}

static void same_blocks(const struct blocks *a, const struct blocks *b)
{
    ck_assert(a->count == b->count && a->note_count == b->note_count);
    for (size_t i = 0; i < a->count + a->note_count; i++) {
        const struct block *x = &a->items[i], *y = &b->items[i];

        ck_assert(x->kind == y->kind && x->level == y->level && x->size == y->size && x->hash == y->hash);
        same_span(x->span, y->span);
    }
}

static void same_sides(const struct gloss_pair *a, const struct gloss_pair *b)
{
    ck_assert(!a == !b);
    if (!a)
        return;
    same_text(a->en, b->en);
    same_text(a->zh, b->zh);
    same_text(a->abbr, b->abbr);
    same_text(a->reading, b->reading);
    same_text(a->lang, b->lang);
    same_text(a->rule, b->rule);
    same_text(a->key, b->key);
    ck_assert(a->kind == b->kind && a->marked == b->marked);
}

static void same_glosses(const struct facts *a, const struct facts *b)
{
    ck_assert(a->gloss_count == b->gloss_count && a->mention_count == b->mention_count);
    for (size_t i = 0; i < a->gloss_count; i++) {
        const struct gloss_fact *x = &a->glosses[i], *y = &b->glosses[i];

        same_sides(x->pair, y->pair);
        same_span(facts_span(x), facts_span(y));
        ck_assert_str_eq(x->block_id, y->block_id);
        ck_assert(x->apart == y->apart);
    }
    for (size_t i = 0; i < a->mention_count; i++) {
        const struct mention_fact *x = &a->mentions[i], *y = &b->mentions[i];

        ck_assert(x->record == y->record && x->glosses == y->glosses && x->abbr == y->abbr);
        same_span(x->span, y->span);
        ck_assert_str_eq(x->block_id, y->block_id);
    }
}

static void expect_same(const struct facts *a, const struct facts *b)
{
    same_text(a->lang, b->lang);
    same_text(a->han, b->han);
    same_line(&a->title, &b->title);
    same_line(&a->subtitle, &b->subtitle);
    same_text(a->teaser, b->teaser);
    same_text(a->description, b->description);
    same_date(a->date, b->date);
    same_date(a->updated, b->updated);
    same_people(a->authors, b->authors);
    same_people(a->translators, b->translators);
    same_text(a->license, b->license);
    same_placed(a->issue, b->issue);
    same_yaml(a->own, b->own);
    ck_assert(a->lead == b->lead && a->note_count == b->note_count && a->front_hash == b->front_hash);
    ck_assert(a->has_summary == b->has_summary && a->has_han == b->has_han && a->no_facing == b->no_facing);
    same_blocks(&a->blocks, &b->blocks);
    same_references(&a->references.pictures, &b->references.pictures);
    same_references(&a->references.links, &b->references.links);
    same_text(a->ids, b->ids);
    same_text(a->aliases, b->aliases);
    same_glosses(a, b);
}

/* Reads a record where any byte read beyond its end is one too many. */
static bool read_facts(struct facts *facts, str record)
{
    char *alone = malloc(record.len ? record.len : 1);

    if (record.len)
        memcpy(alone, record.at, record.len);
    if (codec_read(facts, &arena, (str){ alone, record.len })) {
        buf_reset(&bytes);
        codec_write(&bytes, facts);
        ck_assert(str_equal(buf_str(&bytes), (str){ alone, record.len }));
        free(alone);
        return true;
    }
    free(alone);
    return false;
}

static void expect_facts_again(const struct facts *facts)
{
    struct buf record = { 0 }, again = { 0 };
    struct facts back = { .path = facts->path,
        .slug = facts->slug,
        .edition = facts->edition,
        .page = facts->page,
        .file = facts->file,
        .hash = facts->hash,
        .parts_hash = facts->parts_hash };

    buf_byte(&record, '!'); /* so that nothing in the record is aligned */
    codec_write(&record, facts);
    ck_assert(codec_read(&back, &arena, str_from(buf_str(&record), 1)));
    expect_same(facts, &back);
    same_text(facts->path, back.path);
    same_text(facts->slug, back.slug);
    same_text(facts->edition, back.edition);
    ck_assert(facts->page == back.page && facts->file == back.file && facts->hash == back.hash &&
              facts->parts_hash == back.parts_hash);
    codec_write(&again, &back);
    ck_assert(str_equal(buf_str(&again), str_from(buf_str(&record), 1)));
    buf_free(&record);
    buf_free(&again);
}

/* The record goes, as does every other arena but the room's. */
START_TEST(facts_are_kept_without_their_record)
{
    struct arena lasting = { 0 }, brief = { 0 };
    struct facts_common common;
    struct facts_room room = { &lasting, &brief, &common, 301 };
    struct facts facts = { 0 }, one, two;

    fill_facts(&facts);
    one = two = facts;
    codec_write(&bytes, &facts);
    codec_common_begin(&common);
    ck_assert(codec_keep(&one, &room, buf_str(&bytes)) && codec_keep(&two, &room, buf_str(&bytes)));
    room.records = 300;
    ck_assert(!codec_keep(&two, &room, buf_str(&bytes)));
    memset(bytes.at, 'x', bytes.len);
    codec_common_end(&common, &room);
    expect_same(&facts, &one);
    expect_same(&facts, &two);
    ck_assert_ptr_eq(one.glosses[0].pair, two.glosses[2].pair);
    ck_assert_uint_eq(one.glosses[0].pair->number, 1);
    ck_assert_ptr_eq(one.glosses[0].block_id, two.glosses[2].block_id);
    arena_free(&brief);
    same_text(one.title.plain, facts.title.plain);
    arena_free(&lasting);
    done();
}
END_TEST

START_TEST(facts_are_read_as_they_were_written)
{
    struct facts facts = { 0 }, nothing = { .lead = -1 };

    fill_facts(&facts);
    expect_facts_again(&facts);
    expect_facts_again(&nothing);
    done();
}
END_TEST

/* Every beginning of a record, which is none, and every record that differs in one byte. */
static void try_all(str record, bool (*read)(str record))
{
    char *changed = malloc(record.len);

    for (size_t len = 0; len < record.len; len++)
        ck_assert_msg(!read(str_first(record, len)), "the first %zu bytes of %zu are read", len, record.len);
    memcpy(changed, record.at, record.len);
    for (size_t i = 0; i < record.len; i++)
        for (int bits = 1; bits < 256; bits++) {
            changed[i] = (char)(record.at[i] ^ bits);
            read((str){ changed, record.len });
            changed[i] = record.at[i];
        }
    ck_assert(read(record));
    free(changed);
}

static bool try_facts(str record)
{
    struct facts facts = { 0 };
    bool ok = read_facts(&facts, record);

    arena_reset(&arena);
    return ok;
}

START_TEST(facts_that_are_none_are_refused)
{
    struct buf record = { 0 };
    struct facts facts = { 0 };

    fill_facts(&facts);
    codec_write(&record, &facts);
    try_all(buf_str(&record), try_facts);
    buf_byte(&record, 0);
    ck_assert(!try_facts(buf_str(&record)));
    buf_free(&record);
    done();
}
END_TEST

START_TEST(own_keys_nest_so_deep_and_no_deeper)
{
    struct yaml levels[YAML_DEPTH + 2] = { 0 };
    struct facts facts = { .lead = -1, .own = &levels[1] }, back = { 0 };

    for (size_t i = 0; i < YAML_DEPTH + 2; i++) {
        levels[i].kind = YAML_LIST;
        levels[i].first = i <= YAML_DEPTH ? &levels[i + 1] : NULL;
    }
    expect_facts_again(&facts);
    facts.own = &levels[0];
    codec_write(&bytes, &facts);
    ck_assert(!codec_read(&back, &arena, buf_str(&bytes)));
    done();
}
END_TEST

/* --- parts */

static void fill_slot(struct slot *slot)
{
    slot->at = 3;
    slot->kind = SLOT_LINK;
    slot->index = 1;
}

static void fill_bodies(struct bodies *bodies)
{
    static size_t ends[] = { 4, 8 };

    fill_body(&bodies->title);
    fill_body(&bodies->text);
    fill_body(&bodies->notes);
    bodies->ends = (struct body_ends){ ends, 2 };
}

static void fill_heading(struct heading *heading)
{
    heading->id = S("h");
    heading->level = 6;
    heading->text = line_of_words("H");
}

static void fill_parts(struct parts *parts)
{
    static struct body point;
    static struct heading heading;
    static struct han_run run = { S("道"), S("zh-Hant") };
    static uint64_t written[] = { 1, UINT64_MAX };
    static struct plain_block block = { S("p-1"), S("Words") };

    fill_body(&point);
    fill_heading(&heading);
    fill_bodies(&parts->web);
    fill_bodies(&parts->book);
    parts->summary = &point;
    parts->summary_count = 1;
    parts->summary_single = true;
    fill_body(&parts->caption);
    fill_body(&parts->credit);
    fill_body(&parts->disclaimer);
    fill_body(&parts->translation_of);
    parts->alt = S("alt");
    parts->headings = &heading;
    parts->heading_count = 1;
    parts->han = (struct han_runs){ &run, 1 };
    parts->written = written;
    parts->written_count = 2;
    parts->plain = (struct plain){ &block, 1 };
}

START_TEST(every_member_of_parts_is_set)
{
    EXPECT_ALL_SET(struct parts, fill_parts);
    EXPECT_ALL_SET(struct body, fill_body);
    EXPECT_ALL_SET(struct slot, fill_slot);
    EXPECT_ALL_SET(struct bodies, fill_bodies);
    EXPECT_ALL_SET(struct heading, fill_heading);
}
END_TEST

static void same_bodies(const struct bodies *a, const struct bodies *b)
{
    same_body(&a->title, &b->title);
    same_body(&a->text, &b->text);
    same_body(&a->notes, &b->notes);
    ck_assert_uint_eq(a->ends.count, b->ends.count);
    for (size_t i = 0; i < a->ends.count; i++)
        ck_assert_uint_eq(a->ends.items[i], b->ends.items[i]);
}

static void same_parts(const struct parts *a, const struct parts *b)
{
    same_bodies(&a->web, &b->web);
    same_bodies(&a->book, &b->book);
    ck_assert(a->summary_count == b->summary_count && a->summary_single == b->summary_single);
    for (size_t i = 0; i < a->summary_count; i++)
        same_body(&a->summary[i], &b->summary[i]);
    same_body(&a->caption, &b->caption);
    same_body(&a->credit, &b->credit);
    same_body(&a->disclaimer, &b->disclaimer);
    same_body(&a->translation_of, &b->translation_of);
    same_text(a->alt, b->alt);
    ck_assert(a->heading_count == b->heading_count && a->han.count == b->han.count);
    for (size_t i = 0; i < a->heading_count; i++) {
        same_text(a->headings[i].id, b->headings[i].id);
        ck_assert_int_eq(a->headings[i].level, b->headings[i].level);
        same_line(&a->headings[i].text, &b->headings[i].text);
    }
    for (size_t i = 0; i < a->han.count; i++) {
        same_text(a->han.items[i].text, b->han.items[i].text);
        same_text(a->han.items[i].lang, b->han.items[i].lang);
    }
    ck_assert_uint_eq(a->plain.count, b->plain.count);
    for (size_t i = 0; i < a->plain.count; i++) {
        same_text(a->plain.items[i].id, b->plain.items[i].id);
        same_text(a->plain.items[i].text, b->plain.items[i].text);
    }
    ck_assert_uint_eq(a->written_count, b->written_count);
    for (size_t i = 0; i < a->written_count; i++)
        ck_assert_uint_eq(a->written[i], b->written[i]);
}

static void expect_parts_again(const struct parts *parts)
{
    struct buf record = { 0 }, again = { 0 };
    struct arena lists = { 0 };
    struct parts back;

    buf_byte(&record, '!');
    parts_write(&record, parts);
    ck_assert(parts_read(&back, &lists, str_from(buf_str(&record), 1)));
    same_parts(parts, &back);
    parts_write(&again, &back);
    ck_assert(str_equal(buf_str(&again), str_from(buf_str(&record), 1)));
    buf_free(&record);
    buf_free(&again);
    arena_free(&lists);
}

START_TEST(parts_come_back_whole)
{
    struct parts parts = { 0 };

    expect_parts_again(&parts);
    fill_parts(&parts);
    expect_parts_again(&parts);
    ck_assert(parts_fit(&parts, 1, 2, 301));
    ck_assert(!parts_fit(&parts, 0, 2, 301));
    ck_assert(!parts_fit(&parts, 1, 1, 301));
    ck_assert(!parts_fit(&parts, 1, 2, 300));
    done();
}
END_TEST

static bool try_parts(str record)
{
    char *alone = malloc(record.len ? record.len : 1);
    struct parts parts;
    bool ok;

    if (record.len)
        memcpy(alone, record.at, record.len);
    ok = parts_read(&parts, &arena, (str){ alone, record.len });
    for (size_t i = 0; ok && i < parts.web.text.slot_count; i++) {
        const struct slot *slot = &parts.web.text.slots[i];

        ck_assert(slot->at <= parts.web.text.bytes.len && (slot->kind != SLOT_LANG || slot->index < slot->at));
    }
    if (ok) {
        buf_reset(&bytes);
        parts_write(&bytes, &parts);
        ck_assert(str_equal(buf_str(&bytes), record));
    }
    free(alone);
    arena_reset(&arena);
    return ok;
}

START_TEST(parts_that_are_none_are_refused)
{
    struct buf record = { 0 };
    struct parts parts = { 0 };

    fill_parts(&parts);
    parts_write(&record, &parts);
    try_all(buf_str(&record), try_parts);
    buf_free(&record);
    done();
}
END_TEST

/* --- those of real articles */

static void watch_parts(void *context, size_t file, const struct parts *parts)
{
    (void)context, (void)file;
    expect_parts_again(parts);
}

/* How many articles a publication or a file has, all of which come back. */
static size_t expect_articles_again(const char *path)
{
    const struct run_watcher watcher = { .parts = watch_parts };
    struct stele_options options = { .path = path, .drafts = true, .jobs = 1 };
    struct stele_run run;
    struct diag diag = { 0 };
    size_t count;

    run_begin(&run, &options, &diag);
    ck_assert(run_read(&run) && run_articles(&run, &watcher));
    count = run.count;
    for (size_t i = 0; i < count; i++)
        expect_facts_again(&run.facts[i]);
    run_end(&run);
    diag_free(&diag);
    return count;
}

START_TEST(real_articles_come_back_whole)
{
    glob_t golden;
    size_t count = 0;

    ck_assert_uint_gt(expect_articles_again("content"), 10);
    ck_assert_int_eq(glob("tests/golden/*.md", 0, NULL, &golden), 0);
    for (size_t i = 0; i < golden.gl_pathc; i++)
        count += expect_articles_again(golden.gl_pathv[i]);
    ck_assert_uint_gt(count, 50);
    globfree(&golden);
    done();
}
END_TEST

SUITE_OF(codec, every_member_is_set, facts_are_read_as_they_were_written, facts_are_kept_without_their_record,
    facts_that_are_none_are_refused, own_keys_nest_so_deep_and_no_deeper, every_member_of_parts_is_set,
    parts_come_back_whole, parts_that_are_none_are_refused, real_articles_come_back_whole)
