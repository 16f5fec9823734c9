import type { SetMeasures } from '../../core/batch/batch-event.ts'
import { type BatchStep, placesOf } from '../../core/batch/batch-steps.ts'
import { measureShown, subjectIn } from '../../core/batch/run/measure-item.ts'
import { RefineError } from '../../core/errors.ts'
import { modelOf, type Provider } from '../../core/provider.ts'
import { openToLook } from './open-picture.ts'

/** A picture that others are to match, and what is measured on it. */
export interface Anchor {
  readonly path: string
  readonly measures: SetMeasures
}

/**
 * Looks at an anchor picture.
 *
 * @throws RefineError `bad_setting` when a step's model looks at no further pictures; what reading a picture throws.
 */
export async function measureAnchor(
  path: string,
  {
    steps,
    providerOf,
    signal,
  }: {
    readonly steps: readonly BatchStep[]
    readonly providerOf: (step: BatchStep) => Provider
    readonly signal: AbortSignal
  },
): Promise<Anchor> {
  for (const step of steps) {
    const { info } = providerOf(step)
    const model = modelOf(info, step.model ?? null)
    if (model && model.maxReferences > 0) continue
    throw new RefineError(
      'bad_setting',
      `${model?.label ?? info.label} looks at no further pictures, so it can’t match an anchor.`,
      { hint: 'Choose another model, or run the outliers again without --anchor.' },
    )
  }
  const picture = await openToLook(path, signal)
  // Mask files belong to the job's own pictures: the anchor has none.
  const boxes = steps.filter(({ region }) =>
    placesOf(region).every((place) => typeof place === 'string'),
  )
  const subject = await subjectIn(boxes, await picture.pick(), () => {
    throw new TypeError('Expected no mask file')
  })
  return { path, measures: await measureShown(picture, null, subject) }
}
