// Re-exports only: the public API of the package root.
export * from './behavior';
export * from './knative-scaling';
export * from './knative-service';
export * from './metadata-options';
export * from './pod-options';
export * from './precondition';
export * from './qps-autoscaled-service';
export * from './qps-signal';
export * from './route';
export * from './scale-target';
export * from './scaler';
