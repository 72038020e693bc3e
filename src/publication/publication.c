#include "publication/publication.h"

#include "base/file.h"

size_t publication_size(const struct publication *publication)
{
    return publication->count + publication->page_count + publication->edition_count;
}

bool publication_parts(const struct publication *publication, const struct article *article, struct arena *arena,
    struct parts *parts, struct diag *diag)
{
    const struct facts *facts = article->facts;
    str record;
    int error = spool_read(publication->spool, arena, publication->parts[facts->file], &record);

    if (error)
        return file_failed(diag, "output.cache", "read", "what was kept of an article", error);
    if (parts_read(parts, arena, record) &&
        parts_fit(parts, facts->references.pictures.count, facts->references.links.count, facts->gloss_count))
        return true;
    diag_fail(diag, "output.cache", "what was kept of an article isn't what was written; please build again");
    return false;
}

const struct term *publication_term(const struct article *article, size_t number)
{
    return article->terms[number];
}
