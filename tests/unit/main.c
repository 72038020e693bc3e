#include "unit.h"

#include <stdlib.h>
#include <string.h>

void expect_str(str got, const char *wanted, const char *file, int line)
{
    if (!str_equal(got, str_of(wanted)))
        _ck_assert_failed(file, line, "texts differ", "got \"%.*s\", wanted \"%s\"", STR(got), wanted);
    mark_point();
}

void expect_findings(const struct diag *diag, const char *wanted, const char *file, int line)
{
    struct buf got = { 0 };

    for (size_t i = 0; i < diag->count; i++) {
        const struct finding *f = &diag->items[i];

        buf_printf(
            &got, "%s%d:%d %s[%s]", i ? "; " : "", f->span.line, f->span.column, diag_level_name(f->level), f->code);
    }
    expect_str(buf_str(&got), wanted, file, line);
    buf_free(&got);
}

Suite *suite_of(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);

    tcase_set_timeout(tcase, 60);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(NULL);
    int failed;

#define SUITE(name) srunner_add_suite(runner, suite_##name());
#include "suites.h"
#undef SUITE
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
