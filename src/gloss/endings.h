/* gloss/endings.h: what the last characters of an original say of what it names.
 */
#ifndef STELE_GLOSS_ENDINGS_H
#define STELE_GLOSS_ENDINGS_H

#include "base/str.h"

enum ending {
    ENDING_LAW = 1 << 0,     /* 法, 条例 */
    ENDING_PRESS = 1 << 1,   /* 日报, 评论 */
    ENDING_BOOK = 1 << 2,    /* 记, 演义 */
    ENDING_CONCEPT = 1 << 3, /* 思想, 倡议: of names of ideas, events, policies */
    ENDING_NAME = 1 << 4,    /* 大学, 省, 委员会: of places, institutions, periods */
    ENDING_PEOPLE = 1 << 5,  /* 语, 族, 教: of peoples, languages, schools, which are terms */
};

/* All that the endings of `han`, of one to four characters, say. */
unsigned ending_classes(str han);

#endif
