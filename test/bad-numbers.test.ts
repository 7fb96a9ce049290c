import { TABLE, type Library, type Row } from './parity-table';
import * as pulumiLibrary from '../src/pulumi';
import { recordRegistrations, registrationsOf } from './pulumi/recorded';

type Function = (...args: readonly unknown[]) => unknown;

/** Puts another value in the place of one number of an input, counted through all arguments of the row and of its factories. */
class Replacing {
  public readonly paths: string[] = [];
  /** What factories returned: its numbers were arguments before. */
  private readonly made = new WeakSet();

  constructor(private readonly place: number, private readonly replacement: unknown) {}

  public argsOf({ construct, args }: Row): object {
    return this.change(args(this.library(), (key, seconds) => ({ [`${key}Seconds`]: seconds })), construct) as object;
  }

  private library(): Library {
    return new Proxy(pulumiLibrary, { get: (library, name) => this.wrapped(Reflect.get(library, name), String(name)) });
  }

  private wrapped(part: unknown, name: string): unknown {
    if (typeof part !== 'function') return part;
    return new Proxy(part, {
      get: (factories, key): unknown => {
        const factory: unknown = Reflect.get(factories, key);
        if (typeof factory !== 'function') return factory;
        return (...args: readonly unknown[]): unknown => {
          const result = (factory as Function).apply(factories, args.map((arg) => this.change(arg, `${name}.${String(key)}`)));
          if (typeof result === 'object' && result !== null) this.made.add(result);
          return result;
        };
      },
    });
  }

  private change(value: unknown, path: string): unknown {
    if (typeof value === 'number') return this.paths.push(path) - 1 === this.place ? this.replacement : value;
    if (Array.isArray(value)) return value.map((item, index) => this.change(item, `${path}[${index}]`));
    if (typeof value !== 'object' || value === null || this.made.has(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, this.change(field, `${path}.${key}`)]));
  }
}

async function declare(row: Row, args: object): Promise<string> {
  const Class = pulumiLibrary[row.construct] as new (name: string, args: object) => unknown;
  try {
    await registrationsOf(() => new Class('web', args));
    return 'accepted';
  } catch (error) {
    return String(error);
  }
}

beforeAll(recordRegistrations);
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());

/** Values of the Kubernetes API that are passed on as they are, and are the API server's to judge. */
const VERBATIM = /\.(overrides|values|jobFields|readinessProbe|livenessProbe|startupProbe|securityContext|volumes|tolerations|constraints)\b/;

/** The numbers that may be replaced so. */
async function acceptedFor(replacement: unknown): Promise<readonly string[]> {
  const accepted: string[] = [];
  const thrown: string[] = [];
  for (const row of TABLE) {
    const counting = new Replacing(-1, undefined);
    counting.argsOf(row);
    for (const [place, path] of counting.paths.entries()) {
      if (VERBATIM.test(path)) continue;
      const answer = await declare(row, new Replacing(place, replacement).argsOf(row)).catch(String);
      if (answer === 'accepted') accepted.push(path);
      else if (!/ has \d+ problems?:\n/.test(answer)) thrown.push(`${row.title}: ${path}: ${answer}`);
    }
  }
  expect(thrown).toEqual([]);
  return [...new Set(accepted)].sort();
}

test('no number may be NaN or negative', async () => {
  expect([await acceptedFor(Number.NaN), await acceptedFor(-7)]).toEqual([[], []]);
});

test('no number may be a text', async () => {
  expect(await acceptedFor('7')).toEqual(['Disruption.maxUnavailablePercent']); // which makes a text of it
});

test('only amounts may be fractions', async () => {
  const accepted = await acceptedFor(7.5);
  const ofLoads = accepted.filter((path) => path.includes('.expectedLoad.'));
  expect(ofLoads.filter((path) => /(queueTimeout|podStart|readinessDelay|scrapeInterval|oscillations|servedShare)/.test(path))).toEqual([]);
  expect(accepted.filter((path) => !ofLoads.includes(path))).toEqual([
    'HaproxyIngressController.queueTimeoutSeconds', 'Keda.httpTimeoutSeconds', 'KnativeScaling.concurrency.target', 'KnativeScaling.concurrency.utilization',
    'KnativeScaling.memory.target', 'QpsAutoscaledService.targetPerPod', 'QpsAutoscaledService.targetQpsPerPod', 'QpsSignal.haproxyQueue.timeoutQueueSeconds',
    'QpsSignal.podMetric.scrapeIntervalSeconds', 'QpsSignal.podMetric.timeoutSeconds', 'QueueBacklogConsumer.scaler.activation',
    'QueueBacklogConsumer.targetBacklogPerPod',
  ]);
});
