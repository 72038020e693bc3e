#include "lang/stem.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A word of more letters is cut. */
enum { LONGEST = 31 };

/* How many words a thread remembers, and how long they may be. */
enum { KNOWN = 1024, KNOWN_BYTES = 21 };

struct stem {
    char at[LONGEST + 1]; /* terminated */
    size_t len;
};

/* Words that say nothing by themselves; in order. Tables here hold letters, not pointers, which would want a hand at
 * every start of the program. */
/* clang-format off */
static const char stop_words[][12] = {
    "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "can",
    "could", "do", "does", "esp", "etc", "for", "from", "has", "have", "he", "her", "him", "his", "i", "if", "in",
    "into", "is", "it", "its", "may", "me", "my", "of", "on", "oneself", "or", "our", "s", "sb", "she", "should",
    "so", "some", "somebody", "someone", "something", "sth", "such", "than", "that", "the", "their", "them",
    "themselves", "there", "these", "they", "this", "those", "to", "upon", "used", "using", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "whose", "will", "with", "within", "would", "you", "your",
};

/* Relatives that no rule finds; in order of the first. */
static const char relatives[][2][17] = {
    { "administration", "administer" }, { "administrative", "administer" }, { "african", "africa" },
    { "agreement", "agree" }, { "american", "america" }, { "americans", "america" }, { "analyses", "analyse" },
    { "analysis", "analyse" }, { "analyst", "analyse" }, { "analytic", "analyse" }, { "analytical", "analyse" },
    { "analyze", "analyse" }, { "anger", "angry" }, { "annual", "year" }, { "armed", "army" }, { "armies", "army" },
    { "arms", "army" }, { "asian", "asia" }, { "asians", "asia" }, { "ate", "eat" }, { "australian", "australia" },
    { "became", "become" }, { "began", "begin" }, { "begun", "begin" }, { "belief", "believe" },
    { "beliefs", "believe" }, { "best", "good" }, { "better", "good" }, { "birth", "bear" }, { "births", "bear" },
    { "born", "bear" }, { "bought", "buy" }, { "bound", "bind" }, { "brazilian", "brazil" }, { "breadth", "broad" },
    { "bred", "breed" }, { "british", "britain" }, { "broaden", "broad" }, { "broke", "break" },
    { "broken", "break" }, { "brought", "bring" }, { "buddhism", "buddha" }, { "buddhist", "buddha" },
    { "buddhists", "buddha" }, { "built", "build" }, { "came", "come" }, { "canadian", "canada" },
    { "caught", "catch" }, { "centers", "center" }, { "central", "center" }, { "centralism", "center" },
    { "centrality", "center" }, { "centralized", "center" }, { "centre", "center" }, { "centres", "center" },
    { "children", "child" }, { "chinese", "china" }, { "choice", "choose" }, { "choices", "choose" },
    { "chose", "choose" }, { "chosen", "choose" }, { "christian", "christ" }, { "christianity", "christ" },
    { "cities", "city" }, { "communism", "communist" }, { "communists", "communist" }, { "concept", "conceive" },
    { "conception", "conceive" }, { "concepts", "conceive" }, { "conclusion", "conclude" },
    { "confucian", "confucius" }, { "confucianism", "confucius" }, { "confucianist", "confucius" },
    { "crises", "crisis" }, { "criteria", "criterion" }, { "curricula", "curriculum" }, { "daily", "day" },
    { "daoism", "dao" }, { "daoist", "dao" }, { "data", "datum" }, { "days", "day" }, { "dead", "die" },
    { "dealt", "deal" }, { "death", "die" }, { "deaths", "die" }, { "decision", "decide" }, { "decisions", "decide" },
    { "decisive", "decide" }, { "deepen", "deep" }, { "deepening", "deep" }, { "defence", "defend" },
    { "defense", "defend" }, { "defensive", "defend" }, { "democracy", "democrat" }, { "democratic", "democrat" },
    { "depth", "deep" }, { "description", "describe" }, { "destruction", "destroy" }, { "did", "do" },
    { "died", "die" }, { "division", "divide" }, { "divisions", "divide" }, { "done", "do" }, { "drawn", "draw" },
    { "drew", "draw" }, { "driven", "drive" }, { "drove", "drive" }, { "dutch", "netherlands" }, { "dying", "die" },
    { "eaten", "eat" }, { "egyptian", "egypt" }, { "election", "elect" }, { "electoral", "elect" },
    { "electrical", "electric" }, { "electricity", "electric" }, { "emperor", "empire" }, { "emperors", "empire" },
    { "empires", "empire" }, { "european", "europe" }, { "europeans", "europe" }, { "exclusion", "exclude" },
    { "expansion", "expand" }, { "extension", "extend" }, { "fallen", "fall" }, { "fed", "feed" }, { "feet", "foot" },
    { "fell", "fall" }, { "felt", "feel" }, { "filipino", "philippines" }, { "financial", "finance" },
    { "fiscal", "finance" }, { "flew", "fly" }, { "flown", "fly" }, { "forgave", "forgive" },
    { "forgiven", "forgive" }, { "forgot", "forget" }, { "forgotten", "forget" }, { "fought", "fight" },
    { "found", "find" }, { "freedom", "free" }, { "french", "france" }, { "gave", "give" }, { "german", "germany" },
    { "germans", "germany" }, { "given", "give" }, { "gone", "go" }, { "got", "get" }, { "gotten", "get" },
    { "greek", "greece" }, { "grew", "grow" }, { "grown", "grow" }, { "growth", "grow" }, { "heard", "hear" },
    { "heat", "hot" }, { "height", "high" }, { "heights", "high" }, { "held", "hold" }, { "hid", "hide" },
    { "hidden", "hide" }, { "historian", "history" }, { "historians", "history" }, { "historic", "history" },
    { "historical", "history" }, { "hunger", "hungry" }, { "hypotheses", "hypothesis" }, { "imperial", "empire" },
    { "inclusion", "include" }, { "indian", "india" }, { "indians", "india" }, { "indonesian", "indonesia" },
    { "intention", "intend" }, { "invasion", "invade" }, { "iranian", "iran" }, { "iraqi", "iraq" },
    { "irish", "ireland" }, { "islamic", "islam" }, { "israeli", "israel" }, { "italian", "italy" },
    { "japanese", "japan" }, { "judge", "justice" }, { "judges", "justice" }, { "judicial", "justice" },
    { "judiciary", "justice" }, { "kept", "keep" }, { "kingdom", "king" }, { "kings", "king" }, { "knew", "know" },
    { "knowledge", "know" }, { "known", "know" }, { "korean", "korea" }, { "koreans", "korea" }, { "laid", "lay" },
    { "lawful", "law" }, { "laws", "law" }, { "lawyer", "law" }, { "lawyers", "law" }, { "led", "lead" },
    { "left", "leave" }, { "legal", "law" }, { "length", "long" }, { "lengthen", "long" }, { "leninism", "lenin" },
    { "leninist", "lenin" }, { "lent", "lend" }, { "lingual", "language" }, { "linguistic", "language" },
    { "linguistics", "language" }, { "literary", "literature" }, { "live", "life" }, { "lived", "life" },
    { "lives", "life" }, { "living", "life" }, { "loss", "lose" }, { "losses", "lose" }, { "lost", "lose" },
    { "made", "make" }, { "malaysian", "malaysia" }, { "manchu", "manchuria" }, { "manchurian", "manchuria" },
    { "maoism", "mao" }, { "maoist", "mao" }, { "marine", "sea" }, { "maritime", "sea" }, { "marxism", "marx" },
    { "marxist", "marx" }, { "meant", "mean" }, { "media", "medium" }, { "medical", "medicine" },
    { "memoranda", "memorandum" }, { "men", "man" }, { "met", "meet" }, { "mexican", "mexico" }, { "mice", "mouse" },
    { "military", "army" }, { "mongol", "mongolia" }, { "mongolian", "mongolia" }, { "mongols", "mongolia" },
    { "monthly", "month" }, { "municipal", "city" }, { "municipality", "city" }, { "muslim", "islam" },
    { "muslims", "islam" }, { "oceanic", "ocean" }, { "offence", "offend" }, { "offense", "offend" },
    { "offensive", "offend" }, { "paid", "pay" }, { "pakistani", "pakistan" }, { "palestinian", "palestine" },
    { "peaceful", "peace" }, { "perception", "perceive" }, { "phenomena", "phenomenon" },
    { "philippine", "philippines" }, { "philosopher", "philosophy" }, { "philosophers", "philosophy" },
    { "philosophical", "philosophy" }, { "poem", "poet" }, { "poems", "poet" }, { "poetic", "poet" },
    { "poetry", "poet" }, { "policies", "policy" }, { "polish", "poland" }, { "political", "politic" },
    { "politician", "politic" }, { "politicians", "politic" }, { "politics", "politic" },
    { "portuguese", "portugal" }, { "poverty", "poor" }, { "procedure", "proceed" }, { "process", "proceed" },
    { "producer", "produce" }, { "product", "produce" }, { "production", "produce" }, { "products", "produce" },
    { "programme", "program" }, { "programmes", "program" }, { "proof", "prove" }, { "proofs", "prove" },
    { "proven", "prove" }, { "pursuit", "pursue" }, { "ran", "run" }, { "reception", "receive" },
    { "reduction", "reduce" }, { "regulator", "regulate" }, { "regulatory", "regulate" }, { "resolution", "resolve" },
    { "response", "respond" }, { "responsibilities", "respond" }, { "responsibility", "respond" },
    { "responsible", "respond" }, { "revolution", "revolt" }, { "revolutionaries", "revolt" },
    { "revolutionary", "revolt" }, { "risen", "rise" }, { "roman", "rome" }, { "rose", "rise" }, { "royal", "king" },
    { "rural", "village" }, { "russian", "russia" }, { "russians", "russia" }, { "said", "say" }, { "sale", "sell" },
    { "sales", "sell" }, { "sang", "sing" }, { "sat", "sit" }, { "saw", "see" }, { "sciences", "science" },
    { "scientific", "science" }, { "scientist", "science" }, { "scientists", "science" }, { "scottish", "scotland" },
    { "seen", "see" }, { "sent", "send" }, { "servant", "serve" }, { "servants", "serve" }, { "service", "serve" },
    { "services", "serve" }, { "shaken", "shake" }, { "shook", "shake" }, { "shown", "show" }, { "sight", "see" },
    { "singaporean", "singapore" }, { "slept", "sleep" }, { "social", "society" }, { "socialism", "socialist" },
    { "societal", "society" }, { "sold", "sell" }, { "solution", "solve" }, { "solutions", "solve" },
    { "song", "sing" }, { "songs", "sing" }, { "sought", "seek" }, { "spanish", "spain" }, { "speech", "speak" },
    { "speeches", "speak" }, { "spent", "spend" }, { "spoke", "speak" }, { "spoken", "speak" }, { "stole", "steal" },
    { "stolen", "steal" }, { "stood", "stand" }, { "strength", "strong" }, { "strengthen", "strong" },
    { "strengthened", "strong" }, { "strengthening", "strong" }, { "strengths", "strong" }, { "struck", "strike" },
    { "student", "study" }, { "success", "succeed" }, { "successful", "succeed" }, { "succession", "succeed" },
    { "successor", "succeed" }, { "sung", "sing" }, { "swedish", "sweden" }, { "swept", "sweep" },
    { "swiss", "switzerland" }, { "sworn", "swear" }, { "taiwanese", "taiwan" }, { "taken", "take" },
    { "tale", "tell" }, { "tales", "tell" }, { "tao", "dao" }, { "taoism", "dao" }, { "taoist", "dao" },
    { "taught", "teach" }, { "teeth", "tooth" }, { "thai", "thailand" }, { "theatre", "theater" },
    { "theoretical", "theory" }, { "theories", "theory" }, { "theorist", "theory" }, { "thieves", "thief" },
    { "thought", "think" }, { "thoughts", "think" }, { "threw", "throw" }, { "thrown", "throw" },
    { "tibetan", "tibet" }, { "tibetans", "tibet" }, { "told", "tell" }, { "took", "take" }, { "truth", "true" },
    { "truths", "true" }, { "turkish", "turkey" }, { "ukrainian", "ukraine" }, { "understood", "understand" },
    { "urban", "city" }, { "vietnamese", "vietnam" }, { "warmth", "warm" }, { "wealth", "rich" },
    { "weighed", "weigh" }, { "weight", "weigh" }, { "went", "go" }, { "widen", "wide" }, { "width", "wide" },
    { "wisdom", "wise" }, { "wives", "wife" }, { "wolves", "wolf" }, { "women", "woman" }, { "won", "win" },
    { "wore", "wear" }, { "worn", "wear" }, { "worse", "bad" }, { "worst", "bad" }, { "written", "write" },
    { "wrote", "write" }, { "yearly", "year" }, { "years", "year" }, { "youth", "young" }, { "youths", "young" },
};

