import { isConfiguration } from '../../../src/validation/source/json-with-comments';

test.each<[string, string, boolean]>([
  ['tsconfig.json', '{ // a\n"a": [1, 2,], /* "b" */ }', true],
  ['x.JSON', '{"url": "http://a/*b*/", "c": "//", }', true],
  ['x.json', '{"a": 1, // last\n}', true],
  ['x.yaml', '{"a": 1, // last\n}', false],
  ['x.json', '{"a": ', false],
  ['x.json', '{"a" 1}', false],
  ['x.json', '{"kind": "Service", // a\n}', false],
])('%s %j', (file, text, is) => expect(isConfiguration(file, text)).toBe(is));
