#include "facts/cache.h"

#include "base/hash.h"
#include "base/wire.h"

#include <stdlib.h>

/* What a file begins with, and the hash of all after that. */
#define MAGIC "stele\x1a\x0a\x01"
enum { MAGIC_BYTES = sizeof MAGIC - 1, HEAD_BYTES = MAGIC_BYTES + 8 };

/* --- one list of members for both ways */

static void pass_time(struct wire *w, int64_t *time)
{
    uint64_t number = (uint64_t)*time;

    wire_hash(w, &number);
    *time = (int64_t)number;
}

static void pass_stamp(struct wire *w, struct stamp *stamp)
{
    wire_hash(w, &stamp->size);
    pass_time(w, &stamp->modified);
    pass_time(w, &stamp->changed);
    wire_hash(w, &stamp->inode);
}

/* Paths are handed to the system: the NUL after each stands in the file as well. */
static void pass_path(struct wire *w, str *path)
{
    str whole = { path->at, path->len + 1 };

    wire_text(w, &whole);
    if (w->out)
        return;
    if (whole.len == 0 || memchr(whole.at, '\0', whole.len) != whole.at + whole.len - 1) {
        wire_refuse(w);
        whole = (str){ "", 1 };
    }
    *path = str_first(whole, whole.len - 1);
}

static void pass_input(struct wire *w, struct trace_entry *input)
{
    pass_path(w, &input->path);
    input->kind = wire_below(w, input->kind, TRACE_FAILED + 1);
    pass_stamp(w, &input->stamp);
    wire_hash(w, &input->hash);
}

static void pass_extent(struct wire *w, struct extent *extent)
{
    size_t at = (size_t)extent->at, len = extent->len;

    wire_size(w, &at);
    wire_size(w, &len);
    if (!w->out && len > UINT32_MAX)
        wire_refuse(w);
    *extent = (struct extent){ at, (uint32_t)len };
}

static void pass_kept(struct wire *w, struct cache_extent *kept)
{
    struct extent extent = { kept->at, kept->len };

    pass_extent(w, &extent);
    wire_hash(w, &kept->sum);
    *kept = (struct cache_extent){ extent.at, extent.len, kept->sum };
}

static void pass_article(struct wire *w, struct cache_article *article, const struct cache *cache)
{
    wire_text(w, &article->path);
    wire_size(w, &article->input);
    wire_hash(w, &article->named);
    pass_extent(w, &article->record);
    wire_hash(w, &article->sum);
    wire_hash(w, &article->facts);
    wire_hash(w, &article->parts);
    wire_flag(w, &article->due);
    pass_kept(w, &article->page);
    if (!w->out && (article->input >= cache->input_count || article->record.at > cache->end ||
                       article->record.len > cache->end - article->record.at))
        wire_refuse(w);
}

static void pass_asset(struct wire *w, struct cache_asset *asset, const struct cache *cache)
{
    wire_size(w, &asset->input);
    wire_flag(w, &asset->shown);
    wire_text(w, &asset->name);
    wire_text(w, &asset->type);
    wire_text(w, &asset->extension);
    wire_size(w, &asset->width);
    wire_size(w, &asset->height);
    wire_size(w, &asset->size);
    wire_text(w, &asset->without);
    if (!w->out && asset->input >= cache->input_count)
        wire_refuse(w);
}

static void pass_output(struct wire *w, struct cache_output *output)
{
    pass_path(w, &output->path);
    for (int i = 0; i < CACHE_REASONS; i++)
        wire_hash(w, &output->key.of[i]);
    pass_stamp(w, &output->stamp);
}

static void pass_head(struct wire *w, struct cache *cache)
{
    wire_hash(w, &cache->build);
    wire_hash(w, &cache->asked);
    wire_hash(w, &cache->world);
    pass_time(w, &cache->begun);
    wire_hash(w, &cache->store);
    wire_hash(w, &cache->end);
    pass_kept(w, &cache->shared);
    wire_size(w, &cache->articles_reported);
    wire_size(w, &cache->pages);
    wire_size(w, &cache->books);
}

