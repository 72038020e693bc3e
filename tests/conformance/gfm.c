/* Writes what the parser and writer make of the examples of a specification, stele's additions off: a JSON array of
 * texts in the order of the examples. The file is an array of {"markdown", "extensions": [...]}. */
#include "doc/inlines.h"
#include "doc/parse.h"
#include "write/body.h"
#include "write/body_write.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool has(json_t *extensions, const char *name)
{
    json_t *extension;
    size_t i;

    json_array_foreach(extensions, i, extension) if (strcmp(json_string_value(extension), name) == 0) return true;
    return false;
}

/* Addresses as they stand: there is no publication to look them up in. */
struct filler {
    struct body_filler filler;
    str *pictures;
    str *links;
};

static void fill(const struct body_filler *filler, struct buf *out, const struct body *body, const struct slot *slot)
{
    const struct filler *f = (const struct filler *)filler;

    (void)body;
    buf_printf(out, " %s=\"", slot->kind == SLOT_PICTURE ? "src" : "href");
    buf_xml(out, slot->kind == SLOT_PICTURE ? f->pictures[slot->index] : f->links[slot->index]);
    buf_byte(out, '"');
}

static void number(struct node *root, struct filler *f)
{
    size_t pictures = 0, links = 0;

    for (struct node *node = root; node; node = node_next(root, node)) {
        if (node->kind == NODE_IMAGE) {
            f->pictures[pictures] = node->text;
            node->level = (int)pictures++;
        } else if (node->kind == NODE_LINK) {
            f->links[links] = node->text;
            node->level = (int)links++;
        }
    }
}

static json_t *make(json_t *example)
{
    str markdown = { json_string_value(json_object_get(example, "markdown")),
        json_string_length(json_object_get(example, "markdown")) };
    json_t *extensions = json_object_get(example, "extensions"), *text;
    struct arena arena = { 0 };
    struct diag diag = { 0 };
    struct body_options options = { .target = BODY_WEB };
    str slots[2][100];
    struct filler filler = { { 1 << SLOT_PICTURE | 1 << SLOT_LINK, fill }, slots[0], slots[1] };
    struct buf out = { 0 };
    struct body body;
    struct doc doc;

    doc_parse(&doc, &arena, markdown, 1, &diag);
    if (has(extensions, "disabled"))
        spans_find_tasks(&doc);
    if (has(extensions, "strikethrough"))
        strikes_find(&doc);
    if (has(extensions, "autolink"))
        autolinks_find(&doc);
    spans_finish(&doc);
    number(doc.root, &filler);
    body = body_write(&arena, doc.root, &options);
    body_fill(&out, &body, &filler.filler);
    text = json_stringn(out.at ? out.at : "", out.len);
    buf_free(&out);
    diag_free(&diag);
    arena_free(&arena);
    return text;
}

int main(int argc, char **argv)
{
    json_t *examples = argc > 1 ? json_load_file(argv[1], 0, NULL) : NULL, *made = json_array(), *example;
    size_t i;

    if (!examples)
        return EXIT_FAILURE;
    json_array_foreach(examples, i, example) json_array_append_new(made, make(example));
    json_dumpf(made, stdout, 0);
    json_decref(examples);
    json_decref(made);
    return EXIT_SUCCESS;
}
