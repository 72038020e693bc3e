/* Terms in the order of a dictionary, their pages, their cards, and pinyin above the text. */
#include "unit.h"

#include "doc/attribute_keys.h"
#include "doc/inlines.h"
#include "doc/languages.h"
#include "doc/notes.h"
#include "doc/parse.h"
#include "facts/readings.h"
#include "lang/fold.h"
#include "lang/letters.h"
#include "publication/glossary_make.h"
#include "publication/wordlist.h"
#include "view/cards.h"
#include "view/converted.h"
#include "view/dictionary.h"
#include "view/fill.h"
#include "view/pinyin.h"
#include "write/body_write.h"
#include "write/line.h"

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

/* --- letters */

START_TEST(a_word_stands_under_the_letter_of_its_first_character)
{
    static const struct {
        const char *word;
        char letter;
    } cases[] = { { "zebra", 'z' }, { "Élysée", 'e' }, { "āyí", 'a' }, { "Ǚ", 'u' }, { "Đặng", 'd' }, { "ḿ", 'm' },
        { "“Quoted” words", 'q' }, { "11 fields", '0' }, { "总体", '*' }, { "", '*' }, { "—", '*' }, { "ß", 's' } };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(letters_initial(str_of(cases[i].word)) == cases[i].letter, "%s stands under %c", cases[i].word,
            letters_initial(str_of(cases[i].word)));
}
END_TEST

SUITE_OF(letters, a_word_stands_under_the_letter_of_its_first_character)

/* --- a publication with glosses */

static struct input input;
static struct publication publication;
static struct strings_set strings;
static struct context context;
static struct terms_plan plan;

static struct gloss_fact gloss_read(
    const char *en, const char *zh, const char *reading, enum gloss_kind kind, bool marked, const char *block_id)
{
    struct gloss_pair *pair = arena_new(&arena, struct gloss_pair);
    struct buf key = { 0 };

    fold_pair(&key, str_of(en), str_of(zh));
    *pair = (struct gloss_pair){ .en = str_of(en),
        .zh = str_of(zh),
        .reading = str_of(reading),
        .lang = S("zh-Hans"),
        .kind = kind,
        .rule = S("quoted"),
        .marked = marked,
        .key = buf_copy(&key, &arena) };
    readings_set(pair, &arena);
    buf_free(&key);
    return (struct gloss_fact){ .pair = pair, .block_id = block_id };
}

static struct gloss_fact gloss(const char *en, const char *zh, enum gloss_kind kind, bool marked, const char *block_id)
{
    return gloss_read(en, zh, "", kind, marked, block_id);
}

static struct facts article(const char *slug, struct gloss_fact *glosses, size_t count)
{
    return (struct facts){ .path = str_of(slug),
        .slug = str_of(slug),
        .lang = S("en"),
        .title = { { .bytes = str_of(slug) }, str_of(slug) },
        .glosses = glosses,
        .gloss_count = count };
}

/* Makes a publication of `count` articles, and plans its pages of terms. */
static void make(const struct facts *facts, size_t count, enum terms_shown shown)
{
    input = (struct input){ .config = { .lang = { S("en"), NOWHERE }, .han = { S("zh-Hans"), NOWHERE } } };
    input.config.features.shown = shown;
    strings = (struct strings_set){ 0 };
    strings_add(
        &strings, &arena, S("en"), S("also: Also\nin_terms: Entry\nterms_other: Others\nterm_name: name\n"), &diag);
    publication = (struct publication){ .input = &input, .count = count };
    publication.articles = arena_array(&arena, struct article, count);
    for (size_t i = 0; i < count; i++)
        publication.articles[i].facts = &facts[i];
    glossary_make(&publication.glossary, &arena, &input, publication.articles, count);
    context = (struct context){ &arena, &publication, &strings, S(""), S(""), &plan, BODY_WEB };
    terms_plan(&plan, &arena, &context, NULL);
}

static str join(const struct wordlist *list)
{
    struct buf out = { 0 };
    str joined;

    for (size_t i = 0; i < list->count; i++)
        buf_printf(&out, "%c %.*s; ", list->words[i].letter, STR(list->words[i].term->en));
    joined = buf_copy(&out, &arena);
    buf_free(&out);
    return joined;
}

