#include "formats/yaml_parse.h"

#include "base/map.h"
#include "formats/text.h"
#include "formats/yaml_limits.h"
#include "formats/yaml_mistake.h"
#include "formats/yaml_plain.h"

#include <libfyaml.h>
#include <stdio.h>
#include <string.h>

struct reader {
    struct fy_parser *parser;
    struct arena *arena;
    struct diag *diag;
    str text;
    int first_line;
    int depth;
    size_t nodes;
    struct fy_mark after; /* the last scalar */
    bool failed;
    bool reported; /* why it failed */
};

static struct span span_of(const struct reader *reader, const struct fy_mark *mark)
{
    if (!mark)
        return NOWHERE;
    return (struct span){ mark->line + reader->first_line, mark->column + 1 };
}

static str copy_token(struct reader *reader, struct fy_token *token)
{
    size_t len = 0;
    const char *text = token ? fy_token_get_text(token, &len) : NULL;

    return arena_copy(reader->arena, (str){ text ? text : "", text ? len : 0 });
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct yaml *fail(struct reader *reader, const char *code, struct span span, const char *message)
{
    if (!reader->reported)
        diag_error(reader->diag, code, span, "%s", message);
    reader->failed = reader->reported = true;
    return NULL;
}

/* The same for what is no YAML: where the lines so far hold a mistake that is known, about that. */
static struct yaml *fail_reading(struct reader *reader, const char *code, struct span span, const char *message)
{
    struct buf words = { 0 };
    struct span found;

    if (!reader->reported && yaml_mistake_find(reader->text, span.line - reader->first_line + 1, &found, &words)) {
        found.line += reader->first_line - 1;
        diag_error(reader->diag, code, found, "%.*s", STR(buf_str(&words)));
        reader->reported = true;
    }
    buf_free(&words);
    return fail(reader, code, span, message);
}

/* Whether a tag is one of YAML's own, like !!str. */
static bool is_own_tag(const struct reader *reader, struct fy_token *tag)
{
    const struct fy_mark *mark = fy_token_start_mark(tag);

    return mark && str_starts(str_from(reader->text, mark->input_pos), S("!!"));
}

/* An anchor or a tag before a value: nothing here has any, and what begins with & or ! was meant to be text. */
static bool has_properties(struct reader *reader, struct fy_event *event)
{
    struct fy_token *anchor = fy_event_get_anchor_token(event), *tag = fy_event_get_tag_token(event);

    if (tag && is_own_tag(reader, tag))
        tag = NULL;
    if (anchor)
        fail_reading(reader, "yaml.alias", span_of(reader, fy_token_start_mark(anchor)),
            "anchors (&name) aren't read; a text that begins with & wants quotation marks");
    else if (tag)
        fail_reading(reader, "yaml.tag", span_of(reader, fy_token_start_mark(tag)),
            "tags (!name) aren't read; a text that begins with ! wants quotation marks");
    return anchor || tag;
}

static struct yaml *new_node(struct reader *reader, enum yaml_kind kind, struct fy_event *event)
{
    struct yaml *node = arena_new(reader->arena, struct yaml);

    node->kind = kind;
    node->span = span_of(reader, fy_event_start_mark(event));
    if (++reader->nodes > YAML_NODES)
        return fail(reader, "yaml.limit", node->span, "this file has more values than stele reads; please split it");
    return has_properties(reader, event) ? NULL : node;
}

/* Whether a line begins with a hyphen, from byte `at` on. */
static bool is_item(str text, size_t at)
{
    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t'))
        at++;
    return at < text.len && text.at[at] == '-';
}

/* A text without quotation marks that goes over lines which begin with hyphens was meant to be a list. */
static bool is_failed_list(struct reader *reader, const struct fy_mark *start, const struct fy_mark *end)
{
    str text = reader->text;
    size_t begin = start->input_pos;

    while (begin && text.at[begin - 1] == ' ')
        begin--;
    if (text.at[start->input_pos] == '-' && begin && text.at[begin - 1] == '\n') {
        fail(reader, "yaml.syntax", span_of(reader, start), "in a list, a space follows the hyphen; please write “- ”");
        return true;
    }
    for (size_t i = start->input_pos, line = 0; end->line > start->line && i < end->input_pos; i++) {
        line += text.at[i] == '\n';
        if (text.at[i] == '\n' && is_item(text, i + 1)) {
            fail(reader, "yaml.syntax", ((struct span){ start->line + (int)line + reader->first_line, 1 }),
                "YAML takes this line for more of the text above; the items of a list begin in the same column (and a "
                "text with such lines wants quotation marks)");
            return true;
        }
    }
    return false;
}

/* After a text without quotation marks, ` #` begins a comment; that of people has a space after it, and no number. */
static bool is_number_sign(str comment)
{
    size_t at = 1;

    while (at < comment.len && comment.at[at] == ' ')
        at++;
    return at < comment.len && (at == 1 ? !strchr("#\t\r\n", comment.at[at]) : is_digit(comment.at[at]));
}

static void find_comment(struct reader *reader, struct yaml *node, const struct fy_mark *end)
{
    str rest = str_from(reader->text, end->input_pos);
    size_t spaces = 0;

    while (spaces < rest.len && rest.at[spaces] == ' ')
        spaces++;
    rest = str_from(rest, spaces);
    if (!spaces || !str_starts(rest, S("#")))
        return;
    node->comment = (struct span){ end->line + reader->first_line, end->column + (int)spaces + 1 };
    if (is_number_sign(rest))
        yaml_report_comment(node, reader->diag);
    node->comment_reported = is_number_sign(rest);
}

/* The same where nothing follows a key and its colon, which libfyaml gives no mark. */
static void find_comment_alone(struct reader *reader, struct yaml *node)
{
    struct fy_mark mark = reader->after;

    if (!str_starts(str_from(reader->text, mark.input_pos), S(":")))
        return;
    mark.input_pos++;
    mark.column++;
    find_comment(reader, node, &mark);
}

static bool is_scalar_as_meant(struct reader *reader, struct yaml *node, struct fy_token *token)
{
    const struct fy_mark *start = fy_token_start_mark(token), *end = fy_token_end_mark(token);

    if (!start || !end || end->input_pos > reader->text.len)
        return true;
    reader->after = *end;
    if (fy_token_scalar_style(token) != FYSS_PLAIN)
        return true;
    if (start->input_pos < end->input_pos && is_failed_list(reader, start, end))
        return false;
    find_comment(reader, node, end);
    return true;
}

static struct yaml *read_scalar(struct reader *reader, struct fy_event *event)
{
    struct yaml *node = new_node(reader, YAML_SCALAR, event);

    if (!node || (event->scalar.value && !is_scalar_as_meant(reader, node, event->scalar.value)))
        return NULL;
    if (!event->scalar.value)
        find_comment_alone(reader, node);
    node->text = copy_token(reader, event->scalar.value);
    node->quoted = event->scalar.value && fy_token_scalar_style(event->scalar.value) != FYSS_PLAIN;
    return node;
}

static struct yaml *read_node(struct reader *reader, struct fy_event *event);

/* The next event; NULL at the end or after an error, which libfyaml has collected. */
static struct fy_event *next_event(struct reader *reader)
{
    return reader->failed ? NULL : fy_parser_parse(reader->parser);
}

/* Reads the node that begins with the next event; NULL with *ended set when that event closes the collection. */
static struct yaml *read_next(struct reader *reader, enum fy_event_type end, bool *ended)
{
    struct fy_event *event = next_event(reader);
    struct yaml *node = NULL;

    *ended = !event || event->type == end;
    if (!*ended)
        node = read_node(reader, event);
    if (!event)
        reader->failed = true;
    fy_parser_event_free(reader->parser, event);
    return node;
}

static void read_items(struct reader *reader, struct yaml *list)
{
    struct yaml **link = &list->first;
    bool ended = false;

    while (!reader->failed) {
        struct yaml *item = read_next(reader, FYET_SEQUENCE_END, &ended);

        if (ended || !item)
            return;
        *link = item;
        link = &item->next;
    }
}

/* The entries of a map in the reading. Keys are looked up one by one while there are few, then through `by_key`, which
 * ends with the map. */
struct pairs {
    struct yaml *map;
    struct yaml **link;
    size_t count;
    struct arena scratch;
    struct map by_key;
};

enum { FEW_KEYS = 16 };

static const struct yaml *find_key(struct pairs *pairs, str key)
{
    if (pairs->count < FEW_KEYS)
        return yaml_get(pairs->map, key);
    pairs->by_key.arena = &pairs->scratch;
    for (struct yaml *value = pairs->by_key.count ? NULL : pairs->map->first; value; value = value->next)
        map_set(&pairs->by_key, value->key, value);
    return map_get(&pairs->by_key, key);
}

static void add_pair(struct reader *reader, struct pairs *pairs, struct yaml *key, struct yaml *value)
{
    const struct yaml *before = find_key(pairs, key->text);

    if (before) {
        diag_error(reader->diag, "yaml.duplicate", key->span,
            "“%.*s” stands here a second time; it was given at line %d", STR(key->text), before->key_span.line);
        return;
    }
    value->key = key->text;
    value->key_span = key->span;
    *pairs->link = value;
    pairs->link = &value->next;
    if (++pairs->count > FEW_KEYS)
        map_set(&pairs->by_key, value->key, value);
}

/* The next key and its value; false at the map's end, and after a finding. */
static bool read_pair(struct reader *reader, struct pairs *pairs)
{
    bool ended = false;
    struct yaml *key = read_next(reader, FYET_MAPPING_END, &ended), *value;

    if (ended || !key)
        return false;
    if (key->kind != YAML_SCALAR) {
        fail(reader, "yaml.syntax", key->span, "a key has to be a word");
        return false;
    }
    value = read_next(reader, FYET_MAPPING_END, &ended);
    if (value)
        add_pair(reader, pairs, key, value);
    return true;
}

static void read_pairs(struct reader *reader, struct yaml *map)
{
    struct pairs pairs = { .map = map, .link = &map->first };

    while (!reader->failed && read_pair(reader, &pairs))
        continue;
    arena_free(&pairs.scratch);
}

static struct yaml *read_collection(struct reader *reader, struct fy_event *event, enum yaml_kind kind)
{
    struct yaml *node = new_node(reader, kind, event);

    if (!node)
        return NULL;
    if (++reader->depth > YAML_DEPTH)
        return fail(reader, "yaml.limit", node->span, "values are nested deeper here than stele reads");
    if (kind == YAML_LIST)
        read_items(reader, node);
    else
        read_pairs(reader, node);
    reader->depth--;
    return node;
}

/* libfyaml marks the name, after the asterisk. */
static struct span alias_span(const struct reader *reader, struct fy_event *event)
{
    struct span span = span_of(reader, fy_event_start_mark(event));

    span.column -= span.column > 1;
    return span;
}

static struct yaml *read_node(struct reader *reader, struct fy_event *event)
{
    switch (event->type) {
    case FYET_SCALAR: return read_scalar(reader, event);
    case FYET_SEQUENCE_START: return read_collection(reader, event, YAML_LIST);
    case FYET_MAPPING_START: return read_collection(reader, event, YAML_MAP);
    case FYET_ALIAS:
        return fail_reading(reader, "yaml.alias", alias_span(reader, event),
            "references to anchors (*name) aren't read; please write the value out");
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_START:
    case FYET_DOCUMENT_END:
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END: break;
    }
    return fail(reader, "yaml.syntax", span_of(reader, fy_event_start_mark(event)), "a value was expected here");
}

/* Skips to the document's first node and reads it; an empty stream leaves NULL without failing. */
static struct yaml *read_document(struct reader *reader)
{
    struct yaml *root = NULL;
    struct fy_event *event;

    while (!root && (event = next_event(reader))) {
        bool opening = event->type == FYET_STREAM_START || event->type == FYET_DOCUMENT_START;
        bool over = event->type == FYET_STREAM_END;

        if (!opening && !over)
            root = read_node(reader, event);
        fy_parser_event_free(reader->parser, event);
        if (over)
            break;
    }
    return root;
}

/* What follows the document: nothing may, and reading to the end finds the errors there. */
static void read_rest(struct reader *reader)
{
    struct fy_event *event;

    while ((event = next_event(reader))) {
        if (event->type == FYET_DOCUMENT_START)
            fail(reader, "yaml.syntax", span_of(reader, fy_event_start_mark(event)),
                "a second document begins here (---); there may be only one");
        fy_parser_event_free(reader->parser, event);
    }
}

static void report_errors(struct reader *reader, struct fy_diag *errors)
{
    struct fy_diag_error *error;
    void *at = NULL;
    struct span span = { reader->first_line, 1 };

    if (!fy_diag_got_error(errors))
        return;
    error = fy_diag_errors_iterate(errors, &at); /* what follows the first is its consequence */
    if (error)
        span = (struct span){ error->line + reader->first_line - 1, error->column };
    fail_reading(reader, "yaml.syntax", span,
        "from here on this isn't YAML, which wants lines like “key: value”; a text with a colon, a # or quotation "
        "marks "
        "in it wants quotation marks around it");
}

static struct fy_diag *silent_diag(void)
{
    struct fy_diag_cfg cfg;
    struct fy_diag *errors;

    fy_diag_cfg_default(&cfg);
    cfg.fp = NULL;
    errors = fy_diag_create(&cfg);
    if (errors)
        fy_diag_set_collect_errors(errors, true);
    return errors;
}

static bool is_readable(str text, int line, struct diag *diag)
{
    if (text.len > YAML_BYTES)
        diag_error(diag, "yaml.limit", NOWHERE, "this file is larger than stele reads; please split it");
    return text.len <= YAML_BYTES && text_check(text, line, diag) && yaml_limits_check(text, line, diag);
}

static struct yaml *empty_map(struct arena *arena, int line)
{
    struct yaml *map = arena_new(arena, struct yaml);

    map->kind = YAML_MAP;
    map->span = (struct span){ line, 1 };
    return map;
}

/* What libfyaml makes of it. */
static struct yaml *parse(struct arena *arena, str text, int line, struct diag *diag)
{
    struct reader reader = { .arena = arena, .diag = diag, .text = text, .first_line = line };
    struct fy_diag *errors = silent_diag();
    struct fy_parse_cfg cfg = { .flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_JSON_NONE, .diag = errors };
    struct yaml *root = NULL;

    reader.parser = fy_parser_create(&cfg);
    reader.failed = reader.reported = !reader.parser;
    if (reader.parser && fy_parser_set_string(reader.parser, text.at, text.len) == 0) {
        root = read_document(&reader);
        read_rest(&reader);
    }
    report_errors(&reader, errors);
    if (root && root->kind == YAML_SCALAR && !yaml_is_null(root))
        fail_reading(&reader, "yaml.syntax", root->span, "this wants keys and values, like “title: …”");
    if (reader.failed)
        root = NULL;
    else if (!root)
        root = empty_map(arena, line);
    if (reader.parser)
        fy_parser_destroy(reader.parser);
    fy_diag_destroy(errors);
    return root;
}

struct yaml *yaml_parse(struct arena *arena, str text, int line, struct diag *diag)
{
    struct yaml *root;

    if (!is_readable(text, line, diag))
        return NULL;
    root = yaml_plain_parse(arena, text, line);
    return root ? root : parse(arena, text, line, diag);
}
