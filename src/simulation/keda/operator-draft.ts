import { connectFault } from './prepared-triggers';
import type { KedaState, OperatorMemory, ScaleLoop, ScalersCache, StoredScaledObject } from './state';
import type { Surroundings } from './surroundings';
import type { JsonObject } from '../../kubernetes/json';

/** The state of an object while a step changes it. */
export class OperatorDraft {
  public object: StoredScaledObject | undefined;
  public hpa: JsonObject | undefined;
  public loop: ScaleLoop | undefined;
  public records: OperatorMemory['records'];
  public startedGeneration: number | undefined;
  private cache: ScalersCache | undefined;

  public constructor({ object, hpa, operator }: KedaState) {
    this.object = object;
    this.hpa = hpa;
    this.loop = operator.loop;
    this.cache = operator.cache;
    this.records = operator.records;
    this.startedGeneration = operator.startedGeneration;
  }

  /** The state after the step. */
  public finish(): KedaState {
    const { object, hpa, loop, cache, records, startedGeneration } = this;
    return { object, hpa, operator: { loop, cache, records, startedGeneration } };
  }

  /** The scalers that are there, of any generation. */
  public get scalers(): ScalersCache | undefined {
    return this.cache;
  }

  /** The copy of the object that belongs to the scalers that are there. */
  public get scalersCopy(): StoredScaledObject | undefined {
    return this.cache?.copy === 'loop' ? this.loop?.copy : this.cache?.copy;
  }

  /** Refreshes the copy that belongs to the scalers. */
  public refreshScalersCopy(copy: StoredScaledObject): void {
    if (this.cache?.copy !== 'loop') this.cache = this.cache && { ...this.cache, copy };
    else if (this.loop !== undefined) this.loop = { ...this.loop, copy };
  }

  /** Builds the scalers of an object; the error says why they cannot be built. */
  public buildScalers(object: StoredScaledObject, copy: ScalersCache['copy'], { answers }: Surroundings): ScalersCache | { readonly error: string } {
    const { definition, generation } = object;
    if ('error' in definition.scalers) return definition.scalers;
    const fault = connectFault(definition.scalers.triggers, answers);
    if (fault !== undefined) return { error: fault };
    this.cache = { generation, definition, copy };
    return this.cache;
  }

  /** Ends the loop if there is one, and throws the scalers away with it. */
  public stopLoop(): void {
    if (this.loop !== undefined) this.clearScalers();
    this.loop = undefined;
    this.startedGeneration = undefined;
  }

  /** Throws the scalers away, and the records of the last poll with them. */
  public clearScalers(): void {
    this.cache = undefined;
    this.records = new Map();
  }
}