START_TEST(words_stand_by_letters_and_approved_ones_apart)
{
    struct gloss_fact glosses[] = { gloss("the Way", "道", GLOSS_TERM, false, "p-1"),
        gloss("comprehensive", "总体", GLOSS_TERM, true, "p-1"), gloss("Élan", "劲头", GLOSS_TERM, false, "p-2"),
        gloss("“All is well,” he said", "一切都好", GLOSS_QUOTATION, false, "p-2"),
        gloss("Asian order", "亚洲秩序", GLOSS_TERM, false, "p-3"),
        gloss("100 flowers", "百花", GLOSS_TERM, false, "p-3") };
    struct facts facts[] = { article("a", glosses, 6) };

    make(facts, 1, TERMS_ALL);
    EXPECT_STR(join(&plan.lists[TERMS_PART_APPROVED]), "c comprehensive; ");
    EXPECT_STR(join(&plan.lists[TERMS_PART_FOUND]), "0 100 flowers; a Asian order; e Élan; w the Way; ");
    EXPECT_STR(
        join(&plan.lists[TERMS_PART_READINGS]), "b 100 flowers; d the Way; j Élan; y Asian order; z comprehensive; ");
    make(facts, 1, TERMS_APPROVED);
    EXPECT_STR(join(&plan.lists[TERMS_PART_READINGS]), "z comprehensive; ");
    ck_assert_uint_eq(plan.lists[TERMS_PART_FOUND].count, 0);
    make(facts, 1, TERMS_NONE);
    ck_assert_uint_eq(plan.count, 0);
    ck_assert_ptr_null(terms_entry(&plan, publication.glossary.terms[0]));
    done();
}
END_TEST

/* --- pages */

START_TEST(few_terms_stand_on_one_page)
{
    struct gloss_fact glosses[] = { gloss("common", "共同", GLOSS_TERM, false, "p-1") };
    struct facts facts[] = { article("a", glosses, 1) };
    struct buf address = { 0 };

    make(facts, 1, TERMS_ALL);
    ck_assert_uint_eq(plan.count, 1);
    EXPECT_STR(plan.sheets[0]->address, "terms/");
    terms_address(&address, terms_entry(&plan, publication.glossary.terms[0]), publication.glossary.terms[0]);
    EXPECT_STR(buf_str(&address), "terms/index.html#t-common");
    buf_free(&address);
    done();
}
END_TEST

/* "a…" 700 times and "b…" 400 times, each with an original of its own: whatever letter their readings begin with. */
static struct gloss_fact *many(size_t count)
{
    struct gloss_fact *glosses = arena_array(&arena, struct gloss_fact, count);

    for (size_t i = 0; i < count; i++) {
        str zh =
            arena_printf(&arena, "安%c%c%c", (char)('a' + i / 676), (char)('a' + i / 26 % 26), (char)('a' + i % 26));

        glosses[i] =
            gloss(arena_printf(&arena, "%c%zu", i < 700 ? 'a' : 'b', 1000 + i).at, zh.at, GLOSS_TERM, i % 2, "p-1");
    }
    return glosses;
}

START_TEST(many_terms_have_a_page_for_each_letter)
{
    struct facts facts[] = { article("a", many(1100), 1100) };
    struct value *terms;
    size_t entries = 0, readings = 0;

    make(facts, 1, TERMS_ALL);
    EXPECT_STR(plan.sheets[0]->address, "terms/");
    EXPECT_STR(plan.sheets[1]->address, "terms/a/");
    EXPECT_STR(plan.sheets[2]->address, "terms/a-2/");
    EXPECT_STR(plan.sheets[3]->address, "terms/b/");
    EXPECT_STR(plan.sheets[4]->address, "terms/pinyin-a/");
    for (size_t i = 0; i < plan.count; i++) {
        const struct terms_stretch *parts = plan.sheets[i]->parts;
        size_t here = parts[0].to - parts[0].from + parts[1].to - parts[1].from;

        ck_assert_uint_le(3 * here + parts[2].to - parts[2].from, TERMS_LINES);
        entries += here;
        readings += parts[2].to - parts[2].from;
    }
    ck_assert_uint_eq(entries, 1100);
    ck_assert_uint_eq(readings, 1100);
    for (size_t i = 0; i < publication.glossary.count; i++)
        ck_assert_ptr_nonnull(terms_entry(&plan, publication.glossary.terms[i]));
    terms = dictionary_sheet(&context, plan.sheets[2], S("en"), S("../../"));
    ck_assert_ptr_nonnull(value_get(terms, S("sheets")));
    EXPECT_STR(value_get(terms, S("sheet"))->text, "A");
    done();
}
END_TEST

