import { versionGroup } from '../layers/clip-facts.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { walkLayers } from '../layers/find-layer.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { openDocument } from '../layers/open-document.ts'
import { sourceRect } from '../layers/source-rect.ts'
import { type ReadingOptions, whileReading } from '../modal/while-reading.ts'
import { pixelText } from './pixel-text.ts'
import { checksumOf } from './reduced.ts'
import type { PixelParts } from './slicing.ts'
import { readWholePicture } from './whole-picture.ts'

/** Most states that are remembered: with more, the oldest are read again. */
const maxRemembered = 200

const remembered = new WeakMap<object, Map<string, string>>()

/** A checksum that is still read, and what stops it. */
interface Reading {
  readonly signal: AbortSignal | undefined
  readonly checksum: Promise<string>
}

const underWay = new WeakMap<object, Map<string, Reading>>()

interface StateOptions extends ReadingOptions {
  /** Neither takes nor keeps what is remembered: for a step under way, which may be taken back to the same history state. */
  readonly fresh?: true
}

/**
 * Says what a source is now: changes with its size, depth, profile, own pixels and mask, and with nothing else.
 *
 * Its mask counts because Photoshop reads it with the pixels: switching it off would change the document at every look.
 *
 * Read once for each history state.
 *
 * @throws RefineError `not_found` when the source is gone; `no_layer` when it is empty.
 */
export async function stateOfSource(
  parts: PixelParts,
  tree: DocumentTree,
  source: string,
  options: StateOptions = {},
): Promise<string> {
  const { photoshop } = parts
  const { core } = photoshop
  const { width, height, x, y } = sourceRect(tree, source)
  const about = [source, tree.historyState, x, y, width, height, tree.profile]
  const key = [...about, lookOf(tree, source)].join()
  const known = options.fresh ? undefined : remembered.get(core)?.get(key)
  const read = () =>
    whileReading(parts, options, 'Look at the picture', async (scope) => {
      const checksum = await checksumOfSource(parts, tree, source, { ...options, scope })
      // Before the scope the user may have changed what was listed.
      const isStill = openDocument(photoshop, tree.id).activeHistoryState.id === tree.historyState
      if (isStill && !options.fresh) remember(core, key, checksum)
      return checksum
    })
  const isOwn = options.fresh || options.scope !== undefined
  const checksum = known ?? (await (isOwn ? read() : readOnce(core, key, options.signal, read)))
  const profile = tree.profile || 'untagged'
  return pixelText(`${width}×${height}`, String(tree.depth ?? 32), profile, checksum)
}

/** Joins a reading of the same that stops with the same signal, instead of reading it a second time beside it. */
function readOnce(
  core: object,
  key: string,
  signal: AbortSignal | undefined,
  read: () => Promise<string>,
): Promise<string> {
  const readings = underWay.get(core) ?? new Map<string, Reading>()
  underWay.set(core, readings)
  const known = readings.get(key)
  if (known && known.signal === signal) return known.checksum
  const reading = { signal, checksum: read() }
  readings.set(key, reading)
  const forget = () => {
    if (readings.get(key) === reading) readings.delete(key)
  }
  void reading.checksum.then(forget, forget)
  return reading.checksum
}

function checksumOfSource(
  parts: PixelParts,
  tree: DocumentTree,
  source: string,
  options: StateOptions,
): Promise<string> {
  const layerID = parseLayer(source)?.layerID ?? null
  if (layerID === null) {
    return readWholePicture(parts, tree, options, (all) => checksumOf(parts, all, options.signal))
  }
  const layer = { documentID: tree.id, layerID, bounds: sourceRect(tree, source) }
  return checksumOf(parts, layer, options.signal)
}

/** What decides besides pixels how the whole picture looks: eyes are no part of Photoshop's history. */
function lookOf(tree: DocumentTree, source: string): string {
  if (parseLayer(source)?.layerID !== null) return ''
  const own = new Set<PhotoshopLayer>()
  const group = versionGroup(tree, source)
  if (group) for (const layer of walkLayers([group])) own.add(layer)
  return [...walkLayers(tree.layers)]
    .filter((layer) => !own.has(layer))
    .map(({ layerID, visible }) => `${layerID}${visible ? '+' : '-'}`)
    .join(' ')
}

function remember(core: object, key: string, checksum: string): void {
  const states = remembered.get(core) ?? new Map<string, string>()
  remembered.set(core, states)
  states.set(key, checksum)
  const [oldest] = states.keys()
  if (states.size > maxRemembered && oldest !== undefined) states.delete(oldest)
}
