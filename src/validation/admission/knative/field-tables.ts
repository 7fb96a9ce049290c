import { CORE_FIELD_TABLES } from '../core/field-tables.generated';
import { readFieldTables } from '../field-tables';
import type { FieldTables } from '../field-tables';

/** The Go types of Knative Serving v0.50 (`pkg/apis/serving/v1`, knative.dev/pkg `apis/duck/v1`), and the ConfigMap of Kubernetes. */
const KNATIVE_FIELD_TABLES = `
serving.Service *TypeMeta:v1.TypeMeta metadata:v1.ObjectMeta spec:serving.ServiceSpec status:serving.ServiceStatus
serving.ServiceSpec *ConfigurationSpec:serving.ConfigurationSpec *RouteSpec:serving.RouteSpec
serving.ConfigurationSpec template:serving.RevisionTemplateSpec
serving.RevisionTemplateSpec metadata:v1.ObjectMeta spec:serving.RevisionSpec
serving.RevisionSpec *PodSpec:v1.PodSpec containerConcurrency:l timeoutSeconds:l responseStartTimeoutSeconds:l idleTimeoutSeconds:l
serving.RouteSpec traffic:[]serving.TrafficTarget
serving.TrafficTarget tag:s revisionName:s configurationName:s latestRevision:b percent:l url:s
serving.ServiceStatus *Status:duck.Status *ConfigurationStatusFields:serving.ConfigurationStatusFields *RouteStatusFields:serving.RouteStatusFields
serving.ConfigurationStatusFields latestReadyRevisionName:s latestCreatedRevisionName:s
serving.RouteStatusFields url:s address:duck.Addressable traffic:[]serving.TrafficTarget
duck.Status observedGeneration:l conditions:[]apis.Condition annotations:map[s]s
duck.Addressable name:s url:s CACerts:s audience:s
apis.Condition type:s status:s severity:s lastTransitionTime:t reason:s message:s
core.ConfigMap *TypeMeta:v1.TypeMeta metadata:v1.ObjectMeta immutable:b data:map[s]s binaryData:map[s]s`;

/** The minor version of the Kubernetes libraries that Knative Serving v0.50 is built with. */
export const KNATIVE_KUBERNETES_MINOR = 35;

let tables: FieldTables | undefined;

/** The field tables of what the Knative ports decode, read when first asked for. */
export function knativeFieldTables(): FieldTables {
  tables ??= readFieldTables(CORE_FIELD_TABLES + KNATIVE_FIELD_TABLES);
  return tables;
}
