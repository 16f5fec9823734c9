import type { Lineage, Rebuilt, Stacking, Version } from '../../../core/history/lineage.ts'
import { nextNumber } from '../../../core/history/next-number.ts'
import { type HistoryFacts, rebuildLineages } from '../../../core/history/rebuild-lineages.ts'
import type { VersionRecord } from '../../../core/history/record.ts'
import { visibilityFor } from '../../../core/history/visibility.ts'
import { editFixture, markerFixture, recordFixture } from '../../support/record-fixture.ts'

/** One layer of the model: a source has no record, a version no state. */
export interface ModelLayer {
  readonly id: string
  readonly name: string
  readonly visible: boolean
  /** What it shows, as one word. */
  readonly pixels: string
  /** For a source. */
  readonly marker: unknown
  /** For a version. */
  readonly record: unknown
  /** The source it stands on; null for sources and for versions that stand nowhere. */
  readonly over: string | null
  readonly isSource: boolean
}

/**
 * The smallest document that history can be played on: layers bottom first, as a designer handles them.
 *
 * Copies get new layer ids and carry the same data, as in every host.
 */
export class ModelDocument {
  layers: readonly ModelLayer[] = []
  readonly stacking: Stacking
  /** How the host at work describes pixels, up to the colon. */
  form = ''
  private lastLayer = 0
  private lastVersion = 0

  constructor(stacking: Stacking) {
    this.stacking = stacking
  }

  facts(): HistoryFacts {
    return {
      stacking: this.stacking,
      sources: this.layers
        .filter(({ isSource }) => isSource)
        .map(({ id, name, visible, pixels, marker }) => ({
          layer: id,
          name,
          visible,
          state: this.form + pixels,
          marker,
        })),
      versions: this.layers.flatMap(({ id, name, visible, pixels, record, over }, order) =>
        record === null
          ? []
          : {
              layer: id,
              name,
              visible,
              inPlace: over !== null,
              source: over,
              order,
              fingerprint: this.form + pixels,
              record,
            },
      ),
    }
  }

  rebuild(): Rebuilt {
    return rebuildLineages(this.facts())
  }

  lineageOn(source: string): Lineage | null {
    return this.rebuild().lineages.find((lineage) => lineage.source === source) ?? null
  }

  addSource(name = 'Cup'): string {
    const id = this.newLayer()
    this.layers = [
      ...this.layers,
      {
        id,
        name,
        visible: true,
        pixels: `state-${id}`,
        marker: null,
        record: null,
        over: null,
        isSource: true,
      },
    ]
    return id
  }

  /** Places a version as the use case does: over a version, over what is visible (a mix), or over the source. */
  place(source: string, parent: string | null | 'shown', changes: Partial<VersionRecord> = {}) {
    this.heal()
    const layer = this.layers.find(({ id }) => id === source)
    if (!layer) throw new Error('no such source')
    const lineage = this.lineageOn(source)
    const id = `id-${++this.lastVersion}`
    const lineageId = lineage?.id ?? `lineage-${id}`
    if (layer.marker === null) {
      const state = this.form + layer.pixels
      const marker = markerFixture({ lineage: lineageId, layer: source, state })
      this.change(source, { marker })
    }
    const bases = basesFor(lineage, parent)
    const placed = this.newLayer()
    const number = nextNumber(lineage)
    const record = recordFixture({
      id,
      number,
      lineage: lineageId,
      ...bases,
      edit: editFixture({
        source: { width: 40, height: 30, depth: 8, state: this.form + layer.pixels },
        ...bases,
      }),
      fingerprint: `${this.form}pixels-${id}`,
      note: `${id} on ${labelsOf(lineage, bases.mix ?? (bases.parent === null ? [] : [bases.parent]))}`,
      layer: { id: placed, name: `Cup · v${number}` },
      ...changes,
    })
    const stack = this.layers.filter(({ id: at, over }) => at === source || over === source)
    const top = this.layers.indexOf(stack.at(-1) ?? layer)
    const placedLayer = {
      id: placed,
      name: record.layer.name,
      visible: false,
      pixels: `pixels-${id}`,
      marker: null,
      record,
      over: source,
      isSource: false,
    }
    this.layers = [...this.layers.slice(0, top + 1), placedLayer, ...this.layers.slice(top + 1)]
    if (record.kind !== 'reframe') this.show(source, id)
    return id
  }

