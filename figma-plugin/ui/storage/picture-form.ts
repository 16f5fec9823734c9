import { RefineError } from '../../../core/errors.ts'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import { sniffPicture } from '../../../core/image/sniff-picture.ts'
import { loadCandidate, storeCandidate } from '../../../core/ledger/stored-candidate.ts'
import type { JobRunner } from '../../../core/worker/job.ts'
import type { PixelJobs } from '../../../core/worker.ts'

/**
 * How bytes were made into a picture that Figma takes.
 *
 * `file`: they are one already; `rgba8`, `rgba16`: they are a picture's words, written as PNG; `carrier`: a PNG
 * whose pixels mean nothing to the eye and hold the bytes.
 */
export type PictureForm = 'file' | 'rgba8' | 'rgba16' | 'carrier'

/** The two jobs that this needs, wherever they run. */
export type PngJobs = JobRunner<Pick<PixelJobs, 'encodePng' | 'decodePng'>>

/** Longest edge of an image in Figma, in pixels. */
const maxImageEdge = 4096

/** Bytes before a carrier's own: their number, low byte first. */
const lengthBytes = 4

/**
 * Makes bytes into a picture file that Figma takes, so that people can look at it where that is possible.
 *
 * Every form gives exactly the same bytes back ({@link fromPictureFile}).
 *
 * @param sizes what the bytes may be the words of, likeliest first.
 * @throws RefineError `too_large` above the 64 MiB that one image can carry.
 */
export async function toPictureFile(
  bytes: Uint8Array,
  sizes: readonly Size[],
  jobs: PngJobs,
): Promise<{ readonly form: PictureForm; readonly file: Uint8Array }> {
  if (isImageForFigma(bytes)) return { form: 'file', file: bytes }
  const words = wordsOf(bytes, sizes)
  const picture = words ?? carrierOf(bytes)
  const form = words ? (`rgba${words.depth}` as const) : 'carrier'
  return { form, file: await jobs.run('encodePng', { picture }) }
}

/**
 * Gives back the bytes that a picture file was made of.
 *
 * @throws RefineError `unreadable_file` for a file that is no PNG where it has to be one.
 */
export async function fromPictureFile(
  form: PictureForm,
  file: Uint8Array,
  jobs: PngJobs,
): Promise<Uint8Array | undefined> {
  if (form === 'file') return file
  const { picture } = await jobs.run('decodePng', file)
  return form === 'carrier'
    ? carriedBy(picture)
    : storeCandidate({ kind: 'picture', picture }).bytes
}

function isImageForFigma(bytes: Uint8Array): boolean {
  const sniffed = sniffPicture(bytes)
  if (sniffed?.format !== 'png' && sniffed?.format !== 'jpeg') return false
  const { width, height } = sniffed
  return width !== null && height !== null && Math.max(width, height) <= maxImageEdge
}

function wordsOf(bytes: Uint8Array, sizes: readonly Size[]): Picture | null {
  for (const { width, height } of sizes) {
    if (Math.max(width, height) > maxImageEdge) continue
    for (const depth of [8, 16] as const) {
      const stored = { kind: 'picture', width, height, depth, bytes: bytes.length } as const
      const candidate = loadCandidate(stored, bytes)
      if (candidate?.kind === 'picture') return candidate.picture
    }
  }
  return null
}

function carrierOf(bytes: Uint8Array): Picture {
  const width = Math.min(maxImageEdge, Math.ceil(Math.sqrt((bytes.length + lengthBytes) / 4)))
  const height = Math.ceil((bytes.length + lengthBytes) / 4 / width)
  if (height > maxImageEdge) {
    throw new RefineError('too_large', 'The answer is larger than an image in Figma can be.', {
      hint: 'Place it before you close this panel.',
    })
  }
  const data = new Uint8Array(width * height * 4)
  new DataView(data.buffer).setUint32(0, bytes.length, true)
  data.set(bytes, lengthBytes)
  return createPicture({ width, height }, 8, data)
}

function carriedBy({ data }: Picture): Uint8Array | undefined {
  if (!(data instanceof Uint8Array)) return undefined
  const length = new DataView(data.buffer, data.byteOffset).getUint32(0, true)
  const end = lengthBytes + length
  return end <= data.length ? data.slice(lengthBytes, end) : undefined
}
