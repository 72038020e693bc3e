#include "gloss/kind.h"

#include "gloss/endings.h"
#include "gloss/word_classes.h"

/* How many words of an English side are looked at. */
enum { WORDS = 40 };

/* An original of so many characters is a clause where nothing says otherwise. */
enum { LONG = 12 };

/* The English side by its words. */
struct words {
    str items[WORDS];
    unsigned classes[WORDS];
    size_t count;
    size_t upper;     /* how many begin with a capital */
    size_t particles; /* how many are the Japanese “no” between names */
    size_t content;   /* how many say something by themselves */
    size_t capitals;  /* and how many of those begin with a capital */
    bool comma;
};

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_inner(char c)
{
    return (c >= 'a' && c <= 'z') || is_upper(c) || (c >= '0' && c <= '9') || c == '-' || c == '\'' || c == '.' ||
           (c & 0x80);
}

static void add_word(struct words *words, str word)
{
    bool capital = is_upper(word.at[0]) || (word.at[0] & 0x80);
    unsigned classes = word_classes(word);

    words->items[words->count] = word;
    words->classes[words->count++] = classes;
    words->upper += capital;
    words->particles += words->count > 1 && str_equal(word, S("no"));
    if (classes & WORD_STOPS && !(capital && words->count > 1))
        return;
    words->content++;
    words->capitals += capital;
}

static void words_read(struct words *words, str text)
{
    size_t at = 0;

    words->count = words->upper = words->particles = words->content = words->capitals = 0;
    words->comma = false;
    while (at < text.len && words->count < WORDS) {
        size_t begin;

        for (; at < text.len && !is_inner(text.at[at]); at++)
            words->comma |= text.at[at] == ',';
        begin = at;
        while (at < text.len && is_inner(text.at[at]))
            at++;
        if (at > begin)
            add_word(words, (str){ text.at + begin, at - begin });
    }
}

/* --- clauses */

static bool ends_in_s(str word)
{
    return word.len > 3 && str_ends(word, S("s")) && !str_ends(word, S("ss")) && !str_ends(word, S("us")) &&
           !str_ends(word, S("is")) && !str_ends(word, S("'s")) && !str_ends(word, S("’s"));
}

/* The third person of a verb after its subject: one arrow pierces three checkpoints. */
static bool is_predicate(const struct words *words, size_t i)
{
    str word = words->items[i];

    if (i + 1 == words->count || !ends_in_s(word) || is_upper(word.at[0]) || ends_in_s(words->items[i - 1]) ||
        words->classes[i - 1] & (WORD_STOPS | WORD_EVALUATIVE | WORD_COUNT))
        return false;
    return words->classes[i] & WORD_VERB || words->classes[i + 1] & WORD_COUNT;
}

static bool is_imperative(const struct words *words)
{
    str first = words->items[0];

    if (!(words->classes[0] & WORD_VERB) || words->classes[1] & (WORD_BINDS | WORD_AND))
        return false;
    if (str_ends(first, S("ed")) || (ends_in_s(first) && !str_ends(first, S("ess"))))
        return false;
    return !str_ends(first, S("ing")) || words->count >= 4;
}

static bool says_clause(const struct words *words)
{
    if (words->count < 3)
        return false;
    if (words->classes[0] & WORD_CLAUSE || is_imperative(words))
        return true;
    if (words->count > 3 && str_ends(words->items[0], S("ly")) && str_ends(words->items[1], S("ed")))
        return true; /* greatly awakened to … */
    for (size_t i = 1; i < words->count; i++)
        if (words->classes[i] & WORD_FINITE || is_predicate(words, i))
            return true;
    return false;
}

static bool is_clause(const struct words *words, str en)
{
    if (str_ends(en, S("?")) || str_ends(en, S("!")))
        return words->count > 1;
    if (words->content > 2 && words->capitals * 3 > words->content * 2)
        return false; /* a title's capitals */
    return says_clause(words) || (words->comma && words->count >= 6);
}

