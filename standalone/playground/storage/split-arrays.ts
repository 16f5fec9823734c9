/** Arrays below this many bytes stay where they are: a row of their own would cost more than it saves. */
const smallestPart = 4096

type Part = Uint8Array | Uint16Array

/** Stands in a skeleton for a large array that is stored under its own key. */
interface PartReference {
  readonly partKey: string
}

/** Gives the key of an array: always the same for the same array, so that it is written once. */
export type KeyOfPart = (part: Part) => string

/**
 * Takes plain data apart into a small skeleton and its large arrays, so that saving after a small change is cheap.
 *
 * Takes objects, arrays, Maps, Sets, typed arrays and primitives; the data itself is left alone.
 */
export function splitArrays(
  data: unknown,
  keyOfPart: KeyOfPart,
): { skeleton: unknown; parts: ReadonlyMap<string, Part> } {
  const parts = new Map<string, Part>()
  const walk = (value: unknown): unknown => {
    if (value instanceof Uint8Array || value instanceof Uint16Array) {
      // A view would take its whole buffer along when it is stored.
      const own = value.byteLength === value.buffer.byteLength ? value : value.slice()
      if (value.byteLength < smallestPart) return own
      const partKey = keyOfPart(value)
      parts.set(partKey, own)
      return { partKey } satisfies PartReference
    }
    return mapValues(value, walk)
  }
  return { skeleton: walk(data), parts }
}

/**
 * Puts data together again.
 *
 * @throws RangeError when an array is missing.
 */
export function joinArrays(
  skeleton: unknown,
  partOfKey: (key: string) => Part | undefined,
): unknown {
  const walk = (value: unknown): unknown => {
    if (!isPartReference(value)) return mapValues(value, walk)
    const part = partOfKey(value.partKey)
    if (!part) throw new RangeError(`Expected the array ${value.partKey} but it is missing`)
    return part
  }
  return walk(skeleton)
}

/** Lists the keys of all arrays that a skeleton refers to. */
export function partKeysOf(skeleton: unknown): readonly string[] {
  const keys: string[] = []
  const walk = (value: unknown): unknown => {
    if (isPartReference(value)) keys.push(value.partKey)
    else mapValues(value, walk)
    return value
  }
  walk(skeleton)
  return keys
}

function isPartReference(value: unknown): value is PartReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'partKey' in value &&
    typeof value.partKey === 'string' &&
    Object.keys(value).length === 1
  )
}

function mapValues(value: unknown, map: (value: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  if (Array.isArray(value)) return value.map(map)
  if (value instanceof Map) return new Map([...value].map(([key, held]) => [key, map(held)]))
  if (value instanceof Set) return new Set([...value].map(map))
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, map(held)]))
}
