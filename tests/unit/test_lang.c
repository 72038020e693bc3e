#include "unit.h"

#include "base/arena.h"
#include "lang/convert.h"
#include "lang/han.h"
#include "lang/lexicon.h"
#include "lang/reading.h"
#include "lang/respell.h"
#include "lang/stem.h"
#include "lang/variant.h"

START_TEST(stems_join_relatives)
{
    static const char *const families[][4] = {
        { "nation", "nations", "national", "nationally" },
        { "security", "secure", "secured", "Secures" },
        { "China", "Chinese", "china", "China's" },
        { "economy", "economic", "economics", "economies" },
        { "take", "took", "taken", "taking" },
        { "modern", "modernise", "modernization", "Modernisation" },
        { "labour", "labor", "labours", "labors" },
        { "plan", "planned", "planning", "plans" },
        { "Asia", "Asian", "Asians", "Asia’s" },
        { "institute", "institution", "institutional", "institutes" },
    };

    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        for (int j = 1; j < 4; j++)
            ck_assert_msg(stem_of(str_of(families[i][j])) == stem_of(str_of(families[i][0])), "%s", families[i][j]);
    ck_assert_int_ne(stem_of(S("party")), stem_of(S("part")));
    ck_assert_int_eq(stem_of(S("the")), 0);
    ck_assert_int_eq(stem_of(S("")), 0);
}
END_TEST

START_TEST(words_of_both_scripts_are_found)
{
    ck_assert_int_eq(lexicon_longest(S("总体国家安全观")).bytes, 6);
    ck_assert_int_eq(lexicon_longest(S("國家安全的")).bytes, 12);
    ck_assert_int_eq(lexicon_longest(S("𠮷野家")).bytes, 4);
    ck_assert_int_eq(lexicon_longest(S("abc")).bytes, 0);
    ck_assert_int_eq(lexicon_longest(S("")).bytes, 0);
    ck_assert(lexicon_has(S("长城")) && lexicon_has(S("長城")) && lexicon_has(S("乾坤")));
    ck_assert(!lexicon_has(S("长城的")) && lexicon_has(S("长")));
    ck_assert(lexicon_longest(S("北京")).proper && !lexicon_longest(S("和平")).proper);
}
END_TEST

START_TEST(english_is_matched_by_meaning)
{
    str institute = S("中国科学院计算技术研究所");
    struct arena arena = { 0 };
    struct lexicon_senses senses = lexicon_senses(&arena, S("国家安全"));

    ck_assert_int_eq(
        lexicon_renders(institute, S("Institute of Computing Technology, Chinese Academy of Sciences")), 6);
    ck_assert_int_eq(lexicon_renders(S("全国人民代表大会"), S("at the National People’s Congress")), 3);
    ck_assert_int_eq(lexicon_renders(S("总体"), S("robust and leafy")), 0);
    ck_assert(lexicon_means(S("國家安全"), S("security")) && !lexicon_means(S("国家安全"), S("music")));
    ck_assert_uint_eq(lexicon_where(&senses, S("security")), 0xC);
    ck_assert_uint_eq(lexicon_where(&senses, S("the")), 0);
    arena_free(&arena);
}
END_TEST

