/** Lets input and other tasks of the thread run before it resolves. */
export type Pause = () => Promise<void>

/** Bytes that are copied between two pauses: few, as fresh memory may take 3 ms a MiB. */
export const copyStepBytes = 2 * 2 ** 20

/** Where the words of an array are copied to. */
interface WordCopy {
  readonly from: Uint8Array
  readonly to: Uint8Array<ArrayBuffer>
  /** The copy, as words of the same length. */
  readonly words: Uint8Array | Uint16Array
}

/**
 * Copies plain data with all words of its pictures, masks and files, in steps of {@link copyStepBytes}.
 *
 * A port that is handed the copy and its buffers moves them, which costs nothing, where cloning 64 MiB at once would
 * hold the thread up. The data must not change before this resolves. An array that occurs twice is copied once; of
 * an array that shows a part of a buffer, only that part. What is neither a plain object, an array, nor 8- or 16-bit
 * words is handed on as it is.
 */
export async function copyInSteps<T>(
  data: T,
  pause: Pause,
): Promise<{ readonly copy: T; readonly buffers: ArrayBuffer[] }> {
  const copies = new Map<object, WordCopy>()
  // The copy has the same shape, member for member.
  const copy = copyPlain(data, copies) as T
  let room = copyStepBytes
  for (const { from, to } of copies.values()) {
    for (let at = 0; at < from.length; ) {
      if (room === 0) {
        await pause()
        room = copyStepBytes
      }
      const end = Math.min(from.length, at + room)
      to.set(from.subarray(at, end), at)
      room -= end - at
      at = end
    }
  }
  return { copy, buffers: [...copies.values()].map(({ to }) => to.buffer) }
}

/** Copies all but the words: their arrays come out empty. */
function copyPlain(value: unknown, copies: Map<object, WordCopy>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array || value instanceof Uint16Array) {
    const known = copies.get(value)
    if (known) return known.words
    const from = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    const to = new Uint8Array(value.byteLength)
    const words = value instanceof Uint8Array ? to : new Uint16Array(to.buffer)
    copies.set(value, { from, to, words })
    return words
  }
  if (Array.isArray(value)) return value.map((part) => copyPlain(part, copies))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, copyPlain(part, copies)]),
  )
}
