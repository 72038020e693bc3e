#include "doc/gloss_kind.h"

#include "base/utf8.h"
#include "doc/gloss_words.h"
#include "lang/script.h"
#include "lang/variant.h"

#include <string.h>

/* How many words of an English side are looked at. */
enum { WORDS = 40 };

/* How many letters two words have at least that are taken for a Japanese name by their spelling alone. */
enum { JAPANESE_NAME = 9 };

/* --- words of the English side */

struct words {
    str items[WORDS];
    size_t count;
    size_t capitals; /* of those that say something */
    size_t upper;    /* of all */
    size_t content;
    bool comma;
};

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_inner(char c)
{
    return (c >= 'a' && c <= 'z') || is_upper(c) || (c >= '0' && c <= '9') || c == '-' || c == '\'' || c == '.' ||
           (c & 0x80);
}

static void words_read(struct words *words, str text)
{
    size_t at = 0;

    *words = (struct words){ .count = 0 };
    while (at < text.len && words->count < WORDS) {
        size_t begin;

        for (; at < text.len && !is_inner(text.at[at]); at++)
            words->comma |= text.at[at] == ',';
        begin = at;
        while (at < text.len && is_inner(text.at[at]))
            at++;
        if (at == begin)
            break;
        words->items[words->count] = (str){ text.at + begin, at - begin };
        words->upper += is_upper(text.at[begin]) || (text.at[begin] & 0x80);
        if (lexicon_says(words->items[words->count])) {
            words->content++;
            words->capitals += is_upper(text.at[begin]) || (text.at[begin] & 0x80);
        }
        words->count++;
    }
}

static bool listed(str word, const char *const *list)
{
    for (; *list; list++)
        if (str_equal(word, str_of(*list)))
            return true;
    return false;
}

/* --- clauses */

static bool is_finite(str word)
{
    static const char *const words[] = { "is", "are", "was", "were", "must", "should", "shall", "will", "can", "cannot",
        "has", "have", "had", "do", "does", "did", "not", "never", "don't", "don’t", "isn't", "isn’t", "may", "would",
        "could", "let", "won't", "won’t", "can't", "can’t", NULL };

    return listed(word, words);
}

static bool begins_clause(str word)
{
    static const char *const words[] = { "I", "We", "we", "You", "you", "He", "he", "She", "she", "It", "it", "They",
        "they", "If", "if", "When", "when", "Who", "who", "How", "how", "What", "what", "Why", "why", "not", "Not",
        "never", "Never", "let", "Let", "Do", "do", "Don't", "Don’t", "there", "There", "Where", "where", "to", "To",
        "Long", "Be", "be", "Whoever", "whoever", "Without", "without", "Only", "only", "always", "Always", "Whether",
        "whether", NULL };

    return listed(word, words);
}

static bool is_number_word(str word)
{
    static const char *const words[] = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "all", "every", "no", "hundred",
        "thousand", NULL };

    return listed(word, words);
}

static bool ends_in_s(str word)
{
    return word.len > 3 && str_ends(word, S("s")) && !str_ends(word, S("ss")) && !str_ends(word, S("us")) &&
           !str_ends(word, S("is")) && !str_ends(word, S("'s")) && !str_ends(word, S("’s"));
}

/* The third person of a verb behind its subject: one arrow pierces three checkpoints. */
static bool is_predicate(const struct words *words, size_t i)
{
    str word = words->items[i];

    if (i == 0 || !ends_in_s(word) || is_upper(word.at[0]) || ends_in_s(words->items[i - 1]) ||
        word_classes(words->items[i - 1]) & (WORD_STOPS | WORD_EVALUATIVE) || is_number_word(words->items[i - 1]))
        return false;
    if (i + 1 == words->count)
        return false;
    return word_classes(word) & WORD_VERB || is_number_word(words->items[i + 1]);
}

static bool is_imperative(const struct words *words)
{
    str first = words->items[0], second = words->count > 1 ? words->items[1] : S("");
    unsigned classes = word_classes(first), next = word_classes(second);

    if (!(classes & WORD_VERB) || words->count < 3 || next & (WORD_BINDS | WORD_AND))
        return false;
    if (str_ends(first, S("ed")) || (ends_in_s(first) && !str_ends(first, S("ess"))))
        return false;
    if (str_ends(first, S("ing")))
        return words->count >= 4;
    return true;
}

