#include "input/config_findings.h"

#include "base/codes.h"

static bool read_level(const struct yaml *value, struct diag_wish *wish, struct diag *diag)
{
    static const enum level levels[] = { LEVEL_INFO, LEVEL_WARNING, LEVEL_ERROR };

    wish->off = value->kind == YAML_SCALAR && str_equal(value->text, S("off"));
    if (wish->off)
        return true;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (value->kind != YAML_SCALAR || !str_equal(value->text, str_of(diag_level_name(levels[i]))))
            continue;
        wish->level = levels[i];
        return true;
    }
    diag_error(diag, "field.value", value->span, "a finding can be off, info, warning or error");
    return false;
}

static bool may_be(const struct code *code, const struct yaml *value, const struct diag_wish *wish, struct diag *diag)
{
    if (code->rule == CODE_FATAL)
        diag_error(diag, "field.value", value->key_span, "“%s” is a failure and stays one", code->name);
    else if (code->rule == CODE_ERROR && (wish->off || wish->level != LEVEL_ERROR))
        diag_error(diag, "field.value", value->key_span,
            "“%s” is always an error, since what would be published is wrong; please mend what it is about",
            code->name);
    else
        return true;
    return false;
}

static void unknown_code(const struct yaml *value, struct diag *diag)
{
    str nearest = code_nearest(value->key);

    if (nearest.len)
        diag_error(diag, "field.unknown", value->key_span, "there is no finding “%.*s”; did you mean “%.*s”?",
            STR(value->key), STR(nearest));
    else
        diag_error(diag, "field.unknown", value->key_span,
            "there is no finding “%.*s”; its name is the word in brackets, like name.reading", STR(value->key));
}

static size_t length(const struct yaml *map)
{
    size_t count = 0;

    for (const struct yaml *value = map->first; value; value = value->next)
        count++;
    return count;
}

void config_findings_read(const struct yaml *map, struct arena *arena, struct diag *diag)
{
    const struct yaml *findings = map->kind == YAML_MAP ? yaml_get(map, S("findings")) : NULL;
    struct diag_wish *wishes;
    size_t count = 0;

    if (!findings || yaml_is_null(findings))
        return;
    if (findings->kind != YAML_MAP)
        diag_error(diag, "field.type", findings->span,
            "“findings” wants codes and what they are to be, like {name.reading: off}");
    wishes = arena_array(arena, struct diag_wish, length(findings));
    for (const struct yaml *value = findings->kind == YAML_MAP ? findings->first : NULL; value; value = value->next) {
        const struct code *code = code_find(value->key);
        struct diag_wish *wish = &wishes[count];

        *wish = (struct diag_wish){ .code = code ? code->name : "", .lenient = code && code->rule == CODE_LENIENT };
        if (!code)
            unknown_code(value, diag);
        else if (read_level(value, wish, diag) && may_be(code, value, wish, diag))
            count++;
    }
    diag_tune(diag, wishes, count);
}
