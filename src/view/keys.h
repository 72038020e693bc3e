/* view/keys.h: what a page is made of, as a few hashes: where they are as they were, the page is as it was.
 *
 * In:  the publication, a plan of its terms, the facts' own hashes. Out: a key for each page, group by group. All that
 * a page shows of other articles, of terms, pictures and issues is hashed as it shows it, field by field: what no page
 * shows moves none. Whoever shows more of something on a page adds it here (tests/rebuild checks it).
 */
#ifndef STELE_VIEW_KEYS_H
#define STELE_VIEW_KEYS_H

#include "facts/cache.h"
#include "view/archive.h"
#include "view/terms.h"

struct keys {
    const struct context *context;
    uint64_t shared;
    uint64_t *faces;  /* by an article's number in the publication: as others see it */
    uint64_t *terms;  /* by number: as a card shows it */
    uint64_t *issues; /* by number in the publication */
};

/* Begins, in `arena`; `given` is a hash of what all pages share besides the publication: program, theme, words and
 * configuration. Linear in articles, terms and occurrences. */
void keys_begin(struct keys *keys, struct arena *arena, const struct context *context, uint64_t given);

/* The key of an article's page, and of that of an edition beside its original. */
struct cache_key keys_article(const struct keys *keys, const struct article *article);
struct cache_key keys_facing(const struct keys *keys, const struct article *edition);

/* The key of a sheet of the archive. */
struct cache_key keys_archive(const struct keys *keys, const struct archive_sheet *sheet);

/* The key of a sheet of terms on the site. */
struct cache_key keys_terms(const struct keys *keys, const struct terms_sheet *sheet);

/* Begins those of one book, `context` having the plan of its own glossary; and the book's key. Linear in the book, and
 * in no more than some bytes an article. For one thread. */
void keys_begin_book(struct keys *keys, struct arena *arena, const struct context *context, uint64_t given);
struct cache_key keys_book(const struct keys *keys, const struct book *book);

#endif
