import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, sample, slsHpa } from '../samples';
import { INGRESS_SOURCE, SLS_METRICS, slsMetrics, textLabel, type SlsMetric } from './sls-metric';

const LOG_CONFIG = 'AliyunLogConfig.log.alibabacloud.com';
const PIPELINE = 'ClusterAliyunPipelineConfig.telemetry.alibabacloud.com';
/** The product for which the controller makes the index itself. */
const NGINX_PRODUCT = 'k8s-nginx-ingress';
/** The project of a cluster, into which logs go where none is named. */
const CLUSTER_PROJECT = /^k8s-log-/;

/** A logstore of one's own in which the adapter cannot search. */
export const missingIndex: Rule = {
  id: 'SLS018',
  name: 'own logstore without the index of the metric',
  severity: 'warning',
  cause: 'the Log Service answers 400 for a field without a field index, and every reading fails; only the product k8s-nginx-ingress brings the index with it',
  fix: 'index proxy_upstream_name as text, request_time as double and request_length as long, all with analytics; or give productCode k8s-nginx-ingress; or acknowledge that the index is declared elsewhere',
  source: `${INGRESS_SOURCE} getSLSIngressMetrics; Alibaba Cloud documentation, AliyunLogConfig, ClusterAliyunPipelineConfig`,
  kinds: [HPA],
  check: each(slsMetrics, (metric, { once }) => {
    const [project, logstore] = [textLabel(metric, 'sls.project'), textLabel(metric, 'sls.logstore')];
    const own = once(ownLogstores).find((one) => one.logstore === logstore && (one.project === project || (one.project === '' && CLUSTER_PROJECT.test(project ?? ''))));
    const lacking = own === undefined ? [] : lackingFields(own, metric);
    return own === undefined || lacking.length === 0 ? [] : [{
      path: `${metric.labelsPath}[sls.logstore]`,
      rule: `should have a field index on ${lacking.join(' and ')}, which ${objectReference(own.object)} does not make`,
      got: logstore,
    }];
  }),
  samples: {
    noncompliant: [logConfig({}), slsHpa(SLS_LABELS)],
    compliant: [logConfig({ productCode: NGINX_PRODUCT }), slsHpa(SLS_LABELS)],
  },
};

/** A logstore that an object of the bundle makes. */
interface OwnLogstore {
  readonly object: Manifest;
  /** Empty for that of the cluster. */
  readonly project: string;
  readonly logstore: string;
  /** The types of the fields that have an index; undefined where the product brings it. */
  readonly indexed: ReadonlyMap<string, string> | undefined;
}

function ownLogstores(bundle: Bundle): readonly OwnLogstore[] {
  return [...bundle.ofKind(LOG_CONFIG).map(ofLogConfig), ...bundle.ofKind(PIPELINE).flatMap(ofPipeline)];
}

function ofLogConfig(object: Manifest): OwnLogstore {
  const { project, logstore, productCode } = asObject(object.spec);
  return { object, project: asString(project) ?? '', logstore: asString(logstore) ?? '', indexed: productCode === NGINX_PRODUCT ? undefined : new Map() };
}

function ofPipeline(object: Manifest): readonly OwnLogstore[] {
  const { project, logstores } = asObject(object.spec);
  return asList(logstores).map(asObject).map(({ name, index }) => ({
    object,
    project: asString(asObject(project).name) ?? '',
    logstore: asString(name) ?? '',
    indexed: new Map(Object.entries(asObject(asObject(index).keys)).map(([field, json]) => [field, asString(asObject(json).type) ?? ''])),
  }));
}

/** What the query of a metric looks into: always the route, and the number that is not a count. */
function lackingFields({ indexed }: OwnLogstore, { name }: SlsMetric): readonly string[] {
  if (indexed === undefined || !Object.hasOwn(SLS_METRICS, name)) return [];
  const wanted = [
    ['proxy_upstream_name', 'text'],
    ...(SLS_METRICS[name] === 'latency' ? [['request_time', 'double']] : []),
    ...(name === 'sls_ingress_inflow' ? [['request_length', 'long']] : []),
  ] as const;
  return wanted.filter(([field = '', type]) => indexed.get(field) !== type).map(([field, type]) => `${field ?? ''} (${type ?? ''})`);
}

function logConfig(spec: JsonObject): Manifest {
  return sample('log.alibabacloud.com/v1alpha1', 'AliyunLogConfig', {
    spec: { project: SLS_LABELS['sls.project'], logstore: SLS_LABELS['sls.logstore'], ...spec },
  }, { name: 'ingress-logs', namespace: 'kube-system' });
}
