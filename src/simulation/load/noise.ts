import type { Load } from './load';

/** A load with noise: a pure function of the seed and the second, so that every run sees the same. */
export function noisyLoad({ at, endSecond, knownUntil }: Load, amount: number, seed: number): Load {
  return { at: (second) => at(second) * (1 + amount * (2 * uniform(seed, second) - 1)), endSecond, knownUntil };
}

/** A Mersenne prime: products with factors up to 2^22 stay exact. */
const MODULUS = 2 ** 31 - 1;
const LARGE_FACTOR = 48271;
const SEED_FACTOR = 69621;
const SPREAD = 65536;
const ROUNDS = 4;

/** A number from 0 to below 1 that looks like chance, made of whole numbers only, so that it is the same everywhere. */
export function uniform(seed: number, index: number): number {
  let mixed = (wrapped(seed) * SEED_FACTOR + wrapped(index) * LARGE_FACTOR + 1) % MODULUS;
  for (let round = 0; round < ROUNDS; round += 1) {
    // Multiplying by a part of itself is what makes neighbours differ.
    mixed = (mixed * (mixed % SPREAD + SPREAD) + LARGE_FACTOR) % MODULUS;
  }
  return mixed / MODULUS;
}

function wrapped(value: number): number {
  return ((value % MODULUS) + MODULUS) % MODULUS;
}
