import * as z from 'zod/mini'
import { editSchema, rectSchema } from '../edit/edit.ts'
import { reportSchema } from '../edit/report.ts'
import { lineageNotesSchema } from './lineage-notes.ts'

/** The newest form of a record; older ones are upgraded when read (`upgrade-record.ts`). */
export const recordSchemaNumber = 1

/**
 * What is written beside a version's pixels, once, when it is placed.
 *
 * Ids are ours (never a host's); layer ids and names are hints that healing may use. No key, no pixels but the
 * edit's own masks.
 */
export const versionRecordSchema = z.object({
  schema: z.literal(recordSchemaNumber),
  /** This version. */
  id: z.string(),
  /** The lineage it belongs to; equals the id in the marker on the source. */
  lineage: z.string(),
  /** The version it refines; null when it refines the source. */
  parent: z.nullable(z.string()),
  /** The versions under it, bottom first, when it was made over a custom mix; then `parent` is the last of them. */
  mix: z.optional(z.array(z.string())),
  /** 1, 2, 3… in order of creation within the lineage: for people only. */
  number: z.int().check(z.gte(1)),
  kind: z.enum(['patch', 'replacing', 'reframe']),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  edit: editSchema,
  /** The crop that was sent, in source pixels. */
  crop: rectSchema,
  report: reportSchema,
  costUsd: z.nullable(z.number()),
  /** Candidates of one call share it; the picked one is shown, the others are hidden versions. */
  call: z.string(),
  starred: z.boolean(),
  note: z.string(),
  /**
   * Fingerprint of what was written, so that a version changed by hand is known as adjusted; one line for each host
   * that wrote since (`pixel-texts.ts`).
   */
  fingerprint: z.string(),
  /** How the host wrote it, where that is anything else than one more overlay or patch; filled in by the host. */
  written: z.optional(
    z.object({
      /** `flattened`: the layer holds one whole picture instead of what changed. */
      form: z.enum(['overlay', 'flattened']),
      /** How many older refinements were merged into one overlay under this one. */
      merged: z.optional(z.int()),
      /** Why, as a sentence for people. */
      reason: z.string(),
    }),
  ),
  /** What the host called the layer when it was placed. */
  layer: z.object({ id: z.string(), name: z.string() }),
})

export type VersionRecord = z.infer<typeof versionRecordSchema>

/** What is written on the source when its first version is placed, or something is noted on it before. */
export const lineageMarkerSchema = z.object({
  schema: z.literal(recordSchemaNumber),
  lineage: z.string(),
  /** The source's layer when the marker was written: a differing layer that carries the marker is a copy. */
  layer: z.string(),
  /** Source state when the marker was written. */
  state: z.string(),
  /** Set on the picture that a reframe made: where it came from. */
  derivedFrom: z.optional(
    z.object({ lineage: z.string(), version: z.nullable(z.string()), rect: rectSchema }),
  ),
  /** What the user noted on the lineage, and what it must remember; absent: nothing. */
  notes: z.optional(lineageNotesSchema),
})

export type LineageMarker = z.infer<typeof lineageMarkerSchema>
