import { createHash } from 'node:crypto'
import { createPicture, type Picture8 } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import { driftPicture } from '../drift/drift.ts'
import { type Fault, pixelFaults } from './fault.ts'
import { asImage, type FileFormat, fromImage, writePictureFile } from './picture-file.ts'

/** Where a mask wants change, at the picture's size: 255 = here. */
export type Wanted = Uint8Array

/** What a server was asked to paint, in whatever dialect. */
export interface PaintJob {
  /** The picture to edit; null for a first picture from words. */
  readonly picture: Picture8 | null
  /** Null: no mask was sent. */
  readonly wanted: Wanted | null
  readonly size: Size
  readonly count: number
  readonly format: FileFormat
  readonly prompt: string
  /** What the server will charge for it, in US dollars. */
  readonly usd: number
}

/** The edit itself, in the picture as it was sent, for the words that came with it. */
export type PaintEdit = (
  picture: Picture8,
  wanted: Wanted,
  variation: number,
  prompt: string,
) => Picture8

const painted = new WeakMap<PaintEdit, Map<string, Promise<readonly Buffer[]>>>()

/** Paints a job, with whatever a fault does to the pixels; gives the files of the answer. The same is painted once. */
export function paintAnswer(
  job: PaintJob,
  fault: Fault | null,
  paint: PaintEdit = paintRed,
): Promise<readonly Buffer[]> {
  const known = painted.get(paint) ?? new Map<string, Promise<readonly Buffer[]>>()
  painted.set(paint, known)
  const { picture, wanted, size, count, format } = job
  const hash = createHash('sha1')
    .update(picture?.data ?? '')
    .update(wanted ?? 'everywhere')
  const pixelFault = pixelFaults.some((one) => one === fault) || fault === 'cut picture'
  const key = [
    ...[hash.digest('base64'), size.width, size.height, count, format, pixelFault && fault],
    // Most edits are the same whatever the words.
    paint.length > 3 && job.prompt,
  ]
  const answer = known.get(key.join()) ?? paintFiles(job, fault, paint)
  known.set(key.join(), answer)
  return answer
}

async function paintFiles(
  job: PaintJob,
  fault: Fault | null,
  paint: PaintEdit,
): Promise<readonly Buffer[]> {
  const files: Buffer[] = []
  for (let variation = 0; variation < job.count; variation++) {
    const picture = job.picture ?? sceneOf(job.size)
    const blind = fault === 'ignores the mask' || job.wanted === null
    const wanted = blind ? middleOf(picture) : (job.wanted as Wanted)
    const painted = paint(picture, wanted, variation, job.prompt)
    const changed = await changeAll(await toSize(painted, job.size), fault)
    const file = await writePictureFile(changed, fault === 'JPEG for PNG' ? 'jpeg' : job.format)
    files.push(fault === 'cut picture' ? file.subarray(0, Math.floor(file.length / 2)) : file)
  }
  return files
}

/** Tints what is wanted red, and lets its structure show through; each variation a little stronger. */
export const paintRed: PaintEdit = (picture, wanted, variation) => {
  const data = picture.data.slice()
  const share = 0.6 + 0.1 * variation
  const red = [214, 40, 40]
  for (let i = 0; i < wanted.length; i++) {
    const weight = (share * (wanted[i] as number)) / 255
    if (weight === 0) continue
    for (let channel = 0; channel < 3; channel++) {
      const before = data[i * 4 + channel] as number
      data[i * 4 + channel] = Math.round(before + weight * ((red[channel] as number) - before))
    }
  }
  return createPicture(picture, 8, data)
}

/** The middle ninth of a picture: where a server paints that was shown no mask. */
function middleOf({ width, height }: Size): Wanted {
  const wanted = new Uint8Array(width * height)
  for (let y = Math.floor(height / 3); y < Math.floor((2 * height) / 3); y++) {
    wanted.fill(255, y * width + Math.floor(width / 3), y * width + Math.floor((2 * width) / 3))
  }
  return wanted
}

/** A first picture: slow gradients, so that it is no single colour. */
function sceneOf(size: Size): Picture8 {
  const picture = createPicture(size, 8)
  for (let y = 0, pos = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, pos += 4) {
      picture.data[pos] = Math.round((200 * x) / size.width)
      picture.data[pos + 1] = Math.round((200 * y) / size.height)
      picture.data[pos + 2] = 128
      picture.data[pos + 3] = 255
    }
  }
  return picture
}

async function toSize(picture: Picture8, { width, height }: Size): Promise<Picture8> {
  if (picture.width === width && picture.height === height) return picture
  return fromImage(asImage(picture).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }))
}

/** Does to the whole frame what a fault says. */
async function changeAll(picture: Picture8, fault: Fault | null): Promise<Picture8> {
  const { width, height } = picture
  switch (fault) {
    case 'shifts':
      return shifted(picture, 6, -4)
    case 'rescales': {
      const zoomed = { width: Math.round(width * 1.02), height: Math.round(height * 1.02) }
      const left = Math.floor((zoomed.width - width) / 2)
      const top = Math.floor((zoomed.height - height) / 2)
      const large = await toSize(picture, zoomed)
      return fromImage(asImage(large).extract({ left, top, width, height }))
    }
    case 'recolours':
    case 'ignores the mask':
      return recoloured(picture)
    case 'drifts': {
      const { picture: drifted } = await driftPicture(picture, { level: 'mild', seed: 7 })
      return createPicture(drifted, 8, Uint8Array.from(drifted.data))
    }
    case 'wrong size':
      return toSize(picture, { width: Math.ceil(width / 2), height: Math.ceil(height / 2) })
    case 'odd size':
      return toSize(picture, { width: 1254, height: 1254 })
    case 'alpha':
      return withHoles(picture)
    case 'blank':
      return createPicture(picture, 8, new Uint8Array(picture.data.length).fill(255))
    default:
      return picture
  }
}

/** Moves the frame and repeats its edge. */
function shifted(picture: Picture8, right: number, down: number): Picture8 {
  const { width, height, data } = picture
  const result = createPicture(picture, 8)
  const words = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const moved = new Uint32Array(result.data.buffer)
  for (let y = 0; y < height; y++) {
    const row = Math.min(Math.max(y - down, 0), height - 1) * width
    for (let x = 0; x < width; x++) {
      moved[y * width + x] = words[row + Math.min(Math.max(x - right, 0), width - 1)] as number
    }
  }
  return result
}

function recoloured(picture: Picture8): Picture8 {
  const data = picture.data.slice()
  for (let pos = 0; pos < data.length; pos += 4) {
    data[pos] = Math.min(255, Math.round((data[pos] as number) * 1.05 + 3))
    data[pos + 1] = Math.round((data[pos + 1] as number) * 0.98)
    data[pos + 2] = Math.round((data[pos + 2] as number) * 0.93)
  }
  return createPicture(picture, 8, data)
}

/** Makes every pixel half transparent, as a server does that was not asked for it. */
function withHoles(picture: Picture8): Picture8 {
  const data = picture.data.slice()
  for (let pos = 3; pos < data.length; pos += 4) data[pos] = 128
  return createPicture(picture, 8, data)
}
