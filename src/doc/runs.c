#include "doc/runs.h"

#include "base/utf8.h"
#include "lang/han.h"
#include "lang/script.h"

#include <string.h>

/* How many characters that are neither may stand between two parts of one run. */
enum { GAP = 6 };

/* How many letters of a label's words are looked at. */
enum { LABEL_BYTES = 16 };

/* How long a word of Han and other letters may be whose language these decide, and its Han before kana: more is
 * Chinese with a sign of kana in it. */
enum { COMPOUND_BYTES = 12 * 3, COMPOUND_HAN = 4 * 3 };

/* U+30FB, between the parts of a name in katakana */
enum { KATAKANA_DOT = 0x30FB };

/* What a stretch of text is written with, in bytes. */
struct letters {
    size_t han, kana, hangul;
    bool any;
};

bool runs_are_in(str tag, str primary)
{
    return str_starts(tag, primary) && (tag.len == primary.len || tag.at[primary.len] == '-');
}

/* --- where a run ends */

static bool joins(uint32_t c)
{
    return c == ' ' || c == 0x2026 /* … */ || c == 0x2014 /* — */ || c == 0xB7 /* · */ || (c >= '0' && c <= '9');
}

static bool quotes(uint32_t c)
{
    return c >= 0x2018 && c <= 0x201F; /* ‘ ’ “ ” and the like */
}

/* How many bytes at `from` lie between two parts of one run: dots, dashes, digits or spaces, or else quotation marks
 * set close on both sides; 0 where the run ends. */
static size_t gap_length(str text, size_t from)
{
    bool quoted = false, open = false;
    size_t at = from;

    for (int count = 0; at < text.len && count < GAP; count++) {
        size_t len;
        uint32_t c = utf8_decode(str_from(text, at), &len);

        if (script_is_cjk(c))
            return quoted && open ? 0 : at - from;
        if (!joins(c) && !quotes(c))
            return 0;
        quoted |= quotes(c);
        open |= c == ' ';
        at += len;
    }
    return 0;
}

static void note_script(struct letters *letters, enum script script, size_t len)
{
    letters->any |= script != SCRIPT_CJK_MARK;
    letters->han += script == SCRIPT_HAN ? len : 0;
    letters->kana += script == SCRIPT_KANA ? len : 0;
    letters->hangul += script == SCRIPT_HANGUL ? len : 0;
}

/* Where the run that begins at `begin` ends; what it is written with. */
static size_t follow_run(str text, size_t begin, struct letters *letters)
{
    size_t at = begin;

    while (at < text.len) {
        size_t len;
        uint32_t c = utf8_decode(str_from(text, at), &len);
        enum script script = script_of(c);

        if (script != SCRIPT_OTHER)
            note_script(letters, script, len);
        else if (!letters->any || !script_selects_variant(c))
            len = letters->any ? gap_length(text, at) : 0;
        if (len == 0)
            break;
        at += len;
    }
    return at;
}

static bool find_run(str text, size_t from, struct run *run, struct letters *letters)
{
    size_t at = from;

    while ((at = script_next_candidate(text, at)) < text.len) {
        size_t len;

        *letters = (struct letters){ 0 };
        run->begin = at;
        run->end = follow_run(text, at, letters);
        if (letters->any)
            return true;
        utf8_decode(str_from(text, at), &len);
        at = run->end > at ? run->end : at + len;
    }
    return false;
}

bool runs_find(str text, struct run *run)
{
    struct letters letters;

    if (!find_run(text, run->end, run, &letters))
        return false;
    run->lang = letters.hangul ? S("ko") : letters.kana ? S("ja") : S("");
    return true;
}

bool runs_have_letters(str text)
{
    struct run run = { 0 };

    return runs_find(text, &run);
}

/* --- labels */

/* Takes the last word off the end of *text, in small letters; empty where there is none. */
static str last_word(str *text, char lower[LABEL_BYTES])
{
    size_t begin = text->len, len = 0;

    while (begin && ((text->at[begin - 1] | 0x20) >= 'a' && (text->at[begin - 1] | 0x20) <= 'z'))
        begin--;
    for (size_t i = begin; i < text->len && len < LABEL_BYTES; i++)
        lower[len++] = (char)(text->at[i] | 0x20);
    *text = str_first(*text, begin);
    return (str){ lower, len };
}