static void pass_all(struct wire *w, struct cache *cache)
{
    enum { LEAST_INPUT = 42, LEAST_ARTICLE = 47, LEAST_ASSET = 9, LEAST_OUTPUT = 33 + 8 * CACHE_REASONS };

    pass_head(w, cache);
    cache->inputs = wire_list(w, cache->inputs, &cache->input_count, sizeof *cache->inputs, LEAST_INPUT);
    for (size_t i = 0; i < cache->input_count; i++)
        pass_input(w, &cache->inputs[i]);
    cache->articles = wire_list(w, cache->articles, &cache->article_count, sizeof *cache->articles, LEAST_ARTICLE);
    for (size_t i = 0; i < cache->article_count; i++)
        pass_article(w, &cache->articles[i], cache);
    cache->assets = wire_list(w, cache->assets, &cache->asset_count, sizeof *cache->assets, LEAST_ASSET);
    for (size_t i = 0; i < cache->asset_count; i++)
        pass_asset(w, &cache->assets[i], cache);
    cache->outputs = wire_list(w, cache->outputs, &cache->output_count, sizeof *cache->outputs, LEAST_OUTPUT);
    for (size_t i = 0; i < cache->output_count; i++)
        pass_output(w, &cache->outputs[i]);
    wire_text(w, &cache->findings);
}

/* --- all of it */

static str hash_as_bytes(char bytes[8], str of)
{
    uint64_t hash = hash_bytes(of);

    for (size_t i = 0; i < 8; i++)
        bytes[i] = (char)(hash >> (8 * i));
    return (str){ bytes, 8 };
}

void cache_write(struct buf *out, const struct cache *cache)
{
    struct wire wire = wire_writer(out);
    struct cache copy = *cache;
    size_t begin = out->len;
    char sum[8] = { 0 };

    buf_add(out, S(MAGIC));
    buf_add(out, (str){ sum, sizeof sum }); /* its place */
    pass_all(&wire, &copy);
    hash_as_bytes(sum, str_from(buf_str(out), begin + HEAD_BYTES));
    memcpy(out->at + begin + MAGIC_BYTES, sum, sizeof sum);
}

bool cache_read(struct cache *cache, struct arena *arena, str bytes, uint64_t build)
{
    struct wire wire = wire_reader(str_from(bytes, HEAD_BYTES), arena);
    char sum[8];

    *cache = (struct cache){ 0 };
    if (bytes.len < HEAD_BYTES || !str_starts(bytes, S(MAGIC)) ||
        !str_equal(hash_as_bytes(sum, wire.rest), str_first(str_from(bytes, MAGIC_BYTES), sizeof sum)))
        return false;
    pass_all(&wire, cache);
    if (wire_done(&wire) && cache->build == build)
        return true;
    *cache = (struct cache){ 0 };
    return false;
}

/* --- their order */

/* Of one folder after another, so that each is opened once. */
static int compare_inputs(const void *left, const void *right)
{
    const struct trace_entry *a = left, *b = right;
    ptrdiff_t i = (ptrdiff_t)a->path.len, j = (ptrdiff_t)b->path.len;
    int order;

    while (i && a->path.at[i - 1] != '/')
        i--;
    while (j && b->path.at[j - 1] != '/')
        j--;
    order = str_compare(str_first(a->path, (size_t)i), str_first(b->path, (size_t)j));
    return order ? order : str_compare(a->path, b->path);
}

static int compare_articles(const void *a, const void *b)
{
    return str_compare(((const struct cache_article *)a)->path, ((const struct cache_article *)b)->path);
}

static int compare_outputs(const void *a, const void *b)
{
    return str_compare(((const struct cache_output *)a)->path, ((const struct cache_output *)b)->path);
}

void cache_sort(struct cache *cache)
{
    if (cache->input_count)
        qsort(cache->inputs, cache->input_count, sizeof *cache->inputs, compare_inputs);
    if (cache->article_count)
        qsort(cache->articles, cache->article_count, sizeof *cache->articles, compare_articles);
    if (cache->output_count)
        qsort(cache->outputs, cache->output_count, sizeof *cache->outputs, compare_outputs);
}
