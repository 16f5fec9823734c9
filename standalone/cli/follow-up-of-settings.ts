import { loadMask } from '../../core/edit/stored-mask.ts'
import { RefineError } from '../../core/errors.ts'
import type { FollowUp } from '../../core/guide/follow-up/follow-up.ts'
import { resolveFollowUp } from '../../core/guide/follow-up/resolve-follow-up.ts'
import { findVersion } from '../../core/history/find-version.ts'
import type { Lineage } from '../../core/history/lineage.ts'
import type { Mask } from '../../core/mask/mask.ts'
import type { RefineSettings } from './refine-settings.ts'
import { shownIn } from './shown-in.ts'

/** A command line whose follow-up has become a full instruction. */
export interface TakenFollowUp {
  readonly settings: RefineSettings
  /** Where the older step was allowed to change; null: nothing is taken over. */
  readonly region: Mask | null
  /** How it was taken; null: it was none. */
  readonly taken: Extract<FollowUp, { readonly kind: 'resolved' }> | null
  /** What to tell the user before anything runs. */
  readonly said: readonly string[]
}

/**
 * Takes an instruction as a follow-up where the user asked for that; else only says that it looks like one. Nothing that
 * was guessed ever runs unasked.
 *
 * @throws RefineError `bad_instruction` when it is not clear what is meant, or nothing has to be painted for it.
 */
export function followUpOf(settings: RefineSettings, lineage: Lineage | null): TakenFollowUp {
  const asGiven: TakenFollowUp = { settings, region: null, taken: null, said: [] }
  const { instruction, followUp, parent: named, resume } = settings
  if (instruction === null || resume !== null || settings.reframe) return asGiven
  const parent = parentOf(named, lineage)
  const hasRegion = settings.region !== null
  const found = resolveFollowUp(instruction, { lineage, parent, hasRegion })
  if (found.kind === 'none') return asGiven
  if (!followUp) return { ...asGiven, said: [hintAt(found, instruction)] }
  if (found.kind !== 'resolved') throw notRunnable(found, instruction, lineage, settings.input)
  const preserve = [
    ...found.preserve.filter(({ text }) => !settings.preserve.some((one) => one.text === text)),
    ...settings.preserve,
  ]
  const region = lineage?.versions.find(({ record }) => record.id === found.region)?.record.edit
    .region
  return {
    settings: {
      ...settings,
      instruction: found.instruction,
      parent: found.parent ?? 'source',
      preserve,
    },
    region: region ? loadMask(region) : null,
    taken: found,
    said: [
      `“${instruction}” is taken as “${found.instruction}”, from ${nameOf(found.parent, lineage)}. ${found.because}`,
      ...(found.where === null ? [] : [`${found.where} Use --region FILE.`]),
    ],
  }
}

function parentOf(named: string | null, lineage: Lineage | null): string | null {
  if (named === 'source' || !lineage) return null
  return named === null ? shownIn(lineage) : findVersion([lineage], named).record.id
}

function hintAt(found: FollowUp, instruction: string): string {
  const as = found.kind === 'resolved' ? `: it would be “${found.instruction}”` : ''
  return `“${instruction}” sounds like a follow-up and is used as it stands; --follow-up takes it as one${as}.`
}

function notRunnable(
  found: Extract<FollowUp, { readonly kind: 'back' | 'ask' }>,
  instruction: string,
  lineage: Lineage | null,
  input: string,
): RefineError {
  if (found.kind === 'back') {
    const name = nameOf(found.parent, lineage)
    return new RefineError('bad_instruction', `“${instruction}”: ${found.because}`, {
      hint: `Show it with: pentimento show ${input} ${name === 'the source' ? 'source' : name}`,
    })
  }
  const options = found.options.map(({ text }) => `“${text}”`)
  return new RefineError('bad_instruction', `“${instruction}” is not clear. ${found.question}`, {
    hint:
      options.length > 0
        ? `Say it in full, for example: ${options.join(', ')}.`
        : 'Say the change in full.',
  })
}

function nameOf(version: string | null, lineage: Lineage | null): string {
  const number = lineage?.versions.find(({ record }) => record.id === version)?.record.number
  return number === undefined ? 'the source' : `v${number}`
}
