import * as z from 'zod/mini'
import {
  edgeSchema,
  maxInstructionLength,
  preserveSchema,
  storedMaskSchema,
} from '../../edit/edit.ts'
import { stages } from '../stages/stage.ts'

/** The newest form of a recipe. */
export const recipeSchemaNumber = 1

/** Steps that a recipe has at most. */
export const mostRecipeSteps = 20

const short = z.string().check(z.minLength(1), z.maxLength(300))
const share = z.number().check(z.gte(0), z.lte(1))

/** A rectangle as shares of a picture, each 0..1, from the upper left corner. */
export const relativeBoxSchema = z.object({ x: share, y: share, width: share, height: share })

/**
 * Where a step may change or must not.
 *
 * - `box`: shares of the picture, for pictures of any size
 * - `mask`: the very mask that was used; exact on a picture of its size, brought to the size of another
 * - `part`: found anew in every picture
 */
export const recipeAreaSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('box'), box: relativeBoxSchema }),
  z.object({
    kind: z.literal('mask'),
    mask: storedMaskSchema,
    /** Size of the picture that it was made for. */
    width: z.int().check(z.gte(1)),
    height: z.int().check(z.gte(1)),
  }),
  z.object({
    kind: z.literal('part'),
    part: z.enum(['subject', 'background', 'highlights', 'shadows']),
    /** Where the subject roughly is; the middle of the picture when absent. */
    box: z.optional(relativeBoxSchema),
  }),
])

/** One refinement of a recipe. `{name}` in its texts stands for a parameter. */
export const recipeStepSchema = z.object({
  instruction: z.string().check(z.minLength(1), z.maxLength(maxInstructionLength)),
  stage: z.enum(stages),
  region: z._default(z.array(recipeAreaSchema), []),
  edge: z._default(edgeSchema, { kind: 'strict' }),
  protect: z._default(z.array(recipeAreaSchema), []),
  preserve: z._default(z.array(preserveSchema), []),
  /** What it was made with: a hint, because another provider may be set up where it is replayed. */
  hints: z._default(
    z.object({
      provider: z.optional(z.string()),
      model: z.optional(z.string()),
      quality: z.optional(z.nullable(z.string())),
      complexity: z.optional(z.string()),
      strength: z.optional(z.nullable(share)),
      seed: z.optional(z.nullable(z.int())),
      variations: z.optional(z.int()),
      maskUse: z.optional(z.enum(['send', 'omit', 'markup'])),
      tiles: z.optional(z.literal(true)),
    }),
    {},
  ),
})

/** A word of a recipe that is filled in when it is replayed: `{product}`, `{brand colour}`. */
export const parameterSchema = z.object({
  name: z.string().check(z.regex(/^[\p{L}][\p{L}\p{N} _-]{0,39}$/u)),
  /** What it stands for, for people. */
  label: z._default(z.string(), ''),
  /** What is taken when nothing is filled in; absent: it must be. */
  value: z.optional(z.string().check(z.maxLength(300))),
})

/** Refinement steps that were proven on one picture, to be replayed on others. */
export const recipeSchema = z.object({
  schema: z.literal(recipeSchemaNumber),
  kind: z.literal('recipe'),
  id: z.string().check(z.minLength(1)),
  name: short,
  /** What kind of picture it is for ("e-commerce", "portrait"): recipes are found by it. */
  category: z._default(z.string().check(z.maxLength(60)), ''),
  /** What it makes, in one sentence. */
  description: z._default(z.string().check(z.maxLength(600)), ''),
  parameters: z._default(z.array(parameterSchema).check(z.maxLength(12)), []),
  steps: z.array(recipeStepSchema).check(z.minLength(1), z.maxLength(mostRecipeSteps)),
})

export type RecipeArea = z.infer<typeof recipeAreaSchema>
export type RecipeStep = z.infer<typeof recipeStepSchema>
export type RecipeParameter = z.infer<typeof parameterSchema>
export type Recipe = z.infer<typeof recipeSchema>
