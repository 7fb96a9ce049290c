import type { Acknowledgement } from './acknowledgement';
import type { Finding } from './finding';
import type { Severity } from './rule';

/** A finding that was accepted, and why. */
export interface AcknowledgedFinding extends Finding {
  readonly acknowledgement: Acknowledgement;
  /** Whether the annotation of the object says so, or the caller of the run did. */
  readonly acknowledgedBy: 'annotation' | 'caller';
}

/** What a validation found, in a fixed order. */
export interface Report {
  /** What is not acknowledged. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** The findings of one severity. */
export function findingsOf({ findings }: Report, severity: Severity): readonly Finding[] {
  return findings.filter((finding) => finding.severity === severity);
}
