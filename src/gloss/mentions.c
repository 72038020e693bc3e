#include "gloss/mentions.h"

#include "base/map.h"
#include "gloss/block_ids.h"
#include "gloss/glosses.h"
#include "gloss/mention_forms.h"
#include "lang/han.h"
#include "lang/lexicon.h"

#include <string.h>

/* A word of the block that is being read. */
struct located {
    struct wordform wordform;
    struct node *node;
    struct span span;
    bool taken; /* it is part of a gloss */
};

/* How many words of a block are held at once, and how many of them stay when that is full: a mention or the English
 * side of a gloss is never longer. */
enum { WORDS_HELD = 4096, WORDS_KEPT = 512 };

struct finding_mentions {
    struct doc *doc;
    const struct mention_forms *forms;
    bool han; /* the article is itself in Chinese, Japanese or Korean */
    struct diag *diag;
    struct block_ids block_ids;
    struct located *words; /* of the block: the last ones read */
    size_t count, word_cap, cap;
    size_t done;                     /* how many of them have been searched */
    const struct mention_form *last; /* the mention that ends there; NULL: none does */
    enum wordform_gap gap;
    size_t glosses;           /* how many have been passed */
    struct map abbreviations; /* what glosses of the article abbreviate, by that → struct gloss */
};

/* --- whether words are a form */

static size_t common(str a, str b)
{
    size_t i = 0;

    while (i < a.len && i < b.len && a.at[i] == b.at[i])
        i++;
    return i;
}

/* An abbreviation stands as it is, or with a plural's s; a capital at the front of a word stays one. */
static bool word_fits(const struct wordform *wanted, const struct wordform *word)
{
    str rest;

    if (!wordform_is_abbreviation(wanted->text))
        return !wordform_is_capitalised(wanted->text) || wordform_is_capitalised(word->text);
    if (common(wanted->text, word->text) < wanted->text.len)
        return false;
    rest = str_from(word->text, wanted->text.len);
    return rest.len == 0 || str_equal(rest, S("s")) || str_equal(rest, S("es"));
}

static bool form_fits(const struct mention_form *form, const struct located *words)
{
    for (size_t i = 0; i < form->count; i++)
        if (!word_fits(&form->words[i], &words[i].wordform) ||
            (i + 1 < form->count && form->words[i].possessive != words[i].wordform.possessive))
            return false;
    return !form->single || words->wordform.gap < GAP_STOP;
}

/* --- whether they are a part of something longer */

static bool is_among(str word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (word.len == strlen(words[i]) && strncasecmp(word.at, words[i], word.len) == 0)
            return true;
    return false;
}

/* Words whose capital says that a sentence begins, not that a name goes on. */
static bool is_small_word(str word)
{
    static const char *const words[] = { "a", "about", "according", "after", "against", "all", "although", "an", "and",
        "are", "as", "at", "because", "before", "between", "beyond", "both", "but", "by", "can", "did", "does",
        "during", "each", "even", "for", "from", "has", "how", "however", "if", "in", "is", "it", "its", "like", "most",
        "neither", "no", "nor", "not", "of", "on", "only", "or", "our", "over", "since", "so", "some", "such", "than",
        "that", "the", "their", "then", "these", "this", "those", "though", "through", "to", "today", "under", "unlike",
        "until", "via", "was", "were", "what", "when", "where", "whereas", "whether", "which", "while", "who", "whose",
        "why", "will", "with", "within", "without", "yet" };

    return is_among(word, words, sizeof words / sizeof *words);
}

/* Before a person's name. */
static bool is_title(str word)
{
    static const char *const words[] = { "admiral", "ambassador", "chairman", "chairperson", "chairwoman", "chancellor",
        "chief", "colonel", "commander", "commissar", "commissioner", "comrade", "councilor", "councillor", "dean",
        "director", "doctor", "dr", "emperor", "empress", "envoy", "general", "governor", "judge", "justice", "king",
        "leader", "lieutenant", "major", "marshal", "mayor", "minister", "miss", "mr", "mrs", "ms", "officer",
        "official", "premier", "president", "prince", "princess", "professor", "queen", "representative", "scholar",
        "secretary", "senator", "spokesman", "spokesperson", "spokeswoman" };

    return is_among(word, words, sizeof words / sizeof *words);
}

/* Whether two neighbouring words belong to one name by their capitals. */
static bool goes_on(const struct wordform *word, const struct wordform *next)
{
    return (next->gap == GAP_SPACE || next->gap == GAP_HYPHEN) && wordform_is_capitalised(word->text) &&
           wordform_is_capitalised(next->text) && !word->possessive;
}