/* --- what an English side is about */

/* The word that the others go with: before the first of, for, on …, else the last one. */
static size_t main_word(const struct words *words)
{
    for (size_t i = 1; i < words->count; i++)
        if (words->classes[i] & WORD_STOPS && !(words->classes[i] & WORD_AND))
            return i - 1;
    return words->count - 1;
}

/* Whether a word of the class is the last one or has of, for, on or a comma after it. */
static bool has_head(const struct words *words, unsigned classes)
{
    bool small = classes == WORD_PERIOD;

    for (size_t i = 0; i < words->count; i++) {
        str word = words->items[i];

        if (words->classes[i] & classes && is_upper(word.at[0]) != small &&
            (i + 1 == words->count || words->classes[i + 1] & WORD_STOPS || word.at[word.len] == ','))
            return true;
    }
    return false;
}

static bool is_about(const struct words *words, unsigned classes)
{
    size_t i = main_word(words);

    return words->classes[i] & classes && is_upper(words->items[i].at[0]);
}

/* An office: Grand Historian, General Secretary. */
static bool is_office(const struct words *words)
{
    return words->count > 1 && is_about(words, WORD_ROLE) && !(words->classes[main_word(words)] & WORD_NAMED);
}

/* iFlytek, WeChat: capitals within */
static bool is_camel(str word)
{
    size_t inner = 0, small = 0;

    for (size_t i = 0; i < word.len; i++) {
        inner += i && is_upper(word.at[i]);
        small += word.at[i] >= 'a' && word.at[i] <= 'z';
        if (word.at[i] == '-' || word.at[i] == '\'')
            return false;
    }
    return inner && small > 1;
}

/* --- persons */

/* Chen Xiaodong, Xiaodong Chen, Simon Chen, Abe Shinzō: two to four words with capitals, one of which is the family
 * name. */
static bool is_person(const struct gloss_shape *shape, const struct words *words)
{
    struct original *o = shape->original;
    bool reads;

    if (words->count < 2 || words->count > 4 + words->particles || words->upper + words->particles < words->count ||
        words->comma || o->clause || o->length < 2 || o->length > 6 ||
        has_head(words, WORD_NAMED | WORD_BOOK | WORD_PRESS | WORD_LAW) || is_about(words, WORD_CONCEPT))
        return false;
    if (!str_starts(shape->lang, S("zh")) && !shape->english->quoted && !o->known)
        return true;
    if (o->foreign)
        return !english_cover(shape->english, shape->tokens, o);
    reads = english_reads(shape->english, shape->tokens, o);
    if (o->proper && reads && o->length <= 3 && !(ending_classes(o->zh) & ENDING_BOOK))
        return true;
    if (!o->family || (o->known && !o->proper) || (o->proper && !reads))
        return false;
    if (reads || (!english_cover(shape->english, shape->tokens, o) && !shape->english->quoted))
        return true;
    for (size_t i = 0; i < words->count; i++)
        if (original_spelt(o, words->items[i]) & 1)
            return !shape->english->quoted;
    return false;
}

/* Chairman Mao, Emperor Kangxi: a role and a name that the original has. */
static bool is_person_in_role(const struct gloss_shape *shape, const struct words *words)
{
    return words->count > 1 && words->count < 4 && words->upper == words->count && words->classes[0] & WORD_ROLE &&
           original_spelt(shape->original, words->items[words->count - 1]);
}

/* --- titles */

