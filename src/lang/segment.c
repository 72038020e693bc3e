#include "lang/segment.h"

#include "base/utf8.h"
#include "lang/script.h"

#include <limits.h>

/* What a word costs; what a character by itself costs more, and one of those that often stand so; what a name costs
 * less. */
enum { WORD = 100, OFTEN = 20, ALONE = 100, PROPER = 5 };

static const char often_alone[] = "的了着过得地们吗呢吧啊之者所其此这那哪谁何某各每另该本我你他她它您自己人"
                                  "事话书字家国天年月日时分秒元个位名件项条张座部群批届场份次种类样点段句篇"
                                  "册卷层处些岁只支艘架枚一二三四五六七八九十百千万亿两几多少半数零是有无没"
                                  "在到来去说看想做作用写读走给让使被把问答听见买卖吃喝打开关拿放找送带爱怕"
                                  "靠坐站住死生叫请教学懂会能可敢愿要应须必曾已正刚才再又也还都全仅就便即则"
                                  "却但而且或若如虽因由从往向朝当于以为与和同跟及等不很太更最极较越好大小新"
                                  "旧老高低长短快慢早晚远近真假对错里外上下中内前后左右间旁将并令至過們嗎這"
                                  "誰該個話書國時會說條張種類樣點層處歲隻幾數無來讓問聽見買賣開關給對錯長遠"
                                  "還從當於為與後間將應須學白紅黑红先";

bool segment_stands_alone(str character)
{
    return str_find(str_of(often_alone), character) >= 0;
}

static int cost_of(const struct segment *segment, struct segment_word word)
{
    if (word.count > 1)
        return WORD - (table_word(word.node).flags & TABLE_PROPER ? PROPER : 0);
    return WORD + (segment_stands_alone(segment->characters[word.first].bytes) ? OFTEN : ALONE);
}

/* Whether AABB stands there, of a word AB: 高高兴兴. */
static size_t doubled(const struct segment *segment, size_t first, size_t count)
{
    const struct segment_character *c = &segment->characters[first];
    struct table_path path = { 0 };

    if (count < 4 || c[0].number != c[1].number || c[2].number != c[3].number || c[0].number == c[2].number)
        return 0;
    return table_step(&path, c[1].number) && table_step(&path, c[2].number) ? table_word_here(&path) : 0;
}

/* The best way from each character on, found from the end: what it costs and the word that it begins with. */
struct ways {
    int cost[SEGMENT_LONGEST + 1];
    struct segment_word word[SEGMENT_LONGEST];
};

static void consider(struct ways *ways, const struct segment *segment, size_t at, struct segment_word word)
{
    int cost = cost_of(segment, word) + ways->cost[at + word.count];

    if (cost < ways->cost[at]) {
        ways->cost[at] = cost;
        ways->word[at] = word;
    }
}

/* Parts the characters into words of at most `longest`. */
static size_t part(
    const struct segment *segment, size_t first, size_t count, size_t longest, struct segment_word *words)
{
    struct ways ways;
    size_t found = 0;

    ways.cost[count] = 0;
    for (size_t i = count; i-- > 0;) {
        struct table_path path = { 0 };
        size_t twice = longest < 4 ? 0 : doubled(segment, first + i, count - i);
        bool on = true;

        ways.cost[i] = INT_MAX;
        for (size_t len = 1; on && len <= longest && i + len <= count; len++) {
            size_t node;

            on = table_step(&path, segment->characters[first + i + len - 1].number);
            node = table_word_here(&path);
            if (node || len == 1)
                consider(&ways, segment, i, (struct segment_word){ first + i, len, node, false });
        }
        if (twice)
            consider(&ways, segment, i, (struct segment_word){ first + i, 4, twice, true });
    }
    for (size_t i = 0; i < count; i += ways.word[i].count)
        words[found++] = ways.word[i];
    return found;
}

bool segment_take(struct segment *segment, str *rest)
{
    size_t at = 0, len;

    segment->count = 0;
    while (segment->count < SEGMENT_LONGEST && at < rest->len) {
        uint32_t c = utf8_decode(str_from(*rest, at), &len);

        if (script_of(c) != SCRIPT_HAN)
            break;
        segment->characters[segment->count++] =
            (struct segment_character){ str_first(str_from(*rest, at), len), c, table_character(c) };
        at += len;
    }
    *rest = str_from(*rest, at);
    segment->word_count = part(segment, 0, segment->count, TABLE_LONGEST, segment->words);
    return segment->count;
}

size_t segment_within(const struct segment *segment, size_t first, size_t count, struct segment_word *words)
{
    return part(segment, first, count, 3, words);
}
