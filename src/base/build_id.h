/* base/build_id.h: which program this is. */
#ifndef STELE_BASE_BUILD_ID_H
#define STELE_BASE_BUILD_ID_H

#include <stdint.h>

/* A hash of what the linker has written into the running program and the libraries that it was started with
 * (NT_GNU_BUILD_ID, which is made of their contents), and of the stamps of those that it loads where they are needed:
 * another one for each that may behave otherwise. 0 where the program doesn't say. */
uint64_t build_id(void);

#endif