static bool says_clause(const struct words *words)
{
    if (words->count < 3)
        return false;
    if (begins_clause(words->items[0]) || is_imperative(words))
        return true;
    if (words->count > 3 && str_ends(words->items[0], S("ly")) && str_ends(words->items[1], S("ed")))
        return true; /* greatly awakened to … */
    for (size_t i = 1; i < words->count; i++)
        if (is_finite(words->items[i]) || is_predicate(words, i))
            return true;
    return false;
}

bool gloss_is_clause(str en)
{
    struct words words;

    words_read(&words, en);
    if (str_ends(en, S("?")) || str_ends(en, S("!")))
        return words.count > 1;
    if (words.content > 2 && words.capitals * 3 > words.content * 2)
        return false; /* a title's capitals */
    return says_clause(&words) || (words.comma && words.count >= 6);
}

/* --- endings of the original and heads of the English side */

static const char *const law_heads[] = { "Law", "Act", "Code", "Measures", "Regulations", "Regulation", "Provisions",
    "Constitution", "Opinions", "Opinion", "Notice", "Decision", "Resolution", "Outline", "Guidelines", "Guideline",
    "Treaty", "Rules", "Ordinance", "Statute", "Decree", "Circular", "Directive", "Charter", "Declaration",
    "Communiqué", "Communique", "Protocol", "Convention", "Amendment", NULL };
static const char *const law_endings[] = { "法", "条例", "條例", "规定", "規定", "办法", "辦法", "决定", "決定", "通知",
    "意见", "意見", "纲要", "綱要", "宪法", "憲法", "条约", "條約", "规则", "規則", "法典", "指导意见", "公报", "公報",
    "公约", "公約", "准则", "準則", "细则", "細則", "令", "宣言", "决议", "決議", "章程", "修正案", "规范", "規範",
    "指南", "协定", "協定", NULL };
static const char *const press_heads[] = { "Daily", "Times", "Post", "News", "Review", "Journal", "Weekly", "Monthly",
    "Gazette", "Herald", "Quarterly", "Magazine", "Evening", "Chronicle", "Tribune", "Observer", "Literature", NULL };
static const char *const press_endings[] = { "日报", "日報", "时报", "時報", "晚报", "晚報", "早报", "早報", "周刊",
    "週刊", "月刊", "杂志", "雜誌", "评论", "評論", "学报", "學報", "周报", "週報", "文稿", "年鉴", "年鑑", "季刊",
    "导报", "導報", "快报", "公报", "周末", "週末", "早餐", NULL };
static const char *const book_heads[] = { "Records", "Book", "Books", "Classic", "Classics", "Romance", "Works",
    "Analects", "Diary", "Story", "Stories", "Dream", "Annals", "Chronicles", "History", "Histories", "Tales", "Tale",
    "Poems", "Poetry", "Songs", "Biography", "Biographies", "Dictionary", "Encyclopedia", "Essays", "Mirror", "Manual",
    "Handbook", "Compendium", "Collection", "Anthology", "Treatise", "Discourses", "Sayings", "Commentary", "Catalogue",
    "Atlas", "Ballad", "Song", "Ode", "Lament", "Strategies", "Rites", "Changes", "Odes", "Documents", "Diary",
    "Memoir", "Memoirs", "Letters", "Method", "Notes", "Preface", "Sketches", "Travels", "Journey", "Art", "Legend",
    NULL };
static const char *const book_endings[] = { "记", "記", "传", "傳", "志", "誌", "史", "经", "經", "书", "書", "录",
    "錄", "集", "论", "論", "赋", "賦", "诗", "詩", "演义", "演義", "春秋", "语类", "語類", "词典", "詞典", "字典",
    "辞典", "辭典", "梦", "夢", "鉴", "鑑", "通鉴", "选集", "選集", "全集", "文集", "故事", "日记", "日記", "孙子",
    "策", "篇", "谱", "譜", "注", "疏", "语录", "語錄", "兵法", "说", "說", "序", "歌", "行", "曲", "吟", "编", "編",
    "考", "钞", "抄", "札记", "纪", "紀", "本草", "纲目", "綱目", "大典", "全书", "全書", "尚书", "尚書", "外传",
    "列传", NULL };
