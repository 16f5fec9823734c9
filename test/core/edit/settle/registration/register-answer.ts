import { coverageOf } from '../../../../../core/edit/coverage.ts'
import type { Alignment } from '../../../../../core/edit/settle/alignment.ts'
import { registerCandidate } from '../../../../../core/edit/settle/register.ts'
import type { SettleContext, SettleState } from '../../../../../core/edit/settle/settle.ts'
import { anyChange } from '../../../../../core/edit/wanted-change.ts'
import { isRefineError } from '../../../../../core/errors.ts'
import type { Picture } from '../../../../../core/image/picture.ts'
import { rectOf, type Size } from '../../../../../core/image/rect.ts'
import { fullMask, type Mask } from '../../../../../core/mask/mask.ts'
import { finish, isSteps } from '../../../../../core/steps.ts'

/** The region of most cases: well inside, with enough around it. */
export const usualRegion: Mask = fullMask({ x: 110, y: 70, width: 130, height: 100 })

/** What can be said of a registration in one word. */
export type Outcome = 'aligned' | 'left where it lies' | 'refused'

export interface Registered {
  readonly outcome: Outcome
  readonly alignment: Alignment | null
  readonly state: SettleState | null
  readonly notes: readonly string[]
}

/** Registers an answer as the stage does in settling. */
export function registerAnswer(
  parent: Picture,
  answer: Picture,
  options: {
    region?: Mask | null
    protect?: readonly Mask[]
    sent?: Size
    faithful?: boolean
  } = {},
): Registered {
  const { region = usualRegion, protect = [], sent = parent, faithful = false } = options
  const crop = rectOf(parent)
  const areas = coverageOf({ rect: crop, region, protect, edge: { kind: 'strict' } })
  const context: SettleContext = {
    plan: { crop, sent: { width: sent.width, height: sent.height }, density: 1 },
    parent,
    answered: answer,
    meansAlpha: false,
    faithful,
    wanted: anyChange,
    hasRegion: region !== null,
    allowed: areas.allowed,
    ceiling: areas.ceiling,
    feathered: areas.coverage,
  }
  const before: SettleState = {
    picture: answer,
    isOwn: false,
    coverage: areas.coverage,
    alignment: null,
    change: null,
    measures: {},
    notes: [],
  }
  try {
    const work = registerCandidate(before, context)
    const state = isSteps(work) ? finish(work) : work
    const { alignment, notes } = state
    const outcome = (alignment?.confidence ?? 0) > 0 ? 'aligned' : 'left where it lies'
    return { outcome, alignment, state, notes }
  } catch (thrown) {
    if (!isRefineError(thrown) || thrown.code !== 'bad_answer') throw thrown
    return { outcome: 'refused', alignment: null, state: null, notes: [thrown.message] }
  }
}
