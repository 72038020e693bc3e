/* Compiling a template: source → pieces (text and tags, in a row) → lines that hold only tags → tree. */
#include "base/utf8.h"
#include "theme/template.h"

#include <string.h>

struct parsing {
    struct arena *arena;
    struct diag *diag;
    str source;
    size_t at;
    struct span span; /* of `at` */
    str open;
    str close;
    struct template_node *pieces;
    size_t count;
    size_t cap;
    bool failed;
};

/* Every error of syntax fails the template; the rest of it is read all the same. */
#define FAIL(p, span, ...) ((p)->failed = true, diag_error((p)->diag, "theme.syntax", (span), __VA_ARGS__))

/* --- pieces */

static struct template_node *add_piece(struct parsing *p, enum template_kind kind, str text, struct span span)
{
    p->pieces = arena_grow(p->arena, p->pieces, p->count, &p->cap, sizeof *p->pieces);
    p->pieces[p->count] = (struct template_node){ .kind = kind, .text = text, .span = span, .indent = S("") };
    return &p->pieces[p->count++];
}

static void advance(struct parsing *p, size_t len)
{
    str passed = { p->source.at + p->at, len };

    for (size_t i = 0; i < len; i++) {
        if (passed.at[i] == '\n')
            p->span = (struct span){ p->span.line + 1, 1 };
        else if (((unsigned char)passed.at[i] & 0xC0) != 0x80)
            p->span.column++;
    }
    p->at += len;
}

static void add_text(struct parsing *p, size_t len)
{
    while (len) {
        const char *begin = p->source.at + p->at;
        const char *newline = memchr(begin, '\n', len);
        size_t part = newline ? (size_t)(newline - begin) + 1 : len;

        add_piece(p, TEMPLATE_TEXT, (str){ begin, part }, p->span);
        advance(p, part);
        len -= part;
    }
}

static void split_name(struct parsing *p, struct template_node *node)
{
    str rest = node->text;
    size_t count = 1;
    str *parts;

    if (str_equal(rest, S(".")))
        return;
    for (size_t i = 0; i < rest.len; i++)
        count += rest.at[i] == '.';
    parts = arena_array(p->arena, str, count);
    for (size_t i = 0; i < count; i++) {
        ptrdiff_t dot = str_find(rest, S("."));

        parts[i] = dot < 0 ? rest : str_first(rest, (size_t)dot);
        rest = str_from(rest, parts[i].len + 1);
    }
    node->parts = parts;
    node->part_count = count;
}

static enum template_kind kind_of(char sigil)
{
    switch (sigil) {
    case '#': return TEMPLATE_SECTION;
    case '^': return TEMPLATE_INVERTED;
    case '>': return TEMPLATE_PARTIAL;
    case '$': return TEMPLATE_BLOCK;
    case '<': return TEMPLATE_PARENT;
    case '/': return TEMPLATE_CLOSE;
    case '&':
    case '{': return TEMPLATE_RAW;
    case '!':
    case '=': return TEMPLATE_NOTHING;
    default: return TEMPLATE_VARIABLE;
    }
}

/* "=<% %>=": `inside` is what stands between the equals signs. */
static void set_delimiters(struct parsing *p, str inside, struct span span)
{
    size_t end = 0;

    inside = str_trim(inside);
    while (end < inside.len && !strchr(" \t\r\n", inside.at[end]))
        end++;
    p->open = str_first(inside, end);
    p->close = str_trim(str_from(inside, end));
    if (p->open.len == 0 || p->close.len == 0 || str_find(p->close, S(" ")) >= 0) {
        FAIL(p, span, "new delimiters are written like {{=<%% %%>=}}, not “%.*s”", STR(inside));
        p->open = S("{{");
        p->close = S("}}");
    }
}

