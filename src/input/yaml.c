#include "input/yaml.h"

#include "input/text.h"

#include <libfyaml.h>
#include <stdio.h>

struct reader {
    struct fy_parser *parser;
    struct arena *arena;
    struct diag *diag;
    int first_line;
    int depth;
    size_t nodes;
    bool failed;
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

static struct yaml *fail(struct reader *reader, const char *code, struct span span, const char *message)
{
    if (!reader->failed)
        diag_error(reader->diag, code, span, "%s", message);
    reader->failed = true;
    return NULL;
}

static struct yaml *new_node(struct reader *reader, enum yaml_kind kind, struct fy_event *event)
{
    struct yaml *node = arena_new(reader->arena, struct yaml);

    node->kind = kind;
    node->span = span_of(reader, fy_event_start_mark(event));
    if (++reader->nodes > YAML_NODES)
        return fail(reader, "yaml.limit", node->span, "this file has more values than stele reads; please split it");
    return node;
}

static struct yaml *read_scalar(struct reader *reader, struct fy_event *event)
{
    struct yaml *node = new_node(reader, YAML_SCALAR, event);

    if (!node)
        return NULL;
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

static void add_pair(struct reader *reader, struct yaml *map, struct yaml ***link, struct yaml *key, struct yaml *value)
{
    const struct yaml *before = yaml_get(map, key->text);

    if (before) {
        diag_error(reader->diag, "yaml.duplicate", key->span,
            "“%.*s” stands here a second time; it was given at line %d", STR(key->text), before->key_span.line);
        return;
    }
    value->key = key->text;
    value->key_span = key->span;
    **link = value;
    *link = &value->next;
}

static void read_pairs(struct reader *reader, struct yaml *map)
{
    struct yaml **link = &map->first;
    bool ended = false;

    while (!reader->failed) {
        struct yaml *key = read_next(reader, FYET_MAPPING_END, &ended);
        struct yaml *value;

        if (ended || !key)
            return;
        if (key->kind != YAML_SCALAR) {
            fail(reader, "yaml.syntax", key->span, "a key has to be a word");
            return;
        }
        value = read_next(reader, FYET_MAPPING_END, &ended);
        if (value)
            add_pair(reader, map, &link, key, value);
    }
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

/* libfyaml gives the place of the name, behind the asterisk. */
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
        return fail(reader, "yaml.alias", alias_span(reader, event),
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

static bool report_errors(struct reader *reader, struct fy_diag *errors)
{
    struct fy_diag_error *error;
    void *at = NULL;

    if (!fy_diag_got_error(errors))
        return false;
    error = fy_diag_errors_iterate(errors, &at); /* what follows the first is its consequence */
    if (error)
        diag_error(reader->diag, "yaml.syntax", ((struct span){ error->line + reader->first_line - 1, error->column }),
            "%s", error->msg);
    else
        diag_error(reader->diag, "yaml.syntax", NOWHERE, "this isn't YAML");
    return true;
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

/* Whether a line begins with "? ", the sign of a key that is a structure; behind "- " or ": " as well. */
static bool has_key_sign(str line)
{
    for (;;) {
        while (line.len && line.at[0] == ' ')
            line = str_from(line, 1);
        if (!str_starts(line, S("- ")) && !str_starts(line, S(": ")))
            break;
        line = str_from(line, 2);
    }
    return str_starts(line, S("?")) && (line.len == 1 || (unsigned char)line.at[1] <= ' ');
}

/* libfyaml 0.7.12 can crash on keys that are structures, and nothing here has any; a directive could change what a line
 * is. */
static bool has_plain_lines(str text, int line, struct diag *diag)
{
    bool begins = true;

    for (size_t i = 0; i < text.len; i++) {
        str rest = str_from(text, i);

        if (begins && (has_key_sign(rest) || rest.at[0] == '%')) {
            diag_error(diag, "yaml.key", ((struct span){ line, 1 }),
                "a line can't begin with “%c”: keys are words, and a text that begins so wants quotation marks",
                rest.at[0] == '%' ? '%' : '?');
            return false;
        }
        begins = rest.at[0] == '\n' || rest.at[0] == '\r';
        line += rest.at[0] == '\n';
    }
    return true;
}

static bool is_readable(str text, int line, struct diag *diag)
{
    if (text.len > YAML_BYTES)
        diag_error(diag, "yaml.limit", NOWHERE, "this file is larger than stele reads; please split it");
    return text.len <= YAML_BYTES && text_check(text, line, diag) && has_plain_lines(text, line, diag);
}

static struct yaml *empty_map(struct arena *arena, int line)
{
    struct yaml *map = arena_new(arena, struct yaml);

    map->kind = YAML_MAP;
    map->span = (struct span){ line, 1 };
    return map;
}

struct yaml *yaml_parse(struct arena *arena, str text, int line, struct diag *diag)
{
    struct reader reader = { .arena = arena, .diag = diag, .first_line = line };
    struct fy_diag *errors = silent_diag();
    struct fy_parse_cfg cfg = { .flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_JSON_NONE, .diag = errors };
    struct yaml *root = NULL;

    reader.parser = is_readable(text, line, diag) ? fy_parser_create(&cfg) : NULL;
    reader.failed = !reader.parser;
    if (reader.parser && fy_parser_set_string(reader.parser, text.at, text.len) == 0) {
        root = read_document(&reader);
        read_rest(&reader);
    }
    if (report_errors(&reader, errors) || reader.failed)
        root = NULL;
    else if (!root)
        root = empty_map(arena, line);
    if (reader.parser)
        fy_parser_destroy(reader.parser);
    fy_diag_destroy(errors);
    return root;
}

const struct yaml *yaml_get(const struct yaml *map, str key)
{
    for (const struct yaml *value = map->first; value; value = value->next)
        if (str_equal(value->key, key))
            return value;
    return NULL;
}

bool yaml_is_null(const struct yaml *node)
{
    return node->kind == YAML_SCALAR && !node->quoted &&
           (node->text.len == 0 || str_equal(node->text, S("~")) || str_equal(node->text, S("null")));
}

bool yaml_equal(const struct yaml *a, const struct yaml *b)
{
    if (a->kind != b->kind || !str_equal(a->text, b->text) || !str_equal(a->key, b->key))
        return false;
    for (a = a->first, b = b->first; a && b; a = a->next, b = b->next)
        if (!yaml_equal(a, b))
            return false;
    return !a && !b;
}

struct yaml *yaml_copy(struct arena *arena, const struct yaml *node)
{
    struct yaml *copy = arena_new(arena, struct yaml), **link = &copy->first;

    *copy = *node;
    copy->text = arena_copy(arena, node->text);
    copy->key = arena_copy(arena, node->key);
    copy->first = copy->next = NULL;
    for (const struct yaml *child = node->first; child; child = child->next, link = &(*link)->next)
        *link = yaml_copy(arena, child);
    return copy;
}

const struct yaml *yaml_own(struct arena *arena, const struct yaml *map)
{
    struct yaml *own = NULL, **link = NULL;

    if (map->kind != YAML_MAP)
        return NULL;
    for (const struct yaml *value = map->first; value; value = value->next) {
        if (!str_starts(value->key, S("x-")))
            continue;
        if (!own) {
            own = arena_new(arena, struct yaml);
            *own = (struct yaml){ .kind = YAML_MAP, .span = map->span };
            link = &own->first;
        }
        *link = yaml_copy(arena, value);
        link = &(*link)->next;
    }
    return own;
}
