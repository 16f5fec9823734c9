import { type MoneySettings, moneyOptions, parseMoney } from './money-settings.ts'
import type { ParsedArguments } from './parse-arguments.ts'
import { parseOptions } from './parse-options.ts'

const text = { type: 'string' } as const

/** The options of every command that has something painted: who, how, and what it may cost. */
export const providerArguments = {
  ...{ provider: text, 'base-url': text, option: text, model: text, quality: text },
  ...{ complexity: text, variations: text, strength: text, seed: text },
  ...moneyOptions,
  'dry-run': { type: 'boolean' },
} as const

/** Who paints and how, as the command line says it. */
export interface PaintingSettings extends MoneySettings {
  readonly provider: string | null
  readonly baseUrl: string | null
  /** Of the provider, by their names. */
  readonly options: Readonly<Record<string, string>>
  readonly model: string | null
  readonly quality: string | null
  readonly complexity: string | null
  readonly variations: number
  readonly strength: number | null
  readonly seed: number | null
  readonly dryRun: boolean
}

/** @throws UsageError for a value that can't be understood. */
export function readPainting(parsed: ParsedArguments): PaintingSettings {
  const whole = { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true }
  return {
    provider: parsed.text('provider') ?? null,
    baseUrl: parsed.text('base-url') ?? null,
    options: parseOptions(parsed.texts('option')),
    model: parsed.text('model') ?? null,
    quality: parsed.text('quality') ?? null,
    complexity: parsed.text('complexity') ?? null,
    variations: parsed.number('variations', { from: 1, to: 10, whole: true }) ?? 1,
    strength: parsed.number('strength', { from: 0, to: 1, whole: false }) ?? null,
    seed: parsed.number('seed', whole) ?? null,
    ...parseMoney(parsed),
    dryRun: parsed.flag('dry-run'),
  }
}
