import { cronFault } from '../cron-schedule';
import { externalMetricName, wholeMetric } from '../metric-spec';
import { METADATA, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerProblem, ScalerResult } from './scaler';

/** The `cron` trigger (KEDA 2.20 `pkg/scalers/cron_scaler.go`). */
export function cronScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const start = parameters.text('start', { from: METADATA });
  const end = parameters.text('end', { from: METADATA });
  const timezone = parameters.text('timezone', { from: METADATA });
  const replicas = parameters.int('desiredReplicas', { from: METADATA });
  parameters.add(checkSchedules(start, end, replicas, parameters.problems));
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const name = `cron-${timezone}-${scheduleName(start)}-${scheduleName(end)}`;
  return built([wholeMetric(externalMetricName(config.triggerIndex, name), metricType, 1n)]);
}

/** What KEDA checks after reading; a parameter that was reported already is not reported again. */
function checkSchedules(start: string, end: string, replicas: bigint, reported: readonly ScalerProblem[]): ScalerProblem | undefined {
  for (const [name, schedule] of [['start', start], ['end', end]] as const) {
    const fault = cronFault(schedule);
    if (fault !== undefined) return once({ path: `metadata.${name}`, parameter: name, rule: `must be a cron schedule: ${fault}`, got: schedule }, reported);
  }
  if (start === end) return { path: 'metadata.end', rule: "must not be the same as 'start'", got: end };
  return replicas === 0n ? once({ path: 'metadata.desiredReplicas', parameter: 'desiredReplicas', rule: 'must not be 0' }, reported) : undefined;
}

function once(problem: ScalerProblem, reported: readonly ScalerProblem[]): ScalerProblem | undefined {
  return reported.some(({ parameter }) => parameter === problem.parameter) ? undefined : problem;
}

function scheduleName(schedule: string): string {
  return schedule.replaceAll(' ', '').replaceAll('*', 'x').replaceAll('/', 'Sl').replaceAll('?', 'Qm').replaceAll(',', 'Cm');
}
