import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../src/pulumi';
import { ROOT } from './tools/demo';
import { PAGES } from './tools/docs';
import { SHOWN } from './tools/signals-table';

test.each(Object.keys(PAGES))('docs/%s says what the code says: run `npm run docs` if not', (name) => {
  expect(readFileSync(join(ROOT, 'docs', name), 'utf8')).toBe(PAGES[name]?.());
});

test.each(['QpsSignal', 'Backlog'] as const)('the page of signals shows every factory of %s', (name) => {
  const factories = Object.getOwnPropertyNames(library[name]).filter((key) => !['length', 'name', 'prototype'].includes(key));
  expect(SHOWN[name].sort()).toEqual(factories.sort());
});
