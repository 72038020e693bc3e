#include "doc/node.h"

#include "base/bytes16.h"
#include "base/utf8.h"
#include "lang/script.h"

#include <stdint.h>

static const struct names no_names;

struct node *node_new(struct arena *arena, enum node_kind kind, struct span span)
{
    struct node *node = arena_new(arena, struct node);

    node->kind = kind;
    node->span = span;
    node->names = &no_names;
    return node;
}

struct names *node_names(struct arena *arena, struct node *node)
{
    struct names *names;

    if (node->names != &no_names)
        return (struct names *)(uintptr_t)node->names;
    names = arena_new(arena, struct names);
    node->names = names;
    return names;
}

struct node *node_text(struct arena *arena, str text, struct span span)
{
    struct node *node = node_new(arena, NODE_TEXT, span);

    node->text = text;
    return node;
}

void node_set_text(struct node *node, str text)
{
    if (text.at != node->text.at)
        node->lacks = 0;
    node->text = text;
}

/* What sixteen bytes hold. */
struct held {
    bytes16 wide, brackets, address;
};

static void look_at(struct held *held, const char *at)
{
    bytes16 bytes = bytes16_load(at);

    held->wide |= (bytes16)(bytes > 0xE0);
    held->brackets |= bytes16_are(bytes, '[') | bytes16_are(bytes, ']');
    held->address |= bytes16_are(bytes, ':') | bytes16_are(bytes, '@');
}

/* The last sixteen bytes may be some that were looked at before. */
void node_find_lacks(struct node *text)
{
    struct held held = { 0 };
    char few[sizeof(bytes16)] = { 0 };
    const char *at = text->text.at, *end = at + text->text.len;

    for (; end - at > (ptrdiff_t)sizeof few; at += sizeof few)
        look_at(&held, at);
    if (text->text.len < sizeof few) {
        memcpy(few, at, (size_t)(end - at));
        look_at(&held, few);
    } else {
        look_at(&held, end - sizeof few);
    }
    if (!bytes16_any(held.wide) || script_next_candidate(text->text, 0) == text->text.len)
        text->lacks |= LACKS_CJK;
    if (!bytes16_any(held.brackets))
        text->lacks |= LACKS_BRACKETS;
    if (!bytes16_any(held.address))
        text->lacks |= LACKS_ADDRESS;
}

void node_append(struct node *parent, struct node *child)
{
    child->parent = parent;
    child->prev = parent->last;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_insert_before(struct node *sibling, struct node *node)
{
    node->parent = sibling->parent;
    node->prev = sibling->prev;
    node->next = sibling;
    if (sibling->prev)
        sibling->prev->next = node;
    else
        sibling->parent->first = node;
    sibling->prev = node;
}

void node_insert_after(struct node *sibling, struct node *node)
{
    if (sibling->next)
        node_insert_before(sibling->next, node);
    else
        node_append(sibling->parent, node);
}

void node_unlink(struct node *node)
{
    if (node->prev)
        node->prev->next = node->next;
    else if (node->parent)
        node->parent->first = node->next;
    if (node->next)
        node->next->prev = node->prev;
    else if (node->parent)
        node->parent->last = node->prev;
    node->parent = node->prev = node->next = NULL;
}

struct node *node_wrap(struct arena *arena, enum node_kind kind, struct node *first, struct node *last)
{
    struct node *wrapper = node_new(arena, kind, first->span), *inner;

    node_insert_before(first, wrapper);
    do {
        inner = wrapper->next;
        node_unlink(inner);
        node_append(wrapper, inner);
    } while (inner != last);
    return wrapper;
}

void node_merge_texts(struct arena *arena, struct node *parent)
{
    struct buf merged = { 0 };

    for (struct node *node = parent->first; node; node = node->next) {
        if (node->kind != NODE_TEXT || !node->next || node->next->kind != NODE_TEXT)
            continue;
        buf_reset(&merged);
        buf_add(&merged, node->text);
        while (node->next && node->next->kind == NODE_TEXT) {
            buf_add(&merged, node->next->text);
            node->lacks &= node->next->lacks;
            node_unlink(node->next);
        }
        node->text = buf_copy(&merged, arena);
    }
    buf_free(&merged);
}

void node_adopt(struct node *to, struct node *from)
{
    while (from->first) {
        struct node *child = from->first;

        node_unlink(child);
        node_append(to, child);
    }
}

struct node *node_skip(const struct node *root, const struct node *node)
{
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

void node_unwrap(struct node *node)
{
    while (node->first) {
        struct node *child = node->first;

        node_unlink(child);
        node_insert_before(node, child);
    }
    node_unlink(node);
}

bool node_is_block(const struct node *node)
{
    static const bool blocks[] = {
#define X(kind, name, block) block,
        NODE_KINDS(X)
#undef X
    };

    return blocks[node->kind];
}

bool node_has_class(const struct node *node, str name)
{
    str rest = node->names->classes;

    while (rest.len) {
        size_t len = 0;

        while (len < rest.len && rest.at[len] != ' ')
            len++;
        if (str_equal(str_first(rest, len), name))
            return true;
        rest = str_from(rest, len + 1);
    }
    return false;
}

/* <https://x.example/> */

static bool is_bare_address(const struct node *link)
{
    const struct node *text = link->first;

    return text && text == link->last && text->kind == NODE_TEXT && text->text.len && str_ends(link->text, text->text);
}

static bool is_code(str element)
{
    return str_equal(element, S("code")) || str_equal(element, S("kbd")) || str_equal(element, S("samp")) ||
           str_equal(element, S("var"));
}

bool node_is_literal(const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_CODE:
    case NODE_HTML:
    case NODE_IMAGE: return true;
    case NODE_LINK: return is_bare_address(node);
    case NODE_PHRASE: return is_code(node->text);
    case NODE_SPAN: return node_has_class(node, S("noterm"));
    default: return false;
    }
}

struct node *node_next_block(const struct node *root, const struct node *node)
{
    return node->first && node_is_block(node->first) ? node->first : node_skip(root, node);
}

const char *node_name(enum node_kind kind)
{
    static const char *const names[] = {
#define X(kind, name, block) name,
        NODE_KINDS(X)
#undef X
    };

    return names[kind];
}

bool node_has_words(const struct node *node)
{
    const struct node *n = node;

    while (n) {
        if ((n->kind == NODE_TEXT || n->kind == NODE_CODE) && !utf8_is_blank(n->text))
            return true;
        n = n->kind == NODE_IMAGE ? node_skip(node, n) : node_next(node, n);
    }
    return false;
}

bool node_is_ruby(const struct node *node)
{
    return node->kind == NODE_RUBY || (node->kind == NODE_PHRASE && str_equal(node->text, S("ruby")));
}

bool node_is_reading(const struct node *node)
{
    return node->kind == NODE_PHRASE && (str_equal(node->text, S("rt")) || str_equal(node->text, S("rp")));
}

bool node_is_hollow(const struct node *node)
{
    bool holds = node->first || node->kind == NODE_PHRASE || node->kind == NODE_SPAN;

    return holds && !node_is_reading(node) && !node_has_words(node);
}

void node_plain(struct buf *out, const struct node *node)
{
    for (const struct node *n = node, *next; n; n = next) {
        next = node_is_reading(n) ? node_skip(node, n) : node_next(node, n);
        if (n->kind == NODE_TEXT || n->kind == NODE_CODE)
            buf_add(out, n->text);
        else if (n->kind == NODE_SOFT_BREAK || n->kind == NODE_HARD_BREAK)
            buf_byte(out, ' ');
    }
}
