#include "doc/parse.h"

#include "base/pool.h"
#include "base/utf8.h"
#include "doc/backticks.h"
#include "doc/controls.h"
#include "doc/escapes.h"
#include "doc/limits.h"
#include "doc/numbers.h"
#include "doc/rows.h"

#define CMARK_NO_SHORT_NAMES /* its NODE_TEXT isn't ours */
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <pthread.h>
#include <string.h>

/* Turns the parser's spans (lines from 1, columns in bytes) into the file's (columns in characters). Spans mostly
 * come in order, so the last one is remembered and counting goes on from it. */
struct lines_passed {
    int inner;  /* the line on which what is copied within a paragraph or heading stands; 0: nothing is */
    int lead;   /* lines of definitions before it */
    int extra;  /* lines that the next link's address and title take and that nothing in the tree shows */
    int line;   /* the last span asked for: its line, */
    int bytes;  /* how many bytes of it were counted, */
    int column; /* and how many characters they are */
};

struct copying {
    struct doc *doc;
    struct diag *diag;
    struct lines_passed passed;
    struct node **last_note; /* where the next definition of a note is linked */
    int column;              /* of the cell that is copied, in its row */
    bool backticks;          /* some are hidden from the parser */
    bool whole;              /* no text has anything to be mended */
    bool too_deep;           /* said already */
};

static void find_lines(struct doc *doc)
{
    const char *end = doc->markdown.at + doc->markdown.len;
    size_t cap = 0;

    for (const char *at = doc->markdown.at; at < end; doc->line_count++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));

        doc->lines = arena_grow(doc->arena, doc->lines, (size_t)doc->line_count, &cap, sizeof *doc->lines);
        doc->lines[doc->line_count] = at;
        at = newline ? newline + 1 : end;
    }
    doc->lines = arena_grow(doc->arena, doc->lines, (size_t)doc->line_count, &cap, sizeof *doc->lines);
    doc->lines[doc->line_count] = end;
}

/* --- lines within a paragraph, which the parser miscounts: after a break by backslash, after a definition of a
 * reference at the front, after a title of several lines. Breaks are counted here instead. */

static int count_newlines(const char *text)
{
    int count = 0;

    for (; text && *text; text++)
        count += *text == '\n';
    return count;
}

static bool is_link(cmark_node *from)
{
    return cmark_node_get_type(from) == CMARK_NODE_LINK || cmark_node_get_type(from) == CMARK_NODE_IMAGE;
}

/* How many lines lie between the beginning of an inline node, without its children, and its end. */
static int lines_of(cmark_node *from)
{
    cmark_node_type type = cmark_node_get_type(from);

    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        return 1;
    if (type == CMARK_NODE_CODE)
        return cmark_node_get_end_line(from) - cmark_node_get_start_line(from);
    if (type == CMARK_NODE_HTML_INLINE)
        return count_newlines(cmark_node_get_literal(from));
    return is_link(from) ? count_newlines(cmark_node_get_title(from)) : 0;
}

