// The policies for Pulumi: plain objects, which need neither `@pulumi/policy` nor `@pulumi/pulumi` to be there.
export type { OwnProblem, OwnRule, OwnSurroundings } from '../validation/own-rule';
export type { EnforcementLevel, PolicyOptions } from './options';
export { scalewrightPolicies, type ObjectPolicy, type ReportViolation, type StackPolicy } from './policies';
export type { Resource } from './resource';
