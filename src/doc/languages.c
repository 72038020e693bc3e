#include "doc/languages.h"

#include "base/map.h"
#include "base/utf8.h"
#include "input/fields.h"
#include "lang/han.h"
#include "lang/reading.h"
#include "lang/script.h"
#include "lang/variant.h"

#include <string.h>

/* By how many characters one script has to lead in an article. */
enum { CLEAR = 40 };

str languages_given(const struct node *node)
{
    while (node && !node->names->lang.len)
        node = node->parent;
    return node ? node->names->lang : S("");
}

/* The language of a run, which the term base may give. */
static str said_by_base(const struct doc *doc, str text, const struct run *run)
{
    str whole = { text.at + run->begin, run->end - run->begin };
    const struct text *said = doc->han_said ? map_get(doc->han_said, whole) : NULL;

    return said ? said->text : run->lang;
}

/* Takes the runs of one text out into spans before it. */
static void split_text(struct doc *doc, struct node *node, const struct languages *article)
{
    str text = node->text;
    struct languages around = *article;
    struct run run = { 0 };
    size_t written = 0;
    str given;

    if (node->lacks & LACKS_CJK || script_next_candidate(text, 0) == text.len)
        return;
    given = languages_given(node->parent);
    if (han_writes(given))
        return; /* the author says what it is */
    if (given.len)
        around.article = given;
    while (runs_next(text, &run, &around)) {
        struct node *span;

        run.lang = said_by_base(doc, text, &run);
        if (str_equal(run.lang, around.article))
            continue;
        if (run.begin > written)
            node_insert_before(
                node, node_text(doc->arena, (str){ text.at + written, run.begin - written }, node->span));
        span = node_new(doc->arena, NODE_SPAN, node->span);
        node_names(doc->arena, span)->lang = run.lang;
        node_append(span, node_text(doc->arena, (str){ text.at + run.begin, run.end - run.begin }, node->span));
        node_insert_before(node, span);
        written = run.end;
    }
    if (written == 0)
        return;
    node->text = str_from(text, written);
    if (node->text.len == 0)
        node_unlink(node);
}

/* Code is tagged like text: what it says becomes a text in it, where there is something to tag. */
static void split_code(struct doc *doc, struct node *code, const struct languages *languages)
{
    if (!runs_have_letters(code->text))
        return;
    node_append(code, node_text(doc->arena, code->text, code->span));
    code->text = S("");
    split_text(doc, code->first, languages);
}

/* Whether a text has a word in small letters: of, map. */
static bool has_small_word(str text)
{
    size_t letters = 0;
    bool inside = false;

    for (size_t i = 0; i <= text.len; i++) {
        char c = i < text.len ? text.at[i] : ' ';

        if (c >= 'a' && c <= 'z' && !inside)
            letters++;
        else if (c == ' ' && letters > 1 && !inside)
            return true;
        else if (c == ' ')
            inside = false;
        else
            inside = true;
        if (c == ' ' || inside)
            letters = 0;
    }
    return false;
}

/* A picture's description is an attribute, which is in one language: in Chinese, say, where most of it is and it has no
 * plain word of another. */
static void tag_picture(struct doc *doc, struct node *image, const struct languages *languages)
{
    struct buf text = { 0 };
    str lang;

    node_plain(&text, image);
    lang = han_writes(languages->article) || !has_small_word(buf_str(&text)) ? languages_main(image, languages) : S("");
    buf_free(&text);
    if (lang.len && !str_equal(lang, languages->article))
        node_names(doc->arena, image)->lang = lang;
}

/* The language that a reading gives to what stands below it: kana and hangul their own, anything else what that says
 * itself. */
static str language_of_ruby(str reading, const struct node *ruby, const struct languages *languages)
{
    struct run run = { 0 };
    struct buf base = { 0 };
    str lang;

    if (runs_find(reading, &run) && run.lang.len)
        return run.lang;
    node_plain(&base, ruby);
    run = (struct run){ 0 };
    lang = runs_next(buf_str(&base), &run, languages) ? run.lang : S("");
    if (lang.len && !runs_are_in(lang, S("zh")) && reading_is_pinyin(buf_str(&base), reading))
        lang = han_language_alone(buf_str(&base), S("zh-Hans"));
    buf_free(&base);
    return lang;
}

