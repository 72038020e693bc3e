/* Rendering: a compiled template and values → text. */
#include "theme/template.h"

/* What names are looked for in: innermost first. */
struct scope {
    const struct value *value;
    const struct scope *outer;
};

/* How the lines of what is called are moved to where it is called from. */
struct margin {
    str prefix;   /* written before each line */
    size_t strip; /* how much of a line's own leading white space is left out */
    bool begun;   /* the first line follows something already */
};

struct rendering {
    struct buf *out;
    const struct templates *templates;
    struct diag *diag;
    struct arena arena;                                  /* prefixes */
    const struct template_node *parents[TEMPLATE_DEPTH]; /* whose blocks stand in for those of the template that is
                                                    rendered, outermost first */
    int parent_count;
    int depth;
    struct margin margin;
    size_t limit; /* of out->len */
    size_t steps; /* tokens rendered */
    bool stopped;
};

/* --- values */

static const struct value *look_up(const struct template_node *node, const struct scope *scope)
{
    const struct value *value = NULL;

    if (node->part_count == 0)
        return scope->value;
    for (; scope && !value; scope = scope->outer)
        value = value_get(scope->value, node->parts[0]);
    for (size_t i = 1; i < node->part_count && value; i++)
        value = value_get(value, node->parts[i]);
    return value;
}

static void write_value(struct rendering *r, const struct value *value, bool raw)
{
    if (!value || value->kind != VALUE_TEXT)
        return;
    if (raw)
        buf_add(r->out, value->text);
    else
        buf_xml(r->out, value->text);
}

/* --- lines */

