/* Runs the Mustache specification's tests (JSON files given as arguments) through the engine. */
#include "theme/mustache.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct value *value_of(struct arena *arena, json_t *json);

static struct value *number_of(struct arena *arena, json_t *json)
{
    if (json_is_integer(json))
        return value_text(arena, arena_printf(arena, "%lld", (long long)json_integer_value(json)));
    return value_text(arena, arena_printf(arena, "%g", json_real_value(json)));
}

static struct value *collection_of(struct arena *arena, json_t *json)
{
    bool object = json_is_object(json);
    struct value *value = object ? value_map(arena) : value_list(arena);
    const char *key;
    json_t *item;
    size_t i;

    if (object)
        json_object_foreach(json, key, item)
            value_set(arena, value, key, value_of(arena, item));
    else
        json_array_foreach(json, i, item)
            value_push(arena, value, value_of(arena, item));
    return value;
}

static struct value *value_of(struct arena *arena, json_t *json)
{
    switch (json_typeof(json)) {
    case JSON_OBJECT:
    case JSON_ARRAY: return collection_of(arena, json);
    case JSON_STRING: return value_text(arena, (str){ json_string_value(json), json_string_length(json) });
    case JSON_INTEGER:
    case JSON_REAL: return number_of(arena, json);
    case JSON_TRUE: {
        struct value *yes = arena_new(arena, struct value);

        *yes = *value_bool(true);
        return yes;
    }
    case JSON_FALSE: {
        struct value *no = arena_new(arena, struct value);

        *no = *value_bool(false);
        return no;
    }
    case JSON_NULL: return NULL;
    }
    return NULL;
}

static bool run(json_t *test)
{
    struct arena arena = { 0 };
    struct diag diag = { 0 };
    struct templates templates = { .arena = &arena };
    struct buf out = { 0 };
    json_t *partials = json_object_get(test, "partials"), *partial;
    const char *name, *wanted = json_string_value(json_object_get(test, "expected"));
    bool same;

    json_object_foreach(partials, name, partial)
        mustache_add(&templates, str_of(name), str_of(name), str_of(json_string_value(partial)), &diag);
    mustache_add(&templates, S(" "), S("template"), str_of(json_string_value(json_object_get(test, "template"))), &diag);
    mustache_render(&out, &templates, S(" "), value_of(&arena, json_object_get(test, "data")), &diag);
    same = str_equal(buf_str(&out), str_of(wanted));
    if (!same)
        printf("not ok - %s\n  wanted [%s]\n  got    [%.*s]\n", json_string_value(json_object_get(test, "name")), wanted, STR(buf_str(&out)));
    buf_free(&out);
    diag_free(&diag);
    arena_free(&arena);
    return same;
}

int main(int argc, char **argv)
{
    int passed = 0, failed = 0;

    for (int i = 1; i < argc; i++) {
        json_t *file = json_load_file(argv[i], 0, NULL), *test;
        size_t at;

        if (!file) {
            fprintf(stderr, "can't read %s\n", argv[i]);
            return EXIT_FAILURE;
        }
        json_array_foreach(json_object_get(file, "tests"), at, test)
            run(test) ? passed++ : failed++;
        json_decref(file);
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed ? EXIT_FAILURE : EXIT_SUCCESS;
}
