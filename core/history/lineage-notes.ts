import * as z from 'zod/mini'
import { preserveKinds, storedMaskSchema } from '../edit/edit.ts'

/** What a picture shows first of all: it decides what is usually kept. */
export const pictureRoles = ['product', 'person', 'scene'] as const
export type PictureRole = (typeof pictureRoles)[number]

const short = z.string().check(z.maxLength(300))

/** What a picture is for, in the user's words; every part may be empty. */
export const briefSchema = z.object({
  purpose: z._default(short, ''),
  audience: z._default(short, ''),
  mood: z._default(short, ''),
  mustHaves: z._default(z.array(short).check(z.maxLength(12)), []),
  role: z.optional(z.enum(pictureRoles)),
})

/** An area that stays in every refinement of the lineage: a protect area, and a line of every prompt. */
export const lockSchema = z.object({
  id: z.string(),
  text: z.string().check(z.minLength(1), z.maxLength(300)),
  kind: z.enum(preserveKinds),
  /** In source pixels. */
  area: storedMaskSchema,
})

/** A round that came to nothing, kept because its version may be gone. */
export const failedRoundSchema = z.object({
  /** The version that it made. */
  version: z.string(),
  /** The call that brought it, with versions that may still be there; absent: noted before calls were. */
  call: z.optional(z.string()),
  number: z.int(),
  /** What it refined; null: the source. */
  parent: z.nullable(z.string()),
  instruction: z.string(),
  why: z.enum(['deleted', 'reverted', 'reworded']),
})

/** What is kept with a lineage beside its versions, on the marker of its source. */
export const lineageNotesSchema = z.object({
  brief: z.optional(briefSchema),
  locks: z._default(z.array(lockSchema), []),
  /** Rounds whose versions were deleted; the others are told from the tree. Newest last. */
  failed: z._default(z.array(failedRoundSchema), []),
  /** Names of notices that were given: each is given once. */
  told: z._default(z.array(z.string()), []),
})

export type Brief = z.infer<typeof briefSchema>
export type Lock = z.infer<typeof lockSchema>
export type FailedRound = z.infer<typeof failedRoundSchema>
export type LineageNotes = z.infer<typeof lineageNotesSchema>

/** Notes together with the lineage they belong to. */
export interface KeptNotes {
  /** The lineage that begins with them, where the source has none yet. */
  readonly lineage: string
  readonly notes: LineageNotes
}

/** Notes of a lineage on which nothing was noted. */
export const noNotes: LineageNotes = { locks: [], failed: [], told: [] }
