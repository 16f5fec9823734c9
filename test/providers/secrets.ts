import { inspect } from 'node:util'
import { expect } from 'vitest'
import type { World } from './open-world.ts'
import type { Painter } from './painters.ts'

/** The headers that a key may lie in. */
const keyHeaders = ['authorization', 'x-goog-api-key']

/** Every form that a key could be found again in, by a name for it. */
export function formsOf({ key }: Pick<Painter, 'key'>): readonly (readonly [string, string])[] {
  const parts = [key, ...key.split(':')].filter((part) => part.length > 12)
  return parts.flatMap((part) => [
    ['as it is', part] as const,
    ['percent-encoded', encodeURIComponent(part)] as const,
    ['in JSON', JSON.stringify(part).slice(1, -1)] as const,
    ['reversed', [...part].reverse().join('')] as const,
    ['in hexadecimal', Buffer.from(part).toString('hex')] as const,
    ...[0, 1, 2].map((shift) => ['in base64', base64Core(part, shift)] as const),
  ])
}

/** What a text looks like within a longer one that is written as base64, wherever it begins. */
function base64Core(text: string, shift: number): string {
  const whole = Buffer.from('\0'.repeat(shift) + text)
    .toString('base64')
    .replace(/=+$/u, '')
  // The first and the last digits depend on what stands beside them.
  return whole.slice(shift === 0 ? 0 : shift + 1, -2)
}

/** Looks for a painter's key in whatever a world leaves behind or sends, other than the header that it belongs into. */
export async function expectNoSecret(world: World, error: unknown): Promise<void> {
  const { painter, net, printed, store, harness, ledger, layer } = world
  const places: Record<string, string> = {
    error: inspect(error, { depth: 12, showHidden: true, maxStringLength: null }),
    console: printed.join('\n'),
    'books and waiting pictures': [...store.stored]
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('latin1')}`)
      .join('\n'),
    spending: JSON.stringify([await ledger.spending.lines(), await ledger.spending.sums()]),
    layers: JSON.stringify([
      await harness.layers(),
      await harness.contentOf(layer),
      await harness.host.lineages(),
    ]),
    requests: net.outgoing
      .map(({ origin, url, headers, body }) => {
        const told = withoutKey(headers, origin === painter.origins[0])
        return `${url} ${JSON.stringify(told)} ${textOf(body)}`
      })
      .join('\n'),
  }
  for (const [place, text] of Object.entries(places)) {
    for (const [form, secret] of formsOf(painter)) {
      expect(text.includes(secret), `the key ${form} in: ${place}`).toBe(false)
    }
  }
}

/** Only the painter's own service is told the key, and only there. */
function withoutKey(headers: Readonly<Record<string, string>>, isOwn: boolean): object {
  if (!isOwn) return headers
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !keyHeaders.includes(name)))
}

function textOf(body: Uint8Array | string | null): string {
  return typeof body === 'string' || body === null
    ? String(body)
    : Buffer.from(body).toString('latin1')
}
