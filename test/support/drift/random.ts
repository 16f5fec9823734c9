/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From `low` (inclusive) to `high` (exclusive), evenly. */
  between(low: number, high: number): number
  /** Around 0 with a standard deviation of 1. */
  normal(): number
  /** A seed for another source of numbers, so that drawing more here does not change what is drawn there. */
  fork(): number
}

/** Makes a source of random numbers from a whole number: xorshift (Marsaglia 2003) after one round of mixing. */
export function createRandom(seed: number): Random {
  let word = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  word = (word ^ (word >>> 16)) | 0 || 1

  function next(): number {
    word ^= word << 13
    word ^= word >>> 17
    word ^= word << 5
    return (word >>> 0) / 4294967296
  }

  return {
    between: (low, high) => low + (high - low) * next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: () => Math.floor(next() * 4294967296),
  }
}
