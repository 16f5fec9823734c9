import { entryKeys } from '../../../figma-plugin/protocol/entries.ts'
import type { NodeFacts, PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'

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
  const record = {
    schema: 1,
    id: `version-of-${id}`,
    lineage,
    parent,
    number,
    kind: 'patch',
    createdAt: '2026-01-01T00:00:00.000Z',
    edit: {
      source: { width: 10, height: 8, depth: 8, state: draft.state ?? 'state' },
      parent,
      instruction: 'warmer',
      region: null,
      edge: { kind: 'strict' },
      protect: [],
      preserve: [],
      references: [],
      strength: null,
      provider: 'local',
      model: 'local',
      quality: null,
      variations: 1,
      seed: null,
    },
    crop: { x: 0, y: 0, width: 10, height: 8 },
    report: {
      outside: { pixels: 4, changedPixels: 0, maxDifference: 0 },
      inside: { pixels: 4, changedPixels: 4, maxDifference: 9, meanDifference: 1.5 },
      density: 1,
      answeredSize: { width: 10, height: 8 },
      notes: [],
    },
    costUsd: 0,
    call: 'call',
    starred: false,
    note: '',
    fingerprint: '',
    layer: { id: '', name: 'as it was placed' },
  }
  return {
    [entryKeys.version]: JSON.stringify(record),
    [entryKeys.paints]: JSON.stringify({ base, overlays }),
    [entryKeys.node]: id,
  }
}