  show(source: string, version: string | null): void {
    const lineage = this.lineageOn(source)
    if (!lineage) return
    const { source: sourceShows, versions } = visibilityFor(lineage, version, this.stacking)
    this.change(source, { visible: sourceShows })
    for (const { record, layer } of lineage.versions) {
      const visible = versions.get(record.id)
      if (visible !== undefined) this.change(layer, { visible })
    }
  }

  /** Duplicates layers directly above each; copies of versions stand on the copy of their source, if it is among them. */
  copy(ids: readonly string[], over?: string | null): ReadonlyMap<string, string> {
    const copies = new Map(ids.map((id) => [id, this.newLayer()]))
    this.layers = this.layers.flatMap((layer) => {
      const id = copies.get(layer.id)
      if (id === undefined) return layer
      const stands = layer.over === null ? null : (copies.get(layer.over) ?? layer.over)
      const copy = { ...layer, id, over: layer.isSource || over === undefined ? stands : over }
      return [layer, { ...copy, name: `${layer.name} copy` }]
    })
    return copies
  }

  /** Cuts layers and pastes them: the same data on new ids, standing where they stood. */
  cutAndPaste(ids: readonly string[]): ReadonlyMap<string, string> {
    const pasted = this.copy(ids)
    for (const id of ids) this.delete(id, false)
    return pasted
  }

  delete(id: string, forgets = true): void {
    this.layers = this.layers
      .filter((layer) => layer.id !== id)
      .map((layer) => (forgets && layer.over === id ? { ...layer, over: null } : layer))
  }

  /** Saves and opens the document again in a host that gives every layer a new id. */
  reopen(): void {
    const ids = new Map(this.layers.map(({ id }) => [id, this.newLayer()]))
    const rename = (id: string) => ids.get(id) ?? id
    this.layers = this.layers.map((layer) => ({
      ...layer,
      id: rename(layer.id),
      over: layer.over === null ? null : rename(layer.over),
    }))
  }

  /** Writes what healing asks to be written, as a host does at its next write. */
  heal(): void {
    const { reissued, remarked } = this.rebuild()
    for (const { layer, record } of reissued) this.change(layer, { record })
    for (const { layer, marker } of remarked) this.change(layer, { marker })
  }

  change(id: string, changes: Partial<ModelLayer>): void {
    this.layers = this.layers.map((layer) => (layer.id === id ? { ...layer, ...changes } : layer))
  }

  layerOf(version: string): string {
    const found = allVersions(this.rebuild()).find(({ record }) => record.id === version)
    if (!found) throw new Error(`no version ${version}`)
    return found.layer
  }

  private newLayer(): string {
    return `${++this.lastLayer}`
  }
}

export function allVersions({ lineages }: Rebuilt): readonly Version[] {
  return lineages.flatMap(({ versions }) => versions)
}

/** The notes of what a version lies on, as `place` writes them: they survive new ids. */
export function labelsOf(lineage: Lineage | null, ids: readonly string[]): string {
  const labels = new Map(
    lineage?.versions.map(({ record }) => [record.id, record.note.split(' ')[0]]),
  )
  return ids.map((id) => labels.get(id) ?? '?').join('+') || 'source'
}

function basesFor(lineage: Lineage | null, parent: string | null | 'shown') {
  if (parent !== 'shown') return { parent }
  if (lineage?.head.kind === 'version') return { parent: lineage.head.id }
  if (lineage?.head.kind !== 'mix') return { parent: null }
  const mix = [...lineage.head.ids]
  return { parent: mix.at(-1) ?? null, mix }
}
