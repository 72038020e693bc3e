#include "lang/convert.h"

#include "base/utf8.h"

#include <dlfcn.h>
#include <opencc/opencc.h>
#include <pthread.h>
#include <string.h>

/* The version that the header belongs to. */
static const char library_name[] = "libopencc.so.1.1";

static const char *const configurations[] = {
    [CONVERT_TO_TRADITIONAL] = "s2t.json",
    [CONVERT_TO_SIMPLIFIED] = "t2s.json",
};

/* What is used of the library; open until the program ends. */
static struct {
    pthread_mutex_t lock;
    bool tried;
    void *library;
    __typeof__(opencc_open) *open;
    __typeof__(opencc_convert_utf8) *convert;
    __typeof__(opencc_convert_utf8_free) *release;
    opencc_t converters[2];
} opencc = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* POSIX promises that a function's address fits into the pointer that dlsym gives; C doesn't, so it is copied. */
static bool find(void *function, size_t size, const char *name)
{
    void *symbol = dlsym(opencc.library, name);

    memcpy(function, &symbol, size);
    return symbol;
}

static bool load(void)
{
    if (opencc.tried)
        return opencc.library;
    opencc.tried = true;
    opencc.library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
    if (opencc.library && (!find(&opencc.open, sizeof opencc.open, "opencc_open") ||
                              !find(&opencc.convert, sizeof opencc.convert, "opencc_convert_utf8") ||
                              !find(&opencc.release, sizeof opencc.release, "opencc_convert_utf8_free"))) {
        dlclose(opencc.library);
        opencc.library = NULL;
    }
    return opencc.library;
}

static bool open_converter(enum convert_direction direction)
{
    opencc_t *converter = &opencc.converters[direction];

    if (!load())
        return false;
    if (!*converter)
        *converter = opencc.open(configurations[direction]);
    return *converter != (opencc_t)-1;
}

/* OpenCC's results end at a NUL, so what has one within is converted in pieces. */
static bool convert_pieces(struct buf *out, str han, enum convert_direction direction)
{
    while (han.len) {
        size_t len = strnlen(han.at, han.len);
        char *converted = len ? opencc.convert(opencc.converters[direction], han.at, len) : NULL;

        if (len && !converted)
            return false;
        if (len)
            buf_add(out, str_of(converted));
        else
            buf_byte(out, 0);
        if (len)
            opencc.release(converted);
        han = str_from(han, len ? len : 1);
    }
    return true;
}

bool convert_text(struct buf *out, str han, enum convert_direction direction)
{
    size_t before = out->len;
    bool done;

    if (utf8_valid(han) < han.len)
        return false;
    pthread_mutex_lock(&opencc.lock);
    done = open_converter(direction) && convert_pieces(out, han, direction);
    pthread_mutex_unlock(&opencc.lock);
    if (!done)
        out->len = before;
    return done;
}
