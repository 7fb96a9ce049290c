import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Component } from './component';
import { MARK, processesMarked } from './marked-processes';
import { waitFor } from './wait';

const ROOT = join(__dirname, '..', '..', '..');
const logs = mkdtempSync(join(tmpdir(), 'scalewright-component-'));
afterAll(() => rmSync(logs, { recursive: true, force: true }));

/** A component with a child of its own, as real ones may have. */
const FAMILY = ['bash', '-c', 'sleep 1000 & sleep 1000'];

test('is ended with its children when it is stopped', async () => {
  const run = randomUUID();
  const component = Component.start({ name: 'family', command: FAMILY, env: { [MARK]: run }, logs });
  await waitFor('the family to run', async () => processesMarked(run).length >= 3 || undefined, 10);
  await component.stop();
  await waitFor('the family to end', async () => processesMarked(run).length === 0 || undefined, 10);
});

test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('is ended with its children when whoever started it ends by %s', async (signal) => {
  const run = randomUUID();
  const program = `
    const { Component } = require('./test/e2e/cluster/component');
    Component.start({ name: 'family', command: ${JSON.stringify(FAMILY)}, env: ${JSON.stringify({ [MARK]: run })}, logs: ${JSON.stringify(logs)} });
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', program], {
    cwd: ROOT, stdio: 'ignore', env: { ...process.env, TS_NODE_PROJECT: 'test/tsconfig.json' },
  });
  await waitFor('the family to run', async () => processesMarked(run).length >= 3 || undefined, 30);
  parent.kill(signal);
  await waitFor('the family to end', async () => processesMarked(run).length === 0 || undefined, 10);
}, 60_000);

test('one that ends before it is ready is reported with the end of its log', async () => {
  const component = Component.start({ name: 'broken', command: ['bash', '-c', 'echo no such flag; exit 3'], logs });
  await expect(component.ready(async () => false, 10)).rejects.toThrow([
    'broken did not become ready: it ended with code 3',
    `the end of ${join(logs, 'broken.log')}:`,
    'no such flag',
  ].join('\n'));
  expect(readFileSync(component.log, 'utf8')).toBe('no such flag\n');
});

test('one that does not become ready is reported, too', async () => {
  const component = Component.start({ name: 'slow', command: ['sleep', '1000'], logs });
  await expect(component.ready(async () => false, 0.3)).rejects.toThrow('slow did not become ready: waited 0.3 s in vain for slow to be ready');
  await component.stop();
});
