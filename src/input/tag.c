#include "input/tag.h"

#include "lang/language.h"

/* Languages by their names, and by codes that are a country's or that a shorter one has taken the place of (RFC 5646,
 * section 2.2.1). */
static const struct {
    const char *said;
    const char *tag;
} meanings[] = {
    { "ara", "ar" },
    { "arabic", "ar" },
    { "big5", "zh-Hant" },
    { "bod", "bo" },
    { "chi", "zh-Hans" },
    { "chinese", "zh-Hans" },
    { "chinese (simplified)", "zh-Hans" },
    { "chinese (traditional)", "zh-Hant" },
    { "chinese simplified", "zh-Hans" },
    { "chinese traditional", "zh-Hant" },
    { "chs", "zh-Hans" },
    { "cht", "zh-Hant" },
    { "classical chinese", "lzh" },
    { "cn", "zh-Hans" },
    { "cn-hans", "zh-Hans" },
    { "cn-hant", "zh-Hant" },
    { "cz", "cs" },
    { "czech", "cs" },
    { "deu", "de" },
    { "dk", "da" },
    { "dutch", "nl" },
    { "eng", "en" },
    { "english", "en" },
    { "fra", "fr" },
    { "fre", "fr" },
    { "french", "fr" },
    { "gb", "en-GB" },
    { "ger", "de" },
    { "german", "de" },
    { "gr", "el" },
    { "greek", "el" },
    { "italian", "it" },
    { "japanese", "ja" },
    { "jp", "ja" },
    { "jpn", "ja" },
    { "kor", "ko" },
    { "korean", "ko" },
    { "latin", "la" },
    { "mandarin", "zh-Hans" },
    { "mongolian", "mn" },
    { "persian", "fa" },
    { "portuguese", "pt" },
    { "rus", "ru" },
    { "russian", "ru" },
    { "sanskrit", "sa" },
    { "simplified", "zh-Hans" },
    { "simplified chinese", "zh-Hans" },
    { "spa", "es" },
    { "spanish", "es" },
    { "tibetan", "bo" },
    { "traditional", "zh-Hant" },
    { "traditional chinese", "zh-Hant" },
    { "ukrainian", "uk" },
    { "us", "en-US" },
    { "uyghur", "ug" },
    { "vietnamese", "vi" },
    { "vn", "vi" },
    { "zho", "zh-Hans" },
    { "中文", "zh-Hans" },
    { "日文", "ja" },
    { "日本語", "ja" },
    { "汉语", "zh-Hans" },
    { "漢語", "zh-Hant" },
    { "简体", "zh-Hans" },
    { "简体中文", "zh-Hans" },
    { "繁體", "zh-Hant" },
    { "繁體中文", "zh-Hant" },
    { "英文", "en" },
    { "한국어", "ko" },
};

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Letters and digits in parts of 1 to 8, the first of 2 or 3 letters (or 4 to 8: registered), joined by hyphens. */
bool tag_is_well_formed(str tag)
{
    size_t part = 0, parts = 0;

    for (size_t i = 0; i <= tag.len; i++) {
        if (i < tag.len && is_alnum(tag.at[i])) {
            if (parts == 0 && tag.at[i] <= '9')
                return false;
            part++;
        } else if ((i < tag.len && tag.at[i] != '-') || part == 0 || part > 8 || (parts++ == 0 && part == 1)) {
            return false;
        } else {
            part = 0;
        }
    }
    return true;
}

static str find_meaning(str said)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (language_equal(str_of(meanings[i].said), said))
            return str_of(meanings[i].tag);
    return S("");
}

static str first_part(str tag)
{
    ptrdiff_t hyphen = str_find(tag, S("-"));

    return hyphen < 0 ? tag : str_first(tag, (size_t)hyphen);
}

bool tag_is_right(struct arena *arena, str tag)
{
    str code = first_part(tag);

    if (!tag_is_well_formed(tag) || find_meaning(tag).len || find_meaning(code).len)
        return false;
    return code.len == 3 ? language_name(arena, code).len == 0 || language_name(arena, tag).len
                         : language_name(arena, tag).len > 0;
}

static str with_hyphens(struct arena *arena, str said)
{
    char *tag = arena_alloc_array(arena, 1, said.len + 1);

    for (size_t i = 0; i < said.len; i++)
        tag[i] = said.at[i] == '_' || said.at[i] == ' ' ? '-' : said.at[i];
    return (str){ tag, said.len };
}

str tag_meant(struct arena *arena, str said)
{
    str meant = find_meaning(str_trim(said)), tag = with_hyphens(arena, str_trim(said)), code = first_part(tag);

    if (meant.len)
        return meant;
    meant = find_meaning(code);
    if (meant.len && code.len < tag.len)
        tag = arena_printf(arena, "%.*s%.*s", STR(first_part(meant)), STR(str_from(tag, code.len)));
    return tag_is_right(arena, tag) ? language_canonical(arena, tag) : S("");
}
