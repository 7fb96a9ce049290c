import { agreesOnAverage, numberOf } from './kpa-number';
import type { ReadyCount, ScaleOp, ScaleRow, SpecFields } from './kpa-row';
import { Autoscaler } from '../../src/simulation/kpa/autoscaler';
import type { DeciderSpec } from '../../src/simulation/kpa/decider-spec';
import { kpaRules } from '../../src/simulation/kpa/rules';
import type { KpaRules } from '../../src/simulation/kpa/rules';

const SECOND = 1000;

/** The first decision that differs from the recorded one; undefined if none does. `rules`: of the version that was recorded. */
export function replayScale(row: ScaleRow, rules: KpaRules = kpaRules()): string | undefined {
  let fields = row.spec;
  let ready = row.ready;
  // A new autoscaler takes pods that it cannot count for none.
  const autoscaler = new Autoscaler(specOf(fields), countOf(ready), millisOf(row.t), rules);
  for (const [index, op] of row.ops.entries()) {
    switch (op[0]) {
      case 'r':
        autoscaler.record(millisOf(op[1]), numberOf(op[2]) - numberOf(op[4] ?? 0), numberOf(op[3]) - numberOf(op[5] ?? 0));
        break;
      case 'p':
        ready = op[1];
        break;
      case 'u':
        fields = { ...fields, ...op[1] };
        autoscaler.update(specOf(fields));
        break;
      case 'w':
        fields = { ...fields, stableWindow: op[2], panicWindow: op[3] };
        autoscaler.update(specOf(fields));
        autoscaler.resize(op[2], op[3], millisOf(op[1]));
        break;
      case 's': {
        const difference = differenceOf(op, autoscaler, autoscaler.scale(millisOf(op[1]), countOf(ready)), specOf(fields).algorithm);
        if (difference !== undefined) return `op ${index} at ${op[1]} s: ${difference}`;
      }
    }
  }
  return undefined;
}

function differenceOf(op: ScaleOp & readonly ['s', ...unknown[]], autoscaler: Autoscaler, valid: boolean, algorithm: string): string | undefined {
  if (op[2] === null || !valid) return (op[2] === null) === !valid ? undefined : `expected ${JSON.stringify(op)}, got ${valid ? 'a decision' : 'none'}`;
  const [, , desired, ebc, stable, panic, panicking, held] = op;
  const fields: readonly (readonly [string, number, number])[] = [
    ['desired', desired, autoscaler.desired],
    ['ebc', ebc, autoscaler.excessBurstCapacity],
    ['panicking', panicking, Number(autoscaler.panicking)],
    ['held', held, autoscaler.heldPods],
  ];
  const averages = [['stable', numberOf(stable), autoscaler.stable], ['panic', numberOf(panic), autoscaler.panic]] as const;
  const different = averages.find(([, expected, actual]) => !agreesOnAverage(expected, actual, algorithm))
    ?? fields.find(([, expected, actual]) => expected !== actual);
  return different === undefined ? undefined : `${different[0]}: expected ${different[1]}, got ${different[2]}`;
}

function specOf({ tbc, scrape, ...fields }: SpecFields): DeciderSpec {
  return {
    ...fields,
    target: numberOf(fields.target),
    total: numberOf(fields.total),
    targetBurstCapacity: numberOf(tbc),
    activatorCapacity: numberOf(fields.activatorCapacity),
    panicThreshold: numberOf(fields.panicThreshold),
    maxScaleUpRate: numberOf(fields.maxScaleUpRate),
    maxScaleDownRate: numberOf(fields.maxScaleDownRate),
    // The text of the annotation, of which upstream knows two spellings.
    algorithm: fields.algorithm === 'weightedExponential' ? 'weighted-exponential' : fields.algorithm,
    scrapes: scrape,
  };
}

function countOf(ready: ReadyCount): number | undefined {
  if (ready === 'notfound') return 0;
  return ready === 'error' ? undefined : ready;
}

function millisOf(seconds: number): number {
  return Math.round(seconds * SECOND);
}
