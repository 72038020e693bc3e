#!/bin/sh
# Work is linear: 128 KB of one sign or construct, an article for each, are built in seconds; what is more than linear
# takes minutes. Some pass a limit, which is an error and as good. YAML of every shape is measured beside four times as much.
. "$(dirname "$0")/../lib.sh"
python3 - "$tmp/in" <<'PYTHON'
import os, sys

signs = ['，。！？', '《', '》', '“”', '，（', '（a）中', '·', '——', '…', '{安|', '{安|ā', '{安|ān}', '~~', '~a', '~~中', '`', '`a ', '`` ` ', '[', '[a', 'a] ', '[^', '[^a', '[^a ',
         '^[', '^[a] ', '[^a](', '*', '**a', 'a** ', '*中。', '中**“', '_a', '<', '<a ', '<b>', '<a href="', '\\[', '\\"', 'https://', 'www.', 'www.a_', 'https://e.x/_a ',
         'https://e.x/[', 'https://e.x/(', 'a@', 'a@b.c ', ':', '"', '"a', "'a", '[x]{', '[x]{a="', '{#', '\n: a', '&', '![', '](x', '[a](b "', '中\n', '中\n*a*', '“a” (中文) ', '[^1]',
         '\n[^1]: a', '(中文) ', 'A (B) ', '| 中 |\n', '## a\n\n', '[a[^1]](b) ', '한국 ', '\ufe0f中']
os.makedirs(sys.argv[1] + '/articles')
open(sys.argv[1] + '/stele.yaml', 'w').write('title: Cost\nlang: en\nfeatures: {smart: true}\n')
for i, sign in enumerate(signs):
    text = '# Cost\n\n' + sign * (131072 // len(sign.encode())) + '\n\n[^1]: Note.\n'
    open(f'{sys.argv[1]}/articles/a{i}.md', 'w', encoding='utf-8').write(text)
PYTHON
timeout 120 "$stele" build "$tmp/in" -o "$tmp/out" -q >"$tmp/log" 2>&1
status=$?
[ $status -lt 2 ] && ok 'work is linear in the length of a text' || not_ok "128 KB of one sign: exit status $status"
python3 "$root/tests/e2e/cost_yaml.py" "$stele" || failed=1
exit $failed