static void add_tag(struct parsing *p, str inside, struct span span)
{
    enum template_kind kind = kind_of(inside.len ? inside.at[0] : ' ');
    str name = str_trim(kind == TEMPLATE_VARIABLE ? inside : str_from(inside, 1));

    if (kind == TEMPLATE_NOTHING && inside.at[0] == '=')
        set_delimiters(p, str_ends(name, S("=")) ? str_first(name, name.len - 1) : name, span);
    if (kind != TEMPLATE_NOTHING && name.len == 0)
        FAIL(p, span, "this tag names nothing");
    split_name(p, add_piece(p, kind, name, span));
}

/* Reads the tag that begins here. */
static bool read_tag(struct parsing *p)
{
    struct span span = p->span;
    str rest = str_from(p->source, p->at + p->open.len);
    bool triple = str_starts(rest, S("{"));
    bool delimiters = str_starts(rest, S("="));
    ptrdiff_t end = str_find(rest, triple ? S("}}}") : p->close);
    str inside;

    if (delimiters && end >= 0) { /* the closing one may be part of the new ones: it follows the second "=" */
        ptrdiff_t equals = str_find(str_from(rest, 1), S("="));

        end = equals < 0 ? -1 : equals + 2;
        if (end >= 0 && !str_starts(str_from(rest, (size_t)end), p->close))
            end = -1;
    }
    if (end < 0) {
        FAIL(p, span, "this tag is never closed");
        return false;
    }
    inside = str_first(rest, (size_t)end);
    advance(p, p->open.len + inside.len + (triple ? 3 : p->close.len));
    add_tag(p, inside, span);
    return true;
}

static void read_pieces(struct parsing *p)
{
    while (p->at < p->source.len) {
        str rest = str_from(p->source, p->at);
        ptrdiff_t tag = str_find(rest, p->open);

        add_text(p, tag < 0 ? rest.len : (size_t)tag);
        if (tag < 0 || !read_tag(p))
            return;
    }
}

/* --- lines that hold only tags */

static bool is_blank(const struct template_node *piece)
{
    return piece->kind == TEMPLATE_TEXT && str_trim(piece->text).len == 0;
}

/* What a line holds besides white space. */
struct line {
    size_t begin;
    size_t end;
    int tags;
    int parents; /* {{<…}} */
    int opens;   /* {{$…}} */
    int closes;
    bool other; /* text, or a tag that writes something */
};

static struct line find_line(const struct parsing *p, size_t begin)
{
    struct line line = { .begin = begin, .end = begin };

    while (line.end < p->count) {
        const struct template_node *piece = &p->pieces[line.end++];

        if (piece->kind == TEMPLATE_TEXT) {
            line.other |= !is_blank(piece);
            if (piece->text.at[piece->text.len - 1] == '\n')
                break;
            continue;
        }
        line.tags++;
        line.parents += piece->kind == TEMPLATE_PARENT;
        line.opens += piece->kind == TEMPLATE_BLOCK;
        line.closes += piece->kind == TEMPLATE_CLOSE;
        line.other |= piece->kind == TEMPLATE_VARIABLE || piece->kind == TEMPLATE_RAW;
    }
    return line;
}

/* A single tag that writes nothing itself; or tags of inheritance in a row, unless they are a whole block, whose
 * content then stands where the block stands. */
static bool is_standalone(const struct line *line)
{
    if (line->other || line->tags == 0)
        return false;
    if (line->tags == 1)
        return true;
    if (line->parents + line->opens + line->closes < line->tags)
        return false;
    return line->parents > 0 || line->opens == 0 || line->closes == 0;
}

static void mark_line(struct parsing *p, const struct line *line)
{
    struct template_node *first = &p->pieces[line->begin];
    bool standalone = is_standalone(line), leading = true;

    if (!standalone)
        first->begins_line = true;
    for (struct template_node *piece = first; piece < &p->pieces[line->end]; piece++) {
        if (piece->kind != TEMPLATE_TEXT) {
            piece->standalone = standalone;
            piece->indent = leading && piece > first ? first->text : S("");
        }
        leading = piece == first && is_blank(piece);
        if (standalone && piece->kind == TEMPLATE_TEXT)
            piece->kind = TEMPLATE_NOTHING;
    }
}

