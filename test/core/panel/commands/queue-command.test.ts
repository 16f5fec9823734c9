import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import type { Host } from '../../../../core/host.ts'
import { photograph } from '../../../hosts/contract/scene.ts'
import { box, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat, type Script } from '../../refine/scripted-provider.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const reachable = (host: Host): Host => ({
  ...host,
  capabilities: { ...host.capabilities, reach: () => ({ ok: true }) },
})

/** Three pictures picked together, the desk's own first, and a provider on the network when it has origins. */
async function openQueue(script: Script, origins: readonly string[] = []): Promise<OpenPanel> {
  const scripted = createScriptedProvider(script)
  const desk = await openDesk({ ...scripted, info: { ...scripted.info, origins } })
  for (const [index, name] of ['Vase', 'Sky'].entries()) {
    const picture = photograph({ width: 30 + index, height: 20 }, 8, index + 3)
    await desk.harness.pickAlso!(await desk.harness.addSource({ picture, name }))
  }
  const panel = await openPanel(undefined, { desk, host: reachable })
  ask(panel)
  return panel
}

const repaint: Script = ({ picture }) => [flat(picture, picture.depth, [250, 3, 99, 255])]

test('one press refines every picked picture as a whole, with the same words', async () => {
  const panel = await openQueue(repaint)
  expect(panel.store.getState().pickedAll.map(({ name }) => name)).toEqual([
    'Bottle',
    'Vase',
    'Sky',
  ])
  panel.store.dispatch({ type: 'preserve', preserve: { text: 'the logo', kind: 'other' } })
  panel.store.dispatch({
    type: 'paint',
    painting: { region: box(1, 1, 4, 4), protect: box(2, 2, 1, 1) },
  })
  await panel.store.refineAll()
  const { lineages, queueReport, said } = panel.store.getState()
  const edits = lineages.flatMap(({ versions }) => versions.map(({ record }) => record.edit))
  expect(edits.map(({ source }) => source.width).sort()).toEqual([30, 31, 40])
  for (const edit of edits) {
    expect(edit).toMatchObject({ instruction: 'make the light warmer', region: null, protect: [] })
    expect(edit.preserve).toEqual([{ text: 'the logo', kind: 'other' }])
  }
  expect(lineages.map(({ head }) => head.kind)).toEqual(['version', 'version', 'version'])
  expect(queueReport).toEqual({ count: 3, placed: 3, failures: [] })
  expect(said).toBe('3 of 3 pictures are refined.')
})

test('what fails is collected by picture, and the others are refined all the same', async () => {
  const panel = await openQueue((request, options) => {
    if (request.picture.width === 30) {
      throw new RefineError('provider_refused', 'The provider refused.', { hint: 'Ask otherwise.' })
    }
    return repaint(request, options)
  })
  await panel.store.refineAll()
  const { queueReport, problem } = panel.store.getState()
  expect(queueReport?.placed).toBe(2)
  expect(queueReport?.failures.map(({ name, error }) => [name, error.code])).toEqual([
    ['Vase', 'provider_refused'],
  ])
  expect(problem).toBeNull()
})

test('promise 2: a result of the queue that can’t be placed waits', async () => {
  const panel = await openQueue(repaint)
  const sky = panel.store.getState().pickedAll[2]!
  const paintOnSky = panel.store.subscribe(() => {
    if (panel.store.getState().run?.queue?.at === 3) {
      paintOnSky()
      void panel.desk.harness.paintOn(sky.source)
    }
  })
  await panel.store.refineAll()
  const { queueReport, waiting } = panel.store.getState()
  expect(queueReport?.failures.map(({ error }) => error.code)).toEqual(['source_changed'])
  expect(waiting.map(({ state, source }) => [state, source.name])).toEqual([['answered', 'Sky']])
})

test('progress counts the pictures, and cancelling stops after the current one', async () => {
  const seen: string[] = []
  const panel = await openQueue((request, options) => {
    const { run } = panel.store.getState()
    seen.push(`${run?.queue?.at} of ${run?.queue?.count}: ${run?.queue?.name}`)
    if (seen.length === 2) panel.store.cancel()
    return repaint(request, options)
  })
  await panel.store.refineAll()
  expect(seen).toEqual(['1 of 3: Bottle', '2 of 3: Vase'])
  expect(panel.store.getState().queueReport).toEqual({ count: 3, placed: 2, failures: [] })
  expect(panel.store.getState().run).toBeNull()
})

test('cancelling once more stops the current one, too', async () => {
  const panel = await openQueue(
    (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        const abort = () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' }))
        signal?.addEventListener('abort', abort)
      }),
  )
  const refining = panel.store.refineAll()
  await panel.until(({ run }) => run?.progress.stage === 'sending')
  panel.store.cancel()
  panel.store.cancel()
  await refining
  const { queueReport } = panel.store.getState()
  expect(queueReport?.failures.map(({ error }) => error.code)).toEqual(['cancelled'])
  expect(queueReport?.placed).toBe(0)
})

test('promise 5: for a provider on the network the price of all calls is agreed to first', async () => {
  const panel = await openQueue(repaint, ['https://paint.example'])
  const refining = panel.store.refineAll()
  const { question } = await panel.until((state) => state.question !== null)
  expect(question).toEqual({
    title: 'Send 3 pictures to Scripted?',
    text: 'Each is a call of its own; together $0.12.',
    agree: 'Send 3 pictures',
  })
  expect(panel.desk.provider.requests).toEqual([])
  panel.store.answer(false)
  await refining
  expect(panel.desk.provider.requests).toEqual([])
  const again = panel.store.refineAll()
  await panel.until((state) => state.question !== null)
  panel.store.answer(true)
  await again
  expect(panel.desk.provider.requests).toHaveLength(3)
})

test('cancelling while the price is asked about sends nothing', async () => {
  const panel = await openQueue(repaint, ['https://paint.example'])
  const refining = panel.store.refineAll()
  await panel.until((state) => state.question !== null)
  panel.store.cancel()
  await refining
  expect(panel.desk.provider.requests).toEqual([])
  expect(panel.store.getState().run).toBeNull()
})

test('a picture that is changed before its turn is refined as it is then', async () => {
  const panel = await openQueue(async (request) => {
    if (panel.desk.provider.requests.length === 1) {
      const { looks, pickedAll } = panel.store.getState()
      await panel.desk.harness.paintOn(pickedAll[2]!.source)
      await panel.until((state) => state.looks > looks)
    }
    const picture = flat(request.picture, request.picture.depth, [250, 3, 99, 255])
    return { candidates: [{ kind: 'picture', picture }], usage: { costUsd: 0.04 } }
  })
  await panel.store.refineAll()
  expect(panel.store.getState().queueReport).toEqual({ count: 3, placed: 3, failures: [] })
})

test('what keeps one picture from being refined keeps all, except a region', async () => {
  const panel = await openQueue(repaint)
  ask(panel, '')
  await panel.store.refineAll()
  expect(panel.store.getState().said).toBe('Say what to change.')
  expect(panel.desk.provider.requests).toEqual([])
})
