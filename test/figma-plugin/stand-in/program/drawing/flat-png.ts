/**
 * Writes a PNG of one colour, in time that grows with the rows and not with the pixels.
 *
 * Every row but the first repeats the one above (filter 2, all zeros), and runs are written as one code each.
 */
export function flatPng(
  width: number,
  height: number,
  [r, g, b, a]: readonly [number, number, number, number],
): Uint8Array {
  const bits = new BitWriter()
  bits.write(1, 1)
  bits.write(1, 2)
  for (const byte of [0, r, g, b, a]) bits.literal(byte)
  bits.repeat(4, (width - 1) * 4)
  let sum = adler(adler([1, 0], [0, r, g, b, a]), repeated([r, g, b, a], width - 1))
  for (let row = 1; row < height; row++) {
    bits.literal(2)
    bits.literal(0)
    bits.repeat(1, width * 4 - 1)
    sum = adler(sum, [2])
    sum = [sum[0], (sum[1] + sum[0] * width * 4) % 65521]
  }
  bits.write(0, 7)
  const [low, high] = sum
  const data = [0x78, 0x01, ...bits.bytes(), high >> 8, high & 255, low >> 8, low & 255]
  const header = [...uint32(width), ...uint32(height), 8, 6, 0, 0, 0]
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', data),
    ...chunk('IEND', []),
  ])
}

/** Bits of a deflate stream with the fixed codes, lowest bit first. */
class BitWriter {
  private readonly done: number[] = []
  private pending = 0
  private count = 0

  write(value: number, bits: number): void {
    this.pending |= value << this.count
    this.count += bits
    while (this.count >= 8) {
      this.done.push(this.pending & 255)
      this.pending >>>= 8
      this.count -= 8
    }
  }

  literal(byte: number): void {
    if (byte < 144) this.write(reversed(0x30 + byte, 8), 8)
    else this.write(reversed(0x190 + byte - 144, 9), 9)
  }

  /** Repeats what was written `distance` bytes ago, 1 or 4, for `length` bytes. */
  repeat(distance: 1 | 4, length: number): void {
    let left = length
    while (left >= 258) {
      // Never leave a rest of one or two bytes: the shortest run is three.
      const run = left - 258 > 0 && left - 258 < 3 ? 255 : 258
      this.run(run, distance)
      left -= run
    }
    if (left >= 3) this.run(left, distance)
    else for (let i = 0; i < left; i++) this.literal(0)
  }

  bytes(): number[] {
    if (this.count > 0) this.done.push(this.pending & 255)
    return this.done
  }

  private run(length: number, distance: 1 | 4): void {
    const index = lengths.findLastIndex(([base]) => base <= length)
    const [base, extra] = lengths[index] ?? [3, 0]
    const code = 257 + index
    if (code < 280) this.write(reversed(code - 256, 7), 7)
    else this.write(reversed(0xc0 + code - 280, 8), 8)
    if (extra > 0) this.write(length - base, extra)
    this.write(reversed(distance - 1, 5), 5)
  }
}

/** Shortest length of each length code with its extra bits (RFC 1951, 3.2.5). */
const lengths: readonly (readonly [number, number])[] = [
  ...[3, 4, 5, 6, 7, 8, 9, 10].map((base) => [base, 0] as const),
  ...[11, 13, 15, 17].map((base) => [base, 1] as const),
  ...[19, 23, 27, 31].map((base) => [base, 2] as const),
  ...[35, 43, 51, 59].map((base) => [base, 3] as const),
  ...[67, 83, 99, 115].map((base) => [base, 4] as const),
  ...[131, 163, 195, 227].map((base) => [base, 5] as const),
  [258, 0],
]

function reversed(value: number, bits: number): number {
  let out = 0
  for (let i = 0; i < bits; i++) out |= ((value >> i) & 1) << (bits - 1 - i)
  return out
}

function repeated(part: readonly number[], times: number): number[] {
  return Array.from({ length: times }, () => part).flat()
}

function adler([low, high]: readonly [number, number], bytes: readonly number[]): [number, number] {
  let [a, b] = [low, high]
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return [a, b]
}

function chunk(name: string, data: readonly number[]): number[] {
  const body = [...[...name].map((letter) => letter.charCodeAt(0)), ...data]
  return [...uint32(data.length), ...body, ...uint32(crc32(body))]
}

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}
