import { composePatch } from '../../../core/edit/compose.ts'
import type { Alignment } from '../../../core/edit/settle/alignment.ts'
import type {
  ChangeMap,
  SettledCandidate,
  SettleInput,
  SettleStage,
} from '../../../core/edit/settle/settle.ts'
import { settleInSteps } from '../../../core/edit/settle/settle-candidate.ts'
import { settleStages } from '../../../core/edit/settle/settle-stages.ts'
import { wantedChange } from '../../../core/edit/wanted-change.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { finish } from '../../../core/steps.ts'
import type { BenchmarkCase } from '../benchmark-case.ts'
import type { Method, MethodResult } from './method.ts'

/** Our own pipeline, whole. */
export const ours: Method = { name: 'ours', apply: (one) => settleWith(settleStages, inputOf(one)) }

/** Our own pipeline; of an answer to a whole picture all of it, not only what changed. */
export const everything: Method = {
  name: 'everything',
  apply: (one) =>
    settleWith(settleStages, inputOf(one), (settled) => settled.alternative ?? settled),
}

/** Stages that the others can't do without: nothing fits when they are left out. */
const needed = ['bringToSize', 'toSourceDepth', 'fillTransparent', 'keepAlpha']

/** Our own pipeline with one stage left out, for each stage that can be. */
export const oursWithout: readonly Method[] = settleStages
  .filter((stage) => !needed.includes(stage.name))
  .map((left) => ({
    name: `ours-${left.name}`,
    apply: (one) =>
      settleWith(
        settleStages.filter((stage) => stage !== left),
        inputOf(one),
      ),
  }))

/** Gives what settling a case needs, as the product would pass it. */
export function inputOf({ edit, drifted, plan }: BenchmarkCase): SettleInput {
  return {
    plan,
    parent: edit.parent,
    region: edit.region,
    protect: [],
    edge: { kind: 'strict' },
    candidate: drifted.picture,
    meansAlpha: false,
    wanted: wantedChange(edit.instruction),
  }
}

/** Settles with a list of stages and keeps what they found out on the way. */
export function settleWith(
  stages: readonly SettleStage[],
  input: SettleInput,
  choose = (settled: SettledCandidate) => settled,
): MethodResult {
  let alignment: Alignment | null = null
  let change: ChangeMap | null = null
  const watch: SettleStage = (state) => {
    alignment = state.alignment ?? alignment
    change = state.change ?? change
    return state
  }
  const watched = stages.flatMap((stage) => [stage, watch])
  const settled = choose(finish(settleInSteps(input, watched)))
  return { ...shown(input.parent, settled), report: settled.report, alignment, change }
}

/** Gives a settled candidate laid over the parent. */
function shown(
  parent: Picture,
  { content }: SettledCandidate,
): Pick<MethodResult, 'picture' | 'coverage'> {
  if (content.kind !== 'patch') return { picture: content.picture, coverage: null }
  return { picture: composePatch(parent, content.patch), coverage: content.patch.coverage }
}
