/* What the unit tests share. A test_MODULE.c defines `Suite *suite_MODULE(void)` and has a line in suites.h. */
#ifndef STELE_TESTS_UNIT_H
#define STELE_TESTS_UNIT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"

#include <check.h>

#define SUITE(name) Suite *suite_##name(void);
#include "suites.h"
#undef SUITE

/* Fails with both texts when they differ. */
void expect_str(str got, const char *wanted, const char *file, int line);
#define EXPECT_STR(got, wanted) expect_str((got), (wanted), __FILE__, __LINE__)

/* Fails unless the findings, one `line:col level[code]` each in the order found, joined by "; ", are `wanted`. */
void expect_findings(const struct diag *diag, const char *wanted, const char *file, int line);
#define EXPECT_FINDINGS(diag, wanted) expect_findings((diag), (wanted), __FILE__, __LINE__)

/* A suite of one case with these tests. */
Suite *suite_of(const char *name, const TTest *const *tests, size_t count);
#define SUITE_OF(name, ...)                                                                                            \
    Suite *suite_##name(void)                                                                                          \
    {                                                                                                                  \
        const TTest *const tests[] = { __VA_ARGS__ };                                                                  \
        return suite_of(#name, tests, sizeof tests / sizeof *tests);                                                   \
    }

#endif
