import { isImageReference } from '../../../../src/validation/admission/knative/image-reference';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  'ab', 'a/b', '/ab', 'nginx:1.25', 'nginx:', 'a/b:Tag_1.0-x', `nginx:${'x'.repeat(128)}`, `a/b@${DIGEST}`, `a/b:1@${DIGEST}`,
  'registry.example.com/team/app:1', 'Registry.Example.com:5000/app', 'localhost:5000/app', 'localhost/app', '[::1]:5000/app', '[2001:db8::1]/app',
  '[::ffff:1.2.3.4]/app', '1.2.3.4:/app', 'http://a/b', 'a..b/--', 'x.y:z:1/ab', 'reg_1.x/app', 'bücher.example/app',
  `a/${'b'.repeat(253)}`,
])('%s names an image', (image) => {
  expect(isImageReference(image)).toBe(true);
});

test.each([
  '', 'a', 'a:1', 'App', 'a/B', 'a b', 'ab ', 'a/b:c:d', 'nginx:a b', `nginx:${'x'.repeat(129)}`, `a/b@sha256:${'0'.repeat(63)}`, `a/b@${DIGEST}0`,
  `a/b@${DIGEST.toUpperCase()}`, `a/b@sha512:${'0'.repeat(128)}`, `a/b@${DIGEST}@${DIGEST}`, `@${DIGEST}`, 'registry.example.com/', 'registry.example.com/a',
  'reg istry.x/app', 'user@reg.x/app', 'reg.x:50a0/app', 'reg%2e.x/app', 'reg.x?/app', 'reg.x#/app', '[::1/app', '[1.2.3.4]/app', '[::1]x/app', 'a[.b/app',
  '[1:2:3:4:5:6:7:8:9]/app', '[1::2::3]/app', '[12345::]/app', 'a.b/ü', `a/${'b'.repeat(254)}`,
])('%s does not', (image) => {
  expect(isImageReference(image)).toBe(false);
});
