/** The key of a Knative ConfigMap whose text documents the others; Knative never reads it. */
export const EXAMPLE_KEY = '_example';

/** The annotation with the checksum of `_example`; the webhook refuses a ConfigMap where the two disagree. */
export const EXAMPLE_CHECKSUM_ANNOTATION = 'knative.dev/example-checksum';

/** The powers of the CRC-32 polynomial, as positions in the reflected register. */
const TAPS = [5, 8, 9, 15, 19, 20, 21, 23, 24, 26, 27, 29, 30, 31];

/**
 * The checksum of an `_example` text (knative.dev/pkg `configmap/example.go`): CRC-32 in eight hexadecimal digits, of the text
 * without surrounding space and with each run of line breaks as a backslash and an n.
 */
export function exampleChecksum(example: string): string {
  const text = example.trim().replace(/(?:\r?\n)+/g, '\\n');
  const register = Array.from({ length: 32 }, () => true);
  for (const byte of new TextEncoder().encode(text)) {
    for (let rest = byte + 256; rest > 1; rest = Math.floor(rest / 2)) {
      const feedback = register.shift() !== (rest % 2 === 1);
      register.push(false);
      if (feedback) TAPS.forEach((tap) => { register[tap] = register[tap] !== true; });
    }
  }
  const bits = register.map((bit) => (bit ? '0' : '1')).reverse().join('');
  return parseInt(bits, 2).toString(16).padStart(8, '0');
}
