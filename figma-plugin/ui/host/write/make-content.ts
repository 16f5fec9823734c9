import { RefineError } from '../../../../core/errors.ts'
import type { VersionRecord } from '../../../../core/history/record.ts'
import type { CallOptions, NewVersion } from '../../../../core/host.ts'
import { isOpaque } from '../../../../core/image/picture.ts'
import type { FigmaHostDeps, SourceLayer } from '../host-parts.ts'
import type { Ground } from './ground.ts'
import { type LaidPaints, withMergedOverlays, withOverlay, withPicture } from './lay-paints.ts'
import { needsMerging } from './overlay-budget.ts'
import { whyFlattened } from './why-flattened.ts'

/** A version's paints, whose images are in the document already. */
export interface MadeContent {
  readonly laid: LaidPaints
  readonly stack: Ground['stack']
  /** Set where the version is not simply one more overlay. */
  readonly written?: NonNullable<VersionRecord['written']>
}

type Deps = Pick<FigmaHostDeps, 'document' | 'pixels'>

/**
 * Makes a version's paints over what it is laid on, and hands the images that they need to Figma.
 *
 * One overlay where that is exact; else one whole picture, with the reason. Changes no node.
 */
export async function makeContent(
  deps: Deps,
  source: SourceLayer,
  ground: Ground,
  content: Exclude<NewVersion['content'], { kind: 'reframe' }>,
  options: CallOptions,
): Promise<MadeContent> {
  const { pixels } = deps
  const { base } = ground.stack
  const image = base === source.paint.imageHash ? source.image : await pixels.facts(base, options)
  const reason = whyFlattened(ground.laid.template, image, content.kind)
  if (content.kind === 'replacing') {
    if (source.home === 'inside' && !isOpaque(content.picture)) throw cantHide(source)
    const file = await pixels.pictureFile(content.picture, base, options)
    return flattened(deps, ground, file, reason ?? '')
  }
  if (reason !== null) {
    const file = await pixels.flattenedFile(ground.stack, content.patch, options)
    return flattened(deps, ground, file, reason)
  }
  const room = await makeRoom(deps, source, ground, options)
  const hash = await addImage(deps, await pixels.overlayFile(content.patch, base, options))
  return {
    laid: withOverlay(room.laid, hash),
    stack: { ...room.stack, overlays: [...room.stack.overlays, hash] },
    ...(room.merged > 1 && {
      written: {
        form: 'overlay',
        merged: room.merged,
        reason: `To save memory, the ${room.merged} oldest refinements lie in one overlay.`,
      },
    }),
  }
}

/** Hands one file to Figma and gives its hash; changes no node. */
export async function addImage({ document }: Deps, file: Uint8Array): Promise<string> {
  const [hash] = await document.createImages([file])
  if (hash === undefined) throw new TypeError('Expected a hash for the image but received none')
  return hash
}

async function flattened(
  deps: Deps,
  { laid }: Ground,
  file: Uint8Array,
  reason: string,
): Promise<MadeContent> {
  const hash = await addImage(deps, file)
  return {
    laid: withPicture(laid, hash),
    stack: { base: hash, overlays: [] },
    written: { form: 'flattened', reason },
  }
}

/** Merges the overlays that are there into one, where one more would pass the budget. */
async function makeRoom(
  deps: Deps,
  { image }: SourceLayer,
  ground: Ground,
  options: CallOptions,
): Promise<Ground> {
  const { laid, stack, merged } = ground
  if (!needsMerging(laid.paints.overlays.length, image) || stack.overlays.length === 0) {
    return ground
  }
  const hash = await addImage(deps, await deps.pixels.mergedOverlayFile(stack, options))
  return {
    ...ground,
    laid: withMergedOverlays(laid, hash),
    stack: { base: stack.base, overlays: [hash] },
    merged: stack.overlays.length - 1 + merged,
  }
}

function cantHide({ node }: SourceLayer): RefineError {
  return new RefineError(
    'not_supported',
    `“${node.name}” is a frame, whose own image would show through the transparent parts.`,
    { hint: 'Put the image into a rectangle of its own in the frame, and refine that.' },
  )
}
