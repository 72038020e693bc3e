#include "lang/reading.h"

#include "lang/spelled.h"

#include <string.h>

/* What words are made of, by the first letter, with spaces between. */
typedef const char *const parts['z' + 1];

/* clang-format off */
/* Syllables of pinyin, and after a new line those that only Wade-Giles has. */
static parts chinese = {
    ['a'] = "a ai an ang ao",
    ['b'] = "ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu",
    ['c'] = "ca cai can cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chuai "
          "chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo\nchei chia chiang chiao chieh chien "
          "chih chin ching chiu chiung cho chua chueh chung",
    ['d'] = "da dai dan dang dao de dei deng di dian diao die ding diu dong dou du duan dui dun duo\ndia",
    ['e'] = "e ei en er\nerh",
    ['f'] = "fa fan fang fei fen feng fo fou fu",
    ['g'] = "ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo",
    ['h'] = "ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo\nho hsi hsia "
          "hsiang hsiao hsieh hsien hsin hsing hsiu hsiung hsu hsuan hsueh hsun hung",
    ['i'] = "\ni",
    ['j'] = "ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun\njan jang jao je jen jeng jih jo "
          "jou jua jui jung",
    ['k'] = "ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo\nko kuei kung",
    ['l'] = "la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu long lou lu luan lue lun "
          "luo\nlieh lien lueh lung",
    ['m'] = "ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu\nmieh mien",
    ['n'] = "na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo\n"
          "nieh nien no nueh nun nung",
    ['o'] = "o ou",
    ['p'] = "pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu\npieh pien",
    ['q'] = "qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun",
    ['r'] = "ran rang rao re ren reng ri rong rou ru ruan rui run ruo",
    ['s'] = "sa sai san sang sao se sei sen seng sha shai shan shang shao she shei shen sheng shi shou shu "
          "shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo\nshih so ssu sung szu",
    ['t'] = "ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo\ntieh tien to tsa "
          "tsai tsan tsang tsao tse tsei tsen tseng tso tsou tsu tsuan tsui tsun tsung tung tzu",
    ['w'] = "wa wai wan wang wei wen weng wo wu",
    ['x'] = "xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun",
    ['y'] = "ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun\nyeh yen yueh yung",
    ['z'] = "za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou "
          "zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo",
};

/* Morae, as Hepburn writes them; n, m, k, s, t and p also stand before another consonant (shimbun, gakkō, matcha). */
static parts japanese = {
    ['a'] = "a",
    ['b'] = "ba be bi bo bu bya byo byu",
    ['c'] = "cha chi cho chu",
    ['d'] = "da de do",
    ['e'] = "e",
    ['f'] = "fu",
    ['g'] = "ga ge gi go gu gya gyo gyu",
    ['h'] = "ha he hi ho hya hyo hyu",
    ['i'] = "i",
    ['j'] = "ja ji jo ju",
    ['k'] = "ka ke ki ko ku kya kyo kyu",
    ['m'] = "ma me mi mo mu mya myo myu",
    ['n'] = "n na ne ni no nu nya nyo nyu",
    ['o'] = "o",
    ['p'] = "pa pe pi po pu pya pyo pyu",
    ['r'] = "ra re ri ro ru rya ryo ryu",
    ['s'] = "sa se sha shi sho shu so su",
    ['t'] = "ta te to tsu",
    ['u'] = "u",
    ['w'] = "wa",
    ['y'] = "ya yo yu",
    ['z'] = "za ze zo zu",
};

/* Initials, vowels and ends of syllables, in the Revised Romanisation and in McCune-Reischauer's. */
static parts korean_initials = {
    ['b'] = "b",
    ['c'] = "ch",
    ['d'] = "d",
    ['g'] = "g",
    ['h'] = "h",
    ['j'] = "j jj",
    ['k'] = "kk k",
    ['l'] = "l",
    ['m'] = "m",
    ['n'] = "n",
    ['p'] = "pp p",
    ['r'] = "r",
    ['s'] = "s ss sh",
    ['t'] = "tt tch t",
};
static parts korean_vowels = {
    ['a'] = "a ae",
    ['e'] = "e eo eu",
    ['i'] = "i",
    ['o'] = "o oe",
    ['u'] = "u ui",
    ['w'] = "wa wae wo we wi",
    ['y'] = "ya yae ye yeo yo yu",
};
static parts korean_ends = {
    ['k'] = "k",
    ['l'] = "l",
    ['m'] = "m",
    ['n'] = "n ng",
    ['p'] = "p",
    ['t'] = "t",
};
/* clang-format on */

