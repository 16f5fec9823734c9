import type { LineageMarker, VersionRecord } from '../../../core/history/record.ts'
import { createLookAround, type LookAround } from '../../../photoshop-uxp/history/look-around.ts'
import type { HostParts } from '../../../photoshop-uxp/host/host-parts.ts'
import { createPhotoshop, type FakePhotoshop } from '../../hosts/photoshop/create-photoshop.ts'
import type { NewDocument, NewLayer } from '../../hosts/photoshop/hand/new-document.ts'
import type { LayerModel } from '../../hosts/photoshop/model/model.ts'
import { recordFixture } from '../../support/record-fixture.ts'
import { fakeParts } from '../host/fake-parts.ts'

/** An open Photoshop with the adapter's look at it. */
export interface OpenPhotoshop extends FakePhotoshop {
  readonly parts: HostParts
  readonly look: LookAround
  /** What was asked of pixels, such as `state 60/2` and `fingerprint 60/3`. */
  readonly asked: string[]
  /** Answers of {@link asked} that differ from the recorded ones, by layer id. */
  readonly answers: Map<string, string>
}

/** Opens Photoshop without a document; pixels are as recorded unless a test says otherwise. */
export function openPhotoshop(): OpenPhotoshop {
  const fake = createPhotoshop()
  const asked: string[] = []
  const answers = new Map<string, string>()
  const { parts } = fakeParts(fake)
  const look = createLookAround(parts, {
    stateOf: async (_, source) => {
      asked.push(`state ${source}`)
      return answers.get(source) ?? 'state-1'
    },
    fingerprintOf: async (_, { id, version }) => {
      asked.push(`fingerprint ${id}`)
      return answers.get(id) ?? `pixels-${(version as VersionRecord).id}`
    },
  })
  return { ...fake, parts, look, asked, answers }
}

/** Gives the JSON of a layer's own settings. */
export function settings(entry: object): Readonly<Record<string, string>> {
  return { pentimento: JSON.stringify(entry) }
}

/** Gives what stands on a layer of ours; undefined when nothing does. */
export function entryOf(layer: Pick<LayerModel, 'generatorSettings'>): unknown {
  const text = layer.generatorSettings.pentimento
  return text === undefined ? undefined : JSON.parse(text)
}

/** Makes a record that stands on the layer with that number. */
export function recordOn(layerID: number, changes: Partial<VersionRecord>): VersionRecord {
  const name = `Cup · v${changes.number ?? 1}`
  return recordFixture({ ...changes, layer: { id: String(layerID), name } })
}

/** Makes the layer of a version, as it is placed. */
export function versionLayer(record: VersionRecord, visible: boolean): NewLayer {
  return {
    name: record.layer.name,
    visible,
    generatorSettings: settings({ version: record }),
    fill: { rect: { x: 2, y: 2, width: 4, height: 4 }, color: [9, 9, record.number, 255] },
  }
}

/** The marker on the layer of that number. */
export function markerOn(layerID: number | 'visible', lineage = 'lineage'): LineageMarker {
  return { schema: 1, lineage, layer: String(layerID), state: 'state-1' }
}

export const marker = markerOn(2)
export const v1 = recordOn(3, { id: 'v1', number: 1 })
export const v2 = recordOn(4, { id: 'v2', number: 2, parent: 'v1' })
export const v3 = recordOn(5, { id: 'v3', number: 3 })

/**
 * A document with the layers `Sky` (the Background, 1), `Cup` (2) and its group of versions (6): v1 (3) and v2 (4) over
 * it, which show, and v3 (5) beside them. `Cup` is selected.
 */
export const cupDocument: NewDocument = {
  size: { width: 16, height: 12 },
  layers: [
    { kind: 'background', name: 'Sky', fill: { color: [200, 220, 255, 255] } },
    {
      name: 'Cup',
      generatorSettings: settings({ marker }),
      fill: { rect: { x: 1, y: 1, width: 10, height: 8 }, color: [120, 60, 30, 255] },
    },
    {
      name: 'Cup · versions',
      clipped: true,
      blendMode: 'normal',
      layers: [versionLayer(v1, true), versionLayer(v2, true), versionLayer(v3, false)],
    },
  ],
}

/** Opens Photoshop with {@link cupDocument} in front. */
export function openCup(
  document: NewDocument = cupDocument,
): OpenPhotoshop & { documentID: number } {
  const open = openPhotoshop()
  const documentID = open.hand.openDocument(document)
  open.hand.select([2])
  open.counts.reset()
  return { ...open, documentID }
}
