import { readBool, readInt64 } from '../../../kubernetes/knative/setting-readers';
import { quantityError } from '../../../kubernetes/quantity';

/** What of the ConfigMap `config-defaults` decides about admission (knative/serving v0.50 `pkg/apis/config/defaults.go`). */
export interface DefaultsConfig {
  /** Seconds. */
  readonly revisionTimeoutSeconds: number;
  /** The largest `timeoutSeconds` of a revision. */
  readonly maxRevisionTimeoutSeconds: number;
  readonly containerConcurrency: number;
  readonly containerConcurrencyMaxLimit: number;
  /** Whether `containerConcurrency: 0`, no limit, is allowed. */
  readonly allowContainerConcurrencyZero: boolean;
  /** The name of containers that have none: a Go template on the metadata of the Service. */
  readonly containerNameTemplate: string;
  readonly initContainerNameTemplate: string;
}

/** The settings in force where the ConfigMap says nothing. */
export const DEFAULT_DEFAULTS_CONFIG: DefaultsConfig = {
  revisionTimeoutSeconds: 300,
  maxRevisionTimeoutSeconds: 600,
  containerConcurrency: 0,
  containerConcurrencyMaxLimit: 1000,
  allowContainerConcurrencyZero: true,
  containerNameTemplate: 'user-container',
  initContainerNameTemplate: 'init-container',
};

const QUANTITIES = ['cpu', 'memory', 'ephemeral-storage'].flatMap((name) => [`revision-${name}-request`, `revision-${name}-limit`]);

/** Reads the data of `config-defaults`; undefined where upstream refuses them and goes on with the last good ones. */
export function parseDefaultsConfig(data: Readonly<Record<string, string>>): DefaultsConfig | undefined {
  const integer = (key: string, initial: number): number => readOr(data[key], (text) => readNumber(text), initial);
  const initial = DEFAULT_DEFAULTS_CONFIG;
  const timeout = integer('revision-timeout-seconds', initial.revisionTimeoutSeconds);
  const idle = integer('revision-idle-timeout-seconds', 0);
  const responseStart = integer('revision-response-start-timeout-seconds', timeout);
  const allowZero = data['allow-container-concurrency-zero'];
  const config: DefaultsConfig = {
    revisionTimeoutSeconds: timeout,
    maxRevisionTimeoutSeconds: integer('max-revision-timeout-seconds', initial.maxRevisionTimeoutSeconds),
    containerConcurrency: integer('container-concurrency', initial.containerConcurrency),
    containerConcurrencyMaxLimit: integer('container-concurrency-max-limit', initial.containerConcurrencyMaxLimit),
    allowContainerConcurrencyZero: allowZero === undefined ? initial.allowContainerConcurrencyZero : readBool(allowZero) ?? true,
    containerNameTemplate: data['container-name-template'] ?? initial.containerNameTemplate,
    initContainerNameTemplate: data['init-container-name-template'] ?? initial.initContainerNameTemplate,
  };
  const numbers = [timeout, idle, responseStart, config.maxRevisionTimeoutSeconds, config.containerConcurrency, config.containerConcurrencyMaxLimit];
  const accepted = numbers.every((number) => !Number.isNaN(number))
    && (allowZero === undefined || readBool(allowZero) !== undefined)
    && QUANTITIES.every((key) => data[key] === undefined || quantityError(data[key]) === undefined)
    && timeout <= config.maxRevisionTimeoutSeconds && Math.max(idle, responseStart) <= timeout
    && config.containerConcurrencyMaxLimit >= 1
    && config.containerConcurrency >= 0 && config.containerConcurrency <= config.containerConcurrencyMaxLimit;
  return accepted ? config : undefined;
}

/** The number of a text; NaN if it is none. */
function readNumber(text: string): number {
  const value = readInt64(text);
  return value === undefined ? NaN : Number(value);
}

function readOr<Value>(text: string | undefined, read: (text: string) => Value, initial: Value): Value {
  return text === undefined ? initial : read(text);
}
