/* Any bytes as a picture: never a crash, and what ships of it ships again as it is, of the same kind and size. */
#include "fuzz.h"
#include "media/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct buf once = { 0 }, twice = { 0 };
    struct picture_reading first = picture_read(&arena, &once, (str){ (const char *)data, size }), second;

    if (first.kind.type.len && first.problem.len == 0) {
        second = picture_read(&arena, &twice, buf_str(&once));
        if (!str_equal(first.kind.type, second.kind.type) || second.problem.len || second.without.len)
            FUZZ_FAIL("what ships isn't what it was");
        if (first.kind.width != second.kind.width || first.kind.height != second.kind.height)
            FUZZ_FAIL("what ships has another size");
        if (!str_equal(buf_str(&once), buf_str(&twice)))
            FUZZ_FAIL("what ships doesn't ship as it is");
    }
    buf_free(&once);
    buf_free(&twice);
    arena_free(&arena);
    return 0;
}
