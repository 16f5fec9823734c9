/** What large typed arrays were made while something ran. */
export interface BufferCount {
  /** Bytes of each array that was made, largest first. */
  readonly bytes: readonly number[]
}

const counted = ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int32Array', 'Float32Array'] as const

/**
 * Counts the typed arrays of at least `leastBytes` that are made while `act` runs, by wrapping their constructors:
 * new memory only, also by `slice` and `map`; views of other arrays' memory are none.
 */
export function countBuffers(leastBytes: number, act: () => void): BufferCount {
  const bytes: number[] = []
  const originals = counted.map((name) => globalThis[name])
  for (const [i, name] of counted.entries()) {
    const original = originals[i] as Uint8ArrayConstructor
    const Counting = class extends original {
      constructor(...args: [ArrayBuffer, number, number]) {
        super(...args)
        const isView = (args[0] as unknown) instanceof ArrayBuffer
        if (!isView && this.byteLength >= leastBytes) bytes.push(this.byteLength)
      }
    }
    Object.assign(globalThis, { [name]: Counting })
  }
  try {
    act()
  } finally {
    for (const [i, name] of counted.entries()) Object.assign(globalThis, { [name]: originals[i] })
  }
  return { bytes: bytes.sort((a, b) => b - a) }
}
