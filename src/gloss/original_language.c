#include "gloss/original_language.h"

#include "base/utf8.h"
#include "gloss/spelling.h"
#include "lang/han.h"
#include "lang/script.h"

#include <string.h>

/* How many letters two words have at least that are taken for a Japanese name by their spelling alone. */
enum { JAPANESE_NAME = 9 };

/* How many tokens of left and right context are read. */
enum { AROUND = 80 };

static bool has_script(str text, enum script wanted)
{
    size_t at = 0, len;

    while ((at = script_next_candidate(text, at)) < text.len) {
        if (script_of(utf8_decode(str_from(text, at), &len)) == wanted)
            return true;
        at += len;
    }
    return false;
}

/* --- what the text around says */

struct context {
    bool japanese;
    bool korean;
    bool chinese;
};

static bool begins_with(str word, const char *const *list)
{
    for (; *list; list++)
        if (word.at[0] == **list && str_starts(word, str_of(*list)))
            return true;
    return false;
}

static void note_word(struct context *context, str word)
{
    static const char *const japanese[] = { "Japan", "Tokyo", "Kyoto", "Osaka", "Nippon", "kanji", "Edo", "Meiji",
        "Taishō", "Shōwa", "Heian", "samurai", "shogun", NULL };
    static const char *const korean[] = { "Korea", "Seoul", "Busan", "Pyongyang", "hanja", "Joseon", "Goryeo", "Hangul",
        "hangul", NULL };
    static const char *const chinese[] = { "China", "Chinese", "Beijing", "Taiwan", "Mandarin", "Taipei", "PRC", "Hong",
        NULL };

    context->japanese |= begins_with(word, japanese);
    context->korean |= begins_with(word, korean);
    context->chinese |= begins_with(word, chinese);
}

static struct context context_of(const struct tokens *tokens, size_t token)
{
    struct context context = { .japanese = false };

    for (size_t i = token > AROUND ? token - AROUND : 0; i < tokens->count && i < token + AROUND; i++) {
        str text = token_text(tokens, i);

        if (tokens->items[i].kind == TOKEN_WORD && strchr("JTKONEMSHBPGCksh", text.at[0])) {
            note_word(&context, text);
        } else if (tokens->items[i].kind == TOKEN_HAN) {
            context.japanese |= has_script(text, SCRIPT_KANA);
            context.korean |= has_script(text, SCRIPT_HANGUL);
        }
    }
    return context;
}

bool original_language_near_japan(const struct tokens *tokens, size_t token)
{
    return context_of(tokens, token).japanese;
}

/* --- Japanese and Korean */

static bool is_foreign_word(const struct gloss_shape *shape, size_t i, unsigned language)
{
    str word = token_text(shape->tokens, i);

    return shape->tokens->items[i].kind == TOKEN_WORD && shape->tokens->items[i].capital &&
           spelling_may_be_foreign(word) && str_find(word, S("-")) < 0 && reading_could_be(word) & language &&
           !str_equal(word, S("Japan")) && !str_equal(word, S("Korea")) && !original_is_read(shape->original, word) &&
           !original_spelt(shape->original, word);
}

/* Whether a capitalised word of an English side is Japanese, or Korean, and says nothing in Chinese: Nara, Meiji. */
static bool has_foreign_word(const struct gloss_shape *shape, unsigned language)
{
    for (size_t i = shape->english->first; i <= shape->english->last; i++)
        if (is_foreign_word(shape, i, language))
            return true;
    return false;
}

static bool may_have_foreign_word(const struct gloss_shape *shape)
{
    for (size_t i = shape->english->first; i <= shape->english->last; i++)
        if (shape->tokens->items[i].capital && spelling_may_be_foreign(token_text(shape->tokens, i)))
            return true;
    return false;
}

static bool is_covered(const struct gloss_shape *shape)
{
    return english_cover(shape->english, shape->tokens, shape->original) != 0;
}

/* By a romanisation: the reading, else the English side where it is one; else by one word of it where the text is about
 * that country and not about China. */
static str language_spelt(const struct gloss_shape *shape, str spelling, const struct context *context)
{
    static const struct {
        unsigned bit;
        str language;
    } all[] = { { LATIN_JAPANESE, { "ja", 2 } }, { LATIN_KOREAN, { "ko", 2 } } };
    bool several = str_find(spelling, S(" ")) > 0;
    bool alone = several && spelling.len >= JAPANESE_NAME && (shape->english->capitals || shape->reading.len) &&
                 !shape->original->family;
    unsigned could;

    if (!context->japanese && !context->korean && !alone)
        return S("");
    could = reading_could_be(spelling);
    for (size_t i = 0; i < 2; i++) {
        bool about = i ? context->korean : context->japanese;

        if (i && could & LATIN_JAPANESE)
            break;
        if (i && about && several && str_find(spelling, S("-")) > 0 && shape->english->capitals && !context->chinese)
            return all[i].language; /* Park Chung-hee */
        if (could & all[i].bit && about && (several || shape->reading.len || (!is_covered(shape) && !context->chinese)))
            return all[i].language;
        if (!i && could & all[i].bit && alone && !is_covered(shape))
            return all[i].language;
        if (about && !context->chinese && has_foreign_word(shape, all[i].bit))
            return all[i].language;
    }
    return S("");
}

/* Fujiwara no Tomoko; Kōbe shinpō: a particle between capitals, or long vowels, in what no Chinese is spelt like. */
static bool is_spelt_japanese(str spelling)
{
    static const char *const long_vowels[] = { "ō", "ū", "Ō", "Ū" };
    ptrdiff_t no = str_find(spelling, S(" no "));
    bool marked = no > 0 && spelling.at[no + 4] >= 'A' && spelling.at[no + 4] <= 'Z';

    for (size_t i = 0; i < sizeof long_vowels / sizeof *long_vowels; i++)
        marked = marked || str_find(spelling, str_of(long_vowels[i])) >= 0;
    return marked && (reading_could_be(spelling) & (LATIN_JAPANESE | LATIN_CHINESE)) == LATIN_JAPANESE;
}

static str foreign_language(const struct gloss_shape *shape)
{
    str spelling = shape->reading.len ? shape->reading : shape->en;
    struct context context;

    if (is_spelt_japanese(spelling))
        return S("ja");

    if (!spelling_may_be_foreign(spelling) && !may_have_foreign_word(shape))
        return S("");
    if (english_reads(shape->english, shape->tokens, shape->original) || original_is_read(shape->original, spelling))
        return S("");
    context = context_of(shape->tokens, shape->english->first);
    return language_spelt(shape, spelling, &context);
}

str original_language(const struct gloss_shape *shape, str label, str others, str han)
{
    enum han_japanese japanese;
    str foreign;

    if (shape->original->foreign)
        return has_script(shape->original->zh, SCRIPT_HANGUL) ? S("ko") : S("ja");
    if (label.len)
        return label;
    japanese = han_japanese(shape->original->zh);
    if (japanese == HAN_JAPANESE)
        return S("ja");
    foreign = japanese == HAN_NOT_JAPANESE ? S("") : foreign_language(shape);
    if (foreign.len)
        return foreign;
    if (!str_starts(han, S("zh")) && english_reads(shape->english, shape->tokens, shape->original))
        return han_language_alone(shape->original->zh, S("zh-Hans")); /* Beijing, in what is about Japan */
    return han_language(shape->original->zh, others.len ? others : han);
}
