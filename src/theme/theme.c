#include "theme/theme.h"

#include "base/asset.h"

#define HOME "themes/stele/"

static str bytes_of(const struct asset *asset)
{
    return (str){ asset->begin, (size_t)(asset->end - asset->begin) };
}

/* The path within the default theme, or an empty str for what belongs to something else. */
static str name_of(const struct asset *asset)
{
    str path = str_of(asset->path);

    return str_starts(path, S(HOME)) ? str_from(path, sizeof HOME - 1) : S("");
}

void theme_load(struct theme *theme, struct arena *arena, struct diag *diag)
{
    *theme = (struct theme){ .templates = { .arena = arena } };
    for (const struct asset *asset = assets; asset->path; asset++) {
        str name = name_of(asset);

        if (str_ends(name, S(".html")) || str_ends(name, S(".xhtml")))
            templates_add(&theme->templates, name, str_of(asset->path), bytes_of(asset), diag);
    }
}

str theme_file(const struct theme *theme, str name)
{
    (void)theme;
    for (const struct asset *asset = assets; asset->path; asset++)
        if (name.len && str_equal(name_of(asset), name))
            return bytes_of(asset);
    return S("");
}

void theme_each_strings(const struct theme *theme, void (*each)(void *context, str lang, str yaml), void *context)
{
    (void)theme;
    for (const struct asset *asset = assets; asset->path; asset++) {
        str name = name_of(asset);

        if (str_starts(name, S("strings/")) && str_ends(name, S(".yaml")))
            each(context, (str){ name.at + 8, name.len - 13 }, bytes_of(asset));
    }
}
