#include "gloss/ignored.h"

#include "gloss/glosses.h"

static void unwrap_below(struct node *root, const bool *is_ignored)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        bool glossed = (node->kind == NODE_GLOSS || node->kind == NODE_ORIGINAL) && node->gloss;

        next = node_next(root, node);
        if (glossed && is_ignored[node->gloss->number])
            node_unwrap(node);
    }
}

void ignored_unwrap(struct doc *doc, const struct term_base *base)
{
    bool *is_ignored, any = false;

    if (base->ignored == 0 || doc->gloss_count == 0)
        return;
    is_ignored = arena_array(doc->arena, bool, doc->gloss_count);
    for (size_t i = 0; i < doc->gloss_count; i++) {
        const struct term_record *record = terms_find(base, doc->glosses[i]->en, doc->glosses[i]->zh);

        is_ignored[i] = record && record->standing == TERM_IGNORED;
        any |= is_ignored[i];
    }
    if (!any)
        return;
    unwrap_below(doc->root, is_ignored);
    for (size_t i = 0; i < doc->note_count; i++)
        unwrap_below(doc->notes[i].node, is_ignored);
}
