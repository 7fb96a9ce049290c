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
import { unknownField } from './unknown-field';

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

function serviceVerdict(object: Manifest, _bundle: Bundle, { once }: RuleContext): KnativeAdmission | undefined {
  return object.apiVersion === 'serving.knative.dev/v1' ? admitKnativeService(object, once(configMapsOf)) : undefined;
}

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
    admit: (object, { read }) => (read(object, serviceVerdict)?.errors ?? []).filter(({ layer }) => layers.includes(layer)),
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
];

function autoscalerConfig(maxScale: string): Manifest {
  return sample('v1', 'ConfigMap', { data: { 'max-scale': maxScale } }, {
    name: 'config-autoscaler', namespace: NAMESPACE, labels: { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'autoscaler' },
  });
}
