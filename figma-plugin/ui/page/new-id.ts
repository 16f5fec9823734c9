import type { NewId } from '../../../core/ports.ts'

/** What fills bytes with random values; the frame's own `crypto`, where there is one. */
export type RandomSource = Pick<Crypto, 'getRandomValues'>

/**
 * Makes identifiers as random UUIDs (version 4).
 *
 * `crypto.randomUUID` needs a secure context, which Figma's frame is not when it is loaded from a `data:` address;
 * `getRandomValues` works in every context. Where even that is missing, the time and `Math.random` stand in: ids
 * only have to differ, nobody has to be unable to guess them.
 */
export function createNewId(
  random: RandomSource | undefined = globalThis.crypto,
  now: () => number = Date.now,
): NewId {
  return () => {
    const bytes = random ? random.getRandomValues(new Uint8Array(16)) : weakBytes(now())
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
    const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')
  }
}

function weakBytes(time: number): Uint8Array {
  const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(Math.random() * 256))
  for (let at = 0, rest = time; at < 6; at++, rest = Math.floor(rest / 256)) bytes[at] = rest % 256
  return bytes
}
