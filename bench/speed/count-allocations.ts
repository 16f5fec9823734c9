/** The kinds of arrays that pictures, masks and planes are made of. */
const kinds = [
  'Uint8Array',
  'Uint8ClampedArray',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const

/** What was allocated during an action. */
export interface Allocations {
  /** Bytes of all arrays that were made, whether or not they were dropped again. */
  readonly bytes: number
  /** Bytes of the largest one. */
  readonly largest: number
}

/**
 * Counts what an action allocates in typed arrays, copies by `slice` and `map` included.
 *
 * The action must not wait for anything: whatever else runs meanwhile would be counted too.
 */
export function countAllocations(act: () => void): Allocations {
  let bytes = 0
  let largest = 0
  const count = (made: ArrayBufferView) => {
    bytes += made.byteLength
    largest = Math.max(largest, made.byteLength)
  }
  const undo = kinds.map((kind) => watch(kind, count))
  try {
    act()
  } finally {
    for (const one of undo) one()
  }
  return { bytes, largest }
}

function watch(kind: (typeof kinds)[number], count: (made: ArrayBufferView) => void): () => void {
  const original = globalThis[kind]
  const { slice, map, filter } = original.prototype
  const watched = new Proxy(original, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget)
      // A view over an existing buffer takes no memory of its own.
      if (!(args[0] instanceof ArrayBuffer)) count(made)
      return made
    },
  })
  const copying = { slice, map, filter }
  for (const [name, method] of Object.entries(copying)) {
    Object.assign(original.prototype, {
      [name](this: unknown, ...args: unknown[]) {
        const made = Reflect.apply(method, this, args)
        count(made)
        return made
      },
    })
  }
  Object.assign(globalThis, { [kind]: watched })
  return () => {
    Object.assign(globalThis, { [kind]: original })
    Object.assign(original.prototype, copying)
  }
}
