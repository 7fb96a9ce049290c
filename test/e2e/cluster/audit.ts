import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { KubernetesObject } from './api';
import type { RunFolder } from './run-folder';

const CONTROLLER = /horizontal-pod-autoscaler$/;

/** One look of the HorizontalPodAutoscaler controller at an object of a namespace. */
export interface ControllerSync {
  /** When it began, in milliseconds since 1970. */
  readonly atMillis: number;
  /** `status.currentMetrics` after it; undefined if nothing has been written yet. */
  readonly currentMetrics: KubernetesObject | undefined;
}

interface AuditEvent {
  readonly verb: string;
  readonly userAgent?: string;
  readonly requestReceivedTimestamp: string;
  readonly objectRef: { readonly resource: string; readonly subresource?: string; readonly namespace: string };
  readonly requestObject?: KubernetesObject;
}

const POLICY = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    // Each sync begins with a look at the scale of the target, and ends with a new status if that has changed.
    { level: 'Metadata', verbs: ['get'], resources: [{ group: 'apps', resources: ['deployments/scale'] }] },
    { level: 'Request', verbs: ['update'], resources: [{ group: 'autoscaling', resources: ['horizontalpodautoscalers/status'] }] },
    { level: 'None' },
  ],
};

/** What the API server writes down of the HorizontalPodAutoscaler controller's work, which nothing else shows with its time. */
export class Audit {
  private readonly policy: string;
  private readonly log: string;

  public constructor(folder: Pick<RunFolder, 'path'>) {
    this.policy = folder.path('audit-policy.json');
    this.log = folder.path('logs', 'audit.log');
    writeFileSync(this.policy, JSON.stringify(POLICY));
  }

  /** Flags of the API server. */
  public get flags(): readonly string[] {
    return [`--audit-policy-file=${this.policy}`, `--audit-log-path=${this.log}`];
  }

  /** The syncs of the one HorizontalPodAutoscaler of a namespace, in the order of time. */
  public syncsOf(namespace: string): readonly ControllerSync[] {
    if (!existsSync(this.log)) return [];
    const events = readFileSync(this.log, 'utf8').split('\n').filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as AuditEvent)
      .filter(({ userAgent = '', objectRef }) => CONTROLLER.test(userAgent) && objectRef.namespace === namespace)
      .map((event) => ({ ...event, atMillis: Date.parse(event.requestReceivedTimestamp) }))
      .sort((one, other) => one.atMillis - other.atMillis);
    const syncs: ControllerSync[] = [];
    for (const { verb, atMillis, requestObject } of events) {
      const last = syncs[syncs.length - 1];
      if (verb === 'get') syncs.push({ atMillis, currentMetrics: last?.currentMetrics });
      else if (last !== undefined) syncs[syncs.length - 1] = { ...last, currentMetrics: requestObject?.status?.currentMetrics };
    }
    return syncs;
  }
}
