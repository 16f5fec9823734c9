import { afterEach, expect, test } from 'vitest'
import type { Director } from '../../../../core/director.ts'
import { RefineError } from '../../../../core/errors.ts'
import type { DirectorQuestion } from '../../../../core/guide/director/director-question.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const advice = {
  role: 'product',
  sees: [],
  change: {
    instruction: 'Soften the shadow under the bottle',
    why: 'It is hard.',
    stage: 'light',
    preserve: [{ text: 'the bottle', kind: 'product shape' }],
    where: { left: 0, top: 0.5, width: 1, height: 0.5 },
  },
  wording: null,
}

async function openAsked(propose?: Director['propose']) {
  const questions: DirectorQuestion[] = []
  const createDirector = (): Director => ({
    info: {
      ...{ label: 'Director', description: '', provider: 'openai', model: 'eye' },
      longestEdge: 16,
    },
    estimate: () => ({ lowUsd: 0.001, highUsd: 0.01, source: 'interpolated' }),
    propose: async (...call) => {
      questions.push(call[1])
      return propose ? propose(...call) : { advice, usage: { costUsd: 0.002 } }
    },
  })
  const panel = await openPanel(undefined, { deps: { createDirector } })
  return { panel, store: panel.store, questions }
}

test('what an art director would be shown is there before anything is sent', async () => {
  const { store, questions } = await openAsked()
  await store.prepareDirector()
  expect(store.getState().next.question).toMatchObject({
    sent: { width: 16, height: 12 },
    estimate: { highUsd: 0.01 },
  })
  store.leaveDirector()
  expect(store.getState().next.question).toBeNull()
  expect(questions).toEqual([])
})

test('advice is shown and changes nothing until it is used; then it is a draft, not a run', async () => {
  const { panel, store, questions } = await openAsked()
  ask(panel)
  const before = store.getState().draft
  await store.prepareDirector()
  await store.askDirector()
  expect(questions).toHaveLength(1)
  expect(questions[0]).toMatchObject({ instruction: before.instruction, path: [] })
  expect(store.getState().next).toMatchObject({ asking: false, question: null })
  expect(store.getState().draft).toEqual(before)
  store.useAdvice()
  const { draft } = store.getState()
  expect(draft.instruction).toBe('Soften the shadow under the bottle')
  expect(draft.preserve).toContainEqual({ text: 'the bottle', kind: 'product shape' })
  expect(draft.painting.region?.rect).toEqual({ x: 0, y: 15, width: 40, height: 15 })
  expect(panel.desk.provider.requests).toHaveLength(0)
})

test('advice belongs to what was looked at, and marks nothing over a region that counts', async () => {
  const { panel, store } = await openAsked()
  await store.prepareDirector()
  ask(panel)
  await store.refine()
  await store.askDirector()
  expect(store.getState().next.given?.version).toBeNull()
  store.useAdvice()
  expect(store.getState().draft.painting.region).toBeNull()
  await store.show(null)
  const region = fullMask({ x: 0, y: 0, width: 4, height: 4 })
  store.dispatch({ type: 'paint', painting: { region, protect: null } })
  store.dispatch({ type: 'preserve', preserve: { text: 'The bottle', kind: 'product shape' } })
  store.useAdvice()
  const { draft } = store.getState()
  expect(draft.instruction).toBe('Soften the shadow under the bottle')
  expect(draft.painting.region).toEqual(region)
  expect(draft.preserve.map(({ text }) => text)).toEqual(['The bottle'])
})

test('a failure says what happened and leaves the panel ready to ask again', async () => {
  const { store } = await openAsked(async () => {
    throw new RefineError('bad_key', 'The key was refused.', { hint: 'Check it.' })
  })
  await store.prepareDirector()
  await store.askDirector()
  expect(store.getState().problem?.error.code).toBe('bad_key')
  expect(store.getState().next).toMatchObject({ asking: false, question: null, given: null })
})

test('asking can be stopped', async () => {
  const { store, questions } = await openAsked(
    (_picture, _question, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () =>
          reject(new RefineError('cancelled', 'Stopped.', { hint: '' })),
        )
      }),
  )
  await store.prepareDirector()
  const asked = store.askDirector()
  await expect.poll(() => questions.length).toBe(1)
  expect(store.getState().next.asking).toBe(true)
  store.leaveDirector()
  await store.prepareDirector()
  await asked
  expect(store.getState().problem).toBeNull()
  expect(store.getState().said).toMatch(/may be billed/)
  expect(store.getState().next.question).not.toBeNull()
  expect(store.getState().next.asking).toBe(false)
})

test('a host without an art director offers none', async () => {
  const { store } = await openPanel()
  expect(store.getState().next.offered).toBe(false)
  await store.prepareDirector()
  expect(store.getState().problem?.error.code).toBe('not_supported')
})
