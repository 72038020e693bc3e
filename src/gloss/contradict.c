#include "gloss/contradict.h"

#include "gloss/endings.h"
#include "gloss/remark.h"
#include "gloss/word_classes.h"

static bool is_season_or_day(str word)
{
    static const char *const names[] = { "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December", "spring", "summer", "autumn", "winter" };
    static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(word, str_of(names[i])))
            return true;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (str_starts(word, str_of(days[i])) && word.len <= str_of(days[i]).len + 1)
            return true;
    return false;
}

static bool is_date(const struct finder *f, const struct english *english)
{
    bool number = false;

    for (size_t i = english->first; i <= english->last; i++) {
        number |= finder_is(f, i, TOKEN_NUMBER);
        if (finder_is(f, i, TOKEN_WORD) && !is_season_or_day(finder_text(f, i)) && !(finder_classes(f, i) & WORD_STOPS))
            return false;
    }
    return number || english->first == english->last;
}

/* Mandarin (國語): the name of a language, whatever the lexicon calls it. */
static bool names_tongue(const struct original *o, const struct english *english)
{
    return english->capitals && english->words == 1 && ending_classes(o->zh) & ENDING_PEOPLE;
}

static bool names_institution(const struct finder *f, const struct english *english)
{
    for (size_t i = english->first; i <= english->last; i++)
        if (finder_classes(f, i) & WORD_NAMED)
            return true;
    return false;
}

/* Mukden (沈阳): a name that no Chinese is spelt so, in capitals. One that could be Chinese and doesn't read the
 * original is another's: Chengdu (四川). */
static bool is_other_name(const struct finder *f, const struct english *english)
{
    if (!english->capitals || english->delimited || english->words > 3 ||
        finder_classes(f, english->last) & (WORD_REFERENCE | WORD_META) ||
        (english->words == 1 && finder_classes(f, english->last)))
        return false;
    for (size_t i = english->first; i <= english->last; i++)
        if (!finder_is(f, i, TOKEN_WORD) || !finder_at(f, i)->capital)
            return false;
    return !reading_could_be_chinese(english_text(&f->tokens, english));
}

/* “As Tears Go By” (旺角卡門): what is marked and written like a title needs to mean nothing of its original. */
static bool is_marked_title(const struct finder *f, const struct english *english, const struct original *o)
{
    if (!english->delimited || english->words < 2 || (o->proper && o->length < 4) || (o->family && !o->known) ||
        !finder_at(f, english->first)->capital || !finder_at(f, english->last)->capital)
        return false;
    for (size_t i = english->first; i <= english->last; i++)
        if (finder_is(f, i, TOKEN_WORD) && !finder_at(f, i)->capital && !(finder_classes(f, i) & WORD_STOPS))
            return false;
    return true;
}

/* The same of words, unless they mean or read it. */
static bool is_unlike(const struct finder *f, const struct english *english, const struct original *o)
{
    size_t before = english->first ? english->first - 1 : NO_TOKEN;

    if (is_marked_title(f, english, o))
        return false;
    if (o->proper && !names_tongue(o, english) && !is_other_name(f, english) &&
        !(o->family && english->capitals && english->words > 1 && !english->delimited))
        return true;
    if (english->quoted && english->words >= 5 && (o->length <= 3 || o->work))
        return true;
    if (english->delimited)
        return false;
    if (finder_classes(f, english->last) & WORD_META)
        return true;
    if (o->family && !o->known && english->capitals && names_institution(f, english))
        return true;
    if (!english->capitals && (o->work || (o->family && !o->known)))
        return true;
    return !english->capitals && before != NO_TOKEN && finder_classes(f, before) & WORD_LINKS;
}

/* Brine (文/担), Area (公顷): what is counted in, in a table. */
static bool is_unit(str zh)
{
    static const char *const units[] = { "元", "圆", "圓", "美元", "日元", "欧元", "歐元", "文", "两", "兩", "钱", "錢",
        "石", "担", "擔", "斤", "公斤", "克", "吨", "噸", "升", "斗", "尺", "丈", "里", "公里", "米", "厘米", "平方米",
        "平方公里", "亩", "畝", "公顷", "公頃", "万", "萬", "亿", "億", "年", "月", "日", "天", "岁", "歲", "人", "户",
        "戶", "个", "個", "件", "台", "次", "匹", "页", "頁", "级", "級", "百分比", "度" };
    static const char *const counts[] = { "百万", "百萬", "千万", "千萬", "十亿", "十億", "万", "萬", "亿", "億", "千",
        "百" };

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (str_starts(zh, str_of(counts[i])) && zh.len > str_of(counts[i]).len) {
            zh = str_from(zh, str_of(counts[i]).len);
            break;
        }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_equal(zh, str_of(units[i])))
            return true;
    return false;
}

/* 壬辰, 甲子年: a year of the cycle of sixty */
static bool is_cyclic_year(str zh)
{
    return (zh.len == 6 || (zh.len == 9 && str_ends(zh, S("年")))) &&
           str_find(S("甲乙丙丁戊己庚辛壬癸"), str_first(zh, 3)) >= 0 &&
           str_find(S("子丑寅卯辰巳午未申酉戌亥"), str_first(str_from(zh, 3), 3)) >= 0;
}

/* Of verbs that don't end in -ed. */
static bool is_past(str word)
{
    static const char *const verbs[] = { "gave", "wrote", "said", "went", "came", "took", "saw", "spoke", "told",
        "sent", "stood", "brought", "fell", "rose", "grew", "began", "broke", "chose", "knew", "sang", "threw",
        "wept" };

    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (str_equal(word, str_of(verbs[i])))
            return true;
    return false;
}

