// Re-exports only: the public API of scalewright/pulumi.
export * from './metadata';
export * from './qps-autoscaled-service';
export * from './qps-signal';
