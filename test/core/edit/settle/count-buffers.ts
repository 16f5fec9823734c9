/** What large typed arrays were made while something ran. */
export interface BufferCount {
  /** Bytes of each array that was made, largest first. */
  readonly bytes: readonly number[]
}

const counted = [
  'Uint8Array',
  'Uint16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const

const copying = ['slice', 'map', 'filter'] as const

/**
 * Counts the typed arrays of at least `leastBytes` that are made while `act` runs: new memory only, also by `slice`,
 * `map` and `filter`; views of other arrays' memory are none.
 *
 * Constructors and methods are stood in for, and what they give is left as it is, so that loops stay fast.
 */
export function countBuffers(leastBytes: number, act: () => void): BufferCount {
  const bytes: number[] = []
  const count = <Made extends ArrayBufferView>(made: Made): Made => {
    if (made.byteLength >= leastBytes) bytes.push(made.byteLength)
    return made
  }
  const originals = counted.map((name) => globalThis[name])
  for (const [i, name] of counted.entries()) {
    const counting = new Proxy(originals[i] as Uint8ArrayConstructor, {
      construct(target, args: [ArrayBuffer, number, number]) {
        const made = new target(...args)
        return (args[0] as unknown) instanceof ArrayBuffer ? made : count(made)
      },
    })
    Object.assign(globalThis, { [name]: counting })
  }
  const shared = Object.getPrototypeOf(Uint8Array.prototype)
  const methods = copying.map((name) => shared[name])
  for (const [i, name] of copying.entries()) {
    shared[name] = function (...args: unknown[]) {
      return count(methods[i].apply(this, args))
    }
  }
  try {
    act()
  } finally {
    for (const [i, name] of counted.entries()) Object.assign(globalThis, { [name]: originals[i] })
    for (const [i, name] of copying.entries()) shared[name] = methods[i]
  }
  return { bytes: bytes.sort((a, b) => b - a) }
}
