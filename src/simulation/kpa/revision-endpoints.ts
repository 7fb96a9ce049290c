import { toStoredTime } from './pod-autoscaler-status';
import type { ServerlessServiceState, ServingMode } from './revision-state';

/**
 * What backs the Service of a revision: activators while the mode is Proxy or no pod is ready, else its pods. The endpoints
 * follow when that has been so for a while. A new revision is backed by activators.
 */
export class RevisionEndpoints {
  /** `spec.mode` of the ServerlessService. */
  public mode: ServingMode = 'Proxy';
  private proxiedSinceMillis: number | undefined;
  private differsSinceSecond: number | undefined;

  constructor(private readonly delaySeconds: number, nowMillis: number) {
    this.proxiedSinceMillis = toStoredTime(nowMillis);
  }

  /** Whether activators back the revision. */
  public get proxied(): boolean {
    return this.proxiedSinceMillis !== undefined;
  }

  public get state(): ServerlessServiceState {
    return { mode: this.mode, proxiedSinceMillis: this.proxiedSinceMillis };
  }

  /** Lets the endpoints follow if it is time. Returns whether they changed. */
  public follow(second: number, nowMillis: number, readyPods: number): boolean {
    const proxied = this.mode === 'Proxy' || readyPods === 0;
    if (proxied === this.proxied) {
      this.differsSinceSecond = undefined;
      return false;
    }
    this.differsSinceSecond ??= second;
    if (second - this.differsSinceSecond < this.delaySeconds) return false;
    this.differsSinceSecond = undefined;
    this.proxiedSinceMillis = proxied ? toStoredTime(nowMillis) : undefined;
    return true;
  }
}
