import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ErrorCode, RefineError } from '../../../core/errors.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import type { Attempt, LedgerEntry } from '../../../core/ledger/ledger.ts'
import {
  accept,
  discard,
  prepare,
  proposalFromLedger,
  type RefineDeps,
  request,
} from '../../../core/refine.ts'
import { createMemoryStore } from '../../support/memory-store.ts'
import { intentOn, openDesk } from './desk.ts'
import { createScriptedProvider, flat } from './scripted-provider.ts'

const codes: readonly ErrorCode[] = [
  'rate_limited',
  'provider_unreachable',
  'provider_refused',
  'provider_failed',
  'outcome_unknown',
  'bad_answer',
  'internal',
]

/** One step of a life: asking (once or by a double click), placing or throwing away what waits, or a restart. */
const stepArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant('ask' as const),
    words: fc.constantFrom('warmer', 'colder'),
    twice: fc.boolean(),
    again: fc.boolean(),
    /** What the provider does with each further POST: null paints. */
    outcomes: fc.array(fc.option(fc.constantFrom(...codes)), { maxLength: 3 }),
    /** After how many changes the store, and the program with it, is gone. */
    crash: fc.option(fc.nat(9)),
  }),
  fc.record({ kind: fc.constantFrom('place' as const, 'discard' as const, 'restart' as const) }),
)

interface Post {
  readonly entry: LedgerEntry | undefined
  /** Other calls with the same edit of which nobody knew at this moment. */
  readonly unknown: readonly LedgerEntry[]
  readonly consent: boolean
  readonly isPainted: boolean
}

test('law: every POST is an attempt that was noted, no attempt is posted twice, and nothing unknown is sent again without consent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 2, maxLength: 8 }), async (steps) => {
      const store = createMemoryStore()
      const posts: Post[] = []
      let outcomes: (ErrorCode | null)[] = []
      let consent = false
      const provider = createScriptedProvider(async ({ id, picture, instruction }) => {
        // What another program would read at this moment: the store itself, not this run's memory.
        const entries = await createLedger(store, { now: () => 0 }).entries()
        const entry = entries.find((one) => one.id === id)
        const unknown = entries.filter(
          (one) => one.id !== id && one.edit.instruction === instruction && one.state === 'unknown',
        )
        const code = outcomes.shift() ?? null
        posts.push({ entry, unknown, consent, isPainted: code === null })
        if (code) throw new RefineError(code, 'No.', { hint: 'No.', retryable: true })
        const candidates = [
          { kind: 'picture', picture: flat(picture, 8, [9, 9, posts.length, 255]) },
        ] as const
        return { candidates, usage: { costUsd: 0.04 } }
      })
      const desk = await openDesk(provider, {
        picture: flat({ width: 8, height: 8 }, 8, [1, 2, 3, 255]),
      })
      let ids = 0
      const run = (): RefineDeps => ({
        ...desk.deps,
        host: { ...desk.host },
        ledger: createLedger(store, desk.deps.clock),
        newId: () => `call-${++ids}`,
      })
      let deps = run()
      for (const step of steps) {
        if (step.kind === 'ask') {
          const intent = intentOn(desk, { instruction: step.words })
          const prepared = await prepare(deps, intent)
          outcomes = [...step.outcomes]
          consent = step.again
          if (step.crash !== null) store.crashAfter(step.crash)
          const before = posts.length
          const asking = () => posts.slice(before)
          const options = step.again ? { again: true as const } : {}
          const asked = [request(deps, prepared, options)]
          if (step.twice) asked.push(request(deps, prepared, options))
          await Promise.allSettled(asked)
          const painted = asking().filter(({ isPainted }) => isPainted)
          expect(painted.length).toBeLessThanOrEqual(1)
          if (step.crash === null) await expectKept(deps, painted)
          else {
            store.restart()
            deps = run()
          }
        } else if (step.kind === 'restart') deps = run()
        else {
          const waiting = (await deps.ledger.entries()).find(({ state }) => state === 'answered')
          if (!waiting) continue
          if (step.kind === 'discard') await discard(deps, waiting.id)
          else {
            const picked = await desk.host.pick()
            if (picked?.state !== waiting.edit.source.state) continue
            await accept(deps, await proposalFromLedger(deps, waiting.id), [0]).catch(() => {})
          }
        }
      }
      expectLaw(posts)
      await expectEverySpent(deps, posts)
    }),
    { numRuns: 60 },
  )
})

function expectLaw(posts: readonly Post[]): void {
  const attempts = posts.map(({ entry }) => entry && nameOf(entry.attempt))
  expect(attempts).not.toContain(undefined)
  expect(new Set(attempts).size).toBe(posts.length)
  expect(posts.filter(({ unknown, consent }) => unknown.length > 0 && !consent)).toEqual([])
}

/** What was painted and not lost with the program waits to be placed. */
async function expectKept({ ledger }: RefineDeps, painted: readonly Post[]): Promise<void> {
  const entries = await ledger.entries()
  for (const { entry } of painted) {
    expect(entries.find(({ id }) => id === entry?.id)).toMatchObject({ state: 'answered' })
  }
}

/** What was posted is in the book of spending, each attempt on a line of its own. */
async function expectEverySpent({ ledger }: RefineDeps, posts: readonly Post[]): Promise<void> {
  const lines = await ledger.spending.lines()
  const known = lines.map(({ edit, attempt }) => nameOf({ edit, ordinal: attempt }))
  for (const { entry } of posts) expect(known).toContain(entry && nameOf(entry.attempt))
}

function nameOf({ edit, ordinal }: Attempt): string {
  return `${edit} ${ordinal}`
}
