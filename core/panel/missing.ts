import { maxInstructionLength } from '../edit/edit.ts'
import type { ProviderInfo } from '../provider.ts'
import { chosenModel, chosenProvider } from './chosen.ts'
import { areasProblem } from './region-layers.ts'
import type { PanelState } from './state.ts'
import { formatCount } from './wording/numbers.ts'

/** What keeps Refine from running, and where it can be put right. */
export interface Missing {
  /** A full sentence that says what to do. */
  readonly reason: string
  readonly where: 'document' | 'instruction' | 'provider' | 'settings' | 'wait'
}

/** Says what is missing before the draft can be refined; null when nothing is. */
export function whatIsMissing(state: PanelState): Missing | null {
  const problem = areasProblem(state)
  return (
    whatWholeMisses(state) ?? (problem === null ? null : { reason: problem, where: 'document' })
  )
}

/** Says what is missing before the draft can be refined on whole pictures, without its region. */
export function whatWholeMisses(state: PanelState): Missing | null {
  const { picked, pickProblem, draft, capabilities } = state
  if (state.run) return { reason: 'A refinement is under way.', where: 'wait' }
  if (state.choice) return { reason: 'Choose among the candidates first.', where: 'wait' }
  if (!state.loaded) return { reason: 'The document is being read.', where: 'wait' }
  if (capabilities.readOnly) {
    return { reason: 'This document can only be looked at here.', where: 'document' }
  }
  if (pickProblem)
    return { reason: `${pickProblem.message} ${pickProblem.hint}`, where: 'document' }
  if (!picked) {
    const reason = capabilities.pickHint ?? `Pick a picture in ${capabilities.name}.`
    return { reason, where: 'document' }
  }
  return whatProviderMisses(state) ?? whatInstructionMisses(draft.instruction.trim())
}

/** Says what is missing before a first picture can be made; null when nothing is. */
export function whatFirstMisses(state: PanelState): Missing | null {
  if (state.run) return { reason: 'A picture is being made.', where: 'wait' }
  if (state.firstChoice) return { reason: 'Choose among the pictures first.', where: 'wait' }
  if (state.capabilities.readOnly) {
    return { reason: 'This document can only be looked at here.', where: 'document' }
  }
  const model = chosenModel(state)
  if (model && model.generates === false) {
    const label = chosenProvider(state)?.label
    return { reason: `${label} makes no pictures from words.`, where: 'provider' }
  }
  if (state.first.sketch && model?.generates === 'words') {
    return { reason: `${model.label} takes no sketch: leave it out.`, where: 'provider' }
  }
  const words = state.first.words.trim()
  if (words === '') return whatProviderMisses(state) ?? nothingSaid
  return whatProviderMisses(state) ?? whatInstructionMisses(words)
}

const nothingSaid: Missing = { reason: 'Say what the picture shows.', where: 'instruction' }

function whatInstructionMisses(instruction: string): Missing | null {
  if (instruction === '') return { reason: 'Say what to change.', where: 'instruction' }
  if (instruction.length > maxInstructionLength) {
    return {
      reason: `Shorten the instruction: ${formatCount(instruction.length)} of at most ${formatCount(maxInstructionLength)} characters.`,
      where: 'instruction',
    }
  }
  return null
}

function whatProviderMisses(state: PanelState): Missing | null {
  const provider = chosenProvider(state)
  const model = chosenModel(state)
  if (!provider || !model) return { reason: 'Choose a provider in More.', where: 'provider' }
  // Before the key: nobody should look for one that can't be used here.
  const blocked = whyOutOfReach(state, provider)
  if (blocked !== null) return { reason: blocked, where: 'settings' }
  if (provider.needsKey && !state.keys[provider.id]) {
    return { reason: `Enter your ${provider.label} key in Settings.`, where: 'settings' }
  }
  return null
}

/** Says why a provider's address can't be called from here and what to do about it; null when it can. */
export function whyOutOfReach(
  { baseUrls, capabilities }: Pick<PanelState, 'baseUrls' | 'capabilities'>,
  provider: Pick<ProviderInfo, 'id' | 'origins'>,
): string | null {
  const replaced = baseUrls[provider.id]
  for (const origin of replaced ? [replaced] : provider.origins) {
    const reach = capabilities.reach(origin)
    if (!reach.ok) return `${reach.reason} ${reach.fix}`
  }
  return null
}

/** Gives the providers that can be chosen here: those that can't be reached are left out, unless one is set up already. */
export function offeredProviders(state: PanelState): readonly ProviderInfo[] {
  return state.providers.filter(
    (info) => info.id === state.setup.provider || whyOutOfReach(state, info) === null,
  )
}