static void expect_reading(const char *han, enum reading_style style, const char *wanted)
{
    struct buf out = { 0 };

    reading_write(&out, str_of(han), style);
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

START_TEST(readings_are_written_as_pinyin_is)
{
    expect_reading("总体国家安全", READING_TEXT, "zǒngtǐ guójiā ānquán");
    expect_reading("西安", READING_PROPER, "Xī'ān");
    expect_reading("北京大学", READING_PROPER, "Běijīng Dàxué");
    expect_reading("中华人民共和国", READING_TEXT, "Zhōnghuá Rénmín Gònghéguó");
    expect_reading("安居乐业", READING_TEXT, "ānjū-lèyè");
    expect_reading("一点儿", READING_TEXT, "yīdiǎnr");
    expect_reading("绿色，银行。", READING_TEXT, "lǜsè, yínháng.");
    expect_reading("总而言之", READING_TEXT, "zǒng'éryánzhī");
    expect_reading("他得了第一名，我得走了。", READING_TEXT, "tā déle dìyī míng, wǒ děi zǒu le.");
    expect_reading("总体国家安全观", READING_TEXT, "zǒngtǐ guójiā ānquánguān");
    expect_reading("他看着学者们提出了方案", READING_TEXT, "tā kànzhe xuézhěmen tíchūle fāng'àn");
    expect_reading("人之所惡，几于道", READING_TEXT, "rén zhī suǒ wù, jī yú dào");
    expect_reading("高高兴兴地来了", READING_TEXT, "gāogāoxìngxìng de lái le");
    expect_reading("国家发展和改革委员会", READING_PROPER, "Guójiā Fāzhǎn hé Gǎigé Wěiyuánhuì");
    expect_reading("发言人毛宁表示", READING_TEXT, "fāyánrén Máo Níng biǎoshì");
    expect_reading("為人民服務", READING_TEXT, "wèi rénmín fúwù");
    expect_reading("我姓曾，他姓王，这人姓什么", READING_TEXT, "wǒ xìng Zēng, tā xìng Wáng, zhè rén xìng shénme");
    expect_reading("2025年GDP增长", READING_TEXT, "2025 nián GDP zēngzhǎng");
    expect_reading("", READING_TEXT, "");
    expect_reading("倠", READING_TEXT, "suī"); /* no word of CC-CEDICT has it */
    expect_reading("𠮷", READING_TEXT, "𠮷");
    expect_reading("\xFF总\xE4\xB8", READING_TEXT, "\xFFzǒng\xE4\xB8");
}
END_TEST

START_TEST(names_have_their_family_name_first)
{
    expect_reading("陈晓东", READING_NAME, "Chén Xiǎodōng");
    expect_reading("单田芳", READING_NAME, "Shàn Tiánfāng");
    expect_reading("尉迟敬德", READING_NAME, "Yùchí Jìngdé");
    expect_reading("曾國藩", READING_NAME, "Zēng Guófān");
    expect_reading("任正非", READING_NAME, "Rén Zhèngfēi");
    expect_reading("区伯", READING_NAME, "Ōu Bó");
    expect_reading("仇保兴", READING_NAME, "Qiú Bǎoxīng");
    expect_reading("解振华", READING_NAME, "Xiè Zhènhuá");
    expect_reading("查良鏞", READING_NAME, "Zhā Liángyōng");
    expect_reading("朴槿惠", READING_NAME, "Piáo Jǐnhuì");
    expect_reading("万俟卨", READING_NAME, "Mòqí Xiè");
    expect_reading("乐毅", READING_NAME, "Yuè Yì");
    expect_reading("翟志刚", READING_NAME, "Zhái Zhìgāng");
    expect_reading("澹臺滅明", READING_NAME, "Tántái Mièmíng");
    expect_reading("王重阳", READING_NAME, "Wáng Chóngyáng");
    expect_reading("劉禪", READING_NAME, "Liú Shàn");
    expect_reading("鲁迅", READING_NAME, "Lǔ Xùn");
    expect_reading("老舍", READING_NAME, "Lǎo Shě");
}
END_TEST

START_TEST(romanisations_are_told)
{
    ck_assert_int_eq(reading_matches(S("陈晓东"), S("Chen Xiaodong")), ROMANISATION_PINYIN);
    ck_assert_int_eq(reading_matches(S("陈晓东"), S("Xiaodong Chen")), ROMANISATION_PINYIN);
    ck_assert_int_eq(reading_matches(S("全国人民代表大会"), S("Quánguó Rénmín Dàibiǎo Dàhuì")), ROMANISATION_PINYIN);
    ck_assert_int_eq(reading_matches(S("毛泽东"), S("Mao Tse-tung")), ROMANISATION_WADE_GILES);
    ck_assert_int_eq(reading_matches(S("賴清德"), S("Lai Ching-te")), ROMANISATION_WADE_GILES);
    ck_assert_int_eq(reading_matches(S("蔡英文"), S("Tsai Ing-wen")), ROMANISATION_OTHER);
    ck_assert_int_eq(reading_matches(S("馬英九"), S("Ma Ying-jeou")), ROMANISATION_OTHER);
    ck_assert_int_eq(reading_matches(S("吕布"), S("Lǚ Bù")), ROMANISATION_PINYIN);
    ck_assert_int_eq(reading_matches(S("西安"), S("Xi’an")), ROMANISATION_PINYIN);
    ck_assert_int_eq(reading_matches(S("单田芳"), S("SHAN Tianfang")), ROMANISATION_PINYIN);
    ck_assert_int_eq(reading_matches(S("道德經"), S("Tao Te Ching")), ROMANISATION_WADE_GILES);
    ck_assert_int_eq(reading_matches(S("慈禧"), S("Tz’u-hsi")), ROMANISATION_WADE_GILES);
    ck_assert_int_eq(reading_matches(S("尉迟敬德"), S("Jingde Yuchi")), ROMANISATION_PINYIN);
    ck_assert_int_eq(reading_matches(S("陈晓东"), S("Chen Xiao")), ROMANISATION_NONE);
    ck_assert_int_eq(reading_matches(S("陈晓东"), S("")), ROMANISATION_NONE);
    ck_assert_int_eq(reading_matches(S(""), S("Chen")), ROMANISATION_NONE);
    ck_assert_int_eq(reading_matches(S("面子"), S("face")), ROMANISATION_NONE);
    ck_assert_int_eq(reading_matches(S("蔣介石"), S("Chiang Kai-shek")), ROMANISATION_NONE);
    ck_assert(reading_could_be(S("guanxi")) & LATIN_CHINESE);
    ck_assert(reading_could_be(S("omotenashi")) & LATIN_JAPANESE);
    ck_assert(reading_could_be(S("chaebol")) == LATIN_KOREAN);
    ck_assert_int_eq(reading_could_be(S("household")), 0);
    ck_assert_int_eq(reading_could_be(S("Qing")), LATIN_CHINESE);
    ck_assert(reading_could_be(S("Xi’an")) & LATIN_CHINESE);
    ck_assert_int_eq(reading_could_be(S("Xinjiang idea")) & LATIN_CHINESE, 0);
    ck_assert_int_eq(reading_could_be(S("Tz’u-hsi")), LATIN_CHINESE);
    ck_assert(reading_could_be(S("Jun’ichirō Tanizaki")) == LATIN_JAPANESE);
    ck_assert_int_eq(reading_could_be(S("comprehensive")), 0);
    ck_assert_int_eq(reading_could_be(S("")), 0);
    ck_assert(reading_could_be_pinyin(S("Chen Xiaodong")) && !reading_could_be_pinyin(S("Lee Shuangze")));
    ck_assert(!reading_could_be_pinyin(S("Lai Ching-te")) && reading_could_be_chinese(S("Lai Ching-te")));
}
END_TEST

static str language_of(const char *text)
{
    struct variant_evidence evidence = { 0 };

    variant_count(&evidence, str_of(text));
    return variant_language(&evidence, S("zh"));
}

START_TEST(scripts_are_told_by_words_where_characters_do_not_tell)
{
    EXPECT_STR(language_of("国家"), "zh-Hans");
    EXPECT_STR(language_of("國家"), "zh-Hant");
    EXPECT_STR(language_of("一本万利"), "zh-Hans"); /* each character is in use in both scripts */
    EXPECT_STR(language_of("不至於"), "zh-Hant");
    EXPECT_STR(language_of("乾坤"), "zh");
    EXPECT_STR(language_of("行政院"), "zh");
    EXPECT_STR(language_of("\xE4\xB8"), "zh");
}
END_TEST

static void expect_converted(str han, enum convert_direction direction, str wanted)
{
    struct buf out = { 0 };

    ck_assert(convert_text(&out, han, direction));
    ck_assert_msg(str_equal(buf_str(&out), wanted), "%.*s", STR(buf_str(&out)));
    buf_free(&out);
}

START_TEST(characters_are_converted_and_words_stay)
{
    struct buf out = { 0 };

    expect_converted(S("头发、皇后、干部、乾坤"), CONVERT_TO_TRADITIONAL, S("頭髮、皇后、幹部、乾坤"));
    expect_converted(S("頭髮、以後、乾坤"), CONVERT_TO_SIMPLIFIED, S("头发、以后、乾坤"));
    expect_converted(S("软件 and English"), CONVERT_TO_TRADITIONAL, S("軟件 and English"));
    expect_converted(S(""), CONVERT_TO_TRADITIONAL, S(""));
    expect_converted(S("国\0\0家"), CONVERT_TO_TRADITIONAL, S("國\0\0家"));
    buf_lit(&out, "before");
    ck_assert(!convert_text(&out, S("国\xED\xA0\x80"), CONVERT_TO_TRADITIONAL));
    EXPECT_STR(buf_str(&out), "before");
    buf_free(&out);
}
END_TEST

SUITE_OF(convert, characters_are_converted_and_words_stay)
SUITE_OF(lexicon, stems_join_relatives, words_of_both_scripts_are_found, english_is_matched_by_meaning)
START_TEST(han_tells_its_language)
{
    EXPECT_STR(han_language(S("売上"), S("zh-Hans")), "ja");
    EXPECT_STR(han_language(S("佐々木"), S("zh-Hans")), "ja");
    EXPECT_STR(han_language(S("中国共産党"), S("zh-Hant")), "ja"); /* no Chinese mixes them so */
    EXPECT_STR(han_language(S("坂田荣男"), S("ja")), "zh-Hans");
    EXPECT_STR(han_language(S("國立大學"), S("ja")), "ja");
    EXPECT_STR(han_language(S("國立大學"), S("ko")), "ko");
    EXPECT_STR(han_language(S("还说"), S("ko")), "zh-Hans");
    EXPECT_STR(han_language(S("東京"), S("ja")), "ja");
    EXPECT_STR(han_language(S("道德經"), S("zh-TW")), "zh-TW");
    EXPECT_STR(han_language(S("道德经"), S("zh-TW")), "zh-Hans");
    EXPECT_STR(han_language(S("台中市平台"), S("zh-Hant")), "zh-Hant");
    EXPECT_STR(han_language(S("말"), S("zh-Hant")), "ko");
    EXPECT_STR(han_language(S("道"), S("zh-Hant")), "zh-Hant");
    EXPECT_STR(han_language_alone(S("一本万利"), S("zh-Hant")), "zh-Hans");
    ck_assert_int_eq(han_japanese(S("説明")), HAN_UNDECIDED); /* books in traditional characters have it too */
    ck_assert_int_eq(han_japanese(S("國会")), HAN_OLD);
    ck_assert_int_eq(han_japanese(S("\xE4\xB8")), HAN_UNDECIDED);
}
END_TEST

SUITE_OF(variant, scripts_are_told_by_words_where_characters_do_not_tell, han_tells_its_language)
static void expect_respelt(const char *han, const char *latin, const char *wanted)
{
    struct buf out = { 0 };

    respell(&out, str_of(han), str_of(latin), READING_TEXT);
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

START_TEST(readings_are_spelt_as_a_text_spells_them)
{
    expect_respelt("乐嘉", "Le Jia", "Lè Jiā");
    expect_respelt("东莞", "Dongguan", "Dōngguǎn");
    expect_respelt("吕绿", "LÜ lv", "Lǚ lǜ");
    expect_respelt("永安", "Yong’an", "Yǒng'ān");
    expect_respelt("重慶路", "Chongqing-Lu", "Chóngqìnglù");
    expect_respelt("陈晓东", "Xiaodong Chen", "");
    expect_respelt("陈晓东", "Chen Xiao", "");
    expect_respelt("陈晓东", "", "");
    expect_respelt("", "Chen", "");
    expect_respelt("道·德", "daode", "dàodé");
    expect_respelt("ABC", "abc", "");
    expect_respelt(
        "了了了了了了了了了了了了了了了了了了了了了了了了", "lelelelelelelelelelelelelelelelelelelelelelelelx", "");
}
END_TEST

SUITE_OF(reading, readings_are_spelt_as_a_text_spells_them, readings_are_written_as_pinyin_is,
    names_have_their_family_name_first, romanisations_are_told)
