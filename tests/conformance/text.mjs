// text.mjs STELE TOOLS TMP [EXAMPLES]: the text of pages against that of another CommonMark parser (micromark, with
// GFM): on the specification's examples, on texts of our own, and on lines put together from signs at random, the same
// ones every time. What stele adds to Markdown is listed here, sign by sign, and nothing else may differ.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [stele, tools, tmp, examplesFile] = process.argv.slice(2);
const { micromark } = await import(pathToFileURL(join(tools, 'node_modules/micromark/index.js')));
const { gfm, gfmHtml } = await import(pathToFileURL(join(tools, 'node_modules/micromark-extension-gfm/index.js')));

// --- text of HTML

const TAG = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<![^>]*>|<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g;
const BLOCK = /^<\/?(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td|hr|div|br|section|aside|dl|dt|dd|figure|figcaption)\b/i;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const plain = html => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);

// White space makes no difference but that it is there; a block's end is white space.
function textOf(html) {
    const text = plain(html.replace(TAG, tag => BLOCK.test(tag) ? '\n' : ''));
    return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

// --- the two parsers

function textByMicromark(markdown) {
    const html = micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()],
        htmlExtensions: [gfmHtml()] });
    return textOf(html.replace(/<section data-footnotes[^]*/, '').replace(/<sup><a href="#user-content-fn[^]*?<\/sup>/g, '')
        .replace(/<img(?:"[^"]*"|[^">])*>/g, '').replace(/<input[^>]*>/g, ''));
}

function textByStele(name, markdown) {
    const file = join(tmp, name + '.md');
    writeFileSync(file, '# Title\n\n' + markdown);
    let out;
    try {
        out = execFileSync(stele, ['dump', 'body', file], { stdio: ['ignore', 'pipe', 'ignore'] });
    } catch (error) {
        out = error.stdout; // findings are none of our business here
    }
    const site = out.toString().replace(/^<!-- site -->\n/, '').replace(/<!-- book -->[^]*/, '');
    return textOf(site.replace(/<section class="notes"[^]*/, '').replace(/<sup class="noteref"[^]*?<\/sup>/g, '')
        .replace(/<img(?:"[^"]*"|[^">])*>/g, '').replace(/<input[^>]*>/g, ''));
}

// --- comparing

let failed = 0, passed = 0;

function compare(name, markdown, prepare = text => text) {
    const ours = textByStele('text', markdown), theirs = prepare(textByMicromark(markdown));
    if (ours === theirs) {
        passed++;
        return;
    }
    failed++;
    console.log(`not ok - text: ${name}`);
    console.log(`  markdown:  ${JSON.stringify(markdown)}\n  stele:     ${JSON.stringify(ours)}\n  micromark: ${JSON.stringify(theirs)}`);
}

if (examplesFile)
    for (const example of JSON.parse(readFileSync(examplesFile)))
        compare(`GFM ${example.example}`, example.markdown);

// --- lines put together at random, by Marsaglia's xorshift, so that they are the same everywhere

let state = 20250101;
function random(n) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
}

// Where parsers of GFM differ among themselves, signs don't meet: entities and escapes in bare addresses are kept as they
// are by micromark and read by GitHub; strikes that cross emphasis; "![^", which is no picture to GitHub.
const WORDS = ['a', 'bc', ' ', ' ', ' d ', 'e', ' (', ')', ' "', '"', ', ', '. ', '\n', '?', '!', '-', '=', '#', ':', '\u4e2d\u6587'];
const SETS = {
    emphasis: ['*', '**', '***', '_', '__', '`', '``', '\\*', '\\_', '\\`', '\\\\', '&amp;', '&#42;', '<b>', '</b>', '<i\nx="*">', '<', '>'],
    links: ['[', ']', '](/u)', '](/u "t")', '](</u v>)', '](', '][r]', '][]', '![p', '[r]', '[^n]', '\\[', '\\]', '\\"', "\\'", "'", '*', '**', '<https://e.example/*a*>', '`', '&lt;', '<a href="/">', '</a>', '<a href=\\"/\\">', '{', '}', '|'],
    addresses: ['*', '**', '_', ' http://e.example/a_b*c', ' www.e.example/x_y ', '(https://e.example/(a)_(b)', 'x_y@e.example', '[', '](/u)', ']', '<b>', '`', '``', '~'],
    strikes: ['~', '~~', '~~~', '\\~', '`', '[', '](/u)', '<b>', '</b>', '&amp;'],
};
function line(set) {
    let text = 'w';
    for (let n = 3 + random(20); n; n--)
        text += random(2) ? WORDS[random(WORDS.length)].replace('\n', '\nv') : SETS[set][random(SETS[set].length)];
    return text;
}
const PART = /P\d+: ?/;
for (const set in SETS)
    for (let d = 0; d < 10; d++) {
        const lines = Array.from({ length: 100 }, () => line(set));
        const markdown = lines.map((text, i) => `P${i}: ${text}`).join('\n\n') + '\n\n[^n]: A note.\n\n[r]: /r\n';
        const ours = textByStele('text', markdown).split(PART), theirs = textByMicromark(markdown).split(PART);
        lines.forEach((text, i) => { if (ours[i + 1] !== theirs[i + 1]) { failed++; console.log(`${set} ${d}\n  ${JSON.stringify(text)}\n  ${JSON.stringify(ours[i+1])}\n  ${JSON.stringify(theirs[i+1])}`); } else passed++; });
    }
console.log(passed, failed);
process.exit(failed ? 1 : 0);
