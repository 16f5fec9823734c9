import type { Patch } from '../../core/edit/patch.ts'
import { RefineError } from '../../core/errors.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import { createPicture, isOpaque, type Picture } from '../../core/image/picture.ts'
import type { PicturePart } from '../../core/image/picture-part.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import { encodeSparsePng } from '../../core/image/png/encode-sparse-png.ts'
import { containsRect, type Rect, rectOf, type Size } from '../../core/image/rect.ts'
import type { ImageFacts, ImageStack } from '../ui/pixels/figma-pixels.ts'
import { layOverlays, layPatch } from './compose-stack.ts'
import type { ImageAnswer, ImageOrder, ImageUse } from './image-order.ts'
import type { ImageStore, OpenImages } from './image-store.ts'
import { boundsOfOverlays, mergeOverlays } from './merge-overlays.ts'
import { partOfPatch } from './overlay.ts'
import { createThumbnails } from './thumbnail.ts'

/** Makes the jobs that read and write images of the document; see `FigmaPixels` for what each gives. */
export function createStackJobs(store: ImageStore) {
  const thumbnails = createThumbnails()

  return {
    facts: ({ hash, ...order }: ImageOrder & { hash: string }): Promise<ImageAnswer<ImageFacts>> =>
      store.answer(order, useOf({ base: hash, overlays: [] }), async (images) => {
        const { format, width, height, depth, color, opaque, obstacle } = images.head(hash)
        const translucent = !opaque && !isOpaque(await images.whole(hash))
        return { format, width, height, depth, color, translucent, obstacle }
      }),

    /** Null: the rectangle reaches outside the picture. */
    read: ({
      stack,
      rect,
      ...order
    }: ImageOrder & { stack: ImageStack; rect: Rect }): Promise<ImageAnswer<Picture | null>> =>
      store.answer(order, useOf(stack), async (images) =>
        containsRect(rectOf(images.head(stack.base)), rect)
          ? readStack(images, stack, rect, await openOverlays(images, stack))
          : null,
      ),

    thumbnail: ({
      stack,
      maxEdge,
      ...order
    }: ImageOrder & { stack: ImageStack; maxEdge: number }): Promise<ImageAnswer<Picture>> =>
      store.answer(order, useOf(stack), async (images) => {
        const overlays = await openOverlays(images, stack)
        const size = images.head(stack.base)
        const read = (rect: Rect) => readStack(images, stack, rect, overlays)
        const readBase = () => images.whole(stack.base)
        return thumbnails.draw(stack.base, size, maxEdge, {
          readBase,
          read,
          changed: boundsOfOverlays(overlays),
        })
      }),

    overlayFile: ({
      patch,
      base,
      ...order
    }: ImageOrder & { patch: Patch; base: string }): Promise<ImageAnswer<Uint8Array>> =>
      store.answer(order, useOf({ base, overlays: [] }), async (images) => {
        const head = images.head(base)
        expectDepth(patch.color, head.depth)
        return encodeSparsePng(partOfPatch(patch), head, { color: overlayTag(head.color) })
      }),

    mergedOverlayFile: ({
      stack,
      ...order
    }: ImageOrder & { stack: ImageStack }): Promise<ImageAnswer<Uint8Array>> =>
      store.answer(order, useOf(stack), async (images) => {
        const { color, depth, ...size } = images.head(stack.base)
        const overlays = await openOverlays(images, stack)
        const bounds = boundsOfOverlays(overlays)
        const merged = bounds
          ? mergeOverlays(await readStack(images, stack, bounds, overlays), bounds, overlays)
          : emptyPart(depth)
        return encodeSparsePng(merged, size, { color: overlayTag(color) })
      }),

    flattenedFile: ({
      stack,
      patch,
      ...order
    }: ImageOrder & { stack: ImageStack; patch: Patch | null }): Promise<ImageAnswer<Uint8Array>> =>
      store.answer(order, useOf(stack), async (images) => {
        const { width, height, color } = images.head(stack.base)
        const rect = rectOf({ width, height })
        const overlays = await openOverlays(images, stack)
        const picture = await readStack(images, stack, rect, overlays)
        if (patch) layPatch(picture, rect, patch)
        return encodePng(picture, { color: wholeTag(images, stack.base, color) })
      }),

    pictureFile: ({
      picture,
      like,
      ...order
    }: ImageOrder & { picture: Picture; like: string | null }): Promise<ImageAnswer<Uint8Array>> =>
      store.answer(order, { bases: like === null ? [] : [like], overlays: [] }, async (images) =>
        encodePng(picture, like === null ? {} : { color: overlayTag(images.head(like).color) }),
      ),
  }
}

function useOf({ base, overlays }: ImageStack): ImageUse {
  return { bases: [base], overlays }
}

async function openOverlays(
  images: OpenImages,
  { base, overlays }: ImageStack,
): Promise<(PicturePart | null)[]> {
  const { width, height } = images.head(base)
  const opened: (PicturePart | null)[] = []
  for (const hash of overlays) {
    const { size, part } = await images.overlay(hash)
    if (size.width !== width || size.height !== height) throw otherSize(size)
    opened.push(part)
  }
  return opened
}

async function readStack(
  images: OpenImages,
  { base }: ImageStack,
  rect: Rect,
  overlays: readonly (PicturePart | null)[],
): Promise<Picture> {
  const picture = await images.crop(base, rect)
  layOverlays(picture, rect, overlays)
  return picture
}

/** What an overlay needs to have its words taken as the base's are: nothing that turns or resizes it. */
function overlayTag(color: ColorTag): ColorTag {
  return without(color, ['eXIf', 'pHYs'])
}

/** A picture that was turned here must not be turned again by what its file said. */
function wholeTag(images: OpenImages, base: string, color: ColorTag): ColorTag {
  return images.head(base).turned === 1 ? color : without(color, ['eXIf'])
}

function without({ chunks, ...color }: ColorTag, types: readonly string[]): ColorTag {
  const kept = chunks?.filter(({ type }) => !types.includes(type)) ?? []
  return kept.length === 0 ? color : { ...color, chunks: kept }
}

function emptyPart(depth: Picture['depth']): PicturePart {
  const size = { width: 1, height: 1 }
  return { rect: rectOf(size), picture: createPicture(size, depth) }
}

function expectDepth(picture: Picture, depth: Picture['depth']): void {
  if (picture.depth === depth) return
  throw new TypeError(`Expected a patch of ${depth} bits but received ${picture.depth} bits`)
}

function otherSize({ width, height }: Size): RefineError {
  return new RefineError(
    'unsupported_source',
    `A picture of another size (${width} × ${height} pixels) lies over this one.`,
    { hint: 'Remove that fill, or refine a flattened copy of the layer.' },
  )
}
