import * as z from 'zod/mini'
import { fromUtf8, toUtf8 } from '../../bytes.ts'
import type { ProviderInfo } from '../../provider.ts'
import { mostRetries } from '../../refine.ts'
import type { PanelAction } from '../action.ts'
import type { PanelState } from '../state.ts'

/** Where the panel's choices are kept in the settings store. */
export const panelSettingsKey = 'panel/choices'

const dollars = z.nullable(z.number().check(z.gt(0)))

const choicesSchema = z.object({
  provider: z.string(),
  model: z.nullable(z.string()),
  quality: z.nullable(z.string()),
  complexity: z._default(z.nullable(z.string()), null),
  strength: z._default(z.nullable(z.number().check(z.gte(0), z.lte(1))), null),
  variations: z.int().check(z.gte(1), z.lte(10)),
  retries: z._default(z.int().check(z.gte(0), z.lte(mostRetries)), 0),
  baseUrls: z.record(z.string(), z.string()),
  options: z._default(z.record(z.string(), z.record(z.string(), z.string())), {}),
  models: z._default(
    z.record(
      z.string(),
      z.object({
        names: z.array(z.object({ id: z.string(), label: z.string() })),
        askedAt: z.nullable(z.number()),
      }),
    ),
    {},
  ),
  budgets: z._default(z.object({ perEditUsd: dollars, perDayUsd: dollars }), {
    perEditUsd: null,
    perDayUsd: null,
  }),
  instruction: z._default(z.string(), ''),
  advice: z._default(z.boolean(), true),
})

/** Writes what is to be remembered of the panel's choices; keys are no part of it. */
export function writeChoices(state: PanelState): Uint8Array {
  const { setup, baseUrls, options, serverModels, budgets, lastInstruction, advice } = state
  const { provider, model, quality, complexity, strength, variations, retries = 0 } = setup
  const models = Object.fromEntries(
    Object.entries(serverModels)
      .filter(([, { names }]) => names.length > 0)
      .map(([id, { names, askedAt }]) => [
        id,
        { names: names.map(({ id, label }) => ({ id, label })), askedAt },
      ]),
  )
  return toUtf8(
    JSON.stringify({
      ...{ provider, model, quality, complexity, strength, variations, retries },
      ...{ baseUrls, options, models, budgets, instruction: lastInstruction },
      advice: advice.on,
    }),
  )
}

/** Reads remembered choices as what they change; nothing when they are damaged or speak of a provider that is gone. */
export function readChoices(
  stored: Uint8Array,
  providers: readonly ProviderInfo[],
): readonly PanelAction[] {
  const choices = parseChoices(stored)
  if (!choices || !providers.some(({ id }) => id === choices.provider)) return []
  const { baseUrls, options, models, budgets, instruction, advice, ...setup } = choices
  return [
    { type: 'lastInstruction', text: instruction },
    { type: 'setup', changes: setup },
    { type: 'advice', change: { kind: 'on', on: advice } },
    { type: 'budgets', changes: budgets },
    // Addresses first: a new one makes the panel forget the models of the server before.
    ...Object.entries(baseUrls).map(
      ([provider, url]) => ({ type: 'baseUrl', provider, url }) as const,
    ),
    ...Object.entries(models).map(
      ([provider, changes]) => ({ type: 'serverModels', provider, changes }) as const,
    ),
    ...providers.flatMap((info) => knownOptions(info, options[info.id] ?? {})),
  ]
}

/** What a provider no longer offers would only be refused. */
function knownOptions(
  { id: provider, options = [] }: ProviderInfo,
  given: Readonly<Record<string, string>>,
): readonly PanelAction[] {
  return options.flatMap(({ id: option, values }) => {
    const value = given[option] ?? ''
    if (value === '' || (values && !values.includes(value))) return []
    return [{ type: 'option', provider, option, value } as const]
  })
}

function parseChoices(stored: Uint8Array): z.infer<typeof choicesSchema> | null {
  try {
    return choicesSchema.safeParse(JSON.parse(fromUtf8(stored))).data ?? null
  } catch {
    return null
  }
}
