import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * The libraries that the package brings along. jsii refuses dependencies that are not jsii modules, and bundling them whole ships each of them
 * three times over (CommonJS, ES modules, browsers, source maps), so each becomes one file of `lib/vendor` after compilation.
 */
const LIBRARIES = ['yaml', 're2js', '@prometheus-io/lezer-promql'];

const ROOT = join(__dirname, '..', '..');
const LIB = join(ROOT, 'lib');
const VENDOR = join(LIB, 'vendor');

const fileOf = (library: string): string => join(VENDOR, `${library.replace(/^@/, '').replace('/', '-')}.js`);

function main(): void {
  mkdirSync(VENDOR, { recursive: true });
  for (const library of LIBRARIES) {
    buildSync({
      stdin: { contents: `module.exports = require(${JSON.stringify(library)});`, resolveDir: ROOT },
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
      legalComments: 'none',
      outfile: fileOf(library),
    });
  }
  writeFileSync(join(VENDOR, 'LICENSES.txt'), licences());
  compiledFiles(LIB).forEach(redirect);
}

/** The licences of the libraries and of what they bring, as their authors wrote them. */
function licences(): string {
  return [...LIBRARIES, '@lezer/lr', '@lezer/common', '@lezer/highlight'].map((library) => {
    const directory = join(ROOT, 'node_modules', library);
    const { version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version: string; license: string };
    const file = readdirSync(directory).find((name) => /^licen[cs]e/i.test(name));
    return `${library} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(directory, file), 'utf8').trim()}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}

function compiledFiles(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return path === VENDOR ? [] : compiledFiles(path);
    return entry.name.endsWith('.js') ? [path] : [];
  });
}

/** Points `require('yaml')` at the file of `lib/vendor`. */
function redirect(file: string): void {
  const before = readFileSync(file, 'utf8');
  const after = LIBRARIES.reduce((text, library) => {
    const path = relative(dirname(file), fileOf(library));
    return text.replaceAll(`require("${library}")`, `require("./${path}")`).replaceAll(`require('${library}')`, `require("./${path}")`);
  }, before);
  if (after !== before) writeFileSync(file, after);
}

main();
