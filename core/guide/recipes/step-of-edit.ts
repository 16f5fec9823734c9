import type { Edit, StoredMask } from '../../edit/edit.ts'
import type { Reframing } from '../../edit/reframe/reframing.ts'
import { intersectRects, type Rect, rectOf } from '../../image/rect.ts'
import { relativeRect } from '../../image/relative-rect.ts'
import { stageOfInstruction } from '../stages/stage-of-instruction.ts'
import { areaOfMask } from './area-of-mask.ts'
import type { RecipeReframe, RecipeStep } from './recipe.ts'

/** What becomes of an edit's texts and references on the way into a recipe. */
export interface StepNames {
  /** Puts parameters for the words that were named. */
  readonly text: (given: string) => string
  /** Gives the parameter that stands for a reference. */
  readonly reference: (reference: Edit['references'][number]) => string
}

/**
 * Gives an edit as a step of a recipe: all that decides it, with places that fit pictures of any size.
 *
 * @throws RefineError `bad_region` when a stored mask is damaged.
 */
export function stepOfEdit(edit: Edit, names: StepNames): RecipeStep {
  const { source } = edit
  const area = (mask: StoredMask) => areaOfMask(mask, source)
  const place = (rect: Rect | undefined) => {
    const inside = rect && intersectRects(rect, rectOf(source))
    return inside ? { area: relativeRect(inside, source) } : {}
  }
  return {
    instruction: names.text(edit.instruction),
    stage: stageOfInstruction(edit.instruction) ?? 'composition',
    region: edit.region ? [area(edit.region)] : [],
    edge: edit.edge,
    protect: edit.protect.map(area),
    preserve: edit.preserve.map((preserve) => ({
      text: names.text(preserve.text),
      kind: preserve.kind,
      ...place(preserve.area),
    })),
    ...(edit.brand && { brand: edit.brand }),
    references: edit.references.map((reference) => ({
      parameter: names.reference(reference),
      ...(reference.role !== undefined && { role: reference.role }),
    })),
    ...(edit.reframe && { reframe: reframeOfEdit(edit.reframe, source) }),
    hints: hintsOf(edit),
  }
}

function reframeOfEdit(reframe: Reframing, source: Edit['source']): RecipeReframe {
  if (reframe.kind === 'crop') return { kind: 'crop', box: relativeRect(reframe.rect, source) }
  if (reframe.kind === 'upscale') return reframe
  const { left, top, right, bottom } = reframe.sides
  return {
    kind: 'expand',
    left: left / source.width,
    right: right / source.width,
    top: top / source.height,
    bottom: bottom / source.height,
  }
}

function hintsOf(edit: Edit): RecipeStep['hints'] {
  const { provider, model, quality, complexity, strength, seed, variations, maskUse, tiles } = edit
  return {
    ...{ provider, model, quality, strength, seed, variations },
    ...(complexity !== undefined && { complexity }),
    ...(maskUse && { maskUse }),
    ...(tiles && { tiles }),
  }
}
