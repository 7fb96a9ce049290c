import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../../src/kubernetes/json';
import { admitKeda } from '../../src/validation/admission/keda/admit';
import type { KedaAdmission, KedaError, KedaLayer } from '../../src/validation/admission/keda/verdict';
import { readRows } from '../vectors';
import type { Suite } from './suite';

/** What upstream says about a trigger. */
interface TriggerVerdict {
  readonly index: number;
  readonly type: string;
  readonly ok: boolean;
  readonly class?: string;
  readonly message?: string;
  readonly parameters?: readonly string[];
}

/** What a layer says; the webhook's errors are plain messages. */
interface LayerVerdict {
  readonly ok: boolean;
  readonly errors?: readonly (string | { readonly type: string; readonly field: string; readonly detail: string })[];
  readonly triggers?: readonly TriggerVerdict[];
  readonly warnings?: readonly string[];
}

/** One line of a keda vector file; its README in the vectors' folder tells what the fields mean. */
export interface KedaRow {
  readonly id: string;
  readonly base: string;
  readonly mutation: string;
  readonly context: string;
  readonly object: JsonObject;
  readonly verdict: {
    readonly admitted: boolean;
    readonly usable: boolean;
    readonly layer?: KedaLayer;
    readonly unknownFields: readonly string[];
    readonly layers: Partial<Record<KedaLayer, LayerVerdict>>;
  };
}

/** The clusters that the rows meet, by name. */
export type KedaContexts = Readonly<Record<string, readonly JsonObject[]>>;

class Tally {
  private readonly counts = new Map<string, { agreed: number; total: number }>();

  public count(name: string, agreed: boolean): boolean {
    const count = this.counts.get(name) ?? { agreed: 0, total: 0 };
    this.counts.set(name, { agreed: count.agreed + (agreed ? 1 : 0), total: count.total + 1 });
    return agreed;
  }

  public lines(): string[] {
    return [...this.counts].map(([name, { agreed, total }]) => `${name}: ${agreed}/${total} (${(100 * agreed / total).toFixed(1)} %)`);
  }
}

/** A path as paths are compared: without list indexes, and map keys written one way. */
const plain = (path: string): string => path.replace(/\[\d+\]/g, '').replace(/\["?([^\]"]*)"?\]/g, '.$1');

const pathOf = (error: KedaError): string => plain(error.decoderField ?? error.field);

/** Whether the first errors of the layer that refuses agree: in their path, or for triggers in index and parameters. */
export function firstErrorAgrees(ours: readonly KedaError[], layer: KedaLayer, theirs: LayerVerdict): boolean {
  if (layer === 'webhook') return true;
  const own = ours.filter((error) => error.layer === layer);
  if (layer === 'scaler') return scalersAgree(own, theirs.triggers ?? []);
  const fields = (theirs.errors ?? []).map((error) => plain(typeof error === 'string' ? error : error.field));
  const paths = own.map(pathOf);
  return paths.includes(fields[0] ?? '') || fields.includes(paths[0] ?? '');
}

function scalersAgree(own: readonly KedaError[], triggers: readonly TriggerVerdict[]): boolean {
  const refused = triggers.filter((trigger) => !trigger.ok);
  const first = refused[0];
  if (first === undefined) return false;
  const about = own.filter((error) => error.trigger === undefined || error.trigger === first.index);
  const parameters = first.parameters ?? [];
  if (parameters.length === 0 || about.length === 0) return about.length > 0;
  const names = (error: KedaError): readonly (string | undefined)[] => {
    const last = error.field.split('.').at(-1);
    return [error.parameter, last, last?.replace(/FromEnv$/, '')];
  };
  return about.some((error) => parameters.some((name) => names(error).includes(name)));
}

const sorted = (list: readonly string[]): string => JSON.stringify([...list].sort());

const LAYERS: readonly KedaLayer[] = ['schema', 'webhook', 'scaler', 'hpa'];

/** The layers whose verdict differs, with those that only one side could ask. */
export function differingLayers(ours: KedaAdmission, theirs: KedaRow['verdict']): readonly KedaLayer[] {
  const refuses = (layer: KedaLayer): boolean => ours.errors.some((error) => error.layer === layer);
  return LAYERS.filter((layer) => {
    const verdict = theirs.layers[layer];
    return verdict === undefined ? ours.judged.includes(layer) : !ours.judged.includes(layer) || verdict.ok === refuses(layer);
  });
}

/** Whether each trigger is found as usable as upstream finds it. */
function triggersAgree(ours: KedaAdmission, layer: LayerVerdict): boolean {
  const errors = ours.errors.filter((error) => error.layer === 'scaler');
  const refuses = (index: number): boolean => errors.some((error) => error.trigger === undefined || error.trigger === index);
  return (layer.triggers ?? []).every((trigger) => trigger.ok !== refuses(trigger.index));
}

export const suite: Suite = (path) => {
  const contexts = JSON.parse(readFileSync(join(dirname(path), 'keda-contexts.json'), 'utf8')) as KedaContexts;
  const verdicts = new Tally();
  const rest = new Tally();
  const failures: string[] = [];
  let passed = 0;
  for (const { id, mutation, context, object, verdict } of readRows<KedaRow>(path)) {
    const ours = admitKeda(object, { objects: contexts[context] ?? [] }, { kubernetes: '1.36' });
    const problems: string[] = [];
    const expect = (name: string, holds: boolean, problem: string): void => {
      if (!rest.count(name, holds)) problems.push(problem);
    };
    if (!verdicts.count(String(object.kind), ours.usable === verdict.usable)) problems.push(`usable ${verdict.usable} expected`);
    expect('admitted', ours.admitted === verdict.admitted, `admitted ${verdict.admitted} expected`);
    if (verdict.layer !== undefined && !ours.usable) {
      expect('layer', ours.layer === verdict.layer, `layer ${verdict.layer} expected, got ${String(ours.layer)}`);
      expect('first error path', firstErrorAgrees(ours.errors, verdict.layer, verdict.layers[verdict.layer] ?? { ok: true }), 'paths differ');
    }
    expect('unknown fields', sorted(ours.unknownFields) === sorted(verdict.unknownFields), `unknown fields ${sorted(verdict.unknownFields)} expected`);
    const differing = differingLayers(ours, verdict);
    expect('every layer, reached or not', differing.length === 0, `layers ${differing.join(', ')} differ`);
    if (verdict.layers.scaler !== undefined) expect('every trigger', triggersAgree(ours, verdict.layers.scaler), 'triggers differ');
    if (verdict.admitted && ours.admitted) {
      rest.count('warnings (not required)', sorted(ours.warnings) === sorted(verdict.layers.webhook?.warnings ?? []));
    }
    if (problems.length === 0) {
      passed += 1;
    } else {
      const show = ours.errors.map((error) => `${error.layer} ${error.field}: ${error.detail}`).join(' | ');
      const title = `${id} ${String(object.kind)} [${mutation}] in ${context}: ${problems.join('; ')}`;
      failures.push(`${title}\n  expected ${JSON.stringify(verdict.layers)}\n  got      ${show}`);
    }
  }
  return { lines: [...verdicts.lines(), ...rest.lines()], passed, failures };
};