/* How many letters the part at *list has where `letters` (terminated) begins with it, else 0; moves on to the next. */
static size_t take_part(const char **list, const char *letters)
{
    const char *at = *list;
    size_t len = 0;

    while (*at > ' ' && *at == letters[len])
        at++, len++;
    if (*at > ' ')
        len = 0;
    while (*at > ' ')
        at++;
    *list = *at ? at + 1 : at;
    return len;
}

/* Where in the letters something can end that begins at one of the places and is one of the parts, those before a new
 * line where only pinyin is wanted; nothing goes over a gap. */
static spelled_set go_on(spelled_set from, const struct spelled *spelled, parts all, bool pinyin)
{
    spelled_set to = 0;

    for (size_t at = 0; at < spelled->len && from >> at; at++) {
        const char *list = from & spelled_bit(at) ? all[(unsigned char)spelled->at[at]] : NULL, *first = list;

        while (list && *list && !(pinyin && list > first && list[-1] == '\n')) {
            size_t len = take_part(&list, spelled->at + at);
            spelled_set inside = len ? spelled_bit(at + len) - spelled_bit(at + 1) : 0;

            if (len && !(inside & spelled->gaps))
                to |= spelled_bit(at + len);
        }
    }
    return to;
}

/* Within a word of Chinese a syllable begins with a consonant, or something parts it from the one before: Xi'an. Only
 * er may do without. */
static spelled_set syllables_on(spelled_set from, const struct spelled *spelled, bool pinyin)
{
    for (size_t at = 1; at < spelled->len && from >> at; at++)
        if (!(spelled->gaps & spelled_bit(at)) && strchr("aeo", spelled->at[at]) &&
            strncmp(spelled->at + at, "er", 2) != 0)
            from &= ~spelled_bit(at);
    return go_on(from, spelled, chinese, pinyin);
}

static spelled_set chinese_on(spelled_set from, const struct spelled *spelled)
{
    return syllables_on(from, spelled, false);
}

static spelled_set pinyin_on(spelled_set from, const struct spelled *spelled)
{
    return syllables_on(from, spelled, true);
}

static spelled_set japanese_on(spelled_set from, const struct spelled *spelled)
{
    spelled_set doubled = 0;

    for (size_t at = 0; at + 1 < spelled->len && from >> at; at++) {
        char here = spelled->at[at], next = spelled->at[at + 1];

        if (from & spelled_bit(at) && ((strchr("kstp", here) && (here == next || (here == 't' && next == 'c'))) ||
                                          (here == 'm' && strchr("bpm", next))))
            doubled |= spelled_bit(at + 1);
    }
    return go_on(from | doubled, spelled, japanese, false);
}

static spelled_set korean_on(spelled_set from, const struct spelled *spelled)
{
    spelled_set vowel = go_on(from | go_on(from, spelled, korean_initials, false), spelled, korean_vowels, false);

    return vowel | go_on(vowel, spelled, korean_ends, false);
}

/* Whether the letters are syllables one after another. */
static bool could_be(const struct spelled *spelled, spelled_set (*on)(spelled_set, const struct spelled *))
{
    spelled_set reached = spelled_bit(0), fresh = reached;

    while (fresh) {
        spelled_set next = on(fresh, spelled);

        fresh = next & ~reached;
        reached |= next;
    }
    return reached & spelled_bit(spelled->len);
}

bool reading_could_be_chinese(str latin)
{
    struct spelled spelled;

    return spelled_take(&spelled, latin) && could_be(&spelled, chinese_on);
}

bool reading_could_be_pinyin(str latin)
{
    struct spelled spelled;

    return spelled_take(&spelled, latin) && could_be(&spelled, pinyin_on);
}

unsigned reading_could_be(str latin)
{
    struct spelled spelled;
    unsigned found = 0;

    if (!spelled_take(&spelled, latin))
        return 0;
    if (could_be(&spelled, chinese_on))
        found |= LATIN_CHINESE;
    if (could_be(&spelled, japanese_on))
        found |= LATIN_JAPANESE;
    if (could_be(&spelled, korean_on))
        found |= LATIN_KOREAN;
    return found;
}