static size_t count_bits(uint64_t bits)
{
    size_t count = 0;

    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* wrote The Temple of the Golden Pavilion */
static bool is_written(const struct tokens *tokens, size_t first)
{
    while (first && word_classes(token_text(tokens, first - 1)) & WORD_DETERMINER)
        first--;
    return first && word_classes(token_text(tokens, first - 1)) & WORD_TITLING;
}

static bool is_work(const struct original *o)
{
    static const char *const works[] = { "novel", "newspaper", "magazine", "book", "classic", "chronicle", "journal",
        "dictionary", "anthology", NULL };

    for (const char *const *work = works; *work; work++)
        if (original_is_a(o, *work))
            return true;
    return false;
}

/* What isn't announced: by what it is called in either language. */
static bool is_called_a_work(const struct gloss_shape *shape, const struct words *words, unsigned ending)
{
    struct original *o = shape->original;
    bool reads;

    if (words->count == 1 && ending & ENDING_PEOPLE && !(words->classes[0] & WORD_BOOK))
        return false;
    if (is_about(words, WORD_NAMED) && !(ending & ENDING_PRESS && has_head(words, WORD_PRESS)))
        return shape->italic && words->content > 1;
    if (ending & (ENDING_CONCEPT | ENDING_NAME))
        return (shape->italic && words->content > 1) || (o->proper && is_work(o));
    if (shape->italic && words->content > 1)
        return true;
    if (ending & ENDING_BOOK &&
        (words->count > 2 || (o->proper && (words->count == 1 || !is_about(words, WORD_CONCEPT)))) &&
        has_head(words, WORD_BOOK))
        return true;
    if ((o->proper || o->length > 2) && is_work(o))
        return true;
    if (o->proper && o->length >= 4 && ending & ENDING_BOOK && words->count > 1 && words->upper == words->count &&
        english_reads(shape->english, shape->tokens, o))
        return true; /* Zizhi Tongjian */
    reads = words->count > 1 && words->upper == words->count && o->length >= 4 && !o->proper &&
            english_reads(shape->english, shape->tokens, o);
    return reads; /* Zhuzi Yulei */
}

/* “As Tears Go By” (旺角卡門): quoted, written like a title, and no rendering of its original. */
static bool is_quoted_title(const struct gloss_shape *shape, const struct words *words, unsigned ending)
{
    return shape->english->quoted && words->content > 1 && words->capitals == words->content &&
           shape->original->length > 2 && shape->original->length < 8 && !(ending & ENDING_CONCEPT) &&
           !has_head(words, WORD_NAMED | WORD_CONCEPT) &&
           2 * count_bits(english_cover(shape->english, shape->tokens, shape->original)) <
               count_bits(shape->original->all) &&
           !english_reads(shape->english, shape->tokens, shape->original);
}

static bool is_title(const struct gloss_shape *shape, const struct words *words, unsigned ending)
{
    bool capitals = words->capitals * 2 > words->content && is_upper(shape->en.at[0]);

    if (!capitals && shape->italic && !shape->begins && words->count > 1 && is_upper(shape->en.at[0]) &&
        (shape->original->length >= 4 || ending & ENDING_BOOK) &&
        (!str_starts(shape->lang, S("zh")) || english_reads(shape->english, shape->tokens, shape->original)))
        return true; /* the *Shuowen jiezi* (說文解字), the *Kōbe shinpō* (神戸新報) */
    if (!capitals)
        return shape->title && shape->english->quoted && words->capitals && !is_clause(words, shape->en);
    if (shape->title &&
        (shape->english->delimited || !has_head(words, WORD_NAMED) || is_written(shape->tokens, shape->english->first)))
        return true;
    if (shape->italic && shape->original->proper && (ending & ENDING_BOOK || str_ends(shape->original->zh, S("子"))))
        return true; /* *Huainanzi* (淮南子), *Shiji* (史記) */
    if ((str_find(shape->en, S(": ")) > 0 && words->count > 3) || is_quoted_title(shape, words, ending))
        return true;
    if (ending & ENDING_LAW && has_head(words, WORD_LAW))
        return true;
    if (ending & ENDING_PRESS &&
        (has_head(words, WORD_PRESS) || english_reads(shape->english, shape->tokens, shape->original)))
        return true;
    return is_called_a_work(shape, words, ending);
}

/* --- names */

/* The Ming (明), in Lu (魯): a dynasty or an old state by its one character. */
static bool is_dynasty(str zh)
{
    return zh.len == 3 &&
           str_find(S("夏商周秦汉漢晋晉隋唐宋元明清齐齊楚燕赵趙魏韩韓吴吳越鲁魯卫衛郑鄭蔡辽遼金梁蜀"), zh) >= 0;
}

/* from Kaifeng (开封), on Weibo (微博): a capital within a sentence, where one is or comes from. */
static bool is_romanised_name(const struct gloss_shape *shape, const struct words *words)
{
    static const char *const prepositions[] = { "in", "at", "to", "from", "near", "on", "via", "lost", "took",
        "between", "outside", "inside", "reached", "left" };
    size_t first = shape->english->first;

    if (words->count != 1 || shape->english->delimited || shape->begins || first == 0 || shape->original->length < 2 ||
        (str_starts(shape->lang, S("zh")) && !english_reads(shape->english, shape->tokens, shape->original)))
        return false;
    if (first > 1 && shape->tokens->items[first - 1].kind == TOKEN_COMMA &&
        str_equal(token_text(shape->tokens, first - 2), S("name")))
        return true;
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        if (str_equal(token_text(shape->tokens, first - 1), str_of(prepositions[i])))
            return true;
    return false;
}

/* Scholz (朔尔茨): all its characters are such as foreign names are written with. */
static bool is_transliterated(str zh)
{
    static const char usual[] =
        "阿埃艾安昂奥奧巴班保贝貝本比彼波伯布查茨达達德迪蒂丁多杜恩尔爾法菲费費芬夫弗盖蓋格戈古哈海汉漢赫胡基吉加杰傑"
        "金卡凯凱坎科克肯库庫拉莱萊赖賴兰蘭朗劳勞勒雷里利林龙龍卢盧鲁魯伦倫罗羅洛马馬玛瑪麦麥曼梅蒙米莫姆穆纳納内內尼努"
        "诺諾"
        "欧歐帕佩皮珀普奇乔喬切琼萨薩塞森沙舍斯史思索塔泰坦特图圖托瓦万萬威韦韋维維温溫沃乌烏西希夏辛休雅亚亞扬揚耶伊英"
        "尤约約"
        "泽澤扎詹朱朔津";

    for (size_t at = 0; at < zh.len; at += 3) {
        if (str_starts(str_from(zh, at), S("·"))) {
            at -= 1;
            continue;
        }
        if (zh.len - at < 3 || str_find((str){ usual, sizeof usual - 1 }, str_first(str_from(zh, at), 3)) < 0)
            return false;
    }
    return zh.len > 3;
}

/* Olaf Scholz (朔尔茨), Rubio (鲁比奥): nothing of it is meant, only spelt. */
static bool is_foreign_person(const struct gloss_shape *shape, const struct words *words)
{
    if (words->count > 4 || words->upper < words->count || shape->original->length > 12)
        return false;
    if (words->count > 1 && !shape->original->work && !shape->original->clause &&
        str_find(shape->original->zh, S("·")) > 0)
        return true; /* 弗里德里希·恩格斯 */
    return !shape->original->known && is_transliterated(shape->original->zh) &&
           !english_cover(shape->english, shape->tokens, shape->original);
}

/* CATL */
static bool is_code(str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!is_upper(word.at[i]))
            return false;
    return word.len > 2;
}

