#include "doc/languages.h"

#include "base/utf8.h"
#include "lang/script.h"
#include "lang/variant.h"

#include <string.h>

/* A stretch of text in one language that isn't the article's. */
struct run {
    size_t begin;
    size_t end;
    bool kana;
    bool hangul;
    bool letters; /* not punctuation only */
};

/* How many characters that are neither may stand between two parts of one run. */
enum { GAP = 6 };

/* By how many characters one script has to lead in an article. */
enum { CLEAR = 40 };

/* How many letters of a label's words are looked at. */
enum { LABEL_BYTES = 16 };

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

static void note_script(struct run *run, enum script script)
{
    run->letters |= script != SCRIPT_CJK_MARK;
    run->kana |= script == SCRIPT_KANA;
    run->hangul |= script == SCRIPT_HANGUL;
}

/* Extends a run from its beginning as far as it goes. */
static void follow_run(str text, struct run *run)
{
    size_t at = run->begin;

    while (at < text.len) {
        size_t len;
        uint32_t c = utf8_decode(str_from(text, at), &len);
        enum script script = script_of(c);

        if (script != SCRIPT_OTHER)
            note_script(run, script);
        else if (!run->letters || !script_selects_variant(c))
            len = run->letters ? gap_length(text, at) : 0;
        if (len == 0)
            break;
        at += len;
    }
    run->end = at;
}

/* The next run with letters in it at or after `from`. */
static bool next_run(str text, size_t from, struct run *run)
{
    size_t at = from;

    while ((at = script_next_candidate(text, at)) < text.len) {
        size_t len;

        *run = (struct run){ .begin = at };
        follow_run(text, run);
        if (run->letters)
            return true;
        utf8_decode(str_from(text, at), &len);
        at = run->end > at ? run->end : at + len;
    }
    return false;
}

static bool is_language(str tag, str primary)
{
    return str_starts(tag, primary) && (tag.len == primary.len || tag.at[primary.len] == '-');
}

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

/* What isn't Korean or Japanese by its letters, or by a label, is Chinese, and that in the characters of one script by
 * what only one has; or it is in the language that Han is in where nothing tells, which may be Japanese. */
static str language_of(str text, const struct run *run, const struct languages *languages)
{
    struct variant_evidence evidence = { 0 };
    str label;

    if (run->hangul)
        return S("ko");
    if (run->kana)
        return S("ja");
    label = labelled_language(str_first(text, run->begin));
    if (label.len)
        return label;
    if (!is_language(languages->han, S("zh")))
        return languages->han;
    variant_count(&evidence, (str){ text.at + run->begin, run->end - run->begin });
    return variant_language(&evidence, languages->han);
}

static bool is_foreign(str text, const struct run *run, const struct languages *languages)
{
    return !str_equal(language_of(text, run, languages), languages->article);
}

/* The language that an author has given to what stands around a text; empty where none is given. */
static str given_language(const struct node *node)
{
    while (node && !node->names->lang.len)
        node = node->parent;
    return node ? node->names->lang : S("");
}

bool languages_are_cjk(str lang)
{
    return is_language(lang, S("zh")) || is_language(lang, S("ja")) || is_language(lang, S("ko"));
}

/* Takes the runs of one text out into spans before it. */
static void split_text(struct doc *doc, struct node *node, const struct languages *article)
{
    str text = node->text;
    struct languages around = *article;
    size_t written = 0;
    struct run run;
    str given;

    if (!next_run(text, 0, &run))
        return;
    given = given_language(node->parent);
    if (languages_are_cjk(given))
        return; /* the author says what it is */
    if (given.len)
        around.article = given;
    for (size_t at = 0; next_run(text, at, &run); at = run.end) {
        struct node *span;

        if (!is_foreign(text, &run, &around))
            continue;
        if (run.begin > written)
            node_insert_before(node, node_text(doc, (str){ text.at + written, run.begin - written }, node->span));
        span = node_new(doc, NODE_SPAN, node->span);
        node_names(doc, span)->lang = language_of(text, &run, &around);
        node_append(span, node_text(doc, (str){ text.at + run.begin, run.end - run.begin }, node->span));
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
    struct run run;

    if (!next_run(code->text, 0, &run))
        return;
    node_append(code, node_text(doc, code->text, code->span));
    code->text = S("");
    split_text(doc, code->first, languages);
}

/* A picture's description is an attribute and is tagged whole, by the first run in it. */
static void tag_whole(struct doc *doc, struct node *node, str text, const struct languages *languages)
{
    struct run run;

    if (next_run(text, 0, &run) && is_foreign(text, &run, languages))
        node_names(doc, node)->lang = language_of(text, &run, languages);
}

static void tag_picture(struct doc *doc, struct node *image, const struct languages *languages)
{
    struct buf description = { 0 };

    node_plain(&description, image);
    tag_whole(doc, image, buf_str(&description), languages);
    buf_free(&description);
}

/* --- what Han is in where a run itself doesn't tell */

/* Whether one script leads by so much that counting on tells nothing new. */
static bool is_clear(const struct variant_evidence *evidence)
{
    return evidence->simplified > evidence->traditional + CLEAR || evidence->traditional > evidence->simplified + CLEAR;
}

static void count_below(struct variant_evidence *evidence, const struct node *root)
{
    for (const struct node *node = root; node && !is_clear(evidence); node = node_next(root, node))
        if (node->kind == NODE_TEXT)
            variant_count(evidence, node->text);
}

str languages_han(const struct doc *doc, const struct languages *languages)
{
    struct variant_evidence evidence = { 0 };

    if (languages_are_cjk(languages->article))
        return languages->article;
    if (!is_language(languages->han, S("zh")))
        return languages->han;
    count_below(&evidence, doc->root);
    for (const struct node *note = doc->definitions; note; note = note->next)
        count_below(&evidence, note);
    return variant_language(&evidence, languages->han);
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
    if (letters.han + letters.kana + letters.hangul <= letters.other)
        return S("");
    if (letters.hangul > letters.han / 8)
        return S("ko");
    if (letters.kana > letters.han / 8)
        return S("ja");
    return is_language(languages->han, S("zh")) ? variant_language(&evidence, languages->han) : languages->han;
}

bool languages_have_cjk(const struct node *root)
{
    struct run run;

    for (const struct node *node = root; node; node = node_next(root, node))
        if ((node->kind == NODE_TEXT || node->kind == NODE_CODE) && next_run(node->text, 0, &run))
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

void languages_write(struct buf *out, str text, const struct languages *languages)
{
    size_t written = 0;
    struct run run;

    for (size_t at = 0; next_run(text, at, &run); at = run.end) {
        str lang = language_of(text, &run, languages);

        if (!is_foreign(text, &run, languages))
            continue;
        buf_xml(out, (str){ text.at + written, run.begin - written });
        buf_printf(out, "<span lang=\"%.*s\" xml:lang=\"%.*s\">", STR(lang), STR(lang));
        buf_xml(out, (str){ text.at + run.begin, run.end - run.begin });
        buf_lit(out, "</span>");
        written = run.end;
    }
    buf_xml(out, str_from(text, written));
}
