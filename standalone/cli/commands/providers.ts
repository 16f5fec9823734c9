import { RefineError } from '../../../core/errors.ts'
import type { ModelCapabilities } from '../../../core/model.ts'
import type { ProviderInfo, ProviderOption } from '../../../core/provider.ts'
import { providerInfos } from '../../../core/providers/provider-list.ts'
import { modelTable } from '../model-table.ts'
import { openProvider } from '../open-provider.ts'
import { parseArguments } from '../parse-arguments.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

/**
 * `pentimento providers`: who can paint, with which models, and whether a key is set; with `--models ID` also what that
 * provider's server says it has. Never shows a key.
 */
export async function providers(
  args: readonly string[],
  { env, signal }: Surroundings,
): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'providers',
    positionals: [],
    options: { models: { type: 'string' }, 'base-url': { type: 'string' } },
  })
  const asked = parsed.text('models') ?? null
  const hasKey = ({ keyVariable }: ProviderInfo) =>
    keyVariable !== undefined && (env[keyVariable] ?? '') !== ''
  const now = Date.now()
  if (asked !== null) {
    const access = { baseUrl: parsed.text('base-url') ?? null, dryRun: false }
    const models = await modelsOf(asked, access, env, signal)
    return {
      json: { command: 'providers', provider: asked, models },
      lines: [`${asked} has ${models.length} models.`, ...modelTable(models, '', now)],
    }
  }
  return {
    json: {
      command: 'providers',
      providers: providerInfos.map((info) => ({
        ...info,
        ready: !info.needsKey || hasKey(info),
      })),
    },
    lines: providerInfos.flatMap((info, index) => [
      ...(index === 0 ? [] : ['']),
      `${info.id}  ${info.label}${info.id === 'local' ? '  (default)' : ''}`,
      `  ${info.description}`,
      ...keyLines(info, hasKey(info)),
      ...(info.options ?? []).map((option) => `  --option ${optionText(option)}`),
      ...modelTable(info.models, info.defaultModel, now).map((line) => `  ${line}`),
      ...retiredLines(info),
      ...(info.modelsFromServer
        ? [`  Its server may have others: pentimento providers --models ${info.id}`]
        : []),
    ]),
  }
}

async function modelsOf(
  id: string,
  access: Parameters<typeof openProvider>[1],
  env: Surroundings['env'],
  signal: AbortSignal,
): Promise<readonly ModelCapabilities[]> {
  const provider = openProvider(id, access, env)
  if (provider.models) return provider.models({ signal })
  const able = providerInfos.filter(({ modelsFromServer }) => modelsFromServer)
  throw new RefineError(
    'not_supported',
    `${provider.info.label} has no list of models to ask for.`,
    {
      hint: `Its models are those that “pentimento providers” lists. These can be asked: ${able.map((info) => info.id).join(', ')}.`,
    },
  )
}

function keyLines({ needsKey, takesKey, keyVariable }: ProviderInfo, isSet: boolean): string[] {
  if (!needsKey && !takesKey) return []
  const may = needsKey ? '' : ' (only where the server asks for one)'
  return [`  Key: ${keyVariable ?? 'none'}${may}, ${isSet ? 'set' : 'not set'}`]
}

function retiredLines({ retiredModels = {} }: ProviderInfo): string[] {
  const retired = Object.entries(retiredModels).map(([id, lastDay]) => `${id} (${lastDay})`)
  return retired.length === 0 ? [] : [`  Retired: ${retired.join(', ')}`]
}

function optionText({ id, help, values }: ProviderOption): string {
  return `${id}=${values ? values.join('|') : 'TEXT'}  ${help}`
}