/* The node after `node` within `root`, children first, or NULL. */
static cmark_node *next_below(const cmark_node *root, cmark_node *node)
{
    if (node->first_child)
        return node->first_child;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static int lines_below(cmark_node *block)
{
    int count = 0;

    for (cmark_node *node = block->first_child; node; node = next_below(block, node))
        count += lines_of(node);
    return count;
}

/* Whether a paragraph's first line, in the Markdown, begins with the definition of a reference. */
static bool begins_with_definition(const struct doc *doc, int line)
{
    str text = doc_line(doc, line + doc->first_line - 1);

    while (text.len && (text.at[0] == ' ' || text.at[0] == '>' || text.at[0] == '\t'))
        text = str_from(text, 1);
    return str_starts(text, S("[")) && str_find(text, S("]:")) > 0;
}

static void enter_lines(struct copying *copying, cmark_node *block)
{
    struct lines_passed *passed = &copying->passed;
    int first = cmark_node_get_start_line(block), lines = cmark_node_get_end_line(block) - first;
    int missing;

    if (lines && cmark_node_get_type(block) == CMARK_NODE_HEADING)
        lines--; /* the underline */
    missing = lines - lines_below(block);
    if (missing < 0)
        missing = 0;
    passed->inner = first;
    passed->lead = 0;
    passed->extra = missing;
    if (missing && begins_with_definition(copying->doc, first)) {
        passed->inner += missing;
        passed->lead = missing;
        passed->extra = 0;
    }
}

/* Goes on after an inline node and all in it. */
static void leave_lines(struct lines_passed *passed, cmark_node *from)
{
    if (!passed->inner)
        return;
    passed->inner += lines_of(from);
    if (!is_link(from))
        return;
    passed->inner += passed->extra;
    passed->extra = 0;
}

/* The column, from 0 in bytes, of what stands on line `line`: where the parser missed a line, it counted on. */
static int byte_on(const struct copying *copying, cmark_node *from, int line)
{
    const char *const *lines = copying->doc->lines;
    int byte = cmark_node_get_start_column(from) - 1;
    int counted = cmark_node_get_start_line(from) + copying->passed.lead; /* the line from which it counts */
    ptrdiff_t passed = copying->passed.inner && counted < line ? lines[line - 1] - lines[counted - 1] : 0;

    return passed > byte ? byte : byte - (int)passed;
}

static void start_line(struct lines_passed *passed, int line)
{
    passed->line = line;
    passed->bytes = passed->column = 0;
}

static struct span span_of(struct copying *copying, cmark_node *from)
{
    const struct doc *doc = copying->doc;
    struct lines_passed *last = &copying->passed;
    int line = last->inner && cmark_node_get_start_line(from) ? last->inner : cmark_node_get_start_line(from);
    int byte, len;

    if (line < 1 || line > doc->line_count)
        return NOWHERE;
    byte = byte_on(copying, from, line);
    len = (int)(doc->lines[line] - doc->lines[line - 1]);
    if (byte < 0)
        byte = 0;
    if (byte >= len)
        byte = len ? len - 1 : 0;
    if (line != last->line || byte < last->bytes)
        start_line(last, line);
    last->column += (int)utf8_count((str){ doc->lines[line - 1] + last->bytes, (size_t)(byte - last->bytes) });
    if (doc->is_protected)
        last->column += escapes_shift((str){ doc->lines[line - 1] + last->bytes, (size_t)(byte - last->bytes) });
    last->bytes = byte;
    if (doc->controls.count)
        return controls_along(&doc->controls, (struct span){ line + doc->first_line - 1, 1 }, last->column);
    return (struct span){ line + doc->first_line - 1, last->column + 1 };
}

/* Puts hidden backticks back. The parser writes "&#xFFFE;" and "&#xFFFF;", which are no characters, as bytes that UTF-8
 * hasn't: U+FFFD instead. */
static str copy_mended(const struct copying *copying, str text)
{
    struct buf mended = { 0 };
    str copy;

    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0xFE)
            buf_lit(&mended, "\xEF\xBF\xBD");
        else
            buf_byte(&mended, copying->backticks && text.at[i] == BACKTICK_HIDDEN ? '`' : text.at[i]);
    copy = buf_copy(&mended, copying->doc->arena);
    buf_free(&mended);
    return copy;
}

static str copy_text(const struct copying *copying, str text)
{
    bool mend = text.len && !copying->whole &&
                (memchr(text.at, 0xFE, text.len) || memchr(text.at, 0xFF, text.len) ||
                    (copying->backticks && memchr(text.at, BACKTICK_HIDDEN, text.len)));

    return mend ? copy_mended(copying, text) : arena_copy(copying->doc->arena, text);
}

static str copy_chunk(const struct copying *copying, const cmark_chunk *chunk)
{
    return copy_text(copying, (str){ (const char *)chunk->data, (size_t)chunk->len });
}

static str copy_cstr(const struct copying *copying, const char *text)
{
    return copy_text(copying, str_of(text));
}

/* The tables' extension has kinds of nodes by name only. */
static bool table_kind(cmark_node *from, enum node_kind *kind)
{
    str name = str_of(cmark_node_get_type_string(from));

    if (str_equal(name, S("table")))
        *kind = NODE_TABLE;
    else if (str_equal(name, S("table_row")) || str_equal(name, S("table_header")))
        *kind = NODE_ROW;
    else if (str_equal(name, S("table_cell")))
        *kind = NODE_CELL;
    else
        return false;
    return true;
}

