#include "lang/names.h"

#include <string.h>

/* The family names of most people, in both scripts. */
static const char families[] = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董"
                               "萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻潘杜戴夏钟鍾汪田任"
                               "姜范方石姚谭譚廖邹鄒熊陆陸郝孔崔邱秦江史顾顧侯邵孟龙龍段钱錢汤湯尹黎易贺賀赖賴龚"
                               "龔文樊兰殷施陶洪翟颜顏倪严嚴牛温芦俞章鲁魯葛伍韦韋毛庞龐尤岳齐齊庄莊习習栗汲栾岑"
                               "单單柳凌耿焦缪";

/* What a title ends in; what stands behind a name. */
static const char title_ends[] = "长長人席理记記授将將员員统統士师師任总總相王";
static const char *const titles_behind[] = { "先生", "女士", "小姐", "教授", "同志", "老师", "老師", "主席", "总理",
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
    for (size_t i = 0; i < sizeof titles_behind / sizeof *titles_behind; i++)
        if (str_equal(bytes_of(segment, word), str_of(titles_behind[i])))
            return true;
    return false;
}

static bool is_single(const struct segment *segment, size_t word)
{
    return word < segment->word_count && segment->words[word].count == 1;
}

size_t names_at(const struct segment *segment, size_t word)
{
    bool titled = follows_title(segment, word), given;

    if (!is_single(segment, word) || !is_one(bytes_of(segment, word), families) || word + 1 >= segment->word_count)
        return 0;
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
