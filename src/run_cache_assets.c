/* What was kept of assets and of files that are copied: what hasn't changed isn't read. */
#include "run_cache.h"

static struct map *map_for(struct run_cache *cache, bool shown)
{
    return shown ? &cache->shown : &cache->others;
}

/* Its path within the publication. */
static str path_of(const struct stele_run *run, const struct asset *asset)
{
    str root = run->input.real;

    return str_from(asset->path, root.len + !str_ends(root, S("/")));
}

static const struct cache_asset *row_of(struct stele_run *run, const struct asset *asset)
{
    return map_get(map_for(&run->cache, asset->shown), path_of(run, asset));
}

static bool know(void *context, struct arena *arena, struct asset *asset)
{
    const struct cache_asset *row = row_of(context, asset);

    if (!row)
        return false;
    asset->without = row->without;
    asset->picture = arena_new(arena, struct picture);
    *asset->picture = (struct picture){ .name = row->name,
        .kind = { row->type, row->extension, (unsigned)row->width, (unsigned)row->height },
        .bytes = { 0, (uint32_t)row->size },
        .path = asset->path };
    return true;
}

void run_cache_assets(struct stele_run *run)
{
    struct run_cache *cache = &run->cache;
    const struct cache *old = &cache->old;

    for (size_t i = 0; i < old->asset_count; i++) {
        struct cache_asset *row = &old->assets[i];

        if (cache->same[row->input])
            map_set(map_for(cache, row->shown), old->inputs[row->input].path, row);
    }
    for (size_t i = 0; i < old->input_count; i++)
        if (cache->same[i] && old->inputs[i].kind == TRACE_READ && str_starts(old->inputs[i].path, S("static/")))
            map_set(&cache->files, old->inputs[i].path, &old->inputs[i]);
    run->assets.memory = (struct assets_memory){ know, run };
}

bool run_cache_copied(struct stele_run *run, size_t number, str to)
{
    const struct trace_entry *input = map_get(&run->cache.files, run->input.listed.as_is[number]);
    const struct cache_key key = { { input ? input->hash : 0 } };
    struct arena arena = { 0 };

    run->cache.copied[number] = input && run_cache_has(run, arena_printf(&arena, "site/%.*s", STR(to)), &key);
    arena_free(&arena);
    return run->cache.copied[number];
}

/* --- for the index */

size_t run_cache_known(const struct stele_run *run)
{
    return run->assets.count + run->input.listed.as_is_count;
}

void run_cache_carry(struct stele_run *run, struct cache *index)
{
    const struct cache *old = &run->cache.old;

    for (size_t i = 0; i < run->assets.count; i++)
        if (run->assets.items[i]->known)
            index->inputs[index->input_count++] = old->inputs[row_of(run, run->assets.items[i])->input];
    for (size_t i = 0; i < run->input.listed.as_is_count; i++)
        if (run->cache.copied[i])
            index->inputs[index->input_count++] =
                *(struct trace_entry *)map_get(&run->cache.files, run->input.listed.as_is[i]);
}

/* Of what doesn't ship nothing is kept. */
void run_cache_list_assets(struct stele_run *run, struct cache *index, const struct map *places)
{
    index->assets = arena_array(&run->cache.arena, struct cache_asset, run->assets.count);
    for (size_t i = 0; i < run->assets.count; i++) {
        const struct asset *asset = run->assets.items[i];
        const struct picture *picture = asset->picture;
        const struct trace_entry *input = map_get(places, path_of(run, asset));

        if (picture && input)
            index->assets[index->asset_count++] = (struct cache_asset){ (size_t)(input - index->inputs), asset->shown,
                picture->name, picture->kind.type, picture->kind.extension, picture->kind.width, picture->kind.height,
                picture->bytes.len, asset->without };
    }
}
