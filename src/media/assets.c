#include "media/assets.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/threads.h"
#include "media/kinds.h"
#include "media/lookup.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>

/* --- asking */

struct assets assets_begin(struct arena *arena, str root, str theme, struct spool *spool)
{
    struct assets assets = { .arena = arena, .root = root, .theme = theme, .spool = spool };

    for (size_t i = 0; i < ASSET_USES; i++)
        assets.asked[i].arena = arena;
    assets.shown.arena = assets.others.arena = assets.names.arena = arena;
    return assets;
}

/* What is at no path of the publication needn't be looked for. */
static const struct asset_answer *known_answer(str target, enum asset_use use)
{
    static const struct asset_answer nothing = { .error = ENOENT }, outside = { .error = EXDEV };

    if (use == ASSET_PICTURE && (str_find(target, S("://")) >= 0 || str_starts(target, S("//"))))
        return &outside;
    return str_starts(target, S("/")) ? &nothing : NULL;
}

const struct asset_answer *assets_ask(struct assets *assets, str folder, str target, enum asset_use use)
{
    const struct asset_answer *known = known_answer(target, use);
    struct asset_answer *answer;
    struct buf key = { 0 };
    str path;

    if (known)
        return known;
    buf_printf(&key, "%.*s/%.*s", STR(folder), STR(target));
    answer = map_get(&assets->asked[use], buf_str(&key));
    if (!answer) {
        path = arena_copy(assets->arena, buf_str(&key));
        answer = arena_new(assets->arena, struct asset_answer);
        *answer = (struct asset_answer){ use, str_first(path, folder.len), str_from(path, folder.len + 1), 0, S(""),
            NULL, S(""), false };
        map_set(&assets->asked[use], path, answer);
        assets->answers = arena_grow(
            assets->arena, assets->answers, assets->answer_count, &assets->answer_cap, sizeof *assets->answers);
        assets->answers[assets->answer_count++] = answer;
    }
    buf_free(&key);
    return answer;
}

/* --- the map, which first looks for what is asked for and then reads what was found */

struct worker {
    struct arena lasting, scratch;
    struct lookup lookup;
};

struct reading {
    struct assets *assets;
    atomic_bool failed; /* the spool did */
    struct worker workers[THREADS_MAX];
};

/* --- where it lies */

static bool is_published(const struct assets *assets, str path)
{
    return kinds_download(path).type.len && !(assets->theme.len && lookup_inside(path, assets->theme));
}

/* Whether a path leads somewhere without its query. */
static bool leads_without_query(const struct assets *assets, struct lookup *lookup, const struct asset_answer *answer)
{
    ptrdiff_t question = str_find(answer->target, S("?"));
    str before = question < 0 ? S("") : str_first(answer->target, (size_t)question), path;

    return before.len && lookup_file(lookup, answer->folder, before, &path) == 0 &&
           (answer->use == ASSET_PICTURE || is_published(assets, path));
}

static void look_for(void *context, size_t number, size_t i)
{
    struct reading *reading = context;
    struct assets *assets = reading->assets;
    struct worker *worker = &reading->workers[number];
    struct asset_answer *answer = assets->answers[i];
    struct lookup *lookup = &worker->lookup;
    str path = S("");

    lookup->arena = lookup->folders.arena = &worker->scratch;
    lookup->root = assets->root;
    if (answer->use == ASSET_PLACE)
        answer->error = file_resolve(lookup->arena,
            file_join(lookup->arena, lookup->root, str_of(file_join(lookup->arena, answer->folder, answer->target))),
            &path);
    else
        answer->error = lookup_file(lookup, answer->folder, answer->target, &path);
    if (!answer->error) {
        answer->path = arena_copy(&worker->lasting, path);
    } else if (answer->error == ENOENT && answer->use != ASSET_PLACE) {
        answer->bare = leads_without_query(assets, lookup, answer);
        if (answer->use == ASSET_PICTURE)
            answer->near = arena_copy(&worker->lasting, lookup_other_case(lookup, answer->folder, answer->target));
    }
}

/* What is published of what was found, each file once. */
static struct asset *asset_at(struct assets *assets, str path, enum asset_use use)
{
    struct picture_kind kind = use == ASSET_DOWNLOAD ? kinds_download(path) : (struct picture_kind){ .type = S("") };
    bool shown = use == ASSET_PICTURE || str_starts(kind.type, S("image/"));
    struct map *known = shown ? &assets->shown : &assets->others;
    struct asset *asset = map_get(known, path);

