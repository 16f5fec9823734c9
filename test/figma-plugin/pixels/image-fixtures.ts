import type { Patch } from '../../../core/edit/patch.ts'
import { createPicture, type Depth, type Picture } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import { sniffPicture } from '../../../core/image/sniff-picture.ts'
import { createMask } from '../../../core/mask/mask.ts'
import type { JobRunner } from '../../../core/worker.ts'
import { createFigmaPixels } from '../../../figma-plugin/ui/pixels/create-figma-pixels.ts'
import type { FigmaPixelJobs } from '../../../figma-plugin/worker/jobs.ts'
import { nodeJobs } from './node-platform.ts'

/** The size of the pictures that {@link patchWith} makes patches for, and where those lie. */
export const size = { width: 12, height: 9 }
export const rect = { x: 3, y: 2, width: 6, height: 5 }

/** An opaque picture in which hardly two words are the same. */
export function noise(depth: Depth, { width, height }: Size, seed: number): Picture {
  const picture = createPicture({ width, height }, depth)
  for (let pos = 0; pos < picture.data.length; pos++) {
    picture.data[pos] = pos % 4 === 3 ? 65535 : (pos * 7919 + seed * 104729) & 65535
  }
  return picture
}

/** A patch over {@link rect}, with one coverage for each of its 30 pixels. */
export function patchWith(depth: Depth, coverage: Uint8Array | number, seed = 1): Patch {
  const data = typeof coverage === 'number' ? new Uint8Array(30).fill(coverage) : coverage
  return { rect, color: noise(depth, rect, seed), coverage: createMask(rect, data) }
}

/** A document that consists of images, with the pixels over it; `asked` says which files were read. */
export function imagesOf(
  files: Record<string, Uint8Array>,
  options: { drawn?: Record<string, Size>; jobs?: JobRunner<FigmaPixelJobs> } = {},
) {
  const asked: string[] = []
  const document = {
    async imageFile(hash: string) {
      asked.push(hash)
      const file = files[hash]
      if (!file) throw new TypeError(`Expected an image but received ${hash}`)
      return file
    },
    async imageSize(hash: string): Promise<Size> {
      const { width, height } = sniffPicture(files[hash] ?? new Uint8Array(0)) ?? {}
      return options.drawn?.[hash] ?? { width: width ?? 0, height: height ?? 0 }
    },
  }
  const pixels = createFigmaPixels(document, options.jobs ?? nodeJobs())
  return { files, asked, pixels }
}
