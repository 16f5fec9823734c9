import { expect, test } from 'vitest'
import type { Director } from '../../../core/director.ts'
import { RefineError } from '../../../core/errors.ts'
import type { DirectorQuestion } from '../../../core/guide/director/director-question.ts'
import { askDirector, prepareQuestion } from '../../../core/refine/ask-director.ts'
import { openDesk } from './desk.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

const question: DirectorQuestion = {
  brief: null,
  kit: null,
  path: [],
  failed: [],
  preserve: [],
  instruction: '',
}
const advice = {
  role: 'product',
  sees: [],
  change: {
    instruction: 'Soften the shadow under the bottle',
    why: 'It is hard.',
    stage: 'light',
    preserve: [],
    where: null,
  },
  wording: null,
}

function directorWho(propose: Director['propose']): Director {
  return {
    info: {
      ...{ label: 'Director', description: '', provider: 'openai', model: 'eye' },
      longestEdge: 16,
    },
    estimate: () => ({ lowUsd: 0.001, highUsd: 0.01, source: 'interpolated' }),
    propose,
  }
}

async function atDesk(propose: Director['propose']) {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const { host, ledger, clock, newId } = desk.deps
  const deps = { host, ledger, clock, newId, director: directorWho(propose) }
  const prepared = await prepareQuestion(deps, { picked: desk.picked, version: null, question })
  return { deps, prepared, ledger }
}

test('what leaves is a small picture of the version, known before it does', async () => {
  let calls = 0
  const { prepared } = await atDesk(async () => {
    calls++
    return { advice, usage: { costUsd: 0.002 } }
  })
  expect(prepared.sent).toMatchObject({ width: 16, height: 12, depth: 8 })
  expect(prepared.estimate?.highUsd).toBe(0.01)
  expect(calls).toBe(0)
})

test('advice comes back read, and its cost is in the book of spending', async () => {
  const { deps, prepared, ledger } = await atDesk(async () => ({
    advice,
    usage: { costUsd: 0.002, inputTokens: 900, outputTokens: 80 },
  }))
  expect((await askDirector(deps, prepared)).change?.instruction).toBe(
    'Soften the shadow under the bottle',
  )
  expect(await ledger.spending.lines()).toMatchObject([
    { outcome: 'answered', costUsd: 0.002, provider: 'openai', model: 'eye', inputTokens: 900 },
  ])
})

test('the call stands in the book before it is sent', async () => {
  const seen: unknown[] = []
  const { deps, prepared, ledger } = await atDesk(async () => {
    seen.push(...(await ledger.spending.lines()).map(({ outcome }) => outcome))
    return { advice, usage: { costUsd: null } }
  })
  await askDirector(deps, prepared)
  expect(seen).toEqual(['open'])
})

test('asking the same again is another attempt of its own', async () => {
  const { deps, prepared, ledger } = await atDesk(async () => ({
    advice,
    usage: { costUsd: 0.002 },
  }))
  await askDirector(deps, prepared)
  await askDirector(deps, prepared)
  expect((await ledger.spending.lines()).map(({ attempt }) => attempt)).toEqual([1, 2])
})

test('a budget of the day stops it before anything is sent', async () => {
  let calls = 0
  const { deps, prepared } = await atDesk(async () => {
    calls++
    return { advice, usage: { costUsd: 0 } }
  })
  const asked = askDirector(deps, prepared, { dailyBudgetUsd: 0.005 })
  await expect(asked).rejects.toMatchObject({ code: 'over_budget' })
  expect(calls).toBe(0)
})

test('a broken call stays in the book as unknown, a refused one as failed', async () => {
  const broken = await atDesk(async () => {
    throw new RefineError('outcome_unknown', 'The connection broke.', { hint: 'Look.' })
  })
  await expect(askDirector(broken.deps, broken.prepared)).rejects.toMatchObject({
    code: 'outcome_unknown',
  })
  expect(await broken.ledger.spending.lines()).toMatchObject([{ outcome: 'unknown' }])
  const refused = await atDesk(async () => {
    throw new RefineError('bad_key', 'The key was refused.', { hint: 'Check it.' })
  })
  await expect(askDirector(refused.deps, refused.prepared)).rejects.toMatchObject({
    code: 'bad_key',
  })
  expect(await refused.ledger.spending.lines()).toMatchObject([
    { outcome: 'failed', error: 'bad_key' },
  ])
})

test('an answer that is no advice is said to be charged', async () => {
  const { deps, prepared, ledger } = await atDesk(async () => ({
    advice: { hello: 1 },
    usage: { costUsd: 0.002 },
  }))
  await expect(askDirector(deps, prepared)).rejects.toMatchObject({ code: 'bad_answer' })
  expect(await ledger.spending.lines()).toMatchObject([{ outcome: 'answered', costUsd: 0.002 }])
})

test('what is stopped before it leaves was never a call', async () => {
  let calls = 0
  const { deps, prepared, ledger } = await atDesk(async () => {
    calls++
    return { advice, usage: { costUsd: 0 } }
  })
  const asked = askDirector(deps, prepared, { signal: AbortSignal.abort() })
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  expect(calls).toBe(0)
  expect(await ledger.spending.lines()).toEqual([])
})
