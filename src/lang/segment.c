#include "lang/segment.h"

#include "base/utf8.h"
#include "lang/script.h"

#include <limits.h>
#include <pthread.h>

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

/* A bit for each of them: asked for every character of a text. Made at first use. */
static uint64_t alone[0x10000 / 64];

static void make_alone(void)
{
    for (const char16_t *c = often_alone; *c; c++)
        alone[*c / 64] |= (uint64_t)1 << *c % 64;
}

static bool stands_alone(uint32_t character)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, make_alone);
    return character < 0x10000 && alone[character / 64] >> character % 64 & 1;
}

bool segment_stands_alone(str character)
{
    size_t len;

    return stands_alone(utf8_decode(character, &len));
}

/* A word that may be taken, and what that and all after it costs. */
struct way {
    size_t count;
    size_t node;
    bool doubled;
    int cost;
};

static int cost_of(const struct segment *segment, size_t at, const struct way *way)
{
    if (way->count > 1)
        return WORD - (cedict_is_proper(way->node) ? PROPER : 0);
    return WORD + (stands_alone(segment->characters[at].code_point) ? OFTEN : ALONE);
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

/* `ways`: the best one from each character of `first` on, found from the end. */
static void consider(struct way *ways, const struct segment *segment, size_t first, size_t at, struct way way)
{
    way.cost = cost_of(segment, first + at, &way) + ways[at + way.count].cost;
    if (way.cost < ways[at].cost)
        ways[at] = way;
}

/* Parts the characters into words of at most `longest`. */
static size_t part(
    const struct segment *segment, size_t first, size_t count, size_t longest, struct segment_word *words)
{
    struct way ways[SEGMENT_LONGEST + 1];
    size_t found = 0;

    ways[count].cost = 0;
    for (size_t i = count; i-- > 0;) {
        struct cedict_path path = { 0 };
        size_t twice = longest < 4 ? 0 : doubled(segment, first + i, count - i);
        bool on = true;

        ways[i].cost = INT_MAX;
        for (size_t len = 1; on && len <= longest && i + len <= count; len++) {
            size_t node;

            on = cedict_step(&path, segment->characters[first + i + len - 1].number);
            node = cedict_word_here(&path);
            if (node || len == 1)
                consider(ways, segment, first, i, (struct way){ .count = len, .node = node });
        }
        if (twice)
            consider(ways, segment, first, i, (struct way){ .count = 4, .node = twice, .doubled = true });
    }
    for (size_t i = 0; i < count; i += ways[i].count)
        words[found++] = (struct segment_word){ .first = first + i,
            .count = ways[i].count,
            .node = ways[i].node,
            .known = cedict_word(ways[i].node),
            .doubled = ways[i].doubled };
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
