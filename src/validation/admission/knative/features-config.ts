/** The state of a feature in `config-features`. */
export type Flag = 'Enabled' | 'Allowed' | 'Disabled';

/** The state of `secure-pod-defaults`. */
export type SecurePodDefaults = 'Disabled' | 'AllowRootBounded' | 'Enabled';

/** The keys of `config-features` that decide about admission, with their defaults (knative/serving v0.50 `pkg/apis/config/features.go`). */
const DEFAULTS = {
  'multi-container': 'Enabled',
  'multi-container-probing': 'Disabled',
  'kubernetes.containerspec-addcapabilities': 'Disabled',
  'kubernetes.podspec-affinity': 'Disabled',
  'kubernetes.podspec-dnsconfig': 'Disabled',
  'kubernetes.podspec-dnspolicy': 'Disabled',
  'kubernetes.podspec-fieldref': 'Disabled',
  'kubernetes.podspec-hostaliases': 'Disabled',
  'kubernetes.podspec-hostipc': 'Disabled',
  'kubernetes.podspec-hostnetwork': 'Disabled',
  'kubernetes.podspec-hostpid': 'Disabled',
  'kubernetes.podspec-init-containers': 'Disabled',
  'kubernetes.podspec-nodeselector': 'Disabled',
  'kubernetes.podspec-persistent-volume-claim': 'Disabled',
  'kubernetes.podspec-persistent-volume-write': 'Disabled',
  'kubernetes.podspec-priorityclassname': 'Disabled',
  'kubernetes.podspec-runtimeclassname': 'Disabled',
  'kubernetes.podspec-schedulername': 'Disabled',
  'kubernetes.podspec-securitycontext': 'Disabled',
  'kubernetes.podspec-shareprocessnamespace': 'Disabled',
  'kubernetes.podspec-tolerations': 'Disabled',
  'kubernetes.podspec-topologyspreadconstraints': 'Disabled',
  'kubernetes.podspec-volumes-csi': 'Disabled',
  'kubernetes.podspec-volumes-emptydir': 'Enabled',
  'kubernetes.podspec-volumes-ephemeral': 'Disabled',
  'kubernetes.podspec-volumes-hostpath': 'Disabled',
  'kubernetes.podspec-volumes-image': 'Disabled',
  'kubernetes.podspec-volumes-mount-propagation': 'Disabled',
} as const satisfies Readonly<Record<string, Flag>>;

/** A key of `config-features` with three states. */
export type Feature = keyof typeof DEFAULTS;

/** The ConfigMap `config-features` in typed form. */
export interface FeaturesConfig {
  readonly flags: Readonly<Record<Feature, Flag>>;
  readonly securePodDefaults: SecurePodDefaults;
}

const FLAGS: readonly Flag[] = ['Enabled', 'Allowed', 'Disabled'];
const SECURE_FLAGS: readonly SecurePodDefaults[] = ['Disabled', 'AllowRootBounded', 'Enabled'];

/** Reads the data of `config-features`. Upstream refuses no text: one that is none of the states leaves the default. */
export function parseFeaturesConfig(data: Readonly<Record<string, string>>): FeaturesConfig {
  const entries = Object.entries(DEFAULTS).map(([feature, initial]) => [feature, stateOf(data[feature], FLAGS) ?? initial]);
  return {
    flags: Object.fromEntries(entries) as Record<Feature, Flag>,
    securePodDefaults: stateOf(data['secure-pod-defaults'], SECURE_FLAGS) ?? 'Disabled',
  };
}

function stateOf<State extends string>(text: string | undefined, states: readonly State[]): State | undefined {
  return states.find((state) => state.toLowerCase() === text?.toLowerCase());
}

/** What a message says about a field that a feature would allow. */
export function unlessEnabled(feature: Feature): string {
  return `unless '${feature}' of config-features is enabled`;
}
