#include "gloss/edge.h"

#include "base/utf8.h"
#include "gloss/word_classes.h"
#include "lang/script.h"
#include "lang/segment.h"

/* A longer clause is looked at from its end; no term has as many characters. */
enum { CLAUSE = 40 };

/* What parts a term from what stands before it. */
static bool is_parting(str word)
{
    static const char *const words[] = { "是", "的", "为", "為", "叫", "叫做", "叫作", "称", "稱", "称为", "稱為",
        "称之为", "稱之為", "即", "和", "与", "與", "及", "或", "在", "对", "對", "用", "以", "把", "被", "将", "將",
        "从", "從", "由", "于", "於", "了", "着", "著", "这", "這", "那", "这个", "這個", "这种", "這種", "一种",
        "一種", "一个", "一個", "此", "其", "该", "該", "如", "像", "比如", "例如", "包括", "有", "到", "向", "使用",
        "采用", "採用", "通过", "通過", "基于", "基於", "所谓", "所謂", "成为", "成為", "属于", "屬於", "提出", "名为",
        "名為", "作为", "作為", "以及", "关于", "關於", "位于", "位於", "来自", "來自", "叫", "就是", "也是", "都是",
        "不是", "不同于" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_of(words[i])))
            return true;
    return false;
}

/* What may stand within a term without being said in English. */
static bool is_small(str word)
{
    static const char *const words[] = { "的", "之", "与", "與", "和", "及" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_of(words[i])))
            return true;
    return false;
}

/* --- what marks say */

/* Where “…”, 「…」 or 《…》 at the end of a run begins; the end where there is none. */
static size_t quotation_begin(str text)
{
    static const char *const pairs[][2] = { { "「", "」" }, { "『", "』" }, { "《", "》" }, { "〈", "〉" },
        { "“", "”" }, { "【", "】" } };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        str open = str_of(pairs[i][0]);

        if (!str_ends(text, str_of(pairs[i][1])))
            continue;
        for (size_t at = text.len; at >= open.len; at--)
            if (str_starts(str_from(text, at - open.len), open))
                return at - open.len;
    }
    return text.len;
}

/* Where emphasis that ends with a run begins. */
static size_t emphasis_begin(const struct finder *f, const struct bracket_part *run)
{
    size_t begin = finder_at(f, run->han_last)->marked;

    return begin == NO_TOKEN || begin < run->han_begin ? run->han_end : begin;
}

/* Where the last clause of a run begins, or the last CLAUSE characters of it; whether that is where something begins.
 */
static size_t clause_begin(str text, bool *known)
{
    size_t at = text.len, count = 0;

    for (; at > 0 && count < CLAUSE; count++) {
        size_t before = at - 1, len;
        uint32_t c;

        while (before && (text.at[before] & 0xC0) == 0x80)
            before--;
        c = utf8_decode(str_from(text, before), &len);
        if (script_of(c) != SCRIPT_HAN) {
            *known = script_of(c) == SCRIPT_CJK_MARK;
            return at;
        }
        at = before;
    }
    *known = at == 0;
    return at;
}

/* Whether what stands before a run is no word of its clause. */
static bool begins_clause(const struct finder *f, size_t han)
{
    return han == 0 || !(finder_is(f, han - 1, TOKEN_WORD) || finder_is(f, han - 1, TOKEN_NUMBER) ||
                           finder_is(f, han - 1, TOKEN_HAN) || finder_is(f, han - 1, TOKEN_CLOSE));
}

/* --- what the English says */

struct clause {
    const struct finder *f;
    struct original original;
    struct segment words;
    size_t first, last; /* tokens of the English */
    uint64_t cover;     /* the characters that it means */
    bool known;         /* something begins where the clause does */
};

static str text_of(const struct segment *words, size_t word)
{
    const struct segment_word *w = &words->words[word];
    str first = words->characters[w->first].bytes, last = words->characters[w->first + w->count - 1].bytes;

    return (str){ first.at, (size_t)(last.at + last.len - first.at) };
}

static str word_text(const struct clause *c, size_t word)
{
    return text_of(&c->words, word);
}

static str text_from(const struct clause *c, size_t word)
{
    const char *begin = word_text(c, word).at;

    return (str){ begin, (size_t)(c->original.zh.at + c->original.zh.len - begin) };
}

static uint64_t bits_of(const struct clause *c, size_t word)
{
    const struct segment_word *w = &c->words.words[word];

    return ((((uint64_t)1 << w->count) - 1) << w->first) & c->original.all;
}

static bool is_said(const struct clause *c, size_t word)
{
    return (bits_of(c, word) & c->cover) != 0;
}

/* The first word of those at the end that the English says, small ones among them; word_count where it says none. */
static size_t said_from(const struct clause *c)
{
    size_t from = c->words.word_count;

    for (size_t i = from; i-- > 0;) {
        if (is_said(c, i))
            from = i;
        else if (from == c->words.word_count || !is_small(word_text(c, i)))
            break;
    }
    return from;
}

