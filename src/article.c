#include "article.h"

#include "base/file.h"
#include "base/utf8.h"
#include "doc/anchors.h"
#include "doc/attribute_keys.h"
#include "doc/classes_apart.h"
#include "doc/facing_pairs.h"
#include "doc/figures.h"
#include "doc/foreign.h"
#include "doc/headings.h"
#include "doc/html.h"
#include "doc/ids.h"
#include "doc/inlines.h"
#include "doc/lines.h"
#include "doc/notes.h"
#include "doc/parse.h"
#include "doc/remote.h"
#include "doc/smart.h"
#include "doc/verse.h"
#include "gloss/abbreviations.h"
#include "gloss/decided.h"
#include "gloss/glosses.h"
#include "gloss/ignored.h"
#include "gloss/mentions.h"
#include "lang/language.h"
#include "write/dump.h"

#include <errno.h>
#include <string.h>

static struct facts_options facts_options(const struct article_options *o, str lang)
{
    const struct strings *strings = strings_for(o->strings, lang);

    return (struct facts_options){
        .languages = { lang, o->input->config.han.text, o->input->config.features.smart },
        .words = { strings_get(strings, "notes"), strings_get(strings, "back_to_reference"),
            strings_get(strings, "back_to_reference_nth"), strings_get(strings, "table"), strings_get(strings, "to_do"),
            strings_get(strings, "done") },
        .book = o->books,
        .quotations = o->quotations,
        .plain = o->plain,
    };
}

/* `put`: whether the front matter's stands in the tree. */
static struct node *take_title(struct doc *doc, const struct front *front, bool put, struct diag *diag)
{
    if (put)
        return headings_take_put(doc, diag);
    return utf8_is_blank(front->title.text) ? headings_take_title(doc)
                                            : headings_take_repeated(doc, front->title.text, diag);
}

/* The passes over a tree. Returns the heading that serves as title where the front matter has none. */
static struct node *understand(struct doc *doc, str markdown, const struct front *front,
    const struct languages *languages, const struct article_options *o, struct diag *diag)
{
    bool put = headings_put_title(doc, markdown, front->title.text, front->title.span);
    struct node *title;

    doc->smart = languages->smart ? languages->article : S("");
    definitions_find(doc);
    spans_find_tasks(doc);
    divisions_find(doc, diag);
    strikes_find(doc);
    spans_find(doc, diag);
    attribute_keys_take(doc, diag);
    attribute_keys_check(doc, diag);
    notes_link(doc, diag);
    spans_find_rubies(doc);
    autolinks_find(doc);
    smart_punctuate(doc);
    spans_finish(doc);
    html_read(doc, diag);
    foreign_report(doc, diag);
    classes_apart_set(doc, diag);
    verse_make(doc, diag);
    lines_join(doc);
    title = take_title(doc, front, put, diag);
    headings_drop_empty(doc, diag);
    figures_make(doc, diag);
    remote_pictures_link(doc, title, diag);
    headings_lower(doc, diag);
    facing_pairs_make(doc, languages, diag);
    if (title)
        ids_take(doc, title);
    ids_give(doc, diag);
    anchors_find(doc, title);
    if (!front->glosses.text.len) {
        glosses_find(doc, languages, diag);
        decided_take_languages(doc, &o->input->terms);
        ignored_unwrap(doc, &o->input->terms);
        abbreviations_check(doc, diag);
        mentions_find(doc, o->mentions, languages, diag);
    }
    languages_tag_doc(doc, languages);
    if (title)
        languages_tag(doc, title, languages);
    return title;
}

static bool read_file(const struct article_making *m, const struct text_file *file, str *bytes)
{
    const char *path = file_join(m->scratch, m->options->input->root, file->path);
    int error = file_read(m->scratch, path, ARTICLE_BYTES, bytes);

    if (error == EFBIG)
        diag_error(m->diag, "article.large", NOWHERE, "this file is larger than %d MiB; please split the article",
            ARTICLE_BYTES >> 20);
    else if (error)
        diag_error(m->diag, "article.read", NOWHERE, "this file can't be read: %s", strerror(error));
    return !error;
}

static bool is_later(const struct facts *facts, str as_of)
{
    struct date limit = { 0 };

    return date_parse(as_of, &limit) && date_compare(&facts->date, &limit) > 0;
}

/* What its front matter says, else its name; empty where neither does. */
static str language_of(const struct article_making *m, const struct text_file *file, const struct front *front)
{
    str said = front->lang.text;

    if (file->edition.len && said.len && !language_agrees(said, file->edition))
        diag_error(m->diag, "edition.lang", front->lang.span,
            "the file's name says “%.*s” and this says “%.*s”; one of them is wrong", STR(file->edition), STR(said));
    if (said.len)
        return said;
    return file->lang;
}

/* What nobody says is the publication's; of a lone file, the Chinese or Japanese that it is written in. */
static str untold_language(const struct article_options *o, const struct doc *doc)
{
    const struct languages languages = { S(""), o->input->config.han.text, false };
    str main = o->input->lone ? languages_main(doc->root, &languages) : S("");

    return main.len ? main : o->input->config.lang.text;
}

/* What the publication says for all articles; an edition takes what it doesn't say from its original. */
static void read_defaults(const struct article_making *m, const struct text_file *file, struct front *front)
{
    const struct yaml *defaults = m->options->input->config.defaults;
    struct diag said = { 0 }; /* in stele.yaml */

    if (defaults && !file->page && !file->edition.len)
        front_read(front, m->scratch, defaults, &said);
    diag_free(&said);
}

bool article_make(
    const struct article_making *m, const struct text_file *file, str bytes, struct facts *facts, struct parts *parts)
{
    const struct article_options *o = m->options;
    struct facts_options options;
    struct front_split split;
    struct front front = { 0 };
    struct node *title;
    struct doc doc;

    if (!front_split(bytes, &split, m->diag))
        return false;
    read_defaults(m, file, &front);
    if (!front_parse(m->scratch, &split, &front, m->diag))
        front.titles.text = file->slug; /* what front matter would have said is missed by nobody */
    *facts = (struct facts){ .path = file->path, .slug = file->slug, .edition = file->edition, .page = file->page };
    facts->lang = language_of(m, file, &front);
    if (!doc_parse(&doc, m->scratch, split.body, split.body_line, m->diag))
        return false;
    if (!facts->lang.len)
        facts->lang = untold_language(o, &doc);
    front_speak(&front, facts->lang);
    options = facts_options(o, facts->lang);
    facts->han = options.languages.han = languages_han(&doc, split.front, &options.languages);
    options.blocks = file->edition.len || file->translated;
    options.markdown = split.body;
    options.line = split.body_line;
    options.pairs = m->pairs;
    title = understand(&doc, split.body, &front, &options.languages, o, m->diag);
    if (m->dump)
        dump_doc(m->dump, &doc);
    facts_make(facts, parts, &doc, title, &front, &options, m->diag);
    return o->drafts || !(front.draft || is_later(facts, o->as_of));
}

bool article_make_file(
    const struct article_making *m, const struct text_file *file, struct facts *facts, struct parts *parts)
{
    str bytes;

    diag_enter(m->diag, file->path);
    return read_file(m, file, &bytes) && article_make(m, file, bytes, facts, parts);
}
