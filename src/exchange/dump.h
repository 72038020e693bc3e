/* exchange/dump.h: the publication and its articles as stable text, for tests and for the curious. */
#ifndef STELE_EXCHANGE_DUMP_H
#define STELE_EXCHANGE_DUMP_H

#include "base/buf.h"
#include "publication/publication.h"

/* Articles, pages, issues and books, a line each, with what they lead to indented below. */
void dump_publication(struct buf *out, const struct publication *publication);

/* An article's bodies, for the website and for books, what stands in their slots by kind and number: {picture 0}. */
void dump_bodies(struct buf *out, const struct parts *parts);

/* The text of its blocks and notes: each block's id in brackets, its text in lines below. */
void dump_plain(struct buf *out, const struct parts *parts);

#endif
