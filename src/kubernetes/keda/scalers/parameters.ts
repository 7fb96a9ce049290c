import { readBool, readDuration, readFloat, readInt, readMap, readQuery, readRanges, readTexts } from './parameter-values';
import type { Read } from './parameter-values';
import type { ParameterSource, ScalerConfig, ScalerProblem } from './scaler';

/** Where a parameter is read from and what it may be (the `keda` tags of KEDA 2.20's scalers). */
export interface ParameterRules {
  /** The first source that has the parameter counts. */
  readonly from: readonly ParameterSource[];
  /** Other names; within a source the first name that is there counts. */
  readonly aliases?: readonly string[];
  /** Taken where no source has the parameter. A parameter without one must be given, unless it is optional. */
  readonly initial?: string;
  readonly optional?: true;
  /** What each of the values with commas between them must be. */
  readonly values?: readonly string[];
  /** At most one of these may be among the values. */
  readonly exclusive?: readonly string[];
  /** Why the parameter must not be given any more. */
  readonly removed?: string;
}

/** Parameters come from the trigger's own metadata only. */
export const METADATA: readonly ParameterSource[] = ['triggerMetadata'];
/** Parameters come from the TriggerAuthentication only. */
export const AUTHENTICATION: readonly ParameterSource[] = ['authParams'];
export const METADATA_OR_ENV: readonly ParameterSource[] = ['triggerMetadata', 'resolvedEnv'];
export const METADATA_OR_AUTHENTICATION: readonly ParameterSource[] = ['triggerMetadata', 'authParams'];

/**
 * Reads the parameters of a trigger as KEDA does, and collects what is wrong with them in the order of reading
 * (KEDA 2.20 `pkg/scalers/scalersconfig/typed_config.go`). A parameter that cannot be read has the zero value of its type, with
 * which later checks go on.
 */
export class Parameters {
  public readonly problems: ScalerProblem[] = [];

  public constructor(private readonly config: ScalerConfig) {}

  public text(name: string, rules: ParameterRules): string {
    return this.read(name, rules, (value) => ({ value }), '');
  }

  public texts(name: string, rules: ParameterRules): readonly string[] {
    return this.read(name, rules, readTexts, []);
  }

  public float(name: string, rules: ParameterRules): number {
    return this.read(name, rules, readFloat, 0);
  }

  public int(name: string, rules: ParameterRules): bigint {
    return this.read(name, rules, readInt, 0n);
  }

  public flag(name: string, rules: ParameterRules): boolean {
    return this.read(name, rules, readBool, false);
  }

  /** In nanoseconds. */
  public duration(name: string, rules: ParameterRules): bigint {
    return this.read(name, rules, readDuration, 0n);
  }

  public map(name: string, rules: ParameterRules): ReadonlyMap<string, string> {
    return this.read(name, rules, readMap, new Map());
  }

  public ranges(name: string, rules: ParameterRules): readonly bigint[] {
    return this.read(name, rules, readRanges, []);
  }

  public query(name: string, rules: ParameterRules): ReadonlyMap<string, readonly string[]> {
    return this.read(name, rules, readQuery, new Map());
  }

  /** Adds what a scaler's own check found, unless there is nothing. */
  public add(problem: ScalerProblem | undefined): void {
    if (problem !== undefined) this.problems.push(problem);
  }

  private read<Value>(name: string, rules: ParameterRules, parse: (text: string) => Read<Value>, zero: Value): Value {
    const given = this.find([name, ...rules.aliases ?? []], rules.from);
    const text = given?.value ?? rules.initial;
    if (text === undefined) return rules.optional === true || rules.removed !== undefined ? zero : this.missing(name, rules.from, zero);
    const fault = (rule: string): Value => this.fault(given ?? { name, source: 'triggerMetadata', value: text }, rule, zero);
    if (given !== undefined && rules.removed !== undefined) return fault(rules.removed);
    const unfit = choiceFault(text, rules);
    if (unfit !== undefined) return fault(unfit);
    const read = parse(text);
    return 'value' in read ? read.value : fault(read.rule);
  }

  private find(names: readonly string[], sources: readonly ParameterSource[]): Given | undefined {
    for (const source of sources) {
      for (const name of names) {
        const value = this.lookup(name, source)?.trim();
        if (value !== undefined && value !== '') return { name, source, value };
      }
    }
    return undefined;
  }

  private lookup(name: string, source: ParameterSource): string | undefined {
    const { metadata, authParams, env } = this.config;
    if (source === 'triggerMetadata') return own(metadata, name);
    if (source === 'authParams') return own(authParams, name);
    return own(env, own(metadata, `${name}FromEnv`) ?? '');
  }

  private missing<Value>(name: string, sources: readonly ParameterSource[], zero: Value): Value {
    const places = { triggerMetadata: 'the metadata', authParams: 'the TriggerAuthentication', resolvedEnv: `the environment (by ${name}FromEnv)` };
    const rule = `must be given, in ${sources.map((source) => places[source]).join(' or ')}`;
    this.problems.push({ path: `metadata.${name}`, parameter: name, rule });
    return zero;
  }

  /** The value is shown only if it stands in the trigger: from elsewhere it may be a secret. */
  private fault<Value>({ name, source, value }: Given, rule: string, zero: Value): Value {
    const shown = source === 'triggerMetadata' ? { got: value } : {};
    this.problems.push({ path: pathOf(name, source), parameter: name, rule, ...shown });
    return zero;
  }
}

/** A parameter as it was found. */
interface Given {
  readonly name: string;
  readonly source: ParameterSource;
  readonly value: string;
}

function pathOf(name: string, source: ParameterSource): string {
  if (source === 'authParams') return 'authenticationRef';
  return source === 'resolvedEnv' ? `metadata.${name}FromEnv` : `metadata.${name}`;
}

function own(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What is wrong with the values with commas between them; undefined if nothing is. */
function choiceFault(text: string, { values, exclusive }: ParameterRules): string | undefined {
  if (values === undefined && exclusive === undefined) return undefined;
  const items = text.split(',').map((item) => item.trim());
  if (values !== undefined && !items.every((item) => values.includes(item))) return `must be one of ${values.join(', ')}`;
  if (exclusive !== undefined && items.filter((item) => exclusive.includes(item)).length > 1) return `must hold at most one of ${exclusive.join(', ')}`;
  return undefined;
}
