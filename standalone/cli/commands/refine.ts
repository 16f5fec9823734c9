import { basename } from 'node:path'
import type { Picked } from '../../../core/host.ts'
import {
  accept,
  type Proposal,
  prepare,
  proposalFromLedger,
  requestBest,
} from '../../../core/refine.ts'
import { type AskedIntent, askedIntent } from '../asked-intent.ts'
import { cliHost } from '../cli-host.ts'
import { fileState, writeWhole } from '../files.ts'
import { flatPng } from '../flat-picture.ts'
import { moneyLimits } from '../money-settings.ts'
import { openDesk, providerOfCall } from '../open-desk.ts'
import { chooseLayer, openInput } from '../open-input.ts'
import { openProvider } from '../open-provider.ts'
import { decideOutputs } from '../outputs.ts'
import { watchProgress } from '../progress.ts'
import { plannedOutcome, refinedOutcome } from '../refine-outcome.ts'
import { parseRefineSettings } from '../refine-settings.ts'
import { savingHost } from '../saving-host.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

/** `pentimento refine`: one change to a picture or a layered PSD, from the words to the saved version. */
export async function refineCommand(
  args: readonly string[],
  around: Surroundings,
): Promise<Outcome> {
  const settings = parseRefineSettings(args)
  const { signal } = around
  const id = settings.provider ?? (await providerOfCall(settings.resume, around.env))
  const provider = openProvider(id, settings, around.env)
  const inputState = await fileState(settings.input)
  const opened = await openInput(settings.input, signal)
  const { region, protect, references, reframe } = settings
  const subject = reframe?.kind === 'crop' ? reframe.subject : null
  const single = [region, subject].filter((path) => path !== null)
  const reads = [...single, ...protect, ...references.map(({ path }) => path)]
  const outputs = await decideOutputs(settings.input, opened, { ...settings, reads, inputState })
  const layer = chooseLayer(opened.document, settings.layer ?? undefined)
  const host = cliHost(opened.document, basename(settings.input))
  host.select(layer.id)
  const picked = (await host.pick({ signal })) as Picked // a layer that can be refined was chosen
  const desk = await openDesk(savingHost(host, outputs), provider, around, settings.resume)
  const { deps } = desk
  const progress = watchProgress(around)
  const options = {
    signal,
    onProgress: progress.onProgress,
    ...moneyLimits(settings, around, progress),
    retries: settings.retries,
    asItCame: settings.asItCame,
  }
  try {
    let proposal: Proposal
    let taken: AskedIntent['taken'] = null
    if (settings.resume !== null) {
      proposal = await proposalFromLedger(deps, settings.resume, options)
    } else {
      const asked = await askedIntent(settings, host, picked, around)
      const prepared = await prepare(deps, asked.intent, options)
      taken = asked.taken
      if (settings.dryRun) {
        return withFollowUp(plannedOutcome(settings, outputs, prepared, provider), taken)
      }
      proposal = await requestBest(deps, prepared, options)
    }
    const placed = await accept(deps, proposal, [0], options)
    const [first] = placed.versions
    const outcome = withFollowUp(
      refinedOutcome(settings, outputs, { host, provider, proposal, placed }),
      taken,
    )
    if (outputs.flat !== null && outputs.psd !== null && first) {
      await writeWhole(outputs.flat, flatPng(host.document, picked.source, first.id))
    }
    if (outputs.report !== null) {
      await writeWhole(outputs.report, `${JSON.stringify(outcome.json, null, 2)}\n`)
    }
    return outcome
  } catch (thrown) {
    throw await desk.sayHowToPlace(thrown, (call, code) => {
      const asItCame = code === 'bad_answer' ? ' --as-it-came' : ''
      return `pentimento refine INPUT --resume ${call}${asItCame}`
    })
  } finally {
    progress.clear()
  }
}

/** Says in the result how a follow-up was taken. */
function withFollowUp(outcome: Outcome, taken: AskedIntent['taken']): Outcome {
  if (!taken) return outcome
  const { because, region, where } = taken
  return { ...outcome, json: { ...outcome.json, followUp: { because, region, where } } }
}
