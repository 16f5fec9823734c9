import type { Preserve } from '../edit/edit.ts'
import type { FindPart } from '../guide/recipes/find-area.ts'
import type { Picture } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import { rectIn } from '../image/relative-rect.ts'
import type { Mask } from '../mask/mask.ts'
import { intentOfRecipeStep, type NamedPicture } from '../refine/replay/intent-of-recipe-step.ts'
import type { Intent } from '../refine.ts'
import { type BatchStep, placesOf } from './batch-steps.ts'
import { maskOfPlace, maskOfPlaces, parseRelativeRect } from './relative-area.ts'

/** What a step needs beside the picture itself. */
export interface StepSurroundings {
  /** Reads the mask file that a pattern names for this picture. @throws RefineError `bad_region`, `not_found`. */
  readMask(pattern: string): Promise<Mask>
  /** Reads a picture that goes along, by its path. */
  readPicture(path: string): Promise<NamedPicture>
  /** The picture that the result is to match. */
  readonly anchor: { readonly name: string; readonly picture: Picture } | null
}

/** What a provider is told an anchor is for. */
export const anchorRole =
  'the look to match: the same background, light and white balance; nothing else of it'

/** Gives what a step asks of one picture. */
export async function intentOfStep(
  step: BatchStep,
  { picked, parent }: Pick<Intent, 'picked'> & { readonly parent: string | null },
  { readMask, readPicture, anchor }: StepSurroundings,
  findPart: FindPart,
): Promise<Intent> {
  if (step.recipe) {
    const at = { picked, parent }
    return intentOfReplay(step, step.recipe, at, { readPicture, anchor }, findPart)
  }
  const protect: Mask[] = []
  for (const place of placesOf(step.protect))
    protect.push(await maskOfPlace(place, picked, readMask))
  return {
    ...{ picked, parent, protect },
    instruction: step.instruction,
    region: await maskOfPlaces(placesOf(step.region), picked, readMask),
    edge: { kind: 'strict' },
    preserve: (step.preserve ?? []).map((given) => preserveOf(given, picked)),
    references: anchor ? [{ ...anchor, role: anchorRole }] : [],
    strength: step.strength ?? null,
    model: step.model ?? null,
    quality: step.quality ?? null,
    ...(step.complexity !== undefined && { complexity: step.complexity }),
    ...(step.mask !== undefined && { maskUse: step.mask }),
    variations: 1,
    seed: null,
  }
}

async function intentOfReplay(
  step: BatchStep,
  recipe: NonNullable<BatchStep['recipe']>,
  at: Pick<Intent, 'picked' | 'parent'>,
  { readPicture, anchor }: Pick<StepSurroundings, 'readPicture' | 'anchor'>,
  findPart: FindPart,
): Promise<Intent> {
  const pictures: Record<string, NamedPicture> = {}
  for (const [name, path] of Object.entries(step.pictures ?? {})) {
    pictures[name] = await readPicture(path)
  }
  const provider = { id: step.provider ?? 'local' }
  const intent = await intentOfRecipeStep(recipe, at, { provider, findPart, pictures })
  return {
    ...intent,
    ...(anchor && { references: [...intent.references, { ...anchor, role: anchorRole }] }),
    ...(step.strength !== undefined && { strength: step.strength }),
    ...(step.model !== undefined && { model: step.model }),
    ...(step.quality !== undefined && { quality: step.quality }),
    ...(step.complexity !== undefined && { complexity: step.complexity }),
    variations: 1,
  }
}

function preserveOf(given: NonNullable<BatchStep['preserve']>[number], size: Size): Preserve {
  if (typeof given === 'string') return { text: given, kind: 'other' }
  const area = given.area === undefined ? null : parseRelativeRect(given.area)
  return {
    text: given.text,
    kind: given.kind ?? 'other',
    ...(area && { area: rectIn(area, size) }),
  }
}
