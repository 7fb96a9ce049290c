// The policies for Pulumi: plain objects, which need neither `@pulumi/policy` nor `@pulumi/pulumi` to be there.
export type { EnforcementLevel, PolicyOptions } from './options';
export { scalewrightPolicies, type ObjectPolicy, type ReportViolation, type StackPolicy } from './policies';
export type { Resource } from './resource';
