/* The term base, what makes two spellings one, and where terms stand again. */
#include "unit.h"

#include "doc/ids.h"
#include "doc/inlines.h"
#include "doc/notes.h"
#include "doc/parse.h"
#include "facts/readings.h"
#include "formats/yaml_parse.h"
#include "gloss/abbreviations.h"
#include "gloss/block_ids.h"
#include "gloss/glosses.h"
#include "gloss/ignored.h"
#include "gloss/mentions.h"
#include "input/terms.h"
#include "lang/fold.h"
#include "lang/wordforms.h"

#include <stdio.h>
#include <string.h>

static struct arena arena;
static struct diag diag;
static struct doc doc;
static struct term_base base;
static const struct languages english = { S("en"), S("zh-Hans"), false };

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

static void read_base(const char *yaml)
{
    const struct yaml *list = yaml_parse(&arena, str_of(yaml), 1, &diag);

    ck_assert_ptr_nonnull(list);
    terms_read(&base, &arena, list, &diag);
}

/* --- terms.yaml */

START_TEST(a_record_says_what_it_says)
{
    read_base("- zh: 总体国家安全观\n"
              "  en: holistic view of national security\n"
              "  abbr: HVNS\n"
              "  reading: zǒngtǐ\n"
              "  also: [overall security outlook, 總體國家安全觀]\n"
              "  kind: term\n"
              "  definition: A doctrine.\n"
              "  note: Since 2014.\n"
              "  status: proposed\n"
              "  lang: zh-Hans\n"
              "- en: Xi Jinping\n"
              "  also: Xi\n");
    EXPECT_FINDINGS(&diag, "");
    ck_assert_uint_eq(base.count, 2);
    EXPECT_STR(base.records[0].zh.text, "总体国家安全观");
    EXPECT_STR(base.records[0].abbr.text, "HVNS");
    EXPECT_STR(base.records[0].also.items[1].text, "總體國家安全觀");
    EXPECT_STR(base.records[0].note.text, "Since 2014.");
    ck_assert_int_eq(base.records[0].standing, TERM_PROPOSED);
    ck_assert_int_eq(base.records[1].standing, TERM_APPROVED);
    ck_assert_int_eq(base.records[1].span.line, 11);
    ck_assert_uint_eq(base.records[1].also.count, 1);
    done();
}
END_TEST

START_TEST(what_is_wrong_in_a_record_is_found)
{
    read_base("- {zh: 安全, en: security}\n"
              "- {zh: 安全, en: Security}\n" /* the same but for its capital */
              "- {abbr: X}\n"
              "- {en: a, zh: 甲, kind: thing}\n"
              "- {en: b, zh: 乙, status: aproved}\n"
              "- {en: c, zh: 丙, definitoin: x}\n"
              "- just a text\n"
              "- {en: [d], zh: 丁}\n"
              "- {en: e, zh: 戊, lang: zh_CN}\n"
              "- {en: f, zh: 己, x-seen: 1}\n");
    EXPECT_FINDINGS(&diag, "2:3 warning[term.duplicate]; 3:3 error[term.empty]; 4:24 error[term.kind]; "
                           "5:26 error[term.status]; 6:18 error[field.unknown]; 7:3 error[field.type]; "
                           "8:8 error[field.type]; 9:24 error[field.lang]; 10:18 info[field.unused]");
    ck_assert_uint_eq(base.count, 7); /* 丁 stands, without its English */
    ck_assert_int_eq(base.records[2].standing, TERM_PROPOSED);
    done();
}
END_TEST

START_TEST(a_term_base_is_a_list)
{
    read_base("");
    ck_assert_uint_eq(base.count, 0);
    read_base("terms:\n  - {en: a, zh: 甲}\n");
    ck_assert_uint_eq(base.count, 1);
    EXPECT_FINDINGS(&diag, "");
    read_base("en: a\nzh: 甲\n");
    ck_assert_uint_eq(base.count, 0);
    EXPECT_FINDINGS(&diag, "1:1 error[field.type]");
    done();
}
END_TEST

