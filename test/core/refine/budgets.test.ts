import { expect, test, vi } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import { accept, prepare, request } from '../../../core/refine.ts'
import { type Desk, intentOn, openDesk, propose } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

const open = (costUsd: number | null = 0.04) =>
  openDesk(createScriptedProvider(repaintEverything, { costUsd }))

const ask = async (
  desk: Desk,
  instruction: string,
  options: NonNullable<Parameters<typeof request>[2]>,
) => request(desk.deps, await prepare(desk.deps, intentOn(desk, { instruction })), options)

test('a day’s budget counts what was spent, also by calls that are placed and forgotten', async () => {
  const desk = await open()
  await accept(desk.deps, await propose(desk), [0])
  expect(await desk.ledger.entries()).toEqual([])
  const intent = intentOn(desk, { picked: (await desk.host.pick())! })
  const prepared = await prepare(desk.deps, intent)
  await expectError(
    request(desk.deps, prepared, { dailyBudgetUsd: 0.07 }),
    'over_budget',
    /^This call is estimated at up to \$0\.0400, with \$0\.0400 spent above the day’s budget of \$0\.0700\.$/,
    /^Nothing was sent\./,
  )
  await request(desk.deps, prepared, { dailyBudgetUsd: 0.08 })
  expect(desk.provider.requests).toHaveLength(2)
})

test('yesterday’s calls don’t count today', async () => {
  const desk = await open()
  await propose(desk)
  const tomorrow = desk.deps.clock.now() + 86_400_000
  const clock = { now: () => tomorrow }
  const prepared = await prepare(desk.deps, intentOn(desk))
  await request({ ...desk.deps, clock }, prepared, { dailyBudgetUsd: 0.04 })
  expect(desk.provider.requests).toHaveLength(2)
})

test('open calls and those of which nobody knows reserve their high end, for their edit and for the day', async () => {
  let calls = 0
  const desk = await openDesk(
    createScriptedProvider((sent, options) => {
      if (calls++ > 0) return repaintEverything(sent, options)
      throw new RefineError('outcome_unknown', 'It broke.', { hint: 'Look.' })
    }),
  )
  await expectError(ask(desk, 'warmer', {}), 'outcome_unknown', /./)
  await expectError(
    ask(desk, 'colder', { dailyBudgetUsd: 0.07 }),
    'over_budget',
    /with \$0\.0400 reserved for calls without a known outcome above the day’s budget/,
  )
  await expectError(
    ask(desk, 'warmer', { budgetUsd: 0.07, again: true }),
    'over_budget',
    /with \$0\.0400 reserved for calls without a known outcome above the budget of \$0\.0700/,
  )
  expect(desk.provider.requests).toHaveLength(1)
  await ask(desk, 'colder', { budgetUsd: 0.04 })
  await ask(desk, 'warmer', { budgetUsd: 0.08, again: true })
})

test('two calls at once can’t both take what is left', async () => {
  const desk = await open()
  const both = await Promise.allSettled(
    ['warmer', 'colder'].map((words) => ask(desk, words, { dailyBudgetUsd: 0.05 })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(desk.provider.requests).toHaveLength(1)
})

test('from 80 % of a budget on the user is warned, below not', async () => {
  const desk = await open()
  const onWarning = vi.fn()
  await ask(desk, 'warmer', { budgetUsd: 0.0501, onWarning })
  expect(onWarning).not.toHaveBeenCalled()
  await ask(desk, 'colder', { budgetUsd: 0.05, onWarning })
  await ask(desk, 'darker', { dailyBudgetUsd: 0.12, onWarning })
  expect(onWarning.mock.calls).toEqual([
    ['The budget of $0.0500 is nearly used up: with this call up to $0.0400.'],
    ['The day’s budget of $0.1200 may be used up: with this call up to $0.1200.'],
  ])
})

test('an unknown price is refused under any budget, and what is free never', async () => {
  const unpriced = await open(null)
  await expectError(
    ask(unpriced, 'warmer', { dailyBudgetUsd: 100 }),
    'over_budget',
    /price of this call is not known/,
  )
  await ask(unpriced, 'warmer', {})
  const desk = await open()
  await ask(desk, 'warmer', {})
  const provider = createScriptedProvider(repaintEverything, { costUsd: 0 })
  const free = { ...desk, deps: { ...desk.deps, provider } }
  await ask(free, 'colder', { budgetUsd: 0, dailyBudgetUsd: 0.01 })
  expect(provider.requests).toHaveLength(1)
})

test('calls at a price that nobody knows are said not to be counted', async () => {
  const desk = await open(null)
  await ask(desk, 'warmer', {})
  const provider = createScriptedProvider(repaintEverything)
  await expectError(
    ask({ ...desk, deps: { ...desk.deps, provider } }, 'colder', { dailyBudgetUsd: 0.01 }),
    'over_budget',
    /with 1 at an unknown price, not counted, above the day’s budget/,
  )
})

test('tiles are looked at together before the first, and count for the day one by one', async () => {
  const desk = await open()
  const prepared = await prepare(desk.deps, intentOn(desk))
  const { plan } = prepared
  const tiles = [
    { plan, cell: plan.crop },
    { plan, cell: plan.crop },
  ]
  await expectError(
    request(desk.deps, { ...prepared, tiles }, { dailyBudgetUsd: 0.07 }),
    'over_budget',
    /up to \$0\.0800, above the day’s budget/,
  )
  expect(desk.provider.requests).toEqual([])
})

test('what a call came to is in the book, whatever became of its pictures', async () => {
  const desk = await open()
  const placed = await propose(desk, { instruction: 'warmer', variations: 2 })
  await accept(desk.deps, placed, [1])
  const [line] = await desk.ledger.spending.lines()
  expect(line).toMatchObject({
    ...{ document: 'Bottle', provider: 'scripted', model: 'any', attempt: 1 },
    ...{ outcome: 'answered', costUsd: 0.04, pictures: 2, acceptance: 'accepted' },
    estimate: { lowUsd: 0.08, highUsd: 0.08 },
  })
  expect(line?.endedAt).toBeGreaterThan(line?.sentAt ?? Number.NaN)
})

test('a refusal may have been billed where a picture was painted and withheld, and is counted then', async () => {
  for (const [mayBeBilled, highUsd] of [
    [{}, 0],
    [{ mayBeBilled: true }, 0.04],
  ] as const) {
    const refused = new RefineError('provider_refused', 'No.', { hint: 'No.', ...mayBeBilled })
    const desk = await openDesk(createScriptedProvider(() => Promise.reject(refused)))
    await expectError(ask(desk, 'warmer', {}), 'provider_refused', /No/)
    expect(await desk.ledger.spending.sums()).toMatchObject([{ failed: 1, lowUsd: 0, highUsd }])
    expect(await desk.ledger.entries()).toMatchObject([{ error: mayBeBilled }])
  }
})
