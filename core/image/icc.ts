import type { ColorTag } from './color-tag.ts'
import { readUint32 } from './png/png-chunks.ts'
import { fromLinear } from './srgb.ts'

/** An RGB space's primaries as ICC profiles state them: XYZ, adapted to D50 through Bradford. */
export type IccPrimaries = Readonly<
  Record<'rXYZ' | 'gXYZ' | 'bXYZ', readonly [number, number, number]>
>

/** Those of IEC 61966-2-1. */
const srgbPrimaries: IccPrimaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
}

/** How far a primary may be from sRGB's: roundings between real sRGB profiles are below, other spaces far above. */
const colorantTolerance = 0.001

/** How far a curve may be from sRGB's, in encoded values: one 8-bit step. */
const curveTolerance = 1 / 255

/** Tags that make a colour engine prefer a table over primaries and curves. */
const tableTags: readonly string[] = ['A2B0', 'A2B1', 'A2B2', 'D2B0', 'D2B1', 'D2B2', 'D2B3']

/**
 * Tells what an ICC profile means: its name for people, and whether its words can be treated as sRGB.
 *
 * Only a profile whose primaries and curves are sRGB's counts as `srgb`, whatever it is called; a grey one counts
 * when its curve is. Bytes that are no profile leave the picture `srgb` and "untagged", as every viewer treats it;
 * they are kept all the same. `chunks` are handed on into the tag.
 */
export function colorTagOfIcc(icc: Uint8Array, chunks?: ColorTag['chunks']): ColorTag {
  const kept = { icc, ...(chunks !== undefined && { chunks }) }
  const tags = readTags(icc)
  if (!tags) return { space: 'srgb', name: 'untagged', ...kept }
  const isSrgb = isSrgbProfile(icc, tags)
  const name = readName(tags.get('desc')) || (isSrgb ? 'sRGB' : 'unnamed profile')
  return { space: isSrgb ? 'srgb' : 'other', name, ...kept }
}

/** Gives the kind of pixels that a profile describes: "RGB", "GRAY", "CMYK"; empty when it is no profile. */
export function colorModelOfIcc(icc: Uint8Array): string {
  return readTags(icc) ? fourLetters(icc, 16).trim() : ''
}

/** Tells whether a profile describes RGB with these primaries and sRGB's curve, whatever it is called. */
export function isRgbProfileOf(icc: Uint8Array, primaries: IccPrimaries): boolean {
  const tags = readTags(icc)
  return tags !== null && !hasTables(icc, tags) && isRgbOf(icc, tags, primaries)
}

function isSrgbProfile(icc: Uint8Array, tags: ReadonlyMap<string, Uint8Array>): boolean {
  if (hasTables(icc, tags)) return false
  if (fourLetters(icc, 16) === 'GRAY') return isSrgbCurve(tags.get('kTRC'))
  return isRgbOf(icc, tags, srgbPrimaries)
}

function hasTables(icc: Uint8Array, tags: ReadonlyMap<string, Uint8Array>): boolean {
  return fourLetters(icc, 20) !== 'XYZ ' || tableTags.some((tag) => tags.has(tag))
}

function isRgbOf(
  icc: Uint8Array,
  tags: ReadonlyMap<string, Uint8Array>,
  primaries: IccPrimaries,
): boolean {
  return (
    fourLetters(icc, 16) === 'RGB ' &&
    Object.entries(primaries).every(([tag, xyz]) => isNearXyz(tags.get(tag), xyz)) &&
    ['rTRC', 'gTRC', 'bTRC'].every((tag) => isSrgbCurve(tags.get(tag)))
  )
}