/* The language that a label right before a run names: “Japanese: 日本語”, “in Korean 漢字”; empty where none does. */
static str labelled_language(str before)
{
    char word[LABEL_BYTES], next[LABEL_BYTES];
    bool colon = false;
    str label, around;

    while (
        before.len && (unsigned char)before.at[before.len - 1] < 0x80 && strchr(": \"'(", before.at[before.len - 1])) {
        colon |= before.at[before.len - 1] == ':';
        before.len--;
    }
    label = last_word(&before, word);
    while (before.len && before.at[before.len - 1] == ' ')
        before.len--;
    around = last_word(&before, next);
    if (!colon && !str_equal(around, S("in")))
        return S("");
    if (str_equal(label, S("japanese")) || str_equal(label, S("kanji")))
        return S("ja");
    if (str_equal(label, S("korean")) || str_equal(label, S("hanja")))
        return S("ko");
    if (str_equal(label, S("chinese")) && str_equal(around, S("simplified")))
        return S("zh-Hans");
    if (str_equal(label, S("chinese")) && str_equal(around, S("traditional")))
        return S("zh-Hant");
    return S("");
}

/* --- what a run is in */

/* What Han is where the run itself doesn't say. */
static str undecided(const struct languages *languages)
{
    return han_writes(languages->article) ? languages->article : languages->han;
}

static str language_of(
    str text, const struct run *run, const struct letters *letters, const struct languages *languages)
{
    str label = letters->kana + letters->hangul ? S("") : labelled_language(str_first(text, run->begin));

    if (label.len)
        return label;
    return han_language((str){ text.at + run->begin, run->end - run->begin }, undecided(languages));
}

/* Whether a run is to be divided: in Chinese always; elsewhere where characters stand beside kana or hangul that
 * aren't of that language. */
static bool is_mixed(str text, const struct run *run, const struct letters *letters, const struct languages *languages)
{
    str whole = { text.at + run->begin, run->end - run->begin };

    if (letters->kana + letters->hangul == 0)
        return runs_are_in(languages->article, S("zh")) && han_japanese(whole) == HAN_JAPANESE;
    if (runs_are_in(languages->article, S("zh")))
        return letters->han > 0;
    if (letters->hangul)
        return letters->han > letters->hangul;
    return han_japanese(whole) == HAN_NOT_JAPANESE;
}

/* --- pieces of a mixed run */

static bool ends_piece(uint32_t c, enum script script)
{
    return (script == SCRIPT_CJK_MARK && c != KATAKANA_DOT) ||
           (script == SCRIPT_OTHER && c != ' ' && !script_selects_variant(c));
}

/* Whether what begins at `begin` is set apart by the mark before it: 「, 《, （. */
static bool is_set_apart(str text, size_t begin)
{
    static const char *const marks[] = { "「", "『", "《", "〈", "“", "‘", "（", "【", "〔", "〖" };

    for (size_t i = 0; begin >= 3 && i < sizeof marks / sizeof *marks; i++)
        if (str_ends(str_first(text, begin), str_of(marks[i])))
            return true;
    return false;
}

/* Words that only Chinese is made of, though Japan writes their characters. */
static bool is_of_chinese(str piece)
{
    return han_japanese(piece) == HAN_NOT_JAPANESE || str_find(piece, S("的")) >= 0 || str_find(piece, S("了")) >= 0 ||
           str_find(piece, S("是")) >= 0;
}

/* Whether what begins at `at` is the beginning of a word: nothing, a space or a mark is before it. */
static bool begins_word(str text, size_t at)
{
    size_t before = at, len;
    uint32_t c;

    while (before && ((unsigned char)text.at[--before] & 0xC0) == 0x80)
        ;
    if (before == at)
        return true;
    c = utf8_decode(str_from(text, before), &len);
    return c == ' ' || ends_piece(c, script_of(c));
}

/* What Korean sets after a word, which may be in Han: 比較的인, 社會에서. */
static bool is_particle(str hangul)
{
    static const char *const particles[] = { "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로",
        "만", "인", "적", "들", "에서", "에게", "으로", "부터", "까지", "보다", "처럼", "이다", "적인", "적으로",
        "들은", "들이", "들의", "들을", "하다", "하는", "하고", "하여", "한", "된", "되는" };

    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (str_equal(hangul, str_of(particles[i])))
            return true;
    return false;
}

/* How far a word in Han and letters of one other script goes, which those decide: 比較的인, 東京の文化. Such a word
 * stands by itself, is no longer than a phrase and has no character of Chinese alone; 0 where `at` begins none. */
static size_t follow_compound(str text, size_t at, size_t end, enum script *script)
{
    struct letters letters = { 0 };
    size_t to = at, han = 0; /* how much Han it begins with */
    str whole;

    if (!begins_word(text, at))
        return 0;
    while (to < end && text.at[to] != ' ') {
        size_t len;
        enum script here = script_of(utf8_decode(str_from(text, to), &len));

        if (to - at > COMPOUND_BYTES)
            return 0;
        note_script(&letters, here, len);
        to += len;
        han = to - at == letters.han ? letters.han : han;
    }
    whole = (str){ text.at + at, to - at };
    if (!han || !letters.kana == !letters.hangul || han_japanese(whole) == HAN_NOT_JAPANESE)
        return 0;
    if (letters.hangul ? !is_particle(str_from(whole, han))
                       : han > COMPOUND_HAN || is_of_chinese(whole) || han_japanese(whole) == HAN_OLD)
        return 0;
    *script = letters.hangul ? SCRIPT_HANGUL : SCRIPT_KANA;
    return to - at;
}

