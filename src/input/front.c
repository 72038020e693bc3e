#include "input/front.h"

#include "base/map.h"
#include "base/utf8.h"
#include "formats/text.h"
#include "formats/yaml_parse.h"

static const char *const off[] = { "off", NULL };
static const char *const note_words[] = { "auto", "side", "end", NULL };
static const char *const kinds[] = { "article", "review", "editorial", "translation", "letter", "manual", NULL };
static const char *const correction_kinds[] = { "correction", "concern", "retraction", "removal", NULL };

static const struct field author_fields[] = {
    { KEY(struct author, name, "name", TEXT) },
    { KEY(struct author, family, "family", TEXT) },
    { KEY(struct author, given, "given", TEXT) },
    { KEY_LATER("sort", TEXT) },
    { KEY_LATER("orcid", TEXT) },
    { KEY_LATER("affiliation", TEXT) },
    { KEY_LATER("bio", TEXT) },
    { KEY_LATER("corporate", BOOL) },
};
const struct record front_author = RECORD("an author", struct author, author_fields);

static const struct field image_fields[] = {
    { KEY(struct lead_image, file, "file", TEXT) },
    { KEY(struct lead_image, alt, "alt", TEXT) },
    { KEY(struct lead_image, caption, "caption", TEXT) },
    { KEY(struct lead_image, credit, "credit", TEXT) },
    { KEY_LATER("rights", TEXT) },
    { KEY_LATER("size", TEXT) },
};
const struct record front_image = RECORD("the image", struct lead_image, image_fields);

/* What a translation was made from: a text, or a text with more. */
static const struct field original_fields[] = {
    { KEY_FIRST("title", TEXT) },
    { KEY_LATER_OF("authors", RECORDS, &front_author) },
    { KEY_LATER("lang", LANG) },
    { KEY_LATER("container", TEXT) },
    { KEY_LATER("date", DATE) },
    { KEY_LATER("pages", TEXT) },
    { KEY_LATER("url", TEXT) },
    { KEY_LATER("doi", TEXT) },
    { KEY_LATER("permission", TEXT) },
};
static const struct record original_record = RECORD("translation-of", struct text, original_fields);

static const struct field correction_fields[] = {
    { KEY_LATER("text", TEXT) },
    { KEY_LATER("date", DATE) },
    { KEY_LATER_AMONG("kind", correction_kinds) },
    { KEY_LATER("by", TEXT) },
    { KEY_LATER("doi", TEXT) },
};
static const struct record correction_record = RECORD("a correction", struct text, correction_fields);

static const struct field front_fields[] = {
    { KEY(struct front, titles, "title", WORDS) },
    { KEY(struct front, subtitles, "subtitle", WORDS) },
    { KEY(struct front, lang, "lang", LANG) },
    { KEY(struct front, date, "date", DATE) },
    { KEY(struct front, updated, "updated", DATE) },
    { KEY_OF(struct front, authors, "authors", RECORDS, &front_author) },
    { KEY_OF(struct front, translators, "translators", RECORDS, &front_author) },
    { KEY(struct front, issue, "issue", TEXT) },
    { KEY_LATER("section", TEXT) },
    { KEY_LATER_AMONG("kind", kinds) },
    { KEY_LATER("tags", TEXTS) },
    { KEY(struct front, summary, "summary", TEXTS) },
    { KEY_OF(struct front, image, "image", RECORD, &front_image) },
    { KEY(struct front, disclaimer, "disclaimer", TEXT) },
    { KEY_LATER("doi", TEXT) },
    { KEY_SOON(struct front, license, "license", TEXT) },
    { KEY_OF(struct front, translation_of, "translation-of", RECORD, &original_record) },
    { KEY_LATER_AMONG("notes", note_words) },
    { KEY_LATER("aliases", TEXTS) },
    { KEY_LATER_OF("corrections", RECORDS, &correction_record) },
    { KEY(struct front, draft, "draft", BOOL) },
    { KEY_AMONG(struct front, glosses, "glosses", off) },
    { KEY_LATER_AMONG("sources", off) },
    { KEY_AMONG(struct front, parallel, "parallel", off) },
};
static const struct record front_record = RECORD_WITH_OWN("front matter", struct front, front_fields);

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* --- where front matter begins and ends */

/* How many bytes at the front are white space within a line, as keyboards and the web bring it along: also no-break and
 * ideographic spaces, and those of no width. */
