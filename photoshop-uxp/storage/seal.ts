import { crc32 } from '../../core/image/png/crc32.ts'

/** Length of a seal in bytes. */
export const sealLength = 16

const mark = [0x50, 0x74, 0x6d, 0x31]

/**
 * Makes what is written behind a value to tell a whole file from a half-written one: a mark, the value's length and
 * its CRC-32.
 *
 * Behind it and not before it, so that the value itself starts where the file starts and nothing has to be moved.
 */
export function sealOf(value: Uint8Array): Uint8Array {
  const seal = new Uint8Array(sealLength)
  const view = new DataView(seal.buffer)
  seal.set(mark)
  // Two halves: a value may be larger than 32 bits can say, and the engine's oldest readers have no 64-bit setter.
  view.setUint32(4, Math.floor(value.length / 2 ** 32))
  view.setUint32(8, value.length % 2 ** 32)
  view.setUint32(12, crc32(value))
  return seal
}

/** Gives the value of a sealed file, as a view of its bytes; null when the file is damaged or was only half written. */
export function unseal(file: Uint8Array): Uint8Array | null {
  const length = file.length - sealLength
  if (length < 0) return null
  const value = file.subarray(0, length)
  const expected = sealOf(value)
  return file.subarray(length).every((byte, at) => byte === expected[at]) ? value : null
}
