import { workplace, type Workplace } from './workplace';
import { COMMANDS } from '../../src/cli/commands';

let place: Workplace;
beforeAll(() => {
  place = workplace();
});
afterAll(() => place.remove());

const refused = (...problems: readonly string[]): object => ({ code: 2, out: '', error: problems.map((problem) => `scalewright: ${problem}\n`).join('') });

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s shows what there is', (...argv) => {
    const { code, out, error } = place.run(...argv);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    for (const name of Object.keys(COMMANDS)) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  });

  test.each(Object.keys(COMMANDS))('%s has a help with its options and examples', (name) => {
    const { code, out, error } = place.run(name, '--help');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(new RegExp(`\n\nusage: scalewright ${name} `));
    for (const option of COMMANDS[name]?.load().options ?? []) expect(out).toContain(`\n  --${option.name}`);
    expect(out).toContain('\n  --help');
    expect(out).toMatch(new RegExp(`\n\nexamples:\n.*scalewright ${name}`));
    expect(out.endsWith('\n') && !out.endsWith('\n\n')).toBe(true);
    expect(place.run('help', name).out).toBe(out);
    expect(place.run(name, '-h').out).toBe(out);
  });

  test('no line of a help is wider than 150 characters', () => {
    const lines = Object.keys(COMMANDS).flatMap((name) => place.run(name, '--help').out.split('\n'));
    expect(lines.filter((line) => line.length > 150)).toEqual([]);
  });
});

test.each([['--version'], ['version']])('%s shows the version', (...argv) => {
  expect(place.run(...argv)).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/) as string, error: '' });
});

describe('a command line that cannot be meant so is refused, all at once', () => {
  test('without a command', () => {
    expect(place.run()).toEqual(refused(`a command is missing; the commands are ${Object.keys(COMMANDS).join(', ')}; see scalewright --help`));
  });

  test.each<[readonly string[], readonly string[]]>([
    [['chek', 'deploy'], ['there is no command "chek"; \'check\' may be meant']],
    [['zzzzzz'], [`there is no command "zzzzzz"; the commands are ${Object.keys(COMMANDS).join(', ')}`]],
    [['constructor'], [expect.stringMatching(/^scalewright: there is no command "constructor"/) as unknown as string]],
    [['check', '--sevrity', 'error', 'x'], ['there is no option --sevrity; --severity may be meant']],
    [['check', '--xyzzy=1', 'x'], ['there is no option --xyzzy']],
    [['check', '-s', 'x'], ['there is no option -s; --severity may be meant']],
    [['check', 'x', '--severity'], ['--severity needs a value, LEVEL']],
    [['check', '--fix=yes', 'x'], ['--fix takes no value, got "yes"']],
    [['check', '--severity', 'info', '--severity', 'error', 'x'], ['--severity can be given only once']],
    [['check', '--sevrity', 'error', '--formt', 'json', 'x'], ['there is no option --sevrity; --severity may be meant', 'there is no option --formt; --format may be meant']],
    [['check', '--severity', 'eror', '--format', 'sarf', '--profile', 'kubernets=1.30,keda=two'], [
      "'path' is missing: say what to check, such as 'scalewright check deploy', or - for standard input",
      "'kubernets' must be one of kubernetes, keda, knative, haproxyIngress; write kubernetes",
      "'keda' must be a version such as 1.30, got \"two\"",
      "'--severity' must be error, warning, info, got \"eror\"; write error",
      "'--format' must be text, json, sarif, junit, github, got \"sarf\"; write sarif",
    ]],
    [['check', '--rule', 'HPA04', 'x'], ['there is no rule HPA04; HPA004 may be meant']],
    [['check', '--ignore', 'XYZ*,KEDA014', 'x'], ['there is no rule XYZ*; see scalewright rules']],
    [['check', '--fix', '-'], ['--fix changes files, and standard input is none; leave out one of them']],
    [['rules', 'HPA004'], ['rules takes no names; see scalewright explain HPA004']],
    [['explain'], ['say which rule to explain, such as scalewright explain HPA004; see scalewright rules']],
    [['explain', 'HPA04', 'KEDA14'], ['there is no rule HPA04; HPA004 may be meant', 'there is no rule KEDA14; KEDA014 may be meant']],
  ])('%j', (argv, problems) => {
    const { code, out, error } = place.run(...argv);
    expect({ code, out, problems: error.trimEnd().split('\n') }).toEqual({
      code: 2, out: '', problems: problems.map((problem) => (typeof problem === 'string' ? `scalewright: ${problem}` : problem)),
    });
  });
});

test('what follows -- is no option', () => {
  expect(place.run('check', '--no-config', '--', '--severity').out).toContain('--severity does not exist');
});
