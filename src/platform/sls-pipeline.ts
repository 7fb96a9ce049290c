import { installationFrom, type Installation } from './installation';
import { aLeaf, aNumber, aText } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** Ships the access logs of ingress-nginx in the cluster to the Log Service, with the fields that the metrics adapter reads. */
export interface NginxIngressLogsSpec {
  /** Name of the object and of the collection. @default 'k8s-nginx-ingress' */
  readonly name?: string;
  /** @default - the project of the cluster, k8s-log-<cluster id> */
  readonly project?: Leaf;
  /** @default 'nginx-ingress' */
  readonly logstore?: Leaf;
  /** Days that the logs are kept. Whole number from 1 to 7300. @default 90 (of the product) */
  readonly retentionDays?: number;
  /** Shards of the logstore. Whole number from 1 to 10. @default 2 (of the product) */
  readonly shardCount?: number;
  /** Name of the container whose output is read. @default 'nginx-ingress-controller' */
  readonly containerName?: string;
}

const NGINX_KEYS: KeysOf<NginxIngressLogsSpec> = {
  name: aText, project: aLeaf, logstore: aLeaf, retentionDays: aNumber, shardCount: aNumber, containerName: aText,
};

/** Ships the JSON access logs of an in-cluster Envoy gateway, such as Higress, to the Log Service. */
export interface JsonGatewayLogsSpec {
  /** Name of the object and of the collection. */
  readonly name: string;
  /** Id of the cluster, which names its machine group. */
  readonly clusterId: string;
  readonly project: Leaf;
  readonly logstore: Leaf;
  /** Name of the container whose output is read. @default 'higress-gateway' */
  readonly containerName?: string;
  /** Days that the logs are kept. Whole number from 1 to 7300. @default 90 */
  readonly retentionDays?: number;
}

const JSON_KEYS: KeysOf<JsonGatewayLogsSpec> = {
  name: required(aText),
  clusterId: required(aText),
  project: required(aLeaf),
  logstore: required(aLeaf),
  containerName: aText,
  retentionDays: aNumber,
};

const CONTAINER_LABEL = 'io.kubernetes.container.name';
/** With this code the controller makes the index that the metrics adapter needs (`proxy_upstream_name`, `request_time`, `request_length`). */
const NGINX_PRODUCT_CODE = 'k8s-nginx-ingress';
const RETENTION = { low: 1, high: 7300 };

/** The access log format of ACK's ingress-nginx, field by field: name, what it looks like, and what stands around it. */
const NGINX_FIELDS: readonly (readonly [name: string, pattern: string, before: string, after: string])[] = [
  ['client_ip', '\\S+', '', ' - '],
  ['x_forward_for', '[^\\]]+', '\\[', '\\] - '],
  ['remote_user', '\\S+', '', ' '],
  ['time', '\\S+', '\\[', ' [^\\]]+\\] '],
  ['method', '\\w+', '"', ' '],
  ['url', '\\S+', '', ' '],
  ['version', '[^"]+', '', '" '],
  ['status', '\\d+', '', ' '],
  ['body_bytes_sent', '\\d+', '', ' '],
  ['http_referer', '[^"]*', '"', '" '],
  ['http_user_agent', '[^"]*', '"', '" '],
  ['request_length', '\\d+', '', ' '],
  ['request_time', '\\S+', '', ' '],
  ['proxy_upstream_name', '[^\\]]*', '\\[', '\\] '],
  ['upstream_addr', '\\S+', '', ' '],
  ['upstream_response_length', '\\S+', '', ' '],
  ['upstream_response_time', '\\S+', '', ' '],
  ['upstream_status', '\\S+', '', ' '],
  ['req_id', '\\S+', '', ''],
  ['host', '\\S*', ' *', ''],
  ['proxy_alternative_upstream_name', '[^\\]]*', ' *\\[?', '\\]?.*'],
];

/** The regular expression that takes a log line of ingress-nginx apart, one group a field. */
export const NGINX_LOG_REGEX = `^${NGINX_FIELDS.map(([, pattern, before, after]) => `${before}(${pattern})${after}`).join('')}$`;

