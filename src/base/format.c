#include "base/format.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct writing {
    char *out;
    size_t room;
    size_t len; /* of what was to be written, whether there was room or not */
};

static void put(struct writing *w, const char *text, size_t len)
{
    size_t left = w->len < w->room ? w->room - w->len : 0;

    if (len)
        memcpy(w->out + (left ? w->len : 0), text, len < left ? len : left);
    w->len += len;
}

static void put_number(struct writing *w, size_t number, bool negative)
{
    char digits[3 * sizeof number + 1], *end = digits + sizeof digits, *at = end;

    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    if (negative)
        *--at = '-';
    put(w, at, (size_t)(end - at));
}

/* One conversion, after its percent sign; how many bytes of the format it takes, 0 where it isn't one of ours. */
static size_t convert(struct writing *w, const char *at, va_list *args)
{
    if (*at == '%') {
        put(w, at, 1);
        return 1;
    }
    if (*at == 'd') {
        long number = va_arg(*args, int);

        put_number(w, (size_t)(number < 0 ? -number : number), number < 0);
        return 1;
    }
    if (*at == 's') {
        const char *text = va_arg(*args, const char *);

        put(w, text, strlen(text));
        return 1;
    }
    if (strncmp(at, "zu", 2) == 0) {
        put_number(w, va_arg(*args, size_t), false);
        return 2;
    }
    if (strncmp(at, ".*s", 3) == 0) {
        int len = va_arg(*args, int);
        const char *text = va_arg(*args, const char *);

        if (len)
            put(w, text, len < 0 ? strlen(text) : strnlen(text, (size_t)len));
        return 3;
    }
    return 0;
}

__attribute__((format(printf, 3, 0))) static size_t leave(char *out, size_t room, const char *format, va_list args)
{
    int len = vsnprintf(out, room, format, args);

    return len < 0 ? 0 : (size_t)len;
}

size_t format_write(char *out, size_t room, const char *format, va_list args)
{
    struct writing w = { out, room ? room - 1 : 0, 0 };
    const char *at = format;
    va_list ours;

    va_copy(ours, args);
    while (*at) {
        size_t plain = 0, taken;

        while (at[plain] && at[plain] != '%') /* a few letters: sooner than strcspn is called */
            plain++;
        put(&w, at, plain);
        at += plain;
        if (!*at)
            break;
        taken = convert(&w, at + 1, &ours);
        if (!taken) {
            va_end(ours);
            return leave(out, room, format, args);
        }
        at += 1 + taken;
    }
    va_end(ours);
    if (room)
        out[w.len < w.room ? w.len : w.room] = '\0';
    return w.len;
}
