#include "doc/notes.h"

#include "base/map.h"
#include "doc/escapes.h"
#include "doc/labels.h"

#include <string.h>

/* A text that looks like a reference and isn't found in the Markdown was written in some other way ("&#91;^a]"); after
 * so many of them nothing more is looked for. */
enum { MISSES = 100 };

/* How many bytes a label that was meant may have. */
enum { LABEL = 100 };

struct linking {
    struct doc *doc;
    struct diag *diag;
    struct map by_label; /* of struct note: every definition */
    struct note *all;    /* in the order of the definitions */
    size_t all_count;
    size_t numbered;
};

/* --- numbers */

static void count_definitions(struct linking *linking)
{
    struct doc *doc = linking->doc;

    for (struct node *node = doc->definitions; node; node = node->next)
        linking->all_count++;
    linking->all = arena_array(doc->arena, struct note, linking->all_count);
    doc->notes = arena_array(doc->arena, struct note, linking->all_count);
    linking->by_label.arena = doc->arena;
}

static void index_definitions(struct linking *linking)
{
    struct note *note = linking->all;

    for (struct node *node = linking->doc->definitions; node; node = node->next, note++) {
        *note = (struct note){ .label = node->text, .node = node };
        map_set(&linking->by_label, note->label, note);
    }
}

static void number_reference(struct linking *linking, struct node *ref)
{
    struct note *note = map_get(&linking->by_label, ref->text);

    if (!note) /* the parser makes a reference only where there is a definition */
        return;
    if (note->number == 0) {
        note->number = (int)++linking->numbered; /* a note is numbered where it is first referred to, not defined */
        linking->doc->notes[linking->numbered - 1] = *note;
    }
    ref->note = &linking->doc->notes[note->number - 1];
    ref->level = ++ref->note->references;
}

static void number_references(struct linking *linking, struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node))
        if (node->kind == NODE_NOTE_REF)
            number_reference(linking, node);
}

/* A picture's description is text alone, so a reference in it goes after the picture. */
static void lift_references(struct doc *doc, struct node *root)
{
    (void)doc;
    for (struct node *image = root; image; image = node_next(root, image)) {
        struct node *after = image, *next;

        for (struct node *node = image->kind == NODE_IMAGE ? image : NULL; node; node = next) {
            next = node_next(image, node);
            if (node->kind != NODE_NOTE_REF)
                continue;
            node_unlink(node);
            node_insert_after(after, node);
            after = node;
        }
    }
}

/* --- what looks like a note and isn't one */

static bool is_label(str label)
{
    return label.len > 0 && label.len < 1000 && !memchr(label.at, ' ', label.len) &&
           !memchr(label.at, '[', label.len) && !memchr(label.at, '^', label.len);
}

/* Where text of the Markdown that was found at `at` stands. */
static struct span span_in_markdown(const struct doc *doc, const char *at, int line)
{
    int i = line - doc->first_line;
    str before;

    while (i + 1 < doc->line_count && doc->lines[i + 1] <= at)
        i++;
    before = (str){ doc->lines[i], (size_t)(at - doc->lines[i]) };
    return doc_along(doc, (struct span){ i + doc->first_line, 1 }, before);
}

/* A position in the Markdown that only moves forward: everything before it has been read. */
struct cursor {
    const char *at;
    int line;
    int misses;
};

/* Says that a label is undefined, where the Markdown has it unescaped. */
static void report_undefined(struct linking *linking, struct cursor *cursor, str written, str label)
{
    const struct doc *doc = linking->doc;
    const char *end = doc->markdown.at + doc->markdown.len;
    ptrdiff_t found = str_find((str){ cursor->at, (size_t)(end - cursor->at) }, written);
    const char *at = cursor->at + found;
    struct span span;

    if (found < 0) {
        cursor->misses++;
        return;
    }
    span = span_in_markdown(doc, at, cursor->line);
    cursor->at = at + written.len;
    cursor->line = span.line;
    label = escapes_restore(doc->arena, label, true);
    diag_error(linking->diag, "note.undefined", span,
        "no note is called [^%.*s]; add a line “[^%.*s]: …” or correct the name", STR(label), STR(label));
}

static void move_to(struct cursor *cursor, const struct doc *doc, int line)
{
    int i = line - doc->first_line;

    if (i < 0 || i >= doc->line_count || doc->lines[i] <= cursor->at)
        return;
    cursor->at = doc->lines[i];
    cursor->line = line;
}

static void search_text(struct linking *linking, struct cursor *cursor, str text)
{
    while (text.len && cursor->misses < MISSES) {
        const char *bracket = memchr(text.at, '[', text.len);
        str label;

        if (!bracket)
            return;
        text = str_from(text, (size_t)(bracket - text.at));
        label = label_at(text);
        if (is_label(label))
            report_undefined(linking, cursor, str_first(text, label.len + 3), label);
        text = str_from(text, is_label(label) ? label.len + 3 : 1);
    }
}

