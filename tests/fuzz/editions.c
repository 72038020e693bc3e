/* Any bytes as stele.lock.yaml, as two texts to be aligned: a lock that is edited can be read again and holds what it
 * held; an alignment leaves nothing out. */
#include "doc/align.h"
#include "formats/yaml_parse.h"
#include "fuzz.h"
#include "input/lock.h"

/* --- the lock file */

static void check_others(const struct yaml *before, const struct yaml *after)
{
    for (const struct yaml *value = before->first; value; value = value->next) {
        const struct yaml *now = yaml_get(after, value->key);

        if (!str_equal(value->key, S("translations")) && (!now || !yaml_equal(value, now)))
            FUZZ_FAIL("amending the lock changed what others wrote");
    }
}

static void try_lock(str text)
{
    uint32_t marks[] = { 1, 2, 3 };
    struct lock_entry entry = { S("a.fr.md"), S("a.md"), 7, { marks, 3 }, { NULL, 0 } };
    struct arena arena = { 0 };
    struct diag diag = { 0 }, again = { 0 };
    struct buf out = { 0 };
    struct lock lock;

    if (lock_edit(&out, text, &entry, 1, &diag)) {
        const struct yaml *before = yaml_parse(&arena, text, 1, &diag);
        const struct yaml *after = yaml_parse(&arena, buf_str(&out), 1, &again);

        if (!after || again.count)
            FUZZ_FAIL("an amended lock can't be read");
        check_others(before, after);
        lock_read(&lock, &arena, after, &again);
        if (lock.count != 1 || again.count)
            FUZZ_FAIL("an amended lock doesn't hold what was put in");
    }
    lock_read(&lock, &arena, yaml_parse(&arena, text, 1, &diag), &diag);
    buf_free(&out);
    diag_free(&diag);
    diag_free(&again);
    arena_free(&arena);
}

/* --- alignment: a byte is a block */

static size_t take_blocks(struct arena *arena, str bytes, struct block **blocks)
{
    static const enum node_kind kinds[] = { NODE_PARAGRAPH, NODE_PARAGRAPH, NODE_HEADING, NODE_LIST };

    *blocks = arena_array(arena, struct block, bytes.len);
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned byte = (unsigned char)bytes.at[i];
        enum node_kind kind = kinds[byte & 3];

        (*blocks)[i] = (struct block){
            .kind = kind, .level = kind == NODE_HEADING ? (int)(byte >> 2) % 6 + 1 : 0, .size = (byte >> 2) * 10
        };
    }
    return bytes.len;
}

static void try_align(str text)
{
    struct arena arena = { 0 };
    struct block *left, *right;
    size_t half = text.len / 2, left_count = take_blocks(&arena, str_first(text, half), &left);
    size_t right_count = take_blocks(&arena, str_from(text, half), &right);
    struct alignment found = align(&arena, left, left_count, right, right_count);

    for (size_t i = 0; i < found.count; i++) {
        if (found.steps[i].left > left_count || found.steps[i].right > right_count ||
            found.steps[i].left + found.steps[i].right == 0)
            FUZZ_FAIL("a step leads too far, or nowhere");
        left_count -= found.steps[i].left;
        right_count -= found.steps[i].right;
    }
    if (left_count || right_count)
        FUZZ_FAIL("an alignment leaves blocks out");
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = { (const char *)data, size };

    try_lock(text);
    try_align(text);
    return 0;
}
