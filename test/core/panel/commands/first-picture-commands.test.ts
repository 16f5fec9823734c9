import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { createPicture } from '../../../../core/image/picture.ts'
import { waitingEntries } from '../../../../core/panel/waiting-entries.ts'
import type { GenerateRequest, Provider } from '../../../../core/provider.ts'
import { photograph } from '../../../hosts/contract/scene.ts'
import { openDesk } from '../../refine/desk.ts'
import { createScriptedProvider } from '../../refine/scripted-provider.ts'
import { closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

/** A panel whose provider makes pictures of one colour each, or fails as told. */
async function openWith(fails: readonly (RefineError | null)[] = []): Promise<{
  readonly panel: OpenPanel
  readonly requests: GenerateRequest[]
}> {
  const scripted = createScriptedProvider(() => [], {
    generates: 'sketch',
    strength: { usual: null, advice: [] },
  })
  const requests: GenerateRequest[] = []
  const provider: Provider = {
    ...scripted,
    generate: async (request) => {
      requests.push(request)
      const failure = fails[requests.length - 1]
      if (failure) throw failure
      const candidates = Array.from({ length: request.variations }, (_, index) => {
        const picture = createPicture(request.size, 8)
        picture.data.fill(40 * (index + 1))
        return { kind: 'picture' as const, picture }
      })
      return { candidates, usage: { costUsd: 0.04 } }
    },
  }
  const desk = await openDesk(scripted)
  const panel = await openPanel(undefined, { desk: { ...desk, provider: provider as never } })
  panel.store.setFirst({ words: 'a cup of coffee', size: { width: 64, height: 48 } })
  return { panel, requests }
}

test('a first picture from words becomes the picked layer', async () => {
  const { panel, requests } = await openWith()
  await panel.store.planFirst()
  expect(panel.store.getState().firstPlan).toMatchObject({
    kind: 'ready',
    plan: { size: { width: 64, height: 48 }, estimate: { highUsd: 0.04 } },
  })
  await panel.store.makeFirst()
  expect(requests).toMatchObject([{ prompt: 'a cup of coffee', sketch: null, strength: null }])
  const { picked, first, problem, view } = panel.store.getState()
  expect(problem).toBeNull()
  expect(picked).toMatchObject({ width: 64, height: 48 })
  expect({ words: first.words, view }).toEqual({ words: '', view: 'refine' })
})

test('what shows can be the sketch of a new picture, as far as it may be left', async () => {
  const { panel, requests } = await openWith()
  await panel.store.sketchFromShown()
  expect(panel.store.getState().view).toBe('first')
  expect(panel.store.getState().first.size).toBeNull()
  panel.store.setFirst({ strength: 0.7 })
  await panel.store.makeFirst()
  expect(requests[0]?.sketch).toMatchObject({ width: 40, height: 30 })
  expect(requests[0]?.strength).toBe(0.7)
})

test('several pictures are chosen from; those that were not picked wait', async () => {
  const { panel } = await openWith()
  panel.store.setUp({ variations: 3 })
  await panel.store.makeFirst()
  const { firstChoice } = panel.store.getState()
  expect(firstChoice?.previews).toHaveLength(3)
  expect(waitingEntries(panel.store.getState())).toEqual([])
  panel.store.dispatch({ type: 'firstChoice', choice: { ...firstChoice!, picked: [1] } })
  await panel.store.addFirst()
  expect(panel.store.getState().firstChoice).toBeNull()
  const [entry] = waitingEntries(panel.store.getState())
  expect(entry?.edit.generates).toEqual({ transparent: false, sketch: null })
  await panel.store.placeWaiting(entry!.id)
  expect(panel.store.getState().firstChoice?.previews).toHaveLength(3)
  await panel.store.discardFirst()
  expect(panel.store.getState().waiting).toEqual([])
})

test('promise 5: a lost first picture is asked for again only with consent', async () => {
  const lost = new RefineError('outcome_unknown', 'The connection broke.', { hint: 'Look.' })
  const { panel, requests } = await openWith([lost])
  await panel.store.makeFirst()
  expect(panel.store.getState().problem?.error.code).toBe('outcome_unknown')
  const making = panel.store.makeFirst()
  await panel.until((state) => state.question !== null)
  panel.store.answer(false)
  await making
  expect(requests).toHaveLength(1)
  const [entry] = panel.store.getState().waiting
  await panel.store.sendAgain(entry!.id)
  expect(requests).toHaveLength(2)
  expect(panel.store.getState().waiting).toEqual([])
})

test('a provider that makes none, and a picture without words, are said before anything is sent', async () => {
  const panel = await openPanel()
  panel.store.setFirst({ words: 'a cup' })
  await panel.store.makeFirst()
  expect(panel.store.getState().said).toBe('Scripted makes no pictures from words.')
  const { panel: other, requests } = await openWith()
  other.store.setFirst({ words: ' ' })
  await other.store.makeFirst()
  expect(other.store.getState().said).toBe('Say what the picture shows.')
  expect(requests).toEqual([])
})

test('a file can be the sketch where the host opens one', async () => {
  const picture = photograph({ width: 4, height: 4 }, 8)
  const openPictureFile = async () => ({ name: 'Rough', picture })
  const panel = await openPanel(undefined, { deps: { openPictureFile } })
  await panel.store.sketchFromFile?.()
  expect(panel.store.getState().first.sketch).toEqual({ name: 'Rough', picture })
})