/* Endings, taken off one after another while so many letters remain; a longer one stands before those that it ends in. A
 * short one is as often part of the word: party, center. */
static const struct ending {
    char at[8];
    size_t least;
} endings[] = {
    { "ization", 4 }, { "isation", 4 }, { "ational", 4 }, { "fulness", 4 }, { "ousness", 4 }, { "iveness", 4 },
    { "ically", 4 }, { "ation", 4 }, { "ition", 4 }, { "ional", 4 }, { "ingly", 4 }, { "istic", 4 }, { "ively", 4 },
    { "ative", 4 }, { "itive", 4 }, { "ement", 4 }, { "ship", 4 }, { "ness", 4 }, { "ment", 4 }, { "ical", 4 },
    { "ally", 4 }, { "ions", 4 }, { "ized", 4 }, { "ised", 4 }, { "izer", 4 }, { "iser", 4 }, { "izing", 4 },
    { "ising", 4 }, { "ings", 4 }, { "able", 4 }, { "ible", 4 }, { "ance", 4 }, { "ence", 4 }, { "ancy", 4 },
    { "ency", 4 }, { "ious", 4 }, { "eous", 4 }, { "ion", 4 }, { "ity", 4 }, { "ive", 4 }, { "ize", 4 }, { "ise", 4 },
    { "ism", 4 }, { "ist", 4 }, { "ing", 3 }, { "ers", 4 }, { "ors", 4 }, { "ant", 4 }, { "ent", 4 }, { "ary", 4 },
    { "ory", 4 }, { "ous", 4 }, { "ful", 4 }, { "ial", 4 }, { "ual", 4 }, { "less", 4 }, { "ate", 4 }, { "ies", 4 },
    { "al", 4 }, { "ic", 4 }, { "ly", 4 }, { "ed", 3 }, { "er", 4 }, { "or", 4 }, { "es", 4 }, { "cy", 4 },
    { "s", 3 }, { "y", 5 }, { "e", 3 }, { "i", 5 },
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Of words that are strings, and of pairs by their first, alike. */
static int compare(const void *key, const void *item)
{
    return strcmp(key, item);
}

static void stem_set(struct stem *stem, const char *word)
{
    stem->len = strlen(word);
    memcpy(stem->at, word, stem->len + 1);
}

static void cut(struct stem *stem, size_t count)
{
    stem->len -= count;
    stem->at[stem->len] = 0;
}

static bool ends(const struct stem *stem, const char *ending)
{
    size_t len = strlen(ending);

    return stem->len >= len && memcmp(stem->at + stem->len - len, ending, len) == 0;
}

/* In lower case, without the apostrophe and what is after it. */
static void take(struct stem *stem, str word)
{
    stem->len = 0;
    for (size_t i = 0; i < word.len && stem->len < LONGEST; i++) {
        char c = word.at[i];

        if (c == '\'' || c == '\xE2') /* typewriter's, and U+2019 */
            break;
        stem->at[stem->len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    stem->at[stem->len] = 0;
}

/* Of a plural or a third person its singular, so that the relatives below need no line for each. */
static void singular(struct stem *stem)
{
    if (ends(stem, "ies") && stem->len > 4) {
        cut(stem, 2);
        stem->at[stem->len - 1] = 'y';
    } else if (ends(stem, "sses") || ends(stem, "xes") || ends(stem, "ches") || ends(stem, "shes")) {
        cut(stem, 2);
    } else if (ends(stem, "s") && stem->len > 3 && !ends(stem, "ss") && !ends(stem, "us") && !ends(stem, "is")) {
        cut(stem, 1);
    }
}

/* Puts the relative in the place of the stem, where it has one. */
static bool is_relative(struct stem *stem)
{
    size_t width = sizeof *relatives[0];
    const char *found = bsearch(stem->at, relatives, COUNT(relatives), sizeof *relatives, compare);

    if (found)
        stem_set(stem, found + width);
    return found;
}

/* labour and labor, theatre and theater, organise and organize end alike; a doubled last letter is single. */
static void spell(struct stem *stem)
{
    if (ends(stem, "our") && stem->len > 4) {
        stem->at[stem->len - 2] = 'r';
        cut(stem, 1);
    } else if (ends(stem, "tre") && stem->len > 4) {
        memcpy(stem->at + stem->len - 2, "er", 2);
    } else if (ends(stem, "abil") || ends(stem, "ibil")) {
        stem->at[stem->len - 2] = 'l';
        cut(stem, 1);
    }
    if (stem->len > 2 && stem->at[stem->len - 1] == stem->at[stem->len - 2])
        cut(stem, 1);
}

static bool strip_one(struct stem *stem)
{
    for (size_t i = 0; i < COUNT(endings); i++) {
        size_t len = strlen(endings[i].at);

        if (stem->len >= endings[i].least + len && ends(stem, endings[i].at)) {
            cut(stem, len);
            return true;
        }
    }
    return false;
}

static void reduce(struct stem *stem)
{
    if (!is_relative(stem)) {
        singular(stem);
        is_relative(stem);
    }
    spell(stem);
    while (strip_one(stem))
        spell(stem);
}

static uint16_t hash(const struct stem *stem)
{
    uint32_t number = 2166136261u; /* FNV-1a */

    for (size_t i = 0; i < stem->len; i++)
        number = (number ^ (unsigned char)stem->at[i]) * 16777619u;
    number ^= number >> 16;
    return (uint16_t)number ? (uint16_t)number : 1;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c <= 0x24F) ||
           (c >= 0x1E00 && c <= 0x1EFF);
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

bool stem_next_word(str *rest, str *word)
{
    size_t start = 0, end = 0, len;

    while (start < rest->len && !is_letter(utf8_decode(str_from(*rest, start), &len)))
        start += len;
    for (end = start; end < rest->len; end += len) {
        uint32_t c = utf8_decode(str_from(*rest, end), &len);

        if (!is_letter(c) && (end == start || !is_apostrophe(c)))
            break;
    }
    *word = str_from(str_first(*rest, end), start);
    *rest = str_from(*rest, end);
    return word->len;
}

static uint16_t make_stem(str word)
{
    struct stem stem;
    const char *key = stem.at;

    take(&stem, word);
    if (stem.len == 0 || bsearch(key, stop_words, COUNT(stop_words), sizeof *stop_words, compare))
        return 0;
    reduce(&stem);
    return hash(&stem);
}

/* A word that was asked for, and its answer. */
struct known {
    unsigned char len;
    char word[KNOWN_BYTES];
    uint16_t stem;
};

/* Prose says the same words again and again, and what their stems are never changes: each thread remembers the last
 * word of each hash. */
static struct known *known_slot(str word)
{
    static _Thread_local struct known known[KNOWN];
    uint32_t number = 2166136261u;

    for (size_t i = 0; i < word.len; i++)
        number = (number ^ (unsigned char)word.at[i]) * 16777619u;
    return &known[(number ^ number >> 16) % KNOWN];
}

uint16_t stem_of(str word)
{
    struct known *slot;

    if (word.len == 0 || word.len > KNOWN_BYTES)
        return make_stem(word);
    slot = known_slot(word);
    if (slot->len != word.len || memcmp(slot->word, word.at, word.len) != 0) {
        slot->stem = make_stem(word);
        slot->len = (unsigned char)word.len;
        memcpy(slot->word, word.at, word.len);
    }
    return slot->stem;
}
