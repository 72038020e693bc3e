/* facts/pass.h: what records of facts and of parts both hold, written and read (base/wire.h). */
#ifndef STELE_FACTS_PASS_H
#define STELE_FACTS_PASS_H

#include "base/wire.h"
#include "write/line.h"

/* An offset within what is `end` bytes long, written by how far it is from the one before. */
size_t pass_at(struct wire *wire, size_t at, size_t before, size_t end);

/* A body takes two bytes at least, a line three. */
void pass_body(struct wire *wire, struct body *body);
void pass_line(struct wire *wire, struct line *line);

#endif
