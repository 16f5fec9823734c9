import type { Preserve } from '../../core/edit/edit.ts'
import type { Language } from '../../core/guide/words/language.ts'
import { languages } from '../../core/guide/words/languages.ts'
import { type PictureRole, pictureRoles } from '../../core/history/lineage-notes.ts'
import { parseArguments } from './parse-arguments.ts'
import { parsePreserve } from './parse-preserve.ts'
import { UsageError } from './usage-error.ts'

/** What `pentimento check` was asked for; files are not read yet. */
export interface CheckSettings {
  readonly text: string
  /** A mask file; null: surely none is marked; undefined: not known. */
  readonly region: string | null | undefined
  readonly preserves: readonly Preserve[]
  /** A layered PSD whose history counts. */
  readonly history: string | undefined
  readonly layer: string | undefined
  readonly kit: string | undefined
  readonly role: PictureRole | undefined
  /** Undefined: told from the text. */
  readonly language: Language | undefined
}

/** Parses the arguments of `pentimento check`. @throws UsageError for what does not go together. */
export function parseCheckSettings(args: readonly string[]): CheckSettings {
  const parsed = parseArguments(args, {
    command: 'check',
    positionals: ['TEXT'],
    options: {
      region: { type: 'string' },
      preserve: { type: 'string' },
      history: { type: 'string' },
      layer: { type: 'string' },
      kit: { type: 'string' },
      role: { type: 'string' },
      language: { type: 'string' },
    },
  })
  const [text = ''] = parsed.positionals
  const region = parsed.text('region')
  const [history, layer] = [parsed.text('history'), parsed.text('layer')]
  if (layer !== undefined && history === undefined) {
    throw new UsageError(
      '--layer goes with --history.',
      'Name the PSD as well, as in --history photo.psd --layer Photo.',
    )
  }
  return {
    text,
    region: region === 'none' ? null : region,
    preserves: parsed.texts('preserve').map(parsePreserve),
    history,
    layer,
    kit: parsed.text('kit'),
    role: oneOf('role', parsed.text('role'), pictureRoles),
    language: languageOf(parsed.text('language')),
  }
}

function languageOf(id: string | undefined): Language | undefined {
  const known = oneOf(
    'language',
    id,
    languages.map((language) => language.id),
  )
  return languages.find((language) => language.id === known)
}

function oneOf<Value extends string>(
  option: string,
  given: string | undefined,
  known: readonly Value[],
): Value | undefined {
  const value = known.find((one) => one === given)
  if (given === undefined || value !== undefined) return value
  throw new UsageError(
    `--${option} does not know “${given}”.`,
    `Choose one of: ${known.join(', ')}.`,
  )
}
