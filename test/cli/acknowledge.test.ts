import { PINNED } from './manifests';
import { workplace, type Workplace } from './workplace';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.remove());

const withAnnotation = (text: string): string => PINNED.replace('{name: web, namespace: shop}', `{name: web, namespace: shop, annotations: {scalewright.dev/acknowledge: ${JSON.stringify(text)}}}`);
const check = (text: string): ReturnType<Workplace['run']> => {
  place.write('web.yaml', withAnnotation(text));
  return place.run('check', '--no-config', '--severity', 'info', 'web.yaml');
};

test('an annotation with a reason accepts a finding of its object', () => {
  const { code, out } = check('HPA004: taken over from Helm until OPS-12 is done');
  expect(out.match(/^\w+ [A-Z]+\d+/gm)).toEqual(['error HPA006']);
  expect(out).toMatch(/\n1 error in 3 objects of 1 file \(1 accepted\)\n$/);
  expect(code).toBe(1);
});

test.each([
  ['without a reason', 'HPA004', ['warning ENGINE002', 'warning HPA004', 'error HPA006']],
  ['of a rule that there is none of', 'HPA999: because', ['warning ENGINE002', 'warning HPA004', 'error HPA006']],
  ['of what is not found', 'HPA004: because\nHPA005: because', ['info ENGINE003', 'error HPA006']],
])('an acknowledgement %s is said', (_, text, found) => {
  expect(check(text).out.match(/^\w+ [A-Z]+\d+/gm)).toEqual(found);
});

test('programs see what is accepted, and why', () => {
  place.write('web.yaml', withAnnotation('HPA004: OPS-12'));
  place.write('scalewright.yaml', 'acknowledge:\n- {rule: HPA006, reason: OPS-13}\n');
  const { accepted } = JSON.parse(place.run('check', '--format', 'json', 'web.yaml').out) as { accepted: unknown };
  expect(accepted).toMatchObject([
    { rule: 'HPA004', acceptedBy: 'annotation', reason: 'OPS-12' },
    { rule: 'HPA006', acceptedBy: 'configuration', reason: 'OPS-13' },
  ]);
});
