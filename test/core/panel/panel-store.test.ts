import { afterEach, expect, test } from 'vitest'
import { fromUtf8 } from '../../../core/bytes.ts'
import { RefineError } from '../../../core/errors.ts'
import { samePicture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { pickedLineage } from '../../../core/panel/chosen.ts'
import { panelSettingsKey } from '../../../core/panel/commands/settings-commands.ts'
import { waitingEntries } from '../../../core/panel/waiting-entries.ts'
import { box } from '../refine/desk.ts'
import { flat } from '../refine/scripted-provider.ts'
import { type OpenPanel, openPanel } from './support/open-panel.ts'

const opened: OpenPanel[] = []

async function open(...args: Parameters<typeof openPanel>): Promise<OpenPanel> {
  const panel = await openPanel(...args)
  opened.push(panel)
  return panel
}

afterEach(() => {
  for (const { store } of opened.splice(0)) store.dispose()
})

function ask(panel: OpenPanel, instruction = 'make the light warmer'): void {
  panel.store.dispatch({ type: 'instruct', text: instruction })
}

const unreachable = new RefineError('provider_unreachable', 'The provider could not be reached.', {
  hint: 'Check the connection.',
  retryable: true,
})

test('a refinement with one candidate becomes a version that shows and is selected', async () => {
  const panel = await open()
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
  const panel = await open()
  ask(panel)
  await panel.store.refine()
  ask(panel, 'more contrast')
  await panel.store.refine()
  const [first, second] = pickedLineage(panel.store.getState())?.versions ?? []
  expect(second?.record.parent).toBe(first?.record.id)
})

test('branching shows an earlier version and builds on it', async () => {
  const panel = await open()
  for (const words of ['one', 'two']) {
    ask(panel, words)
    await panel.store.refine()
  }
  const first = pickedLineage(panel.store.getState())?.versions[0]?.record.id ?? ''
  await panel.store.branchFrom(first)
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'version', id: first })
  expect(panel.store.getState().draft.instruction).toBe('')
  ask(panel, 'three')
  await panel.store.refine()
  expect(pickedLineage(panel.store.getState())?.versions[2]?.record.parent).toBe(first)
})

