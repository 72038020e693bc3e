#include "doc/remote.h"

#include <strings.h>

enum picture_origin { PICTURE_NEAR, PICTURE_REMOTE, PICTURE_DATA };

struct remote {
    struct doc *doc;
    struct span first[PICTURE_DATA + 1];
    size_t count[PICTURE_DATA + 1];
};

static bool begins(str address, const char *scheme)
{
    return address.len >= strlen(scheme) && strncasecmp(address.at, scheme, strlen(scheme)) == 0;
}

static enum picture_origin origin_of(str address)
{
    static const char *const remote[] = { "https:", "http:", "ftp:", "//" };

    address = str_trim(address);
    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
        if (begins(address, remote[i]))
            return PICTURE_REMOTE;
    return begins(address, "data:") ? PICTURE_DATA : PICTURE_NEAR;
}

static bool is_in_link(const struct node *node)
{
    while (node && node->kind != NODE_LINK)
        node = node->parent;
    return node;
}

/* What the picture says in words; of one without any, its address, unless that is the picture itself. */
static struct node *description(struct remote *r, const struct node *picture, enum picture_origin origin)
{
    struct buf text = { 0 };
    struct node *node;

    node_plain(&text, picture);
    if (str_trim(buf_str(&text)).len == 0 && origin == PICTURE_REMOTE)
        buf_add(&text, picture->text);
    node = node_text(r->doc->arena, buf_copy(&text, r->doc->arena), picture->span);
    buf_free(&text);
    return node;
}

/* A link to the picture, where there may be one. */
static struct node *link_to(struct remote *r, const struct node *picture, struct node *words)
{
    struct node *link;

    if (is_in_link(picture->parent))
        return words;
    link = node_new(r->doc->arena, NODE_LINK, picture->span);
    link->text = str_starts(picture->text, S("//")) ? arena_printf(r->doc->arena, "https:%.*s", STR(picture->text))
                                                    : picture->text;
    node_names(r->doc->arena, link)->title = picture->names->title;
    node_append(link, words);
    return link;
}

/* A picture without words leaves nothing, nor does a paragraph that held only it. */
static void drop(struct node *picture)
{
    struct node *parent = picture->parent;

    node_unlink(picture);
    if ((parent->kind == NODE_PARAGRAPH || parent->kind == NODE_FIGURE) && !parent->first)
        node_unlink(parent);
}

/* A span around it keeps what else was said of the picture: its id, its class, its language. */
static struct node *with_names(struct remote *r, const struct node *picture, struct node *inner)
{
    const struct names *names = picture->names;
    struct node *span;

    if (names->id.len + names->classes.len + names->lang.len == 0)
        return inner;
    span = node_new(r->doc->arena, NODE_SPAN, picture->span);
    *node_names(r->doc->arena, span) = (struct names){ S(""), names->id, names->classes, names->lang };
    node_append(span, inner);
    return span;
}

static void replace(struct remote *r, struct node *picture, enum picture_origin origin)
{
    struct node *words = description(r, picture, origin), *parent = picture->parent;

    if (words->text.len == 0 && !picture->next) {
        drop(picture);
        return;
    }
    if (origin == PICTURE_REMOTE)
        words = link_to(r, picture, words);
    node_insert_before(picture, with_names(r, picture, words));
    node_unlink(picture);
    if (parent->kind == NODE_FIGURE && parent->first == parent->last)
        parent->kind = NODE_PARAGRAPH;
}

static void look_through(struct remote *r, struct node *root)
{
    struct node *next;

    for (struct node *node = root; node; node = next) {
        bool picture = node->kind == NODE_IMAGE;
        enum picture_origin origin = picture ? origin_of(node->text) : PICTURE_NEAR;

        next = picture ? node_skip(root, node) : node_next(root, node);
        if (origin == PICTURE_NEAR)
            continue;
        if (r->count[origin]++ == 0)
            r->first[origin] = node->span;
        replace(r, node, origin);
    }
}

static void report(const struct remote *r, enum picture_origin origin, const char *what, struct diag *diag)
{
    struct arena scratch = { 0 };
    str among =
        r->count[origin] > 1 ? arena_printf(&scratch, ", one of %zu in this article,", r->count[origin]) : S("");

    if (r->count[origin])
        diag_warn(diag, "picture.remote", r->first[origin],
            "this picture%.*s %s; to show it, save it beside the article and name that file here", STR(among), what);
    arena_free(&scratch);
}

void remote_pictures_link(struct doc *doc, struct node *title, struct diag *diag)
{
    struct remote r = { .doc = doc };

    if (title)
        look_through(&r, title);
    look_through(&r, doc->root);
    for (size_t i = 0; i < doc->note_count; i++)
        look_through(&r, doc->notes[i].node);
    report(&r, PICTURE_REMOTE, "lies on another host, from which pages load nothing: its words are a link to it", diag);
    report(&r, PICTURE_DATA, "is written into the text, where it isn't read: its words stand for it", diag);
}
