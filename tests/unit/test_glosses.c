/* Glosses in plain prose: their sides, kinds and languages; what is left alone. */
#include "unit.h"

#include "doc/ids.h"
#include "doc/inlines.h"
#include "doc/notes.h"
#include "doc/parse.h"
#include "gloss/endings.h"
#include "gloss/glosses.h"
#include "gloss/initials.h"
#include "gloss/line_text.h"
#include "gloss/word_classes.h"
#include "input/front.h"
#include "write/dump.h"

#include <stdio.h>
#include <string.h>

static struct arena arena;
static struct diag diag;
static struct doc doc;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

static void read_doc(const char *markdown)
{
    static const struct languages english = { { "en", 2 }, { "zh-Hans", 7 }, false };

    doc_parse(&doc, &arena, str_of(markdown), 1, &diag);
    spans_find(&doc, &diag);
    notes_link(&doc, &diag);
    spans_find_rubies(&doc);
    spans_finish(&doc);
    ids_give(&doc, &diag);
    glosses_find(&doc, &english, &diag);
}

static void add(struct buf *out, const char *between, str text)
{
    if (text.len == 0)
        return;
    buf_printf(out, "%s%.*s", between, STR(text));
}

/* Fails unless a text's glosses, “English = original kind language, abbreviation [reading]” each, are `wanted`. */
static void expect_glosses(const char *markdown, const char *wanted)
{
    struct buf out = { 0 };

    read_doc(markdown);
    for (size_t i = 0; i < doc.gloss_count; i++) {
        const struct gloss *gloss = doc.glosses[i];

        buf_printf(&out, "%s%.*s = %.*s %s %.*s", i ? "; " : "", STR(gloss->en), STR(gloss->zh),
            gloss_kind_name(gloss->kind), STR(gloss->lang));
        add(&out, ", ", gloss->abbr);
        add(&out, " / ", gloss->reading);
    }
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
    done();
}

/* --- the English side */

START_TEST(quotation_marks_and_emphasis_hold_the_english_side)
{
    expect_glosses("the “comprehensive” (总体) view", "comprehensive = 总体 term zh-Hans");
    expect_glosses("a 'two-faced person' (两面人)", "two-faced person = 两面人 term zh-Hans");
    expect_glosses("the “framing words,” (提法) of", "framing words = 提法 term zh-Hans");
    expect_glosses("his *Old Text Documents* (古文尚书)", "Old Text Documents = 古文尚书 title zh-Hans");
    expect_glosses("“What is the Way?” (如何是道)", "What is the Way? = 如何是道 quotation zh-Hans");
}
END_TEST

START_TEST(names_with_capitals_go_back_to_what_the_original_says)
{
    expect_glosses("He left the Ministry of Science and Technology (科学技术部).",
        "Ministry of Science and Technology = 科学技术部 name zh-Hans");
    expect_glosses("at Peking University in Beijing (北京) in May", "Beijing = 北京 name zh-Hans");
    expect_glosses("Institute of Philosophy, Chinese Academy of Social Sciences (中国社会科学院哲学研究所)",
        "Institute of Philosophy, Chinese Academy of Social Sciences = 中国社会科学院哲学研究所 name zh-Hans");
    expect_glosses("Department of Physics, Fudan University (复旦大学)", "Fudan University = 复旦大学 name zh-Hans");
    expect_glosses("citing China’s Data Security Law (数据安全法)", "Data Security Law = 数据安全法 title zh-Hans");
    expect_glosses("Foreign Ministry spokesperson Mao Ning (毛宁) said", "Mao Ning = 毛宁 name zh-Hans");
    expect_glosses("Chairman Mao (毛主席) waved", "Chairman Mao = 毛主席 name zh-Hans");
    expect_glosses("called The Story of the Stone (石头记)", "The Story of the Stone = 石头记 title zh-Hans");
}
END_TEST

START_TEST(phrases_leave_out_what_the_original_does_not_say)
{
    expect_glosses(
        "development of a robust domestic economic cycle (内循环)", "domestic economic cycle = 内循环 term zh-Hans");
    expect_glosses("the Confucian filial piety (孝) of", "filial piety = 孝 term zh-Hans");
    expect_glosses(
        "You always seek truth from facts (实事求是).", "seek truth from facts = 实事求是 quotation zh-Hans");
    expect_glosses(
        "children without a local hukou (随迁子女)", "children without a local hukou = 随迁子女 term zh-Hans");
}
END_TEST