test('the region, the protected area and what to keep reach the record', async () => {
  const panel = await open()
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

test('settings of a version can be taken over, its masks bit for bit', async () => {
  const panel = await open()
  ask(panel)
  const painting = { region: box(4, 4, 20, 16), protect: box(8, 8, 4, 4) }
  panel.store.dispatch({ type: 'paint', painting })
  await panel.store.refine()
  panel.store.dispatch({ type: 'paint', painting: { region: null, protect: null } })
  ask(panel, '')
  panel.store.reuse(pickedLineage(panel.store.getState())?.versions[0]?.record.id ?? '')
  const { draft } = panel.store.getState()
  expect(draft.instruction).toBe('make the light warmer')
  expect(draft.painting).toEqual(painting)
})

test('refining without an instruction says what is missing and asks nobody', async () => {
  const panel = await open()
  await panel.store.refine()
  expect(panel.store.getState().said).toBe('Say what to change.')
  expect(panel.desk.provider.requests.length).toBe(0)
})

test('cancelling stops the call, changes nothing and is no failure', async () => {
  const panel = await open(
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
  const panel = await open(
    (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        const abort = () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' }))
        signal?.addEventListener('abort', abort)
      }),
    {
      host: (host) => ({
        ...host,
        capabilities: { ...host.capabilities, reach: () => ({ ok: true }) },
      }),
    },
  )
  await panel.store.saveKey('cloud', 'sk-secret')
  panel.store.setProvider('cloud')
  panel.store.setUp({ model: 'any' })
  ask(panel)
  const refining = panel.store.refine()
  await panel.until((state) => state.run?.progress.stage === 'sending')
  panel.store.cancel()
  await refining
  expect(panel.store.getState().problem?.error.hint).toBe(
    'Nothing was changed, but Cloud Painter may still bill the call.',
  )
  expect(panel.store.getState().problem?.retry).toBeNull()
})

test('a failure says what happened, and trying again does the same again', async () => {
  let calls = 0
  const panel = await open((request) => {
    calls++
    if (calls === 1) throw unreachable
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
  const panel = await open(() => {
    throw new RefineError('provider_refused', 'The provider refused.', { hint: 'Ask otherwise.' })
  })
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().problem?.retry).toBeNull()
})

test('several candidates wait for a choice; the picked one shows, the others are hidden versions', async () => {
  const panel = await open()
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
  const panel = await open()
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
  const panel = await open()
  ask(panel)
  panel.store.setUp({ variations: 2 })
  await panel.store.refine()
  await panel.store.postpone()
  const [entry] = waitingEntries(panel.store.getState())
  expect(entry?.state).toBe('arrived')
  expect(entry?.candidates).toBe(2)
  await panel.store.placeWaiting(entry?.id ?? '')
  expect(panel.store.getState().choice?.previews.length).toBe(2)
  await panel.store.discard()
  expect(panel.store.getState().choice).toBeNull()
  expect(waitingEntries(panel.store.getState())).toEqual([])
})

test('promise 2: a picture that can’t be placed waits and is placed later', async () => {
  let fails = true
  const panel = await open(undefined, {
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
  expect(entry?.state).toBe('arrived')
  fails = false
  await panel.store.placeWaiting(entry?.id ?? '')
  expect(pickedLineage(panel.store.getState())?.versions.length).toBe(1)
  expect(waitingEntries(panel.store.getState())).toEqual([])
  expect(panel.desk.provider.requests.length).toBe(1)
})

test('versions are renamed, starred and removed', async () => {
  const panel = await open()
  ask(panel)
  await panel.store.refine()
  const version = () => pickedLineage(panel.store.getState())?.versions[0]
  const id = version()?.record.id ?? ''
  await panel.store.rename(id, 'My name')
  expect(version()?.name).toBe('My name')
  await panel.store.star(id, true)
  expect(version()?.record.starred).toBe(true)
  await panel.store.show(null)
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'source' })
  await panel.store.remove(id)
  expect(version()).toBeUndefined()
  expect(panel.store.getState().selected).toBeNull()
})

test('a verb that the host refuses is told and leaves the panel usable', async () => {
  const panel = await open()
  for (const words of ['one', 'two']) {
    ask(panel, words)
    await panel.store.refine()
  }
  await panel.store.remove(pickedLineage(panel.store.getState())?.versions[0]?.record.id ?? '')
  expect(panel.store.getState().problem?.error.code).toBe('has_descendants')
  expect(panel.store.getState().busy).toBe(false)
})

test('what would be sent is worked out before anything is sent', async () => {
  const panel = await open()
  ask(panel)
  panel.store.dispatch({ type: 'paint', painting: { region: box(10, 10, 8, 8), protect: null } })
  panel.store.prepare()
  const { preparation, revision } = await panel.until(
    ({ preparation: { kind } }) => kind === 'ready',
  )
  expect(preparation.kind === 'ready' && preparation.revision).toBe(revision)
  expect(preparation.kind === 'ready' && preparation.prepared.estimateUsd).toBe(0.04)
  expect(panel.desk.provider.requests.length).toBe(0)
})

test('the document is looked at again when it changes by hand', async () => {
  const panel = await open()
  await panel.desk.harness.pickNothing()
  const state = await panel.until(({ picked }) => picked === null)
  expect(state.pickProblem).toBeNull()
})

test('the region that the design tool offers is read along', async () => {
  const panel = await open()
  await panel.desk.harness.setRegion?.(panel.desk.layer, box(1, 2, 3, 4))
  await panel.store.refresh()
  expect(panel.store.getState().hostRegion?.rect).toEqual({ x: 1, y: 2, width: 3, height: 4 })
})

test('thumbnails of source and versions arrive one by one', async () => {
  const panel = await open()
  ask(panel)
  await panel.store.refine()
  const { thumbnails } = await panel.until((state) => Object.keys(state.thumbnails).length === 2)
  expect(Object.values(thumbnails).every(({ width }) => width <= 96)).toBe(true)
})

test('promise 6: a key goes to the secrets and nowhere else', async () => {
  const panel = await open()
  await panel.store.saveKey('cloud', ' sk-secret ')
  panel.store.setProvider('cloud')
  panel.store.setBaseUrl('cloud', 'https://other.example')
  expect(panel.secrets.kept.get('cloud')).toBe('sk-secret')
  expect(panel.store.getState().keys).toEqual({ cloud: true })
  expect(JSON.stringify(panel.store.getState())).not.toContain('sk-secret')
  const kept = [...panel.settings.kept.values()].map(fromUtf8).join()
  expect(kept).toContain('other.example')
  expect(kept).not.toContain('sk-secret')
  await panel.store.deleteKey('cloud')
  expect(panel.store.getState().keys).toEqual({ cloud: false })
  expect(panel.secrets.kept.size).toBe(0)
})

test('choices are remembered, and damaged ones are ignored', async () => {
  const first = await open()
  first.store.setProvider('cloud')
  first.store.setUp({ quality: 'high', variations: 2 })
  const second = await open(undefined, { settings: first.settings })
  expect(second.store.getState().setup).toMatchObject({ provider: 'cloud', quality: 'high' })
  await first.settings.set(panelSettingsKey, Uint8Array.of(1, 2, 3))
  const third = await open(undefined, { settings: first.settings })
  expect(third.store.getState().setup.provider).toBe('scripted')
})

test('pixels for looking at are the document’s own', async () => {
  const panel = await open()
  const { picture } = panel.desk
  const read = await panel.store.readForDisplay({ kind: 'source' }, rectOf(picture))
  expect(samePicture(read, picture)).toBe(true)
})

test('a panel that is gone changes no more and stops what it was doing', async () => {
  let stopped = false
  const panel = await open(
    (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          stopped = true
          reject(new Error('aborted'))
        })
      }),
  )
  ask(panel)
  const refining = panel.store.refine()
  await panel.until((state) => state.run?.progress.stage === 'sending')
  panel.store.dispose()
  await refining
  const state = panel.store.getState()
  panel.store.dispatch({ type: 'instruct', text: 'too late' })
  expect(panel.store.getState()).toBe(state)
  expect(stopped).toBe(true)
})
