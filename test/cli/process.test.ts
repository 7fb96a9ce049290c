import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, PINNED } from './manifests';
import { workplace, type Workplace } from './workplace';
import { ROOT } from '../tools/demo';

// The compiled command as a process of its own: what only a process has.
const BIN = join(ROOT, 'bin', 'scalewright');

let place: Workplace;
beforeAll(() => {
  expect(existsSync(join(ROOT, 'lib', 'cli', 'index.js'))).toBe(true);
  place = workplace({ 'web.yaml': PINNED, 'clean.yaml': CLEAN });
});
afterAll(() => place.remove());

const ENVIRONMENT = { PATH: process.env.PATH ?? '' };

function run(argv: readonly string[], input = '', uid?: number): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [BIN, ...argv], { cwd: place.directory, input, encoding: 'utf8', env: ENVIRONMENT, timeout: 30_000, ...(uid !== undefined && { uid }) });
}

const shell = (script: string): SpawnSyncReturns<string> => spawnSync('bash', ['--norc', '-c', script], {
  cwd: place.directory, encoding: 'utf8', timeout: 30_000, env: { ...ENVIRONMENT, SCALEWRIGHT: `${process.execPath} ${BIN}` },
});

test.each([
  [['--version'], 0],
  [['check', 'clean.yaml'], 0],
  [['check', 'web.yaml'], 1],
  [['check', 'missing.yaml'], 2],
  [['chek'], 2],
  [['rules', '--json'], 0],
  [['explain', 'HPA004'], 0],
])('%j says the same as in this process', (argv, code) => {
  const { status, stdout, stderr } = run(argv);
  expect({ code: status, out: stdout, error: stderr }).toEqual(place.run(...argv));
  expect(status).toBe(code);
});

test('standard input is read to its end, and is one text among others', () => {
  expect(run(['check', '--severity', 'error', '-'], PINNED)).toMatchObject({ status: 1, stderr: '', stdout: expect.stringContaining('<stdin>:31:5') as string });
  expect(run(['check', '-', 'clean.yaml', '-'], CLEAN.replaceAll('web', 'other')).stdout).toBe('no findings in 6 objects of 2 files\n');
});

test('nothing on standard input is not taken for clean', () => {
  expect(run(['check', '-'])).toMatchObject({ status: 2, stdout: expect.stringContaining('<stdin> is empty; what should write to it may have failed') as string });
});

test('more than 64 MB on standard input are refused', () => {
  expect(shell('head -c 104857600 /dev/zero | tr "\\0" a | $SCALEWRIGHT check -')).toMatchObject({ status: 2, stdout: expect.stringContaining('at most 64 MB are read at once') as string });
});

test('a slow writer is waited for', () => {
  expect(shell('(sleep 0.3; head -c 200 web.yaml; sleep 0.3; tail -c +201 web.yaml) | $SCALEWRIGHT check --severity error -')).toMatchObject({ status: 1, stderr: '' });
  expect(shell('$SCALEWRIGHT check <(sleep 0.3; cat clean.yaml)')).toMatchObject({ status: 0, stdout: 'no findings in 3 objects of 1 file\n' });
  expect(shell('mkfifo pipe; (sleep 0.3; cat clean.yaml >pipe) & $SCALEWRIGHT check pipe')).toMatchObject({ status: 0, stdout: 'no findings in 3 objects of 1 file\n' });
});

test('what this process has not opened is said', () => {
  expect(shell('$SCALEWRIGHT check /dev/fd/99 clean.yaml')).toMatchObject({ status: 2, stderr: '', stdout: expect.stringMatching(/\/dev\/fd\/99 (?:does not exist|cannot be read)[^]*in 3 objects/) as string });
});

test('whoever reads the output may stop reading it', () => {
  expect(shell('$SCALEWRIGHT rules --json | head -c 10; exit ${PIPESTATUS[0]}')).toMatchObject({ status: 0, stderr: '' });
});

test('a slow reader of a pipe gets everything, on standard output and on standard error, and the exit code', () => {
  const { stdout } = run(['rules', '--json']);
  expect(stdout.length).toBeGreaterThan(100_000); // more than a pipe takes at once
  expect(shell('$SCALEWRIGHT rules --json | (sleep 0.3; cat); exit ${PIPESTATUS[0]}')).toMatchObject({ status: 0, stdout });
  const unknown = `--${'x'.repeat(100_000)}`;
  expect(shell('$SCALEWRIGHT check ' + unknown + ' 2>&1 >/dev/null | (sleep 0.3; cat); exit ${PIPESTATUS[0]}'))
    .toMatchObject({ status: 2, stdout: expect.stringContaining(unknown) as string });
});

const asOther = process.getuid?.() === 0 ? test : test.skip;
asOther('files that may not be read are said, and the rest is checked', () => {
  const other = workplace({ 'a.yaml': CLEAN, 'b.yaml': CLEAN, 'c/d.yaml': CLEAN });
  chmodSync(other.directory, 0o755);
  chmodSync(other.path('b.yaml'), 0);
  chmodSync(other.path('c'), 0);
  const nobody = 65_534;
  const { status, stdout } = spawnSync(process.execPath, [BIN, 'check', '.'], { cwd: other.directory, encoding: 'utf8', env: ENVIRONMENT, uid: nobody, gid: nobody });
  other.remove();
  expect(status).toBe(2);
  expect(stdout.match(/^ {2}\S+ cannot be read: .*$/gm)).toEqual(['  c cannot be read: permission denied', '  b.yaml cannot be read: permission denied']);
  expect(stdout).toContain('in 3 objects of 1 file');
});
