#include "lang/language.h"

#include "base/buf.h"

struct language {
    const char *code;
    const char *name;
};

/* Tags whose name isn't that of their language with something after it. */
static const struct language whole[] = {
    { "zh-hans", "简体中文" },
    { "zh-hant", "繁體中文" },
    { "zh-cn", "简体中文" },
    { "zh-sg", "简体中文（新加坡）" },
    { "zh-tw", "繁體中文（臺灣）" },
    { "zh-hk", "繁體中文（香港）" },
    { "zh-mo", "繁體中文（澳門）" },
    { "zh-hans-cn", "简体中文" },
    { "zh-hant-tw", "繁體中文（臺灣）" },
    { "zh-hant-hk", "繁體中文（香港）" },
    { "zh-latn", "Hànyǔ Pīnyīn" },
    { "sr-latn", "srpski (latinica)" },
    { "sr-cyrl", "српски (ћирилица)" },
    { "mn-mong", "ᠮᠣᠩᠭᠣᠯ" },
    { "pt-br", "português (Brasil)" },
    { "pt-pt", "português (Portugal)" },
};

static const struct language languages[] = {
    { "aa", "Afaraf" },
    { "ab", "аԥсуа" },
    { "ae", "avesta" },
    { "af", "Afrikaans" },
    { "ak", "Akan" },
    { "am", "አማርኛ" },
    { "an", "aragonés" },
    { "ar", "العربية" },
    { "as", "অসমীয়া" },
    { "av", "авар" },
    { "ay", "Aymar aru" },
    { "az", "azərbaycanca" },
    { "ba", "башҡортса" },
    { "be", "беларуская" },
    { "bg", "български" },
    { "bi", "Bislama" },
    { "bm", "bamanankan" },
    { "bn", "বাংলা" },
    { "bo", "བོད་ཡིག" },
    { "br", "brezhoneg" },
    { "bs", "bosanski" },
    { "ca", "català" },
    { "ce", "нохчийн" },
    { "ch", "Chamoru" },
    { "ckb", "کوردیی ناوەندی" },
    { "cmn", "官话" },
    { "co", "corsu" },
    { "cr", "ᓀᐦᐃᔭᐍᐏᐣ" },
    { "cs", "čeština" },
    { "cu", "словѣньскъ" },
    { "cv", "чӑвашла" },
    { "cy", "Cymraeg" },
    { "da", "dansk" },
    { "de", "Deutsch" },
    { "dv", "ދިވެހި" },
    { "dz", "རྫོང་ཁ" },
    { "ee", "Eʋegbe" },
    { "el", "Ελληνικά" },
    { "en", "English" },
    { "eo", "Esperanto" },
    { "es", "español" },
    { "et", "eesti" },
    { "eu", "euskara" },
    { "fa", "فارسی" },
    { "ff", "Fulfulde" },
    { "fi", "suomi" },
    { "fil", "Filipino" },
    { "fj", "vosa Vakaviti" },
    { "fo", "føroyskt" },
    { "fr", "français" },
    { "fy", "Frysk" },
    { "ga", "Gaeilge" },
    { "gan", "赣语" },
    { "gd", "Gàidhlig" },
    { "gl", "galego" },
    { "gn", "Avañe’ẽ" },
    { "grc", "Ἑλληνική" },
    { "gu", "ગુજરાતી" },
    { "gv", "Gaelg" },
    { "ha", "Hausa" },
    { "hak", "客家話" },
    { "he", "עברית" },
    { "hi", "हिन्दी" },
    { "ho", "Hiri Motu" },
    { "hr", "hrvatski" },
    { "ht", "Kreyòl ayisyen" },
    { "hu", "magyar" },
    { "hy", "հայերեն" },
    { "hz", "Otjiherero" },
    { "ia", "interlingua" },
    { "id", "Bahasa Indonesia" },
    { "ie", "Interlingue" },
    { "ig", "Igbo" },
    { "ii", "ꆈꌠꉙ" },
    { "ik", "Iñupiaq" },
    { "io", "Ido" },
    { "is", "íslenska" },
    { "it", "italiano" },
    { "iu", "ᐃᓄᒃᑎᑐᑦ" },
    { "ja", "日本語" },
    { "jv", "Basa Jawa" },
    { "ka", "ქართული" },
    { "kg", "Kikongo" },
    { "ki", "Gĩkũyũ" },
    { "kj", "Kuanyama" },
    { "kk", "қазақ тілі" },
    { "kl", "kalaallisut" },
    { "km", "ខ្មែរ" },
    { "kn", "ಕನ್ನಡ" },
    { "ko", "한국어" },
    { "kr", "Kanuri" },
    { "ks", "کٲشُر" },
    { "ku", "kurdî" },
    { "kv", "коми" },
    { "kw", "kernewek" },
    { "ky", "кыргызча" },
    { "la", "Latina" },
    { "lb", "Lëtzebuergesch" },
    { "lg", "Luganda" },
    { "li", "Limburgs" },
    { "ln", "lingála" },
    { "lo", "ລາວ" },
    { "lt", "lietuvių" },
    { "lu", "Tshiluba" },
    { "lv", "latviešu" },
    { "lzh", "文言" },
    { "mg", "Malagasy" },
    { "mh", "Kajin M̧ajeļ" },
    { "mi", "te reo Māori" },
    { "mk", "македонски" },
    { "ml", "മലയാളം" },
    { "mn", "монгол" },
    { "mnc", "ᠮᠠᠨᠵᡠ" },
    { "mr", "मराठी" },
    { "ms", "Bahasa Melayu" },
    { "mt", "Malti" },
    { "my", "မြန်မာ" },
    { "na", "dorerin Naoero" },
    { "nan", "閩南語" },
    { "nb", "norsk bokmål" },
    { "nd", "isiNdebele" },
    { "ne", "नेपाली" },
    { "ng", "Owambo" },
    { "nl", "Nederlands" },
    { "nn", "norsk nynorsk" },
    { "no", "norsk" },
    { "nr", "isiNdebele" },
    { "nv", "Diné bizaad" },
    { "ny", "Chichewa" },
    { "oc", "occitan" },
    { "oj", "ᐊᓂᔑᓈᐯᒧᐎᓐ" },
    { "om", "Afaan Oromoo" },
    { "or", "ଓଡ଼ିଆ" },
    { "os", "ирон" },
    { "pa", "ਪੰਜਾਬੀ" },
    { "pi", "पालि" },
    { "pl", "polski" },
    { "ps", "پښتو" },
    { "pt", "português" },
    { "qu", "Runa Simi" },
    { "rm", "rumantsch" },
    { "rn", "Ikirundi" },
    { "ro", "română" },
    { "ru", "русский" },
    { "rw", "Ikinyarwanda" },
    { "sa", "संस्कृतम्" },
    { "sc", "sardu" },
    { "sd", "سنڌي" },
    { "se", "davvisámegiella" },
    { "sg", "Sängö" },
    { "si", "සිංහල" },
    { "sk", "slovenčina" },
    { "sl", "slovenščina" },
    { "sm", "gagana fa’a Samoa" },
    { "sn", "chiShona" },
    { "so", "Soomaali" },
    { "sq", "shqip" },
    { "sr", "српски" },
    { "ss", "SiSwati" },
    { "st", "Sesotho" },
    { "su", "Basa Sunda" },
    { "sv", "svenska" },
    { "sw", "Kiswahili" },
    { "ta", "தமிழ்" },
    { "te", "తెలుగు" },
    { "tg", "тоҷикӣ" },
    { "th", "ไทย" },
    { "ti", "ትግርኛ" },
    { "tk", "türkmençe" },
    { "tl", "Tagalog" },
    { "tn", "Setswana" },
    { "to", "lea faka-Tonga" },
    { "tr", "Türkçe" },
    { "ts", "Xitsonga" },
    { "tt", "татарча" },
    { "tw", "Twi" },
    { "ty", "Reo Tahiti" },
    { "ug", "ئۇيغۇرچە" },
    { "uk", "українська" },
    { "ur", "اردو" },
    { "uz", "oʻzbekcha" },
    { "ve", "Tshivenḓa" },
    { "vi", "Tiếng Việt" },
    { "vo", "Volapük" },
    { "wa", "walon" },
    { "wo", "Wolof" },
    { "wuu", "吴语" },
    { "xh", "isiXhosa" },
    { "yi", "ייִדיש" },
    { "yo", "Yorùbá" },
    { "yue", "粵語" },
    { "za", "Vahcuengh" },
    { "zh", "中文" },
    { "zu", "isiZulu" },
};