/* Whether each character from a word on is said, and each word of the English says one of them. */
static bool says_each_other(const struct clause *c, size_t from)
{
    uint64_t all = 0;

    for (size_t i = from; i < c->words.word_count; i++)
        all |= bits_of(c, i);
    if (all & ~c->cover)
        return false;
    for (size_t i = c->first; i <= c->last; i++)
        if (finder_is(c->f, i, TOKEN_WORD) && !(finder_classes(c->f, i) & WORD_STOPS) &&
            !(original_cover(&c->original, finder_text(c->f, i)) & all))
            return false;
    return true;
}

/* 位于上海（Shanghai） */
static size_t read_from(const struct clause *c)
{
    str latin = tokens_text(&c->f->tokens, c->first, c->last);

    for (size_t i = c->words.word_count; i-- > 0;)
        if (reading_is_pinyin(text_from(c, i), latin))
            return i;
    return c->words.word_count;
}

/* The word that the term begins with; word_count where that isn't known. */
static size_t term_from(const struct clause *c)
{
    size_t none = c->words.word_count, from = read_from(c);

    if (from < none)
        return from;
    from = said_from(c);
    if (from == none)
        return c->known && c->original.known ? 0 : none; /* 华硕（ASUS） */
    if (from == 0 ? c->known : is_parting(word_text(c, from - 1)))
        return from;
    return says_each_other(c, from) ? from : none;
}

static bool read_clause(struct clause *c, struct finder *f, str text, size_t open)
{
    str rest = text;

    c->f = f;
    c->first = c->last = open + 1;
    while (!finder_is(f, c->last + 1, TOKEN_COMMA) && !finder_is(f, c->last + 1, TOKEN_SEMICOLON) &&
           c->last + 1 < finder_at(f, open)->match)
        c->last++;
    original_read(&c->original, &f->scratch, text);
    if (!finder_is(f, c->first, TOKEN_WORD) || !segment_take(&c->words, &rest) || rest.len)
        return false;
    c->cover = 0;
    for (size_t i = c->first; i <= c->last; i++)
        if (finder_is(f, i, TOKEN_WORD))
            c->cover |= original_cover(&c->original, finder_text(f, i));
    return true;
}

/* --- names with dots */

/* Of the parts of a foreigner's name, the first has at most so many characters: 陀思妥耶夫斯基·… */
enum { FIRST_PART = 7 };

/* Where the first dot of a name at the end of a run stands: 卡尔·马克思; the end where the run ends in none. */
static size_t first_dot(str text)
{
    size_t dot = text.len, at = text.len;

    for (int count = 0; at > 0 && count < CLAUSE; count++) {
        size_t before = at - 1, len;
        uint32_t c;

        while (before && (text.at[before] & 0xC0) == 0x80)
            before--;
        c = utf8_decode(str_from(text, before), &len);
        if (c == 0xB7 || c == 0x30FB)
            dot = before;
        else if (script_of(c) != SCRIPT_HAN)
            break;
        at = before;
    }
    return dot;
}

/* Whether the name before the dot begins where something begins, or after a word that parts; moves the run there. */
static bool name_edge(const struct finder *f, struct bracket_part *run, str first)
{
    struct segment words;
    bool known;
    size_t begin = clause_begin(first, &known), count = 0, from;
    str rest = str_from(first, begin);

    known = known && (begin || begins_clause(f, run->han_first));
    if (!segment_take(&words, &rest) || rest.len)
        return false;
    for (from = words.word_count; from > 0 && count <= FIRST_PART; from--) {
        if (is_parting(text_of(&words, from - 1)))
            break;
        count += words.words[from - 1].count;
    }
    if (count == 0 || count > FIRST_PART || (from == 0 && !known))
        return false;
    run->han_begin = (size_t)(text_of(&words, from).at - f->tokens.text.at);
    return true;
}

bool edge_find(struct finder *f, struct bracket_part *run, size_t open)
{
    str text = { f->tokens.text.at + run->han_begin, run->han_end - run->han_begin };
    size_t begin = quotation_begin(text), from;
    struct clause clause;

    if (begin == text.len)
        begin = emphasis_begin(f, run) - run->han_begin;
    if (begin < text.len) {
        run->han_begin += begin;
        return true;
    }
    if (first_dot(text) < text.len)
        return name_edge(f, run, str_first(text, first_dot(text)));
    begin = clause_begin(text, &clause.known);
    if (begin == 0)
        clause.known = clause.known && begins_clause(f, run->han_first);
    if (begin == text.len || !read_clause(&clause, f, str_from(text, begin), open))
        return false;
    from = term_from(&clause);
    if (from == clause.words.word_count)
        return false;
    run->han_begin = (size_t)(word_text(&clause, from).at - f->tokens.text.at);
    return true;
}
