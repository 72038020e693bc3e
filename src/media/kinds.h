/* media/kinds.h: what files are by the endings of their names. */
#ifndef STELE_MEDIA_KINDS_H
#define STELE_MEDIA_KINDS_H

#include "media/picture_kind.h"

/* What a file that may be downloaded is; no type where it may not. Of pictures their bytes say more. */
struct picture_kind kinds_download(str path);

/* Whether a file is of a kind that articles refer to. */
bool kinds_know(str path);

#endif