/** The names of the groups of `NGINX_LOG_REGEX`, in order. */
export const NGINX_LOG_FIELDS: readonly string[] = NGINX_FIELDS.map(([name]) => name);

/** Plans an AliyunLogConfig for ingress-nginx. It cannot ship the logs of managed gateways (MSE, APIG): those run outside the cluster. */
export function planNginxIngressLogs(given: NginxIngressLogsSpec): Installation {
  return installationFrom(given, NGINX_KEYS, nginxIngressLogs);
}

function nginxIngressLogs(spec: NginxIngressLogsSpec): Installation {
  const problems = new Problems();
  checkRetention(spec.retentionDays, problems);
  const shards = spec.shardCount;
  problems.check(shards === undefined || (Number.isInteger(shards) && shards >= 1 && shards <= 10), 'shardCount', 'must be a whole number from 1 to 10', shards);
  const name = spec.name ?? NGINX_PRODUCT_CODE;
  return {
    objects: [{
      id: 'Logs',
      draft: {
        apiVersion: 'log.alibabacloud.com/v1alpha1',
        kind: 'AliyunLogConfig',
        metadata: { name, namespace: 'kube-system' },
        spec: {
          ...(spec.project !== undefined && { project: spec.project }),
          logstore: spec.logstore ?? 'nginx-ingress',
          productCode: NGINX_PRODUCT_CODE,
          ...(shards !== undefined && { shardCount: shards }),
          ...(spec.retentionDays !== undefined && { lifeCycle: spec.retentionDays }),
          logtailConfig: {
            inputType: 'plugin',
            configName: name,
            inputDetail: {
              plugin: {
                inputs: [{
                  type: 'service_docker_stdout',
                  detail: { IncludeLabel: { [CONTAINER_LABEL]: spec.containerName ?? 'nginx-ingress-controller' }, Stderr: false, Stdout: true },
                }],
                processors: [{
                  type: 'processor_regex',
                  detail: { KeepSource: false, Keys: NGINX_LOG_FIELDS, NoKeyError: true, NoMatchError: true, Regex: NGINX_LOG_REGEX, SourceKey: 'content' },
                }],
              },
            },
          },
        },
      },
    }],
    problems: problems.list,
  };
}

/** Plans a ClusterAliyunPipelineConfig for the JSON access logs of an Envoy gateway in the cluster. */
export function planJsonGatewayLogs(given: JsonGatewayLogsSpec): Installation {
  return installationFrom(given, JSON_KEYS, jsonGatewayLogs);
}

function jsonGatewayLogs(spec: JsonGatewayLogsSpec): Installation {
  const problems = new Problems();
  checkRetention(spec.retentionDays, problems);
  problems.check(spec.clusterId !== '', 'clusterId', 'must not be empty');
  return {
    objects: [{
      id: 'Logs',
      draft: {
        apiVersion: 'telemetry.alibabacloud.com/v1alpha1',
        kind: 'ClusterAliyunPipelineConfig',
        metadata: { name: spec.name },
        spec: {
          project: { name: spec.project },
          logstores: [{ name: spec.logstore, ttl: spec.retentionDays ?? 90 }],
          machineGroups: [{ name: `k8s-group-${spec.clusterId}` }],
          config: {
            inputs: [{
              Type: 'service_docker_stdout',
              IncludeContainerLabel: { [CONTAINER_LABEL]: spec.containerName ?? 'higress-gateway' },
              Stderr: false,
              Stdout: true,
            }],
            processors: [{ Type: 'processor_json', SourceKey: 'content', KeepSource: false, ExpandDepth: 1, ExpandConnector: '' }],
            flushers: [{ Type: 'flusher_sls', Logstore: spec.logstore }],
          },
        },
      },
    }],
    problems: problems.list,
  };
}

function checkRetention(days: number | undefined, problems: Problems): void {
  problems.check(days === undefined || (Number.isInteger(days) && days >= RETENTION.low && days <= RETENTION.high), 'retentionDays',
    `must be a whole number from ${RETENTION.low} to ${RETENTION.high}`, days);
}