    if (asset)
        return asset;
    asset = arena_new(assets->arena, struct asset);
    *asset = (struct asset){ .path = path, .kind = kind, .shown = shown, .why = S(""), .without = S("") };
    map_set(known, path, asset);
    assets->items = arena_grow(assets->arena, assets->items, assets->count, &assets->cap, sizeof *assets->items);
    assets->items[assets->count++] = asset;
    return asset;
}

static void gather(struct assets *assets)
{
    for (size_t i = 0; i < assets->answer_count; i++) {
        struct asset_answer *answer = assets->answers[i];

        if (!answer->error &&
            (answer->use == ASSET_PICTURE || (answer->use == ASSET_DOWNLOAD && is_published(assets, answer->path))))
            answer->asset = asset_at(assets, answer->path, answer->use);
    }
}

/* --- names */

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* The file's name without its ending, reduced to what is safe in every address and archive, also on a disk to which
 * capitals are small letters. */
static str safe_stem(struct arena *arena, str path)
{
    str base = file_base(path);
    char *text = arena_alloc(arena, base.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < base.len && base.at[i] != '.'; i++) {
        char c = small(base.at[i]);
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

        if (plain || (len && text[len - 1] != '-'))
            text[len++] = plain ? c : '-';
    }
    while (len && text[len - 1] == '-')
        len--;
    return len ? (str){ text, len < 60 ? len : 60 } : S("picture");
}

/* --- what it is */

/* How much of a content's hash its name has. */
enum { NAME_DIGITS = 12 };

static void keep(
    struct reading *reading, struct worker *worker, struct asset *asset, struct picture_kind kind, str bytes)
{
    struct picture *picture = arena_new(&worker->lasting, struct picture);

    picture->kind = kind;
    picture->path = asset->path;
    picture->waits = reading->assets->spool != NULL;
    picture->name = arena_printf(&worker->lasting, "%.*s-%.*s%.*s", STR(safe_stem(&worker->scratch, asset->path)),
        STR(hash_hex(&worker->scratch, bytes, NAME_DIGITS)), STR(kind.extension));
    if (reading->assets->spool)
        asset->error = spool_add(reading->assets->spool, bytes, &picture->bytes);
    if (asset->error)
        atomic_store(&reading->failed, true);
    asset->picture = picture;
}

static void report_unread(struct arena *arena, struct asset *asset, int error)
{
    asset->code = error == EFBIG ? "picture.large" : "picture.read";
    asset->why = error == EFBIG
                     ? arena_printf(arena, "is larger than %d MiB; please make it smaller", ASSET_BYTES >> 20)
                     : arena_printf(arena, "can't be read: %s", strerror(error));
}

/* A picture is published without what travels in it unseen. */
static void look_at_picture(struct reading *reading, struct worker *worker, struct asset *asset, str bytes)
{
    struct buf out = { 0 };
    struct picture_reading picture = picture_read(&worker->lasting, &out, bytes);

    if (picture.kind.type.len == 0) {
        asset->code = "picture.unknown";
        asset->why = S("isn't a picture that stele knows (PNG, JPEG, GIF, WebP, SVG)");
    } else if (picture.problem.len) {
        asset->code = "picture.broken";
        asset->why = picture.problem;
    } else {
        asset->without = picture.without;
        keep(reading, worker, asset, picture.kind, buf_str(&out));
    }
    buf_free(&out);
}

static bool is_known(const struct assets_memory *memory, struct worker *worker, struct asset *asset)
{
    asset->known = memory->know && memory->know(memory->context, &worker->lasting, asset);
    return asset->known;
}

static void resource_look_at(void *context, size_t number, size_t i)
{
    struct reading *reading = context;
    struct worker *worker = &reading->workers[number];
    struct asset *asset = reading->assets->items[i];
    str bytes;
    int error;

    if (atomic_load(&reading->failed) || is_known(&reading->assets->memory, worker, asset))
        return;
    arena_free(&worker->scratch);
    error = file_read(&worker->scratch, asset->path.at, ASSET_BYTES, &bytes);
    if (error)
        report_unread(&worker->lasting, asset, error);
    else if (asset->shown)
        look_at_picture(reading, worker, asset, bytes);
    else
        keep(reading, worker, asset, asset->kind, bytes);
}

/* One content under one name is one picture, whichever files hold it. */
static void name_all(struct assets *assets)
{
    for (size_t i = 0; i < assets->count; i++) {
        struct asset *asset = assets->items[i];
        struct picture *same = asset->picture ? map_get(&assets->names, asset->picture->name) : NULL;

        if (same)
            asset->picture = same;
        if (!asset->picture || same)
            continue;
        map_set(&assets->names, asset->picture->name, asset->picture);
        assets->ships =
            arena_grow(assets->arena, assets->ships, assets->ship_count, &assets->ship_cap, sizeof *assets->ships);
        assets->ships[assets->ship_count++] = asset->picture;
    }
}