START_TEST(lines_links_and_emphasis_do_not_part_a_gloss)
{
    expect_glosses("the *mass\nline* (群众\n路线)", "mass line = 群众 路线 term zh-Hans");
    expect_glosses("the [State Council](https://x.example) (国务院)", "State Council = 国务院 name zh-Hans");
    expect_glosses("**the “three evils” (三股势力)** were", "three evils = 三股势力 term zh-Hans");
    expect_glosses("a “concept”[^1] (概念)\n\n[^1]: A note.", "concept = 概念 term zh-Hans");
}
END_TEST

/* --- what stands in brackets */

START_TEST(brackets_are_read_part_by_part)
{
    expect_glosses("the Global Security Initiative (GSI; 全球安全倡议)",
        "Global Security Initiative = 全球安全倡议 term zh-Hans, GSI");
    expect_glosses(
        "the Ministry of Foreign Affairs (外交部; MFA)", "Ministry of Foreign Affairs = 外交部 name zh-Hans, MFA");
    expect_glosses("Su Shi (蘇軾／蘇東坡, 1037–1101)", "Su Shi = 蘇軾 name zh-Hant; Su Shi = 蘇東坡 name zh-Hant");
    expect_glosses("Honker (simplified Chinese: 红客; traditional Chinese: 紅客; pinyin: hóngkè)",
        "Honker = 红客 term zh-Hans / hóngkè; Honker = 紅客 term zh-Hant / hóngkè");
    expect_glosses("hukou (户口, “household registry”)", "household registry = 户口 term zh-Hans / hukou");
    expect_glosses("“framing words,” or *tifa* (提法)", "framing words = 提法 term zh-Hans / tifa");
    expect_glosses("Mao Zedong (毛泽东 Máo Zédōng)", "Mao Zedong = 毛泽东 name zh-Hans / Máo Zédōng");
    expect_glosses("face（面子）matters", "face = 面子 term zh-Hans");
    expect_glosses("Spring, Summer (春, 夏)", "Spring = 春 term zh-Hans; Summer = 夏 term zh-Hans");
    expect_glosses("the Shanghai Free-Trade Zone (中国（上海）自由贸易试验区)",
        "Shanghai Free-Trade Zone = 中国（上海）自由贸易试验区 name zh-Hans");
}
END_TEST

START_TEST(han_may_stand_first_or_without_brackets)
{
    expect_glosses(
        "兵者，詭道也 (War is the way of deception)", "War is the way of deception = 兵者，詭道也 quotation zh-Hant");
    expect_glosses("concepts: Dao 道 (the Way)", "the Way = 道 term zh-Hans / Dao");
    expect_glosses("the word 道 (((the Way)))", "the Way = 道 term zh-Hans");
    expect_glosses("in business *guanxi* 关系 counts", "guanxi = 关系 term zh-Hans");
    expect_glosses("政治局 = Politburo", "Politburo = 政治局 name zh-Hans");
    expect_glosses("司馬遷 Sima Qian", "Sima Qian = 司馬遷 name zh-Hant");
}
END_TEST

START_TEST(marked_glosses_are_taken_as_they_are_said)
{
    expect_glosses("[comprehensive]{zh=总体 kind=name abbr=C reading=zǒngtǐ} and 总体",
        "comprehensive = 总体 name zh-Hans, C / zǒngtǐ");
    expect_glosses("[GSI]{.noterm} (全球安全倡议)", "");
    expect_glosses("[Wang Yi]{kind=term} (王毅)", "Wang Yi = 王毅 term zh-Hans");
    read_doc("[x]{zh=总体 kind=idea}");
    EXPECT_FINDINGS(&diag, "1:2 warning[gloss.kind]");
    done();
}
END_TEST

/* --- what isn't one */

START_TEST(what_translates_nothing_is_left_alone)
{
    static const char *const texts[] = { "See the site (中文).", "In 1978 (改革开放) it began.",
        "“Seek truth from facts” (毛泽东, 实践论)", "《红楼梦》 (about 730K characters)", "Text is unspaced (毛泽东).",
        "He left Chengdu (四川).", "function words (者, 所, 而, 非)", "The chart (来源:国家统计局) shows",
        "written 张 or 章 (ask first)", "The translation of 总体 in this context", "a seal (see fig. 3: 萬壽無疆)",
        "`security (安全)`", "<https://x.example/安全(security)>", "[Qiushi](求是/)", "{安全|ānquán} (security)",
        "(Xinhua, May 12)", "Photo: the Bund (图：新华社)", "a (安全", "a 安全)", "(安全)", "“(安全)”" };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect_glosses(texts[i], "");
}
END_TEST

