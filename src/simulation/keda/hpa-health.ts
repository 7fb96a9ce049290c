import type { Condition, ScaledObjectStatus } from './status';
import type { ScalingActive } from './surroundings';

/**
 * The condition HPAActive as the HPA's own condition ScalingActive gives it; none while the HPA says nothing
 * (KEDA 2.20.2 `scale_scaledobjects.go`, getHPAHealth).
 */
export function hpaHealth({ hpaName }: ScaledObjectStatus, scalingActive: ScalingActive | undefined): readonly Condition[] {
  if (hpaName === '' || scalingActive === undefined) return [];
  const { status, reason, message } = scalingActive;
  if (status === 'True') return [{ type: 'HPAActive', status: 'True', reason: 'HPAActive', message: 'HPA is actively scaling' }];
  // KEDA itself went to zero, where the HPA rests.
  if (reason === 'ScalingDisabled') return [{ type: 'HPAActive', status: 'True', reason, message }];
  return [{ type: 'HPAActive', status: 'False', reason: reason === '' ? 'HPAMetricsUnavailable' : reason, message: `HPA is not actively scaling: ${message}` }];
}