/* ISO 15924 */
static const char *const scripts[] = { "adlm", "arab", "armn", "beng", "bopo", "brai", "cans", "cher", "cyrl", "deva",
    "ethi", "geor", "grek", "gujr", "guru", "hang", "hani", "hans", "hant", "hebr", "hira", "hrkt", "jpan", "kana",
    "khmr", "knda", "kore", "laoo", "latn", "mlym", "mong", "mymr", "nkoo", "olck", "orya", "phag", "sinh", "sogd",
    "sund", "syrc", "tale", "talu", "taml", "tang", "telu", "tfng", "thaa", "thai", "tibt", "vaii", "yiii" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

bool language_equal(str a, str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.at[i]) != lower(b.at[i]))
            return false;
    return true;
}

bool language_agrees(str a, str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    str more = a.len < b.len ? b : a;

    return language_equal(str_first(a, len), str_first(b, len)) && (more.len == len || more.at[len] == '-');
}

static str first_part(str tag)
{
    ptrdiff_t hyphen = str_find(tag, S("-"));

    return hyphen < 0 ? tag : str_first(tag, (size_t)hyphen);
}

static bool is_letters(str part)
{
    for (size_t i = 0; i < part.len; i++)
        if (lower(part.at[i]) < 'a' || lower(part.at[i]) > 'z')
            return false;
    return true;
}

