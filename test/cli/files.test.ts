import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { configMap, PINNED } from './manifests';
import { workplace, type Workplace } from './workplace';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

interface Report {
  readonly findings: readonly { readonly rule: string; readonly message: string; readonly file: string; readonly line?: number }[];
  readonly notes: readonly { readonly message: string; readonly file: string }[];
  readonly summary: { readonly files: number; readonly objects: number; readonly unreadable: number };
}

function report(...argv: string[]): Report & { readonly code: number } {
  const { code, out, error } = place.run('check', '--no-config', '--format', 'json', ...argv);
  expect(error).toBe('');
  return { code, ...JSON.parse(out) as Report };
}

/** What is said about files, and how many objects were checked all the same. */
const said = (...argv: string[]): object => {
  const { code, findings, summary } = report(...argv);
  return { code, said: findings.map(({ rule, message, line }) => `${rule}${line === undefined ? '' : ` line ${line}`}: ${message}`), objects: summary.objects };
};

describe('which files are meant', () => {
  beforeEach(() => {
    const names = ['a.yaml', 'b.yml', 'c.json', 'd.YAML', 'e.txt', 'sub/f.yaml', 'sub/deep/g.yaml', '.hidden/h.yaml', '.i.yaml', 'node_modules/j.yaml', 'sub/[k].yaml'];
    names.forEach((name, index) => place.write(name, name.endsWith('.json') ? JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'json' } }) : configMap(`c${index}`)));
  });

  const count = (...argv: string[]): number => report(...argv).summary.files;

  test.each<[readonly string[], number]>([
    [['a.yaml'], 1],
    [['./a.yaml', 'a.yaml', 'sub/../a.yaml'], 1],
    [['e.txt'], 1],
    [['.'], 7],
    [['sub'], 3],
    [['sub/'], 3],
    [['sub', 'sub/f.yaml'], 3],
    [['*.yaml'], 1],
    [['*.y*ml'], 2],
    [['**/*.yaml'], 4],
    [['sub/**'], 3],
    [['{a,b}.{yaml,yml}'], 2],
    [['[ab].y?*l'], 2],
    [['[!a].yml'], 1],
    [['sub/[k].yaml'], 1],
    [['--exclude', 'sub', '.'], 4],
    [['--exclude', '*.yml,deep', '.'], 5],
    [['--exclude', 'sub/f.yaml', '.'], 6],
    [['--exclude', '**/*.yaml', '.'], 3],
    [['--exclude', 'a.yaml', 'a.yaml'], 1],
  ])('%j', (argv, expected) => expect(count(...argv)).toBe(expected));

  test('paths outside are named as they are', () => {
    const other = workplace({ 'x.yaml': 'a: b: c\n' });
    expect(report(other.path('x.yaml')).findings[0]?.file).toBe(other.path('x.yaml'));
    other.remove();
  });

  test.each([
    ['a pattern', '*.tpl', '*.tpl matches no file'],
    ['a pattern in no directory', 'none/*.yaml', 'none/*.yaml matches no file'],
    ['a name', 'none.yaml', 'none.yaml does not exist'],
    ['a name within a file', 'a.yaml/b.yaml', expect.stringMatching(/^a\.yaml\/b\.yaml cannot be read: ENOTDIR/)],
  ])('%s that means nothing is said', (_, path, message) => {
    expect(said(path, 'a.yaml')).toEqual({ code: 2, said: [typeof message === 'string' ? `SOURCE001: ${message}` : expect.any(String)], objects: 1 });
    expect(report(path).findings[0]?.message).toEqual(message);
  });

  test('a directory without manifests is said', () => {
    mkdirSync(place.path('empty.yaml'));
    expect(said('empty.yaml', 'a.yaml')).toEqual({ code: 2, said: ['SOURCE001: empty.yaml holds no file named .yaml, .yml or .json'], objects: 1 });
  });
});

describe('links', () => {
  test('are followed, each file being read once', () => {
    place.write('real/a.yaml', PINNED);
    symlinkSync('real', place.path('linked'));
    symlinkSync('a.yaml', place.path('real/b.yaml'));
    expect(report('.').summary).toMatchObject({ files: 1, objects: 3 });
  });

  test('that lead nowhere or round in circles are said, and the rest is checked', () => {
    place.write('dir/a.yaml', configMap('a'));
    symlinkSync('..', place.path('dir/up'));
    symlinkSync('nowhere', place.path('dir/gone.yaml'));
    symlinkSync('y.yaml', place.path('dir/x.yaml'));
    symlinkSync('x.yaml', place.path('dir/y.yaml'));
    expect(said('dir')).toEqual({
      code: 2,
      said: [
        'SOURCE001: dir/gone.yaml does not exist',
        'SOURCE001: dir/up is a symbolic link to a directory around it, and was not followed',
        'SOURCE001: dir/x.yaml is a symbolic link that leads back to itself',
        'SOURCE001: dir/y.yaml is a symbolic link that leads back to itself',
      ],
      objects: 1,
    });
  });
});

const MEGABYTE = 1024 * 1024;

