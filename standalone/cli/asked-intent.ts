import type { FollowUp } from '../../core/guide/follow-up/follow-up.ts'
import { withLocks } from '../../core/guide/preserves/with-locks.ts'
import type { Host, Picked } from '../../core/host.ts'
import type { Intent } from '../../core/refine.ts'
import { followUpOf } from './follow-up-of-settings.ts'
import { intentOfSettings } from './intent-of-settings.ts'
import type { RefineSettings } from './refine-settings.ts'
import type { Surroundings } from './surroundings.ts'

/** What a command line of `refine` asks for, with what the lineage adds to it. */
export interface AskedIntent {
  readonly intent: Intent
  /** How the instruction was taken as a follow-up; null: it was not. */
  readonly taken: Extract<FollowUp, { readonly kind: 'resolved' }> | null
}

/**
 * Reads what a command line names, takes its instruction as a follow-up where that is wanted, and adds the locks of the
 * lineage. What a follow-up becomes is told on standard error before anything runs.
 *
 * @throws RefineError what reading the files throws; `bad_instruction` for a follow-up that is not clear.
 */
export async function askedIntent(
  settings: RefineSettings,
  host: Host,
  picked: Picked,
  { signal, err }: Surroundings,
): Promise<AskedIntent> {
  const { lineages } = await host.lineages({ signal })
  const lineage = lineages.find(({ source }) => source === picked.source) ?? null
  const { settings: full, region, taken, said } = followUpOf(settings, lineage)
  for (const line of said) err(`pentimento: ${line}\n`)
  const intent = await intentOfSettings(full, host, picked, signal)
  // Another frame keeps every old pixel as it is: there is nothing to protect.
  const locks = settings.reframe ? [] : (lineage?.notes.locks ?? [])
  return { intent: withLocks({ ...intent, ...(region && { region }) }, locks), taken }
}
