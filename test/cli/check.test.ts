import { CLEAN, configMap, PINNED } from './manifests';
import { workplace, type Workplace } from './workplace';

let place: Workplace;
beforeEach(() => {
  place = workplace({ 'web.yaml': PINNED, 'clean.yaml': CLEAN });
});
afterEach(() => place.remove());

/** The ids of what is found, in order. */
const ids = (...argv: string[]): readonly string[] => {
  const { out } = place.run('check', '--format', 'json', ...argv);
  return (JSON.parse(out) as { findings: readonly { rule: string }[] }).findings.map(({ rule }) => rule);
};

test('a finding shows where it stands, what to do and where it comes from', () => {
  expect(place.run('check', '--rule', 'HPA004', 'web.yaml')).toEqual({
    code: 1,
    out: [
      'warning HPA004 Deployment shop/web                                                                         web.yaml:5:13',
      "  'spec.replicas' should be left to HorizontalPodAutoscaler shop/web, got 3",
      '  5 |   replicas: 3 # since 2019',
      '    |             ^',
      "  fix: leave 'spec.replicas' out; on a living Deployment first hand the field over (kubectl apply view-last-applied), since dropping it once sets 1",
      '  source: kubernetes documentation, HorizontalPodAutoscaler, migrating Deployments; kubernetes/kubernetes#25238 · scalewright explain HPA004',
      '',
      '1 warning in 3 objects of 1 file',
      '',
    ].join('\n'),
    error: '',
  });
});

describe('exit codes', () => {
  test.each<[string, number, readonly string[]]>([
    ['0 without findings', 0, ['clean.yaml']],
    ['1 with findings', 1, ['web.yaml']],
    ['0 if what is found weighs less', 0, ['--severity', 'error', '--ignore', 'HPA006', 'web.yaml']],
    ['0 if what is found is ignored', 0, ['--ignore', 'hpa*', 'web.yaml']],
    ['2 if something could not be read', 2, ['clean.yaml', 'missing.yaml']],
    ['2 if something could not be read, whatever else is found', 2, ['web.yaml', 'missing.yaml']],
    ['2 for a command line that cannot be meant so', 2, ['--severity', 'none', 'clean.yaml']],
  ])('%s', (_, code, argv) => expect(place.run('check', ...argv).code).toBe(code));
});

describe('what counts', () => {
  test.each<[readonly string[], readonly string[]]>([
    [[], ['HPA004', 'HPA006']],
    [['--severity', 'warning'], ['HPA004', 'HPA006']],
    [['--severity', 'error'], ['HPA006']],
    [['--rule', 'HPA004'], ['HPA004']],
    [['--rule', 'hpa*'], ['HPA004', 'HPA006']],
    [['--rule=HPA004,HPA006'], ['HPA004', 'HPA006']],
    [['--rule', 'HPA004', '--rule', 'HPA006'], ['HPA004', 'HPA006']],
    [['--rule', 'KEDA*'], []],
    [['--ignore', 'HPA004'], ['HPA006']],
    [['--rule', 'HPA*', '--ignore', 'HPA006'], ['HPA004']],
  ])('%j', (options, expected) => expect(ids(...options, 'web.yaml')).toEqual(expected));

  test('what weighs less is counted', () => {
    expect(place.run('check', '--severity', 'error', 'web.yaml').out).toMatch(/\n1 error in 3 objects of 1 file \(1 lighter not shown\)\n$/);
  });

  test('what cannot be read is said whatever is asked for', () => {
    place.write('broken.yaml', 'a: b: c\n');
    expect(ids('--rule', 'KEDA*', '--severity', 'error', 'broken.yaml', 'missing.yaml')).toEqual(['SOURCE001', 'SOURCE002']);
  });
});

test('the profile says for which versions', () => {
  const tolerant = CLEAN.replace('  maxReplicas: 5\n', '  maxReplicas: 5\n  behavior: {scaleDown: {tolerance: 0.05}}\n');
  place.write('tolerant.yaml', tolerant);
  expect(ids('--profile', 'kubernetes=1.30', 'tolerant.yaml')).toContain('HPA012');
  expect(ids('--profile', 'kubernetes=1.36,keda=2.20', 'tolerant.yaml')).toEqual([]);
});

