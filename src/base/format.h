/* base/format.h: the conversions of printf that are used all the time (%d %s %.*s %zu %%), quickly; the rest is left to
 * the C library. */
#ifndef STELE_BASE_FORMAT_H
#define STELE_BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* Writes as vsnprintf does (C11, 7.21.6.12), at most `room` bytes with the end; returns how many the whole has. */
size_t format_write(char *out, size_t room, const char *format, va_list args) __attribute__((format(printf, 3, 0)));

#endif
