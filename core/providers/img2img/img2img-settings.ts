import { RefineError } from '../../errors.ts'

/** How a server is to paint; what is null is left to the server. */
export interface Img2imgSettings {
  readonly steps: number | null
  readonly guidance: number | null
  readonly sampler: string | null
  readonly negative: string | null
  readonly upscaler: string | null
}

/**
 * Reads the provider's options.
 *
 * @throws RefineError `bad_setting` for steps that are no whole number from 1 to 150, or a guidance not from 0 to 30.
 */
export function readImg2imgSettings(options: Readonly<Record<string, string>>): Img2imgSettings {
  const text = (id: string) => options[id]?.trim() || null
  const steps = numberOf('Steps', text('steps'), 1, 150)
  if (steps !== null && !Number.isInteger(steps)) throw badNumber('Steps', 1, 150)
  return {
    steps,
    guidance: numberOf('Guidance', text('guidance'), 0, 30),
    sampler: text('sampler'),
    negative: text('negative'),
    upscaler: text('upscaler'),
  }
}

function numberOf(label: string, text: string | null, least: number, most: number): number | null {
  if (text === null) return null
  const number = Number(text.replace(',', '.'))
  if (!(number >= least && number <= most)) throw badNumber(label, least, most)
  return number
}

function badNumber(label: string, least: number, most: number): RefineError {
  return new RefineError('bad_setting', `${label} takes a number from ${least} to ${most}.`, {
    hint: 'Correct it in the provider’s settings, or leave it empty for the server’s own value.',
  })
}
