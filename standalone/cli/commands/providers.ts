import type { ProviderInfo } from '../../../core/provider.ts'
import { providerInfos } from '../../../core/providers/provider-list.ts'
import { parseArguments } from '../parse-arguments.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

/** `pentimento providers`: who can paint, with which models, and whether a key is set. Never shows a key. */
export async function providers(args: readonly string[], { env }: Surroundings): Promise<Outcome> {
  parseArguments(args, { command: 'providers', positionals: [], options: {} })
  const hasKey = ({ keyVariable }: ProviderInfo) =>
    keyVariable !== undefined && (env[keyVariable] ?? '') !== ''
  return {
    json: {
      command: 'providers',
      providers: providerInfos.map((info) => ({
        ...info,
        ready: !info.needsKey || hasKey(info),
      })),
    },
    lines: providerInfos.flatMap((info) => [
      `${info.id}  ${info.label}${info.id === 'local' ? '  (default)' : ''}`,
      `  ${info.description}`,
      `  Models: ${info.models.map(({ id }) => (id === info.defaultModel ? `${id} (default)` : id)).join(', ')}`,
      ...(info.needsKey
        ? [`  Key: ${info.keyVariable ?? 'none'}, ${hasKey(info) ? 'set' : 'not set'}`]
        : []),
    ]),
  }
}
