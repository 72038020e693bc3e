#include "lang/segment.h"

#include "base/utf8.h"
#include "lang/script.h"

#include <limits.h>

/* What a word costs; what a character by itself costs more, and one of those that often stand so; what a name costs
 * less. */
enum { WORD = 100, OFTEN = 20, ALONE = 100, PROPER = 5 };

/* In the order of code points. */
static const char16_t often_alone[] = u"一七万三上下不与且两个中为之九也书买了事二于五些人亿仅从他令以们件份会但位低"
                                      u"住何作你使來便個們假做元先全八六关其内册再写几分则刚到前十千半卖即却卷去又及"
                                      u"句另只叫可右吃各同名后向吗吧听呢和哪啊問喝嗎四因国國在地场坐处外多大天太她好"
                                      u"如字学學它家对将將對小少就层届層岁左己已带年并幾应座开张張当往很後得從必快怕"
                                      u"您想愿慢懂應我或所才打批找把拿支放教敢数數新於旁无日旧早时是時晚更書曾最會月"
                                      u"有朝本条来极枚架某样條樣次正此歲死段每没点為無爱生用由當白百的看真着短种秒種"
                                      u"站等答篇类紅給红给群老者而聽能自至與艘若處虽被要見见話該說誰讓让话该说请读谁"
                                      u"買賣走越跟较过近还这远送這過遠還那部都里錯错長长開間關问间隻零靠須類项须高黑"
                                      u"點";

static bool stands_alone(uint32_t character)
{
    return utf8_among(character, often_alone, sizeof often_alone / sizeof *often_alone - 1);
}

bool segment_stands_alone(str character)
{
    size_t len;

    return stands_alone(utf8_decode(character, &len));
}

static int cost_of(const struct segment *segment, const struct segment_word *word)
{
    if (word->count > 1)
        return WORD - (word->known.flags & CEDICT_PROPER ? PROPER : 0);
    return WORD + (stands_alone(segment->characters[word->first].code_point) ? OFTEN : ALONE);
}

/* Whether AABB stands there, of a word AB: 高高兴兴. */
static size_t doubled(const struct segment *segment, size_t first, size_t count)
{
    const struct segment_character *c = &segment->characters[first];
    struct cedict_path path = { 0 };

    if (count < 4 || c[0].number != c[1].number || c[2].number != c[3].number || c[0].number == c[2].number)
        return 0;
    return cedict_step(&path, c[1].number) && cedict_step(&path, c[2].number) ? cedict_word_here(&path) : 0;
}

/* The best way from each character on, found from the end: what it costs and the word that it begins with. */
struct ways {
    int cost[SEGMENT_LONGEST + 1];
    struct segment_word word[SEGMENT_LONGEST];
};

static void consider(struct ways *ways, const struct segment *segment, size_t at, struct segment_word word)
{
    int cost;

    if (word.count > 1)
        word.known = cedict_word(word.node);
    cost = cost_of(segment, &word) + ways->cost[at + word.count];

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
        struct cedict_path path = { 0 };
        size_t twice = longest < 4 ? 0 : doubled(segment, first + i, count - i);
        bool on = true;

        ways.cost[i] = INT_MAX;
        for (size_t len = 1; on && len <= longest && i + len <= count; len++) {
            size_t node;

            on = cedict_step(&path, segment->characters[first + i + len - 1].number);
            node = cedict_word_here(&path);
            if (node || len == 1)
                consider(&ways, segment, i, (struct segment_word){ .first = first + i, .count = len, .node = node });
        }
        if (twice)
            consider(&ways, segment, i,
                (struct segment_word){ .first = first + i, .count = 4, .node = twice, .doubled = true });
    }
    for (size_t i = 0; i < count; i += ways.word[i].count) {
        words[found] = ways.word[i];
        if (words[found].count == 1) /* for its cost that wasn't asked */
            words[found].known = cedict_word(words[found].node);
        found++;
    }
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
            (struct segment_character){ str_first(str_from(*rest, at), len), c, cedict_character(c) };
        at += len;
    }
    *rest = str_from(*rest, at);
    segment->word_count = part(segment, 0, segment->count, CEDICT_LONGEST, segment->words);
    return segment->count;
}

size_t segment_within(const struct segment *segment, size_t first, size_t count, struct segment_word *words)
{
    return part(segment, first, count, 3, words);
}
