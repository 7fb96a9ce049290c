import { asNumber, asObject, asString, isObject, ownField } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import type { Problems } from '../../kubernetes/problem';
import { quantityOf } from '../../kubernetes/quantity';
import { toInt64 } from '../int64';
import type { Int64 } from '../int64';
import { describeSelector } from './describe-selector';
import { labelSelectorError } from './selector-requirement';

/**
 * How a metric becomes a replica count:
 * `utilization` percent of the requests, over the pods; `podAverage` average over the pods; `value` one number against a target that
 * does not depend on the replicas; `averageValue` one number divided by the replicas; `defect` fails at every sync.
 */
export type Formula = 'utilization' | 'podAverage' | 'value' | 'averageValue' | 'defect';

/** One entry of `spec.metrics`, read once. */
export interface PreparedMetric {
  readonly source: 'Resource' | 'ContainerResource' | 'Pods' | 'Object' | 'External' | 'unknown';
  readonly formula: Formula;
  /** Percent for `utilization`, else thousandths. */
  readonly target: Int64;
  /** `cpu`, `memory`, …; empty for metrics that are about no resource. */
  readonly resource: string;
  /** Empty unless one container is looked at. */
  readonly container: string;
  /** How a reason calls it. */
  readonly title: string;
  /** The message of ScalingActive when it wins. */
  readonly activeMessage: string;
  /** The reason of its failure. */
  readonly failure: string;
  /** What comes before an error that the metrics API gives. */
  readonly readPrefix: string;
  /** What comes before the cause in an event about a failure. */
  readonly eventPrefix: string;
  /** What comes before the event's text in the controller's error. */
  readonly errorPrefix: string;
  /** What always fails, for the formula `defect`. */
  readonly defect: string;
}

/** What of a metric does not follow from the rest. */
type MetricFacts =
  & Pick<PreparedMetric, 'source' | 'formula' | 'target' | 'title' | 'failure' | 'errorPrefix'>
  & Partial<Pick<PreparedMetric, 'resource' | 'container' | 'readPrefix' | 'eventPrefix' | 'defect'>>;

/** Reads one entry of a defaulted `spec.metrics`. What the API server would refuse is a problem. */
export function prepareMetric(metric: Json, path: string, namespace: string, problems: Problems): PreparedMetric {
  const type = asString(asObject(metric).type) ?? '';
  const { field, prepare } = ownField(SOURCES, type) ?? { field: '', prepare: undefined };
  const source = asObject(metric)[field];
  if (prepare === undefined) return complete(unknownType(type));
  problems.check(isObject(source), `${path}.${field}`, `must be given for a metric of type ${type}`, source);
  return complete(prepare(asObject(source), { path: `${path}.${field}`, namespace, problems }));
}

interface Context {
  readonly path: string;
  readonly namespace: string;
  readonly problems: Problems;
}

const SOURCES: Readonly<Record<string, { readonly field: string; readonly prepare: (source: JsonObject, context: Context) => MetricFacts }>> = {
  Resource: { field: 'resource', prepare: resourceMetric },
  ContainerResource: { field: 'containerResource', prepare: containerResourceMetric },
  Pods: { field: 'pods', prepare: podsMetric },
  Object: { field: 'object', prepare: objectMetric },
  External: { field: 'external', prepare: externalMetric },
};

function complete(facts: MetricFacts): PreparedMetric {
  const activeMessage = `the HPA was able to successfully calculate a replica count from ${facts.title}`;
  return { resource: '', container: '', readPrefix: '', eventPrefix: '', defect: '', ...facts, activeMessage };
}

function unknownType(type: string): MetricFacts {
  const defect = `unknown metric source type ${JSON.stringify(type)}`;
  return { source: 'unknown', formula: 'defect', target: 0, title: '', failure: 'InvalidMetricSourceType', errorPrefix: '', defect };
}

function resourceMetric(resource: JsonObject, context: Context): MetricFacts {
  const name = asString(resource.name) ?? '';
  return {
    source: 'Resource',
    failure: 'FailedGetResourceMetric',
    errorPrefix: `failed to get ${name} resource metric value: `,
    ...resourceTarget(resource, `${name} resource utilization (percentage of request)`, context),
  };
}

function containerResourceMetric(resource: JsonObject, context: Context): MetricFacts {
  const container = asString(resource.container) ?? '';
  return {
    source: 'ContainerResource',
    container,
    failure: 'FailedGetContainerResourceMetric',
    errorPrefix: `failed to get ${container} container metric value: `,
    ...resourceTarget(resource, `${asString(resource.name) ?? ''} container resource utilization (percentage of request)`, context),
  };
}