bool language_has_code(str tag)
{
    str code = first_part(tag);

    return (code.len == 2 || code.len == 3) && is_letters(code);
}

static str find(const struct language *table, size_t count, str code)
{
    for (size_t i = 0; i < count; i++)
        if (language_equal(str_of(table[i].code), code))
            return str_of(table[i].name);
    return S("");
}

static bool is_among(str part, const char *const *codes, size_t count)
{
    for (size_t i = 0; part.len && i < count; i++)
        if ((codes[i][0] | 0x20) == (part.at[0] | 0x20) && language_equal(str_of(codes[i]), part))
            return true;
    return false;
}

bool language_is_rtl(str tag)
{
    static const char *const languages_rtl[] = { "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur",
        "yi" };
    static const char *const scripts_rtl[] = { "adlm", "arab", "hebr", "nkoo", "syrc", "thaa" };
    str code = first_part(tag), script = tag.len ? first_part(str_from(tag, code.len + 1)) : S("");

    if (script.len == 4 && is_letters(script))
        return is_among(script, scripts_rtl, COUNT(scripts_rtl));
    return is_among(code, languages_rtl, COUNT(languages_rtl));
}

str language_name(struct arena *arena, str tag)
{
    str name = find(whole, COUNT(whole), tag), code = first_part(tag), rest;

    if (name.len)
        return name;
    name = find(languages, COUNT(languages), code);
    if (name.len == 0 || code.len == tag.len)
        return name;
    rest = str_from(tag, code.len + 1);
    if (first_part(rest).len == 4 && is_letters(first_part(rest)) &&
        !is_among(first_part(rest), scripts, COUNT(scripts)))
        return S("");
    return arena_printf(arena, "%.*s (%.*s)", STR(name), STR(str_from(language_canonical(arena, tag), code.len + 1)));
}

str language_canonical(struct arena *arena, str tag)
{
    struct buf out = { 0 };
    bool single = false; /* what follows a single letter stays small */
    str copy;

    for (size_t at = 0; at < tag.len;) {
        str part = first_part(str_from(tag, at));

        for (size_t i = 0; i < part.len; i++) {
            bool capital =
                !single && (at || part.len == 4) && is_letters(part) && (part.len == 2 || (part.len == 4 && i == 0));

            buf_byte(&out, capital ? upper(part.at[i]) : lower(part.at[i]));
        }
        single = single || part.len == 1;
        at += part.len + 1;
        if (at <= tag.len)
            buf_byte(&out, '-');
    }
    copy = buf_copy(&out, arena);
    buf_free(&out);
    return copy;
}
