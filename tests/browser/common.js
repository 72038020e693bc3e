// What the tests in the browser share: a line for each result, a server of folders, Chromium.
const fs = require('fs'), http = require('http'), path = require('path');
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.epub': 'application/epub+zip' };
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

// One test, which has failed where `wrong` says how.
function report(name, wrong) {
  console.log(`${wrong ? 'not ok' : 'ok'} - ${name}${wrong ? ': ' + wrong : ''}`);
  if (wrong) process.exitCode = 1;
}

// Serves folders by the front of their addresses, { '/site/': folder, … }, on a port of its own.
function serve(roots) {
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(request.url.split('?')[0]);
    const prefix = Object.keys(roots).find((p) => address.startsWith(p));
    let file = prefix ? path.join(roots[prefix], address.slice(prefix.length)) : '';
    if (file && fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
    if (!file || !fs.existsSync(file)) { response.writeHead(404); response.end(); return; }
    response.writeHead(200, { 'Content-Type': types[path.extname(file)] || 'application/octet-stream' });
    response.end(fs.readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function launch(tools) {
  return require(path.join(tools, 'playwright-core')).chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
}

// What axe-core finds on a page as it stands, in a line; empty for nothing.
async function axe(page, tools) {
  await page.evaluate(fs.readFileSync(path.join(tools, 'axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa',
    'wcag22aa', 'best-practice'] }));
  return violations.map((v) => `${v.id} (${v.nodes.map((n) => n.target.join(' ')).join(', ')})`).join('; ');
}

// Runs a test with a browser and a server of `roots`, and ends both.
async function run(tools, roots, test) {
  try {
    const server = await serve(roots), browser = await launch(tools);
    await test(browser, `http://127.0.0.1:${server.address().port}`);
    await browser.close();
    server.close();
  } catch (error) {
    report('the browser runs', String(error.stack || error));
    process.exit(1);
  }
}

module.exports = { report, axe, run };
