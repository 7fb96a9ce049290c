const MILLI = 1000;

/**
 * A target as a Kubernetes quantity in canonical form: 10 is `10`, 0.5 is `500m`.
 * Metrics have three decimals, so a finer target is rounded up to the next thousandth.
 */
export function targetQuantity(target: number): string {
  const milli = Math.ceil(Number((target * MILLI).toFixed(6)));
  return milli % MILLI === 0 ? String(milli / MILLI) : `${milli}m`;
}

/** An External metric whose total over all pods is divided by the number of pods. */
export function externalAverage(name: string, matchLabels: Readonly<Record<string, unknown>>, target: number) {
  return {
    type: 'External',
    external: {
      metric: { name, selector: { matchLabels } },
      target: { type: 'AverageValue', averageValue: targetQuantity(target) },
    },
  };
}

/** An External metric that is compared as it is, such as a latency. */
export function externalValue(name: string, matchLabels: Readonly<Record<string, unknown>>, target: number) {
  return {
    type: 'External',
    external: {
      metric: { name, selector: { matchLabels } },
      target: { type: 'Value', value: targetQuantity(target) },
    },
  };
}