static const char *fault_of(str label)
{
    if (label.len == 0)
        return "it has no label between “^” and “]”";
    if (memchr(label.at, ' ', label.len))
        return "a label has no spaces; join its words with hyphens";
    return "a label has no brackets, backslashes, backticks or “<”";
}

/* "[^two words]" is no label, and looks as if it was meant to be one. */
static void search_labels(struct linking *linking, const struct node *node)
{
    str rest = node->text;
    ptrdiff_t at;

    while (linking->doc->is_protected && (at = str_find(rest, S(ESCAPES_OPEN "^"))) >= 0) {
        const char *close;
        str label;

        rest = str_from(rest, (size_t)at + sizeof ESCAPES_OPEN);
        close = memchr(rest.at, ']', rest.len < LABEL ? rest.len : LABEL);
        if (!close)
            continue;
        label = escapes_restore(linking->doc->arena, str_first(rest, (size_t)(close - rest.at)), true);
        diag_warn(linking->diag, "note.label", node->span, "“[^%.*s]” is no note: %s", STR(label), fault_of(label));
    }
}

static void find_undefined(struct linking *linking, struct node *root)
{
    struct cursor cursor = { linking->doc->markdown.at, linking->doc->first_line, 0 };

    if (root->span.line)
        move_to(&cursor, linking->doc, root->span.line);
    for (struct node *node = root; node; node = node_next(root, node)) {
        if (node_is_block(node) && node->span.line)
            move_to(&cursor, linking->doc, node->span.line);
        if (node->kind != NODE_TEXT || (node->lacks & LACKS_BRACKETS && !linking->doc->is_protected))
            continue;
        search_text(linking, &cursor, node->text);
        search_labels(linking, node);
    }
}

/* --- definitions that the parser drops */

struct definition_scan {
    struct linking *linking;
    struct map seen; /* of str: labels whose definition has passed, to the line it stood on */
};

static void check_definition(struct definition_scan *scan, int line, str label)
{
    struct linking *linking = scan->linking;
    struct span span = span_in_markdown(linking->doc, label.at - 2, line);
    int *here = arena_new(linking->doc->arena, int), *before = map_get(&scan->seen, label);
    const struct note *note = map_get(&linking->by_label, label);

    *here = line;
    label = escapes_restore(linking->doc->arena, label, true);
    if (before) {
        diag_error(linking->diag, "note.duplicate", span,
            "the note [^%.*s] is already defined at line %d; give this one another name", STR(label), *before);
        return;
    }
    map_set(&scan->seen, label, here);
    if (!note || note->number == 0)
        diag_warn(
            linking->diag, "note.unused", span, "nothing refers to the note [^%.*s], so it isn't shown", STR(label));
}

/* The first and last line of each code block are out of the question: what stands there is no definition. */
static int last_line_of_code(const struct doc *doc, const struct node *code)
{
    int lines = 1;

    for (size_t i = 0; i < code->text.len; i++)
        lines += code->text.at[i] == '\n';
    return code->span.line + lines < doc->first_line + doc->line_count ? code->span.line + lines : code->span.line;
}

static void mark_code(struct linking *linking, char *marks)
{
    struct doc *doc = linking->doc;
    struct node *root = doc->root, *note = doc->definitions;

    for (; root; root = note, note = note ? note->next : NULL)
        for (struct node *node = root; node; node = node_next(root, node))
            if (node->kind == NODE_CODE_BLOCK && node->span.line)
                for (int line = node->span.line; line <= last_line_of_code(doc, node); line++)
                    marks[line - doc->first_line] = 1;
}

static void check_definitions(struct linking *linking)
{
    struct doc *doc = linking->doc;
    struct definition_scan scan = { linking, { .arena = doc->arena } };
    char *code = NULL; /* which lines are code: asked for where something looks like a definition */

    for (int i = 0; i < doc->line_count; i++) {
        str label = label_defined(doc_line(doc, i + doc->first_line));

        if (!is_label(label))
            continue;
        if (!code) {
            code = arena_alloc(doc->arena, (size_t)doc->line_count + 1);
            mark_code(linking, code);
        }
        if (!code[i])
            check_definition(&scan, i + doc->first_line, label);
    }
}

void notes_link(struct doc *doc, struct diag *diag)
{
    struct linking linking = { .doc = doc, .diag = diag };

    if (doc->definitions)
        doc_each_root(doc, lift_references);
    count_definitions(&linking);
    index_definitions(&linking);
    number_references(&linking, doc->root);
    for (size_t i = 0; i < linking.numbered; i++) /* grows as notes refer to notes */
        number_references(&linking, doc->notes[i].node);
    doc->note_count = linking.numbered;
    find_undefined(&linking, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        find_undefined(&linking, doc->notes[i].node);
    check_definitions(&linking);
}
