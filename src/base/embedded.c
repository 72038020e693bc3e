#include "base/embedded.h"

bool asset_find(str path, str *bytes)
{
    for (const struct asset *asset = assets; asset->path; asset++) {
        if (!str_equal(str_of(asset->path), path))
            continue;
        *bytes = (str){ asset->begin, (size_t)(asset->end - asset->begin) };
        return true;
    }
    return false;
}
