/**
 * Gives the buffers of all typed arrays in plain data, each once, for moving instead of copying them.
 *
 * Buffers that an array uses only in part are left out: others may be using the rest.
 */
export function transferableBuffers(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  collect(value, buffers)
  return [...buffers]
}

function collect(value: unknown, into: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) into.add(buffer)
    return
  }
  for (const part of Object.values(value)) collect(part, into)
}
