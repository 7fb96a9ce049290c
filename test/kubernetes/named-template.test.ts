import { array, assert, constantFrom, dictionary, letrec, oneof, property } from 'fast-check';
import type { Json } from '../../src/kubernetes/json';
import { namedTemplate } from '../../src/kubernetes/named-template';

const NAME = 'web-a';
const text = constantFrom('', NAME, `${NAME}${NAME}`, `a/${NAME}:1`, `${NAME}.svc/${NAME}`, 'other', 'web', '__proto__');
const { json } = letrec<{ json: Json }>((tie) => ({
  json: oneof({ depthSize: 'small' }, text, constantFrom<Json>(null, true, 7), array(tie('json'), { maxLength: 3 }), dictionary(text, tie('json'), { maxKeys: 4, noNullPrototype: true })),
}));

test('a template says with another name what the value says with its own, keys in their order', () => {
  assert(property(json, (value) => {
    const written = JSON.stringify(value);
    const template = namedTemplate(value, NAME);
    expect(JSON.stringify(template?.('api-b') ?? value)).toBe(JSON.stringify(JSON.parse(written.replaceAll(NAME, 'api-b'))));
    expect(template === undefined).toBe(!written.includes(NAME));
    expect(JSON.stringify(value)).toBe(written);
  }), { numRuns: 2000 });
});

test('what does not hold the name is shared', () => {
  const value = { name: NAME, ports: [{ port: 80 }], labels: { app: NAME, tier: ['a'] } };
  const made = namedTemplate(value, NAME)?.('api-b') as typeof value;
  expect(made).toEqual({ name: 'api-b', ports: [{ port: 80 }], labels: { app: 'api-b', tier: ['a'] } });
  expect(made.ports).toBe(value.ports);
  expect(made.labels.tier).toBe(value.labels.tier);
});