static size_t leading_space(str text)
{
    size_t len = 0;

    while (len < text.len && (text.at[len] == ' ' || text.at[len] == '\t'))
        len++;
    return len;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void begin_line(struct rendering *r)
{
    if (!r->margin.begun)
        buf_add(r->out, r->margin.prefix);
    r->margin.begun = false;
}

static void write_text(struct rendering *r, const struct template_node *node)
{
    str text = node->text;

    if (!node->begins_line) {
        buf_add(r->out, text);
        return;
    }
    text = str_from(text, least(leading_space(text), r->margin.strip));
    if (text.len && text.at[0] != '\n')
        begin_line(r);
    r->margin.begun = false;
    buf_add(r->out, text);
}

/* The margin of what is called from a line whose own white space is `indent`. */
static struct margin margin_at(struct rendering *r, str indent, size_t strip)
{
    str rest = str_from(indent, least(indent.len, r->margin.strip));
    struct margin margin = { r->margin.prefix, strip, false };

    if (rest.len)
        margin.prefix = arena_printf(&r->arena, "%.*s%.*s", STR(r->margin.prefix), STR(rest));
    return margin;
}

/* --- tokens */

static void render_nodes(struct rendering *r, const struct template_node *first, const struct scope *scope);

static void render_section(struct rendering *r, const struct template_node *node, const struct scope *scope)
{
    const struct value *value = look_up(node, scope);
    struct scope inner = { value, scope };

    if (!value_is_true(value))
        return;
    if (value->kind != VALUE_LIST) {
        render_nodes(r, node->first, &inner);
        return;
    }
    for (const struct value_member *item = value->first; item && !r->stopped; item = item->next) {
        inner.value = item->value;
        render_nodes(r, node->first, &inner);
    }
}

static void stop(struct rendering *r, const struct template_node *node)
{
    if (!r->stopped)
        diag_error(
            r->diag, "theme.limit", node->span, "this template calls itself without end, or makes a page too large");
    r->stopped = true;
}

static bool enter(struct rendering *r, const struct template_node *node)
{
    if (r->depth < TEMPLATE_DEPTH) {
        r->depth++;
        return true;
    }
    stop(r, node);
    return false;
}

/* Renders another template here; `indent` is the white space before the tag where it stands alone on its line. */
static void render_template(struct rendering *r, const struct template_node *node, const struct scope *scope)
{
    const struct template *called = map_get(&r->templates->by_name, node->text);
    struct margin margin = r->margin;
    str before;

    if (!called) {
        diag_warn(r->diag, "theme.missing", node->span, "there is no template called “%.*s”", STR(node->text));
        return;
    }
    if (!enter(r, node))
        return;
    if (node->standalone)
        r->margin = margin_at(r, node->indent, 0);
    else
        r->margin = (struct margin){ S(""), 0, false };
    before = diag_enter(r->diag, called->path);
    render_nodes(r, called->first, scope);
    diag_enter(r->diag, before);
    r->margin = margin;
    r->depth--;
}

static void render_parent(struct rendering *r, const struct template_node *node, const struct scope *scope)
{
    bool fits = r->parent_count < TEMPLATE_DEPTH; /* else the call is too deep, which render_template reports */

    if (fits)
        r->parents[r->parent_count++] = node;
    render_template(r, node, scope);
    r->parent_count -= fits;
}

/* What stands in for a block: that of the outermost parent that has one. */
static const struct template_node *find_override(const struct rendering *r, const struct template_node *block)
{
    const struct template_node *found = NULL;

    for (int i = 0; i < r->parent_count && !found; i++)
        found = map_get(r->parents[i]->blocks, block->text);
    return found;
}

/* The white space before the first line of a block's content, where the content begins with a line. */
static str content_indent(const struct template_node *block)
{
    const struct template_node *first = block->first;

    if (!first)
        return S("");
    if (first->kind == TEMPLATE_TEXT && first->begins_line)
        return str_first(first->text, leading_space(first->text));
    return first->standalone ? first->indent : S("");
}

static void render_block(struct rendering *r, const struct template_node *block, const struct scope *scope)
{
    const struct template_node *override = find_override(r, block);
    struct margin margin = r->margin;
    str site = block->standalone && block->first ? content_indent(block) : block->indent;

    if (!override) {
        render_nodes(r, block->first, scope);
        return;
    }
    if (!enter(r, block)) /* what stands in may hold the block itself */
        return;
    r->margin = margin_at(r, site, content_indent(override).len);
    r->margin.begun = !block->standalone;
    render_nodes(r, override->first, scope);
    r->margin = margin;
    r->depth--;
}

static void render_node(struct rendering *r, const struct template_node *node, const struct scope *scope)
{
    if (node->begins_line && node->kind != TEMPLATE_TEXT)
        begin_line(r);
    switch (node->kind) {
    case TEMPLATE_TEXT: write_text(r, node); return;
    case TEMPLATE_VARIABLE: write_value(r, look_up(node, scope), false); return;
    case TEMPLATE_RAW: write_value(r, look_up(node, scope), true); return;
    case TEMPLATE_SECTION: render_section(r, node, scope); return;
    case TEMPLATE_INVERTED:
        if (!value_is_true(look_up(node, scope)))
            render_nodes(r, node->first, scope);
        return;
    case TEMPLATE_PARTIAL: render_template(r, node, scope); return;
    case TEMPLATE_BLOCK: render_block(r, node, scope); return;
    case TEMPLATE_PARENT: render_parent(r, node, scope); return;
    case TEMPLATE_CLOSE:
    case TEMPLATE_NOTHING: return;
    }
}

static void render_nodes(struct rendering *r, const struct template_node *first, const struct scope *scope)
{
    for (const struct template_node *node = first; node && !r->stopped; node = node->next) {
        if (r->out->len > r->limit || ++r->steps > TEMPLATE_STEPS)
            stop(r, node);
        else
            render_node(r, node, scope);
    }
}

void mustache_render(
    struct buf *out, const struct templates *templates, str name, const struct value *context, struct diag *diag)
{
    const struct template *template = map_get(&templates->by_name, name);
    struct rendering r = { .out = out, .templates = templates, .diag = diag, .margin = { .prefix = S("") } };
    struct scope scope = { context, NULL };
    str before;

    r.limit = out->len + TEMPLATE_OUTPUT;
    if (!template) {
        diag_error(diag, "theme.missing", NOWHERE, "the theme has no template called “%.*s”", STR(name));
        return;
    }
    before = diag_enter(diag, template->path);
    render_nodes(&r, template->first, &scope);
    diag_enter(diag, before);
    arena_free(&r.arena);
}
