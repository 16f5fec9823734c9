import { afterEach, expect, test, vi } from 'vitest'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { waitingEntries } from '../../../../core/panel/waiting-entries.ts'
import { exactly } from '../../../support/exactly.ts'
import { box } from '../../refine/desk.ts'
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

test('promise 5: sending the very same again is asked about, with when it was sent', async () => {
  const panel = await openPanel()
  ask(panel)
  await loseCall(panel, sentAt)
  const refining = panel.store.refine()
  const { question } = await panel.until((state) => state.question !== null)
  expect(question?.text).toMatch(/^This was already sent at .*14:03 and may have been billed\.$/)
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
