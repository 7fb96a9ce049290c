import { parseGoRequestUri } from '../../go-url';
import { externalMetricName, wholeMetric } from '../metric-spec';
import { awsFault } from './aws';
import { METADATA, METADATA_OR_AUTHENTICATION, METADATA_OR_ENV, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedFor, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerResult } from './scaler';

/** The `aws-sqs-queue` trigger (KEDA 2.20 `pkg/scalers/aws_sqs_queue_scaler.go`). */
export function awsSqsQueueScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const queueLength = parameters.int('queueLength', { from: METADATA, initial: '5' });
  parameters.int('activationQueueLength', { from: METADATA, initial: '0' });
  const queueUrl = parameters.text('queueURL', { from: METADATA_OR_ENV });
  parameters.text('awsRegion', { from: METADATA_OR_AUTHENTICATION });
  parameters.text('awsEndpoint', { from: METADATA, optional: true });
  parameters.flag('scaleOnInFlight', { from: METADATA, initial: 'true' });
  parameters.flag('scaleOnDelayed', { from: METADATA, initial: 'false' });
  parameters.text('identityOwner', { from: METADATA, optional: true });
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const queueName = queueNameOf(queueUrl);
  if (queueName === undefined) return refusedFor('metadata.queueURL', 'must be a URL whose path is an account and a queue, or a bare name', queueUrl);
  const fault = awsFault(config);
  if (fault !== undefined) return refused([fault]);
  return built([wholeMetric(externalMetricName(config.triggerIndex, `aws-sqs-${queueName}`), metricType, queueLength)]);
}

/** The name of a queue: what is no URL is the name itself; undefined for a URL with another path than account and queue. */
function queueNameOf(text: string): string | undefined {
  const url = parseGoRequestUri(text);
  if (typeof url === 'string') return text;
  const parts = url.path.split('/');
  return parts.length === 3 && parts[2] !== '' ? parts[2] : undefined;
}
