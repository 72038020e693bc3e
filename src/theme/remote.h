/* theme/remote.h: whether a theme has readers' browsers load something from another host.
 *
 * Pages load nothing from other hosts: those would learn who reads what, and a page would change when they do. A link
 * that a reader may follow is no such thing.
 */
#ifndef STELE_THEME_REMOTE_H
#define STELE_THEME_REMOTE_H

#include "theme/theme.h"

/* How many findings there are of one file at most. */
enum { REMOTE_FINDINGS = 20 };

/* Looks at style sheets and templates of the publication's own: what @import and url(…) name, and in templates the
 * addresses of scripts, style sheets, icons, pictures, frames, sound and film. Finding: theme.remote, an error. What
 * a script loads, or a value of the publication's own (x-…) holds, isn't seen. */
void theme_remote_check(const struct theme *theme, struct diag *diag);

#endif
