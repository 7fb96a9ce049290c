import { join } from 'node:path';
import { matchesSelector } from '../../../src/kubernetes/label-selector';
import { describeSelector } from '../../../src/simulation/hpa/describe-selector';
import { parseScaleSelector } from '../../../src/simulation/hpa/scale-selector';
import { labelSelectorError } from '../../../src/simulation/hpa/selector-requirement';
import { readRows } from '../../vectors';

/** Recorded from k8s.io/apimachinery v0.36.3: labels.Parse of `text`, LabelSelectorAsSelector of `selector` and how Go prints it. */
interface SelectorRow {
  readonly text?: string;
  readonly selector?: unknown;
  readonly printed?: string;
  readonly error?: string;
  readonly matches?: readonly boolean[];
}

const ROWS = readRows<SelectorRow>(join(__dirname, '..', '..', 'vectors', 'hpa', 'selectors.jsonl'));
const TEXTS = ROWS.flatMap((row) => row.text === undefined ? [] : [[row.text, row] as const]);
const SELECTORS = ROWS.flatMap((row) => row.printed === undefined ? [] : [[row.printed, row] as const]);
const LABELS = [{ app: 'web' }, { app: 'web', tier: '3' }, {}, { app: '' }];

describe('the selector of a scale', () => {
  test.each(TEXTS)('%j', (text, row) => {
    const selector = parseScaleSelector(text);
    expect([selector.text, selector.error]).toEqual([text, row.error]);
    if (row.matches !== undefined) expect(LABELS.map((labels) => matchesSelector(selector, labels))).toEqual(row.matches);
  });
});

describe('the selector of a metric', () => {
  test.each(SELECTORS)('%s', (printed, row) => {
    expect(describeSelector(row.selector as never)).toBe(printed);
    expect(labelSelectorError(row.selector)).toBe(row.error);
  });
});
