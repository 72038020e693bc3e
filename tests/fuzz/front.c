/* Any bytes as front matter, as stele.yaml's like, and as a theme's words: never a crash, every finding in its text. */
#include "fuzz.h"
#include "input/front.h"
#include "input/strings.h"

static void check_findings(const struct diag *diag, int lines)
{
    for (size_t i = 0; i < diag->count; i++)
        if (diag->items[i].span.line > lines)
            FUZZ_FAIL("a finding is behind the end of its file");
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
    }
    check_findings(&diag, lines);
    diag_free(&diag);
    arena_free(&arena);
    return 0;
}
