import { parseGoDuration } from '../go-duration';
import type { Problem } from '../problem';
import { PANIC_WINDOW_PERCENTAGE, TARGET_MIN, WINDOW_SECONDS } from './annotation-keys';
import type { AutoscalerConfig } from './autoscaler-config';
import { isWholeSeconds } from './setting-readers';

/** A problem of `config-autoscaler`; `path` is the key at fault. */
export interface ConfigProblem extends Problem {
  /** All keys that the rule is about, the one at fault first. */
  readonly keys: readonly string[];
}

/** The data of a ConfigMap. */
export type ConfigData = Readonly<Record<string, string>>;

interface Check {
  /** The keys that the check is about, the one at fault first. */
  readonly keys: readonly string[];
  /** Whether the settings break the rule. Written as upstream's condition, so that NaN breaks none. */
  readonly broken: (config: AutoscalerConfig, data: ConfigData) => boolean;
  readonly rule: (config: AutoscalerConfig) => string;
  /** What to show where the key at fault is not given: a default that another key makes wrong. */
  readonly preset?: (config: AutoscalerConfig) => number;
  readonly fix?: string;
}

const WHOLE_SECONDS_RULE = 'must be a duration of whole seconds';

function hasFraction(data: ConfigData, key: string): boolean {
  const text = data[key];
  const nanoseconds = text === undefined ? undefined : parseGoDuration(text);
  return nanoseconds !== undefined && !isWholeSeconds(nanoseconds);
}

/** Upstream's checks of the values, in its order; it reports only the first (`pkg/autoscaler/config/config.go`, `validate`). */
const CHECKS: readonly Check[] = [
  {
    keys: ['scale-to-zero-grace-period'],
    broken: ({ scaleToZeroGracePeriod }) => scaleToZeroGracePeriod <= 0,
    rule: () => 'must be longer than 0s',
  },
  {
    keys: ['scale-down-delay'],
    broken: ({ scaleDownDelay }) => scaleDownDelay < 0,
    rule: () => 'must not be negative',
  },
  {
    keys: ['scale-down-delay'],
    broken: (_, data) => hasFraction(data, 'scale-down-delay'),
    rule: () => WHOLE_SECONDS_RULE,
  },
  {
    keys: ['scale-to-zero-pod-retention-period'],
    broken: ({ scaleToZeroPodRetentionPeriod }) => scaleToZeroPodRetentionPeriod < 0,
    rule: () => 'must not be negative',
  },
  {
    keys: ['target-burst-capacity'],
    broken: ({ targetBurstCapacity }) => targetBurstCapacity < 0 && targetBurstCapacity !== -1,
    rule: () => 'must be at least 0, or -1 for unlimited',
  },
  {
    keys: ['container-concurrency-target-percentage'],
    broken: ({ containerConcurrencyTargetFraction: fraction }) => fraction <= 0 || fraction > 1,
    rule: () => 'must be above 0 and at most 100 percent',
    fix: 'values up to 1 are read as a fraction: 0.7 and 70 are both 70 percent',
  },
  {
    keys: ['container-concurrency-target-percentage', 'container-concurrency-target-default'],
    broken: (config) => effectiveConcurrency(config) < TARGET_MIN,
    rule: () => `times 'container-concurrency-target-default' must be at least ${TARGET_MIN}`,
    preset: effectiveConcurrency,
  },
  {
    keys: ['requests-per-second-target-default'],
    broken: ({ requestsPerSecondTargetDefault }) => requestsPerSecondTargetDefault < TARGET_MIN,
    rule: () => `must be at least ${TARGET_MIN}`,
  },
  {
    keys: ['activator-capacity'],
    broken: ({ activatorCapacity }) => activatorCapacity < 1,
    rule: () => 'must be at least 1',
  },
  {
    keys: ['max-scale-up-rate'],
    broken: ({ maxScaleUpRate }) => maxScaleUpRate <= 1,
    rule: () => 'must be greater than 1',
  },
  {
    keys: ['max-scale-down-rate'],
    broken: ({ maxScaleDownRate }) => maxScaleDownRate <= 1,
    rule: () => 'must be greater than 1',
  },
  {
    keys: ['stable-window'],
    broken: ({ stableWindow }) => stableWindow < WINDOW_SECONDS.min || stableWindow > WINDOW_SECONDS.max,
    rule: () => 'must be from 6s to 1h',
  },
  {
    keys: ['stable-window'],
    broken: (_, data) => hasFraction(data, 'stable-window'),
    rule: () => WHOLE_SECONDS_RULE,
  },
  {
    keys: ['panic-window-percentage'],
    broken: ({ panicWindowPercentage: percentage }) => percentage < PANIC_WINDOW_PERCENTAGE.min || percentage > PANIC_WINDOW_PERCENTAGE.max,
    rule: () => `must be from ${PANIC_WINDOW_PERCENTAGE.min} to ${PANIC_WINDOW_PERCENTAGE.max} percent`,
  },
  {
    keys: ['initial-scale', 'allow-zero-initial-scale'],
    broken: ({ initialScale, allowZeroInitialScale }) => initialScale < 0 || (initialScale === 0 && !allowZeroInitialScale),
    rule: ({ allowZeroInitialScale }) => (allowZeroInitialScale ? 'must be at least 0' : "must be at least 1 unless 'allow-zero-initial-scale' is true"),
  },
  {
    keys: ['min-scale'],
    broken: ({ minScale }) => minScale < 0,
    rule: () => 'must be at least 0',
  },
  {
    keys: ['max-scale', 'max-scale-limit'],
    broken: ({ maxScale, maxScaleLimit: limit }) => maxScale < (limit > 0 ? 1 : 0) || (limit > 0 && maxScale > limit),
    rule: ({ maxScaleLimit: limit }) => (limit > 0 ? `must be from 1 to 'max-scale-limit' (${limit})` : 'must be at least 0'),
    preset: ({ maxScale }) => maxScale,
  },
  {
    keys: ['max-scale-limit'],
    broken: ({ maxScaleLimit }) => maxScaleLimit < 0,
    rule: () => 'must be at least 0',
  },
  {
    keys: ['min-scale', 'max-scale'],
    broken: ({ minScale, maxScale }) => minScale > maxScale && maxScale > 0,
    rule: ({ maxScale }) => `must be at most 'max-scale' (${maxScale})`,
    fix: "lower 'min-scale' or raise 'max-scale'",
  },
];

function effectiveConcurrency({ containerConcurrencyTargetFraction, containerConcurrencyTargetDefault }: AutoscalerConfig): number {
  return containerConcurrencyTargetFraction * containerConcurrencyTargetDefault;
}

/** Checks the values of the settings, with at most one problem for a key. Checks about a key in `unread` are left out. */
export function checkAutoscalerConfig(config: AutoscalerConfig, data: ConfigData, unread: ReadonlySet<string>): ConfigProblem[] {
  const problems = new Map<string, ConfigProblem>();
  for (const { keys, broken, rule, preset, fix } of CHECKS) {
    const [path = ''] = keys;
    if (problems.has(path) || keys.some((key) => unread.has(key)) || !broken(config, data)) continue;
    problems.set(path, { path, keys, rule: rule(config), got: data[path] ?? preset?.(config), ...(fix !== undefined && { fix }) });
  }
  return [...problems.values()];
}
