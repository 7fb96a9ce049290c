import type {
  ConstantLoad, DiurnalLoad, LoadSpec, LoadStage, NoisyLoad, RampLoad, SawtoothLoad, SeriesLoad, SpikeLoad, StagesLoad, StepLoad, SumLoad,
} from './load-spec';
import type { Kind } from '../declared/kind';
import { judged, aNumber, oneOf, aText } from '../declared/scalars';
import { later, listOf, anObject, required, variants } from '../declared/shapes';

const kind = required(aText);
const nested: Kind<LoadSpec> = later(() => LOAD);
const STAGE: Kind<LoadStage> = anObject<LoadStage>({ durationSeconds: aNumber, target: aNumber });

/** The options of a load of some kind, which is told by its kind alone. */
type Told<Load> = Omit<Load, 'kind'> & { readonly kind: string };

/** A load; what its kind may be is checked with its values. */
export const LOAD: Kind<LoadSpec> = variants('kind', {
  constant: anObject<Told<ConstantLoad>>({ kind, value: aNumber }),
  step: anObject<Told<StepLoad>>({ kind, from: aNumber, to: aNumber, atSecond: aNumber }),
  ramp: anObject<Told<RampLoad>>({ kind, from: aNumber, to: aNumber, startSecond: aNumber, overSeconds: aNumber }),
  spike: anObject<Told<SpikeLoad>>({ kind, base: aNumber, peak: aNumber, atSecond: aNumber, forSeconds: aNumber }),
  diurnal: anObject<Told<DiurnalLoad>>({ kind, low: aNumber, high: aNumber, peakSecond: aNumber, periodSeconds: aNumber }),
  sawtooth: anObject<Told<SawtoothLoad>>({ kind, low: aNumber, high: aNumber, periodSeconds: aNumber }),
  stages: anObject<Told<StagesLoad>>({ kind, from: aNumber, stages: required(listOf(STAGE)) }),
  series: anObject<Told<SeriesLoad>>({ kind, data: judged(), between: oneOf('hold', 'linear'), longestGapSeconds: aNumber }),
  noisy: anObject<Told<NoisyLoad>>({ kind, of: required(nested), amount: aNumber, seed: aNumber }),
  sum: anObject<Told<SumLoad>>({ kind, of: required(listOf(nested)) }),
});

/** What a pod uses: without load, and for each request or message. */
const USAGE = anObject<{ readonly idle: number; readonly each: number }>({ idle: aNumber, each: aNumber });

/** What can be said of a service beside its load, both in its declaration and in the options of a simulation (`KeysOf`). */
export const SERVICE_KEYS = {
  demand: oneOf('requests', 'users', 'messages'),
  ratePerPod: aNumber,
  concurrencyPerPod: aNumber,
  serviceTimeSeconds: aNumber,
  queueTimeoutSeconds: aNumber,
  initialWaiting: aNumber,
  podStartSeconds: aNumber,
  readinessDelaySeconds: aNumber,
  idleRatePerPod: aNumber,
  scrapeIntervalSeconds: aNumber,
  cpu: USAGE,
  memory: USAGE,
} as const;
