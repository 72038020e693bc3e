#include "media/kinds.h"

#include <strings.h>

static bool ends_with(str path, str ending)
{
    return path.len >= ending.len && strncasecmp(path.at + path.len - ending.len, ending.at, ending.len) == 0;
}

struct picture_kind kinds_download(str path)
{
    static const struct {
        str extension, type;
    } kinds[] = {
#define KIND(extension, type)                                                                                          \
    {                                                                                                                  \
        { extension, sizeof extension - 1 },                                                                           \
        {                                                                                                              \
            type, sizeof type - 1                                                                                      \
        }                                                                                                              \
    }
        KIND(".bib", "application/x-bibtex"),
        KIND(".csv", "text/csv"),
        KIND(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        KIND(".epub", "application/epub+zip"),
        KIND(".gif", "image/gif"),
        KIND(".jpeg", "image/jpeg"),
        KIND(".jpg", "image/jpeg"),
        KIND(".json", "application/json"),
        KIND(".m4a", "audio/mp4"),
        KIND(".mp3", "audio/mpeg"),
        KIND(".mp4", "video/mp4"),
        KIND(".odp", "application/vnd.oasis.opendocument.presentation"),
        KIND(".ods", "application/vnd.oasis.opendocument.spreadsheet"),
        KIND(".odt", "application/vnd.oasis.opendocument.text"),
        KIND(".ogg", "audio/ogg"),
        KIND(".pdf", "application/pdf"),
        KIND(".png", "image/png"),
        KIND(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        KIND(".ris", "application/x-research-info-systems"),
        KIND(".svg", "image/svg+xml"),
        KIND(".tsv", "text/tab-separated-values"),
        KIND(".txt", "text/plain"),
        KIND(".webm", "video/webm"),
        KIND(".webp", "image/webp"),
        KIND(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        KIND(".zip", "application/zip"),
#undef KIND
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ends_with(path, kinds[i].extension))
            return (struct picture_kind){ .type = kinds[i].type, .extension = kinds[i].extension };
    return (struct picture_kind){ .type = S(""), .extension = S("") };
}

bool kinds_know(str path)
{
    return ends_with(path, S(".svg")) || kinds_download(path).type.len;
}
