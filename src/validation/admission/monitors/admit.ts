import { asString, isObject } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { parsePrometheusDuration, prometheusDurationError } from '../../../kubernetes/prometheus-duration';
import { optionalStruct, struct, structs, text } from '../decoded-fields';
import type { FieldError } from '../field-error';
import { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import type { KnownFields } from '../known-fields';
import { validateLabelSelector } from '../label-errors';
import document from './crd-schemas.json';
import { validateConnection, type TokenWithoutKey } from './endpoint-connection';
import { validateRelabeling } from './relabeling';
import { receiveResource } from '../schema/receive-resource';
import { resourceFields } from '../schema/schema-fields';
import { Schemas, type SchemaDocument } from '../schema/structural-schema';
import { typeFaults } from '../schema/typed-value';

const SCHEMAS = new Schemas(document as SchemaDocument);
const API_VERSION = 'monitoring.coreos.com/v1';

/** Where a kind has its endpoints, and what differs in them. */
interface MonitorKind {
  readonly endpoints: string;
  readonly tokenWithoutKey: TokenWithoutKey;
}

const KINDS: Readonly<Record<string, MonitorKind>> = {
  ServiceMonitor: { endpoints: 'endpoints', tokenWithoutKey: 'refused' },
  PodMonitor: { endpoints: 'podMetricsEndpoints', tokenWithoutKey: 'ignored' },
};

/** What refuses a monitor: `schema`, the API server with the CustomResourceDefinition; `operator`, prometheus-operator. */
export type MonitorLayer = 'schema' | 'operator';

/** An error of the port. */
export interface MonitorError extends FieldError {
  readonly layer: MonitorLayer;
}

/** The verdict on a ServiceMonitor or PodMonitor. */
export interface MonitorAdmission {
  /** All errors of both layers; the operator is asked only about objects that the API server accepts. */
  readonly errors: readonly MonitorError[];
  /** Paths of fields that the server does not know and drops. */
  readonly unknownFields: readonly string[];
}

/** Whether this port knows the rules of an object's kind and version. */
export function isMonitorKind(manifest: Json): boolean {
  return isObject(manifest) && manifest.apiVersion === API_VERSION && Object.hasOwn(KINDS, asString(manifest.kind) ?? '');
}

/** What the API server knows of a monitor; undefined for other objects. */
export function monitorFields({ kind }: JsonObject): KnownFields | undefined {
  const schema = SCHEMAS.kind(String(kind));
  return schema === undefined ? undefined : resourceFields(schema, SCHEMAS);
}

/**
 * Whether a cluster with prometheus-operator 0.94 would accept a ServiceMonitor or PodMonitor on create, and whether the operator would put
 * it into the configuration of Prometheus then: what it refuses there it leaves out as a whole, with an event (pkg/prometheus/resource_selector.go).
 * The Prometheus is of the operator's default version (3.14), and has the scrape class that the monitor names. The Secrets and ConfigMaps that
 * are referred to count as there, unless there can be none of that name and key. Throws for a kind that `isMonitorKind` denies.
 */
export function admitMonitor(manifest: JsonObject): MonitorAdmission {
  const kind = asString(manifest.kind) ?? '';
  const [schema, facts] = [SCHEMAS.kind(kind), KINDS[kind]];
  if (!isMonitorKind(manifest) || schema === undefined || facts === undefined) {
    throw new Error('the port of prometheus-operator does not know this apiVersion and kind');
  }
  const { value, errors, unknownFields } = receiveResource(manifest, { schema, schemas: SCHEMAS, scope: 'namespace' });
  if (errors.length > 0) return { errors: errors.map((error) => ({ layer: 'schema', ...error })), unknownFields };
  const undecoded = typeFaults(value, schema, '', SCHEMAS);
  const refused = undecoded.length > 0 ? undecoded : operatorErrors(struct(value, 'spec'), facts);
  return { errors: refused.map((error) => ({ layer: 'operator', ...error })), unknownFields };
}

function operatorErrors(spec: JsonObject, { endpoints, tokenWithoutKey }: MonitorKind): readonly FieldError[] {
  const errors = new FieldErrors();
  validateLabelSelector(errors, optionalStruct(spec, 'selector'), 'spec.selector');
  structs(spec, endpoints).forEach((endpoint, position) => {
    const path = index(`spec.${endpoints}`, position);
    validateConnection(errors, endpoint, path, tokenWithoutKey);
    validateTiming(errors, endpoint, path);
    for (const list of ['relabelings', 'metricRelabelings']) {
      structs(endpoint, list).forEach((config, step) => { validateRelabeling(errors, config, index(child(path, list), step)); });
    }
  });
  return errors.list;
}

/** Both durations are read only where there is a timeout. Without an interval of its own that of the Prometheus resource counts, which is not known here. */
function validateTiming(errors: FieldErrors, endpoint: JsonObject, path: string): void {
  const [timeout, interval] = [text(endpoint, 'scrapeTimeout'), text(endpoint, 'interval')];
  if (timeout === '') return;
  for (const [name, duration] of [['interval', interval], ['scrapeTimeout', timeout]] as const) {
    const fault = duration === '' ? undefined : prometheusDurationError(duration);
    if (fault !== undefined) errors.invalid(child(path, name), duration, fault);
  }
  const [every, within] = [parsePrometheusDuration(interval), parsePrometheusDuration(timeout)];
  if (every !== undefined && within !== undefined && within > every) {
    errors.invalid(child(path, 'scrapeTimeout'), timeout, `must be at most 'interval' (${interval})`);
  }
}