static size_t blank(str line)
{
    static const char16_t spaces[] = { 0x09, 0x20, 0xA0, 0x200B, 0x2060, 0x3000, 0xFEFF };
    size_t at = 0, len;

    while (at < line.len && utf8_among(utf8_decode(str_from(line, at), &len), spaces, sizeof spaces / sizeof *spaces))
        at += len;
    return at;
}

static str without_end(str line)
{
    while (line.len && (line.at[line.len - 1] == ' ' || line.at[line.len - 1] == '\t'))
        line.len--;
    return line;
}

static bool is_fence(str line)
{
    return str_equal(without_end(line), S("---"));
}

/* Whether a line is made of dashes of whatever length, as word processors turn hyphens into them. */
static bool is_dashes(str line)
{
    static const char16_t dashes[] = { '-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500, 0xFE58,
        0xFF0D };
    size_t len;

    line = without_end(line);
    for (size_t i = 0; i < line.len; i += len)
        if (!utf8_among(utf8_decode(str_from(line, i), &len), dashes, sizeof dashes / sizeof *dashes))
            return false;
    return line.len > 1;
}

/* A line of a file, and what follows it. */
struct line_at {
    str line;
    str rest;
    int number;
};

static bool next_line(struct line_at *at)
{
    at->number++;
    return str_line(&at->rest, &at->line);
}

/* The first line that says something: after blank ones and comments. */
static struct line_at first_line(str bytes)
{
    struct line_at at = { S(""), bytes, 0 };
    bool comment = false;

    while (next_line(&at)) {
        str said = str_from(at.line, blank(at.line));

        comment = comment || str_starts(said, S("<!--"));
        if (said.len && !comment)
            return at;
        if (comment && str_find(said, S("-->")) >= 0) {
            comment = false;
            if (!str_ends(without_end(said), S("-->")))
                break; /* text follows */
        }
    }
    return (struct line_at){ S(""), S(""), 0 };
}

/* The key that a line begins with, where it is of the form `key: value`; else empty. */
static str key_of(str line)
{
    size_t len = 0;
    str rest;

    line = str_from(line, blank(line));
    while (len < line.len && (is_alnum(line.at[len]) || line.at[len] == '-' || line.at[len] == '_'))
        len++;
    rest = str_from(line, len);
    if (str_starts(rest, S("：")))
        return str_first(line, len);
    rest = str_from(rest, blank(rest));
    return str_starts(rest, S(":")) && (rest.len == 1 || blank(str_from(rest, 1))) ? str_first(line, len) : S("");
}

static bool is_front_key(str key)
{
    for (size_t i = 0; i < front_record.count; i++)
        if (str_equal(str_of(front_fields[i].key), key))
            return true;
    return false;
}

/* The first line in front matter that isn't blank or a comment. */
static str first_pair(struct line_at at)
{
    while (next_line(&at)) {
        str said = str_from(at.line, blank(at.line));

        if (said.len && said.at[0] != '#')
            return said;
    }
    return S("");
}

/* Keys from the first line on, and a line of hyphens below them: what should stand above them is missing. */
static bool lacks_its_fence(struct line_at at)
{
    if (!is_front_key(key_of(at.line)))
        return false;
    while (next_line(&at) && at.line.len)
        if (is_fence(at.line))
            return true;
    return false;
}

/* "---json": what says after its hyphens in which language it is. */
static bool names_language(str line)
{
    static const char *const languages[] = { "json", "json5", "toml", "yaml", "yml", "js", "javascript", "coffee" };
    str name = str_starts(line, S("---")) ? str_trim(str_from(line, 3)) : S("");

    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (str_equal(name, str_of(languages[i])))
            return true;
    return false;
}

/* What others begin front matter with, and what to write. */
static const char *other_form(struct line_at first)
{
    str said = without_end(str_from(first.line, blank(first.line)));

    if (names_language(said))
        return "front matter begins with three hyphens and nothing behind them, and is in YAML: lines like “title: …” "
               "between two lines of “---”";
    if (str_equal(said, S(";;;")))
        return "this is front matter in JSON, between lines of “;;;”; please write it in YAML: lines like “title: …” "
               "between two "
               "lines of three hyphens, “---”";
    if (str_equal(said, S("+++")))
        return "this is front matter in TOML, between +++; please write it in YAML: lines like “title: …” between two "
               "lines of three hyphens, “---”";
    if (str_starts(first.line, S("---\r")))
        return "the lines of this file end as on the first Macs, which nothing here reads; please save it with other "
               "line endings (LF)";
    if (str_equal(said, S("{")) && str_starts(first_pair(first), S("\"")))
        return "this is front matter in JSON, in braces; please write it in YAML: lines like “title: …” between two "
               "lines of three hyphens, “---”";
    if (is_dashes(said) && key_of(first_pair(first)).len)
        return "front matter begins with a line of three hyphens, “---”, and this is another line of dashes (word "
               "processors change hyphens to dashes)";
    if (lacks_its_fence(first))
        return "front matter begins here, and the line of three hyphens, “---”, that belongs above it is missing";
    return NULL;
}

