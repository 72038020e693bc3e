#!/usr/bin/env python3
"""make-japanese.py: prints src/lang/japanese.inc: of each character whether Japan writes it, and whether only Japan
does, by the repertoires of national standards as Python's codecs have them."""

FIRST, LAST = 0x4E00, 0x9FFF

# Forms of Japan's that books in traditional characters are printed with as well.
PRINTED = set('衆説裏鈎碁袴産録顔絶閲鋭隷戸晩呑峯廻廼讃讐舘瑠啓兎倶値呪噛妬勅唖竃竪粧脇艶菓贋遡鉢隣靭韮頬頴鮎鰐麹疎皐栢椀楳'
              '欝汚掻撹鹸梼巌焔駈頚遙')

NOBODY, OLD, MODERN, ONLY, ALSO_TRADITIONAL = range(5)


def encoded(c, codec):
    try:
        return chr(c).encode(codec)
    except UnicodeEncodeError:
        return b''


def kind(c):
    jis = encoded(c, 'euc_jp')
    if not encoded(c, 'euc_jis_2004'):
        return NOBODY
    if len(jis) != 2 or jis[0] - 0xA0 >= 48:  # not in JIS X 0208, or in its second level
        return OLD
    if encoded(c, 'gb2312') or encoded(c, 'big5'):
        return MODERN
    return ALSO_TRADITIONAL if chr(c) in PRINTED else ONLY


packed = [kind(c) | kind(c + 1) << 4 for c in range(FIRST, LAST + 1, 2)]
print('/* Made by make-japanese.py from the repertoires of JIS X 0208, JIS X 0213, GB 2312 and Big5. */')
print('\n/* Of each character from U+4E00 on four bits, two to a byte, the first the lower: an enum japan_writes.\n'
      ' * %d that nobody writes in Japan, %d that only Japan does. */\nstatic const unsigned char japanese[] = {'
      % tuple(sum(kind(c) == k for c in range(FIRST, LAST + 1)) for k in (NOBODY, ONLY)))
for i in range(0, len(packed), 24):
    print('    ' + ' '.join('%d,' % byte for byte in packed[i:i + 24]))
print('};')