/* What a node of the parser is in our tree; false where it is nothing of ours. */
static bool kind_of(cmark_node *from, enum node_kind *kind)
{
    static const struct {
        cmark_node_type type;
        enum node_kind kind;
    } kinds[] = {
        { CMARK_NODE_DOCUMENT, NODE_DOCUMENT },
        { CMARK_NODE_PARAGRAPH, NODE_PARAGRAPH },
        { CMARK_NODE_HEADING, NODE_HEADING },
        { CMARK_NODE_BLOCK_QUOTE, NODE_QUOTE },
        { CMARK_NODE_LIST, NODE_LIST },
        { CMARK_NODE_ITEM, NODE_ITEM },
        { CMARK_NODE_CODE_BLOCK, NODE_CODE_BLOCK },
        { CMARK_NODE_HTML_BLOCK, NODE_HTML_BLOCK },
        { CMARK_NODE_THEMATIC_BREAK, NODE_RULE },
        { CMARK_NODE_FOOTNOTE_DEFINITION, NODE_NOTE },
        { CMARK_NODE_TEXT, NODE_TEXT },
        { CMARK_NODE_SOFTBREAK, NODE_SOFT_BREAK },
        { CMARK_NODE_LINEBREAK, NODE_HARD_BREAK },
        { CMARK_NODE_CODE, NODE_CODE },
        { CMARK_NODE_HTML_INLINE, NODE_HTML },
        { CMARK_NODE_EMPH, NODE_EMPH },
        { CMARK_NODE_STRONG, NODE_STRONG },
        { CMARK_NODE_LINK, NODE_LINK },
        { CMARK_NODE_IMAGE, NODE_IMAGE },
        { CMARK_NODE_FOOTNOTE_REFERENCE, NODE_NOTE_REF },
    };
    cmark_node_type type = cmark_node_get_type(from);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].type != type)
            continue;
        *kind = kinds[i].kind;
        return true;
    }
    return table_kind(from, kind);
}

static enum cell_align cell_align(struct copying *copying, cmark_node *cell)
{
    cmark_node *table = cell->parent->parent;
    uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    int columns = cmark_gfm_extensions_get_table_columns(table), column = copying->column++;

    if (!alignments || column >= columns)
        return ALIGN_NONE;
    switch (alignments[column]) {
    case 'l': return ALIGN_LEFT;
    case 'c': return ALIGN_CENTER;
    case 'r': return ALIGN_RIGHT;
    default: return ALIGN_NONE;
    }
}

/* How deep in quotations a line begins, without whose signs it is left in *line. */
static int leave_quotations(str *line)
{
    int depth = 0;

    while (line->len && (line->at[0] == ' ' || line->at[0] == '\t' || line->at[0] == '>')) {
        depth += line->at[0] == '>';
        *line = str_from(*line, 1);
    }
    return depth;
}

/* Whether the last line of a fenced block is a fence that ends it, not the text's end or that of what it stands in. */
static bool is_closed(const struct doc *doc, cmark_node *from)
{
    int first = cmark_node_get_start_line(from), last = cmark_node_get_end_line(from);
    str opening = doc_line(doc, first + doc->first_line - 1), closing = doc_line(doc, last + doc->first_line - 1);
    size_t len = 0;

    if (last <= first || leave_quotations(&opening) != leave_quotations(&closing))
        return false;
    while (len < closing.len && (unsigned char)closing.at[len] == from->as.code.fence_char)
        len++;
    return len >= from->as.code.fence_length && str_trim(str_from(closing, len)).len == 0;
}

static void copy_code(struct copying *copying, struct node *to, cmark_node *from)
{
    to->text = copy_cstr(copying, cmark_node_get_literal(from));
    node_names(copying->doc->arena, to)->title = copy_cstr(copying, cmark_node_get_fence_info(from));
    if (from->as.code.fenced && !is_closed(copying->doc, from))
        diag_warn(copying->diag, "code.open", to->span,
            "this code is never ended, so all that follows is code; a line of %d “%c” ends it",
            from->as.code.fence_length, from->as.code.fence_char);
}

