import { isRefineError, throwIfAborted } from '../../core/errors.ts'
import { lineageOf } from '../../core/history/find-in-lineages.ts'
import type { CallOptions, Picked } from '../../core/host.ts'
import { intersectRects, rectOf, relativeTo, sameRect } from '../../core/image/rect.ts'
import type { Look, LookAround } from '../history/look-around.ts'
import { findLayer } from '../layers/find-layer.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import { openDocument } from '../layers/open-document.ts'
import { sourceRect, wholePictureName } from '../layers/source-rect.ts'
import { colorTagOf } from '../pixels/color-tag-of.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { stateOfSource } from '../pixels/source-state.ts'
import { visibleBounds } from '../pixels/visible-bounds.ts'
import { selectionRect } from '../regions/selection-rect.ts'
import { type MeantSource, meantSources } from './meant-source.ts'
import { expectReadable, expectRefinable, isPlain } from './refusals.ts'
import { remarksOn } from './remarks.ts'
import type { SampleChoices } from './sample-choices.ts'

/** What picking needs. */
export interface PickingParts {
  readonly parts: PixelParts
  readonly look: LookAround
  readonly choices: SampleChoices
}

/**
 * Says which source the user picked; null when nothing usable is picked.
 *
 * @throws RefineError `unsupported_source` with the reason and the fix.
 */
export async function pickSource(
  picking: PickingParts,
  options: CallOptions = {},
): Promise<Picked | null> {
  throwIfAborted(options.signal)
  const look = await picking.look.lookInFront()
  throwIfAborted(options.signal)
  const [meant] = look ? meantSources(look, picking.choices) : []
  return look && meant ? describeSource(picking.parts, look, meant, options) : null
}

/** Describes every picked source, the one of {@link pickSource} first; what can't be refined is left out. */
export async function pickAllSources(
  picking: PickingParts,
  options: CallOptions = {},
): Promise<readonly Picked[]> {
  throwIfAborted(options.signal)
  const look = await picking.look.lookInFront()
  throwIfAborted(options.signal)
  const all = new Map<string, Picked>()
  for (const meant of look ? meantSources(look, picking.choices) : []) {
    if (!look || all.has(meant.source)) continue
    try {
      const picked = await describeSource(picking.parts, look, meant, options)
      if (picked) all.set(picked.source, picked)
    } catch (thrown) {
      // Left out, as the promise of the verb has it: picking it alone says why.
      if (!isRefineError(thrown) || thrown.code !== 'unsupported_source') throw thrown
    }
  }
  return [...all.values()]
}

async function describeSource(
  parts: PixelParts,
  look: Look,
  meant: MeantSource,
  { signal }: CallOptions,
): Promise<Picked | null> {
  const { tree, rebuilt } = look
  const { source, choice } = meant
  expectReadable(tree)
  const isWhole = source === formatLayer({ documentID: tree.id, layerID: null })
  const layer = isWhole ? null : (findLayer(tree, source) ?? null)
  if (layer) expectRefinable(layer)
  if (isWhole && !visibleBounds(tree)) return null
  const rect = sourceRect(tree, source)
  const state = await stateOfSource(parts, tree, source, { signal })
  throwIfAborted(signal)
  const lineage = lineageOf(rebuilt, source)
  const head = lineage?.head ?? { kind: 'source' }
  const remarks = [...look.remarks, ...remarksOn(meant, layer, { head, profile: tree.profile })]
  const inCanvas = intersectRects(rect, rectOf(tree))
  const document = openDocument(parts.photoshop, tree.id)
  const selected = selectionRect(document)
  return {
    source,
    name: layer?.name ?? wholePictureName,
    document: document.name,
    width: rect.width,
    height: rect.height,
    // Documents of other depths were refused.
    depth: tree.depth ?? 16,
    color: colorTagOf(tree),
    state,
    lineage: lineage?.id ?? null,
    head,
    offersRegion: selected !== null && intersectRects(selected, rect) !== null,
    ...(inCanvas && !sameRect(inCanvas, rect) && { visible: relativeTo(inCanvas, rect) }),
    ...(layer && !isPlain(layer) && { styled: true }),
    ...(remarks.length > 0 && { remarks }),
    ...(choice && {
      pictures: {
        label: 'Sample',
        names: ['This layer', wholePictureName],
        chosen: isWhole ? 1 : 0,
      },
    }),
  }
}
