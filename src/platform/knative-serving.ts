import { AUTOSCALER_SETTINGS, autoscalerData, autoscalerProblems, type AutoscalerSettingsSpec } from './autoscaler-settings';
import { decideRelease, deliver, INSTALL_KEYS, type InstallSpec, releaseProblems } from './delivery';
import { KNATIVE_OPERATOR_CHART } from './helm-charts';
import { installationFrom, type Installation } from './installation';
import { oneOf, aText } from '../kubernetes/declared/scalars';
import { mapOf, required, anApiValue } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { applyOverrides, type OverridesSpec } from '../kubernetes/merge-patch';
import { Problems } from '../kubernetes/problem';

/** Networking layers that the Knative operator can bring. */
export type KnativeIngress = 'kourier' | 'istio' | 'contour' | 'gateway-api';

/** An install of Knative Serving through its operator. */
export interface KnativeServingSpec extends InstallSpec {
  /** Settings of the autoscaler for all revisions. @default - of Knative */
  readonly autoscaler?: AutoscalerSettingsSpec;
  /** Version of Knative Serving, such as `1.23`; one of the last four of the operator. @default - the operator's newest */
  readonly servingVersion?: string;
  /** @default 'kourier' */
  readonly ingress?: KnativeIngress;
  /** Changes to emitted objects by id, as JSON merge patches. */
  readonly overrides?: OverridesSpec;
}

const KEYS: KeysOf<KnativeServingSpec> = {
  ...INSTALL_KEYS, autoscaler: AUTOSCALER_SETTINGS, servingVersion: aText, ingress: oneOf('kourier', 'istio', 'contour', 'gateway-api'), overrides: mapOf(anApiValue),
};

/** Settings of the autoscaler of an installed Knative Serving that no operator manages, as on ACK and ACS. */
export interface KnativeAutoscalerConfigSpec {
  readonly settings: AutoscalerSettingsSpec;
}

const CONFIG_KEYS: KeysOf<KnativeAutoscalerConfigSpec> = { settings: required(AUTOSCALER_SETTINGS) };

const NAMESPACE = 'knative-serving';
/** The labels by which Knative's webhook finds the ConfigMap: without them it is not validated. */
const CONFIG_LABELS = { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'autoscaler' };

/** Plans the operator and a KnativeServing. With an operator its CR is the only place for settings: it overwrites the ConfigMaps. */
export function planKnativeServing(given: KnativeServingSpec): Installation {
  return installationFrom(given, KEYS, knativeServing);
}

function knativeServing(spec: KnativeServingSpec): Installation {
  const problems = new Problems();
  problems.add(autoscalerProblems(spec.autoscaler ?? {}), 'autoscaler');
  const release = decideRelease(KNATIVE_OPERATOR_CHART, spec, { name: 'knative-operator', namespace: 'knative-operator' }, {});
  problems.add(releaseProblems(release, spec.delivery));
  const ingress = spec.ingress ?? 'kourier';
  const data = autoscalerData(spec.autoscaler ?? {});
  const objects = [
    ...deliver(release, spec.delivery),
    {
      id: 'Serving',
      after: ['Release'],
      draft: {
        apiVersion: 'operator.knative.dev/v1beta1',
        kind: 'KnativeServing',
        metadata: {
          name: NAMESPACE,
          namespace: NAMESPACE,
          // The CRD comes with the release of the same sync.
          ...(spec.delivery.kind === 'argocd' && { annotations: { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' } }),
        },
        spec: {
          ...(spec.servingVersion !== undefined && { version: spec.servingVersion }),
          ingress: { [ingress]: { enabled: true } },
          config: {
            network: { 'ingress-class': `${ingress}.ingress.networking.knative.dev` },
            ...(Object.keys(data).length > 0 && { autoscaler: data }),
          },
        },
      },
    },
  ];
  return { objects: applyOverrides(objects, spec.overrides, problems), problems: problems.list };
}

/** Plans the ConfigMap `config-autoscaler` with the labels by which the webhook checks it. */
export function planKnativeAutoscalerConfig(given: KnativeAutoscalerConfigSpec): Installation {
  return installationFrom(given, CONFIG_KEYS, knativeAutoscalerConfig);
}

function knativeAutoscalerConfig(spec: KnativeAutoscalerConfigSpec): Installation {
  const problems = new Problems();
  problems.add(autoscalerProblems(spec.settings), 'settings');
  return {
    objects: [{
      id: 'Config',
      existing: true,
      draft: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'config-autoscaler', namespace: NAMESPACE, labels: CONFIG_LABELS },
        data: autoscalerData(spec.settings),
      },
    }],
    problems: problems.list,
  };
}