/* Both a word and its reading are in the language of the reading. */
static void tag_ruby(struct doc *doc, struct node *ruby, const struct languages *languages)
{
    str given = languages_given(ruby), lang;

    if (han_writes(given) || !ruby->first)
        return;
    lang = language_of_ruby(ruby->text, ruby, languages);
    if (!lang.len || str_equal(lang, given.len ? given : languages->article))
        return;
    node_names(doc->arena, node_wrap(doc->arena, NODE_SPAN, ruby->first, ruby->last))->lang = lang;
    if (runs_have_letters(ruby->text))
        node_names(doc->arena, ruby)->lang = lang;
}

/* The same of raw HTML, whose readings are nodes. */
static void tag_html_ruby(struct doc *doc, struct node *ruby)
{
    if (han_writes(languages_given(ruby)))
        return;
    for (const struct node *node = ruby; node; node = node_next(ruby, node)) {
        struct run run = { 0 };

        if (node->kind == NODE_TEXT && node->parent->kind == NODE_PHRASE && str_equal(node->parent->text, S("rt")) &&
            runs_find(node->text, &run) && run.lang.len)
            node_names(doc->arena, ruby)->lang = run.lang;
    }
}

/* --- what Han is in where a run itself doesn't say */

/* What an article shows: characters, and runs that are of one language by themselves. */
struct signs {
    struct variant_evidence variants;
    size_t chinese, japanese, korean, undecided;
};

/* Whether one script leads by so much that counting on changes nothing. */
static bool is_clear(const struct signs *signs)
{
    const struct variant_evidence *evidence = &signs->variants;

    return evidence->simplified > evidence->traditional + CLEAR || evidence->traditional > evidence->simplified + CLEAR;
}

static void count_run(struct signs *signs, str text, str lang)
{
    enum han_japanese how = lang.len ? HAN_UNDECIDED : han_japanese(text);

    if (runs_are_in(lang, S("ko"))) {
        signs->korean++;
    } else if (lang.len || how == HAN_JAPANESE) {
        signs->japanese++;
    } else {
        variant_count(&signs->variants, text);
        signs->undecided += how == HAN_UNDECIDED;
        signs->chinese += how != HAN_UNDECIDED;
    }
}

static void count_signs(void *of, str text)
{
    struct signs *signs = of;
    struct run run = { 0 };

    while (!is_clear(signs) && runs_find(text, &run))
        count_run(signs, (str){ text.at + run.begin, run.end - run.begin }, run.lang);
}

/* What the Latin letters of a text are about. */
struct about {
    size_t chinese, japanese, korean;
};

/* How words begin that say what an article is about, by their first letter. */
enum country { NO_COUNTRY, CHINA, JAPAN, KOREA };
enum { TELLING = 4 };

static const struct {
    const char *begin;
    enum country country;
} telling[0x80][TELLING] = {
    ['B'] = { { "Beijing", CHINA }, { "Busan", KOREA } },
    ['C'] = { { "China", CHINA }, { "Chinese", CHINA }, { "Confuci", CHINA } },
    ['E'] = { { "Edo", JAPAN } },
    ['G'] = { { "Goryeo", KOREA } },
    ['H'] = { { "Heian", JAPAN }, { "Hanja", KOREA }, { "Hangul", KOREA }, { "Hong", CHINA } },
    ['J'] = { { "Japan", JAPAN }, { "Joseon", KOREA } },
    ['K'] = { { "Kyoto", JAPAN }, { "Kanji", JAPAN }, { "Kamakura", JAPAN }, { "Korea", KOREA } },
    ['M'] = { { "Meiji", JAPAN }, { "Mandarin", CHINA } },
    ['N'] = { { "Nippon", JAPAN } },
    ['O'] = { { "Osaka", JAPAN } },
    ['P'] = { { "Pyongyang", KOREA }, { "PRC", CHINA }, { "Pinyin", CHINA } },
    ['R'] = { { "ROC", CHINA } },
    ['S'] = { { "Seoul", KOREA }, { "Shanghai", CHINA } },
    ['T'] = { { "Tokyo", JAPAN }, { "Taiwan", CHINA }, { "Taipei", CHINA } },
    ['h'] = { { "hanja", KOREA }, { "hangul", KOREA } },
    ['k'] = { { "kanji", JAPAN } },
    ['p'] = { { "pinyin", CHINA } },
    ['s'] = { { "samurai", JAPAN }, { "shogun", JAPAN }, { "shogi", JAPAN } },
};

