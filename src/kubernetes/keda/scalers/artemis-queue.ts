import { parseGoQuery, parseGoRequestUri } from '../../go-url';
import { externalMetricName, wholeMetric } from '../metric-spec';
import { AUTHENTICATION, METADATA, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerProblem, ScalerResult } from './scaler';
import { tlsFault } from './tls';

/** The `artemis-queue` trigger (KEDA 2.20 `pkg/scalers/artemis_scaler.go`). */
export function artemisQueueScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const optional = { from: METADATA, optional: true } as const;
  const secret = { from: AUTHENTICATION, optional: true } as const;
  const login = { from: ['authParams', 'triggerMetadata', 'resolvedEnv'] } as const;
  const names = ['managementEndpoint', 'queueName', 'brokerName', 'brokerAddress'];
  const places = names.map((name) => [name, parameters.text(name, optional)] as const);
  parameters.text('username', login);
  parameters.text('password', login);
  const template = parameters.text('restApiTemplate', optional);
  const target = parameters.int('queueLength', { from: METADATA, initial: '10' });
  parameters.int('activationQueueLength', { from: METADATA, initial: '10' });
  parameters.text('corsHeader', optional);
  parameters.flag('unsafeSsl', { from: METADATA, initial: 'false' });
  const ca = parameters.text('ca', secret);
  const cert = parameters.text('cert', secret);
  const key = parameters.text('key', secret);
  const keyPassword = parameters.text('keyPassword', secret);
  const queue = template === '' ? places[1]?.[1] ?? '' : queueIn(template);
  const missing = template === '' ? places.find(([, value]) => value === '') : undefined;
  if (typeof queue !== 'string') parameters.add(queue);
  else if (missing !== undefined) parameters.add({ path: `metadata.${missing[0]}`, rule: "must be given, unless 'restApiTemplate' is" });
  else if ((cert === '') !== (key === '')) parameters.add({ path: 'authenticationRef', rule: "must give both 'cert' and 'key', or neither" });
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const fault = cert === '' ? undefined : tlsFault({ cert, key, keyPassword, ca });
  if (fault !== undefined) return refused([fault]);
  return built([wholeMetric(externalMetricName(config.triggerIndex, `artemis-${String(queue)}`), metricType, target)]);
}

/** The queue that a Jolokia URL with `broker="b",address="a",queue="q"` in its path names. */
function queueIn(template: string): string | ScalerProblem {
  const fault = (rule: string): ScalerProblem => ({ path: 'metadata.restApiTemplate', rule, got: template });
  const url = parseGoRequestUri(template);
  if (typeof url === 'string') return fault(`must be a URL (${url})`);
  const query = parseGoQuery((url.rawPath.split(':')[1] ?? '').split('/')[0]?.replaceAll(',', '&').replaceAll('""', '') ?? '');
  const values = ['address', 'queue', 'broker'].map((name) => query?.get(name)?.[0] ?? '');
  return values.includes('') ? fault('must name address, queue and broker in its path') : values[1] ?? '';
}
