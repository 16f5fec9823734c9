import type {
  BatchEngine,
  BatchLimits,
  LineResult,
} from '../../../../core/batch/engine/batch-engine.ts'
import { RefineError } from '../../../../core/errors.ts'
import type { ProviderRequest } from '../../../../core/provider.ts'
import { repaintEverything } from '../../refine/scripted-provider.ts'
import type { Lifeline } from '../lifeline.ts'

/** What becomes of a batch: its end, and of each line (by its position) what the batch says. */
export interface Fate {
  readonly ends?: 'completed' | 'failed' | 'expired' | 'cancelled'
  readonly line?: (position: number) => 'answered' | 'busy' | 'refused' | 'unreached' | 'silent'
}

/** A service that outlives the programs that use it. */
export interface FakeService {
  /** Every batch that was begun. */
  readonly batches: {
    readonly name: string
    readonly lines: readonly string[]
    readonly fate: Fate
  }[]
  /** Ids of all calls that were painted: each is paid for. */
  readonly painted: string[]
  /** What becomes of batches begun from now on, in turn; the last one holds for all further ones. */
  readonly fates: Fate[]
  /** Gives the way to it for one run of the program. */
  reach(life: Lifeline, options?: { readonly limits?: Partial<BatchLimits> }): BatchEngine
}

export function createFakeService(...fates: Fate[]): FakeService {
  const service: FakeService = {
    batches: [],
    painted: [],
    fates,
    reach(life, { limits } = {}) {
      const requests = new Map<string, ProviderRequest>()
      return {
        label: 'The batch',
        limits: { lines: 100, bytes: 1e6, answerBytes: 1e9, ...limits },
        estimate: (_, live) =>
          live && { ...live, highUsd: live.highUsd / 2, lowUsd: live.lowUsd / 2 },
        async line(request) {
          life.beat()
          requests.set(request.id, request)
          if (request.prompt.includes('uncarried')) return null
          return { id: request.id, text: `${request.id}\n`, answerBytes: 1 }
        },
        async submit(name, lines) {
          life.beat()
          const [next = {}, ...more] = service.fates
          if (more.length > 0) service.fates.shift()
          for (const { id } of lines) pictures.set(id, requests.get(id) as ProviderRequest)
          service.batches.push({ name, lines: lines.map(({ id }) => id), fate: next })
          life.beat()
          return name
        },
        async find(name) {
          life.beat()
          return service.batches.some((batch) => batch.name === name) ? name : null
        },
        async look(batch) {
          life.beat()
          const found = service.batches.find(({ name }) => name === batch)
          if (!found) throw new RefineError('not_found', 'No such batch.', { hint: 'None.' })
          return { kind: 'ended', outcome: found.fate.ends ?? 'completed', message: null }
        },
        async *results(batch) {
          const found = service.batches.find(({ name }) => name === batch)
          for (const [position, id] of (found?.lines ?? []).entries()) {
            life.beat()
            const result = await resultOf(found?.fate.line?.(position) ?? 'answered', id)
            if (result) yield result
          }
        },
        cancel: async () => undefined,
        tidy: async () => life.beat(),
      }
    },
  }
  const pictures = new Map<string, ProviderRequest>()

  async function resultOf(
    fate: ReturnType<NonNullable<Fate['line']>>,
    id: string,
  ): Promise<LineResult | null> {
    if (fate === 'unreached') return { kind: 'unreached', id }
    if (fate === 'silent') return null
    if (fate !== 'answered') {
      const code = fate === 'busy' ? 'rate_limited' : 'provider_refused'
      const error = { code, message: `It is ${fate}.`, hint: 'Wait.', retryable: false } as const
      return { kind: 'failed', id, error, passing: fate === 'busy' }
    }
    if (!service.painted.includes(id)) service.painted.push(id)
    const pictured = await repaintEverything(pictures.get(id) as ProviderRequest, {})
    if ('usage' in pictured) throw new TypeError('Expected pictures')
    const candidates = pictured.map((one) =>
      'kind' in one ? one : { kind: 'picture' as const, picture: one },
    )
    return { kind: 'answered', id, atMost: false, answer: { candidates, usage: { costUsd: 0.02 } } }
  }

  return service
}