/* The first byte of all the vowels below. */
enum { VOWEL_BYTE = 0xC5 };

/* Nisshō, Kyūshū: a long vowel as no pinyin has it. */
static bool has_long_vowel(str word)
{
    static const char *const vowels[] = { "ō", "ū", "Ō", "Ū" };

    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (str_find(word, str_of(vowels[i])) >= 0)
            return (reading_could_be(word) & (LATIN_JAPANESE | LATIN_CHINESE)) == LATIN_JAPANESE;
    return false;
}

static enum country country_of(str word)
{
    unsigned char first = (unsigned char)word.at[0];

    for (size_t i = 0; first < 0x80 && i < TELLING && telling[first][i].begin; i++)
        if (str_starts(word, str_of(telling[first][i].begin)))
            return telling[first][i].country;
    return NO_COUNTRY;
}

/* `wide`: it may have a long vowel. */
static void note_word(struct about *about, str word, bool wide)
{
    enum country country = country_of(word);

    about->japanese += country == JAPAN || (wide && has_long_vowel(word));
    about->korean += country == KOREA;
    about->chinese += country == CHINA;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c & 0x80;
}

static void note_words(void *about, str text)
{
    bool wide = text.len && memchr(text.at, VOWEL_BYTE, text.len);

    for (size_t at = 0, end; at < text.len; at = end + 1) {
        for (end = at; end < text.len && is_letter(text.at[end]);)
            end++;
        if (end > at)
            note_word(about, (str){ text.at + at, end - at }, wide);
    }
}

/* `lacks`: texts without that say nothing. */
static void each_below(const struct node *root, unsigned lacks, void (*take)(void *of, str text), void *of)
{
    for (const struct node *node = root; node; node = node_next(root, node)) {
        if ((node->kind == NODE_TEXT && !(node->lacks & lacks)) || node->kind == NODE_HTML_BLOCK)
            take(of, node->text);
        if ((node->kind == NODE_IMAGE || node->kind == NODE_LINK) && node->names->title.len)
            take(of, node->names->title);
    }
}

/* All that an article says: its front matter, its text with the titles of pictures and links, its notes. */
static void each_text(const struct doc *doc, str front, unsigned lacks, void (*take)(void *of, str text), void *of)
{
    take(of, front);
    each_below(doc->root, lacks, take, of);
    for (const struct node *note = doc->definitions; note; note = note->next)
        each_below(note, lacks, take, of);
}

/* How many runs that say nothing of their language one may speak for that does. */
enum { SPOKEN_FOR = 4 };

/* Whether Han that says nothing of itself is clearly in a language: by words about its country, or by several runs that
 * can be nothing else where words don't speak against it. One run alone is a guest. */
static bool is_clearly(size_t runs, size_t words, size_t other_words, size_t undecided)
{
    if (runs + words > 1 && words > 2 * other_words)
        return true;
    return runs > 1 && runs >= undecided / SPOKEN_FOR && runs + words > 2 * other_words;
}

static bool is_japanese(const struct signs *signs, const struct about *about)
{
    return signs->japanese >= signs->chinese && is_clearly(signs->japanese - signs->chinese, about->japanese,
                                                    about->chinese + about->korean, signs->undecided);
}

static bool is_korean(const struct signs *signs, const struct about *about)
{
    size_t others = signs->chinese + signs->japanese;

    return signs->korean >= others &&
           is_clearly(signs->korean - others, about->korean, about->chinese + about->japanese, signs->undecided);
}

