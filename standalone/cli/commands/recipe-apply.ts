import { basename } from 'node:path'
import { fromPlainError } from '../../../core/errors.ts'
import { applyKit } from '../../../core/guide/brand-kit/apply-kit.ts'
import { withLocks } from '../../../core/guide/preserves/with-locks.ts'
import { lineageOf } from '../../../core/history/find-in-lineages.ts'
import type { Picked } from '../../../core/host.ts'
import { type ReplayedStep, replayRecipe } from '../../../core/refine/replay/replay-recipe.ts'
import type { Intent } from '../../../core/refine.ts'
import { cliHost } from '../cli-host.ts'
import { fileState, writeWhole } from '../files.ts'
import { findKit } from '../find-kept.ts'
import { flatPng } from '../flat-picture.ts'
import { moneyLimits } from '../money-settings.ts'
import { type CliDesk, openDesk } from '../open-desk.ts'
import { chooseLayer, openInput } from '../open-input.ts'
import { openProvider } from '../open-provider.ts'
import { decideOutputs } from '../outputs.ts'
import { watchProgress } from '../progress.ts'
import { readRecipeInputs } from '../read-recipe-inputs.ts'
import { appliedOutcome, plannedRecipeOutcome } from '../recipe-outcome.ts'
import { parseApplySettings, providerOfStep, wantedSettings } from '../recipe-settings.ts'
import { savingHost } from '../saving-host.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

/** `pentimento recipe apply`: replays a recipe on a picture, step by step, each a version of its own. */
export async function applyRecipe(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const settings = parseApplySettings(args)
  const { signal } = around
  const kit = settings.kit === null ? null : await findKit(settings.kit, around)
  const { filled, pictures } = await readRecipeInputs(settings, kit, around)
  const inputState = await fileState(settings.input)
  const opened = await openInput(settings.input, signal)
  const reads = Object.values(pictures).map(({ path }) => path)
  const outputs = await decideOutputs(settings.input, opened, { ...settings, reads, inputState })
  const layer = chooseLayer(opened.document, settings.layer ?? undefined)
  const host = cliHost(opened.document, basename(settings.input))
  host.select(layer.id)
  const picked = (await host.pick({ signal })) as Picked // a layer that can be refined was chosen
  const parent = picked.head.kind === 'version' ? picked.head.id : shownParent(picked)
  const providers = new Map(
    filled.steps.map((step) => {
      const id = providerOfStep(step, settings)
      return [id, openProvider(id, settings, around.env)] as const
    }),
  )
  if (settings.dryRun) {
    return plannedRecipeOutcome(settings, { filled, kit })
  }
  const desks = new Map<string, CliDesk>()
  const saving = savingHost(host, outputs)
  for (const [id, provider] of providers) {
    desks.set(id, await openDesk(saving, provider, around, null))
  }
  const deskOf = (step: ReplayedStep['step']) =>
    desks.get(providerOfStep(step, settings)) as CliDesk // opened for every step
  const locks = lineageOf(await host.lineages({ signal }), picked.source)?.notes.locks ?? []
  // A change of the frame takes no protected areas, and the picture that it makes is another one, with places of its own.
  const isLocked = (intent: Intent) => !intent.reframe && intent.picked.source === picked.source
  const adjust = (intent: Intent): Intent =>
    applyKit(wantedSettings(isLocked(intent) ? withLocks(intent, locks) : intent, settings), kit)
  const progress = watchProgress(around)
  try {
    const options = {
      signal,
      onProgress: progress.onProgress,
      ...moneyLimits(settings, around, progress),
      ...{ pictures, adjust },
    }
    const depsOf = (step: ReplayedStep['step']) => deskOf(step).deps
    const replayed = await replayRecipe(depsOf, filled, { picked, parent }, options)
    const failed = replayed.find((one) => one.kind === 'failed')
    const error =
      failed &&
      (await deskOf(failed.step).sayHowToPlace(fromPlainError(failed.error), (call) => {
        return `pentimento refine ${outputs.psd ?? 'INPUT'} --resume ${call}`
      }))
    const last = replayed.filter((one) => one.kind === 'done').at(-1)
    const [shown] = last?.placed.versions ?? []
    if (outputs.flat !== null && outputs.psd !== null && shown && last) {
      const { source } = last.proposal.prepared.intent.picked
      await writeWhole(outputs.flat, flatPng(host.document, source, shown.id))
    }
    return await appliedOutcome(settings, {
      filled,
      replayed,
      error,
      outputs,
      host,
      kit,
      providers,
    })
  } finally {
    progress.clear()
  }
}

function shownParent({ head }: Picked): null | 'shown' {
  return head.kind === 'mix' ? 'shown' : null
}