static str entries_of(const struct value *terms, const char *part)
{
    const struct value *letters = value_get(value_get(terms, str_of(part)), S("letters"));
    struct buf out = { 0 };
    str entries;

    for (const struct value_member *member = letters ? letters->first : NULL; member; member = member->next)
        buf_add(&out, value_get(member->value, S("entries"))->text);
    entries = buf_copy(&out, &arena);
    buf_free(&out);
    return entries;
}

START_TEST(an_entry_names_places_and_what_belongs_with_it)
{
    struct gloss_fact one[] = { gloss("common & shared", "共同", GLOSS_TERM, true, "p-1"),
        gloss("common & shared", "共同", GLOSS_TERM, true, "p-1"),
        gloss("common & shared", "共同", GLOSS_TERM, true, "p-4"), gloss("joint", "共同", GLOSS_TERM, false, "p-5") };
    struct gloss_fact two[] = { gloss("common & shared", "共同", GLOSS_TERM, true, "note-2") };
    struct facts facts[] = { article("a", one, 4), article("b", two, 1) };
    const struct value *terms;

    make(facts, 2, TERMS_ALL);
    terms = dictionary_sheet(&context, plan.sheets[0], S("en"), S("../"));
    EXPECT_STR(entries_of(terms, "approved"),
        "<div class=\"entry\" id=\"t-common-shared\"><dt><dfn>common &amp; shared</dfn> "
        "<span class=\"han\" lang=\"zh-Hans\">共同</span> "
        "<span class=\"automatic\">automatic <i class=\"reading\" lang=\"zh-Latn-pinyin\">"
        "gòngtóng</i></span></dt>\n"
        "<dd class=\"variants\">Also <a href=\"../terms/index.html#t-joint\">joint "
        "<span class=\"han\" lang=\"zh-Hans\">共同</span></a></dd>\n"
        "<dd class=\"places\"><ul>\n"
        "<li><a href=\"../articles/a/index.html#p-1\">a</a>\xC2\xA0<a class=\"place\" "
        "href=\"../articles/a/index.html#p-4\">2</a></li>\n"
        "<li><a href=\"../articles/b/index.html#note-2\">b</a></li>\n"
        "</ul></dd>\n</div>\n");
    ck_assert_ptr_nonnull(value_get(terms, S("found")));
    done();
}
END_TEST

START_TEST(a_book_holds_the_terms_of_its_chapters)
{
    struct gloss_fact one[] = { gloss("joint", "共同", GLOSS_TERM, false, "p-5") },
                      two[] = { gloss("order", "秩序", GLOSS_TERM, false, "p-1") };
    struct facts facts[] = { article("a", one, 1), article("b", two, 1) };
    const struct article *chapters[2];
    struct book book = { .articles = chapters, .count = 1 };
    str entries;

    make(facts, 2, TERMS_ALL);
    chapters[0] = &publication.articles[1];
    terms_plan(&plan, &arena, &context, &book);
    ck_assert_uint_eq(plan.count, 1);
    EXPECT_STR(plan.sheets[0]->address, "glossary.xhtml");
    entries = entries_of(dictionary_sheet(&context, plan.sheets[0], S("en"), S("")), "found");
    ck_assert_int_ge(str_find(entries, S("id=\"t-order\"")), 0);
    ck_assert_int_ge(str_find(entries, S("href=\"chapter-1.xhtml#p-1\"")), 0);
    ck_assert_int_lt(str_find(entries, S("t-joint")), 0);
    ck_assert_ptr_null(terms_entry(&plan, publication_term(&publication.articles[0], 0)));
    book.count = 0;
    terms_plan(&plan, &arena, &context, &book);
    ck_assert_uint_eq(plan.count, 0);
    done();
}
END_TEST

SUITE_OF(dictionary, words_stand_by_letters_and_approved_ones_apart, few_terms_stand_on_one_page,
    many_terms_have_a_page_for_each_letter, an_entry_names_places_and_what_belongs_with_it,
    a_book_holds_the_terms_of_its_chapters)

