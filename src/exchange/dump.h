/* exchange/dump.h: the publication and its articles as stable text, for tests and for the curious. */
#ifndef STELE_EXCHANGE_DUMP_H
#define STELE_EXCHANGE_DUMP_H

#include "base/buf.h"
#include "publication/publication.h"

/* Articles, pages, issues and books, a line each, with what they lead to indented below. */
void dump_publication(struct buf *out, const struct publication *publication);

/* An article's bodies, for the site and for books, what stands in their slots by kind and number: {picture 0}. */
void dump_parts(struct buf *out, const struct parts *parts);

#endif