/** The fields that are set decide, not the type of the target. */
function resourceTarget(resource: JsonObject, utilizationTitle: string, { path, problems }: Context) {
  const name = asString(resource.name) ?? '';
  const target = asObject(resource.target);
  const readPrefix = `unable to get metrics for resource ${name}: `;
  if (isSet(target.averageValue)) {
    const milli = milliOf(target, 'averageValue', path, problems);
    return { formula: 'podAverage', target: milli, resource: name, title: `${name} resource`, readPrefix, eventPrefix: `failed to get ${name} usage: ` } as const;
  }
  const percent = asNumber(target.averageUtilization);
  if (percent !== undefined) {
    const eventPrefix = `failed to get ${name} utilization: `;
    return { formula: 'utilization', target: percent, resource: name, title: utilizationTitle, readPrefix, eventPrefix } as const;
  }
  const defect = 'invalid resource metric source: neither an average utilization target nor an average value (usage) target was set';
  return { formula: 'defect', target: 0, resource: name, title: '', defect } as const;
}

function podsMetric(pods: JsonObject, { path, problems }: Context): MetricFacts {
  const { name, selector } = identifier(pods);
  const defect = labelSelectorError(selector);
  const facts = { source: 'Pods', failure: 'FailedGetPodsMetric', title: `pods metric ${name}`, errorPrefix: 'failed to get pods metric value: ' } as const;
  if (defect !== undefined) return { ...facts, formula: 'defect', target: 0, defect };
  const target = milliOf(asObject(pods.target), 'averageValue', path, problems);
  return { ...facts, formula: 'podAverage', target, readPrefix: `unable to get metric ${name}: ` };
}

function objectMetric(object: JsonObject, { path, namespace, problems }: Context): MetricFacts {
  const { name, selector } = identifier(object);
  const described = asObject(object.describedObject);
  const kind = asString(described.kind) ?? '';
  const target = asObject(object.target);
  const errorPrefix = 'failed to get object metric value: ';
  const facts = { source: 'Object', failure: 'FailedGetObjectMetric', errorPrefix, title: `${kind} metric ${name}` } as const;
  const readPrefix = `unable to get metric ${name}: ${kind} on ${namespace} ${asString(described.name) ?? ''}/`;
  const selectorError = labelSelectorError(selector);
  if (selectorError !== undefined) return { ...facts, formula: 'defect', target: 0, defect: selectorError };
  // Only here the type of the target counts.
  if (target.type === 'Value' && isSet(target.value)) {
    return { ...facts, formula: 'value', target: milliOf(target, 'value', path, problems), readPrefix };
  }
  if (target.type === 'AverageValue' && isSet(target.averageValue)) {
    return {
      ...facts,
      formula: 'averageValue',
      target: milliOf(target, 'averageValue', path, problems),
      title: `external metric ${name}(${describeSelector(selector)})`,
      readPrefix,
      errorPrefix: `${errorPrefix}failed to get ${name} object metric: `,
    };
  }
  const defect = 'invalid object metric source: neither a value target nor an average value target was set';
  return { ...facts, formula: 'defect', target: 0, defect };
}

function externalMetric(external: JsonObject, { path, namespace, problems }: Context): MetricFacts {
  const { name, selector } = identifier(external);
  const target = asObject(external.target);
  const described = describeSelector(selector);
  const outer = `failed to get ${name} external metric value: `;
  const facts = { source: 'External', failure: 'FailedGetExternalMetric', title: `external metric ${name}(${described})` } as const;
  const field = isSet(target.averageValue) ? 'averageValue' : 'value';
  if (!isSet(target[field])) {
    const defect = 'invalid external metric source: neither a value target nor an average value target was set';
    return { ...facts, formula: 'defect', target: 0, errorPrefix: outer, defect };
  }
  const errorPrefix = field === 'averageValue' ? `${outer}failed to get ${name} external metric: ` : `${outer}failed to get external metric ${name}: `;
  const defect = labelSelectorError(selector);
  if (defect !== undefined) return { ...facts, formula: 'defect', target: 0, errorPrefix, defect };
  return {
    ...facts,
    formula: field,
    target: milliOf(target, field, path, problems),
    errorPrefix,
    readPrefix: `unable to get external metric ${namespace}/${name}/${described}: `,
  };
}

function identifier(source: JsonObject): { readonly name: string; readonly selector: Json | undefined } {
  const { name, selector } = asObject(source.metric);
  return { name: asString(name) ?? '', selector };
}

function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

function milliOf(target: JsonObject, field: string, path: string, problems: Problems): Int64 {
  const quantity = quantityOf(target[field]);
  problems.check(quantity !== undefined, `${path}.target.${field}`, 'must be a quantity such as 10 or 500m', target[field]);
  return quantity === undefined ? 0 : toInt64(quantity.milli());
}
