import { recordSchemaNumber } from './record.ts'

/** A record or marker as plain data whose form has not been checked yet. */
type Plain = Readonly<Record<string, unknown>>

/** Data in the newest form's shape, still to be validated, or the reason why it can't be brought there. */
export type Upgraded =
  | { readonly ok: true; readonly value: Plain }
  | { readonly ok: false; readonly reason: string }

/**
 * How a record of each older schema becomes one of the next: the step at index n turns schema n into n + 1.
 *
 * A step only moves and fills fields; whether the result is right is for the schema to say.
 */
const recordSteps: readonly ((old: Plain) => Plain)[] = [recordFrom0]

/** Likewise for markers, which had today's form from the beginning. */
const markerSteps: readonly ((old: Plain) => Plain)[] = [(old) => ({ ...old, schema: 1 })]

/** Brings a version's record of any known schema to the newest form, step by step; never throws for plain data. */
export function upgradeRecord(raw: unknown): Upgraded {
  return upgrade(raw, recordSteps)
}

/** Brings a source's marker of any known schema to the newest form, step by step; never throws for plain data. */
export function upgradeMarker(raw: unknown): Upgraded {
  return upgrade(raw, markerSteps)
}

/**
 * Schema 0, the draft before the first release: the instruction stood beside the edit as `prompt`, an edit took
 * its parent from the record and knew neither preserves, quality nor variations, and a version had no note and
 * no call of its own.
 */
function recordFrom0(old: Plain): Plain {
  const { prompt, ...kept } = old
  const edit = isPlain(old.edit) ? old.edit : {}
  return {
    ...kept,
    schema: 1,
    edit: {
      ...edit,
      parent: old.parent,
      instruction: prompt,
      preserve: [],
      quality: null,
      variations: 1,
    },
    call: old.id,
    note: '',
  }
}

function upgrade(raw: unknown, steps: readonly ((old: Plain) => Plain)[]): Upgraded {
  if (!isPlain(raw) || typeof raw.schema !== 'number') {
    return { ok: false, reason: 'This is no Pentimento record.' }
  }
  const { schema } = raw
  if (schema > recordSchemaNumber) {
    return {
      ok: false,
      reason: `A newer Pentimento wrote this (form ${schema}, this one reads up to ${recordSchemaNumber}). Update Pentimento to use it.`,
    }
  }
  if (!Number.isInteger(schema) || schema < 0) {
    return { ok: false, reason: 'The record is damaged: schema is missing or wrong.' }
  }
  return { ok: true, value: steps.slice(schema).reduce<Plain>((value, step) => step(value), raw) }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
