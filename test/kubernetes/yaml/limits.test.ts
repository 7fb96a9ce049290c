import { read } from './read';

describe('nothing is too deep, too much or too long to be refused in time', () => {
  test.each([
    ['50,000 brackets', '['.repeat(50_000), 'values nest deeper than 500 levels'],
    ['50,000 braces', '{a: '.repeat(50_000), 'values nest deeper than 500 levels'],
    ['50,000 dashes', '- '.repeat(50_000), 'values nest deeper than 500 levels'],
    ['20,000 indented keys', Array.from({ length: 20_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), 'values nest deeper than 500 levels'],
    ['a bomb of aliases', `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.split('').map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join()}]\n`).join('')}`,
      'aliases multiply the document too often'],
    ['a bomb of merges', `a: &a {k: 1}\n${Array.from({ length: 400 }, (_, index) => `m${index}: &m${index} {<<: [*a, *a${index > 0 ? `, *m${index - 1}, *m${index - 1}` : ''}], k${index}: 1}\n`).join('')}`,
      'aliases multiply the document too often'],
  ])('%s', (_, text, reason) => {
    expect(read(text)).toEqual({ reason, offset: expect.any(Number) as number });
  });
});
