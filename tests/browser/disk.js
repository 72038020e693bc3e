// A site opened from a disk: wherever a reader clicks, a page is shown, and no list of files. With scripts, and without
// where links name files. Usage: disk.js TOOLS SITE with|without
const fs = require('fs'), path = require('path'), { pathToFileURL, fileURLToPath } = require('url');
const { report, run } = require('./common.js');
const [tools, site, scripts] = process.argv.slice(2);

function pages(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entry.isDirectory()
    ? pages(path.join(folder, entry.name))
    : entry.name.endsWith('.html') ? [path.join(folder, entry.name)] : []);
}

// What is wrong with where a link leads; empty for a page, a place that it has, a file, another host.
function judgeLink(href, ids) {
  const url = new URL(href);
  if (url.protocol !== 'file:') return '';
  const file = fileURLToPath(new URL(url.pathname, url)), place = decodeURIComponent(url.hash.slice(1));
  if (!file.startsWith(path.resolve(site))) return `${href} leads out of the site`;
  if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) return `${href} is no file`;
  if (place && !ids(file).has(place)) return `${href} has no such place`;
  return '';
}

run(tools, {}, async (browser) => {
  const context = await browser.newContext({ javaScriptEnabled: scripts === 'with' });
  const known = new Map();
  const ids = (file) => {
    if (!known.has(file)) known.set(file, new Set([...fs.readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g)].map((m) => m[1])));
    return known.get(file);
  };
  for (const file of pages(site)) {
    if (scripts === 'without' && path.basename(file) === '404.html') continue; // it is for hosts, which show it anywhere
    const name = path.relative(site, file), page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    const links = await page.locator('a[href]').all();
    const wrong = [];
    for (const link of links) wrong.push(judgeLink(await link.evaluate((a) => a.href), ids));
    report(`from a disk, ${scripts} scripts: ${name}`, links.length ? wrong.filter(Boolean).join('; ') : 'it has no links');
    const styled = await page.evaluate(() => [...document.styleSheets].length === 1 && getComputedStyle(document.body).marginTop);
    report(`and it is styled: ${name}`, styled === '8px' || styled === false ? String(styled) : '');
    await page.close();
  }
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(site, 'index.html')).href);
  await page.locator('main a[href]').first().click();
  report(`the first click leads to a page, ${scripts} scripts`, await page.locator('main h1').count() ? '' : page.url());
  await page.goto(pathToFileURL(path.join(site, 'index.html')).href + '?from=mail#text');
  await page.locator('main a[href]').first().focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  report(`and so does the keyboard, ${scripts} scripts`, await page.locator('main h1').count() ? '' : page.url());
});
