#include "base/embedded.h"

bool embedded_find(str path, str *bytes)
{
    for (const struct embedded *file = embedded_files; file->path; file++) {
        if (!str_equal(str_of(file->path), path))
            continue;
        *bytes = (str){ file->begin, (size_t)(file->end - file->begin) };
        return true;
    }
    return false;
}
