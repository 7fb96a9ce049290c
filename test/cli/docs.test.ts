import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArguments } from '../../src/cli/arguments';
import { COMMANDS } from '../../src/cli/commands';
import { ROOT } from '../tools/demo';
import { fencesOf, markdownFiles, type Fence } from '../tools/fences';
import { SESSION, withSessions } from '../tools/sessions';

const files = markdownFiles();

test.each(files.filter((file) => fencesOf(file).some(({ language }) => language === SESSION)).map((file) => [relative(ROOT, file)]))(
  'the sessions of %s are what the command says: run `npm run docs` if not', (name) => {
    const page = readFileSync(join(ROOT, name), 'utf8');
    expect(withSessions(page)).toBe(page);
  },
);

/** The command lines of scalewright in a fence. */
function commandLines({ place, language, code }: Fence): readonly (readonly [string, string])[] {
  if (!['sh', 'bash', 'yaml', SESSION].includes(language)) return [];
  return [...code.matchAll(/(?<!install )\bscalewright ([a-z]+(?: [^\n|;&>]*)?)/g)].map(([, line = '']) => [place, line.trim()]);
}

const typed = files.flatMap(fencesOf).flatMap(commandLines);

test('there are command lines in the pages', () => expect(typed.length).toBeGreaterThan(5));

test.each(typed)('%s: scalewright %s has only options that there are', (_, line) => {
  const [name = '', ...argv] = (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^["']|["']$/g, ''));
  const command = COMMANDS[name]?.load();
  expect(command).toBeDefined();
  expect(() => parseArguments(argv, command?.options ?? [])).not.toThrow();
});
