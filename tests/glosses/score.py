#!/usr/bin/env python3
"""score.py STELE CASES [-v]: how much of a table of labelled glosses stele understands.

In:  tab-separated lines under a header: id, text (Markdown, one line), expect (JSON: en, zh, kind, lang, abbr in each),
note ("lang-either: …" names the originals of which simplified or traditional can't be told).
Out: one line of figures, `pairs 97.0 kinds 93.0 languages 99.0 abbreviations 99.0 negatives 92.0`; with -v every row
that isn't wholly right.
"""
import json, os, subprocess, sys, tempfile

stele, cases = sys.argv[1:3]
folder = tempfile.mkdtemp()
wanted = got = right = kinds = languages = abbreviations = negatives = alone = 0
for line in open(cases, encoding='utf-8').read().splitlines()[1:]:
    name, text, expect, note = line.split('\t')
    path = os.path.join(folder, 'a.md')
    with open(path, 'w', encoding='utf-8') as f:
        f.write('---\ntitle: T\nlang: en\ndate: 2025-07-01\n---\n\n' + text + '\n')
    run = subprocess.run([stele, 'terms', path, '--format=json', '-q'], capture_output=True, text=True, timeout=60)
    found = {(g['en'], g['zh']): g for g in json.loads(run.stdout) if g.get('en') and g.get('zh')}
    labelled = {(g['en'], g['zh']): g for g in json.loads(expect)}
    either = note.split('lang-either:')[1].split() if 'lang-either:' in note else []
    both = [k for k in labelled if k in found]
    negatives += not labelled
    alone += not labelled and not found
    wanted, got, right = wanted + len(labelled), got + len(found), right + len(both)
    good = set(found) == set(labelled)
    for k in both:
        kind = found[k]['kind'] == labelled[k]['kind']
        lang = found[k]['lang'] == labelled[k]['lang'] or (k[1] in either and found[k]['lang'] in ('zh-Hans', 'zh-Hant'))
        abbr = found[k].get('abbr', '') == labelled[k].get('abbr', '')
        kinds, languages, abbreviations = kinds + kind, languages + lang, abbreviations + abbr
        good = good and kind and lang and abbr
    if not good and '-v' in sys.argv:
        print(name, text, '\n  want', labelled, '\n  got ', found)
percent = lambda n, of: '%.1f' % (100 * n / max(of, 1))
print('pairs', percent(2 * right, wanted + got), 'kinds', percent(kinds, right), 'languages', percent(languages, right),
      'abbreviations', percent(abbreviations, right), 'negatives', percent(alone, negatives))
