import { fail } from './fail.ts'
import type { HostFunctions } from './host.ts'
import { type ImageHeader, readImageHeader } from './image-header.ts'

/** Image files of the document by hash: they are no nodes and know no undo. */
export interface Images {
  /** Keeps a file; equal bytes are one image. @throws Error in Figma's words. */
  add(bytes: Uint8Array, where: string): string
  find(hash: string): StoredImage | undefined
  all(): ReadonlyMap<string, StoredImage>
  /** Makes a file impossible to load, as when Figma is offline; or possible again. */
  setMissing(hash: string, missing: boolean): void
  isMissing(hash: string): boolean
}

export interface StoredImage {
  readonly bytes: Uint8Array
  readonly header: ImageHeader
}

const largest = 4096

/** Creates an empty store of images. */
export function createImages(host: Pick<HostFunctions, 'sha1'>): Images {
  const images = new Map<string, StoredImage>()
  const missing = new Set<string>()
  return {
    add(bytes, where) {
      const header = checkedHeader(bytes, where)
      const copy = bytes.slice()
      const hash = host.sha1(copy.buffer)
      images.set(hash, { bytes: copy, header })
      return hash
    },
    find: (hash) => images.get(hash),
    all: () => images,
    setMissing(hash, isMissing) {
      if (isMissing) missing.add(hash)
      else missing.delete(hash)
    },
    isMissing: (hash) => missing.has(hash),
  }
}

function checkedHeader(bytes: unknown, where: string): ImageHeader {
  if (!(bytes instanceof Uint8Array)) fail(where, 'Expected "data" to have type Uint8Array')
  const header = readImageHeader(bytes)
  if (!header) fail(where, 'Image type is unsupported')
  if (header.width < 1 || header.height < 1) fail(where, 'Image is too small')
  if (header.width > largest || header.height > largest) fail(where, 'Image is too large')
  return header
}
