/* exchange/dump.h: the publication as stable text, for tests and for the curious. */
#ifndef STELE_EXCHANGE_DUMP_H
#define STELE_EXCHANGE_DUMP_H

#include "base/buf.h"
#include "publication/publication.h"

/* Articles, pages, issues and books, a line each, with what they lead to indented below. */
void publication_dump(struct buf *out, const struct publication *publication);

#endif