static const char *const concept_endings[] = { "思想", "倡议", "倡議", "战略", "戰略", "计划", "計劃", "工程", "行动",
    "行動", "政策", "制度", "观", "觀", "理论", "理論", "主义", "主義", "运动", "運動", "会议", "會議", "论坛", "論壇",
    "体系", "體系", "共同体", "共同體", "模式", "道路", "精神", "文化", "关系", "關係", "原则", "原則", "路线", "路線",
    "方针", "方針", "权", "權", "力", "化", "性", "外交", "改革", "革命", "事件", "起义", "起義", "战争", "戰爭",
    "新时代", "新時代", "规划", "規劃", "现代化", "发展", "發展", "机制", "機制", "概念", NULL };
static const char *const name_heads[] = { "University", "Institute", "Academy", "Ministry", "Department", "Bureau",
    "Office", "Commission", "Committee", "Council", "Congress", "Court", "Party", "Army", "Navy", "Force", "Forces",
    "Bank", "Company", "Co.", "Co", "Ltd.", "Ltd", "Inc.", "Inc", "Corporation", "Corp.", "Group", "Association",
    "Society", "Federation", "Union", "Center", "Centre", "School", "College", "Hospital", "Museum", "Library", "Press",
    "Agency", "Administration", "Yuan", "River", "Lake", "Mountain", "Mountains", "Mount", "Mt.", "Sea", "Strait",
    "Straits", "Island", "Islands", "Peninsula", "Province", "Prefecture", "City", "County", "District", "Township",
    "Town", "Village", "Region", "Street", "Road", "Temple", "Monastery", "Palace", "Gate", "Bridge", "Dynasty",
    "Kingdom", "Empire", "Republic", "Politburo", "Secretariat", "Foundation", "Laboratory", "Station", "Airport",
    "Port", "Square", "Team", "Club", "League", "Government", "Embassy", "Consulate", "Robotics", "Technology",
    "Technologies", "Holdings", "Motors", "Electronics", "Airlines", "Securities", "Media", "Studio", "Studios",
    "Studies", "Sinica", "Alliance", "Guard", "Guards", "Corps", "Fleet", "Command", "Theater", "Theatre", "Hall",
    "Park", "Garden", "Canal", "Gorge", "Gorges", "Pass", "Plateau", "Basin", "Desert", "Valley", "Bay", "Gulf",
    "Harbour", "Harbor", "Tower", "Pavilion", "Cave", "Caves", "Grottoes", "Church", "Mosque", "Shrine", "Cemetery",
    "Prison", "Board", "Authority", "Procuratorate", "Chamber", "Clan", "Period", "Organization", "Organisation",
    "Industries", "Industry", "Network", "Platform", "Market", "Exchange", "House", "Avenue", "Lane", "Alley",
    "Archipelago", "Reef", "Shoal", "Canton", "Municipality", "Banner", "Wall", "Khanate", "Sultanate", "Caliphate",
    "Brigade", "Division", "Regiment", "Troupe", "Orchestra", "Ensemble", "Band", "Factory", "Works", "Mill", "Mine",
    "Dam", "Reservoir", "Railway", "Expressway", NULL };
static const char *const term_heads[] = { "Initiative", "Plan", "Strategy", "Thought", "Policy", "Program", "Programme",
    "Project", "Campaign", "Movement", "Revolution", "Incident", "War", "Wars", "March", "Dream", "Era", "Mandate",
    "Way", "Concept", "Principle", "Principles", "Theory", "Doctrine", "Uprising", "Rebellion", "Massacre", "Battle",
    "Crisis", "Reform", "Reforms", "Forum", "Summit", "Session", "Sessions", "Plenum", "Festival", "Games", "Prize",
    "Award", "Order", "Examination", "System", "Model", "Mechanism", "Spirit", "Theories", "Represents", "Upholds",
    "Confidences", "Awareness", "Rejuvenation", "Famine", "Treasures", "Civilization", "Civilisation", "Culture",
    "Language", "Dialect", "Script", "Style", "Leap", "Front", "Consensus", "Agenda", "Vision", "Course",
    "Road Initiative", "Expedition", "Restoration", "Fever", "Economy", "Construction", "Development", "Modernization",
    "Modernisation", NULL };