/* Whether the line closes front matter whose opening line stands `indent` bytes from the margin. */
static bool closes(str line, size_t indent)
{
    size_t spaces = blank(line);

    line = str_from(line, spaces < indent ? spaces : indent);
    return is_fence(line) || str_equal(line, S("..."));
}

/* Leaves `at` on the closing line; false where there is none, with `at` on the first that may have been meant to be it,
 * its number 0 where none does. */
static bool find_end(struct line_at *at, size_t indent)
{
    struct line_at meant = { 0 };

    while (next_line(at)) {
        if (closes(at->line, indent))
            return true;
        if (!meant.number && is_dashes(str_from(at->line, blank(at->line))))
            meant = *at;
    }
    *at = meant;
    return false;
}

static bool not_closed(const struct line_at *first, const struct line_at *meant, struct diag *diag)
{
    if (meant->number)
        diag_error(diag, "front.open", ((struct span){ meant->number, 1 }),
            "front matter ends with a line of three hyphens, “---”, at the margin; if this line is to be it, please "
            "write it so");
    else
        diag_error(diag, "front.open", ((struct span){ first->number, 1 + (int)blank(first->line) }),
            "front matter begins here, and the line “---” that ends it is missing");
    return false;
}

/* Front matter that isn't at the very beginning differs from a line across the page by the key below it. */
static bool take_front(struct line_at first, bool moved, struct front_split *split, struct diag *diag)
{
    size_t indent = blank(first.line);
    struct line_at at = first;
    str key = key_of(first_pair(first));
    bool closed = find_end(&at, indent);

    if (moved && (key.len == 0 || indent > 3 || !(closed || is_front_key(key))))
        return true;
    if (!closed)
        return not_closed(&first, &at, diag);
    if (moved)
        diag_warn(diag, "front.place", ((struct span){ first.number, 1 }),
            "front matter stands at the very beginning of a file: please take away what is before this line, or the "
            "spaces in it; other programs take it for text");
    split->front = (str){ first.rest.at, (size_t)(at.line.at - first.rest.at) };
    split->front_line = first.number + 1;
    split->body = at.rest;
    split->body_line = at.number + 1;
    return true;
}

bool front_split(str bytes, struct front_split *split, struct diag *diag)
{
    struct line_at first;
    const char *form;

    *split = (struct front_split){ .front = S(""), .front_line = 1, .body_line = 1 };
    if (!text_check(bytes, 1, diag))
        return false;
    if (str_starts(bytes, S("\xEF\xBB\xBF")))
        bytes = str_from(bytes, 3);
    split->body = bytes;
    first = first_line(bytes);
    if (is_fence(str_from(first.line, blank(first.line))))
        return take_front(first, first.line.at != bytes.at || !is_fence(first.line), split, diag);
    form = other_form(first);
    if (form)
        diag_error(diag, "front.form", ((struct span){ first.number, 1 }), "%s", form);
    return !form;
}

/* --- front matter */

/* Whether a person is given with a key that there isn't, which may have been meant for the name. */
static bool has_unknown_key(const struct yaml *person)
{
    for (const struct yaml *value = person->first; value; value = value->next) {
        bool known = str_starts(value->key, S("x-"));

        for (size_t i = 0; i < front_author.count; i++)
            known = known || str_equal(value->key, str_of(author_fields[i].key));
        if (!known)
            return true;
    }
    return false;
}

