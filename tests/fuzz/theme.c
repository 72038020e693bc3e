/* Any bytes as a template, which may call itself, others and its parent: never a crash, never without end. */
#include "fuzz.h"
#include "theme/mustache.h"

static const struct value *make_context(struct arena *arena)
{
    struct value *context = value_map(arena), *list = value_list(arena), *inner = value_map(arena);

    value_set(arena, inner, "a", value_text(arena, S("<&\"'>")));
    value_push(arena, list, inner);
    value_push(arena, list, value_text(arena, S("x")));
    value_set(arena, context, "a", value_text(arena, S("A")));
    value_set(arena, context, "b", list);
    value_set(arena, context, "c", inner);
    value_set(arena, context, "t", value_bool(true));
    return context;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char parent[] = "[{{$x}}0{{/x}}{{$y}}{{$x}}1{{/x}}{{/y}}{{>a}}]";
    struct arena arena = { 0 };
    struct diag diag = { 0 };
    struct templates templates = { .arena = &arena };
    struct buf out = { 0 };

    mustache_add(&templates, S("p"), S("p"), str_of(parent), &diag);
    mustache_add(&templates, S("a"), S("a"), (str){ (const char *)data, size }, &diag);
    mustache_render(&out, &templates, S("a"), make_context(&arena), &diag);
    if (out.len > TEMPLATE_OUTPUT + size + sizeof parent)
        FUZZ_FAIL("more was written than the limit");
    buf_free(&out);
    diag_free(&diag);
    arena_free(&arena);
    return 0;
}