static void mark_lines(struct parsing *p)
{
    for (size_t at = 0; at < p->count;) {
        struct line line = find_line(p, at);

        mark_line(p, &line);
        at = line.end;
    }
}

/* --- the tree */

struct nesting {
    struct template_node *node;  /* NULL: the template itself */
    struct template_node **link; /* where the next token goes */
};

static bool has_children(enum template_kind kind)
{
    return kind == TEMPLATE_SECTION || kind == TEMPLATE_INVERTED || kind == TEMPLATE_BLOCK || kind == TEMPLATE_PARENT;
}

static const struct map *index_blocks(struct arena *arena, const struct template_node *parent)
{
    struct map *blocks = arena_new(arena, struct map);

    blocks->arena = arena;
    for (struct template_node *child = parent->first; child; child = child->next)
        if (child->kind == TEMPLATE_BLOCK && !map_get(blocks, child->text))
            map_set(blocks, child->text, child);
    return blocks;
}

static int close_level(struct parsing *p, struct nesting *levels, int depth, const struct template_node *close)
{
    struct template_node *open = levels[depth].node;

    if (!open) {
        FAIL(p, close->span, "“%.*s” is closed here and was never opened", STR(close->text));
        return depth;
    }
    if (!str_equal(open->text, close->text))
        FAIL(p, close->span, "“%.*s” is closed here, but what is open is “%.*s” of line %d", STR(close->text),
            STR(open->text), open->span.line);
    if (open->kind == TEMPLATE_PARENT)
        open->blocks = index_blocks(p->arena, open);
    return depth - 1;
}

static struct template_node *build_tree(struct parsing *p)
{
    struct nesting levels[TEMPLATE_NESTING + 1];
    struct template_node *root = NULL;
    int depth = 0;

    levels[0] = (struct nesting){ NULL, &root };
    for (size_t i = 0; i < p->count; i++) {
        struct template_node *piece = &p->pieces[i];

        if (piece->kind == TEMPLATE_NOTHING)
            continue;
        if (piece->kind == TEMPLATE_CLOSE) {
            depth = close_level(p, levels, depth, piece);
            continue;
        }
        *levels[depth].link = piece;
        levels[depth].link = &piece->next;
        if (!has_children(piece->kind))
            continue;
        if (depth == TEMPLATE_NESTING) {
            FAIL(p, piece->span, "“%.*s” is nested too deep", STR(piece->text));
            return root;
        }
        levels[++depth] = (struct nesting){ piece, &piece->first };
    }
    for (; depth > 0; depth--)
        FAIL(p, levels[depth].node->span, "“%.*s” is opened here and never closed", STR(levels[depth].node->text));
    return root;
}

/* About how many pieces a source has: one for each line, two for each tag with what is before it. */
static size_t guess_pieces(str source)
{
    size_t count = 1;

    for (size_t i = 0; i < source.len; i++)
        count += source.at[i] == '\n' || source.at[i] == '{';
    return count;
}

struct template *template_parse(struct arena *arena, str name, str path, str source, struct diag *diag)
{
    struct parsing p = {
        .arena = arena, .diag = diag, .source = source, .span = { 1, 1 }, .open = S("{{"), .close = S("}}")
    };
    struct template *template = arena_new(arena, struct template);
    str before = diag_enter(diag, path);

    p.cap = guess_pieces(source);
    p.pieces = arena_array(arena, struct template_node, p.cap);
    read_pieces(&p);
    mark_lines(&p);
    *template = (struct template){ name, path, p.failed ? NULL : build_tree(&p) };
    diag_enter(diag, before);
    return p.failed ? NULL : template;
}

bool mustache_add(struct templates *templates, str name, str path, str source, struct diag *diag)
{
    struct template *template = template_parse(templates->arena, name, path, source, diag);

    templates->by_name.arena = templates->arena;
    if (template)
        map_set(&templates->by_name, name, template);
    return template != NULL;
}