/* Of Chinese, the script that there is more of; where the second language is none, Chinese has to lead. */
static str by_variants(const struct signs *signs, str han)
{
    if (runs_are_in(han, S("zh")))
        return variant_language(&signs->variants, han);
    return signs->chinese > signs->japanese + signs->korean ? variant_language(&signs->variants, S("zh-Hans")) : han;
}

str languages_han(const struct doc *doc, str front, const struct languages *languages)
{
    struct signs signs = { 0 };
    struct about about = { 0 };

    if (han_writes(languages->article))
        return languages->article;
    each_text(doc, front, LACKS_CJK, count_signs, &signs);
    if (is_clear(&signs) && signs.japanese + signs.korean <= signs.chinese)
        return by_variants(&signs, languages->han);
    if (signs.japanese + signs.korean > signs.chinese || (signs.undecided && !signs.chinese))
        each_text(doc, front, 0, note_words, &about);
    if (is_korean(&signs, &about))
        return S("ko");
    return is_japanese(&signs, &about) ? S("ja") : by_variants(&signs, languages->han);
}

/* --- what a block is in */

struct letters {
    size_t han, kana, hangul, other; /* in bytes */
};

static void count_letters(struct letters *letters, str text)
{
    for (size_t i = 0, len; i < text.len; i += len) {
        uint32_t c = utf8_decode(str_from(text, i), &len);

        switch (script_of(c)) {
        case SCRIPT_HAN: letters->han += len; break;
        case SCRIPT_KANA: letters->kana += len; break;
        case SCRIPT_HANGUL: letters->hangul += len; break;
        case SCRIPT_CJK_MARK: break;
        case SCRIPT_OTHER: letters->other += c >= 'A' && c != 0xA0 && !(c >= 0x2000 && c < 0x2100) ? len : 0; break;
        }
    }
}

/* Kana and hangul stand among Han; a few of them in Chinese are quoted. */
str languages_main(const struct node *root, const struct languages *languages)
{
    struct letters letters = { 0 };
    struct variant_evidence evidence = { 0 };

    for (const struct node *node = root; node; node = node_next(root, node)) {
        if (node->kind != NODE_TEXT)
            continue;
        count_letters(&letters, node->text);
        variant_count(&evidence, node->text);
    }
    if (2 * (letters.han + letters.kana + letters.hangul) / 3 <= letters.other)
        return S(""); /* a character says as much as two letters */
    if (letters.hangul > letters.han / 8)
        return S("ko");
    if (letters.kana > letters.han / 8 || runs_are_in(languages->han, S("ja")))
        return S("ja");
    return variant_language(&evidence, runs_are_in(languages->han, S("zh")) ? languages->han : S("zh-Hans"));
}

bool languages_have_cjk(const struct node *root)
{
    for (const struct node *node = root; node; node = node_next(root, node))
        if ((node->kind == NODE_TEXT || node->kind == NODE_CODE) && runs_have_letters(node->text))
            return true;
    return false;
}

/* --- tagging */

void languages_tag(struct doc *doc, struct node *root, const struct languages *languages)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        next = node_next(root, node);
        if (node->kind == NODE_IMAGE) {
            next = node_skip(root, node); /* a description is an attribute: no spans in it */
            tag_picture(doc, node, languages);
        } else if (node->kind == NODE_RUBY) {
            next = node_skip(root, node);
            tag_ruby(doc, node, languages);
        } else if (node->kind == NODE_PHRASE && str_equal(node->text, S("ruby"))) {
            tag_html_ruby(doc, node);
        } else if (node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK) {
            split_code(doc, node, languages);
        } else if (node->kind == NODE_TEXT) {
            split_text(doc, node, languages);
        }
    }
}

void languages_tag_doc(struct doc *doc, const struct languages *languages)
{
    languages_tag(doc, doc->root, languages);
    for (size_t i = 0; i < doc->note_count; i++)
        languages_tag(doc, doc->notes[i].node, languages);
}
