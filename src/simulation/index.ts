// Re-exports only: the simulator for TypeScript programs, among them Pulumi's.
export * from './answers/compare';
export * from './answers/default-parameters';
export * from './answers/measures';
export * from './answers/objective';
export * from './answers/parameter';
export * from './answers/recommend';
export * from './answers/sweep';
export * from './load/load';
export * from './options';
export * from './simulate';
export * from './timeline';
export { MODELLED_SERIES, type SeriesName } from './pipeline/modelled-series';
export { SIMULATE_ANNOTATIONS, SIMULATE_PREFIX } from './world/annotations';
