import { parseGoInt } from '../../go-number';
import { parseQuantity } from '../../quantity';
import type { MetricSpec } from '../metric-spec';
import { METADATA, Parameters } from './parameters';
import { built, refused, refusedFor } from './scaler';
import type { ScalerConfig, ScalerResult } from './scaler';

/** The `cpu` and `memory` triggers (KEDA 2.20 `pkg/scalers/cpu_memory_scaler.go`). */
export function cpuMemoryScaler(config: ScalerConfig): ScalerResult {
  const parameters = new Parameters(config);
  parameters.text('type', { from: METADATA, values: ['Utilization', 'AverageValue'], removed: 'is removed since 2.18; use metricType of the trigger' });
  const value = parameters.text('value', { from: METADATA });
  const container = parameters.text('containerName', { from: METADATA, optional: true });
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const { metricType, triggerType: name } = config;
  if (metricType === 'Utilization') {
    const { value: percent, error } = parseGoInt(value, 32);
    if (error !== undefined) return refusedFor('metadata.value', 'must be a whole number of percent for metricType Utilization', value);
    return built([resourceMetric(name, container, { type: metricType, averageUtilization: Number(percent) })]);
  }
  if (metricType === 'AverageValue') {
    const quantity = parseQuantity(value);
    if (quantity === undefined) return refusedFor('metadata.value', 'must be a quantity for metricType AverageValue; the operator crashes on it', value);
    return built([resourceMetric(name, container, { type: metricType, averageValue: quantity.canonical() })]);
  }
  return refusedFor('metricType', "must be 'Utilization' or 'AverageValue' for cpu and memory", metricType === '' ? undefined : metricType);
}

function resourceMetric(name: string, container: string, target: { readonly type: string; readonly [field: string]: string | number }): MetricSpec {
  if (container !== '') return { type: 'ContainerResource', containerResource: { name, container, target } };
  return { type: 'Resource', resource: { name, target } };
}