static const char *const period_heads[] = { "period", "dynasty", "era", "kingdom", "prefecture", "province", "county",
    "district", "river", "city", "island", "islands", "empire", "mountains", "village", "family", "clan", "temple",
    "group", "school", "university", NULL };
static const char *const name_endings[] = { "省", "市", "县", "縣", "区", "區", "镇", "鎮", "乡", "鄉", "村", "州",
    "河", "江", "湖", "海", "山", "岛", "島", "港", "大学", "大學", "学院", "學院", "学校", "學校", "中学", "研究所",
    "研究院", "科学院", "科學院", "研究中心", "中心", "公司", "集团", "集團", "银行", "銀行", "委员会", "委員會", "党",
    "黨", "协会", "協會", "学会", "學會", "联合会", "基金会", "基金會", "社", "组织", "組織", "法院", "检察院", "朝",
    "时代", "時代", "时期", "時期", "王朝", "寺", "庙", "廟", "宫", "宮", "塔", "部", "局", "厅", "廳", "署", "院",
    "委", "博物馆", "博物館", "图书馆", "圖書館", "出版社", "电视台", "電視臺", "政府", "国务院", "國務院", "办公室",
    "辦公室", "联盟", "聯盟", "大会", "大會", "政治局", "政协", "路", "街", "門", "门", "桥", "橋", "关", "關", "城",
    "国", "國", "帝国", "帝國", "军", "軍", "机器人", "队", "隊", "書記處", "书记处", "中央", "軍區", "战区", "半岛",
    "半島", "海峡", "海峽", "群岛", "群島", "高原", "盆地", "书院", "書院", "医院", "醫院", "会社", "會社", "株式会社",
    "府", "郡", "道", "馆", "館", "所", "厂", "廠", "站", "线", NULL };
static const char *const people_endings[] = { "语", "語", "话", "話", "族", "人", "教", "主义", "主義", "学派", "學派",
    "学", "學", "文", "派", "家", "节", "節", "菜", "茶", "酒", "病", "戏", "戲", "剧", "劇", "曲", "腔", "拳", "舞",
    "画", "畫", NULL };

/* Whether one of the listed words is what an English name is about: its last word, or one with of, for, on … behind. */
static bool has_head(const struct words *words, const char *const *heads)
{
    for (size_t i = 0; i < words->count; i++) {
        bool last = i + 1 == words->count || word_classes(words->items[i + 1]) & WORD_STOPS;
        str word = words->items[i];

        if ((last || str_starts(str_from(word, word.len), S(","))) && listed(word, heads))
            return true;
        if (!last && word.at[word.len] == ',' && listed(word, heads))
            return true;
    }
    return false;
}

/* The word that the others go with: before the first of, for, on …, else the last one. */
static str main_word(const struct words *words)
{
    for (size_t i = 1; i < words->count; i++)
        if (word_classes(words->items[i]) & WORD_STOPS && !(word_classes(words->items[i]) & WORD_AND))
            return words->items[i - 1];
    return words->items[words->count - 1];
}

/* An office: Grand Historian, General Secretary. */
static bool has_role(const struct words *words)
{
    str last = main_word(words);

    return words->count > 1 && !str_equal(last, S("Party")) &&
           (word_classes(last) & WORD_ROLE || str_equal(last, S("Historian")) || str_equal(last, S("Censor")) ||
               str_equal(last, S("Councilor")));
}

/* EngineAI, iFlytek: capitals within */
static bool is_camel(str word)
{
    size_t inner = 0, small = 0;

    for (size_t i = 0; i < word.len; i++) {
        inner += i && is_upper(word.at[i]);
        small += word.at[i] >= 'a' && word.at[i] <= 'z';
    }
    return inner && small > 1 && str_find(word, S("-")) < 0 && str_find(word, S("'")) < 0;
}