static bool is_name(const struct gloss_shape *shape, const struct words *words, unsigned ending)
{
    struct original *o = shape->original;

    if (!is_upper(shape->en.at[0]) && !(shape->en.at[0] & 0x80) && !is_camel(words->items[0]))
        return false;
    if (o->proper && is_romanised_name(shape, words))
        return true;
    if (ending & ENDING_PEOPLE && !has_head(words, WORD_NAMED))
        return false;
    if (is_about(words, WORD_CONCEPT) || is_office(words))
        return false;
    if (o->proper || (is_dynasty(o->zh) && english_reads(shape->english, shape->tokens, o)))
        return is_upper(words->items[main_word(words)].at[0]) || has_head(words, WORD_PERIOD);
    if (o->foreign && has_head(words, WORD_PERIOD))
        return true; /* Joseon dynasty */
    if (is_romanised_name(shape, words) || is_foreign_person(shape, words))
        return true;
    if (words->count == 1 && !shape->english->delimited &&
        ((o->foreign && !shape->begins) ||
            (!o->known && o->length > 1 && english_reads(shape->english, shape->tokens, o))))
        return true;
    if (words->count > 1 && ending & ENDING_NAME && has_head(words, WORD_PERIOD))
        return true;
    if (words->capitals * 2 <= words->content)
        return false;
    if (shape->english->quoted && words->classes[0] & WORD_EVALUATIVE && !(ending & ENDING_NAME))
        return false; /* "New Infrastructure" (新基建): a catchword */
    if (has_head(words, WORD_NAMED) && !(ending & ENDING_CONCEPT))
        return true;
    for (size_t i = 0; i < words->count; i++)
        if (is_camel(words->items[i]))
            return true;
    return ending & ENDING_NAME && !(ending & ENDING_CONCEPT) && o->length > 2 &&
           (words->count > 1 || !shape->begins || is_code(words->items[0]));
}