/* --- cards */

/* A filler of an article whose text has its glosses as they are. */
static struct page_filler filler_of(size_t number, const struct book *book)
{
    const struct article *article = &publication.articles[number];
    struct page_filler filler = fill_begin(&publication, article, book, book ? S("../") : S("../../"));
    struct parts *parts = arena_new(&arena, struct parts);

    parts->written_count = article->facts->gloss_count;
    parts->written = arena_array(&arena, uint64_t, parts->written_count);
    for (size_t i = 0; i < parts->written_count; i++) {
        const struct gloss_pair *pair = article->facts->glosses[i].pair;

        parts->written[i] = parts_written(pair->key, pair->zh, pair->abbr);
    }
    filler.terms = &plan;
    filler.parts = parts;
    return filler;
}

static str cards_of(size_t number, struct slot *slots, size_t count)
{
    struct page_filler filler = filler_of(number, NULL);
    struct bodies bodies = { .text = { S(""), slots, count } };

    return cards_write(&context, &filler, &bodies);
}

/* Where else a term stands is told among the terms: on cards it would change half the site with every article. */
START_TEST(a_card_tells_of_its_term_and_of_no_other_article)
{
    struct gloss_fact one[] = { gloss("joint", "共同", GLOSS_TERM, true, "p-1"),
        gloss("order", "秩序", GLOSS_TERM, false, "p-2") };
    struct gloss_fact two[] = { gloss("joint", "共同", GLOSS_TERM, true, "p-3"),
        gloss("order", "秩序", GLOSS_TERM, false, "p-4") };
    struct facts facts[] = { article("a", one, 2), article("b", two, 2) };
    struct slot slots[] = { { 0, 0, SLOT_GLOSS }, { 0, 1, SLOT_GLOSS }, { 0, 0, SLOT_GLOSS } };
    str cards;

    make(facts, 2, TERMS_ALL);
    cards = cards_of(0, slots, 3);
    ck_assert_int_lt(str_find(cards, S("articles/")), 0);
    ck_assert_int_ge(str_find(cards, S("id=\"card.t-order\"")), 0);
    ck_assert_int_lt(
        str_find(str_from(cards, (size_t)str_find(cards, S("id=\"card.t-order\""))), S("card.t-joint")), 0);
    EXPECT_STR(cards_of(0, slots, 0), "");
    make(facts, 2, TERMS_APPROVED);
    ck_assert_int_lt(str_find(cards_of(0, slots, 3), S("t-order")), 0);
    done();
}
END_TEST