/* Everybody who is named has a name, which is how they sign: it is never put together from family and given. */
static void check_names(const struct yaml *map, const char *key, const struct records *people, struct diag *diag)
{
    const struct yaml *value = map->kind == YAML_MAP ? yaml_get(map, str_of(key)) : NULL;
    const struct yaml *person = value && value->kind == YAML_LIST ? value->first : value;
    const struct author *author = people->items;

    for (size_t i = 0; value && i < people->count; i++, person = person->next, author++) {
        const struct yaml *name = person->kind == YAML_MAP ? yaml_get(person, S("name")) : person;

        if (blank(author->name.text) < author->name.text.len || (name && name->kind != YAML_SCALAR) ||
            has_unknown_key(person))
            continue;
        diag_error(diag, "field.empty", person->span,
            "each of “%s” wants a name, as it is printed: {name: 李白, family: 李, given: 白}", key);
    }
}

/* Names in one text, which is taken for one. */
static void note_list(const struct yaml *map, const char *key, struct diag *diag)
{
    static const char *const commas[] = { ", ", "，", "、", ";", "；" };
    const struct yaml *value = map->kind == YAML_MAP ? yaml_get(map, str_of(key)) : NULL;

    for (size_t i = 0; value && value->kind == YAML_SCALAR && i < sizeof commas / sizeof *commas; i++) {
        if (str_find(value->text, str_of(commas[i])) < 0)
            continue;
        diag_note(diag, "field.list", value->span,
            "“%.*s” is taken for one name; several stand in brackets, like %s: [A. Author, 李白]", STR(value->text),
            key);
        return;
    }
}

/* The author's own keys, and after them those of `before` that they don't say anew. */
static const struct yaml *join_own(struct arena *arena, const struct yaml *own, const struct yaml *before)
{
    struct map said = { .arena = arena };
    struct yaml *joined, **link;

    if (!own || !before)
        return own ? own : before;
    joined = yaml_copy(arena, own);
    for (link = &joined->first; *link; link = &(*link)->next)
        map_set(&said, (*link)->key, joined);
    for (const struct yaml *value = before->first; value; value = value->next) {
        if (map_get(&said, value->key))
            continue;
        *link = yaml_copy(arena, value);
        link = &(*link)->next;
    }
    return joined;
}

void front_speak(struct front *front, str lang)
{
    front->title = (struct text){ fields_in(&front->titles, lang), front->titles.span };
    front->subtitle = (struct text){ fields_in(&front->subtitles, lang), front->subtitles.span };
}

/* Pages have one language; what is said in another has no place to be shown yet. */
static void note_languages(const struct words *words, struct diag *diag)
{
    if (words->all && words->all->first->next)
        diag_note(diag, "field.unused", words->all->span,
            "of “%.*s” only what is in this text's language is shown; a translation is a file of its own, like "
            "NAME.zh-Hans.md",
            STR(words->all->key));
}

/* A mistyped `title` is an error already; that there is no title need not be said as well. */
static void take_mistyped_title(struct front *front, const struct yaml *map)
{
    const struct yaml *value = map->kind == YAML_MAP && !front->titles.span.line ? map->first : NULL;

    for (; value && !front->titles.span.line; value = value->next)
        if (value->kind == YAML_SCALAR && !is_front_key(value->key) && str_distance(value->key, S("title"), 2) <= 2)
            front->titles = (struct words){ value->text, value->span, NULL };
}

/* In titles, which are printed as they are, any comment may have been meant as words. */
static void report_cut_titles(struct front *front, const struct yaml *map, struct diag *diag)
{
    const struct yaml *title = map->kind == YAML_MAP ? yaml_get(map, S("title")) : NULL;
    const struct yaml *subtitle = map->kind == YAML_MAP ? yaml_get(map, S("subtitle")) : NULL;

    if (title)
        yaml_report_comment(title, diag);
    if (subtitle)
        yaml_report_comment(subtitle, diag);
    front->title_cut = title && title->comment.line && yaml_is_null(title);
}

void front_read(struct front *front, struct arena *arena, const struct yaml *map, struct diag *diag)
{
    fields_read(front, &front_record, map, arena, diag);
    check_names(map, "authors", &front->authors, diag);
    check_names(map, "translators", &front->translators, diag);
    note_list(map, "authors", diag);
    note_list(map, "translators", diag);
    take_mistyped_title(front, map);
    report_cut_titles(front, map, diag);
    note_languages(&front->titles, diag);
    note_languages(&front->subtitles, diag);
    front_speak(front, S(""));
    front->own = join_own(arena, yaml_own(arena, map), front->own);
}

bool front_parse(struct arena *arena, const struct front_split *split, struct front *front, struct diag *diag)
{
    const struct yaml *map = yaml_parse(arena, split->front, split->front_line, diag);

    if (map)
        front_read(front, arena, map, diag);
    return map;
}
