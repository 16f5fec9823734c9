import * as z from 'zod/mini'
import {
  brandLinesSchema,
  edgeSchema,
  maskUses,
  maxInstructionLength,
  preserveKinds,
  storedMaskSchema,
} from '../../edit/edit.ts'
import { maxStoredMaskPixels } from '../../edit/stored-mask.ts'
import { stages } from '../stages/stage.ts'

/** The newest form of a recipe. */
export const recipeSchemaNumber = 1

/** Steps that a recipe has at most. */
export const mostRecipeSteps = 20

const short = z.string().check(z.minLength(1), z.maxLength(300))
const share = z.number().check(z.gte(0), z.lte(1))
const growth = z._default(z.number().check(z.gte(0), z.lte(20)), 0)

/** A rectangle as shares of a picture, each 0..1, from the upper left corner. */
export const relativeBoxSchema = z
  .object({ x: share, y: share, width: share, height: share })
  .check(z.refine(({ x, y, width, height }) => isInside(x, width) && isInside(y, height)))

/** Decimals may miss the border by next to nothing. */
function isInside(from: number, length: number): boolean {
  return length > 0 && from + length <= 1 + 1e-9
}

/**
 * Where a step may change or must not.
 *
 * - `box`: shares of the picture, for pictures of any size
 * - `mask`: the very mask that was used; exact on a picture of its size, brought to the size of another
 * - `part`: found anew in every picture
 */
export const recipeAreaSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('box'), box: relativeBoxSchema }),
  z
    .object({
      kind: z.literal('mask'),
      mask: storedMaskSchema,
      /** Size of the picture that it was made for. */
      width: z.int().check(z.gte(1)),
      height: z.int().check(z.gte(1)),
    })
    .check(z.refine(({ width, height }) => width * height <= maxStoredMaskPixels)),
  z.object({
    kind: z.literal('part'),
    part: z.enum(['subject', 'background', 'highlights', 'shadows']),
    /** Where the subject is; anywhere but at the very rim when absent. */
    box: z.optional(relativeBoxSchema),
  }),
])

/** What stays, as in an edit, with its place as shares of the picture. */
export const recipePreserveSchema = z.object({
  text: z.string().check(z.minLength(1), z.maxLength(300)),
  kind: z._default(z.enum(preserveKinds), 'other'),
  area: z.optional(relativeBoxSchema),
})

/** How a step changes the frame of any picture. */
export const recipeReframeSchema = z.discriminatedUnion('kind', [
  /** Exactly this part stays. */
  z.object({ kind: z.literal('crop'), box: relativeBoxSchema }),
  /** The largest part of these proportions, centred on the subject, with empty space beside it where that is asked for. */
  z.object({
    kind: z.literal('proportions'),
    width: z.number().check(z.gt(0), z.lte(100)),
    height: z.number().check(z.gt(0), z.lte(100)),
    subject: z.optional(recipeAreaSchema),
    room: z.optional(
      z.object({
        side: z.enum(['left', 'top', 'right', 'bottom']),
        share: z.number().check(z.gte(0), z.lt(1)),
      }),
    ),
  }),
  /** Each side grows by a share of the picture's width or height. */
  z.object({ kind: z.literal('expand'), left: growth, top: growth, right: growth, bottom: growth }),
  z.object({ kind: z.literal('upscale'), factor: z.int().check(z.gte(2), z.lte(4)) }),
])

/** A further picture that a step needs: it is handed in as the parameter of that name. */
export const recipeReferenceSchema = z.object({
  parameter: z.string().check(z.maxLength(40)),
  /** What it is for ("the light"). */
  role: z.optional(short),
})

/** One refinement of a recipe. `{name}` in its texts stands for a parameter. */
export const recipeStepSchema = z.object({
  instruction: z.string().check(z.minLength(1), z.maxLength(maxInstructionLength)),
  stage: z.enum(stages),
  /** Together they are where change is allowed; none: everywhere. */
  region: z._default(z.array(recipeAreaSchema).check(z.maxLength(16)), []),
  edge: z._default(edgeSchema, { kind: 'strict' }),
  protect: z._default(z.array(recipeAreaSchema).check(z.maxLength(32)), []),
  preserve: z._default(z.array(recipePreserveSchema).check(z.maxLength(40)), []),
  /** What a brand kit added to the prompt; a kit that is chosen for a replay stands instead. */
  brand: z.optional(brandLinesSchema),
  references: z._default(z.array(recipeReferenceSchema).check(z.maxLength(8)), []),
  /** Instead of a region. */
  reframe: z.optional(recipeReframeSchema),
  /** What it was made with: a hint, because another provider may be set up where it is replayed. */
  hints: z._default(
    z.object({
      provider: z.optional(z.string()),
      model: z.optional(z.string()),
      quality: z.optional(z.nullable(z.string())),
      complexity: z.optional(z.string()),
      strength: z.optional(z.nullable(share)),
      seed: z.optional(z.nullable(z.int())),
      variations: z.optional(z.int().check(z.gte(1), z.lte(10))),
      maskUse: z.optional(z.enum(maskUses)),
      tiles: z.optional(z.literal(true)),
    }),
    {},
  ),
})

/** What a parameter may be called: a letter, then letters, digits, spaces, `_` and `-`, 40 characters at most. */
export const parameterNamePattern = /^[\p{L}][\p{L}\p{N} _-]{0,39}$/u

/** Longest label of a parameter, in characters. */
export const longestLabel = 300

/** A word (or a picture) of a recipe that is filled in when it is replayed: `{product}`, `{brand colour}`. */
export const parameterSchema = z.object({
  /** A `picture` is a file that goes along as a reference. */
  kind: z._default(z.enum(['text', 'picture']), 'text'),
  name: z.string().check(z.regex(parameterNamePattern)),
  /** What it stands for, for people. */
  label: z._default(z.string().check(z.maxLength(longestLabel)), ''),
  /** What is taken when nothing is filled in; absent: it must be. */
  value: z.optional(z.string().check(z.maxLength(300))),
})

/** Refinement steps that were proven on one picture, to be replayed on others. */
export const recipeSchema = z.object({
  schema: z.literal(recipeSchemaNumber),
  kind: z.literal('recipe'),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name: short,
  /** What kind of picture it is for ("e-commerce", "portrait"): recipes are found by it. */
  category: z._default(z.string().check(z.maxLength(60)), ''),
  /** What it makes, in one sentence. */
  description: z._default(z.string().check(z.maxLength(600)), ''),
  parameters: z._default(z.array(parameterSchema).check(z.maxLength(24)), []),
  steps: z.array(recipeStepSchema).check(z.minLength(1), z.maxLength(mostRecipeSteps)),
})

export type RelativeBox = z.infer<typeof relativeBoxSchema>
export type RecipeArea = z.infer<typeof recipeAreaSchema>
export type RecipePreserve = z.infer<typeof recipePreserveSchema>
export type RecipeReframe = z.infer<typeof recipeReframeSchema>
export type RecipeStep = z.infer<typeof recipeStepSchema>
export type RecipeParameter = z.infer<typeof parameterSchema>
export type Recipe = z.infer<typeof recipeSchema>