enum gloss_kind kind_of(const struct gloss_shape *shape)
{
    const struct original *o = shape->original;
    struct words words;
    unsigned ending;

    words_read(&words, shape->en);
    ending = words.upper || o->length >= LONG ? ending_classes(o->zh) : 0;
    if (o->work && !o->clause)
        return GLOSS_TITLE;
    if (words.count == 0)
        return GLOSS_TERM;
    if (o->clause && o->length >= 6 && words.count > 2)
        return shape->title && words.capitals * 2 > words.content ? GLOSS_TITLE : GLOSS_QUOTATION;
    if (!shape->italic && (is_person(shape, &words) || is_person_in_role(shape, &words)))
        return GLOSS_NAME;
    if (is_title(shape, &words, ending))
        return GLOSS_TITLE;
    if ((o->length >= 4 || o->foreign) && (is_clause(&words, shape->en) || (shape->infinitive && words.count > 2)))
        return GLOSS_QUOTATION;
    if (is_name(shape, &words, ending))
        return GLOSS_NAME;
    if (o->length >= LONG && words.capitals * 2 < words.content && !(ending & ENDING_CONCEPT))
        return GLOSS_QUOTATION;
    if (words.content >= 6 && words.capitals * 2 > words.content && shape->english->quoted && o->length >= 8 &&
        !(ending & ENDING_CONCEPT))
        return GLOSS_TITLE;
    return GLOSS_TERM;
}

/* --- what is said beside a gloss */

bool kind_title_left(const struct tokens *tokens, size_t first)
{
    for (size_t i = first, back = 0; i > 0 && back < 4; back++) {
        const struct token *token = &tokens->items[--i];
        unsigned classes = token->kind == TOKEN_WORD ? word_classes(token_text(tokens, i)) : 0;

        if (classes & (WORD_TITLED | WORD_TITLING))
            return true;
        if (token->kind == TOKEN_STOP || token->kind == TOKEN_SEMICOLON || token->kind == TOKEN_CLOSE ||
            token->kind == TOKEN_NUMBER || (classes & (WORD_STOPS & ~WORD_DETERMINER) && back))
            return false;
    }
    return false;
}

bool kind_title_right(const struct tokens *tokens, size_t first, size_t limit)
{
    for (size_t i = first; i < limit && i < tokens->count && i - first < 8; i++) {
        unsigned classes = word_classes(token_text(tokens, i));

        if (tokens->items[i].kind != TOKEN_WORD)
            return false;
        if (classes & WORD_TITLED)
            return true;
        if (classes & WORD_STOPS && !(classes & WORD_DETERMINER))
            return false;
    }
    return false;
}
