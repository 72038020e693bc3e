#include "lang/polyphone.h"

#include "base/utf8.h"

#include <string.h>

/* What a neighbour has to be. A list of characters, in simplified writing: the neighbouring character is one of them.
 * Before it may stand: "1" the neighbouring word has one character (or there is none), "2" it has more, "!" it is none
 * of the list. In the list ^ and $ stand for no neighbour on that side, # for a number. NULL: anything. */
struct rule {
    char word[8];
    const char *before, *after;
    char reading[16];
};

/* The first that fits holds. */
static const struct rule rules[] = {
    /* clang-format off */
    { "了", "1不得", NULL, "liao3" },
    { "着", "1不得", NULL, "zhao2" },
    { "著", "^", NULL, "zhu4" }, { "著", "1说看想走笑坐站拿望听哭等活睡跑唱躺开穿带抱牵握", NULL, "zhe5" },
    { "著", NULL, "$", "zhu4" }, { "著", NULL, "书文录称述", "zhu4" }, { "著", NULL, NULL, "zhe5" },
    { "地", NULL, "$的上下中里内外和与及有是之各区处", "di4" }, { "地", "2", NULL, "de5" },
    { "重重", NULL, "地", "zhong4 zhong4" },
    { "得", "^我你他她它们己人家谁您咱", "了到出知此罪以其", "de2" },
    { "得", "^我你他她它们己人家谁您咱就还又也总都非可必只须", NULL, "dei3" },
    { "得", NULL, "了知此其", "de2" }, { "得", "不未所以既而莫者其欲", NULL, "de2" },
    { "还", "要想去来该", "你我他她它", "huan2" }, { "还", "书钱款债账", "$了给清", "huan2" }, { "还", NULL, "清款债钱贷账乡俗击价愿魂", "huan2" },
    { "长", "太很最更较不多这那么米年", NULL, "chang2" }, { "长", NULL, "在得成满势出大了高着", "zhang3" },
    { "长", "1部局院校会市省县州班组站船机队团军师排连营科处厅所厂店馆社", NULL, "zhang3" },
    { "只", "#这那哪每", NULL, "zhi1" },
    { "种", "#这那哪每各何此该某多同一品", NULL, "zhong3" }, { "种", NULL, "了着地树菜花田粮植过在上满好", "zhong4" },
    { "率", NULL, "团队部军兵众领师其代", "shuai4" }, { "率", "^他她亲并", NULL, "shuai4" },
    { "数", NULL, "着了", "shu3" }, { "数", "1了", NULL, "shu3" },
    { "教", NULL, "得", "jiao1" }, { "教", "1", "我你他她它会孩学的给了过人们英汉", "jiao1" },
    { "好", NULL, "之", "hao4" },
    { "处", "正仍地身所长共独还均", NULL, "chu3" }, { "处", NULL, "在于以", "chu3" },
    { "重", NULL, "回返建新申启组现演走塑写温修开提读订来做拾逢播复叠印审构振整置燃评估拍译编排设刊描归登掌围", "chong2" },
    { "重", "#", NULL, "chong2" },
    { "调", NULL, "至任到回入往离动水粮兵货拨运", "diao4" },
    { "曾", NULL, "孙祖", "zeng1" },
    { "穿着", NULL, "#件身条套双红白黑蓝绿黄灰紫粉花新旧破长短大小西衣裙裤鞋袜军校制便汉旗和", "chuan1 zhe5" },
    { "传", "2", "$", "zhuan4" }, { "传", "左公谷列外别内", NULL, "zhuan4" },
    { "藏", "青川滇进入援在驻康汉蒙疆", NULL, "zang4" }, { "藏", NULL, "族民区胞文语医历汉", "zang4" },
    { "卷", NULL, "入起走土成进", "juan3" },
    { "校", NULL, "注勘订阅读释笺对", "jiao4" }, { "校", "点笺参互", NULL, "jiao4" },
    { "载", NULL, "于", "zai3" }, { "载", "连刊登转记所#", NULL, "zai3" },
    { "行", "#该本各分支商央", "!人", "hang2" },
    { "乐", "礼雅奏声古", NULL, "yue4" },
    { "鲜", NULL, "有为见能", "xian3" },
    { "夫", "^", NULL, "fu2" },
    { "恶", "所可厌好", NULL, "wu4" },
    { "几", NULL, "于乎", "ji1" },
    { "差", "之利温价时逆顺#", NULL, "cha1" }, { "差", "2", "$", "cha1" },
    { "角", "主配丑旦名", NULL, "jue2" },
    { "难", "空海矿国患遇罹", NULL, "nan4" },
    { "冠", NULL, "以名", "guan4" },
    { "没", "出沉淹", NULL, "mo4" },
    { "宁", NULL, "可愿肯死折缺", "ning4" },
    { "量", NULL, "体了", "liang2" },
    { "觉", "睡着#", NULL, "jiao4" },
    { "盛", NULL, "了着满", "cheng2" },
    { "与", "参", NULL, "yu4" },
    { "假", "请休放病事产年#", NULL, "jia4" },
    { "中", "射击", "了", "zhong4" },
    { "地方", NULL, "$的了是和与及或上里中就都很也有在不吗去来", "di4 fang5" }, { "地方", NULL, NULL, "di4 fang1" },
    { "分子", "2", NULL, "fen4 zi3" },
    { "东西", NULL, "两部方南北文向", "dong1 xi1" },
    { "中将", "2", "!$衔军的率和", "zhong1 jiang1" },
    { "上将", "^", NULL, "shang4 jiang4" }, { "上将", "!军级名位衔为任授", "!$衔军的率和", "shang4 jiang1" },
    { "将就", "2", "!$", "jiang1 jiu4" },
    { "孙子", "^", "$兵说曰云", "sun1 zi3" },
    /* clang-format on */
};

