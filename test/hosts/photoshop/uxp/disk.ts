import { storageError } from './storage-errors.ts'

/** What survives the end of Photoshop: hand the same disk to the next `createUxp` for a restart. */
export interface Disk {
  /** Folders by path; a path has no slash at its ends. */
  readonly folders: Set<string>
  /** Files by path in lower case, because neither macOS nor Windows tell `A` from `a`. */
  readonly files: Map<string, { readonly path: string; readonly bytes: Uint8Array }>
  /** What is kept for the user in `secureStorage`. */
  readonly secrets: Map<string, Uint8Array>
  /** How many changes were made to files so far. */
  readonly changes: number
  /** Bytes that all files together may have; without limit unless set. */
  room: number
  /**
   * Lets Photoshop crash after that many further changes: the next write is carried out by half, and every change after
   * it never happens and never returns.
   */
  crashAfter(changes: number): void
  /** Carries out one change, or crashes. `half` is what is left of it when the crash comes in its middle. */
  change(whole: () => void, half?: () => void): Promise<void>
}

/** Makes an empty disk. */
export function createDisk(): Disk {
  let changes = 0
  let crashAt = Number.POSITIVE_INFINITY
  let crashed = false
  const disk: Disk = {
    folders: new Set(['data', 'temporary', 'plugin']),
    files: new Map(),
    secrets: new Map(),
    get changes() {
      return changes
    },
    room: Number.POSITIVE_INFINITY,
    crashAfter: (further) => {
      crashAt = changes + further
      crashed = false
    },
    change: (whole, half = () => undefined) => {
      // What waits for a crashed Photoshop waits for ever.
      if (crashed) return new Promise(() => undefined)
      if (changes >= crashAt) {
        crashed = true
        half()
        return new Promise(() => undefined)
      }
      changes++
      whole()
      return Promise.resolve()
    },
  }
  return disk
}

/** Writes a file's bytes, as far as there is room. */
export function putFile(disk: Disk, path: string, bytes: Uint8Array): void {
  const others = [...disk.files].filter(([key]) => key !== path.toLowerCase())
  const used = others.reduce((sum, [, file]) => sum + file.bytes.length, 0)
  if (used + bytes.length > disk.room) throw storageError('OutOfSpaceError', 'Out of space')
  disk.files.set(path.toLowerCase(), { path, bytes })
}
