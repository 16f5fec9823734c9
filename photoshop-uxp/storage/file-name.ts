import { fromUtf8, toUtf8 } from '../../core/bytes.ts'

/** Longest name that file systems take, less what may be put behind it. */
const longestName = 220

/**
 * Gives the file name that stands for a key of any characters: two keys never share one, on any file system.
 *
 * Capitals are written as bytes, because Windows and macOS take `A` and `a` for the same name; the first letter keeps
 * names that Windows reserves (`con`, `nul`) out of the way.
 *
 * @throws RangeError when the key is too long for a file name.
 */
export function fileNameOf(key: string): string {
  const name = `k${[...toUtf8(key)].map(writeByte).join('')}`
  if (name.length <= longestName) return name
  throw new RangeError(`Expected a key that fits into a file name but received ${key}`)
}

/** Gives back the key that a file name stands for; null for a name that {@link fileNameOf} never makes. */
export function keyOfFileName(name: string): string | null {
  if (!/^k(?:[a-z0-9-]|_[0-9a-f]{2})*$/u.test(name)) return null
  const bytes = [...name.slice(1).matchAll(/_([0-9a-f]{2})|(.)/gu)].map(([, hex, plain]) =>
    hex === undefined ? (plain ?? '').charCodeAt(0) : Number.parseInt(hex, 16),
  )
  const key = fromUtf8(Uint8Array.from(bytes))
  return fileNameOf(key) === name ? key : null
}

function writeByte(byte: number): string {
  const character = String.fromCharCode(byte)
  return /[a-z0-9-]/u.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`
}
