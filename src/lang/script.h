/* lang/script.h: which characters are written in Chinese, Japanese and Korean. Ranges of Unicode 15's Script property.
 */
#ifndef STELE_LANG_SCRIPT_H
#define STELE_LANG_SCRIPT_H

#include "base/str.h"

#include <stdint.h>

enum script {
    SCRIPT_OTHER,
    SCRIPT_HAN,
    SCRIPT_KANA, /* hiragana and katakana */
    SCRIPT_HANGUL,
    SCRIPT_CJK_MARK, /* punctuation and full-width forms that belong to the text around them: 、。《》（） */
};

enum script script_of(uint32_t c);

/* Whether a character is of Chinese, Japanese or Korean writing: any but SCRIPT_OTHER. */
bool script_is_cjk(uint32_t c);

/* Whether a character says how the one before it is drawn, and belongs to that. */
bool script_selects_variant(uint32_t c);

/* Where in `text` the next byte stands that may begin such a character, from `from` on; text.len where none does.
 * Quick: English is passed over byte by byte. */
static inline size_t script_next_candidate(str text, size_t from)
{
    size_t script_pass_others(str text, size_t from);

    return from < text.len && (unsigned char)text.at[from] > 0xE2 ? from : script_pass_others(text, from);
}

/* The same where none stands at `from` itself. */
size_t script_pass_others(str text, size_t from);

#endif
