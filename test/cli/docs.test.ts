import { workplace, type Ran, type Workplace } from './workplace';
import { parseArguments } from '../../src/cli/arguments';
import { COMMANDS } from '../../src/cli/commands';
import { fencesOf, markdownFiles, type Fence } from '../tools/fences';

// In the pages, a YAML fence that begins with the name of a file is that file, and a console fence is a session: after `$ ` what is
// typed, then what is answered.
const SESSION = 'console';

const pages = markdownFiles().map((file) => ({ file, fences: fencesOf(file) }));

describe.each(pages.filter(({ fences }) => fences.some(({ language }) => language === SESSION)))('$file', ({ fences }) => {
  let place: Workplace;
  beforeAll(() => {
    place = workplace();
  });
  afterAll(() => place.remove());

  test.each(fences.map((fence) => [fence.place, fence] as const))('%s', (_, { language, code }) => {
    if (language === 'yaml') writeNamed(place, code);
    if (language === SESSION) expect(replayed(place, code)).toBe(code);
  });
});

function writeNamed(place: Workplace, code: string): void {
  const name = /^# (\S+\.yaml)\n/.exec(code);
  if (name?.[1] !== undefined) place.write(name[1], code.slice(name[0].length));
}

/** The session as it runs today. */
function replayed(place: Workplace, code: string): string {
  let last: Ran = { code: 0, out: '', error: '' };
  return (code.match(/^\$ .*$/gm) ?? []).map((line) => {
    const [program = '', ...argv] = line.slice('$ '.length).split(' ');
    switch (program) {
      case 'scalewright':
        last = place.run(...argv);
        return `${line}\n${last.error}${last.out}`;
      case 'echo': return `${line}\n${last.code}\n`;
      case 'head': return `${line}\n${place.read(argv[1] ?? '').split('\n').slice(0, -Number(argv[0])).join('\n')}\n`;
      default: throw new Error(`a session cannot run ${program}`);
    }
  }).join('');
}

/** The command lines of scalewright in a fence that does not run. */
function commandLines({ place, language, code }: Fence): readonly (readonly [string, string])[] {
  if (!['sh', 'bash', 'yaml', SESSION].includes(language)) return [];
  return [...code.matchAll(/(?<!install )\bscalewright ((?:[a-z]+)(?: [^\n|;&>]*)?)/g)].map(([, line = '']) => [place, line.trim()]);
}

const typed = pages.flatMap(({ fences }) => fences.flatMap(commandLines));

test('there are command lines in the pages', () => expect(typed.length).toBeGreaterThan(5));

test.each(typed)('%s: scalewright %s has only options that there are', (_, line) => {
  const [name = '', ...argv] = (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^["']|["']$/g, ''));
  const command = COMMANDS[name]?.load();
  expect(command).toBeDefined();
  expect(() => parseArguments(argv, command?.options ?? [])).not.toThrow();
});
