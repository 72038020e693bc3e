/* write/writer.h: what the files that write a body have in common (write/body.h is for all others). */
#ifndef STELE_WRITE_WRITER_H
#define STELE_WRITE_WRITER_H

#include "write/body.h"

struct writer {
    struct arena *arena;
    struct buf out;
    const struct body_options *options;
    struct slot *slots;
    size_t slot_count;
    size_t slot_cap;
    int closed;              /* how many elements are open in which no run of Chinese has a slot */
    const struct note *note; /* the one that is being written; its back links stand in its first or last paragraph */
};

/* A slot at the end of what is written. */
void writer_slot(struct writer *w, enum slot_kind kind, size_t index);

/* Attributes, each preceded by a space; nothing for an empty value. */
void writer_attribute(struct writer *w, const char *name, str value);
void writer_id(struct writer *w, str id);

/* `said`: the direction that an author gives; without one it is that of the language. */
void writer_lang(struct writer *w, str lang, str said);

#endif