START_TEST(languages_by_letters_labels_and_spelling)
{
    expect_glosses("Prime Minister Kishida Fumio (岸田文雄)", "Kishida Fumio = 岸田文雄 name ja");
    expect_glosses("Tamron Co., Ltd. (株式会社タムロン)", "Tamron Co., Ltd. = 株式会社タムロン name ja");
    expect_glosses("President Yoon Suk-yeol (윤석열)", "Yoon Suk-yeol = 윤석열 name ko");
    expect_glosses(
        "Kaizen (改善, “continuous improvement”) is Japanese.", "continuous improvement = 改善 term ja / Kaizen");
    expect_glosses("Taiwan (臺灣)", "Taiwan = 臺灣 name zh-Hant");
}
END_TEST

/* --- many, and odd ones */

START_TEST(more_than_the_limit_is_a_finding)
{
    struct buf text = { 0 };

    for (int i = 0; i < GLOSSES + 5; i++)
        buf_printf(&text, "the “term %d” (安全)\n\n", i);
    buf_byte(&text, '\0');
    read_doc(text.at);
    ck_assert_uint_eq(doc.gloss_count, GLOSSES);
    EXPECT_FINDINGS(&diag, "40001:1 warning[gloss.limit]");
    buf_free(&text);
    done();
}
END_TEST

START_TEST(blocks_have_ids_and_glosses_nodes)
{
    struct buf out = { 0 };

    read_doc("One.\n\nThe **mass line** (群众路线).\n");
    ck_assert_uint_eq(doc.gloss_count, 1);
    EXPECT_STR(doc.glosses[0]->block->names->id, "p-2");
    ck_assert(ids_have(doc.ids, doc.id_count, S("p-2")));
    ck_assert_int_eq(doc.glosses[0]->span.line, 3);
    ck_assert_int_eq(doc.glosses[0]->span.column, 7);
    dump_doc(&out, &doc);
    ck_assert(str_find(buf_str(&out), S("original 3:")) >= 0);
    buf_free(&out);
    done();
}
END_TEST

/* --- the tables */

START_TEST(tables_are_in_order)
{
    static const char *const words[] = {
#define W(word, classes) word,
#include "gloss/word_classes.inc"
#undef W
    };
    static const char *const endings[] = {
#define E(ending, classes) ending,
#include "gloss/endings.inc"
#undef E
    };

    for (size_t i = 1; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(strcmp(words[i - 1], words[i]) < 0, "%s", words[i]);
    for (size_t i = 1; i < sizeof endings / sizeof *endings; i++)
        ck_assert_msg(strcmp(endings[i - 1], endings[i]) < 0, "%s", endings[i]);
    ck_assert(word_classes(S("University")) & WORD_NAMED);
    ck_assert(word_classes(S("promoting")) & WORD_VERB);
    ck_assert_uint_eq(word_classes(S("zither")), 0);
    ck_assert(ending_classes(S("中国社会科学院")) & ENDING_NAME);
    ck_assert_uint_eq(ending_classes(S("安全")), 0);
}
END_TEST

START_TEST(abbreviations_by_initials)
{
    ck_assert(initials_fit(S("Global Security Initiative"), S("GSI")));
    ck_assert(initials_fit(S("Ministry of Science and Technology"), S("MOST")));
    ck_assert(initials_fit(S("Kuomintang"), S("KMT")));
    ck_assert(initials_fit(S("People’s Republic of China"), S("PRC")));
    ck_assert(!initials_fit(S("Zhang Xiaobo"), S("NSD")));
    ck_assert(!initials_fit(S("Global Security Initiative"), S("GDI")));
    ck_assert(!initials_fit(S("Global Security Initiative"), S("Global")));
}
END_TEST

START_TEST(glosses_can_only_be_switched_off)
{
    struct front_split split = { .front = S("glosses: on\n"), .front_line = 2 };
    struct front front = { 0 };

    front_parse(&arena, &split, &front, &diag);
    EXPECT_FINDINGS(&diag, "2:10 error[field.value]");
    ck_assert_uint_eq(front.glosses.text.len, 0);
    done();
}
END_TEST

SUITE_OF(glosses, quotation_marks_and_emphasis_hold_the_english_side,
    names_with_capitals_go_back_to_what_the_original_says, phrases_leave_out_what_the_original_does_not_say,
    lines_links_and_emphasis_do_not_part_a_gloss, brackets_are_read_part_by_part,
    han_may_stand_first_or_without_brackets, marked_glosses_are_taken_as_they_are_said,
    what_translates_nothing_is_left_alone, languages_by_letters_labels_and_spelling, more_than_the_limit_is_a_finding,
    blocks_have_ids_and_glosses_nodes, tables_are_in_order, abbreviations_by_initials, glosses_can_only_be_switched_off)
