/** A rule about autoscaling of another tool. */
export interface PeerRule {
  /** Its id, as the tool prints it. */
  readonly id: string;
  /** What it looks for. */
  readonly finds: string;
  /** The rules of ours that find the same. */
  readonly ours: readonly string[];
  /** What is different, or why there is none. */
  readonly note?: string;
}

/** A tool and its rules about autoscaling, and about what an autoscaled workload needs. */
export interface Peer {
  readonly name: string;
  /** The version or commit that was read. */
  readonly read: string;
  readonly rules: readonly PeerRule[];
}

const PINNED = 'replicas set on a workload under an autoscaler';
const TARGET = 'an autoscaler whose target is not there';
const BUDGET = 'a workload without a PodDisruptionBudget';
const REQUESTS = 'containers without requests';
const SPREAD = 'pods that nothing spreads';
const OPINION = 'an opinion about how much is enough';
const REQUESTS_NOTE = 'where the scaler needs them; requests as such are not asked for';
const SPREAD_NOTE = 'not asked for; our constructs spread over zones by default';
const BUDGET_NOTE = 'only under an autoscaler that guarantees two pods';

/** The rules of the other tools. */
export const PEERS: readonly Peer[] = [
  {
    name: 'kube-score',
    read: '1.20.0',
    rules: [
      { id: 'deployment-targeted-by-hpa-does-not-have-replicas-configured', finds: PINNED, ours: ['HPA004'], note: 'ours also StatefulSets, Rollouts and ScaledObjects' },
      { id: 'horizontalpodautoscaler-has-target', finds: TARGET, ours: ['HPA001', 'HPA002'] },
      { id: 'horizontalpodautoscaler-replicas', finds: 'minReplicas below 2', ours: ['AVAIL003'], note: 'ours only where a Service sends requests' },
      { id: 'deployment-replicas', finds: 'fewer than 2 replicas, unless an HPA decides', ours: [], note: `${OPINION}; counts a Deployment under a ScaledObject` },
      { id: 'stable-version', finds: 'autoscaling/v2beta1 and v2beta2', ours: ['OBJECT003'], note: 'kubeconform finds them, too; ours knows what each version of Kubernetes serves' },
      { id: 'deployment-has-poddisruptionbudget', finds: BUDGET, ours: ['AVAIL004'], note: BUDGET_NOTE },
      { id: 'statefulset-has-poddisruptionbudget', finds: BUDGET, ours: ['AVAIL004'], note: BUDGET_NOTE },
      { id: 'poddisruptionbudget-has-policy', finds: 'a budget that says nothing', ours: ['AVAIL006'], note: 'ours a budget that covers nothing' },
      { id: 'pod-topology-spread-constraints', finds: SPREAD, ours: [], note: SPREAD_NOTE },
      { id: 'container-resources', finds: 'containers without requests or limits', ours: ['HPA006'], note: REQUESTS_NOTE },
      { id: 'pod-probes', finds: 'a missing readiness probe, or one that equals the liveness probe', ours: ['AVAIL002', 'AVAIL009'] },
    ],
  },
  {
    name: 'kube-linter',
    read: '35de568',
    rules: [
      { id: 'dangling-horizontalpodautoscaler', finds: TARGET, ours: ['HPA001'] },
      { id: 'hpa-minimum-three-replicas', finds: 'minReplicas below 3', ours: ['AVAIL003'], note: OPINION },
      { id: 'minimum-three-replicas', finds: 'fewer than 3 replicas', ours: [], note: OPINION },
      { id: 'pdb-min-available', finds: 'minAvailable that allows no eviction at the minimum of the scaler', ours: ['AVAIL001'] },
      { id: 'pdb-max-unavailable', finds: 'maxUnavailable 0', ours: ['AVAIL001'] },
      { id: 'pdb-unhealthy-pod-eviction-policy', finds: 'no eviction of unhealthy pods', ours: [] },
      { id: 'dangling-servicemonitor', finds: 'a monitor that selects no Service', ours: ['WIRING001', 'WIRING002', 'WIRING003', 'WIRING012'], note: 'ours also the port' },
      { id: 'no-anti-affinity', finds: SPREAD, ours: [], note: SPREAD_NOTE },
      { id: 'no-rolling-update-strategy', finds: 'no rolling update', ours: ['AVAIL008'] },
      { id: 'unset-cpu-requirements', finds: REQUESTS, ours: ['HPA006'], note: REQUESTS_NOTE },
      { id: 'unset-memory-requirements', finds: REQUESTS, ours: ['HPA006'], note: REQUESTS_NOTE },
      { id: 'schema-validation', finds: 'what the schema refuses', ours: ['ADMIT001', 'ADMIT002'], note: 'ours a port of the admission code, for the kinds of scaling alone' },
    ],
  },
  {
    name: 'Polaris',
    read: 'c0e23a23',
    rules: [
      { id: 'hpaMaxAvailability', finds: 'maxReplicas not above minReplicas', ours: ['HPA014', 'ADMIT002'] },
      { id: 'hpaMinAvailability', finds: 'minReplicas below 2', ours: ['AVAIL003'] },
      { id: 'pdbMinAvailableGreaterThanHPAMinReplicas', finds: 'minAvailable above the minimum of the autoscaler', ours: ['AVAIL001'] },
      { id: 'pdbDisruptionsIsZero', finds: 'a budget that allows no eviction', ours: ['AVAIL001'] },
      { id: 'deploymentMissingReplicas', finds: 'fewer than 2 replicas', ours: [], note: OPINION },
      { id: 'topologySpreadConstraint', finds: SPREAD, ours: [], note: SPREAD_NOTE },
      { id: 'missingPodDisruptionBudget', finds: BUDGET, ours: ['AVAIL004'], note: BUDGET_NOTE },
      { id: 'cpuRequestsMissing', finds: REQUESTS, ours: ['HPA006'], note: REQUESTS_NOTE },
      { id: 'memoryRequestsMissing', finds: REQUESTS, ours: ['HPA006'], note: REQUESTS_NOTE },
    ],
  },
  {
    name: 'KICS',
    read: 'assets/queries/k8s',
    rules: [
      { id: 'hpa_targets_invalid_object', finds: 'an Object metric without metric, target or object', ours: ['ADMIT002', 'HPA008'] },
      { id: 'hpa_targeted_deployments_with_configured_replica_count', finds: PINNED, ours: ['HPA004'] },
      { id: 'deployment_without_pod_disruption_budget', finds: BUDGET, ours: ['AVAIL004'], note: BUDGET_NOTE },
    ],
  },
  {
    name: 'Kyverno policies',
    read: 'b9c4317c',
    rules: [
      { id: 'check-hpa-exists', finds: 'a Deployment without an autoscaler', ours: [], note: 'not every workload shall be scaled' },
      { id: 'prevent-duplicate-hpa', finds: 'two autoscalers on one target', ours: ['HPA005'], note: 'ours also a ScaledObject beside one; theirs needs a cluster' },
      { id: 'check-deprecated-apis', finds: 'removed API versions', ours: ['OBJECT003'] },
      { id: 'deployment-replicas-higher-than-pdb', finds: 'a budget that allows no eviction', ours: ['AVAIL001'] },
      { id: 'require-reasonable-pdbs', finds: 'a budget that allows no eviction', ours: ['AVAIL001'] },
      { id: 'require-pdb', finds: BUDGET, ours: ['AVAIL004'], note: BUDGET_NOTE },
      { id: 'spread-pods-across-topology', finds: SPREAD, ours: [], note: SPREAD_NOTE },
      { id: 'topologyspreadconstraints-policy', finds: 'several faults of spread constraints', ours: ['AVAIL007'] },
      { id: 'verify-vpa-target', finds: 'a VerticalPodAutoscaler without target', ours: [] },
      { id: 'prevent-duplicate-vpa', finds: 'two VerticalPodAutoscalers on one target', ours: [] },
      { id: 'check-vpa-configuration', finds: 'the mode of a VerticalPodAutoscaler', ours: ['HPA017'], note: 'ours a vertical autoscaler beside a horizontal one' },
    ],
  },
  {
    name: 'Datree',
    read: '0c3b63e6, no longer maintained',
    rules: [
      { id: 'HPA_MISSING_MINREPLICAS_KEY', finds: 'minReplicas not written', ours: [], note: 'the default of 1 may be meant; AVAIL003 where it serves requests' },
      { id: 'HPA_MISSING_MAXREPLICAS_KEY', finds: 'maxReplicas not written', ours: ['ADMIT002'] },
    ],
  },
  {
    name: 'kosko lint',
    read: '2026-11',
    rules: [
      { id: 'no-replicas-with-hpa', finds: PINNED, ours: ['HPA004'] },
      { id: 'no-missing-scale-target', finds: TARGET, ours: ['HPA001'] },
      { id: 'valid-hpa-replicas', finds: 'minReplicas above maxReplicas', ours: ['ADMIT002'] },
      { id: 'valid-probe-port', finds: 'a probe of a port that is not there', ours: ['AVAIL010'] },
      { id: 'require-container-resources', finds: REQUESTS, ours: ['HPA006'], note: REQUESTS_NOTE },
    ],
  },
];
