import type { ServiceOptions } from '../../../src/simulation/options';
import type { ScalerTimeline } from '../../../src/simulation/timeline';
import { deployment, hpa, only, slsQps } from '../loop/given';

/** A service that is hit by a spike: it scales from 1 to 9 of 10 pods and back, loses requests on the way, and is restarted in between. */
export function spike(options: ServiceOptions = {}): ScalerTimeline {
  return only([deployment(), hpa({ metrics: [slsQps('10')] })], {
    durationSeconds: 1800,
    pricePerPodHour: 0.25,
    service: {
      load: { kind: 'spike', base: 5, peak: 65, atSecond: 60, forSeconds: 600 },
      ratePerPod: 20,
      podStartSeconds: 20,
      queueTimeoutSeconds: 10,
      faults: [{ kind: 'adapter error', atSecond: 300, forSeconds: 60 }, { kind: 'pod crash', atSecond: 900, pods: 2 }],
      ...options,
    },
  });
}
