import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { mostResends } from '../../../../core/refine/retry-unbilled.ts'
import { box, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat } from '../../refine/scripted-provider.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const unreachable = new RefineError('provider_unreachable', 'The provider could not be reached.', {
  hint: 'Check the connection.',
  retryable: true,
})

test('a refinement with one candidate becomes a version that shows and is selected', async () => {
  const panel = await openPanel()
  ask(panel)
  await panel.store.refine()
  const state = panel.store.getState()
  const versions = pickedLineage(state)?.versions ?? []
  expect(versions.map(({ record }) => record.edit.instruction)).toEqual(['make the light warmer'])
  expect(state.picked?.head).toEqual({ kind: 'version', id: versions[0]?.record.id })
  expect(state.selected).toBe(versions[0]?.record.id)
  expect(state.run).toBeNull()
  expect(state.problem).toBeNull()
  expect(state.said).toContain('Placed as the layer')
})

test('the next refinement builds on the version that shows', async () => {
  const panel = await openPanel()
  ask(panel)
  await panel.store.refine()
  ask(panel, 'more contrast')
  await panel.store.refine()
  const [first, second] = pickedLineage(panel.store.getState())?.versions ?? []
  expect(second?.record.parent).toBe(first?.record.id)
})

test('the region, the protected area and what to keep reach the record', async () => {
  const panel = await openPanel()
  ask(panel)
  const painting = { region: box(4, 4, 20, 16), protect: box(8, 8, 4, 4) }
  panel.store.dispatch({ type: 'paint', painting })
  panel.store.dispatch({ type: 'preserve', preserve: { text: 'the logo', kind: 'other' } })
  await panel.store.refine()
  const record = pickedLineage(panel.store.getState())?.versions[0]?.record
  expect(record?.edit.region?.rect).toEqual(painting.region.rect)
  expect(record?.edit.protect.map(({ rect }) => rect)).toEqual([painting.protect.rect])
  expect(record?.edit.preserve).toEqual([{ text: 'the logo', kind: 'other' }])
  expect(record?.report.outside.changedPixels).toBe(0)
})

test('refining without an instruction says what is missing and asks nobody', async () => {
  const panel = await openPanel()
  await panel.store.refine()
  expect(panel.store.getState().said).toBe('Say what to change.')
  expect(panel.desk.provider.requests.length).toBe(0)
})

test('cancelling stops the call, changes nothing and is no failure', async () => {
  const panel = await openPanel(
    (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        const abort = () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' }))
        signal?.addEventListener('abort', abort)
      }),
  )
  ask(panel)
  const refining = panel.store.refine()
  await panel.until((state) => state.run?.progress.stage === 'sending')
  panel.store.cancel()
  await refining
  const state = panel.store.getState()
  expect(state.problem).toBeNull()
  expect(state.said).toBe('Cancelled. Nothing was changed.')
  expect(pickedLineage(state)).toBeNull()
})

test('promise 5: cancelling what was sent over the network says that it may be billed', async () => {
  const provider = createScriptedProvider(
    (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        const abort = () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' }))
        signal?.addEventListener('abort', abort)
      }),
    { id: 'paint-2' },
  )
  const panel = await openPanel(undefined, {
    desk: await openDesk(provider),
    host: (host) => ({
      ...host,
      capabilities: { ...host.capabilities, reach: () => ({ ok: true }) },
    }),
  })
  await panel.store.saveKey('cloud', 'sk-secret')
  panel.store.setProvider('cloud')
  panel.store.setUp({ model: 'paint-2' })
  ask(panel)
  const refining = panel.store.refine()
  await panel.until((state) => state.run?.progress.stage === 'sending')
  panel.store.cancel()
  await refining
  expect(panel.store.getState().problem?.error.hint).toBe(
    'Nothing was changed, but nothing is refunded: Cloud Painter may still bill the call.',
  )
  expect(panel.store.getState().problem?.retry).toBeNull()
})

test('a failure says what happened, and trying again does the same again', async () => {
  let calls = 0
  const panel = await openPanel((request) => {
    calls++
    if (calls <= 1 + mostResends) throw unreachable
    return [flat(request.picture, 8, [200, 3, 99, 255])]
  })
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().problem).toEqual({
    error: {
      code: 'provider_unreachable',
      message: 'The provider could not be reached.',
      hint: 'Check the connection.',
      retryable: true,
    },
    retry: { kind: 'refine' },
  })
  await panel.store.tryAgain()
  expect(panel.store.getState().problem).toBeNull()
  expect(pickedLineage(panel.store.getState())?.versions.length).toBe(1)
})

test('a failure that trying again can’t help offers no retry', async () => {
  const panel = await openPanel(() => {
    throw new RefineError('provider_refused', 'The provider refused.', { hint: 'Ask otherwise.' })
  })
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().problem?.retry).toBeNull()
})