static bool report_failure(const struct assets *assets, struct diag *diag)
{
    size_t i = 0;

    while (!assets->items[i]->error)
        i++;
    diag_fail(diag, "output.cache", "can't keep a copy of %.*s: %s", STR(assets->items[i]->path),
        strerror(assets->items[i]->error));
    return false;
}

bool assets_read(struct assets *assets, size_t jobs, struct diag *diag)
{
    struct reading reading = { .assets = assets };

    threads_for(jobs, assets->answer_count, look_for, &reading);
    gather(assets);
    for (size_t i = 0; i < THREADS_MAX; i++)
        arena_free(&reading.workers[i].scratch);
    threads_for(jobs, assets->count, resource_look_at, &reading);
    for (size_t i = 0; i < THREADS_MAX; i++) {
        arena_free(&reading.workers[i].scratch);
        arena_join(assets->arena, &reading.workers[i].lasting);
    }
    name_all(assets);
    return reading.failed ? report_failure(assets, diag) : true;
}

int assets_read_again(const struct picture *picture, struct arena *arena, str *bytes)
{
    struct arena scratch = { 0 };
    struct buf out = { 0 };
    int error = file_read(&scratch, picture->path.at, ASSET_BYTES, bytes);

    if (!error && str_starts(picture->kind.type, S("image/"))) {
        picture_read(&scratch, &out, *bytes);
        *bytes = buf_str(&out);
    }
    if (!error && str_find(picture->name, hash_hex(&scratch, *bytes, NAME_DIGITS)) < 0)
        error = ESTALE;
    *bytes = error ? S("") : arena_copy(arena, *bytes);
    buf_free(&out);
    arena_free(&scratch);
    return error;
}

/* --- telling */

static void report_missing(const struct asset_answer *answer, str target, struct span span, struct diag *diag)
{
    ptrdiff_t question = str_find(target, S("?"));

    if (str_starts(target, S("/")))
        diag_error(diag, "picture.missing", span,
            "there is no picture “%.*s”: its path begins at this article, without a slash", STR(target));
    else if (answer->near.len)
        diag_error(diag, "picture.missing", span,
            "there is no picture “%.*s” beside this article, but “%.*s”; capitals and small letters are two things",
            STR(target), STR(answer->near));
    else if (answer->bare)
        diag_error(diag, "picture.missing", span,
            "“%.*s” has a “?” and more behind it, of which files without a server know nothing; write “%.*s”",
            STR(target), (int)question, target.at);
    else
        diag_error(diag, "picture.missing", span, "there is no picture “%.*s” beside this article", STR(target));
}

static void report_outside(str target, struct span span, struct diag *diag)
{
    if (str_find(target, S("://")) >= 0 || str_starts(target, S("//")))
        diag_error(diag, "picture.outside", span,
            "“%.*s” lies on another host, from which pages load nothing; please save it beside the article and name "
            "that file here",
            STR(target));
    else
        diag_error(diag, "picture.outside", span, "“%.*s” lies outside the publication's folder; please put it inside",
            STR(target));
}

/* What ships of a file; NULL after a finding. */
static const struct picture *shipped(
    struct asset *asset, struct map *reported, str target, struct span span, struct diag *diag)
{
    if (asset->without.len && !map_get(reported, asset->path)) {
        map_set(reported, asset->path, asset);
        diag_warn(
            diag, "picture.stripped", span, "“%.*s” is published without its %.*s", STR(target), STR(asset->without));
    }
    if (asset->code)
        diag_error(diag, asset->code, span, "“%.*s” %.*s", STR(target), STR(asset->why));
    return asset->picture;
}

const struct picture *assets_picture(
    const struct asset_answer *answer, struct map *reported, str target, struct span span, struct diag *diag)
{
    switch (answer->error) {
    case 0: return shipped(answer->asset, reported, target, span, diag);
    case ENOENT: report_missing(answer, target, span, diag); return NULL;
    case EXDEV: report_outside(target, span, diag); return NULL;
    default:
        diag_error(diag, "picture.read", span, "“%.*s” can't be read: %s", STR(target), strerror(answer->error));
        return NULL;
    }
}

const struct picture *assets_download(
    const struct asset_answer *answer, struct map *reported, str target, struct span span, struct diag *diag)
{
    if (answer->error)
        return NULL;
    if (answer->asset)
        return shipped(answer->asset, reported, target, span, diag);
    diag_error(diag, "link.file", span, "“%.*s” is of a kind that isn't published", STR(target));
    return NULL;
}
