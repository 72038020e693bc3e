#include "lang/convert.h"

#include "base/libraries.h"
#include "base/library.h"
#include "base/utf8.h"

#include <opencc/opencc.h>
#include <pthread.h>
#include <string.h>

static const char *const configurations[] = {
    [CONVERT_TO_TRADITIONAL] = "s2t.json",
    [CONVERT_TO_SIMPLIFIED] = "t2s.json",
};

/* What is used of the library; open until the program ends. */
static struct {
    pthread_mutex_t lock;
    bool tried, loaded;
    LIBRARY_MEMBER(opencc_open)
    LIBRARY_MEMBER(opencc_convert_utf8)
    LIBRARY_MEMBER(opencc_convert_utf8_free)
    opencc_t converters[2];
} opencc = { .lock = PTHREAD_MUTEX_INITIALIZER };

static const struct library_function functions[] = {
    LIBRARY_ROW(opencc, opencc_open)
    LIBRARY_ROW(opencc, opencc_convert_utf8)
    LIBRARY_ROW(opencc, opencc_convert_utf8_free)
};

static bool load(void)
{
    if (!opencc.tried)
        opencc.loaded = library_load(LIBRARY_OPENCC, functions, sizeof functions / sizeof *functions);
    opencc.tried = true;
    return opencc.loaded;
}

static bool open_converter(enum convert_direction direction)
{
    opencc_t *converter = &opencc.converters[direction];

    if (!load())
        return false;
    if (!*converter)
        *converter = opencc.opencc_open(configurations[direction]);
    return *converter != (opencc_t)-1;
}

/* OpenCC's results end at a NUL, so what has one within is converted in pieces. */
static bool convert_pieces(struct buf *out, str han, enum convert_direction direction)
{
    while (han.len) {
        size_t len = strnlen(han.at, han.len);
        char *converted = len ? opencc.opencc_convert_utf8(opencc.converters[direction], han.at, len) : NULL;

        if (len && !converted)
            return false;
        if (len)
            buf_add(out, str_of(converted));
        else
            buf_byte(out, 0);
        if (len)
            opencc.opencc_convert_utf8_free(converted);
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