static bool is_part_before(const struct wordform *before, const struct wordform *first)
{
    if (first->gap == GAP_HYPHEN)
        return true; /* non-GSI, Tang-Song */
    return goes_on(before, first) && !is_small_word(before->text) && !is_title(before->text);
}

static bool is_part_after(const struct wordform *last, const struct wordform *after)
{
    return goes_on(last, after) && !is_small_word(after->text);
}

/* Whether a longer word begins where these characters do: 国家安全部 isn't about 国家安全. */
static bool begins_longer(const struct located *first, const struct located *last)
{
    const char *begin = first->wordform.text.at, *end = last->wordform.text.at + last->wordform.text.len;
    str text = first->node->text;

    if (first->node != last->node)
        return false;
    return lexicon_longest(str_from(text, (size_t)(begin - text.at))).bytes > (size_t)(end - begin);
}

/* Whether the words from `from` up to `to` are the whole of what they stand in. */
static bool is_whole(const struct finding_mentions *f, size_t from, size_t to)
{
    const struct wordform *before = from ? &f->words[from - 1].wordform : NULL, *first = &f->words[from].wordform;
    const struct wordform *last = &f->words[to - 1].wordform, *after = to < f->count ? &f->words[to].wordform : NULL;

    if (first->han && before && before->han && first->gap == GAP_NONE && !f->han)
        return false;
    if (last->han && after && after->han && after->gap == GAP_NONE && !f->han)
        return false;
    if (first->han && f->han && begins_longer(&f->words[from], &f->words[to - 1]))
        return false;
    if (before && !first->han && is_part_before(before, first))
        return false;
    return !after || last->han || !is_part_after(last, after);
}

/* --- the longest one */

static const struct mention_form *form_at(const struct finding_mentions *f, uint32_t state, size_t from, size_t to)
{
    for (uint32_t number = f->forms->ends[state]; number;) {
        const struct mention_form *form = &f->forms->forms[number - 1];

        if (form_fits(form, &f->words[from]) && is_whole(f, from, to))
            return form;
        number = form->next;
    }
    return NULL;
}

static const struct mention_form *longest_at(const struct finding_mentions *f, size_t from)
{
    const struct mention_form *best = NULL;
    uint32_t state = 0;

    for (size_t i = from; i < f->count && i - from < MENTION_WORDS; i++) {
        const struct mention_form *form;

        if (f->words[i].taken || (i > from && f->words[i].wordform.gap == GAP_BARRIER))
            break;
        state = mention_forms_step(f->forms, state, &f->words[i].wordform, i > from);
        if (!state)
            break;
        form = form_at(f, state, from, i + 1);
        if (form)
            best = form;
    }
    return best;
}

static void add_mention(struct finding_mentions *f, const struct mention_form *form, const struct located *word)
{
    struct doc *doc = f->doc;
    struct node *block = block_ids_block(word->node);

    if (doc->mention_count == MENTIONS) {
        diag_note(f->diag, "mention.limit", word->span,
            "terms stand in more than %d places here; those from this one on aren't listed", (int)MENTIONS);
        doc->mention_count++; /* said once */
    }
    if (doc->mention_count > MENTIONS)
        return;
    block_ids_give(&f->block_ids, block);
    doc->mentions = arena_grow(doc->arena, doc->mentions, doc->mention_count, &f->cap, sizeof *doc->mentions);
    doc->mentions[doc->mention_count++] = (struct mention){ form->record, form->abbr, f->glosses, word->span, block };
}

/* The Global Security Initiative (GSI) is one mention. */
static bool is_again(const struct finding_mentions *f, const struct mention_form *form)
{
    return form->abbr && f->last && !f->last->abbr && form->record == f->last->record &&
           f->words[f->done].wordform.gap == GAP_STOP;
}

/* Whether the article itself uses the abbreviation for something else. */
static bool is_taken(const struct finding_mentions *f, const struct mention_form *form)
{
    const struct gloss *gloss = form->abbr ? map_get(&f->abbreviations, form->words->text) : NULL;

    return gloss && terms_find(f->forms->base, gloss->en, gloss->zh) != &f->forms->base->records[form->record];
}

/* Whether the word is in a side of a gloss of this very term; what is taken for a quotation may be one. */
static bool is_own_side(const struct finding_mentions *f, const struct mention_form *form, const struct located *word)
{
    for (const struct node *node = word->node; !node_is_block(node); node = node->parent)
        if ((node->kind == NODE_GLOSS || node->kind == NODE_ORIGINAL) && node->gloss &&
            terms_find(f->forms->base, node->gloss->en, node->gloss->zh) == &f->forms->base->records[form->record])
            return true;
    return false;
}

