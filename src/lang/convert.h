/* lang/convert.h: Chinese from simplified to traditional characters, and back: the door to OpenCC.
 *
 * Characters are changed and not vocabulary (OpenCC's s2t and t2s): 软件 becomes 軟件, not 軟體. Whoever shows the
 * result says that a program made it. OpenCC is loaded when it is first asked, which takes about 50 ms, and not before:
 * linking it would cost every start 3.6 ms.
 */
#ifndef STELE_LANG_CONVERT_H
#define STELE_LANG_CONVERT_H

#include "base/buf.h"
#include "base/str.h"

enum convert_direction {
    CONVERT_TO_TRADITIONAL,
    CONVERT_TO_SIMPLIFIED,
};

/* Adds `han` (UTF-8; anything else in it stays as it is) in the other writing. False, with nothing added, where OpenCC
 * or its dictionaries aren't installed or the text isn't valid UTF-8. May be called from several threads; one converts
 * at a time. */
bool convert_text(struct buf *out, str han, enum convert_direction direction);

#endif
