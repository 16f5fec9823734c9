import { crc32, deflateSync } from 'node:zlib'

/** A PNG built sample by sample, by other code than ours, so that the decoder meets every form that the format has. */
export interface HandMade {
  readonly width: number
  readonly height: number
  readonly bitDepth: number
  readonly colorType: 0 | 2 | 3 | 4 | 6
  readonly interlaced?: boolean
  /** Row filter by row number; default: all five in turn. */
  readonly filter?: (y: number) => number
  readonly palette?: readonly number[]
  readonly transparency?: readonly number[]
  /** Further chunks between IHDR and PLTE. */
  readonly chunks?: readonly Uint8Array[]
  /** The samples of one pixel, each from 0 to 2^bitDepth − 1. */
  readonly sample: (x: number, y: number) => readonly number[]
}

export function handMadePng(spec: HandMade): Uint8Array {
  return joined([
    signature,
    header(spec),
    ...(spec.chunks ?? []),
    ...(spec.palette ? [chunk('PLTE', spec.palette)] : []),
    ...(spec.transparency ? [chunk('tRNS', spec.transparency)] : []),
    chunk('IDAT', deflateSync(packedRows(spec))),
    chunk('IEND', []),
  ])
}

export const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)

export function chunk(type: string, data: Iterable<number>): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Uint8Array.from(data)])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(body.length - 4, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return new Uint8Array(framed)
}

export function header(spec: Omit<HandMade, 'sample'>): Uint8Array {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(spec.width, 0)
  data.writeUInt32BE(spec.height, 4)
  data[8] = spec.bitDepth
  data[9] = spec.colorType
  data[12] = spec.interlaced ? 1 : 0
  return chunk('IHDR', data)
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

/** The types of a file's chunks, in file order. */
export function chunkTypes(file: Uint8Array): string[] {
  const types: string[] = []
  const bytes = Buffer.from(file)
  for (let pos = 8; pos < bytes.length; pos += 12 + bytes.readUInt32BE(pos)) {
    types.push(bytes.toString('latin1', pos + 4, pos + 8))
  }
  return types
}

/** The filtered rows of all passes, before compression. */
export function packedRows(spec: HandMade): Uint8Array {
  const passes = spec.interlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]]
  const rows: number[][] = []
  for (const [left, top, stepX, stepY] of passes as [number, number, number, number][]) {
    let above: number[] | null = null
    for (let y = top; y < spec.height; y += stepY) {
      const bits: string[] = []
      for (let x = left; x < spec.width; x += stepX) {
        for (const value of spec.sample(x, y)) {
          bits.push(value.toString(2).padStart(spec.bitDepth, '0'))
        }
      }
      if (bits.length === 0) continue
      const row = (bits.join('').match(/.{1,8}/g) ?? []).map((b) =>
        Number.parseInt(b.padEnd(8, '0'), 2),
      )
      const filter = spec.filter ? spec.filter(y) : rows.length % 5
      const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[spec.colorType]
      rows.push(filtered(row, above, filter, Math.max(1, (samples * spec.bitDepth) / 8)))
      above = row
    }
  }
  return Uint8Array.from(rows.flat())
}

function filtered(
  row: number[],
  above: number[] | null,
  filter: number,
  distance: number,
): number[] {
  const bytes = row.map((value, i) => {
    const a = row[i - distance] ?? 0
    const b = above?.[i] ?? 0
    const c = i >= distance ? (above?.[i - distance] ?? 0) : 0
    const p = a + b - c
    const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
    const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c
    return (value - ([0, a, b, (a + b) >> 1, paeth][filter] ?? 0)) & 255
  })
  return [filter, ...bytes]
}