static void expect_link(size_t article, size_t number, const struct book *book, const char *wanted)
{
    struct page_filler filler = filler_of(article, book);
    struct buf out = { 0 };

    cards_fill(&filler, &out, number);
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

START_TEST(a_gloss_leads_to_its_entry_or_nowhere)
{
    struct gloss_fact one[] = { gloss("order", "秩序", GLOSS_TERM, true, "p-1"),
        gloss("joint", "共同", GLOSS_TERM, false, "p-2") };
    struct facts facts[] = { article("a", one, 2) };

    make(facts, 1, TERMS_APPROVED);
    expect_link(0, 0, NULL, " href=\"../../terms/index.html#t-order\"");
    expect_link(0, 1, NULL, "");
    done();
}
END_TEST

/* What is computed of characters that have several readings, 共 and 行, is a guess. */
START_TEST(a_card_that_says_nothing_new_is_not_written)
{
    struct gloss_fact one[] = { gloss("joint", "共同", GLOSS_TERM, true, "p-1"),
        gloss("Action", "行动", GLOSS_TERM, true, "p-1"), gloss("order", "秩序", GLOSS_TERM, true, "p-2"),
        gloss("Gong Tong", "共通", GLOSS_NAME, false, "p-3"), gloss("common sense", "共识", GLOSS_TERM, true, "p-3"),
        gloss_read("republic", "共和", "gònghé", GLOSS_TERM, true, "p-3") };
    struct gloss_fact two[] = { gloss("the action", "行动", GLOSS_TERM, true, "p-1"),
        gloss("common sense", "共識", GLOSS_TERM, true, "p-3") };
    struct facts facts[] = { article("a", one, 6), article("b", two, 2) };
    struct slot slots[] = { { 0, 0, SLOT_GLOSS }, { 0, 1, SLOT_GLOSS }, { 0, 2, SLOT_GLOSS }, { 0, 3, SLOT_GLOSS },
        { 0, 4, SLOT_GLOSS }, { 0, 5, SLOT_GLOSS } };
    const struct article *chapters[1];
    struct book book = { .articles = chapters, .count = 1 };
    str cards;

    make(facts, 2, TERMS_ALL);
    cards = cards_of(0, slots, 6);
    ck_assert_int_lt(str_find(cards, S("card.t-joint")), 0);        /* as it stands in the text */
    ck_assert_int_lt(str_find(cards, S("card.t-action")), 0);       /* elsewhere as well, but no otherwise */
    ck_assert_int_ge(str_find(cards, S("card.t-order")), 0);        /* its reading is certain */
    ck_assert_int_ge(str_find(cards, S("card.t-gong-tong")), 0);    /* it is a name */
    ck_assert_int_lt(str_find(cards, S("card.t-common-sense")), 0); /* in the script of this article */
    ck_assert_int_ge(str_find(cards, S("card.t-republic")), 0);     /* its author says how it is read */
    ck_assert_int_ge(str_find(cards_of(1, slots, 2), S("card.t-common-sense")), 0); /* that isn't how it stands here */
    ck_assert_int_lt(str_find(cards_of(1, slots, 1), S("card.t-action")), 0);       /* a capital, an article */
    expect_link(0, 0, NULL, "");
    expect_link(0, 1, NULL, " href=\"../../terms/index.html#t-action\"");
    expect_link(0, 4, NULL, " href=\"../../terms/index.html#t-common-sense\"");
    chapters[0] = &publication.articles[0];
    terms_plan(&plan, &arena, &context, &book);
    expect_link(0, 0, &book, "");
    expect_link(0, 1, &book, " href=\"glossary.xhtml#t-action\"");
    expect_link(0, 2, &book, " id=\"gloss.3\" epub:type=\"noteref\" role=\"doc-noteref\" href=\"#card.t-order\"");
    done();
}
END_TEST

SUITE_OF(cards, a_card_tells_of_its_term_and_of_no_other_article, a_gloss_leads_to_its_entry_or_nowhere,
    a_card_that_says_nothing_new_is_not_written)

/* --- pinyin */

static str pinyin_of(const char *const *texts, size_t count)
{
    struct parts parts = { .han = { arena_array(&arena, struct han_run, count), count } };

    for (size_t i = 0; i < count; i++)
        parts.han.items[i] = (struct han_run){ str_of(texts[i]), S("zh-Hans") };
    return pinyin_write(&context, &publication.articles[0], &parts);
}

START_TEST(readings_stand_above_words)
{
    static const char *const texts[] = { "总体，国家", "共同安全", "西安人", "蒋介石", "玩儿", "《》" };
    struct gloss_fact one[] = {
        gloss_read("common security", "共同安全", "gòng tóngānquán", GLOSS_TERM, true, "p-1"),
        gloss_read("the Xi’an people", "西安人", "Xī'ānrén", GLOSS_TERM, true, "p-1"),
        gloss("Chiang Kai-shek", "蒋介石", GLOSS_NAME, true, "p-1"),
        gloss_read("play", "玩儿", "wánr", GLOSS_TERM, true, "p-1"),
    };
    struct facts facts[] = { article("a", one, 4) };

    make(facts, 1, TERMS_ALL);
    EXPECT_STR(pinyin_of(texts, 6), "<template class=\"pinyin\">\n<p lang=\"zh-Hans\">"
                                    "总体\tzǒngtǐ\t，\t\t国家\tguójiā\n" /* computed */
                                    "共\tgòng\t同安全\ttóngānquán\n"     /* given, and divided as it is given */
                                    "西安人\tXī'ānrén\n"                 /* an apostrophe parts syllables */
                                    "玩儿\twánr\n</p>\n"                 /* one syllable for two characters */
                                    "</template>\n"); /* and none for a name that is read otherwise, nor for marks */
    EXPECT_STR(pinyin_of(texts, 0), "");
    done();
}
END_TEST

static void show_run(
    const struct body_filler *filler, struct buf *out, const struct body *body, const struct slot *slot)
{
    (void)filler, (void)body;
    buf_printf(out, " run=\"%u\"", slot->index);
}

static void expect_runs(const struct body *body, const char *wanted)
{
    const struct body_filler filler = { 1 << SLOT_HAN, show_run };
    struct buf out = { 0 };

    body_fill(&out, body, &filler);
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

START_TEST(runs_of_chinese_are_collected_once)
{
    const struct languages languages = { S("en"), S("zh-Hans"), false };
    struct han han = { .seen.arena = &arena };
    struct body_options options = { .target = BODY_WEB, .lang = S("en"), .han = &han };
    struct line title = line_of_text(&arena, S("A 總體 & 国家"), &languages, &han);
    struct body body;
    struct doc doc;

    ck_assert(doc_parse(&doc, &arena,
        S("国家, *国家* and `安全` and 東京とうきょう [人民]{dir=ltr}\n\n- 总体 "
          "{改革|gǎigé}\n\n[https://x.example/改革](/y) "
          "[www.例子.example](/z) [开放](/z)"),
        1, &diag));
    spans_find(&doc, &diag);
    attribute_keys_take(&doc, &diag);
    spans_find_rubies(&doc);
    languages_tag_doc(&doc, &languages);
    body = body_write(&arena, doc.root, &options);
    expect_runs(&title.xhtml,
        "A <span lang=\"zh-Hant\" run=\"0\">總體</span> &amp; <span lang=\"zh-Hans\" run=\"1\">国家</span>");
    expect_runs(&body,
        "<p><span lang=\"zh-Hans\" run=\"1\">国家</span>, <em><span lang=\"zh-Hans\" run=\"1\">国家</span></em> and "
        "<code><span lang=\"zh-Hans\">安全</span></code> and <span lang=\"ja\">東京とうきょう</span> <span dir=\"ltr\">"
        "<span lang=\"zh-Hans\" run=\"2\">人民</span></span></p>\n<ul>\n<li><span lang=\"zh-Hans\" "
        "run=\"3\">总体</span> "
        "<ruby><span lang=\"zh-Hans\">改革</span><rp>(</rp><rt>gǎigé</rt><rp>)</rp></ruby></li>\n</ul>\n"
        "<p><a>https://x.example/<span lang=\"zh-Hans\">改革</span></a> <a>www.<span "
        "lang=\"zh-Hans\">例子</span>.example</a> "
        "<a><span lang=\"zh-Hans\" run=\"4\">开放</span></a></p>\n");
    ck_assert_uint_eq(han.runs.count, 5);
    EXPECT_STR(han.runs.items[0].text, "總體");
    EXPECT_STR(han.runs.items[0].lang, "zh-Hant");
    EXPECT_STR(han.runs.items[4].text, "开放");
    done();
}
END_TEST

SUITE_OF(pinyin, readings_stand_above_words, runs_of_chinese_are_collected_once)

/* --- the other characters */

START_TEST(terms_are_converted_and_names_and_titles_are_not)
{
    struct gloss_fact one[] = { gloss("cadre", "干部", GLOSS_TERM, false, "p-1"),
        gloss("hair", "头发", GLOSS_TERM, false, "p-1"), gloss("empress", "皇后", GLOSS_TERM, false, "p-1"),
        gloss("Chen Xiaodong", "陈晓东", GLOSS_NAME, false, "p-1"),
        gloss("The Analects", "论语", GLOSS_TITLE, false, "p-1") };
    struct facts facts[] = { article("a", one, 5) };

    make(facts, 1, TERMS_ALL);
    ck_assert(converted_plan(&plan, &arena, &context, &diag));
    EXPECT_STR(converted_write(&context, &publication.articles[0]), ""); /* nobody has asked for it */
    input.config.features.convert = true;
    ck_assert(converted_plan(&plan, &arena, &context, &diag));
    EXPECT_STR(converted_write(&context, &publication.articles[0]),
        "<template class=\"converted\">\n"
        "<span lang=\"zh-Hant\" data-of=\"干部\">幹部</span>\n"
        "<span lang=\"zh-Hant\" data-of=\"头发\">頭髮</span>\n"
        "</template>\n");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

SUITE_OF(converted, terms_are_converted_and_names_and_titles_are_not)
