/* doc/addresses.h: where an address stands bare in a text: GFM 6.9, extended autolinks.
 *
 * An address ends sooner than GFM lets it: at a closing bracket that nothing in it has opened, at quotation marks, and
 * at the signs of Chinese and Japanese sentences, which have no space after an address.
 */
#ifndef STELE_DOC_ADDRESSES_H
#define STELE_DOC_ADDRESSES_H

#include "base/str.h"

struct address {
    size_t begin;
    size_t end;
    const char *prefix; /* what its link says before it: "http://", "mailto:" or nothing */
};

/* Whether the sign at byte `at` of a text (the "w" of "www.", the ":" of a scheme, the "@" of mail) makes an address.
 * Nothing before byte `floor` belongs to it. */
bool address_find(str text, size_t floor, size_t at, struct address *found);

/* Whether the parser reads what begins there as an address, whole: after "](", where a link says where it leads, or
 * "<", with which a tag does. */
bool address_is_whole(str text, size_t begin);

/* Whether the address of a page whose mark "://" stands at `at` is read whole, and where such a one ends at the soonest:
 * its parts aren't looked at. */
bool address_is_plain(str text, size_t at);
size_t address_plain_end(str text, size_t at);

#endif
