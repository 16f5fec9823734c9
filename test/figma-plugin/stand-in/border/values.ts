/**
 * A value on its way over the border between Node and QuickJS: JSON text, and every `Uint8Array` in it as bytes.
 */
export interface Parcel {
  readonly text: string
  readonly bytes: readonly Uint8Array[]
}

/** Marks what JSON can't say; an object of the user's that has this key travels wrapped. */
const mark = '$border'

/**
 * Packs a value by the rules of `figma.ui.postMessage`: plain objects, arrays, primitives, dates and `Uint8Array`.
 *
 * Prototypes are lost. Functions, symbols, `ArrayBuffer`, other typed arrays, maps and circles throw.
 *
 * @throws Error with Figma's own words where they are known.
 */
export function packValue(value: unknown): Parcel {
  const bytes: Uint8Array[] = []
  const path = new Set<object>()
  const pack = (part: unknown): unknown => {
    if (part === undefined) return { [mark]: 'undefined' }
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return part
    if (typeof part === 'number') return packNumber(part)
    if (typeof part !== 'object') throw new Error(`Cannot unwrap ${typeof part}`)
    if (part instanceof Uint8Array) {
      bytes.push(part)
      return { [mark]: 'bytes', at: bytes.length - 1 }
    }
    if (part instanceof Date) return { [mark]: 'date', time: part.getTime() }
    refuseForeign(part)
    if (path.has(part)) throw new Error('Cannot unwrap a circular structure')
    path.add(part)
    const packed = Array.isArray(part) ? part.map(pack) : packObject(part, pack)
    path.delete(part)
    return packed
  }
  return { text: JSON.stringify(pack(value)), bytes }
}

/** Gives the value of a parcel. */
export function unpackValue({ text, bytes }: Parcel): unknown {
  const unpack = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part
    if (Array.isArray(part)) return part.map(unpack)
    const fields = part as Readonly<Record<string, unknown>>
    const each = (all: object) =>
      Object.fromEntries(Object.entries(all).map(([key, inner]) => [key, unpack(inner)]))
    switch (fields[mark]) {
      case 'undefined':
        return undefined
      case 'bytes':
        return bytes[Number(fields.at)]
      case 'date':
        return new Date(Number(fields.time))
      case 'number':
        return Number(fields.is)
      case 'object':
        return each(fields.of as object)
      default:
        return each(fields)
    }
  }
  return unpack(JSON.parse(text))
}

function packNumber(value: number): unknown {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value
  return { [mark]: 'number', is: Object.is(value, -0) ? '-0' : String(value) }
}

function packObject(part: object, pack: (part: unknown) => unknown): object {
  const packed = Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, pack(inner)]))
  return mark in packed ? { [mark]: 'object', of: packed } : packed
}

function refuseForeign(part: object): void {
  const foreign =
    part instanceof ArrayBuffer ||
    ArrayBuffer.isView(part) ||
    part instanceof Map ||
    part instanceof Set ||
    part instanceof Promise
  if (foreign) throw new Error(`Cannot unwrap ${part.constructor.name}`)
}
