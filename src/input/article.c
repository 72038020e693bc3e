#include "input/article.h"

#include "input/text.h"

static const struct field author_fields[] = {
    { "name", FIELD_TEXT, offsetof(struct author, name), NULL },
    { "family", FIELD_TEXT, offsetof(struct author, family), NULL },
    { "given", FIELD_TEXT, offsetof(struct author, given), NULL },
    { "orcid", FIELD_TEXT, offsetof(struct author, orcid), NULL },
    { "affiliation", FIELD_TEXT, offsetof(struct author, affiliation), NULL },
    { "bio", FIELD_TEXT, offsetof(struct author, bio), NULL },
};
static const struct record author_record = RECORD("an author", struct author, author_fields);

static const struct field image_fields[] = {
    { "file", FIELD_TEXT, offsetof(struct lead_image, file), NULL },
    { "alt", FIELD_TEXT, offsetof(struct lead_image, alt), NULL },
    { "caption", FIELD_TEXT, offsetof(struct lead_image, caption), NULL },
    { "credit", FIELD_TEXT, offsetof(struct lead_image, credit), NULL },
    { "rights", FIELD_TEXT, offsetof(struct lead_image, rights), NULL },
};
const struct record image_record = RECORD("the image", struct lead_image, image_fields);

static const struct field front_fields[] = {
    { "title", FIELD_TEXT, offsetof(struct front, title), NULL },
    { "subtitle", FIELD_TEXT, offsetof(struct front, subtitle), NULL },
    { "lang", FIELD_LANG, offsetof(struct front, lang), NULL },
    { "date", FIELD_DATE, offsetof(struct front, date), NULL },
    { "updated", FIELD_DATE, offsetof(struct front, updated), NULL },
    { "authors", FIELD_RECORDS, offsetof(struct front, authors), &author_record },
    { "translators", FIELD_RECORDS, offsetof(struct front, translators), &author_record },
    { "issue", FIELD_TEXT, offsetof(struct front, issue), NULL },
    { "tags", FIELD_TEXTS, offsetof(struct front, tags), NULL },
    { "summary", FIELD_TEXTS, offsetof(struct front, summary), NULL },
    { "image", FIELD_RECORD, offsetof(struct front, image), &image_record },
    { "disclaimer", FIELD_TEXT, offsetof(struct front, disclaimer), NULL },
    { "doi", FIELD_TEXT, offsetof(struct front, doi), NULL },
    { "license", FIELD_TEXT, offsetof(struct front, license), NULL },
    { "translation-of", FIELD_TEXT, offsetof(struct front, translation_of), NULL },
    { "aliases", FIELD_TEXTS, offsetof(struct front, aliases), NULL },
    { "corrections", FIELD_TEXTS, offsetof(struct front, corrections), NULL },
    { "draft", FIELD_BOOL, offsetof(struct front, draft), NULL },
    { "glosses", FIELD_TEXT, offsetof(struct front, glosses), NULL },
    { "sources", FIELD_TEXT, offsetof(struct front, sources), NULL },
    { "parallel", FIELD_TEXT, offsetof(struct front, parallel), NULL },
};
static const struct record front_record = RECORD("front matter", struct front, front_fields);

static bool is_fence(str line)
{
    while (line.len && (line.at[line.len - 1] == ' ' || line.at[line.len - 1] == '\t'))
        line.len--;
    return str_equal(line, S("---"));
}

/* Leaves *rest behind the closing fence; false where there is none. */
static bool take_front(str *rest, struct article_source *source)
{
    const char *begin = rest->at;
    str line;

    for (int number = source->front_line;; number++) {
        const char *at = rest->at;

        if (!str_line(rest, &line))
            return false;
        if (!is_fence(line) && !str_equal(line, S("...")))
            continue;
        source->front = (str){ begin, (size_t)(at - begin) };
        source->body_line = number + 1;
        return true;
    }
}

bool article_split(str bytes, struct article_source *source, struct diag *diag)
{
    str rest, line;

    *source = (struct article_source){ .front = S(""), .front_line = 1, .body_line = 1 };
    if (!text_check(bytes, 1, diag))
        return false;
    if (str_starts(bytes, S("\xEF\xBB\xBF")))
        bytes = str_from(bytes, 3);
    source->body = rest = bytes;
    if (!str_line(&rest, &line) || !is_fence(line))
        return true;
    source->front_line = 2;
    if (!take_front(&rest, source)) {
        diag_error(diag, "front.open", ((struct span){ 1, 1 }),
            "front matter begins here, and the line “---” that ends it is missing");
        return false;
    }
    source->body = rest;
    return true;
}

/* “glosses: off” and “sources: off”; anything else is passed over. */
static void check_switch(struct text *value, struct diag *diag)
{
    if (value->text.len == 0 || str_equal(value->text, S("off")))
        return;
    diag_error(diag, "field.value", value->span, "this can only be switched “off”, not “%.*s”", STR(value->text));
    value->text = S("");
}

void article_front(struct arena *arena, const struct article_source *source, struct front *front, struct diag *diag)
{
    struct yaml *map = yaml_parse(arena, source->front, source->front_line, diag);

    if (!map)
        return;
    fields_read(front, &front_record, map, arena, diag);
    check_switch(&front->glosses, diag);
    check_switch(&front->sources, diag);
    front->own = yaml_own(arena, map);
}