/* What the parser's node says besides its kind, span and children. */
static void copy_content(struct copying *copying, struct node *to, cmark_node *from)
{
    switch (to->kind) {
    case NODE_TEXT:
        to->text = copy_chunk(copying, &from->as.literal);
        node_find_lacks(to);
        return;
    case NODE_CODE:
    case NODE_HTML:
    case NODE_HTML_BLOCK:
    case NODE_NOTE: to->text = copy_chunk(copying, &from->as.literal); return;
    case NODE_NOTE_REF: to->text = copy_chunk(copying, &from->parent_footnote_def->as.literal); return;
    case NODE_CODE_BLOCK: copy_code(copying, to, from); return;
    case NODE_LINK:
    case NODE_IMAGE:
        to->text = copy_cstr(copying, cmark_node_get_url(from));
        if (*cmark_node_get_title(from))
            node_names(copying->doc->arena, to)->title = copy_cstr(copying, cmark_node_get_title(from));
        return;
    case NODE_HEADING: to->level = cmark_node_get_heading_level(from); return;
    case NODE_LIST:
        to->level = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST ? cmark_node_get_list_start(from) : -1;
        to->tight = cmark_node_get_list_tight(from) != 0;
        return;
    case NODE_ROW:
        to->header = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
        copying->column = 0;
        row_check(copying->doc, to, cmark_gfm_extensions_get_table_columns(from->parent), copying->diag);
        return;
    case NODE_CELL: to->align = cell_align(copying, from); return;
    case NODE_DOCUMENT:
    case NODE_PARAGRAPH:
    case NODE_QUOTE:
    case NODE_ITEM:
    case NODE_RULE:
    case NODE_TABLE:
    case NODE_FIGURE:
    case NODE_DIVISION:
    case NODE_DEFINITIONS:
    case NODE_TERM:
    case NODE_DEFINITION:
    case NODE_ELEMENT:
    case NODE_STRIKE:
    case NODE_RUBY:
    case NODE_PHRASE:
    case NODE_SOFT_BREAK:
    case NODE_HARD_BREAK:
    case NODE_EMPH:
    case NODE_STRONG:
    case NODE_SPAN:
    case NODE_GLOSS:
    case NODE_ORIGINAL: return;
    }
}

static struct node *copy_node(struct copying *copying, cmark_node *from, enum node_kind kind)
{
    struct node *node = node_new(copying->doc->arena, kind, span_of(copying, from));

    copy_content(copying, node, from);
    return node;
}

/* Puts a node where it belongs: notes in a list of their own, everything else under its parent. */
static void attach(struct copying *copying, struct node *parent, struct node *node)
{
    if (node->kind != NODE_NOTE) {
        node_append(parent, node);
        return;
    }
    node->parent = parent;
    *copying->last_note = node;
    copying->last_note = &node->next;
}

static void say_too_deep(struct copying *copying, const struct node *at)
{
    if (!copying->too_deep)
        diag_error(copying->diag, "doc.depth", at->span,
            "this is nested more than %d deep, which nobody can read; what lies deeper is left out", DOC_DEPTH);
    copying->too_deep = true;
}

static bool holds_lines(cmark_node *from)
{
    return cmark_node_get_type(from) == CMARK_NODE_PARAGRAPH || cmark_node_get_type(from) == CMARK_NODE_HEADING;
}

static void enter_node(struct copying *copying, cmark_node *from)
{
    if (holds_lines(from))
        enter_lines(copying, from);
}

static void leave_node(struct copying *copying, cmark_node *from)
{
    if (holds_lines(from))
        copying->passed.inner = 0;
    else
        leave_lines(&copying->passed, from);
}

/* What is copied is freed, so that two whole trees never stand in memory; notes stay, since references know them. */
static void release(cmark_node *copied)
{
    if (cmark_node_get_type(copied) != CMARK_NODE_FOOTNOTE_DEFINITION)
        cmark_node_free(copied);
}

/* Copies everything below the parser's root, following it by its links: its depth isn't capped, ours is. */
static void copy_tree(struct copying *copying, cmark_node *root)
{
    struct node *parent = copying->doc->root, *node;
    cmark_node *above = root, *from = root->first_child, *copied;
    enum node_kind kind;

    for (int depth = 1; from || above != root;) {
        if (!from) {
            copied = above;
            leave_node(copying, copied);
            from = above->next;
            above = above->parent;
            parent = parent->parent;
            depth--;
            release(copied);
            continue;
        }
        node = kind_of(from, &kind) ? copy_node(copying, from, kind) : NULL;
        if (node)
            attach(copying, parent, node);
        if (node && from->first_child && depth < DOC_DEPTH) {
            enter_node(copying, from);
            parent = node;
            above = from;
            from = from->first_child;
            depth++;
            continue;
        }
        if (node && from->first_child)
            say_too_deep(copying, node);
        leave_node(copying, from);
        copied = from;
        from = from->next;
        release(copied);
    }
}

