import { throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { JobRunner } from '../../../core/worker.ts'
import type { FigmaDocument } from '../../protocol/figma-document.ts'
import { createByteCache } from '../../worker/byte-cache.ts'
import type { ImageAnswer, ImageFile, ImageOrder } from '../../worker/image-order.ts'
import type { FigmaPixelJobs } from '../../worker/jobs.ts'
import type { FigmaPixels, ImageFacts } from './figma-pixels.ts'
import { untilAborted } from './until-aborted.ts'

/** Bytes of images' files that are kept on this side, for a worker that has let them go or was ended. */
export const keptFileBytes = 64 * 2 ** 20

/** Images whose facts are kept; they can't change, as an image's name is made of its bytes. */
const keptFacts = 500

/** Puts {@link FigmaPixels} together: files come from the document, pixels are computed by the jobs. */
export function createFigmaPixels(
  document: Pick<FigmaDocument, 'imageFile' | 'imageSize'>,
  jobs: JobRunner<FigmaPixelJobs>,
): FigmaPixels {
  const files = createFileReader(document)
  const facts = createByteCache<ImageFacts>(keptFacts)
  const findingOut = new Map<string, Promise<ImageFacts>>()

  /** Runs a job on images, and again with the files that it lacks. */
  async function ask<T>(
    run: (order: ImageOrder) => Promise<ImageAnswer<T>>,
    { signal }: CallOptions,
  ): Promise<T> {
    let order: ImageOrder = { files: [] }
    for (let tries = 0; tries < 2; tries++) {
      const answer = await run(order)
      throwIfAborted(signal)
      if (answer.kind === 'done') return answer.result
      const { bases, overlays } = answer
      const reading = Promise.all([
        ...bases.map((hash) => files.read(hash, true)),
        ...overlays.map((hash) => files.read(hash, false)),
      ])
      // Figma may load them from far away, for as long as it takes.
      order = { files: await untilAborted(reading, signal) }
    }
    throw new TypeError('Expected a job that finds the files it was given')
  }

  /** Goes on for the others when one of those who wait for it gives up. */
  async function findOut(hash: string): Promise<ImageFacts> {
    try {
      const found = await ask((order) => jobs.run('facts', { ...order, hash }), {})
      facts.set(hash, found, 1)
      return found
    } finally {
      findingOut.delete(hash)
    }
  }

  return {
    async facts(hash, options = {}) {
      throwIfAborted(options.signal)
      const known = facts.get(hash)
      if (known) return known
      const found = findingOut.get(hash) ?? findOut(hash)
      findingOut.set(hash, found)
      return untilAborted(found, options.signal)
    },
    async read(stack, rect, options = {}) {
      const read = await ask(
        (order) => jobs.run('read', { ...order, stack, rect }, options),
        options,
      )
      if (read) return read
      throw new RangeError(
        `Expected a rectangle inside the picture but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
      )
    },
    thumbnail: (stack, maxEdge, options = {}) =>
      ask((order) => jobs.run('thumbnail', { ...order, stack, maxEdge }, options), options),
    overlayFile: (patch, base, options = {}) =>
      ask((order) => jobs.run('overlayFile', { ...order, patch, base }, options), options),
    mergedOverlayFile: (stack, options = {}) =>
      ask((order) => jobs.run('mergedOverlayFile', { ...order, stack }, options), options),
    flattenedFile: (stack, patch, options = {}) =>
      ask((order) => jobs.run('flattenedFile', { ...order, stack, patch }, options), options),
    pictureFile: (picture, like, options = {}) =>
      ask((order) => jobs.run('pictureFile', { ...order, picture, like }, options), options),
    decode: (file, options) => jobs.run('decode', file, options),
    coverage: (outlines, within, options) => jobs.run('coverage', { outlines, within }, options),
  }
}

/** Reads files through the document: each once while it is kept, and never twice at the same time. */
function createFileReader(document: Pick<FigmaDocument, 'imageFile' | 'imageSize'>) {
  const kept = createByteCache<Uint8Array>(keptFileBytes)
  const reading = new Map<string, Promise<Uint8Array>>()

  async function fileOf(hash: string): Promise<Uint8Array> {
    const file = kept.get(hash)
    if (file) return file
    const underway = reading.get(hash)
    if (underway) return underway
    const started = document.imageFile(hash)
    reading.set(hash, started)
    try {
      const read = await started
      kept.set(hash, read, read.length)
      return read
    } finally {
      reading.delete(hash)
    }
  }

  return {
    async read(hash: string, asBase: boolean): Promise<ImageFile> {
      const [file, drawn] = await Promise.all([
        fileOf(hash),
        asBase ? document.imageSize(hash) : null,
      ])
      return { hash, file, drawn }
    },
  }
}
