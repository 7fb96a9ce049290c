import { around, MOMENT, reconciled, SECOND, START } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import { prepareHpa } from '../../../src/simulation/hpa/prepare';
import type { HpaManifest } from '../../../src/simulation/hpa/prepare';
import { NEW_HPA_STATE } from '../../../src/simulation/hpa/state';
import type { HpaState } from '../../../src/simulation/hpa/state';
import { stepHpa } from '../../../src/simulation/hpa/step';
import { readHpaMetrics } from '../../../src/simulation/keda/hpa-readings';
import { pollScaledObject } from '../../../src/simulation/keda/poll';
import type { SourceAnswer } from '../../../src/simulation/keda/source-answer';
import type { KedaState } from '../../../src/simulation/keda/state';
import { pods, SELECTOR } from '../hpa/given';

const SYNC_SECONDS = 15;

/** A ScaledObject, the HPA that KEDA makes of it, and a target whose pods are ready at once. */
export class Cluster {
  /** The replicas after each second in which they changed. */
  public readonly changes: (readonly [second: number, replicas: number])[] = [];
  public keda: KedaState;
  private hpa: HpaState = NEW_HPA_STATE;
  private readonly prepared;

  public constructor(spec: JsonObject, public replicas: number, private readonly answer: (second: number) => SourceAnswer) {
    this.keda = reconciled(spec, replicas);
    this.prepared = prepareHpa(this.keda.hpa as unknown as HpaManifest);
  }

  /** Lets the seconds from and to pass, both included: KEDA polls when it is due, and then the HPA syncs when it is. */
  public run(from: number, to: number): this {
    for (let second = from; second <= to; second += 1) {
      const before = this.replicas;
      this.poll(second);
      if (second % SYNC_SECONDS === 0) this.sync(second);
      if (this.replicas !== before) this.changes.push([second, this.replicas]);
    }
    return this;
  }

  private poll(second: number): void {
    if ((this.keda.operator.loop?.nextPollMillis ?? Infinity) > START + second * SECOND + MOMENT) return;
    const { state, replicas } = pollScaledObject(this.keda, around(second, this.replicas, [this.answer(second)]));
    this.keda = state;
    this.replicas = replicas;
  }

  private sync(second: number): void {
    const { state, readings } = this.replicas === 0
      ? { state: this.keda, readings: [] }
      : readHpaMetrics(this.keda, this.keda.hpa ?? {}, around(second, this.replicas, [this.answer(second)]));
    this.keda = state;
    const scale = { specReplicas: this.replicas, statusReplicas: this.replicas, selector: SELECTOR };
    const metrics = readings.flatMap((reading) => reading ?? []);
    const step = stepHpa(this.prepared, this.hpa, { nowMillis: START + second * SECOND, scale, pods: pods(this.replicas), metrics });
    this.hpa = step.state;
    this.replicas = step.replicas ?? this.replicas;
  }
}