START_TEST(a_term_base_has_limits)
{
    struct buf yaml = { 0 };

    buf_lit(&yaml, "- {en: many, zh: 多, also: [");
    for (int i = 0; i <= TERM_ALSO; i++)
        buf_printf(&yaml, "%sform %d", i ? ", " : "", i);
    buf_lit(&yaml, "]}\n");
    for (int i = 0; i < TERM_RECORDS; i++)
        buf_printf(&yaml, "- {en: term %d}\n", i);
    buf_byte(&yaml, '\0');
    read_base(yaml.at);
    ck_assert_uint_eq(base.count, TERM_RECORDS);
    ck_assert_uint_eq(base.records[0].also.count, TERM_ALSO);
    ck_assert_uint_eq(diag.count, 2);
    ck_assert_str_eq(diag.items[0].code, "term.limit");
    ck_assert_str_eq(diag.items[1].code, "term.limit");
    buf_free(&yaml);
    done();
}
END_TEST

static void expect_record(const char *en, const char *zh, const char *wanted)
{
    const struct term_record *record = terms_find(&base, str_of(en), str_of(zh));

    EXPECT_STR(record ? record->definition.text : S("none"), wanted);
}

START_TEST(a_pair_is_found_by_its_sides)
{
    read_base("- {en: holistic view, zh: 总体观, also: [overall outlook, 全面观], definition: A}\n"
              "- {zh: 软件, definition: B}\n"
              "- {en: comprehensive, definition: C}\n");
    expect_record("holistic view", "总体观", "A");
    expect_record("The Holistic Views", "總體觀", "A"); /* article, capitals, plural, traditional characters */
    expect_record("overall outlook", "总体观", "A");
    expect_record("holistic view", "全面观", "A");
    expect_record("overall outlook", "软件", "B");
    expect_record("software", "軟件", "B");
    expect_record("software", "軟體", "none"); /* another word, not other characters */
    expect_record("Comprehensive", "总体", "C");
    expect_record("partial", "总体", "none");
    done();
}
END_TEST

SUITE_OF(terms_input, a_record_says_what_it_says, what_is_wrong_in_a_record_is_found, a_term_base_is_a_list,
    a_term_base_has_limits, a_pair_is_found_by_its_sides)

/* --- folding */

static bool same_english(const char *a, const char *b)
{
    struct buf left = { 0 }, right = { 0 };
    bool same;

    fold_english(&left, str_of(a));
    fold_english(&right, str_of(b));
    same = str_equal(buf_str(&left), buf_str(&right));
    buf_free(&left);
    buf_free(&right);
    return same;
}

static bool same_han(const char *a, const char *b)
{
    struct buf left = { 0 }, right = { 0 };
    bool same;

    fold_han(&left, str_of(a));
    fold_han(&right, str_of(b));
    same = str_equal(buf_str(&left), buf_str(&right));
    buf_free(&left);
    buf_free(&right);
    return same;
}

START_TEST(english_folds)
{
    ck_assert(same_english("the Global Security Initiative", "Global  Security Initiatives"));
    ck_assert(same_english("China’s “new” policies", "China's new policy"));
    ck_assert(same_english("long-term plan", "long term\nplan"));
    ck_assert(same_english("a process", "process"));
    ck_assert(same_english("École", "école"));
    ck_assert(same_english("E\xCC\x81"
                           "cole",
        "école"));
    ck_assert(same_english("Łódź", "łódź"));
    ck_assert(same_english("Ministries of Public Security", "a ministry of Public Security"));
    ck_assert(same_english("Belt & Road", "Belt and Road"));
    ck_assert(!same_english("process", "proces"));
    ck_assert(same_english("security law", "securities law"));
    ck_assert(!same_english("an apple", "napple"));
    ck_assert(same_english("", "“”"));
    ck_assert(same_english("the", "the"));
}
END_TEST

