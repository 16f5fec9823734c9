import * as z from 'zod/mini'
import { reframingSchema } from './reframe/reframing.ts'

/** Longest instruction that is accepted, in characters: beyond it no provider reads carefully. */
export const maxInstructionLength = 4000

const wholePixels = z.int().check(z.gte(1))
/** A rectangle in source pixels, which may begin outside the picture. */
export const rectSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: wholePixels,
  height: wholePixels,
})

/**
 * A mask as it is stored in an edit: coverage bytes, zlib-deflated, base64, bit-exact.
 *
 * `hash` is the SHA-256 of the uncompressed coverage: it stands for the mask in the edit's own hash.
 */
export const storedMaskSchema = z.object({
  rect: rectSchema,
  hash: z.string(),
  data: z.string(),
})

/** How the region's border blends: inward only, or reaching outward. */
export const edgeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('strict') }),
  /** Reaches `px` source pixels outward. */
  z.object({ kind: z.literal('soft'), px: z.number().check(z.gt(0), z.lte(256)) }),
])

/** What a preserve may be about; each kind has words of its own in the prompt. */
export const preserveKinds = [
  'identity',
  'text',
  'palette',
  'composition',
  'lighting',
  'product shape',
  'texture',
  'background',
  'other',
] as const

/** One thing that must stay, in the user’s words, with its kind and, where it is known, its place. */
export const preserveSchema = z.object({
  text: z.string().check(z.minLength(1), z.maxLength(300)),
  kind: z._default(z.enum(preserveKinds), 'other'),
  area: z.optional(rectSchema),
})

/** How a model is told where to change: by a mask, only in words, or by marks over the picture. */
export const maskUses = ['send', 'omit', 'markup'] as const
export type MaskUse = (typeof maskUses)[number]

/** A further picture that the instruction refers to; its pixels are kept elsewhere, by hash. */
export const referenceSchema = z.object({
  hash: z.string(),
  name: z.string(),
  role: z.optional(z.string()),
})

/** Lines that a brand kit adds to a prompt, and the kit they are from. */
export const brandLinesSchema = z.object({
  kit: z.string(),
  lines: z.array(z.string().check(z.minLength(1), z.maxLength(600))).check(z.maxLength(12)),
})

/** What the source was when the edit was made: a later difference means "source changed". */
export const sourceStateSchema = z.object({
  width: wholePixels,
  height: wholePixels,
  depth: z.union([z.literal(8), z.literal(16)]),
  /** Made by the host from what it can read cheaply and exactly (an image hash, a checksum), in a form of its own. */
  state: z.string(),
})

/**
 * Everything that decides one refinement.
 *
 * Immutable and serialisable; {@link hashEdit} (in `edit-hash.ts`) identifies it, so that the same edit on the
 * same source is recognised. It never holds a key, pixels of the picture, or a layer id.
 */
export const editSchema = z.object({
  source: sourceStateSchema,
  /** The version that the edit refines; null refines the source itself. */
  parent: z.nullable(z.string()),
  /** The visible versions, bottom first, when the user refines a custom mix instead of one version. */
  mix: z.optional(z.array(z.string())),
  instruction: z.string().check(z.minLength(1), z.maxLength(maxInstructionLength)),
  /** Where change is allowed; null allows it everywhere. */
  region: z.nullable(storedMaskSchema),
  edge: edgeSchema,
  /** Areas that stay even inside the region. */
  protect: z.array(storedMaskSchema),
  preserve: z.array(preserveSchema),
  /** What a brand kit adds to the prompt, line by line, as it was when the edit was made. */
  brand: z.optional(brandLinesSchema),
  references: z.array(referenceSchema),
  /** 0 (stay close) to 1 (free); null leaves it to the provider. */
  strength: z.nullable(z.number().check(z.gte(0), z.lte(1))),
  provider: z.string(),
  model: z.string(),
  quality: z.nullable(z.string()),
  /** How much there may be in the picture, by the model's own levels. */
  complexity: z.optional(z.string()),
  /** What the user wants done with the mask; absent: what suits the change and the model. */
  maskUse: z.optional(z.enum(maskUses)),
  variations: z.int().check(z.gte(1), z.lte(10)),
  seed: z.nullable(z.int()),
  /** Set when several overlapping requests may be made, so that a large region is painted at full density. */
  tiles: z.optional(z.literal(true)),
  /** Set when the picture's frame changes, instead of a region. */
  reframe: z.optional(reframingSchema),
  /**
   * Set when a first picture is made, from words or from a sketch, whose hash it then holds: `source` is the picture to
   * come, and there is no layer yet.
   */
  generates: z.optional(z.object({ transparent: z.boolean(), sketch: z.nullable(z.string()) })),
})

export type Edit = z.infer<typeof editSchema>
export type BrandLines = z.infer<typeof brandLinesSchema>
export type Edge = z.infer<typeof edgeSchema>
export type Preserve = z.infer<typeof preserveSchema>
export type PreserveKind = (typeof preserveKinds)[number]
export type StoredMask = z.infer<typeof storedMaskSchema>