/* Kana, hangul with the spaces between them, or anything else: what a stretch begins with and how far that goes. */
static size_t follow_letters(str text, size_t from, size_t end, enum script *first)
{
    size_t at = from, last = from;

    *first = SCRIPT_OTHER;
    while (at < end) {
        size_t len, compound = 0;
        uint32_t c = utf8_decode(str_from(text, at), &len);
        enum script script = script_of(c);
        bool neutral = c == ' ' || c == KATAKANA_DOT || script_selects_variant(c);

        if (script == SCRIPT_HAN)
            compound = follow_compound(text, at, end, &script);
        if (script != SCRIPT_KANA && script != SCRIPT_HANGUL)
            script = SCRIPT_HAN;
        if (at == from)
            *first = script;
        else if (script != *first && !neutral)
            break;
        at += compound ? compound : len;
        if (!neutral || *first == SCRIPT_HAN)
            last = at;
    }
    return last;
}

/* The piece at `from`, up to the next mark, or the marks there; what it is written with. */
static size_t follow_piece(str text, size_t from, size_t end, struct letters *letters)
{
    size_t at = from;
    bool marks = false;

    while (at < end) {
        size_t len;
        uint32_t c = utf8_decode(str_from(text, at), &len);
        enum script script = script_of(c);

        if (at == from)
            marks = ends_piece(c, script);
        else if (ends_piece(c, script) != marks)
            break;
        note_script(letters, script, len);
        at += len;
    }
    return at;
}

/* The language of a piece that is in one; empty where it has words of another in it. */
static str language_of_piece(
    str text, const struct run *piece, const struct letters *letters, const struct languages *l)
{
    str whole = { text.at + piece->begin, piece->end - piece->begin };
    bool chinese = runs_are_in(l->article, S("zh")), apart = is_set_apart(text, piece->begin);

    if (!letters->han && !letters->kana && !letters->hangul)
        return undecided(l); /* marks */
    if (letters->hangul)
        return letters->han == 0 || (!chinese && letters->hangul > letters->han) ? S("ko") : S("");
    if (letters->kana)
        return !is_of_chinese(whole) && (apart || letters->kana >= letters->han || !chinese) ? S("ja") : S("");
    if (chinese && !apart && han_japanese(whole) == HAN_JAPANESE)
        return undecided(l);
    return han_language(whole, undecided(l));
}

/* The next word of a piece with words of another language in it. */
static void next_word(str text, struct run *run, const struct languages *languages)
{
    enum script script;

    run->begin = run->end;
    run->end = follow_letters(text, run->begin, run->piece, &script);
    if (script == SCRIPT_HANGUL)
        run->lang = S("ko");
    else if (script == SCRIPT_KANA)
        run->lang = S("ja");
    else
        run->lang = han_language((str){ text.at + run->begin, run->end - run->begin }, undecided(languages));
}

/* The next piece of a mixed run that is in one language. */
static void next_piece(str text, struct run *run, const struct languages *languages)
{
    struct letters letters = { 0 };

    if (run->end < run->piece) {
        next_word(text, run, languages);
        return;
    }
    run->begin = run->end;
    run->end = follow_piece(text, run->begin, run->whole, &letters);
    run->lang = language_of_piece(text, run, &letters, languages);
    if (run->lang.len)
        return;
    run->piece = run->end;
    run->end = run->begin;
    next_word(text, run, languages);
}

/* The same, with what follows it in its language. */
static void next_stretch(str text, struct run *run, const struct languages *languages)
{
    struct run next;

    next_piece(text, run, languages);
    for (next = *run; next.end < next.whole;) {
        next_piece(text, &next, languages);
        if (!str_equal(next.lang, run->lang))
            return;
        run->end = next.end;
        run->piece = next.piece;
    }
}

bool runs_next(str text, struct run *run, const struct languages *languages)
{
    struct letters letters;

    if (run->end < run->whole) {
        next_stretch(text, run, languages);
        return true;
    }
    run->whole = run->piece = 0;
    if (!find_run(text, run->end, run, &letters))
        return false;
    if (!is_mixed(text, run, &letters, languages)) {
        run->lang = language_of(text, run, &letters, languages);
        return true;
    }
    run->whole = run->end;
    run->end = run->begin;
    next_stretch(text, run, languages);
    return true;
}
