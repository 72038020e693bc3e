#include "gloss/remark.h"

#include "base/utf8.h"

#include <string.h>

/* How long a reference to a page of a book, or an author's name, is at most. */
enum { PLACE = 24, AUTHOR = 18 };

/* How long what is counted before a number is at most: 片长 of 片长117分钟. */
enum { HAN_BYTES = 3, COUNTED = 6 };

/* Everything in a list begins with Han, which tells most of them apart. */
static bool starts_with_any(str han, const char *const *list, str *rest)
{
    for (; *list; list++)
        if (han.len >= HAN_BYTES && memcmp(han.at, *list, HAN_BYTES) == 0 && str_starts(han, str_of(*list))) {
            *rest = str_from(han, str_of(*list).len);
            return true;
        }
    return false;
}

static bool is_any(str han, const char *const *list)
{
    str rest;

    for (; *list; list++)
        if (starts_with_any(han, (const char *const[]){ *list, NULL }, &rest) && rest.len == 0)
            return true;
    return false;
}

/* 中文文档, 英文网站: a language, and the form in which something is to be had in it. */
static bool names_version(str han)
{
    static const char *const languages[] = { "简体中文", "簡體中文", "繁体中文", "繁體中文", "中文", "英文", "英语",
        "英語", "日文", "日语", "日語", "韩文", "韓文", "法文", "德文", "俄文", "汉语", "漢語", NULL };
    static const char *const forms[] = { "版", "版本", "文档", "文檔", "文件", "说明", "說明", "网站", "網站", "网页",
        "網頁", "页面", "頁面", "界面", "介面", "原文", "译文", "譯文", "译本", "譯本", "全文", "字幕", "站", NULL };
    str rest;

    return starts_with_any(han, languages, &rest) && rest.len && is_any(rest, forms);
}

/* 转载请注明出处, 译者注, 来源：新华社 */
static bool addresses_reader(str han)
{
    static const char *const openings[] = { "转载", "轉載", "来源", "來源", "资料来源", "資料來源", "图片来源",
        "圖片來源", "数据来源", "數據來源", "图源", "供图", "摄影", "攝影", "译者注", "譯者注", "译者按", "編者按",
        "编者按", "编者注", "編者注", "作者注", "笔者注", "筆者注", "原注", "原文如此", "参见", "參見", "参阅", "參閱",
        "详见", "詳見", "另见", "另見", "引自", "摘自", "选自", "選自", "单位：", "單位：", "下同", "同上", "待续",
        "待續", "未完待续", "截至", "截止", "节选", "節選", "完整版", "仅中", "僅中", "见下", "見下", "见上", "見上",
        "见图", "見圖", "见表", "見表", "见注", "見註", "见第", "見第", "暂无", "暫無", NULL };
    static const char *const persons[] = { "记者", "記者", "作者", "译者", "譯者", "编者", "編者", "文", "图", "摄",
        "攝", NULL };
    str rest;

    if (starts_with_any(han, persons, &rest) && (str_starts(rest, S(" ")) || str_starts(rest, S("："))))
        return true;
    if (str_find(han, S("本作")) > 0) /* 《四库》本作“仁” */
        return true;
    return starts_with_any(han, openings, &rest);
}

static bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_digit(uint32_t c)
{
    static const uint32_t digits[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
        0x767E, 0x5343, 0x4E07, 0x96F6, 0x3007 }; /* 一 … 九十百千万零〇 */

    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
        if (digits[i] == c)
            return true;
    return c >= '0' && c <= '9';
}

/* What is counted after anything (片长117分钟), and what only after 第, 共 or a number that comes first: 长征5号 is a
 * rocket. */
static const char *const amounts[] = { "页", "頁", "句", "字", "人", "元", "亿元", "万元", "小时", "小時", "分钟",
    "分鐘", "公里", "岁", "歲", "天", NULL };
static const char *const measures[] = { "年", "月", "日", "号", "號", "版", "卷", "回", "章", "节", "節", "篇", "条",
    "條", "册", "冊", "期", "集", "辑", "輯", "行", "次", "首", "则", "則", "时", "分", "讲", "課", "课", "段", "列",
    "例", "个", "個", "种", "種", NULL };

/* Numbers and what they count, one after the other, and nothing else. */
static bool is_count(str text, bool any_measure)
{
    bool digits = false, counted = false;

    while (text.len) {
        size_t len;

        if (is_digit(utf8_decode(text, &len))) {
            digits = true;
            text = str_from(text, len);
        } else if (text.at[0] == ',' || text.at[0] == '-' || str_starts(text, S("–"))) {
            text = str_from(text, text.at[0] & 0x80 ? S("–").len : 1);
        } else if (!digits || !(starts_with_any(text, amounts, &text) ||
                                  (any_measure && starts_with_any(text, measures, &text)))) {
            return false;
        } else {
            counted = true;
        }
    }
    return counted;
}

static bool is_numeral(str han, size_t at)
{
    size_t len;

    return at < han.len && is_digit(utf8_decode(str_from(han, at), &len));
}

/* 第二版, 共1204句, 约300字, 2024年3月5日; 片长117分钟 */
static bool counts(str han)
{
    static const char *const introductions[] = { "第", "共计", "共", "约", "約", "合计", "总计", "總計", NULL };
    str rest = han;

    if (han.len > PLACE)
        return false;
    if (starts_with_any(han, introductions, &rest) || is_ascii_digit(han.at[0]))
        return is_count(rest, true);
    if (is_numeral(han, 0) && is_numeral(han, HAN_BYTES)) /* 十二天 */
        return is_count(rest, false);
    for (size_t skipped = 0; skipped < COUNTED; skipped += HAN_BYTES) {
        if (rest.len <= HAN_BYTES)
            return false;
        rest = str_from(rest, HAN_BYTES);
        if (is_ascii_digit(rest.at[0]))
            return is_count(rest, false);
    }
    return false;
}

bool remark_is(str han)
{
    return han.len && (names_version(han) || addresses_reader(han) || counts(han));
}

/* …第二十五章 */
static bool ends_in_place(str han)
{
    ptrdiff_t mark = str_find(han, S("第"));

    return mark > 0 && counts(str_from(han, (size_t)mark));
}

size_t remark_author(str han)
{
    ptrdiff_t mark = str_find(han, S("《"));

    if (mark > 0 && mark <= AUTHOR && (str_ends(han, S("》")) || ends_in_place(han)))
        return (size_t)mark;
    if (ends_in_place(han) && str_find(han, S("第")) <= AUTHOR)
        return (size_t)str_find(han, S("第"));
    mark = str_find(han, S("·"));
    return mark > 0 && mark <= AUTHOR ? (size_t)mark : 0;
}
