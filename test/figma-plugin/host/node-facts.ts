import { entryKeys } from '../../../figma-plugin/protocol/entries.ts'
import type { NodeFacts, PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { editFixture, recordFixture } from '../../support/record-fixture.ts'

/** An image paint that fills its node. */
export function imagePaint(imageHash: string, more: Partial<PaintFacts> = {}): PaintFacts {
  return { type: 'IMAGE', scaleMode: 'FILL', imageHash, ...more }
}

/** A node as the sandbox tells it: a rectangle with an image, on the page, unless told otherwise. */
export function nodeFacts(
  more: Partial<NodeFacts> & { readonly id: string; readonly at?: readonly [number, number] },
): NodeFacts {
  const { at = [0, 0], ...rest } = more
  const transform: NodeFacts['absoluteTransform'] = [
    [1, 0, at[0]],
    [0, 1, at[1]],
  ]
  return {
    type: 'RECTANGLE',
    name: more.id,
    visible: true,
    locked: false,
    parent: 'page',
    parentType: 'PAGE',
    parentLayout: 'NONE',
    path: [0],
    page: 'page',
    held: null,
    relativeTransform: transform,
    absoluteTransform: transform,
    width: 100,
    height: 80,
    fills: [imagePaint('base')],
    fillStyle: '',
    isMask: false,
    maskType: 'ALPHA',
    opacity: 1,
    children: null,
    clipsContent: false,
    data: {},
    ...rest,
  }
}

/** Entries that make a node a source. */
export function markerData(id: string, lineage = 'lineage', state = 'state'): NodeFacts['data'] {
  const marker = { schema: 1, lineage, layer: '', state }
  return { [entryKeys.marker]: JSON.stringify(marker), [entryKeys.node]: id }
}

/** What a test says of a version's entries; the rest is plausible. */
export interface VersionDraft {
  readonly number?: number
  readonly lineage?: string
  readonly parent?: string | null
  readonly state?: string
  readonly overlays?: readonly string[]
  readonly base?: string | null
}

/** Entries that make a node a version, written on the node `id`. */
export function versionData(id: string, draft: VersionDraft = {}): NodeFacts['data'] {
  const { number = 1, lineage = 'lineage', parent = null, overlays = [], base = 'base' } = draft
  const state = draft.state ?? 'state'
  const record = recordFixture({
    id: `version-of-${id}`,
    lineage,
    parent,
    number,
    edit: editFixture({ source: { width: 10, height: 8, depth: 8, state }, parent }),
    crop: { x: 0, y: 0, width: 10, height: 8 },
    fingerprint: 'as it was written',
    layer: { id: '', name: 'as it was placed' },
  })
  return {
    [entryKeys.version]: JSON.stringify(record),
    [entryKeys.paints]: JSON.stringify({ base, overlays }),
    [entryKeys.node]: id,
  }
}
