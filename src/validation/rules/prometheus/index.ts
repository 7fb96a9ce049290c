import { nameTemplate } from './name-template';
import { refusedQuery } from './refused-query';
import { scrapeTimeout } from './scrape-timeout';
import type { Rule } from '../../rule';

/** The rules about queries, monitors and adapter rules, in the order of their ids. */
export const prometheusRules: readonly Rule[] = [
  refusedQuery, scrapeTimeout, nameTemplate,
];