/** The profile's tags by name, null when the bytes are no ICC profile. Tags that reach outside are cut off. */
function readTags(icc: Uint8Array): Map<string, Uint8Array> | null {
  if (icc.length < 132 || fourLetters(icc, 36) !== 'acsp') return null
  if (readUint32(icc, 0) > icc.length) return null
  const tags = new Map<string, Uint8Array>()
  const count = Math.min(readUint32(icc, 128), Math.floor((icc.length - 132) / 12))
  for (let i = 0; i < count; i++) {
    const entry = 132 + i * 12
    const start = readUint32(icc, entry + 4)
    tags.set(fourLetters(icc, entry), icc.subarray(start, start + readUint32(icc, entry + 8)))
  }
  return tags
}

/** Reads the two forms of a profile's name: ASCII (version 2) and UTF-16 in languages (version 4). */
function readName(tag: Uint8Array | undefined): string {
  if (!tag) return ''
  let codes: number[] = []
  if (fourLetters(tag, 0) === 'desc' && tag.length >= 12) {
    codes = Array.from(tag.subarray(12, 12 + readUint32(tag, 8)))
  } else if (fourLetters(tag, 0) === 'mluc' && tag.length >= 28) {
    const start = readUint32(tag, 24)
    const text = tag.subarray(start, start + readUint32(tag, 20))
    for (let i = 0; i + 1 < text.length; i += 2) {
      codes.push(((text[i] as number) << 8) | (text[i + 1] as number))
    }
  }
  const end = codes.indexOf(0)
  return String.fromCharCode(...codes.slice(0, end < 0 ? 200 : Math.min(end, 200))).trim()
}

function isNearXyz(tag: Uint8Array | undefined, xyz: readonly [number, number, number]): boolean {
  if (!tag || tag.length < 20) return false
  return xyz.every((value, i) => Math.abs(fixed16(tag, 8 + i * 4) - value) <= colorantTolerance)
}

function isSrgbCurve(tag: Uint8Array | undefined): boolean {
  const curve = tag && readCurve(tag)
  if (!curve) return false
  for (let word = 0; word <= 255; word++) {
    const linear = Math.min(1, Math.max(0, curve(word / 255)))
    if (Math.abs(fromLinear(linear) - word / 255) > curveTolerance) return false
  }
  return true
}

/** Gives the function encoded → linear of a `curv` or `para` tag (ICC.1:2022, 10.6 and 10.18). */
function readCurve(tag: Uint8Array): ((encoded: number) => number) | null {
  const kind = fourLetters(tag, 0)
  if (kind === 'curv' && tag.length >= 12) return readSampledCurve(tag, readUint32(tag, 8))
  if (kind === 'para' && tag.length >= 16) {
    const form = ((tag[8] as number) << 8) | (tag[9] as number)
    const values = [1, 3, 4, 5, 7][form]
    if (values === undefined || tag.length < 12 + values * 4) return null
    const p = Array.from({ length: values }, (_, i) => fixed16(tag, 12 + i * 4))
    const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = p
    if (form === 0) return (x) => x ** g
    if (form === 1) return (x) => (x >= -b / a ? (a * x + b) ** g : 0)
    if (form === 2) return (x) => (x >= -b / a ? (a * x + b) ** g + c : c)
    return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f)
  }
  return null
}

function readSampledCurve(tag: Uint8Array, count: number): ((encoded: number) => number) | null {
  if (tag.length < 12 + count * 2) return null
  const word = (i: number) => ((tag[12 + i * 2] as number) << 8) | (tag[13 + i * 2] as number)
  if (count === 0) return (x) => x
  if (count === 1) return (x) => x ** (word(0) / 256)
  return (x) => {
    const i = Math.min(count - 2, Math.floor(x * (count - 1)))
    const part = x * (count - 1) - i
    return (word(i) * (1 - part) + word(i + 1) * part) / 65535
  }
}

/** ICC's signed fixed-point number with 16 binary places. */
function fixed16(bytes: Uint8Array, pos: number): number {
  return (readUint32(bytes, pos) | 0) / 65536
}

function fourLetters(bytes: Uint8Array, pos: number): string {
  return String.fromCharCode(...bytes.subarray(pos, pos + 4))
}