describe('what is no manifest is said with the reason, and the rest is checked', () => {
  const bomb = (width: number): string => `a: &a [${Array(width).fill('x').join()}]\n${[...'bcdefghi'].map((key, index) => `${key}: &${key} [${Array(width).fill(`*${'abcdefgh'[index] ?? ''}`).join()}]\n`).join('')}`;

  test.each<[string, string | Uint8Array, string]>([
    ['bytes that are 0', Buffer.from('a: \0\n'), 'SOURCE001: x.yaml is no text: it has bytes that are 0'],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'SOURCE001: x.yaml is no text: it has bytes that are 0'],
    ['UTF-16', Buffer.from('\uFEFFa: 1\n', 'utf16le'), 'SOURCE001: x.yaml is no UTF-8: it is UTF-16; save it as UTF-8'],
    ['UTF-16 the other way round', Buffer.from('\uFEFFa: 1\n', 'utf16le').swap16(), 'SOURCE001: x.yaml is no UTF-8: it is UTF-16; save it as UTF-8'],
    ['Latin-1', Buffer.from('a: b\nc: \xE4\n', 'latin1'), 'SOURCE001: x.yaml is no UTF-8: line 2 has bytes that are no characters'],
    ['half a character', Buffer.from('a: 😀').subarray(0, 5), 'SOURCE001: x.yaml is no UTF-8: line 1 has bytes that are no characters'],
    ['more than 64 MB', Buffer.alloc(65 * MEGABYTE, 0x61), 'SOURCE001: x.yaml is not read: it has 65 MB, and at most 64 MB are read at once; split it'],
    ['50,000 brackets', '['.repeat(50_000), 'SOURCE002 line 1: the document is not YAML: values nest deeper than 500 levels'],
    ['50,000 objects of JSON', '{"a":'.repeat(50_000), 'SOURCE002 line 1: the document is not YAML: values nest deeper than 500 levels'],
    ['aliases that multiply', bomb(9), 'SOURCE002 line 4: the document is not YAML: aliases multiply the document too often'],
    ['an anchor within itself', 'a: &a [*a]\n', "SOURCE002 line 1: the document is not YAML: '&a' contains itself"],
    ['a control character', 'a: b\x07\n', 'SOURCE002 line 1: the document is not YAML: the character U+0007 is not allowed in it; write it as "\\u0007"'],
    ['a key that stands twice', `${configMap('x')}data: {}\ndata: {}\n`, 'SOURCE003 line 5: the key "data" stands twice in one mapping; only the last counts'],
    ['a tag of a program', `${configMap('x')}data: {a: !!js/function 'x'}\n`, 'SOURCE004 line 4: the tag !!js/function means nothing to Kubernetes and is left out'],
    ['half a kind', 'kind: ConfigMap\nmetadata: {name: x}\n', 'SOURCE005 line 1: the object has a kind, ConfigMap, but no apiVersion'],
  ])('%s', (_, content, message) => {
    place.write('good.yaml', configMap('good'));
    place.write('x.yaml', content);
    expect(said('.')).toEqual({ code: 2, said: [message], objects: message.startsWith('SOURCE003') || message.startsWith('SOURCE004') ? 2 : 1 });
  });

  test.each<[string, string | Uint8Array]>([
    ['a byte order mark and CRLF', `\uFEFF${configMap('x').replaceAll('\n', '\r\n')}`],
    ['carriage returns alone', configMap('x').replaceAll('\n', '\r')],
    ['anchors and merge keys', `${configMap('x')}base: &a {b: c}\ndata: {<<: *a, d: e}\n`],
    ['no line break at the end', configMap('x').trimEnd()],
  ])('but %s are fine', (_, content) => {
    place.write('x.yaml', content);
    expect(said('x.yaml')).toEqual({ code: 0, said: [], objects: 1 });
  });

  test.each([['nothing', ''], ['blank lines', '\n \n'], ['comments', '# a\n---\n# b\n'], ['a byte order mark', '\uFEFF']])('%s is worth a note', (_, content) => {
    place.write('x.yaml', content);
    expect(report('x.yaml')).toMatchObject({ code: 0, findings: [], notes: [{ file: 'x.yaml', message: 'there is nothing in it to check' }] });
  });
});

describe('pipes and devices', () => {
  test('without anyone who writes to them are not waited for', () => {
    spawnSync('mkfifo', [place.path('pipe.yaml')]);
    place.write('a.yaml', configMap('a'));
    expect(said('pipe.yaml', 'a.yaml')).toEqual({ code: 2, said: ['SOURCE001: pipe.yaml is empty; what should write to it may have failed'], objects: 1 });
    expect(said('.')).toEqual({ code: 2, said: ['SOURCE001: pipe.yaml is no regular file'], objects: 1 });
  });

  test('without an end are read only so far', () => {
    expect(said('/dev/zero')).toEqual({ code: 2, said: ['SOURCE001: /dev/zero is not read: it has more, and at most 64 MB are read at once; split it'], objects: 0 });
  });

  test('without anything are not taken for clean', () => {
    expect(said('/dev/null')).toEqual({ code: 2, said: ['SOURCE001: /dev/null is empty; what should write to it may have failed'], objects: 0 });
  });
});

test('files that go away while others are read are said', () => {
  ['a.yaml', 'b.yaml', 'c.yaml'].forEach((name) => place.write(name, configMap(name.charAt(0))));
  let millis = 0;
  const { code, out } = place.runIn({
    isInteractive: { out: false, error: true },
    now: () => {
      millis += 2000;
      return millis;
    },
    error: (text) => {
      if (text.includes('file 2 of 3')) rmSync(place.path('b.yaml'));
    },
  }, 'check', '--no-config', 'a.yaml', 'b.yaml', 'c.yaml');
  expect({ code, out }).toEqual({ code: 2, out: expect.stringContaining('b.yaml does not exist') as string });
  expect(out).toContain('1 error in 2 objects of 2 files');
});
