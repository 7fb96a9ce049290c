import type { Bundle } from '../../../kubernetes/bundle';
import { labelsOf } from '../../../kubernetes/label-selector';
import type { Manifest } from '../../../kubernetes/manifest';
import { admitAutoscalerConfigMap } from '../../admission/knative/admit-autoscaler-config-map';
import { admitKnativeService } from '../../admission/knative/admit-service';
import type { KnativeConfigMaps } from '../../admission/knative/cluster-config';
import { knativeFields } from '../../admission/knative/custom-resource';
import type { KnativeAdmission, KnativeError, KnativeLayer } from '../../admission/knative/verdict';
import { admissionRule } from '../../admission-rule';
import type { Rule, RuleContext, Samples } from '../../rule';
import { KNATIVE_SERVICE } from '../kinds';
import { knativeService, sample } from '../samples';
import { isTemplated } from '../templated';
import { laterRelease, unknownField } from './unknown-field';

const KNATIVE = 'Knative Serving 1.23';
const NAMESPACE = 'knative-serving';

/** The settings of Knative that the bundle has, else its defaults. */
function configMapsOf(bundle: Bundle): KnativeConfigMaps {
  const dataOf = (name: string): Readonly<Record<string, string>> =>
    labelsOf(bundle.find({ group: '', kind: 'ConfigMap', namespace: NAMESPACE, name })?.data);
  return {
    'config-autoscaler': dataOf('config-autoscaler'),
    'config-defaults': dataOf('config-defaults'),
    'config-features': dataOf('config-features'),
  };
}

function serviceVerdict(object: Manifest, _bundle: Bundle, { once, profile }: RuleContext): KnativeAdmission | undefined {
  return object.apiVersion === 'serving.knative.dev/v1' ? admitKnativeService(object, once(configMapsOf), profile.knative) : undefined;
}

/** What the webhook refuses unless the cluster has a feature enabled. */
const BEHIND_FEATURE = /unless '([\w.-]+)' of config-features is enabled$/;

/** The feature that decides about an error, where nothing says whether it is enabled. */
function openFeature({ detail }: KnativeError, bundle: Bundle): string | undefined {
  const feature = BEHIND_FEATURE.exec(detail)?.[1];
  return feature === undefined || bundle.find({ group: '', kind: 'ConfigMap', namespace: NAMESPACE, name: 'config-features' }) !== undefined ? undefined : feature;
}

/** A field that the webhook refuses unless a feature is enabled, of which nothing is known. */
const behindFeature: Rule = {
  id: 'ADMIT035',
  name: 'field behind a feature of Knative',
  severity: 'warning',
  cause: "Knative's webhook refuses the object unless the cluster has the feature enabled, which it has not at first",
  fix: 'enable the feature in config-features and check that ConfigMap as well, or leave the field out',
  source: `${KNATIVE} pkg/apis/config/features.go`,
  kinds: [KNATIVE_SERVICE],
  check: (object, { bundle, read }) => {
    const open = (read(object, serviceVerdict)?.errors ?? []).flatMap((error) => {
      const feature = openFeature(error, bundle);
      return feature === undefined ? [] : [{ path: error.field, rule: `needs the feature '${feature}' of config-features, which is not among the manifests` }];
    });
    return open.filter(({ path, rule }, index) => open.findIndex((one) => one.path === path && one.rule === rule) === index);
  },
  samples: {
    noncompliant: [knativeService({}, { hostNetwork: true })],
    compliant: [knativeService({})],
  },
};

function configErrors(object: Manifest): readonly KnativeError[] {
  const { name, namespace } = object.metadata;
  if (name !== 'config-autoscaler' || namespace !== NAMESPACE) return [];
  return admitAutoscalerConfigMap(object).errors.filter(({ value }) => typeof value !== 'string' || !isTemplated(value));
}

interface ServiceRule {
  readonly id: string;
  readonly by: string;
  readonly layers: readonly KnativeLayer[];
  readonly cause: string;
  readonly source: string;
  readonly samples: Samples;
}

function refusedService({ id, by, layers, cause, source, samples }: ServiceRule): Rule {
  return admissionRule({
    id,
    name: `Knative Service that ${by} refuses`,
    cause,
    fix: 'mend the field as the message says',
    source: `${KNATIVE} ${source}`,
    ...(layers.includes('schema') && { fixable: true }),
    kinds: [KNATIVE_SERVICE],
    by,
    admit: (object, { bundle, read }) => (read(object, serviceVerdict)?.errors ?? [])
      .filter((error) => layers.includes(error.layer) && openFeature(error, bundle) === undefined),
    samples,
  });
}

/** What the API server and Knative have against Knative Services and the settings of its autoscaler. */
export const knativeAdmissionRules: readonly Rule[] = [
  unknownField({
    id: 'ADMIT031',
    kinds: [KNATIVE_SERVICE],
    source: `${KNATIVE} config/core/300-resources`,
    unknownFields: (object, { read }) => read(object, serviceVerdict)?.unknownFields ?? [],
    knownFields: knativeFields,
    since: laterRelease('Knative', (object, { read }) => read(object, serviceVerdict)?.laterFields),
    samples: { noncompliant: [knativeService({}, { containerConcurency: 10 })], compliant: [knativeService({}, { containerConcurrency: 10 })] },
  }),
  refusedService({
    id: 'ADMIT032',
    by: 'the API server',
    layers: ['decode', 'schema'],
    cause: 'the API server refuses the object by the schema of its CustomResourceDefinition: it never reaches the cluster',
    source: 'config/core/300-resources/service.yaml',
    samples: { noncompliant: [knativeService({}, { containerConcurrency: 'ten' })], compliant: [knativeService({}, { containerConcurrency: 10 })] },
  }),
  refusedService({
    id: 'ADMIT033',
    by: "Knative's webhook",
    layers: ['webhook'],
    cause: 'the validating webhook of Knative Serving refuses the object: it never reaches the cluster',
    source: 'pkg/apis/serving/v1',
    samples: { noncompliant: [knativeService({}, { containerConcurrency: 1001 })], compliant: [knativeService({}, { containerConcurrency: 1000 })] },
  }),
  admissionRule({
    id: 'ADMIT034',
    name: 'config-autoscaler that Knative refuses',
    cause: 'the webhook of Knative refuses the ConfigMap; without the webhook the autoscaler keeps its last good settings, or does not start',
    fix: 'mend the setting as the message says',
    source: `${KNATIVE} pkg/autoscaler/config/config.go`,
    kinds: ['ConfigMap'],
    by: 'Knative',
    admit: configErrors,
    samples: { noncompliant: [autoscalerConfig('-1')], compliant: [autoscalerConfig('10')] },
  }),
  behindFeature,
];

function autoscalerConfig(maxScale: string): Manifest {
  return sample('v1', 'ConfigMap', { data: { 'max-scale': maxScale } }, {
    name: 'config-autoscaler', namespace: NAMESPACE, labels: { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'autoscaler' },
  });
}