/* --- the parser and its memory, which it asks for without saying for whom */

static _Thread_local struct pool *memory;

static void *memory_alloc(size_t count, size_t size)
{
    return pool_alloc(memory, count, size);
}

static void *memory_again(void *old, size_t size)
{
    return pool_resize(memory, old, size);
}

static void memory_free(void *old)
{
    pool_release(memory, old);
}

/* The parser's extensions stand in lists of the whole program, which are written once. Tables are the only one that is
 * used: an extension for inlines (strikethrough, autolinks) would change tables of the whole program with each text. */
static cmark_syntax_extension *tables;

static void register_tables(void)
{
    cmark_gfm_core_extensions_ensure_registered();
    tables = cmark_find_syntax_extension("table");
}

static bool is_literal(cmark_node *block)
{
    return cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK || cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK;
}

/* Hides backticks in all blocks whose lines are to be read. */
static bool hide_backticks(cmark_node *root)
{
    bool hidden = false;

    for (cmark_node *node = root; node; node = next_below(root, node)) {
        cmark_strbuf *content = &node->content;

        if (!is_literal(node) && content->size && memchr(content->ptr, '`', (size_t)content->size))
            hidden |= backticks_hide((char *)content->ptr, (size_t)content->size);
    }
    return hidden;
}

/* `backticks`: whether some had to be hidden, between the parser's two phases: blocks, then their lines. */
static cmark_node *parse(str markdown, bool *backticks)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    static cmark_mem from_pool = { memory_alloc, memory_again, memory_free };
    cmark_parser *parser;
    cmark_node *root;

    pthread_once(&once, register_tables);
    parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS, &from_pool);
    cmark_parser_attach_syntax_extension(parser, tables);
    cmark_parser_feed(parser, markdown.at, markdown.len);
    if (markdown.len && memchr(markdown.at, '`', markdown.len) && !memchr(markdown.at, BACKTICK_HIDDEN, markdown.len)) {
        if (!str_ends(markdown, S("\n")))
            cmark_parser_feed(parser, "\n", 1); /* the last line as well is in its block */
        *backticks = hide_backticks(parser->root);
    }
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

bool doc_parse(struct doc *doc, struct arena *arena, str markdown, int line, struct diag *diag)
{
    struct copying copying = { .doc = doc, .diag = diag, .last_note = &doc->definitions };
    struct controls controls = { 0 };
    str text = controls_drop(arena, markdown, line, &controls, diag);
    bool www = str_find(text, S("www.")) >= 0;
    str source = escapes_protect(arena, text, www);
    struct pool pool = { 0 };
    cmark_node *root;

    *doc = (struct doc){ .arena = arena, .markdown = source, .first_line = line, .controls = controls };
    doc->is_protected = source.at != text.at;
    doc->has_www = www || doc->is_protected || str_find(source, S("&")) >= 0;
    doc->root = node_new(doc->arena, NODE_DOCUMENT, (struct span){ line, 1 });
    if (!limits_check(text, line, diag))
        return false;
    memory = &pool;
    root = parse(source, &copying.backticks);
    copying.whole = !copying.backticks && str_find(source, S("&#")) < 0;
    pool_end(&pool);
    find_lines(doc);
    copy_tree(&copying, root);
    pool_free(&pool);
    memory = NULL;
    numbers_check(doc, diag);
    return true;
}

str parse_unescape(struct arena *arena, str text)
{
    struct doc doc = { .arena = arena };
    const struct copying copying = { .doc = &doc };
    cmark_strbuf plain;
    str copy;

    if (!text.len || !memchr(text.at, '&', text.len))
        return arena_copy(arena, text);
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &plain, (bufsize_t)text.len);
    houdini_unescape_html_f(&plain, (const uint8_t *)text.at, (bufsize_t)text.len);
    copy = copy_text(&copying, (str){ (const char *)plain.ptr, (size_t)plain.size });
    cmark_strbuf_free(&plain);
    return copy;
}
