import * as z from 'zod/mini'
import { readNotes } from './read-notes.ts'
import {
  type LineageMarker,
  lineageMarkerSchema,
  type VersionRecord,
  versionRecordSchema,
} from './record.ts'
import { type Upgraded, upgradeMarker, upgradeRecord } from './upgrade-record.ts'

/** Why a record or marker could not be read, as a sentence or two for people. */
export interface Unread {
  readonly ok: false
  readonly reason: string
}

/**
 * Reads what a layer carries as a version's record, whatever is found there; never throws.
 *
 * Takes plain data or its JSON text, of any schema up to the newest. A record that a newer Pentimento wrote is
 * refused with that reason, so that nobody rewrites what they do not understand.
 */
export function readRecord(
  raw: unknown,
): { readonly ok: true; readonly record: VersionRecord } | Unread {
  const read = readAs(versionRecordSchema, raw, upgradeRecord)
  return read.ok ? { ok: true, record: read.value } : read
}

/**
 * Reads what a layer carries as a lineage marker, likewise; never throws.
 *
 * Notes that can't be read are left out, and the lineage stays what it is.
 */
export function readMarker(
  raw: unknown,
): { readonly ok: true; readonly marker: LineageMarker } | Unread {
  const read = readAs(lineageMarkerSchema, raw, (given) => withReadableNotes(upgradeMarker(given)))
  return read.ok ? { ok: true, marker: read.value } : read
}

function withReadableNotes(upgraded: Upgraded): Upgraded {
  if (!upgraded.ok || upgraded.value.notes === undefined) return upgraded
  const { notes, ...marker } = upgraded.value
  const readable = readNotes(notes)
  return { ok: true, value: { ...marker, ...(readable && { notes: readable }) } }
}

function readAs<T>(
  schema: z.ZodMiniType<T>,
  raw: unknown,
  upgrade: (raw: unknown) => Upgraded,
): { readonly ok: true; readonly value: T } | Unread {
  try {
    const upgraded = upgrade(typeof raw === 'string' ? JSON.parse(raw) : raw)
    if (!upgraded.ok) return upgraded
    const parsed = z.safeParse(schema, upgraded.value)
    if (parsed.success) return { ok: true, value: parsed.data }
    const place = parsed.error.issues[0]?.path.join('.') || 'the record'
    return { ok: false, reason: `The record is damaged: ${place} is missing or wrong.` }
  } catch {
    // JSON that was cut off, or an object that throws when it is looked at.
    return { ok: false, reason: 'The record is damaged: it can’t be read as data.' }
  }
}