static bool is_mention(const struct finding_mentions *f, const struct mention_form *form)
{
    return !is_again(f, form) && !is_taken(f, form) && !is_own_side(f, form, &f->words[f->done]);
}

/* Finds what is mentioned in the words before `end`. */
static void search(struct finding_mentions *f, size_t end)
{
    while (f->done < end) {
        const struct mention_form *form = longest_at(f, f->done);

        if (form && is_mention(f, form))
            add_mention(f, form, &f->words[f->done]);
        f->last = form;
        f->done += form ? form->count : 1;
    }
}

static void end_block(struct finding_mentions *f)
{
    search(f, f->count);
    f->count = f->done = 0;
    f->last = NULL;
    f->gap = GAP_BARRIER;
}

/* --- reading blocks */

/* Lets go of words that were searched, but for the last one, which is the left context of the next. */
static void make_room(struct finding_mentions *f)
{
    size_t gone;

    search(f, f->count - WORDS_KEPT);
    gone = f->done - 1;
    memmove(f->words, f->words + gone, (f->count - gone) * sizeof *f->words);
    f->count -= gone;
    f->done = 1;
}

static void read_text(struct finding_mentions *f, struct node *node, bool taken)
{
    struct span span = node->span;
    str text = node->text;
    struct wordform wordform;
    size_t at = 0;

    for (const char *counted = text.at; wordform_next(text, &at, &f->gap, &wordform); counted = wordform.text.at) {
        if (f->count == WORDS_HELD)
            make_room(f);
        span = doc_along(f->doc, span, (str){ counted, (size_t)(wordform.text.at - counted) });
        f->words = arena_grow(f->doc->arena, f->words, f->count, &f->word_cap, sizeof *f->words);
        f->words[f->count++] = (struct located){ wordform, node, span, taken };
    }
}

/* A gloss is no mention of itself: the words of its English side, which stand before its original. */
static void take_english(struct finding_mentions *f, const struct gloss *gloss)
{
    for (size_t i = f->count; i && !span_is_before(f->words[i - 1].span, gloss->span); i--)
        f->words[i - 1].taken = true;
}

static void pass_gloss(struct finding_mentions *f, const struct node *node)
{
    const struct gloss *gloss = node->gloss;

    if (!gloss)
        return;
    if (gloss->number >= f->glosses)
        f->glosses = gloss->number + 1;
    if (node->kind == NODE_ORIGINAL && gloss->kind != GLOSS_QUOTATION)
        take_english(f, gloss);
}

/* Whether a text is within a side of a gloss. A quotation's sides are text like any other. */
static bool in_gloss(const struct node *node)
{
    for (; !node_is_block(node); node = node->parent)
        if ((node->kind == NODE_GLOSS || node->kind == NODE_ORIGINAL) && node->gloss &&
            node->gloss->kind != GLOSS_QUOTATION)
            return true;
    return false;
}

static void read_below(struct finding_mentions *f, struct node *root)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        next = node_next(root, node);
        if (node_is_block(node)) {
            end_block(f);
            if (root == f->doc->root)
                block_ids_pass(&f->block_ids, node);
            continue;
        }
        if (node_is_literal(node)) {
            f->gap = GAP_BARRIER;
            next = node_skip(root, node);
        } else if (node->kind == NODE_TEXT) {
            read_text(f, node, in_gloss(node));
        } else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK) {
            f->gap = f->gap > GAP_SPACE ? f->gap : GAP_SPACE;
        } else if (node->kind == NODE_GLOSS || node->kind == NODE_ORIGINAL) {
            pass_gloss(f, node);
        }
    }
    end_block(f);
}

static void gather_abbreviations(struct finding_mentions *f)
{
    for (size_t i = f->doc->gloss_count; i; i--) { /* the first one stands */
        struct gloss *gloss = f->doc->glosses[i - 1];

        if (gloss->abbr.len)
            map_set(&f->abbreviations, gloss->abbr, gloss);
    }
}

void mentions_find(
    struct doc *doc, const struct mention_forms *forms, const struct languages *languages, struct diag *diag)
{
    struct finding_mentions f = { .doc = doc,
        .forms = forms,
        .han = han_writes(languages->article),
        .diag = diag,
        .block_ids = block_ids_begin(doc),
        .gap = GAP_BARRIER,
        .abbreviations = { .arena = doc->arena } };

    if (!forms || forms->form_count == 0)
        return;
    gather_abbreviations(&f);
    read_below(&f, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        read_below(&f, doc->notes[i].node);
    if (doc->mention_count > MENTIONS)
        doc->mention_count = MENTIONS;
    block_ids_end(&f.block_ids);
}