/* --- names of people */

/* Chen Xiaodong, Xiaodong Chen, Simon Chen: two to four words with capitals, one of which is the family name. */
static bool is_person(const struct gloss_shape *shape, const struct words *words)
{
    const struct original *o = shape->original;

    if (words->count < 2 || words->count > 4 || words->upper < words->count || words->comma || o->clause ||
        o->length < 2 || o->length > 6 || has_head(words, name_heads) || listed(main_word(words), term_heads))
        return false;
    if (!str_starts(shape->lang, S("zh")) && !shape->english->quoted && !o->known)
        return true;
    if (o->foreign)
        return !shape->english->cover;
    if (o->proper && shape->english->reads && o->length <= 3 && !original_ends(o, book_endings))
        return true;
    if (!o->family || (o->known && !o->proper) || (o->proper && !shape->english->reads))
        return false;
    if (shape->english->reads || (!shape->english->cover && !shape->english->quoted))
        return true;
    for (size_t i = 0; i < words->count; i++)
        if (original_cover(o, words->items[i]) & 1)
            return !shape->english->quoted;
    return false;
}

static bool is_work(const struct original *o)
{
    static const char *const works[] = { "novel", "newspaper", "magazine", "book", "classic", "chronicle", "journal",
        "dictionary", "anthology", NULL };

    for (const char *const *work = works; *work; work++)
        if (original_is_a(o, *work))
            return true;
    return false;
}

static bool is_title(const struct gloss_shape *shape, const struct words *words)
{
    const struct original *o = shape->original;
    bool capitals = words->capitals * 2 > words->content && is_upper(shape->en.at[0]);

    if (o->work)
        return true;
    if (!capitals)
        return shape->title && shape->english->quoted && words->capitals;
    if (shape->title && (shape->english->delimited || shape->english->reads))
        return true;
    if (str_find(shape->en, S(": ")) > 0 && words->count > 3)
        return true;
    if (has_head(words, law_heads) && original_ends(o, law_endings))
        return true;
    if (original_ends(o, press_endings) && (has_head(words, press_heads) || shape->english->reads))
        return true;
    if (shape->title && words->capitals > 0 && !has_head(words, name_heads))
        return true;
    if (words->count == 1 && original_ends(o, people_endings))
        return false;
    if (listed(main_word(words), name_heads))
        return shape->italic && words->content > 1;
    if (original_ends(o, concept_endings) || original_ends(o, name_endings))
        return (shape->italic && words->content > 1) || (is_work(o) && o->proper);
    if (shape->italic && words->content > 1)
        return true;
    if (has_head(words, book_heads) && original_ends(o, book_endings))
        return true;
    if (is_work(o) && (o->proper || o->length > 2 || shape->title))
        return true;
    if (shape->english->reads && words->count > 1 && words->capitals == words->count && o->length >= 4 && !o->proper)
        return true; /* Zhuzi Yulei */
    return false;
}

static bool is_name(const struct gloss_shape *shape, const struct words *words)
{
    const struct original *o = shape->original;
    bool capital = is_upper(shape->en.at[0]) || (shape->en.at[0] & 0x80) || (words->count && is_camel(words->items[0]));

    if (!capital)
        return false;
    if (is_person(shape, words))
        return true;
    if (original_ends(o, people_endings) && !has_head(words, name_heads))
        return false;
    if (listed(main_word(words), term_heads) || has_role(words))
        return false;
    if (o->proper)
        return true;
    if (words->count == 1 && !shape->begins && !shape->english->delimited &&
        (o->foreign || (shape->english->reads && !o->known && o->length > 1)))
        return true;
    if (words->count > 1 && has_head(words, period_heads) && original_ends(o, name_endings))
        return true;
    if (words->capitals * 2 <= words->content)
        return false;
    if (has_head(words, name_heads) && !original_ends(o, concept_endings))
        return true;
    for (size_t i = 0; i < words->count; i++)
        if (is_camel(words->items[i]))
            return true;
    return original_ends(o, name_endings) && o->length > 2 && (words->count > 1 || !shape->begins) &&
           !original_ends(o, concept_endings);
}

