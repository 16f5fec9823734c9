import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { samePicture } from '../../../../core/image/picture.ts'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { waitingEntries } from '../../../../core/panel/waiting-entries.ts'
import { box } from '../../refine/desk.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

test('several candidates wait for a choice; the picked one shows, the others are hidden versions', async () => {
  const panel = await openPanel()
  ask(panel)
  panel.store.setUp({ variations: 3 })
  await panel.store.refine()
  const { choice } = panel.store.getState()
  expect(choice?.previews.length).toBe(3)
  expect(pickedLineage(panel.store.getState())).toBeNull()
  expect(waitingEntries(panel.store.getState())).toEqual([])
  panel.store.dispatch({ type: 'choose', index: 0, on: false })
  panel.store.dispatch({ type: 'choose', index: 2, on: true })
  await panel.store.accept()
  const state = panel.store.getState()
  const versions = pickedLineage(state)?.versions ?? []
  expect(state.choice).toBeNull()
  expect(versions.length).toBe(3)
  expect(versions.filter(({ visible }) => visible).length).toBe(1)
  expect(state.picked?.head).toEqual({ kind: 'version', id: state.selected })
})

test('the preview of a candidate is the crop with only the region changed', async () => {
  const panel = await openPanel()
  ask(panel)
  panel.store.dispatch({ type: 'paint', painting: { region: box(10, 10, 8, 8), protect: null } })
  panel.store.setUp({ variations: 2 })
  await panel.store.refine()
  const { choice } = panel.store.getState()
  const { crop } = choice!.proposal.prepared.plan
  const preview = choice!.previews[0]!
  expect([preview.width, preview.height]).toEqual([crop.width, crop.height])
  const source = await panel.desk.host.readPixels(panel.desk.layer, { kind: 'source' }, crop)
  expect([...preview.data.subarray(0, 4)]).toEqual([...source.data.subarray(0, 4)])
  expect(samePicture(preview, source)).toBe(false)
})

test('promise 2: candidates that are not decided on wait, and can be placed or thrown away later', async () => {
  const panel = await openPanel()
  ask(panel)
  panel.store.setUp({ variations: 2 })
  await panel.store.refine()
  await panel.store.postpone()
  const [entry] = waitingEntries(panel.store.getState())
  expect(entry?.state).toBe('answered')
  expect(entry?.candidates).toBe(2)
  await panel.store.placeWaiting(entry?.id ?? '')
  expect(panel.store.getState().choice?.previews.length).toBe(2)
  await panel.store.discard()
  expect(panel.store.getState().choice).toBeNull()
  expect(waitingEntries(panel.store.getState())).toEqual([])
})

test('promise 2: a picture that can’t be placed waits and is placed later', async () => {
  let fails = true
  const panel = await openPanel(undefined, {
    host: (host) => ({
      ...host,
      place: (placement, options) => {
        if (!fails) return host.place(placement, options)
        const busy = new RefineError('host_busy', 'The tool is busy.', {
          hint: 'Finish there first.',
          retryable: true,
        })
        return Promise.reject(busy)
      },
    }),
  })
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().problem?.error.code).toBe('host_busy')
  const [entry] = waitingEntries(panel.store.getState())
  expect(entry?.state).toBe('answered')
  fails = false
  await panel.store.placeWaiting(entry?.id ?? '')
  expect(pickedLineage(panel.store.getState())?.versions.length).toBe(1)
  expect(waitingEntries(panel.store.getState())).toEqual([])
  expect(panel.desk.provider.requests.length).toBe(1)
})
