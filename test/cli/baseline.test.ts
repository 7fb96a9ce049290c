import { PINNED } from './manifests';
import { workplace, type Workplace } from './workplace';

let place: Workplace;
beforeEach(() => {
  place = workplace({ 'web.yaml': PINNED });
});
afterEach(() => place.remove());

const summary = (...argv: string[]): string => place.run('check', ...argv).out.trimEnd().split('\n').at(-1) ?? '';

test('a baseline holds what is found today, in a fixed order', () => {
  expect(place.run('check', '--write-baseline', 'known.json', 'web.yaml')).toEqual({ code: 0, out: '2 findings written to known.json\n', error: '' });
  expect(JSON.parse(place.read('known.json'))).toEqual({
    version: 1,
    findings: [
      { rule: 'HPA004', object: 'apps/Deployment/shop/web', sub: 'spec.replicas' },
      { rule: 'HPA006', object: 'autoscaling/HorizontalPodAutoscaler/shop/web', sub: 'cpu' },
    ],
  });
});

describe('with a baseline', () => {
  beforeEach(() => place.run('check', '--write-baseline', 'known.json', 'web.yaml'));

  test('what was found before is left out, in whatever file and line it stands now', () => {
    place.write('moved.yaml', `# a comment\n\n${place.read('web.yaml')}`);
    expect(place.run('check', '--baseline', 'known.json', 'moved.yaml')).toEqual({ code: 0, out: 'no findings in 3 objects of 1 file (2 accepted)\n', error: '' });
  });

  test('what is new is found', () => {
    place.write('web.yaml', PINNED.replaceAll('name: web,', 'name: shop,').replace('kind: Deployment, name: web', 'kind: Deployment, name: shop'));
    expect(summary('--baseline', 'known.json', 'web.yaml')).toBe('1 error, 1 warning in 3 objects of 1 file');
  });

  test('what is not found any more is noted', () => {
    place.write('web.yaml', PINNED.replace('  replicas: 3 # since 2019\n', ''));
    expect(place.run('check', '--baseline', 'known.json', 'web.yaml').out)
      .toBe('note known.json: 1 of its findings is not found any more; write it anew\n\nno findings in 3 objects of 1 file (1 accepted)\n');
  });

  test('what cannot be read is never part of it', () => {
    place.write('broken.yaml', 'a: b: c\n');
    expect(place.run('check', '--write-baseline', 'known.json', 'web.yaml', 'broken.yaml')).toEqual({
      code: 2,
      out: '2 findings written to known.json\n',
      error: "scalewright: broken.yaml:1:5 the document is not YAML: a ':' cannot stand here; put the text in quotes\n",
    });
    expect(place.run('check', '--baseline', 'known.json', 'web.yaml', 'broken.yaml').code).toBe(2);
  });

  test('programs see what is accepted, and why', () => {
    const { out } = place.run('check', '--format', 'json', '--baseline', 'known.json', 'web.yaml');
    expect((JSON.parse(out) as { accepted: unknown }).accepted).toMatchObject([
      { rule: 'HPA004', acceptedBy: 'baseline', reason: 'in known.json' }, { rule: 'HPA006', acceptedBy: 'baseline', reason: 'in known.json' },
    ]);
  });

  test('the configuration names it from its own directory on', () => {
    place.write('scalewright.yaml', 'baseline: known.json\n');
    const { code } = place.runIn({ directory: place.path('.') }, 'check', 'web.yaml');
    expect(code).toBe(0);
    place.write('apps/x.yaml', PINNED);
    expect(place.runIn({ directory: place.path('apps') }, 'check', 'x.yaml').code).toBe(0);
  });
});

test.each<[string, string | undefined, string]>([
  ['is not there', undefined, 'the baseline known.json does not exist; write it with --write-baseline known.json'],
  ['is no JSON', 'a', "the baseline known.json cannot be used: Unexpected token 'a', \"a\" is not valid JSON; write it anew"],
  ['is of another version', '{"version": 2, "findings": []}', "the baseline known.json cannot be used: it must have 'version' 1 and a list of 'findings'; write it anew"],
  ['has other entries', '{"version": 1, "findings": [{"rule": "HPA004"}]}', "the baseline known.json cannot be used: 'findings[0]' must have a 'rule' and an 'object'; write it anew"],
])('a baseline that %s is refused', (_, content, problem) => {
  if (content !== undefined) place.write('known.json', content);
  expect(place.run('check', '--baseline', 'known.json', 'web.yaml')).toEqual({ code: 2, out: '', error: `scalewright: ${problem}\n` });
});