enum gloss_kind gloss_kind_of(const struct gloss_shape *shape)
{
    const struct original *o = shape->original;
    struct words words;
    bool clause;

    words_read(&words, shape->en);
    if (words.count == 0 || shape->en.len == 0)
        return GLOSS_TERM;
    clause = gloss_is_clause(shape->en) && (o->length >= 4 || o->foreign);
    if (o->work && !o->clause)
        return GLOSS_TITLE;
    if (o->clause && o->length >= 6 && words.count > 2)
        return shape->title && words.capitals * 2 > words.content ? GLOSS_TITLE : GLOSS_QUOTATION;
    if (is_person(shape, &words) && !shape->italic)
        return GLOSS_NAME;
    if (is_title(shape, &words))
        return GLOSS_TITLE;
    if (clause)
        return GLOSS_QUOTATION;
    if (is_name(shape, &words))
        return GLOSS_NAME;
    if (o->length >= 12 && words.capitals * 2 < words.content && !original_ends(o, concept_endings))
        return GLOSS_QUOTATION;
    if (words.content >= 6 && words.capitals * 2 > words.content && shape->english->quoted && o->length >= 8 &&
        !original_ends(o, concept_endings))
        return GLOSS_TITLE;
    return GLOSS_TERM;
}

static const char *const title_nouns[] = { "text", "book", "novel", "newspaper", "journal", "magazine", "poem", "film",
    "essay", "story", "chapter", "album", "song", "talk", "paper", "article", "daily", "weekly", "monthly", "play",
    "opera", "movie", "drama", "series", "documentary", "treatise", "classic", "novella", "lecture", "speech",
    "editorial", "memoir", "anthology", "painting", "pamphlet", "periodical", "dictionary", "thesis", "dissertation",
    "monograph", "textbook", "manual", "essays", "poems", "tabloid", "fortnightly", "quarterly", "encyclopedia", NULL };
static const char *const title_verbs[] = { "titled", "entitled", "wrote", "authored", "edited", NULL };

static bool says_lower(str word, const char *const *list)
{
    char lower[24];

    if (word.len >= sizeof lower)
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = is_upper(word.at[i]) ? (char)(word.at[i] + 32) : word.at[i];
    return listed((str){ lower, word.len }, list);
}

bool gloss_title_before(const struct gloss_tokens *tokens, size_t first)
{
    for (size_t i = first, back = 0; i > 0 && back < 4; back++) {
        const struct gloss_token *token = &tokens->items[--i];
        str word = gloss_token_text(tokens, i);

        if (token->kind == TOKEN_WORD && (says_lower(word, title_nouns) || says_lower(word, title_verbs)))
            return true;
        if (token->kind == TOKEN_STOP || token->kind == TOKEN_SEMICOLON || token->kind == TOKEN_CLOSE ||
            (token->kind == TOKEN_WORD && word_classes(word) & (WORD_STOPS & ~WORD_DETERMINER) && back))
            return false;
    }
    return false;
}

bool gloss_title_behind(const struct gloss_tokens *tokens, size_t first, size_t limit)
{
    for (size_t i = first; i < limit && i < tokens->count && i - first < 8; i++) {
        const struct gloss_token *token = &tokens->items[i];
        str word = gloss_token_text(tokens, i);

        if (token->kind != TOKEN_WORD)
            return false;
        if (says_lower(word, title_nouns))
            return true;
        if (word_classes(word) & (WORD_STOPS & ~WORD_DETERMINER))
            return false;
    }
    return false;
}

/* --- languages */

static bool has_script(str text, enum script wanted)
{
    size_t at = 0, len;

    while ((at = script_next_candidate(text, at)) < text.len) {
        if (script_of(utf8_decode(str_from(text, at), &len)) == wanted)
            return true;
        at += len;
    }
    return false;
}

static bool begins_with(str word, const char *const *list)
{
    for (; *list; list++)
        if (word.at[0] == **list && str_starts(word, str_of(*list)))
            return true;
    return false;
}

