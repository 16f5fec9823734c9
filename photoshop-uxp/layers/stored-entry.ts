import type { ActionDescriptor } from 'photoshop'
import type { LineageMarker, VersionRecord } from '../../core/history/record.ts'
import { parseLayer } from './layer-ref.ts'

/** What one layer, or with the marker of the whole picture the document, carries of ours, as found. */
export interface StoredEntry {
  readonly version?: unknown
  readonly marker?: unknown
  readonly standsOn?: 'visible'
}

/** Our key among the generator settings: letters, digits and underscores only (generator-core). */
export const settingsKey = 'pentimento'

/**
 * Asks for our generator settings of a layer, or with null of the document.
 *
 * An answer is an error where there are none (generator-core `lib/jsx/getGeneratorSettings.jsx`).
 */
export function settingsQuestion(
  documentID: number,
  layerID: number | null,
  key = settingsKey,
): ActionDescriptor {
  return { _obj: 'get', _target: settingsTarget(documentID, layerID), property: key }
}

/** Sets our generator settings of a layer, or with null of the document; those of other plugins stay. */
export function settingsCommand(
  documentID: number,
  layerID: number | null,
  json: string,
  key = settingsKey,
): ActionDescriptor {
  return {
    _obj: 'set',
    _target: settingsTarget(documentID, layerID),
    to: { _obj: 'null', json },
    property: key,
  }
}

/**
 * Gives the text of an answer to {@link settingsQuestion}; null when there is none.
 *
 * Asked for one key, Photoshop leaves that key out of the answer (generator-core, `lib/generator.js`); asked for all,
 * it does not. Both forms are taken, also where the answer itself has what belongs into `generatorSettings`.
 */
export function settingsText(answer: ActionDescriptor | null, key = settingsKey): string | null {
  const settings = answer?.generatorSettings ?? answer
  const text: unknown = settings?.json ?? settings?.[key]?.json
  return typeof text === 'string' && text !== '' ? text : null
}

/** Reads an entry's text; one that is damaged is handed on as a record that can't be read, never dropped. */
export function parseEntry(text: string | null): StoredEntry {
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return { version: text }
    return storedEntry(value)
  } catch {
    // It reads as damaged where records are checked, and shows as that.
    return { version: text }
  }
}

/**
 * Takes from data what an entry may hold.
 *
 * A version that is null is damaged, as we never write one: as the text `null` it is not taken for none.
 */
export function storedEntry(value: object): StoredEntry {
  const { version, marker, standsOn } = value as Readonly<Record<string, unknown>>
  return {
    ...(version !== undefined && { version: version ?? 'null' }),
    ...(marker !== undefined && { marker }),
    ...(standsOn === 'visible' && { standsOn }),
  }
}

/** Gives a record as found with its layer's number made an id of this session, whatever else is in it. */
export function qualifyVersion(raw: unknown, documentID: number): unknown {
  if (typeof raw !== 'object' || raw === null || !('layer' in raw)) return raw
  const { layer } = raw
  if (typeof layer !== 'object' || layer === null || !('id' in layer)) return raw
  return { ...raw, layer: { ...layer, id: qualified(layer.id, documentID) } }
}

/** Gives a marker as found with its layer's number made an id of this session. */
export function qualifyMarker(raw: unknown, documentID: number): unknown {
  if (typeof raw !== 'object' || raw === null || !('layer' in raw)) return raw
  return { ...raw, layer: qualified(raw.layer, documentID) }
}

/** Gives a record as it is stored: the layer by its number alone, which outlives the session. */
export function storedVersion(record: VersionRecord): VersionRecord {
  return { ...record, layer: { ...record.layer, id: bareLayer(record.layer.id) } }
}

/** Gives a marker as it is stored: the layer by its number alone. */
export function storedMarker(marker: LineageMarker): LineageMarker {
  return { ...marker, layer: bareLayer(marker.layer) }
}

/** Gives a layer id without its document, as files have it: `17`, or `visible`. */
export function bareLayer(id: string): string {
  const ref = parseLayer(id)
  return ref ? String(ref.layerID ?? 'visible') : id
}

/** Gives the text at a place in data of which nothing is known; null when none is there. */
export function textAt(raw: unknown, ...path: readonly string[]): string | null {
  let value = raw
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return null
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return typeof value === 'string' ? value : null
}

function qualified(id: unknown, documentID: number): unknown {
  return typeof id === 'string' && parseLayer(`${documentID}/${id}`) ? `${documentID}/${id}` : id
}

function settingsTarget(documentID: number, layerID: number | null): object[] {
  return [
    { _ref: 'property', _property: 'generatorSettings' },
    ...(layerID === null ? [] : [{ _ref: 'layer', _id: layerID }]),
    { _ref: 'document', _id: documentID },
  ]
}
