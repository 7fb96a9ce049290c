// Re-exports only: the public API of scalewright/pulumi.
export * from './ack-metrics-adapter';
export * from './delivery';
export * from './gateway-config';
export * from './gateway-logs';
export * from './haproxy-ingress-controller';
export * from './keda';
export * from './knative-service';
export * from './knative-serving';
export * from './metadata';
export * from './prometheus-adapter';
export * from './prometheus-auth';
export * from './prometheus-stack';
export * from './qps-autoscaled-service';
export * from './qps-signal';
export * from './route';
export * from './scaler';
export * from './trigger-auth';
