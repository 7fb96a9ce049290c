// Re-exports only: the public API of scalewright/pulumi.
export * from './knative-service';
export * from './metadata';
export * from './qps-autoscaled-service';
export * from './qps-signal';
