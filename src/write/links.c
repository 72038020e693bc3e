#include "write/links.h"

#include "formats/url.h"
#include "gloss/glosses.h"

bool links_gloss(const struct node *node)
{
    return node->kind == NODE_GLOSS && node->gloss->first && node->gloss->kind != GLOSS_QUOTATION;
}

static bool is_link(const struct node *node)
{
    return node->kind == NODE_LINK || links_gloss(node);
}

static bool is_anchor(const struct node *node)
{
    return is_link(node) || node->kind == NODE_NOTE_REF;
}

/* What a picture's description holds is written as text. */
static struct node *next_written(const struct node *root, const struct node *node)
{
    return node->kind == NODE_IMAGE ? node_skip(root, node) : node_next(root, node);
}

static bool holds_anchor(const struct node *root)
{
    for (const struct node *node = root; node; node = next_written(root, node))
        if (node != root && is_anchor(node))
            return true;
    return false;
}

/* --- links around others */

static bool is_blank(const struct node *node)
{
    if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK)
        return true;
    return node->kind == NODE_TEXT && str_trim(node->text).len == 0;
}

/* Whether something shows in the siblings from `first` to `last`. */
static bool shows(const struct node *first, const struct node *last)
{
    for (const struct node *node = first; node; node = node->next) {
        if (!is_blank(node))
            return true;
        if (node == last)
            return false;
    }
    return false;
}

/* Part of a link: the siblings from `first` to `last`. What leads to a gloss leads there once. */
static void wrap_part(struct doc *doc, struct node *link, struct node *first, struct node *last)
{
    struct node *part;

    if (!shows(first, last) || (link->kind == NODE_GLOSS && !link->gloss))
        return;
    part = node_wrap(doc->arena, link->kind, first, last);
    part->text = link->text;
    part->names = link->names;
    part->span = link->span;
    if (link->kind == NODE_GLOSS) {
        part->gloss = link->gloss;
        link->gloss = NULL;
    }
}

/* Puts parts of `link` around all below `parent` that holds no anchor. */
static void push_down(struct doc *doc, struct node *link, struct node *parent)
{
    struct node *next;

    for (struct node *node = parent->first; node; node = next) {
        struct node *last = node;

        next = node->next;
        if (is_anchor(node))
            continue;
        if (holds_anchor(node)) {
            push_down(doc, link, node);
            continue;
        }
        while (last->next && !is_anchor(last->next) && !holds_anchor(last->next))
            last = last->next;
        next = last->next;
        wrap_part(doc, link, node, last);
    }
}

/* --- addresses */

/* Whether a link leads somewhere; if not, that is said. */
static bool leads(const struct node *link, struct diag *diag)
{
    enum url_kind kind = url_kind(link->text);
    const char *fault = kind == URL_EXTERNAL ? url_fault(link->text) : NULL;

    if (kind == URL_FORBIDDEN)
        diag_error(diag, "link.scheme", link->span, "a link may not lead to “%.*s”", STR(link->text));
    else if (fault)
        diag_warn(
            diag, "link.address", link->span, "“%.*s” %s; its words stand without a link", STR(link->text), fault);
    return kind != URL_FORBIDDEN && !fault;
}

void links_settle(struct doc *doc, struct node *root, struct diag *diag)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        bool dead = node->kind == NODE_LINK && !leads(node, diag);
        bool nested = !dead && is_link(node) && holds_anchor(node);

        next = next_written(root, node);
        if (nested)
            push_down(doc, node, node);
        if (nested)
            next = node->first;
        if (dead || nested)
            node_unwrap(node);
    }
}
