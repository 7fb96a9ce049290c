import { parseGoQuery, parseGoRequestUri } from '../../go-url';
import { externalMetricName, wholeMetric } from '../metric-spec';
import { METADATA, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerProblem, ScalerResult } from './scaler';

/** The `activemq` trigger (KEDA 2.20 `pkg/scalers/activemq_scaler.go`). */
export function activeMqScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const optional = { from: METADATA, optional: true } as const;
  const login = { from: ['authParams', 'resolvedEnv', 'triggerMetadata'] } as const;
  const endpoint = parameters.text('managementEndpoint', optional);
  const given = parameters.text('destinationName', optional);
  const broker = parameters.text('brokerName', optional);
  parameters.text('username', login);
  parameters.text('password', login);
  parameters.text('corsHeader', optional);
  const template = parameters.text('restAPITemplate', optional);
  const target = parameters.int('targetQueueSize', { from: METADATA, initial: '10' });
  parameters.int('activationTargetQueueSize', { from: METADATA, initial: '0' });
  const destination = template === '' ? given : destinationIn(template);
  if (typeof destination !== 'string') parameters.add(destination);
  if (template === '') {
    parameters.add([['managementEndpoint', endpoint], ['destinationName', given], ['brokerName', broker]]
      .filter(([, value]) => value === '')
      .map(([name]) => ({ path: `metadata.${name}`, rule: "must be given, unless 'restAPITemplate' is" }))[0]);
  }
  if (parameters.problems.length > 0) return refused(parameters.problems);
  return built([wholeMetric(externalMetricName(config.triggerIndex, `activemq-${String(destination)}`), metricType, target)]);
}

/** The destination that a Jolokia URL such as `http://host/api/jolokia/read/org.apache.activemq:type=Broker,brokerName=b,destinationName=q/QueueSize` names. */
function destinationIn(template: string): string | ScalerProblem {
  const fault = (rule: string): ScalerProblem => ({ path: 'metadata.restAPITemplate', rule, got: template });
  const url = parseGoRequestUri(template);
  if (typeof url === 'string') return fault(`must be a URL (${url})`);
  const query = parseGoQuery((url.path.split(':')[1] ?? '').split('/')[0]?.replaceAll(',', '&') ?? '');
  const [destination = ''] = query?.get('destinationName') ?? [];
  const [broker = ''] = query?.get('brokerName') ?? [];
  return destination === '' || broker === '' ? fault('must name brokerName and destinationName in its path') : destination;
}
