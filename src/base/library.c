#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool library_load(const char *file, const struct library_function *functions, size_t count)
{
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);

    for (size_t i = 0; library && i < count; i++) {
        void *symbol = dlsym(library, functions[i].name);

        /* POSIX promises that a function's address fits into a pointer to data; C doesn't, so it is copied. */
        memcpy(functions[i].pointer, &symbol, sizeof symbol);
        if (!symbol) {
            dlclose(library);
            return false;
        }
    }
    return library;
}