START_TEST(han_folds)
{
    ck_assert(same_han("總體國家安全觀", "总体国家安全观"));
    ck_assert(same_han("《论持久战》", "论持久战"));
    ck_assert(same_han("改革、开放", "改革开放"));
    ck_assert(same_han("葛\xF3\xA0\x84\x80", "葛")); /* a variation selector */
    ck_assert(!same_han("软件", "軟體"));
    ck_assert(!same_han("𠮷野", "吉野")); /* beyond the BMP */
    ck_assert(same_han("𠮷野", "𠮷 野"));
    ck_assert(same_han("か\xE3\x82\x99く", "がく")); /* the mark by itself, as names on some disks have it */
    ck_assert(fold_is_han(S("the 道")));
    ck_assert(!fold_is_han(S("“the” way。")));
    ck_assert(fold_is_han(S("한국")));
}
END_TEST

SUITE_OF(fold, english_folds, han_folds)

/* --- words */

static void expect_wordforms(const char *text, const char *wanted)
{
    static const char gaps[] = { '0', ' ', '-', ',', '.', '|' };
    enum wordform_gap gap = GAP_NONE;
    struct buf out = { 0 };
    struct wordform wordform;
    size_t at = 0;

    while (wordform_next(str_of(text), &at, &gap, &wordform))
        buf_printf(&out, "%c%.*s%s", gaps[wordform.gap], STR(wordform.text), wordform.possessive ? "*" : "");
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

START_TEST(text_is_words_and_what_is_between)
{
    expect_wordforms("China’s long-term plan, (GSI): 5G", "0China* long-term plan.GSI.5G");
    expect_wordforms("don't stop", "0don't stop");
    expect_wordforms("观念 and 概念", "0观0念 and 概0念");
    expect_wordforms("a, b; c", "0a,b.c");
    expect_wordforms("Lǎozǐ", "0Lǎozǐ");
    expect_wordforms("", "");
    expect_wordforms(" – ", "");
}
END_TEST

static uint64_t key_of(const char *word)
{
    enum wordform_gap gap = GAP_NONE;
    struct wordform wordform = { 0 };
    size_t at = 0;

    ck_assert(wordform_next(str_of(word), &at, &gap, &wordform));
    return wordform.key;
}

START_TEST(words_have_keys)
{
    ck_assert_uint_eq(key_of("Initiatives"), key_of("initiative"));
    ck_assert_uint_eq(key_of("policies"), key_of("Policy"));
    ck_assert_uint_eq(key_of("GSIs"), key_of("GSI"));
    ck_assert_uint_eq(key_of("China’s"), key_of("China"));
    ck_assert_uint_ne(key_of("process"), key_of("proces"));
    ck_assert(wordform_is_abbreviation(S("G20")));
    ck_assert(!wordform_is_abbreviation(S("20")));
    ck_assert(!wordform_is_abbreviation(S("A")));
    ck_assert(wordform_is_capitalised(S("Élan")));
    ck_assert(!wordform_is_capitalised(S("élan")));
    ck_assert(wordform_is_capitalised(S("Łódź")) && !wordform_is_capitalised(S("łódź")));
    ck_assert_uint_eq(key_of("caf\xC3\xA9"), key_of("cafe\xCC\x81"));
    ck_assert_uint_ne(key_of("caf\xC3\xA9"), key_of("cafe"));
}
END_TEST

SUITE_OF(tokens, text_is_words_and_what_is_between, words_have_keys)

/* --- later mentions */

static void read_article(const char *markdown)
{
    ck_assert(doc_parse(&doc, &arena, str_of(markdown), 1, &diag));
    spans_find(&doc, &diag);
    notes_link(&doc, &diag);
    autolinks_find(&doc);
    spans_finish(&doc);
    ids_give(&doc, &diag);
    glosses_find(&doc, &english, &diag);
}

/* Each mention as line:column and what it mentions: the record's number, "a" behind an abbreviation. */
static void expect_mentions_in(const char *markdown, const struct languages *languages, const char *wanted)
{
    struct mention_forms forms;
    struct buf out = { 0 };

    mention_forms_compile(&forms, &arena, &base);
    read_article(markdown);
    mentions_find(&doc, &forms, languages, &diag);
    for (size_t i = 0; i < doc.mention_count; i++)
        buf_printf(&out, "%s%d:%d=%zu%s", i ? " " : "", doc.mentions[i].span.line, doc.mentions[i].span.column,
            doc.mentions[i].record, doc.mentions[i].abbr ? "a" : "");
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

static void expect_mentions(const char *markdown, const char *wanted)
{
    expect_mentions_in(markdown, &english, wanted);
}

static const char security[] = "- {en: Global Security Initiative, zh: 全球安全倡议, abbr: GSI}\n" /* 0 */
                               "- {en: Asian Security Concept, zh: 亚洲安全观}\n"                  /* 1 */
                               "- {en: comprehensive, zh: 总体}\n"                                 /* 2 */
                               "- {en: rule of law, zh: 法治, also: [law-based governance]}\n"     /* 3 */
                               "- {en: Xi Jinping, zh: 习近平, kind: name}\n"                      /* 4 */
                               "- {en: Marxism, zh: 马克思主义}\n"                                 /* 5 */
                               "- {en: not yet, zh: 未, status: proposed}\n"                       /* 6 */
                               "- {en: left alone, zh: 勿, status: ignored}\n"                     /* 7 */
                               "- {en: seek truth from facts, zh: 实事求是, kind: quotation}\n";   /* 8 */

START_TEST(a_term_stands_again)
{
    read_base(security);
    expect_mentions("Of the Global Security Initiative, GSI, GSIs and the GSI’s.\n", "1:8=0 1:36=0a 1:41=0a 1:54=0a");
    expect_mentions("The *Global* [Security](x.md) **Initiative** and Global\nSecurity Initiatives.\n", "1:6=0 1:50=0");
    expect_mentions(
        "Rule of law, the rule-of-law, law-based governance, Law Based Governance\n", "1:1=3 1:18=3 1:31=3 1:53=3");
    expect_mentions("Global\u00A0Security Initiative\n", "1:1=0");
    expect_mentions("- GSI\n- x\n\n| GSI |\n|---|\n| GSI[^1] |\n\n[^1]: GSI.\n", "1:3=0a 4:3=0a 6:3=0a 8:7=0a");
    EXPECT_FINDINGS(&diag, "");
    done();
}
END_TEST

START_TEST(a_part_of_another_name_is_no_mention)
{
    read_base(security);
    expect_mentions("The New Asian Security Concept. An Asian Security Concept.\n", "1:36=1");
    expect_mentions("A GSI Concept Paper, non-GSI, GSI-related, China GSI, China’s GSI.\n", "1:31=0a 1:63=0a");
    expect_mentions("Under Global Security Initiative. Beijing Global Security Initiative\n", "1:7=0");
    expect_mentions("President Xi Jinping on Xi Jinping Thought\n", "1:11=4");
    expect_mentions("Globals Security, Global, Security Initiative, global security initiative\n", "");
    done();
}
END_TEST

START_TEST(a_word_alone_is_no_mention)
{
    read_base(security);
    expect_mentions("comprehensive, Comprehensive. Marxism; of Marxism\n", "1:43=5");
    expect_mentions("not yet, left alone, seek truth from facts, Gsi, gsi\n", "");
    done();
}
END_TEST

START_TEST(mentions_are_never_in_code_or_addresses)
{
    read_base(security);
    expect_mentions("`GSI` https://a.example/GSI [GSI]{.noterm} <https://GSI.example> ![GSI](a.png)\n\n    GSI\n", "");
    expect_mentions("[the GSI](https://a.example/GSI)\n", "1:6=0a");
    expect_mentions("the Global `x` Security Initiative\n", "");
    done();
}
END_TEST

START_TEST(a_gloss_is_no_mention_of_itself)
{
    read_base(security);
    expect_mentions("The “Global Security Initiative” (全球安全倡议) is the GSI.\n", "1:50=0a");
    expect_mentions("The Global Security Initiative (GSI; 全球安全倡议). GSI.\n", "1:47=0a");
    ck_assert_uint_eq(doc.mentions[0].glosses, 1);
    expect_mentions("the Global Security Initiative (GSI) is one mention\n", "1:5=0");
    done();
}
END_TEST

START_TEST(han_is_a_mention_as_a_whole)
{
    static const struct languages chinese = { S("zh-Hans"), S("zh-Hans"), false };

    read_base(security);
    expect_mentions("so 全球安全倡议 is, 全球安全倡议概念文件 not\n", "1:4=0");
    expect_mentions_in("在全球安全倡议中，依法治国。\n", &chinese, "1:2=0 1:11=3");
    expect_mentions(
        "全球安全倡議, 亞洲\xF3\xA0\x84\x80安全觀\n", "1:1=0 1:9=1"); /* traditional; a variation selector */
    done();
}
END_TEST

START_TEST(an_original_in_latin_letters_is_a_mention)
{
    read_base("- {en: guanxi, zh: 关系}\n- {en: tifa, zh: 关系网}\n");
    expect_mentions("Guanxi matter. Of guanxi and tifa\n", "1:1=0 1:19=0"); /* tifa isn't 关系网 */
    done();
}
END_TEST

START_TEST(a_longer_word_is_another)
{
    static const struct languages chinese = { S("zh-Hans"), S("zh-Hans"), false };

    read_base("- {en: national security, zh: 国家安全}\n");
    expect_mentions_in("国家安全部说，国家安全重要。\n", &chinese, "1:8=0");
    done();
}
END_TEST

START_TEST(an_abbreviation_is_the_articles_own)
{
    read_base(security);
    expect_mentions("The General Services Index (GSI; 总务指数). The GSI; the Global Security Initiative.\n", "1:54=0");
    expect_mentions("The Global Security Initiative (GSI; 全球安全倡议). The GSI.\n", "1:51=0a");
    done();
}
END_TEST

START_TEST(the_longest_is_taken)
{
    read_base(
        "- {en: security, zh: 安全}\n- {en: national security, zh: 国家安全}\n"
        "- {en: national security law, zh: 国家安全法}\n- {en: AIDS, zh: 艾滋病}\n- {en: aid policy, zh: 援助}\n");
    expect_mentions("a national security law, national security, National Security Act\n", "1:3=2 1:26=1");
    expect_mentions("AIDS, AID, aids; aid policies\n", "1:1=3 1:18=4");
    done();
}
END_TEST

START_TEST(blocks_of_mentions_have_ids)
{
    struct mention_forms forms;

    read_base(security);
    mention_forms_compile(&forms, &arena, &base);
    read_article("# H\n\nx\n\nthe GSI\n\n- a\n- GSI\n");
    mentions_find(&doc, &forms, &english, &diag);
    ck_assert_uint_eq(doc.mention_count, 2);
    EXPECT_STR(doc.mentions[0].block->names->id, "p-3");
    EXPECT_STR(doc.mentions[1].block->names->id, "p-5");
    ck_assert(ids_have(doc.ids, doc.id_count, S("p-5")));
    done();
}
END_TEST

/* A block longer than what is held at once, and more mentions than are kept. */
START_TEST(mentions_have_limits)
{
    struct mention_forms forms;
    struct buf text = { 0 };

    read_base(security);
    for (int i = 0; i < MENTIONS + 10; i++)
        buf_lit(&text, "of the Global Security Initiative, ");
    buf_byte(&text, '\0');
    mention_forms_compile(&forms, &arena, &base);
    read_article(text.at);
    mentions_find(&doc, &forms, &english, &diag);
    ck_assert_uint_eq(doc.mention_count, MENTIONS);
    ck_assert_int_eq(doc.mentions[MENTIONS - 1].span.column, (MENTIONS - 1) * 35 + 8);
    EXPECT_FINDINGS(&diag, "1:700008 info[mention.limit]");
    buf_free(&text);
    done();
}
END_TEST

SUITE_OF(mentions, a_term_stands_again, a_part_of_another_name_is_no_mention, a_word_alone_is_no_mention,
    mentions_are_never_in_code_or_addresses, a_gloss_is_no_mention_of_itself, han_is_a_mention_as_a_whole,
    an_original_in_latin_letters_is_a_mention, a_longer_word_is_another, an_abbreviation_is_the_articles_own,
    the_longest_is_taken, blocks_of_mentions_have_ids, mentions_have_limits)

/* --- abbreviations, and what is ignored */

static void expect_early(const char *markdown, const char *wanted)
{
    read_article(markdown);
    abbreviations_check(&doc, &diag);
    EXPECT_FINDINGS(&diag, wanted);
    done();
}

START_TEST(an_abbreviation_is_explained_first)
{
    expect_early("The GSI, GSI. The Global Security Initiative (GSI; 全球安全倡议).\n", "1:5 warning[term.abbr.early]");
    expect_early("The GSIs.\n\nThe Global Security Initiative (GSI; 全球安全倡议).\n", "1:5 warning[term.abbr.early]");
    expect_early("The Global Security Initiative (GSI; 全球安全倡议). The GSI.\n", "");
    expect_early("The Global Security Initiative (GSI), GSI. Global Security Initiative (GSI; 全球安全倡议).\n", "");
    expect_early("`GSI` xGSI GSIx. The Global Security Initiative (GSI; 全球安全倡议).\n", "");
}
END_TEST

START_TEST(what_is_ignored_is_text)
{
    read_base("- {zh: 总体, status: ignored}\n- {en: overall, zh: 总体}\n");
    read_article("A “comprehensive” (总体) and an “overall” (总体).\n");
    ck_assert_uint_eq(doc.gloss_count, 2);
    ignored_unwrap(&doc, &base);
    for (const struct node *node = doc.root; node; node = node_next(doc.root, node))
        if (node->kind == NODE_GLOSS || node->kind == NODE_ORIGINAL)
            EXPECT_STR(node->gloss->en, "overall");
    ck_assert_uint_eq(doc.gloss_count, 2);
    done();
}
END_TEST

SUITE_OF(abbreviations, an_abbreviation_is_explained_first, what_is_ignored_is_text)

static str shown(const char *en, const char *zh, enum gloss_kind kind)
{
    struct gloss_pair pair = { .en = str_of(en), .zh = str_of(zh), .lang = S("zh-Hans"), .kind = kind };

    readings_set(&pair, &arena);
    return readings_shown(&pair);
}

/* Of a person only where the English is that reading; of a place or an institution where it is translated. */
START_TEST(a_persons_reading_is_shown_where_it_is_theirs)
{
    const struct {
        const char *en, *zh, *reading;
    } names[] = {
        { "Chen Xiaodong", "陈晓东", "Chén Xiǎodōng" },
        { "Xiaodong Chen", "陈晓东", "Chén Xiǎodōng" },
        { "Lai Ching-te", "賴清德", "" },
        { "Chiang Kai-shek", "蔣介石", "" },
        { "Simon Chen", "陳立白", "" },
        { "Tan Sū-bí", "陳思敏", "" },
        { "Peking University", "北京大学", "Běijīng Dàxué" },
        { "Li River", "漓江", "Líjiāng" },
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        EXPECT_STR(shown(names[i].en, names[i].zh, GLOSS_NAME), names[i].reading);
    EXPECT_STR(shown("comprehensive", "总体", GLOSS_TERM), "zǒngtǐ");
    EXPECT_STR(shown("seek truth from facts", "实事求是", GLOSS_QUOTATION), "");
    done();
}
END_TEST

SUITE_OF(readings, a_persons_reading_is_shown_where_it_is_theirs)

/* --- which reading is shown */

static void expect_reading(struct gloss_pair pair, const char *wanted)
{
    readings_set(&pair, &arena);
    EXPECT_STR(readings_shown(&pair), wanted);
    done();
}

#define NAME(english, original)                                                                                        \
    ((struct gloss_pair){ .en = S(english), .zh = S(original), .lang = S("zh-Hans"), .kind = GLOSS_NAME })

START_TEST(a_persons_reading_is_shown_where_the_english_is_it)
{
    expect_reading(NAME("Wang Yi", "王毅"), "Wáng Yì");
    expect_reading(NAME("Lai Ching-te", "賴清德"), "");
    expect_reading(NAME("Chiang Kai-shek", "蒋介石"), "");
    expect_reading(NAME("Losang Jamcan", "洛桑江村"), "");
    expect_reading(NAME("Simon Chen", "陳立白"), "");
    expect_reading(NAME("Ministry of Foreign Affairs", "外交部"), "Wàijiāobù");
    expect_reading(NAME("Li River", "漓江"), "Líjiāng");
    expect_reading(NAME("Friedrich Engels", "弗里德里希·恩格斯"), "");
    expect_reading(NAME("Anhui", "安徽"), "Ānhuī"); /* a place is one word, whatever it begins with */
    expect_reading(NAME("Dongguan", "东莞"), "Dōngguǎn");
    expect_reading(NAME("Tianwei", "田尾"), "Tiánwěi");
    expect_reading(NAME("Le Jia", "乐嘉"), "Lè Jiā"); /* what the text spells tells how it is read */
    expect_reading(NAME("Yue Jia", "乐嘉"), "Yuè Jiā");
    expect_reading(NAME("Zeng Zhichuan", "曾志传"), "Zēng Zhìchuán");
    expect_reading(NAME("Ren Wei", "任为"), "Rén Wéi");
    expect_reading(NAME("Kongzi", "孔子"), "Kǒngzǐ");
}
END_TEST

static bool is_guessed(struct gloss_pair pair)
{
    readings_set(&pair, &arena);
    done();
    return pair.guessed;
}

START_TEST(a_reading_that_could_be_another_is_a_guess)
{
    struct gloss_pair pair = { .en = S("security"), .zh = S("安全"), .lang = S("zh-Hans") };

    ck_assert(!is_guessed(pair)); /* none of its characters is read otherwise */
    pair.zh = S("银行行长");
    ck_assert(is_guessed(pair));
    pair.reading = S("yínháng hángzhǎng");
    ck_assert(!is_guessed(pair));
    ck_assert(is_guessed(NAME("Party School", "党校")));
    ck_assert(!is_guessed(NAME("Le Jia", "乐嘉")));         /* the text spells it */
    ck_assert(!is_guessed(NAME("Lai Ching-te", "賴清德"))); /* none is shown */
}
END_TEST

START_TEST(what_is_given_is_shown)
{
    struct gloss_pair given = NAME("Chiang Kai-shek", "蒋介石");

    given.reading = S("Chiang3 Kai4-shek2");
    expect_reading(given, "Chiang3 Kai4-shek2");
}
END_TEST

START_TEST(only_chinese_is_read)
{
    struct gloss_pair pair = { .en = S("national security"), .zh = S("国家安全"), .lang = S("zh-Hans") };

    expect_reading(pair, "guójiā ānquán");
    pair.lang = S("ja");
    expect_reading(pair, "");
    pair.lang = S("zh-Hant");
    pair.kind = GLOSS_QUOTATION;
    expect_reading(pair, "");
}
END_TEST

static void expect_differs(struct gloss_pair pair, bool wanted)
{
    ck_assert_int_eq(readings_differ(&pair), wanted);
}

START_TEST(what_is_nearly_pinyin_is_told)
{
    expect_differs(NAME("Chen Xiadong", "陈晓东"), true);
    expect_differs(NAME("Chen Xiaodeng", "陈晓东"), true);
    expect_differs(NAME("Dongjuan", "东莞"), true);
    expect_differs(NAME("Anhu", "安徽"), true);
    expect_differs(NAME("Chiang Kai-shek", "蒋介石"), false);
    expect_differs(NAME("Lai Ching-te", "賴清德"), false);
    expect_differs(NAME("Charles Legrand", "李讓禮"), false);
    expect_differs(NAME("Tian Xia", "天下民歌餐廳"), false);
    expect_differs(NAME("Li Shuangze", "李雙澤"), false);
    expect_differs(NAME("Xiaodong Chen", "陈晓东"), false);
    expect_differs(NAME("Ministry of Foreign Affairs", "外交部"), false);
    expect_differs(NAME("Forbidden City", "紫禁城"), false);
    expect_differs(NAME("ASUS", "华硕"), false);
    expect_differs(NAME("ANHU", "安徽"), false);
    expect_differs(NAME("Anhu2", "安徽"), false);
    expect_differs(
        (struct gloss_pair){ .en = S("Lai Ching-te"), .zh = S("賴清德"), .lang = S("ja"), .kind = GLOSS_NAME }, false);
}
END_TEST

SUITE_OF(term_readings, a_persons_reading_is_shown_where_the_english_is_it, what_is_given_is_shown,
    a_reading_that_could_be_another_is_a_guess, only_chinese_is_read, what_is_nearly_pinyin_is_told)