describe('all that is checked', () => {
  test('stands in one cluster, whatever files it is in', () => {
    const [deployment = '', budget = '', scaler = ''] = PINNED.split('---\n');
    place.write('apps/a.yaml', deployment);
    place.write('apps/b/c.yml', budget);
    place.write('apps/b/d.json', '{"apiVersion": "v1", "kind": "List", "items": []}');
    place.write('apps/scaler.yaml', scaler);
    expect(ids('apps')).toEqual(['HPA004', 'HPA006']);
    expect(ids('apps/a.yaml', 'apps/b')).toEqual([]);
  });

  test('is found in lists, as kubectl get prints them', () => {
    const items = PINNED.split('---\n').map((text) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`).join('');
    place.write('list.yaml', `apiVersion: v1\nkind: List\nitems:\n${items}`);
    expect(place.run('check', '--rule', 'HPA004', 'list.yaml').out).toContain('list.yaml:8:15');
  });

  test('is found in what helm template prints', () => {
    place.write('helm.yaml', PINNED.split('---\n').map((text, index) => `---\n# Source: shop/templates/${index}.yaml\n${text}`).join(''));
    expect(ids('helm.yaml')).toEqual(['HPA004', 'HPA006']);
  });

  test('is checked in spite of what is broken beside it', () => {
    place.write('some.yaml', `a: b: c\n---\n${PINNED}---\n[`);
    const { code, out } = place.run('check', 'some.yaml');
    expect(code).toBe(2);
    expect(out.match(/^\w+ [A-Z]+\d+/gm)).toEqual(['error SOURCE002', 'warning HPA004', 'error HPA006', 'error SOURCE002']);
    expect(out).toContain([
      "  the document is not YAML: a ':' cannot stand here; put the text in quotes",
      '  1 | a: b: c',
      '    |     ^',
    ].join('\n'));
  });
});

describe('what is filled in later', () => {
  test('is passed over with a note where it is no YAML', () => {
    place.write('chart.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n');
    expect(place.run('check', 'chart.yaml')).toEqual({
      code: 0,
      out: 'note chart.yaml:1:1: the document is a template and was not checked; render it first, for example with helm template\n\nno findings in 0 objects of 1 file\n',
      error: '',
    });
  });

  test('is no finding where it is', () => {
    place.write('orders.yaml', CLEAN.replace('maxReplicas: 5', 'maxReplicas: ${MAX}').replace('kind: Deployment, name: web', 'kind: Deployment, name: "{{ name }}"'));
    const { code, out } = place.run('check', 'orders.yaml');
    expect({ code, notes: out.match(/^note .*$/gm) }).toEqual({
      code: 0, notes: [expect.stringMatching(/^note orders\.yaml: .* left out, being about placeholders; fill them in first$/)],
    });
  });
});

describe('where the report goes', () => {
  test.each([
    ['text', /^warning HPA004/],
    ['json', /^\{\n {2}"version": /],
    ['sarif', /^\{\n {2}"\$schema": /],
    ['junit', /^<\?xml version="1\.0"/],
    ['github', /^::warning file=web\.yaml,line=5,endLine=5,col=13,endColumn=14,title=HPA004 Deployment shop\/web::'spec\.replicas'/],
  ])('as %s', (format, beginning) => expect(place.run('check', '--format', format, 'web.yaml').out).toMatch(beginning));

  test('to a file, with a line for those who wait', () => {
    const { out } = place.run('check', '--format', 'sarif', 'web.yaml');
    expect(place.run('check', '--format', 'sarif', '--output', 'out.sarif', 'web.yaml'))
      .toEqual({ code: 1, out: '1 error, 1 warning in 3 objects of 1 file; written to out.sarif\n', error: '' });
    expect(place.read('out.sarif')).toBe(out);
  });

  test('or nowhere, if it cannot be written', () => {
    expect(place.run('check', '--output', 'missing/out.txt', 'web.yaml')).toEqual({ code: 2, out: '', error: 'scalewright: missing/out.txt cannot be written: does not exist\n' });
  });
});

describe('colours', () => {
  const hasColors = (out: string): boolean => out.includes('\x1B[');
  const terminal = { isInteractive: { out: true, error: true } };
  test.each([
    ['people read it', true, terminal, []],
    ['nobody reads it', false, {}, []],
    ['NO_COLOR', false, { ...terminal, environment: { NO_COLOR: '1' } }, []],
    ['NO_COLOR is empty', true, { ...terminal, environment: { NO_COLOR: '' } }, []],
    ['a terminal without any', false, { ...terminal, environment: { TERM: 'dumb' } }, []],
    ['FORCE_COLOR', true, { environment: { FORCE_COLOR: '1' } }, []],
    ['FORCE_COLOR=0', false, { environment: { FORCE_COLOR: '0' } }, []],
    ['NO_COLOR and FORCE_COLOR', false, { environment: { NO_COLOR: '1', FORCE_COLOR: '1' } }, []],
    ['programs read it', false, terminal, ['--format', 'github']],
  ])('%s: %s', (_, expected, environment, options) => {
    expect(hasColors(place.runIn(environment, 'check', ...options, 'web.yaml').out)).toBe(expected);
  });

  test('never go to a file', () => {
    place.runIn(terminal, 'check', '--output', 'out.txt', 'web.yaml');
    expect(hasColors(place.read('out.txt'))).toBe(false);
  });
});

test('lines are as wide as the terminal', () => {
  const headline = place.runIn({ columns: 80 }, 'check', 'web.yaml').out.split('\n')[0];
  expect(headline).toBe('warning HPA004 Deployment shop/web                                 web.yaml:5:13');
});

describe('progress', () => {
  const slow = (): { readonly now: () => number } => {
    let millis = 0;
    return {
      now: () => {
        millis += 600;
        return millis;
      },
    };
  };
  beforeEach(() => {
    for (let index = 0; index < 5; index += 1) place.write(`many/${index}.yaml`, configMap(`c${index}`));
  });

  test('is shown to people once a run takes long, and taken away in the end', () => {
    const { error } = place.runIn({ ...slow(), isInteractive: { out: true, error: true } }, 'check', 'many');
    expect(error.split('\r\x1B[2K')).toEqual(['', 'reading file 2 of 5', 'reading file 3 of 5', 'reading file 4 of 5', 'reading file 5 of 5', '']);
  });

  test('is not shown where nobody looks', () => {
    expect(place.runIn(slow(), 'check', 'many').error).toBe('');
  });

  test('is not shown on a short run', () => {
    expect(place.runIn({ isInteractive: { out: true, error: true } }, 'check', 'many').error).toBe('');
  });
});
