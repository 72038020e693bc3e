#include "lang/names.h"

#include "base/utf8.h"

#include <string.h>

/* The family names of most people, in both scripts, in the order of code points. */
static const char16_t families[] = u"丁严习任伍侯俞倪傅兰冯凌刘劉单卢史叶吕吳吴呂周唐單嚴夏姚姜孔孙孟孫宋尤尹岑岳"
                                   u"崔庄庞廖张張彭徐戴文方施易曹曾朱李杜杨林柳栗栾梁楊樊段殷毛江汤汪汲沈洪温湯潘"
                                   u"焦熊牛王田盧石秦程章缪罗羅習翟耿胡芦苏范莊萧葉葛董蒋蔡蔣蕭薛蘇袁許謝譚许谢谭"
                                   u"賀賈賴贺贾赖赵趙邓邱邵邹郑郝郭鄒鄧鄭錢鍾钟钱閻阎陆陈陳陶陸韋韓韦韩顏顧顾颜馬"
                                   u"馮马魏魯鲁黃黄黎齊齐龍龐龔龙龚";

/* What a title ends in; what follows a name. */
static const char title_ends[] = "长長人席理记記授将將员員统統士师師任总總相王";
static const char *const titles_after[] = { "先生", "女士", "小姐", "教授", "同志", "老师", "老師", "主席", "总理",
    "總統" };

static bool is_one(str character, const char *list)
{
    return str_find(str_of(list), character) >= 0;
}

static str bytes_of(const struct segment *segment, size_t word)
{
    const struct segment_word *at = &segment->words[word];
    str first = segment->characters[at->first].bytes, last = segment->characters[at->first + at->count - 1].bytes;

    return (str){ first.at, (size_t)(last.at + last.len - first.at) };
}

static bool follows_title(const struct segment *segment, size_t word)
{
    const struct segment_word *before;

    if (word == 0)
        return false;
    before = &segment->words[word - 1];
    return before->count > 1 && is_one(segment->characters[before->first + before->count - 1].bytes, title_ends);
}

static bool precedes_title(const struct segment *segment, size_t word)
{
    if (word >= segment->word_count)
        return false;
    for (size_t i = 0; i < sizeof titles_after / sizeof *titles_after; i++)
        if (str_equal(bytes_of(segment, word), str_of(titles_after[i])))
            return true;
    return false;
}

static bool is_single(const struct segment *segment, size_t word)
{
    return word < segment->word_count && segment->words[word].count == 1;
}

static bool is_family(const struct segment *segment, size_t word)
{
    return is_single(segment, word) && utf8_among(segment->characters[segment->words[word].first].code_point, families,
                                           sizeof families / sizeof *families - 1);
}

size_t names_at(const struct segment *segment, size_t word)
{
    bool titled, given;

    if (!is_family(segment, word) || word + 1 >= segment->word_count)
        return 0;
    titled = follows_title(segment, word);
    given = is_single(segment, word + 1);
    if (given && is_single(segment, word + 2) && !segment_stands_alone(bytes_of(segment, word + 2)) &&
        (titled || precedes_title(segment, word + 3)))
        return 3;
    if (given && segment_stands_alone(bytes_of(segment, word + 1)))
        return 0;
    if (!given && segment->words[word + 1].count != 2)
        return 0;
    return (titled && given) || precedes_title(segment, word + 2) ? 2 : 0;
}
