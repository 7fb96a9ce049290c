import { trimGoSpace } from '../../src/kubernetes/go-space';

test.each([
  [' \t\n\v\f\ra b\u0085\u00a0\u2003\u3000', 'a b'], ['\ufeffa\u200b', '\ufeffa\u200b'], ['', ''], [' ', ''],
])('%j is trimmed as Go does: %j', (text, trimmed) => expect(trimGoSpace(text)).toBe(trimmed));
