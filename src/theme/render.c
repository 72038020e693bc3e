/* Rendering: a compiled template and values → text. */
#include "theme/token.h"

/* What names are looked for in: innermost first. */
struct scope {
    const struct value *value;
    const struct scope *outer;
};

/* How the lines of what is called are moved to where it is called from. */
struct margin {
    str prefix;   /* written before each line */
    size_t strip; /* how much of a line's own leading white space is left out */
    bool begun;   /* the first line stands behind something already */
};

struct rendering {
    struct buf *out;
    const struct templates *templates;
    struct diag *diag;
    struct arena arena;                          /* prefixes */
    const struct token *parents[TEMPLATE_DEPTH]; /* whose blocks stand in for those of the template that is rendered,
                                                    outermost first */
    int parent_count;
    int depth;
    struct margin margin;
    size_t limit; /* of out->len */
    size_t steps; /* tokens rendered */
    bool stopped;
};

/* --- values */

static const struct value *look_up(const struct token *token, const struct scope *scope)
{
    const struct value *value = NULL;

    if (token->part_count == 0)
        return scope->value;
    for (; scope && !value; scope = scope->outer)
        value = value_get(scope->value, token->parts[0]);
    for (size_t i = 1; i < token->part_count && value; i++)
        value = value_get(value, token->parts[i]);
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

static void write_text(struct rendering *r, const struct token *token)
{
    str text = token->text;

    if (!token->begins_line) {
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

static void render_tokens(struct rendering *r, const struct token *first, const struct scope *scope);

static void render_section(struct rendering *r, const struct token *token, const struct scope *scope)
{
    const struct value *value = look_up(token, scope);
    struct scope inner = { value, scope };

    if (!value_is_true(value))
        return;
    if (value->kind != VALUE_LIST) {
        render_tokens(r, token->first, &inner);
        return;
    }
    for (const struct value_member *item = value->first; item && !r->stopped; item = item->next) {
        inner.value = item->value;
        render_tokens(r, token->first, &inner);
    }
}

static void stop(struct rendering *r, const struct token *token)
{
    if (!r->stopped)
        diag_error(
            r->diag, "theme.limit", token->span, "this template calls itself without end, or makes a page too large");
    r->stopped = true;
}

static bool enter(struct rendering *r, const struct token *token)
{
    if (r->depth < TEMPLATE_DEPTH) {
        r->depth++;
        return true;
    }
    stop(r, token);
    return false;
}

/* Renders another template here; `indent` is the white space before the tag where it stands alone on its line. */
static void render_template(struct rendering *r, const struct token *token, const struct scope *scope)
{
    const struct template *called = map_get(&r->templates->by_name, token->text);
    struct margin margin = r->margin;
    str before;

    if (!called) {
        diag_warn(r->diag, "theme.missing", token->span, "there is no template called “%.*s”", STR(token->text));
        return;
    }
    if (!enter(r, token))
        return;
    if (token->standalone)
        r->margin = margin_at(r, token->indent, 0);
    else
        r->margin = (struct margin){ S(""), 0, false };
    before = diag_enter(r->diag, called->path);
    render_tokens(r, called->first, scope);
    diag_enter(r->diag, before);
    r->margin = margin;
    r->depth--;
}

static void render_parent(struct rendering *r, const struct token *token, const struct scope *scope)
{
    bool fits = r->parent_count < TEMPLATE_DEPTH; /* else the call is too deep, which render_template reports */

    if (fits)
        r->parents[r->parent_count++] = token;
    render_template(r, token, scope);
    r->parent_count -= fits;
}

/* What stands in for a block: that of the outermost parent that has one. */
static const struct token *find_override(const struct rendering *r, const struct token *block)
{
    const struct token *found = NULL;

    for (int i = 0; i < r->parent_count && !found; i++)
        found = map_get(r->parents[i]->blocks, block->text);
    return found;
}

/* The white space before the first line of a block's content, where the content begins with a line. */
static str content_indent(const struct token *block)
{
    const struct token *first = block->first;

    if (!first)
        return S("");
    if (first->kind == TOKEN_TEXT && first->begins_line)
        return str_first(first->text, leading_space(first->text));
    return first->standalone ? first->indent : S("");
}

static void render_block(struct rendering *r, const struct token *block, const struct scope *scope)
{
    const struct token *override = find_override(r, block);
    struct margin margin = r->margin;
    str site = block->standalone && block->first ? content_indent(block) : block->indent;

    if (!override) {
        render_tokens(r, block->first, scope);
        return;
    }
    if (!enter(r, block)) /* what stands in may hold the block itself */
        return;
    r->margin = margin_at(r, site, content_indent(override).len);
    r->margin.begun = !block->standalone;
    render_tokens(r, override->first, scope);
    r->margin = margin;
    r->depth--;
}

static void render_token(struct rendering *r, const struct token *token, const struct scope *scope)
{
    if (token->begins_line && token->kind != TOKEN_TEXT)
        begin_line(r);
    switch (token->kind) {
    case TOKEN_TEXT: write_text(r, token); return;
    case TOKEN_VARIABLE: write_value(r, look_up(token, scope), false); return;
    case TOKEN_RAW: write_value(r, look_up(token, scope), true); return;
    case TOKEN_SECTION: render_section(r, token, scope); return;
    case TOKEN_INVERTED:
        if (!value_is_true(look_up(token, scope)))
            render_tokens(r, token->first, scope);
        return;
    case TOKEN_PARTIAL: render_template(r, token, scope); return;
    case TOKEN_BLOCK: render_block(r, token, scope); return;
    case TOKEN_PARENT: render_parent(r, token, scope); return;
    case TOKEN_CLOSE:
    case TOKEN_NOTHING: return;
    }
}

static void render_tokens(struct rendering *r, const struct token *first, const struct scope *scope)
{
    for (const struct token *token = first; token && !r->stopped; token = token->next) {
        if (r->out->len > r->limit || ++r->steps > TEMPLATE_STEPS)
            stop(r, token);
        else
            render_token(r, token, scope);
    }
}

void templates_render(
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
    render_tokens(&r, template->first, &scope);
    diag_enter(diag, before);
    arena_free(&r.arena);
}