/* The characters that a rule's word, or one of the constructions below, begins with, in either script and in the order
 * of code points: what isn't among them is looked at no longer. */
static const char16_t polyphones[] = u"上与东中为乐了传假傳冠几分卷叚只地处夫好孙孫宁寕寧将將尟尠差幾应得恶惡應"
                                     u"捲教数數曾東校樂沒没為爲率甯盛着瞭种秖種穿與著藏處行衹覺觉角調调載载还還重"
                                     u"量長长隻难難鮮鱻鲜";

bool polyphone_is(uint32_t character)
{
    return utf8_among(character, polyphones, sizeof polyphones / sizeof *polyphones - 1);
}

/* Neighbours on either side of a word: the character next to it and how long its word is; 0 where there is none. */
struct neighbour {
    uint16_t character;
    size_t length;
};

static struct neighbour neighbour_at(const struct segment *segment, size_t word, bool before)
{
    const struct segment_word *at;

    if (before ? word == 0 : word + 1 >= segment->word_count)
        return (struct neighbour){ 0 };
    at = &segment->words[before ? word - 1 : word + 1];
    return (struct neighbour){
        cedict_simplified(segment->characters[before ? at->first + at->count - 1 : at->first].number),
        at->count,
    };
}

static bool is_among(uint16_t character, const char *list)
{
    str rest = str_of(list);
    size_t len;

    for (; rest.len; rest = str_from(rest, len))
        if (cedict_character(utf8_decode(rest, &len)) == character)
            return character;
    return false;
}

static bool is_listed(const struct neighbour *neighbour, const char *list)
{
    if (!neighbour->length)
        return strpbrk(list, "^$");
    return is_among(neighbour->character, list) ||
           (strchr(list, '#') && is_among(neighbour->character, "一二两三四五六七八九十百千万亿几数每半"));
}

static bool fits(const struct neighbour *neighbour, const char *wanted)
{
    if (!wanted)
        return true;
    if (*wanted == '!')
        return !is_listed(neighbour, wanted + 1);
    if (*wanted == '2')
        return neighbour->length > 1 && (!wanted[1] || is_listed(neighbour, wanted + 1));
    if (*wanted == '1')
        return neighbour->length < 2 && (!wanted[1] || is_listed(neighbour, wanted + 1));
    return is_listed(neighbour, wanted);
}

/* Whether the characters from `first` on are `text`, in either script. */
static bool stands_at(const struct segment *segment, size_t first, str text)
{
    size_t len;

    for (; text.len; text = str_from(text, len), first++) {
        uint16_t wanted = cedict_character(utf8_decode(text, &len));
        uint16_t there = first < segment->count ? segment->characters[first].number : 0;

        if (there != wanted && cedict_simplified(there) != wanted)
            return false;
    }
    return true;
}

/* Whether one of the words of `list` (spaces between) stands somewhere from `first` to before `end`. */
static bool stands_within(const struct segment *segment, size_t first, size_t end, const char *list)
{
    for (; first < end && first < segment->count; first++) {
        const char *at = list;

        while (*at) {
            size_t len = strcspn(at, " ");

            if (stands_at(segment, first, (str){ at, len }))
                return true;
            at += len + (at[len] == ' ');
        }
    }
    return false;
}

