import * as z from 'zod/mini'
import { maskUses, maxInstructionLength, preserveKinds } from '../edit/edit.ts'
import { RefineError } from '../errors.ts'
import { recipeStepSchema } from '../guide/recipes/recipe.ts'
import { type Place, parseRelativeRect, placeSchema } from './relative-area.ts'

/** Steps that one picture can go through at most. */
export const mostSteps = 20

const text = z.string().check(z.minLength(1))
const places = z.union([placeSchema, z.array(placeSchema)])

const preserveSchema = z.union([
  text.check(z.maxLength(300)),
  z.strictObject({
    text: text.check(z.maxLength(300)),
    kind: z.optional(z.enum(preserveKinds)),
    area: z.optional(
      z.string().check(
        z.refine((area) => parseRelativeRect(area) !== null, {
          error: 'expected a place inside the picture, such as "25%,10%,50%,60%"',
        }),
      ),
    ),
  }),
])

/** Strict, so that a misspelt setting is refused instead of ignored. */
const stepSchema = z.strictObject({
  instruction: text.check(z.maxLength(maxInstructionLength)),
  region: z.optional(places),
  protect: z.optional(places),
  preserve: z.optional(z.array(preserveSchema)),
  provider: z.optional(text),
  model: z.optional(text),
  quality: z.optional(text),
  complexity: z.optional(text),
  strength: z.optional(z.number().check(z.gte(0), z.lte(1))),
  mask: z.optional(z.enum(maskUses)),
  /** A filled step of a recipe, which says all but who paints; what else is set here goes before its hints. */
  recipe: z.optional(recipeStepSchema),
  /** Files that fill the recipe's pictures, by parameter. */
  pictures: z.optional(z.record(z.string(), text)),
})

const stepsSchema = z.union([
  stepSchema,
  z.array(stepSchema).check(z.minLength(1), z.maxLength(mostSteps)),
])

/** One change that is made to every picture of a set; absent settings are the job's or the provider's own. */
export type BatchStep = z.infer<typeof stepSchema>

/**
 * Reads the steps that every picture goes through, each refining what the one before made: one step or a list.
 *
 * @throws RefineError `bad_setting`, naming the step and the setting.
 */
export function parseSteps(given: unknown): readonly BatchStep[] {
  const parsed = stepsSchema.safeParse(given)
  if (parsed.success) return Array.isArray(parsed.data) ? parsed.data : [parsed.data]
  throw new RefineError('bad_setting', `The steps can’t be used: ${reasonOf(given)}.`, {
    hint: 'Give one step, or a list of them, such as [{ "instruction": "make the light warmer" }].',
  })
}

/** A union only says that nothing fitted: what is wrong is told by the one form that was meant. */
function reasonOf(given: unknown): string {
  if (Array.isArray(given) && (given.length === 0 || given.length > mostSteps)) {
    return `there are ${given.length}, and it takes 1 to ${mostSteps}`
  }
  const steps: readonly unknown[] = Array.isArray(given) ? given : [given]
  for (const [index, step] of steps.entries()) {
    const [issue] = stepSchema.safeParse(step).error?.issues ?? []
    if (!issue) continue
    const where = issue.path.length > 0 ? `, ${issue.path.join('.')}` : ''
    return `step ${index + 1}${where}: ${wordsOf(issue)}`
  }
  return 'they have another form'
}

/** The words for what is wrong: the schemas themselves carry none, to stay small. */
function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `there is no setting “${issue.keys.join('”, “')}”`
    case 'invalid_type':
      return `expected ${issue.expected}`
    case 'invalid_value':
      return `expected one of ${issue.values.join(', ')}`
    case 'too_small':
      return `expected at least ${issue.minimum}`
    case 'too_big':
      return `expected at most ${issue.maximum}`
    case 'invalid_union': {
      const told = issue.errors.flat().find(({ code }) => code === 'custom')
      return told?.message ?? 'it has another form'
    }
    default:
      return issue.message
  }
}

/** Gives the places of a step's setting as a list. */
export function placesOf(given: BatchStep['region']): readonly Place[] {
  return given === undefined ? [] : Array.isArray(given) ? given : [given]
}
