import { METADATA, type ParameterRules, type Parameters } from './parameters';

/** What both triggers of Kafka read about the lag, in KEDA's order (KEDA 2.20 `kafka_scaler.go` and `apache_kafka_scaler.go`). */
export function readLag(parameters: Parameters, flag: ParameterRules, policies: readonly string[]) {
  return {
    lagThreshold: parameters.int('lagThreshold', { from: METADATA, initial: '10' }),
    activationLagThreshold: parameters.int('activationLagThreshold', { from: METADATA, initial: '0' }),
    offsetResetPolicy: parameters.text('offsetResetPolicy', { from: METADATA, initial: 'latest', values: policies }),
    idle: parameters.flag('allowIdleConsumers', flag),
    persistent: parameters.flag('excludePersistentLag', flag),
    zero: parameters.flag('scaleToZeroOnInvalidOffset', flag),
    withLag: parameters.flag('limitToPartitionsWithLag', flag),
    even: parameters.flag('ensureEvenDistributionOfPartitions', flag),
  };
}
