import type { Preserve } from '../../edit/edit.ts'
import { RefineError } from '../../errors.ts'
import { type FindPart, findArea, findAreas } from '../../guide/recipes/find-area.ts'
import { findFrame } from '../../guide/recipes/find-frame.ts'
import type { RecipePreserve, RecipeStep } from '../../guide/recipes/recipe.ts'
import type { Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import { rectIn } from '../../image/relative-rect.ts'
import type { Mask } from '../../mask/mask.ts'
import type { ProviderInfo } from '../../provider.ts'
import type { IntendedReference, Intent } from '../refinement.ts'

/** A picture that fills a recipe's parameter. */
export interface NamedPicture {
  readonly name: string
  readonly picture: Picture
}

/** What a step of a recipe needs beside the picture that it refines. */
export interface RecipeStepDeps {
  /** Who paints now: what the step was made with is only followed where it is the same one. */
  readonly provider: Pick<ProviderInfo, 'id'>
  /** Looks for a part in what is refined. */
  readonly findPart: FindPart
  /** By the parameter's name. */
  readonly pictures?: Readonly<Record<string, NamedPicture>>
}

/**
 * Gives what a filled step of a recipe asks of a picture: its areas in the picture's pixels, its hints for its provider.
 *
 * @throws RefineError `bad_setting` for a picture that is not given or a frame that can't be; `bad_region` when an area is
 *   not found.
 */
export async function intentOfRecipeStep(
  step: RecipeStep,
  { picked, parent }: Pick<Intent, 'picked' | 'parent'>,
  { provider, findPart, pictures = {} }: RecipeStepDeps,
): Promise<Intent> {
  const protect: Mask[] = []
  for (const area of step.protect) protect.push(await findArea(area, picked, findPart))
  const { hints } = step
  const followed = hints.provider === provider.id ? hints : {}
  return {
    ...{ picked, parent, protect },
    instruction: step.instruction,
    region: await findAreas(step.region, picked, findPart),
    edge: step.edge,
    preserve: step.preserve.map((preserve) => preserveIn(preserve, picked)),
    ...(step.brand && { brand: step.brand }),
    references: step.references.map(({ parameter, role }) =>
      referenceOf(parameter, role, pictures),
    ),
    strength: followed.strength ?? null,
    model: followed.model ?? null,
    quality: followed.quality ?? null,
    ...(followed.complexity !== undefined && { complexity: followed.complexity }),
    ...(followed.maskUse && { maskUse: followed.maskUse }),
    variations: followed.variations ?? 1,
    seed: followed.seed ?? null,
    ...(followed.tiles && { tiles: true }),
    ...(step.reframe && { reframe: await findFrame(step.reframe, picked, findPart) }),
  }
}

function preserveIn({ text, kind, area }: RecipePreserve, size: Size): Preserve {
  return { text, kind, ...(area && { area: rectIn(area, size) }) }
}

function referenceOf(
  parameter: string,
  role: string | undefined,
  pictures: Readonly<Record<string, NamedPicture>>,
): IntendedReference {
  const given = Object.hasOwn(pictures, parameter) ? pictures[parameter] : undefined
  if (given) return { ...given, ...(role !== undefined && { role }) }
  throw new RefineError('bad_setting', `The recipe needs a picture for “${parameter}”.`, {
    hint: 'Give one; it goes along as a reference.',
  })
}
