import type { Steps } from '../steps.ts'

/** Words that are to be told apart from others. */
export interface ChecksumWords {
  readonly words: Uint8Array | Uint16Array
  /** Words a pixel. 4: the last one is alpha; 3: opaque; 1: coverage. */
  readonly components: number
  /** The word that means opaque where alpha is. */
  readonly opaque: number
}

/**
 * Gives a text that changes with any visible word; made for noticing changes, not against forgery.
 *
 * Colour under alpha 0 does not count: programs that save a layer are free to forget it. Opaque words give the same text
 * with and without their alpha.
 *
 * @returns 16 hexadecimal digits.
 */
export function* checksumOfWords({ words, components, opaque }: ChecksumWords): Steps<string> {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let pos = 0, count = 0; pos < words.length; pos += components, count++) {
    const alpha = components === 4 ? (words[pos + 3] as number) : opaque
    const low = alpha === 0 ? 0 : ((words[pos] as number) << 16) ^ wordAt(words, pos, components, 1)
    const high = alpha === 0 ? 0 : (wordAt(words, pos, components, 2) << 16) ^ alpha
    a = Math.imul(a ^ low, 0x01000193) ^ (a >>> 15)
    b = Math.imul((b ^ high) + a, 0xc2b2ae35) ^ (b >>> 13)
    if (count % 16384 === 16383) yield
  }
  return toHex(a) + toHex(b)
}

function wordAt(
  words: Uint8Array | Uint16Array,
  pos: number,
  components: number,
  channel: number,
): number {
  return components > channel ? (words[pos + channel] as number) : 0
}

function toHex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0')
}
