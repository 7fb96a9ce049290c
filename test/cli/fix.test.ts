import { chmodSync } from 'node:fs';
import { CLEAN, PINNED } from './manifests';
import { workplace, type Workplace } from './workplace';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

test('what needs no decision is mended, and the rest is reported', () => {
  place.write('web.yaml', PINNED);
  place.write('clean.yaml', CLEAN.replaceAll('web', 'other'));
  const { code, out, error } = place.run('check', '--fix', 'web.yaml', 'clean.yaml');
  expect({ code, error }).toEqual({ code: 1, error: '1 change made in 1 file\n' });
  expect(out.match(/^\w+ [A-Z]+\d+/gm)).toEqual(['error HPA006']);
  expect(place.read('web.yaml')).toBe(PINNED.replace('  replicas: 3 # since 2019\n', ''));
  expect(place.read('clean.yaml')).toBe(CLEAN.replaceAll('web', 'other'));
});

test('mending once is enough', () => {
  place.write('web.yaml', PINNED);
  place.run('check', '--fix', 'web.yaml');
  const mended = place.read('web.yaml');
  expect(place.run('check', '--fix', 'web.yaml').error).toBe('0 changes made in 0 files\n');
  expect(place.read('web.yaml')).toBe(mended);
});

test('what is ignored, accepted or in the baseline is left alone', () => {
  place.write('web.yaml', PINNED);
  place.write('config.yaml', 'acknowledge: [{rule: HPA004, reason: OPS-12}]\n');
  place.run('check', '--write-baseline', 'known.json', 'web.yaml');
  for (const options of [['--ignore', 'HPA004'], ['--severity', 'error'], ['--config', 'config.yaml'], ['--baseline', 'known.json']]) {
    expect(place.run('check', '--fix', ...options, 'web.yaml').error).toBe('0 changes made in 0 files\n');
  }
  expect(place.read('web.yaml')).toBe(PINNED);
});

test('carriage returns, a byte order mark and other documents stay as they are', () => {
  const text = `\uFEFFa: b: c\r\n---\r\n${PINNED.replaceAll('\n', '\r\n')}---\r\n# the end`;
  place.write('web.yaml', text);
  place.run('check', '--fix', 'web.yaml');
  expect(place.read('web.yaml')).toBe(text.replace('  replicas: 3 # since 2019\r\n', ''));
});

test('a link stays a link, and a file that may not be written is said', () => {
  place.write('web.yaml', PINNED);
  chmodSync(place.path('web.yaml'), 0o444);
  const isRoot = process.getuid?.() === 0;
  const { code, error } = place.run('check', '--fix', 'web.yaml');
  expect({ code, error }).toEqual(isRoot ? { code: 1, error: '1 change made in 1 file\n' } : { code: 2, error: expect.stringContaining('web.yaml cannot be') as string });
});
