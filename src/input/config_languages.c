#include "input/config_languages.h"

#include "lang/han.h"
#include "lang/language.h"

static bool is_of(str tag, const char *primary)
{
    str code = str_of(primary);

    return tag.len >= code.len && language_equal(str_first(tag, code.len), code) &&
           (tag.len == code.len || tag.at[code.len] == '-');
}

/* Chinese names its script: zh-Hant-TW does, zh, zh-CN and zh-TW don't. */
static str with_script(str tag)
{
    static const char *const traditional[] = { "TW", "HK", "MO" };
    str rest = is_of(tag, "zh") && tag.len > 3 ? str_from(tag, 3) : S("");

    if (!is_of(tag, "zh") || language_equal(str_first(rest, rest.len < 4 ? 0 : 4), S("Hans")) ||
        language_equal(str_first(rest, rest.len < 4 ? 0 : 4), S("Hant")))
        return tag;
    for (size_t i = 0; i < sizeof traditional / sizeof *traditional; i++)
        if (language_equal(rest, str_of(traditional[i])))
            return S("zh-Hant");
    return S("zh-Hans");
}

static void set_lang(struct text *lang, const struct texts *languages, size_t i, const char *key, struct diag *diag)
{
    if (i >= languages->count)
        return;
    if (lang->span.line && !language_equal(lang->text, languages->items[i].text))
        diag_error(diag, "field.value", lang->span,
            "“%s” is “%.*s”, and “languages” has “%.*s” in its place; one of them can go", key, STR(lang->text),
            STR(languages->items[i].text));
    else
        *lang = languages->items[i];
}

static str default_han(const struct config *config)
{
    if (han_writes(config->lang.text))
        return with_script(config->lang.text);
    if (han_writes(config->second_lang.text))
        return with_script(config->second_lang.text);
    for (size_t i = 0; i < config->languages.count; i++)
        if (han_writes(config->languages.items[i].text))
            return with_script(config->languages.items[i].text);
    return S("zh-Hans");
}

void config_languages_complete(struct config *config, struct diag *diag)
{
    str before = diag_enter(diag, S("stele.yaml"));

    set_lang(&config->lang, &config->languages, 0, "lang", diag);
    set_lang(&config->second_lang, &config->languages, 1, "second-lang", diag);
    if (!config->lang.text.len)
        config->lang.text = S("en");
    if (!config->second_lang.text.len)
        config->second_lang.text = han_writes(config->lang.text) ? S("en") : S("zh-Hans");
    if (config->han.text.len && !han_writes(config->han.text))
        diag_error(diag, "field.value", config->han.span,
            "“han” says what Han characters are where nothing else tells: zh-Hans, zh-Hant, ja or ko, and not “%.*s”",
            STR(config->han.text));
    if (!han_writes(config->han.text))
        config->han.text = default_han(config);
    config->han.text = with_script(config->han.text);
    diag_enter(diag, before);
}