static void note_word(struct gloss_context *context, str word)
{
    static const char *const japanese[] = { "Japan", "Tokyo", "Kyoto", "Osaka", "Nippon", "kanji", "Edo", "Meiji",
        "Taishō", "Shōwa", "Heian", "samurai", "shogun", NULL };
    static const char *const korean[] = { "Korea", "Seoul", "Busan", "Pyongyang", "hanja", "Joseon", "Goryeo", "Hangul",
        "hangul", NULL };
    static const char *const chinese[] = { "China", "Chinese", "Beijing", "Taiwan", "Mandarin", "Taipei", "PRC", "Hong",
        NULL };

    context->japanese |= begins_with(word, japanese);
    context->korean |= begins_with(word, korean);
    context->chinese |= begins_with(word, chinese);
}

void gloss_context_read(struct gloss_context *context, const struct gloss_tokens *tokens)
{
    *context = (struct gloss_context){ .japanese = false };
    for (size_t i = 0; i < tokens->count; i++) {
        str text = gloss_token_text(tokens, i);

        if (tokens->items[i].kind == TOKEN_WORD && (tokens->items[i].capital || strchr("kshS", text.at[0]))) {
            note_word(context, text);
        } else if (tokens->items[i].kind == TOKEN_HAN) {
            context->japanese |= has_script(text, SCRIPT_KANA);
            context->korean |= has_script(text, SCRIPT_HANGUL);
        }
    }
}

/* Whether a capitalised word of an English side is Japanese, or Korean, and says nothing in Chinese: Nara, Meiji. */
static bool has_foreign_word(const struct gloss_shape *shape, unsigned language)
{
    struct words words;

    words_read(&words, shape->en);
    for (size_t i = 0; i < words.count; i++)
        if (is_upper(words.items[i].at[0]) && str_find(words.items[i], S("-")) < 0 &&
            reading_could_be(words.items[i]) & language && !str_equal(words.items[i], S("Japan")) &&
            !str_equal(words.items[i], S("Korea")) && !original_is_read(shape->original, words.items[i]) &&
            !original_spelt(shape->original, words.items[i]))
            return true;
    return false;
}

/* By a romanisation: the reading, else the English side where it is one; else by one word of it where the text is about
 * that country and not about China. */
static str foreign_language(const struct gloss_shape *shape, const struct gloss_context *context)
{
    static const struct {
        unsigned bit;
        str language;
    } all[] = { { LATIN_JAPANESE, { "ja", 2 } }, { LATIN_KOREAN, { "ko", 2 } } };
    str spelling = shape->reading.len ? shape->reading : shape->en;

    if (shape->english->reads || original_is_read(shape->original, spelling))
        return S("");
    for (size_t i = 0; i < 2; i++) {
        bool about = i ? context->korean : context->japanese;
        bool several = str_find(spelling, S(" ")) > 0;
        unsigned could = reading_could_be(spelling);

        if (i && could & LATIN_JAPANESE)
            break;
        if (could & all[i].bit && about &&
            (several || shape->reading.len || (!shape->english->cover && !context->chinese)))
            return all[i].language;
        if (!i && could & all[i].bit && several && !shape->english->cover && !shape->original->family &&
            spelling.len >= JAPANESE_NAME)
            return all[i].language;
        if (about && !context->chinese && has_foreign_word(shape, all[i].bit))
            return all[i].language;
    }
    return S("");
}

str gloss_language(const struct gloss_shape *shape, const struct gloss_context *context, str label, str others, str han)
{
    struct variant_evidence evidence = { 0 };
    str foreign;

    if (has_script(shape->original->zh, SCRIPT_HANGUL))
        return S("ko");
    if (has_script(shape->original->zh, SCRIPT_KANA))
        return S("ja");
    if (label.len)
        return label;
    foreign = foreign_language(shape, context);
    if (foreign.len || !str_starts(han, S("zh")))
        return foreign.len ? foreign : han;
    variant_count(&evidence, shape->original->zh);
    return variant_language(&evidence, others.len ? others : han);
}
