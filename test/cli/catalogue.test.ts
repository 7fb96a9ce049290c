import { parseAllDocuments } from 'yaml';
import { workplace, type Workplace } from './workplace';
import { allRules } from '../../src/validation/rules';

let place: Workplace;
beforeAll(() => {
  place = workplace();
});
afterAll(() => place.remove());

interface Listed {
  readonly id: string;
  readonly area: string;
  readonly severity: string;
  readonly kinds?: readonly string[];
}

const listed = JSON.parse(workplace().run('rules', '--json').out) as readonly Listed[];

describe('scalewright rules', () => {
  test('lists all of them by area', () => {
    const { code, out, error } = place.run('rules');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const ids = out.match(/^ {2}([A-Z]+\d+)(?= +(?:error|warning|info) +\S)/gm)?.map((line) => line.trim());
    expect(ids).toEqual(listed.map(({ id }) => id));
    expect(out.match(/^\S.*$/gm)).toEqual([...new Set(listed.map(({ area }) => area))]);
  });

  test('has for programs what is known about each', () => {
    expect(listed.length).toBeGreaterThanOrEqual(110);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    for (const { id, kinds, severity } of allRules()) expect(listed.find((rule) => rule.id === id)).toMatchObject({ id, kinds, severity });
    const text = expect.stringMatching(/\S/) as string;
    for (const rule of listed) expect(rule).toEqual({ ...rule, name: text, cause: text, fix: text, source: text });
  });
});

describe('scalewright explain', () => {
  test('says why, how to mend it and how to accept it, with an example', () => {
    const { code, out, error } = place.run('explain', 'HPA004');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^HPA004 {2}replicas pinned under an autoscaler {2}\(warning\)\n\n {2}why {6}\S.*\n {2}fix {6}\S.*\n {2}--fix {4}mends it where that needs no decision\n {2}source {3}\S.*\n {2}checks {3}\S.*\n {2}accept {3}annotation scalewright\.dev\/acknowledge: 'HPA004: the reason'\n\nFound:\n\n/);
    expect(out).toContain('\nMended:\n\n  apiVersion: apps/v1\n');
  });

  test('takes several, in capitals or not', () => {
    expect(place.run('explain', 'hpa004', 'SOURCE002').out.match(/^[A-Z]+\d+/gm)).toEqual(['HPA004', 'SOURCE002']);
  });

  test.each(listed.map(({ id }) => id))('%s is explained, and what it shows is YAML', (id) => {
    const { code, out } = place.run('explain', id);
    expect(code).toBe(0);
    for (const shown of out.split(/^(?:Found|Mended):$/m).slice(1)) {
      const documents = parseAllDocuments(shown.replace(/^ {2}/gm, ''));
      expect(documents.length).toBeGreaterThan(0);
      for (const document of documents) expect(Object.keys(document.toJS() as object)).toEqual(expect.arrayContaining(['apiVersion', 'kind']));
    }
  });
});
