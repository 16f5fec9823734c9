import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import type { Host } from '../../../../core/host.ts'
import { photograph } from '../../../hosts/contract/scene.ts'
import { openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat, type Script } from '../../refine/scripted-provider.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'
import { acme, recipeOfSteps } from '../support/sample-shelf.ts'

afterEach(closePanels)

const nothing = { values: {}, pictures: {} }
const two = recipeOfSteps(['warm the {what}', 'more contrast'], {
  parameters: [{ name: 'what' }],
})
const filling = { values: { what: 'light' }, pictures: {} }

const reachable = (host: Host): Host => ({
  ...host,
  capabilities: { ...host.capabilities, reach: () => ({ ok: true }) },
})

/** Two pictures picked together, and a provider on the network when it has origins. */
async function openTwo(script: Script, origins: readonly string[] = []): Promise<OpenPanel> {
  const scripted = createScriptedProvider(script)
  const desk = await openDesk({ ...scripted, info: { ...scripted.info, origins } })
  const picture = photograph({ width: 30, height: 20 }, 8, 3)
  await desk.harness.pickAlso!(await desk.harness.addSource({ picture, name: 'Vase' }))
  return openPanel(undefined, { desk, host: reachable })
}

let red = 250
const repaint: Script = ({ picture }) => [flat(picture, picture.depth, [red--, 3, 99, 255])]

function edits({ store }: OpenPanel) {
  return [...store.getState().lineages]
    .sort((a, b) => (a.sourceName < b.sourceName ? -1 : 1))
    .map(({ versions }) => versions.map(({ record }) => record.edit.instruction))
}

test('the path to a version is kept as a recipe, with words to fill in anew', async () => {
  const panel = await openPanel()
  for (const instruction of ['warm the light', 'more contrast']) {
    ask(panel, instruction)
    await panel.store.refine()
  }
  const version = panel.store.getState().placed!
  const words = { name: 'Mine', category: 'shop', parameters: [{ name: 'what', words: 'light' }] }
  expect(await panel.store.saveRecipe(version, words, 'machine')).toBe(true)
  const [entry] = panel.store.getState().shelf.recipes!.machine
  expect(entry?.ok && entry.item.steps.map(({ instruction }) => instruction)).toEqual([
    'warm the {what}',
    'more contrast',
  ])
  const wrong = { name: 'Mine', parameters: [{ name: 'what', words: 'nowhere' }] }
  expect(await panel.store.saveRecipe(version, wrong, 'machine')).toBe(false)
  expect(panel.store.getState().problem?.error.code).toBe('bad_setting')
  const endless = { ...words, name: 'Mine '.repeat(100) }
  expect(await panel.store.saveRecipe(version, endless, 'machine')).toBe(false)
  expect(panel.store.getState().problem?.error).toMatchObject({
    code: 'bad_setting',
    message: 'The name is empty, or too long for a recipe.',
  })
})

test('each step is a version on the one before, with its report, the kit and the locks', async () => {
  const panel = await openPanel()
  const { store } = panel
  await store.keepItem('machine', acme)
  await store.chooseKit('acme')
  await store.openShelf('recipes')
  await store.runRecipe(two, filling, 'picked')
  const [lineage] = store.getState().lineages
  const records = lineage!.versions.map(({ record }) => record)
  expect(records.map(({ edit }) => edit.instruction)).toEqual(['warm the light', 'more contrast'])
  expect(records.map(({ parent }) => parent)).toEqual([null, records[0]!.id])
  for (const { report, edit } of records) {
    expect(report.outside.changedPixels).toBe(0)
    expect(edit.brand?.kit).toBe('Acme')
  }
  expect(store.getState()).toMatchObject({
    ...{ view: 'refine', queueReport: null, placed: records[1]!.id },
    said: '“Warm and crisp” is done.',
  })
})

test('it runs on every picked picture; what fails is said, and the rest goes on', async () => {
  const panel = await openTwo((request, options) => {
    if (request.picture.width === 40 && request.instruction === 'more contrast') {
      throw new RefineError('provider_refused', 'The provider refused.', { hint: 'Ask otherwise.' })
    }
    return repaint(request, options)
  })
  await panel.store.runRecipe(two, filling, 'all')
  expect(edits(panel)).toEqual([['warm the light'], ['warm the light', 'more contrast']])
  const { queueReport, said } = panel.store.getState()
  expect(queueReport).toMatchObject({ count: 2, placed: 1 })
  expect(queueReport?.failures.map(({ name, error }) => [name, error.code])).toEqual([
    ['Bottle, step 2 of 2', 'provider_refused'],
  ])
  expect(said).toBe('“Warm and crisp” is done on 1 of 2 pictures.')
})

test('promise 5: all calls are asked about once, before the first; declining sends nothing', async () => {
  const panel = await openTwo(repaint, ['https://cloud.example'])
  const answerWith = async (agreed: boolean) => {
    const running = panel.store.runRecipe(two, filling, 'all')
    const { question } = await panel.until((state) => state.question !== null)
    panel.store.answer(agreed)
    await running
    return question
  }
  expect(await answerWith(false)).toMatchObject({ agree: 'Send 4 calls' })
  expect(panel.desk.provider.requests).toHaveLength(0)
  await answerWith(true)
  expect(panel.desk.provider.requests).toHaveLength(4)
})

test('cancelling a run on one picture stops after the step that is painted', async () => {
  const panel: OpenPanel = await openPanel((request, options) => {
    panel.store.cancel()
    return repaint(request, options)
  })
  await panel.store.runRecipe(two, filling, 'picked')
  expect(edits(panel)).toEqual([['warm the light']])
  expect(panel.store.getState().said).toBe('“Warm and crisp” was not run to its end.')
})

test('on one picture the step that failed is said as any failure; what came before it stays', async () => {
  const panel = await openPanel((request, options) => {
    if (request.instruction !== 'more contrast') return repaint(request, options)
    throw new RefineError('provider_refused', 'The provider refused.', { hint: 'Ask otherwise.' })
  })
  await panel.store.runRecipe(two, filling, 'picked')
  expect(edits(panel)).toEqual([['warm the light']])
  const { problem, queueReport } = panel.store.getState()
  expect(problem?.error.message).toBe('Step 2 of 2: The provider refused.')
  expect(queueReport).toBeNull()
})

test('what can’t be run is said, and nothing is sent', async () => {
  const panel = await openPanel()
  await panel.store.runRecipe(two, nothing, 'picked')
  expect(panel.store.getState().said).toBe('Say what “what” is.')
  expect(panel.desk.provider.requests).toHaveLength(0)
})
