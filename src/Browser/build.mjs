// Builds what the browser app needs from src/Browser into Platform's wwwroot: engines, icon sprite, fonts, emoji.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const wwwroot = join(here, '../Platform/Web/wwwroot');
const packages = join(here, 'node_modules');
// These run as classic scripts: boot before first paint, start before any module can be imported, offline without a server.
const classic = ['boot', 'start', 'offline'];

await rm(join(wwwroot, 'js'), { recursive: true, force: true });
await Promise.all([engines(), icons(), fonts(), emoji()]);

async function engines() {
  const out = join(wwwroot, 'js');
  const common = { bundle: true, minify: true, target: 'es2022', outdir: out, legalComments: 'none', logLevel: 'warning' };
  const names = (await readdir(join(here, 'src'))).filter(f => f.endsWith('.ts') && !f.endsWith('.d.ts')).map(f => f.slice(0, -3));
  const path = name => join(here, 'src', `${name}.ts`);
  await build({ ...common, format: 'iife', entryPoints: classic.map(path) });
  await build({ ...common, format: 'esm', splitting: true, chunkNames: 'chunks/[name]-[hash]', entryPoints: names.filter(n => !classic.includes(n)).map(path) });
}

async function icons() {
  const lines = (await readFile(join(here, 'icons.txt'), 'utf8')).split('\n').map(l => l.trim()).filter(l => l && !l.startsWith('#'));
  const symbols = await Promise.all(lines.map(async line => {
    const [name, source = name] = line.split('=').map(s => s.trim());
    const svg = await readFile(join(packages, '@tabler/icons/icons/outline', `${source}.svg`), 'utf8');
    const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace('</svg>', '').replace(/<path stroke="none"[^>]*>/, '').replace(/\s+/g, ' ').trim();
    return `<symbol id="i-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
  }));
  await mkdir(wwwroot, { recursive: true });
  await writeFile(join(wwwroot, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
}

async function fonts() {
  const out = join(wwwroot, 'fonts');
  await mkdir(out, { recursive: true });
  for (const subset of ['latin', 'latin-ext'])
    await copyFile(join(packages, `@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`), join(out, `inter-${subset}.woff2`));
}

/** One small file a language: [emoji, name, group, shortcodes, search words, 1 when it takes a skin tone]. */
async function emoji() {
  const out = join(wwwroot, 'js/emoji');
  await mkdir(out, { recursive: true });
  const shortcodes = require('emojibase-data/en/shortcodes/iamcal.json');
  const english = require('emojibase-data/en/data.json');
  const toned = new Set(english.filter(e => takesTone(e)).map(e => e.hexcode));
  const names = hexcode => [shortcodes[hexcode] ?? []].flat();
  for (const language of ['en', 'es']) {
    const rows = require(`emojibase-data/${language}/compact.json`)
      .filter(e => e.group !== undefined && e.group !== 2)
      .sort((a, b) => a.order - b.order)
      .map(e => {
        const row = [e.unicode, e.label, e.group, names(e.hexcode).join(' '), (e.tags ?? []).join(' ')];
        return toned.has(e.hexcode) ? [...row, 1] : row;
      });
    await writeFile(join(out, `${language}.json`), JSON.stringify(rows));
  }
}

// A tone is the modifier after the first code point; emoji of several people combine tones and are left out.
function takesTone(e) {
  const first = e.skins?.[0];
  if (!first) return false;
  const [head, ...tail] = [...e.emoji].filter((c, i) => !(i === 1 && c === '\ufe0f'));
  return [head, '\u{1f3fb}', ...tail].join('') === first.emoji;
}
