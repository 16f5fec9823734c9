import { afterEach, expect, test, vi } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { createPicture } from '../../../../core/image/picture.ts'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { waitingEntries } from '../../../../core/panel/waiting-entries.ts'
import type { Provider } from '../../../../core/provider.ts'
import { exactly } from '../../../support/exactly.ts'
import { box, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat, repaintEverything } from '../../refine/scripted-provider.ts'
import { loseCall } from '../support/lost-call.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const sentAt = new Date(2026, 4, 1, 14, 3).getTime()

test('a call without an answer waits, and is sent again as it was without another question', async () => {
  const panel = await openPanel()
  ask(panel, 'add steam')
  panel.store.dispatch({ type: 'paint', painting: { region: box(5, 5, 9, 9), protect: null } })
  await loseCall(panel, sentAt)
  ask(panel, 'something else')
  expect(waitingEntries(panel.store.getState()).map(({ id }) => id)).toEqual(['lost'])
  await panel.store.sendAgain('lost')
  const state = panel.store.getState()
  const [version] = pickedLineage(state)?.versions ?? []
  expect(version?.record.edit.instruction).toBe('add steam')
  expect(version?.record.edit.region?.rect).toEqual({ x: 5, y: 5, width: 9, height: 9 })
  expect(state.placed).toBe(version?.record.id)
  expect(state.waiting).toEqual([])
  expect(state.draft.instruction).toBe('something else')
})

test('pressing Send again twice sends once', async () => {
  const panel = await openPanel()
  ask(panel)
  await loseCall(panel, sentAt)
  await Promise.all([panel.store.sendAgain('lost'), panel.store.sendAgain('lost')])
  await panel.store.sendAgain('lost')
  expect(panel.desk.provider.requests).toHaveLength(1)
})

test('a call without an answer can be forgotten', async () => {
  const panel = await openPanel()
  ask(panel)
  await loseCall(panel, sentAt)
  await panel.store.throwAway('lost')
  expect(panel.store.getState().waiting).toEqual([])
  expect(panel.desk.provider.requests).toEqual([])
})

test('promise 5: sending the very same again is asked about, with when it was sent and what it may have cost', async () => {
  const panel = await openPanel()
  ask(panel)
  await loseCall(panel, sentAt)
  const refining = panel.store.refine()
  const { question } = await panel.until((state) => state.question !== null)
  expect(question?.text).toMatch(/^The same was sent at 2026-05-01 .*may have cost up to \$0\.04/)
  expect(question?.agree).toBe('Send again')
  panel.store.answer(false)
  await refining
  expect(panel.desk.provider.requests).toEqual([])
  expect(panel.store.getState().said).toBe('Cancelled. Nothing was changed.')
  expect(panel.store.getState().waiting.map(({ id }) => id)).toEqual(['lost'])
})

test('promise 5: once agreed to, the new call takes the place of the lost one', async () => {
  const panel = await openPanel()
  ask(panel)
  await loseCall(panel, sentAt)
  const refining = panel.store.refine()
  await panel.until((state) => state.question !== null)
  panel.store.answer(true)
  await refining
  expect(panel.desk.provider.requests).toHaveLength(1)
  expect(pickedLineage(panel.store.getState())?.versions).toHaveLength(1)
  expect(panel.store.getState().waiting).toEqual([])
})

test('another edit, and one that costs nothing, are sent without a question', async () => {
  const panel = await openPanel()
  ask(panel)
  await loseCall(panel, sentAt, exactly(0))
  await panel.store.refine()
  expect(panel.desk.provider.requests).toHaveLength(1)
  const other = await openPanel()
  ask(other)
  await loseCall(other, sentAt)
  ask(other, 'something else')
  await other.store.refine()
  expect(other.desk.provider.requests).toHaveLength(1)
})

test('cancelling while a question is open declines it', async () => {
  const panel = await openPanel()
  ask(panel)
  await loseCall(panel, sentAt)
  const refining = panel.store.refine()
  await panel.until((state) => state.question !== null)
  panel.store.cancel()
  await refining
  expect(panel.store.getState().question).toBeNull()
  expect(panel.desk.provider.requests).toEqual([])
})

test('an answer that comes after a cancel is found among the waiting without another look', async () => {
  let answer = () => {}
  const panel = await openPanel(
    ({ picture }) =>
      new Promise((resolve) => {
        answer = () =>
          resolve({ candidates: [{ kind: 'picture', picture }], usage: { costUsd: 0.04 } })
      }),
    {
      host: (host) => ({
        ...host,
        capabilities: { ...host.capabilities, leavesRequests: true },
      }),
    },
  )
  ask(panel)
  const refining = panel.store.refine()
  await vi.waitUntil(() => panel.desk.provider.requests.length === 1)
  panel.store.cancel()
  await refining
  expect(panel.store.getState().run).toBeNull()
  answer()
  const { waiting } = await panel.until((state) =>
    state.waiting.some((entry) => entry.state === 'answered'),
  )
  expect(waiting.map(({ candidates }) => candidates)).toEqual([1])
})

test('trying again after an outcome that nobody knows asks as well, before anything is sent', async () => {
  let calls = 0
  const panel = await openPanel(({ picture }) => {
    calls++
    if (calls > 1) return [flat(picture, 8, [200, 3, 99, 255])]
    throw new RefineError('outcome_unknown', 'The connection broke.', {
      hint: 'Look at your usage.',
      retryable: true,
    })
  })
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().problem?.retry).toEqual({ kind: 'refine' })
  const trying = panel.store.tryAgain()
  await panel.until((state) => state.question !== null)
  expect(calls).toBe(1)
  panel.store.answer(true)
  await trying
  expect(calls).toBe(2)
  expect(panel.store.getState().waiting).toEqual([])
})

test('a call in the provider’s queue is looked for, not sent again', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const looked: string[] = []
  const provider: Provider = {
    ...desk.provider,
    resume: async (ticket) => {
      looked.push(ticket)
      const picture = createPicture({ width: 32, height: 24 }, 8)
      picture.data.fill(200)
      return { candidates: [{ kind: 'picture', picture }], usage: { costUsd: 0.04 } }
    },
  }
  const panel = await openPanel(undefined, { desk: { ...desk, provider: provider as never } })
  ask(panel)
  await loseCall(panel, sentAt)
  await desk.ledger.queued('lost', 'ticket-1')
  await panel.store.refresh()
  await panel.store.lookForAnswer('lost')
  expect(looked).toEqual(['ticket-1'])
  expect(desk.provider.requests).toEqual([])
  expect(panel.store.getState().placed).not.toBeNull()
  expect(panel.store.getState().waiting).toEqual([])
})