/* How far a construction reaches, in characters. */
enum { REACH = 16 };

/* What is done for somebody, so that 为 before it is wèi. */
static const char done_for[] = "提供 服务 作出 做出 奋斗 创造 注入 带来 贡献 奠定 打下 赢得 指明 开辟 铺平 营造 谋 "
                               "争取 献身 辩护 增添 树立 牺牲 付出 "
                               "着想 说话 办事 发声 尽力 减负 减轻 出力 效力 呐喊 请命 辩 祈 撑腰 代言 造福 准备 积累 "
                               "留下 送 解决 培养 打造 探索 画上 死 亡 容";

/* 地 after a doubled word, or two alike (慢慢地, 重重叠叠地), before what is done so. */
static bool is_adverb(const struct segment *segment, size_t word)
{
    size_t at = segment->words[word].first;
    const struct segment_character *characters = segment->characters;

    return at >= 2 && at + 1 < segment->count && characters[at - 1].number == characters[at - 2].number;
}

/* 为: wèi for somebody, because of something; wéi to be, to become, by whom. */
static const char *reading_of_wei(const struct segment *segment, size_t word)
{
    struct neighbour before = neighbour_at(segment, word, true), after = neighbour_at(segment, word, false);
    size_t at = segment->words[word].first;

    if (is_listed(&after, "了何此"))
        return "wei4";
    if (is_listed(&before,
            "分改称视列定变化命译选评升降转设立任当判误誉喻释增缩扩减析解合编写名尊封拜贬调换折约均皆乃即实最尤更颇"
            "甚极较渐必非无大敢成作认"))
        return "wei2";
    if (stands_within(segment, at + 2, at + REACH, "所"))
        return "wei2";
    if (stands_within(segment, at > REACH ? at - REACH : 0, at, "以"))
        return "wei2";
    if (is_listed(&after, "$#"))
        return "wei2";
    if (stands_within(segment, at + 1, at + REACH, done_for))
        return "wei4";
    return is_listed(&before, "^愿要能会专特正也就只仅并甘都将终直门续够须极动") ? "wei4" : "wei2";
}

/* 应: yìng somebody's invitation or request, which ends the clause; else yīng. */
static const char *reading_of_ying(const struct segment *segment, size_t word)
{
    struct neighbour before = neighbour_at(segment, word, true);
    size_t last = segment->count - 1;

    if (is_listed(&before, "^并于") && segment->count > 3 &&
        (stands_at(segment, last - 1, S("邀请")) || stands_at(segment, last - 1, S("要求")) ||
            stands_at(segment, last - 1, S("请求")) || stands_at(segment, last - 1, S("之邀")) ||
            stands_at(segment, last - 1, S("之约"))))
        return "ying4";
    return "ying1";
}

/* A character that is read otherwise as a family name, before a title that only a name has, or after 姓. */
static const char *reading_of_family(const struct segment *segment, size_t word)
{
    const struct segment_word *at = &segment->words[word];
    const char *family = at->count == 1 ? cedict_family(segment->characters[at->first].number, 0, 0) : "";

    if (*family && at->first && stands_at(segment, at->first - 1, S("姓")))
        return family;
    if (*family && stands_within(segment, at->first + 1, at->first + 2, "先生 女士 小姐 老师 同志 太太 夫人 某 氏"))
        return family;
    return NULL;
}

const char *polyphone_reading(const struct segment *segment, size_t word)
{
    const struct segment_word *at = &segment->words[word];
    const char *family = reading_of_family(segment, word);
    struct neighbour before = neighbour_at(segment, word, true), after = neighbour_at(segment, word, false);

    if (family)
        return family;
    if (at->count > 2 || !polyphone_is(segment->characters[at->first].code_point))
        return NULL;
    if (at->count == 1 && stands_at(segment, at->first, S("为")))
        return reading_of_wei(segment, word);
    if (at->count == 1 && stands_at(segment, at->first, S("应")))
        return reading_of_ying(segment, word);
    if (at->count == 1 && stands_at(segment, at->first, S("地")) && is_adverb(segment, word))
        return "de5";
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *rule = &rules[i];

        if (strlen(rule->word) == at->count * 3 && stands_at(segment, at->first, str_of(rule->word)) &&
            fits(&before, rule->before) && fits(&after, rule->after))
            return rule->reading;
    }
    return NULL;
}
