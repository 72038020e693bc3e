#include "publication/asked.h"

#include "base/file.h"
#include "base/path.h"
#include "base/unicode.h"
#include "media/kinds.h"

#include <stdint.h>

str asked_path(str link)
{
    ptrdiff_t hash = str_find(link, S("#"));

    return hash < 0 ? link : str_first(link, (size_t)hash);
}

str asked_target(struct arena *arena, const struct facts *from, str path)
{
    str target;

    return path_join(arena, file_directory(from->path), path_decode(arena, path), &target) ? unicode_nfc(arena, target)
                                                                                           : S("");
}

struct asking {
    struct arena *arena;
    const struct input *input;
    struct assets *assets;
    struct asked *asked;
    struct arena scratch; /* for an article */
};

/* What has a file of its own is no asset, whether it is due or not; nor is what lies beside a lone file, but for what
 * is downloaded. */
static bool may_be_asset(struct asking *a, const struct facts *facts, str path)
{
    return path.len && !map_get(&a->asked->files, asked_target(&a->scratch, facts, path)) &&
           (!a->input->lone || kinds_know(path));
}

static void ask_article(struct asking *a, const struct facts *facts, struct article_asked *asked)
{
    const struct reference_list *pictures = &facts->references.pictures, *links = &facts->references.links;
    str folder = file_directory(facts->path);

    asked->pictures = arena_array(a->arena, const struct asset_answer *, pictures->count);
    asked->links = arena_array(a->arena, const struct asset_answer *, links->count);
    for (size_t i = 0; i < pictures->count; i++)
        asked->pictures[i] = assets_ask(a->assets, folder, pictures->items[i].target, ASSET_PICTURE);
    for (size_t i = 0; i < links->count; i++) {
        str path = asked_path(links->items[i].target);

        if (may_be_asset(a, facts, path))
            asked->links[i] = assets_ask(a->assets, folder, path, ASSET_DOWNLOAD);
    }
    arena_reset(&a->scratch);
}

static void ask_covers(struct asking *a)
{
    const struct input *input = a->input;

    a->asked->covers = arena_array(a->arena, const struct asset_answer *, input->issue_count);
    for (size_t i = 0; i < input->issue_count; i++) {
        str file = input->issues[i].cover.file.text;

        if (file.len)
            a->asked->covers[i] = assets_ask(a->assets, S("issues"), file, ASSET_PICTURE);
    }
}

void asked_begin(struct asked *asked, struct arena *arena, const struct input *input, const struct facts *facts,
    size_t count, struct assets *assets)
{
    struct asking a = { .arena = arena, .input = input, .assets = assets, .asked = asked };

    *asked = (struct asked){ .assets = assets, .files = { .arena = arena } };
    for (size_t i = 0; i < input->count; i++)
        map_set(&asked->files, unicode_nfc(arena, input->files[i].path), (void *)(uintptr_t)&input->files[i]);
    ask_covers(&a);
    asked->articles = arena_array(arena, struct article_asked, count);
    for (size_t i = 0; i < count; i++)
        ask_article(&a, &facts[i], &asked->articles[i]);
    arena_free(&a.scratch);
}