/* She laughed and wrote; he thanked the readers; respondents agreed: what somebody did. */
static bool is_narrated(const struct finder *f, struct english *english, const struct original *o)
{
    str first = finder_text(f, english->first);

    if (english->delimited || english->capitals || english->words < 2)
        return false;
    if (is_past(finder_text(f, english->last)) ||
        (is_past(first) && finder_classes(f, english->first + 1) & (WORD_STOPS | WORD_COUNT)))
        return true;
    if (str_ends(first, S("ed")) && finder_classes(f, english->first) & WORD_VERB &&
        finder_classes(f, english->first + 1) & WORD_STOPS)
        return true;
    return str_ends(finder_text(f, english->last), S("ed")) && !str_ends(finder_text(f, english->last), S("eed")) &&
           (finder_classes(f, english->last) & WORD_VERB || english_cover(english, &f->tokens, o) != o->all);
}

static size_t count_bits(uint64_t bits)
{
    size_t count = 0;

    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

bool contradict_is_doctrine(const struct finder *f, const struct english *english, const struct original *o)
{
    return str_ends(finder_text(f, english->last), S("ism")) &&
           (str_ends(o->zh, S("主义")) || str_ends(o->zh, S("主義")));
}

/* The index (拼音索引): one word that says the half of it, and nothing before it says the rest. */
static bool is_half_said(const struct finder *f, struct english *english, const struct original *o)
{
    size_t before = english->first;

    if (english->words != 1 || o->length < 3 || o->known || o->foreign || english->capitals || english->delimited ||
        str_find(finder_text(f, english->first), S("-")) > 0 || contradict_is_doctrine(f, english, o) ||
        english_reads(english, &f->tokens, o))
        return false;
    for (int back = 0; back < 2 && before > f->floor && finder_is(f, before - 1, TOKEN_WORD); back++) {
        str word = finder_text(f, --before);

        if (str_ends(word, S("’s")) || str_ends(word, S("'s")))
            return false; /* China’s rise (中国崛起) */
    }
    return 2 * count_bits(english_cover(english, &f->tokens, o)) <= count_bits(o->all);
}

/* 98 million members (中国共产党), an edition (人民文学出版社): small words that say little of something long. */
static bool says_too_little(const struct finder *f, struct english *english, const struct original *o)
{
    if (is_half_said(f, english, o))
        return true;
    return ((o->proper && o->length >= 4) || o->length >= 6) && !english->capitals && !english->delimited &&
           3 * count_bits(english_cover(english, &f->tokens, o)) < count_bits(o->all);
}

/* 我喜欢看书: somebody speaks in Chinese of whom the English doesn't. */
static bool is_example(const struct finder *f, const struct english *english, const struct original *o)
{
    static const char *const speakers[] = { "我", "你", "您", "他", "她" };
    static const char *const pronouns[] = { "I", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his",
        "she", "her", "one's", "they", "their" };
    bool speaks = false;

    for (size_t i = 0; i < sizeof speakers / sizeof *speakers; i++)
        speaks |= str_starts(o->zh, str_of(speakers[i]));
    if (!speaks || o->length < 4 || english->delimited || english->capitals || str_starts(o->zh, S("我国")) ||
        str_starts(o->zh, S("我國")))
        return false;
    for (size_t i = english->first; i <= english->last; i++)
        for (size_t k = 0; k < sizeof pronouns / sizeof *pronouns; k++)
            if (finder_says(f, i, pronouns[k]))
                return false;
    return true;
}

/* Whether the original is what something is from, and the English no more than whose it is: Mencius (孟子·梁惠王上),
 * a Tang poem (李白《静夜思》). */
static bool is_source(const struct finder *f, struct english *english, const struct original *o)
{
    size_t source = remark_author(o->zh), characters = source / 3;

    if (source && str_starts(str_from(o->zh, source), S("《")) && !english->capitals && !english->delimited)
        return true;
    return source && !english->delimited && characters < 60 && !english_reads(english, &f->tokens, o) &&
           !(english_cover(english, &f->tokens, o) >> characters);
}

/* Version 2.1 (更新日志), Li Lei (邮箱), Du Fu (國破山河在): a number, or a Chinese name, beside an ordinary word or
 * many. */
static bool may_be_beside(const struct finder *f, const struct english *english, const struct original *o)
{
    for (size_t i = english->first; i <= english->last; i++)
        if (finder_is(f, i, TOKEN_NUMBER) && (i == english->last || !english->capitals))
            return str_find(o->zh, finder_text(f, i)) < 0;
    return english->capitals && english->words == 2 && (o->known || o->length >= 5) && !o->proper && !o->family &&
           !o->foreign && reading_could_be_chinese(english_text(&f->tokens, english));
}

static bool is_beside(const struct finder *f, struct english *english, const struct original *o)
{
    return !english->delimited && may_be_beside(f, english, o) && !english_cover(english, &f->tokens, o) &&
           !english_reads(english, &f->tokens, o);
}

bool contradicts(const struct finder *f, struct english *english, const struct original *o)
{
    if (is_date(f, english) || is_source(f, english, o) || is_beside(f, english, o) || is_narrated(f, english, o) ||
        is_example(f, english, o) || says_too_little(f, english, o))
        return true;
    if (is_cyclic_year(o->zh) && !english_reads(english, &f->tokens, o))
        return true;
    if (f->line->block->kind == NODE_CELL && is_unit(o->zh) && !english_reads(english, &f->tokens, o))
        return true;
    return is_unlike(f, english, o) && !english_reads(english, &f->tokens, o) && !english_cover(english, &f->tokens, o);
}
