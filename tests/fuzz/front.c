/* Any bytes as front matter, as stele.yaml's like, and as a theme's words: never a crash, every finding in its text;
 * and what is read at sight is what libfyaml makes of it. */
#include "formats/yaml_parse.h"
#include "formats/yaml_plain.h"
#include "fuzz.h"
#include "input/front.h"
#include "input/strings.h"

static void check_findings(const struct diag *diag, int lines)
{
    for (size_t i = 0; i < diag->count; i++)
        if (diag->items[i].span.line > lines)
            FUZZ_FAIL("a finding is behind the end of its file");
}

static bool is_same_span(struct span a, struct span b)
{
    return a.line == b.line && a.column == b.column;
}

static void check_same(const struct yaml *plain, const struct yaml *other)
{
    if (plain->kind != other->kind || plain->quoted != other->quoted || plain->comment_reported != other->comment_reported ||
        !str_equal(plain->text, other->text) || !str_equal(plain->key, other->key) ||
        !is_same_span(plain->span, other->span) || !is_same_span(plain->key_span, other->key_span) ||
        !is_same_span(plain->comment, other->comment) || !plain->first != !other->first || !plain->next != !other->next)
        FUZZ_FAIL("two readers of YAML disagree");
    if (plain->first)
        check_same(plain->first, other->first);
    if (plain->next)
        check_same(plain->next, other->next);
}

/* A comment before it leads past the reader of plain lines. */
static void check_plain(struct arena *arena, str text)
{
    struct diag diag = { 0 };
    const struct yaml *plain = yaml_plain_parse(arena, text, 2);
    const struct yaml *other = plain ? yaml_parse(arena, arena_printf(arena, "#\n%.*s", STR(text)), 1, &diag) : NULL;

    if (plain && (!other || diag.count))
        FUZZ_FAIL("what was read at sight is no YAML");
    if (plain)
        check_same(plain, other);
    diag_free(&diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = { (const char *)data, size };
    struct arena arena = { 0 };
    struct diag diag = { 0 };
    struct front_split split;
    struct strings_set strings = { 0 };
    struct front front = { 0 };
    int lines = 2;

    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n' || data[i] == '\r';
    if (front_split(text, &split, &diag)) {
        front_parse(&arena, &split, &front, &diag);
        split = (struct front_split){ .front = text, .front_line = 1 };
        front = (struct front){ 0 };
        front_parse(&arena, &split, &front, &diag);
        strings_add(&strings, &arena, S("en"), text, &diag);
        strings_add(&strings, &arena, S("en"), text, &diag);
        check_plain(&arena, text);
    }
    check_findings(&diag, lines);
    diag_free(&diag);
    arena_free(&arena);
    return 0;
}
