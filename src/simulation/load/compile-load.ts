import type { Load, LoadSpec } from './load';
import { noisyLoad } from './noise';
import { seriesLoad } from './series';
import { constantLoad, diurnalLoad, rampLoad, sawtoothLoad, spikeLoad, stagesLoad, stepLoad } from './shapes';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';
import { checkLoad } from '../../kubernetes/simulate/check-load';

/** Makes a load of what was asked for. What makes no sense is a problem; then the load is of no use. */
export function compileLoad(spec: LoadSpec, path: string, problems: Problems): Load {
  checkLoad(spec, path, problems);
  return loadOf(spec, path, problems);
}

function loadOf(spec: LoadSpec, path: string, problems: Problems): Load {
  switch (spec.kind) {
    case 'constant':
      return constantLoad(spec.value);
    case 'step':
      return stepLoad(spec);
    case 'ramp':
      return rampLoad(spec);
    case 'spike':
      return spikeLoad(spec);
    case 'diurnal':
      return diurnalLoad(spec);
    case 'sawtooth':
      return sawtoothLoad(spec);
    case 'stages':
      return stagesLoad(spec);
    case 'series':
      return seriesLoad(spec, joinPath(path, 'data'), problems);
    case 'noisy':
      return noisyLoad(loadOf(spec.of, joinPath(path, 'of'), problems), spec.amount, spec.seed ?? 0);
    case 'sum':
      return sumOf(spec.of.map((load, index) => loadOf(load, joinPath(path, `of[${index}]`), problems)));
    default:
      return constantLoad(0);
  }
}

function sumOf(loads: readonly Load[]): Load {
  const ends = loads.flatMap(({ endSecond }) => endSecond ?? []);
  const known = loads.flatMap(({ knownUntil }) => knownUntil ?? []);
  return {
    at: (second) => loads.reduce((sum, { at }) => sum + at(second), 0),
    endSecond: ends.length === 0 ? undefined : Math.max(...ends),
    knownUntil: known.length === 0 ? undefined : Math.min(...known),
  };
}
