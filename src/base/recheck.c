#include "base/recheck.h"

#include "base/hash.h"

int recheck_begin(struct recheck *recheck, const char *root, int64_t begun)
{
    *recheck = (struct recheck){ .root = str_of(root), .begun = begun };
    return stamper_begin(&recheck->stamper, root);
}

void recheck_end(struct recheck *recheck)
{
    stamper_end(&recheck->stamper);
}

static const char *full(const struct recheck *recheck, struct arena *arena, str path)
{
    return path.len && path.at[0] == '/' ? path.at : file_join(arena, recheck->root, path.len ? path : S("."));
}

static bool looks_same(const struct recheck *recheck, struct arena *arena, const struct trace_entry *entry)
{
    struct file_info info;

    return file_stat(full(recheck, arena, entry->path), &info) == 0 && file_info_hash(&info) == entry->hash;
}

static bool lists_same(const struct recheck *recheck, struct arena *arena, const struct trace_entry *entry)
{
    struct file_names names;

    return file_list(arena, full(recheck, arena, entry->path), &names) == 0 && file_names_hash(&names) == entry->hash;
}

static bool reads_same(const struct recheck *recheck, struct arena *arena, const struct trace_entry *entry)
{
    str bytes;

    return file_read(arena, full(recheck, arena, entry->path), (size_t)entry->stamp.size, &bytes) == 0 &&
           hash_bytes(bytes) == entry->hash;
}

/* The stamp was taken before: what comes meanwhile gives the file another one. */
static bool holds_same(const struct recheck *recheck, const struct trace_entry *entry)
{
    struct arena arena = { 0 };
    bool same = false;

    switch (entry->kind) {
    case TRACE_LOOKED: same = looks_same(recheck, &arena, entry); break;
    case TRACE_LISTED: same = lists_same(recheck, &arena, entry); break;
    case TRACE_READ: same = reads_same(recheck, &arena, entry); break;
    case TRACE_FAILED: break;
    }
    arena_free(&arena);
    return same;
}

enum recheck_result recheck_ask(struct recheck *recheck, struct trace_entry *entry)
{
    enum file_kind wanted = entry->kind == TRACE_LISTED ? FILE_DIRECTORY : FILE_REGULAR, kind;
    struct stamp stamp;

    if (entry->kind == TRACE_FAILED)
        return RECHECK_CHANGED;
    if (entry->kind == TRACE_LOOKED)
        return holds_same(recheck, entry) ? RECHECK_SAME : RECHECK_CHANGED;
    if (stamper_take(&recheck->stamper, entry->path, true, &kind, &stamp) != 0 || kind != wanted)
        return RECHECK_CHANGED;
    if (stamp_equal(&stamp, &entry->stamp) && stamp_is_settled(&stamp, recheck->begun))
        return RECHECK_SAME;
    if ((entry->kind == TRACE_READ && stamp.size != entry->stamp.size) || !holds_same(recheck, entry))
        return RECHECK_CHANGED;
    entry->stamp = stamp;
    return RECHECK_TOUCHED;
}
