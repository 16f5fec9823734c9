import { expect, test } from 'vitest'
import {
  agreedCoffee,
  button,
  layerNamed,
  layersOf,
  openVersion,
  refine,
  reopened,
} from './coffee.ts'
import { useFigma } from './figma-window.ts'

const figma = useFigma()

test('versions are shown, branched from, starred, renamed and deleted, each as one undo step', {
  timeout: 120_000,
}, async () => {
  const opened = await figma.open(agreedCoffee())
  const { sandbox, ui } = opened
  await refine(opened, 'make the light warmer', 1)
  await refine(opened, 'more contrast', 2)
  const visible = () =>
    layersOf(sandbox).flatMap((layer) => (layer.visible ? [layer.name.slice(0, 8)] : []))
  const oneStep = async (act: () => Promise<void>) => {
    const steps = sandbox.hand.undoSteps()
    await act()
    expect(sandbox.hand.undoSteps()).toBe(steps + 1)
  }
  expect(visible()).toEqual(['Cup · v2'])

  await oneStep(async () => {
    await openVersion(ui, 1)
    await button(ui, 'Branch from here').click()
    await ui.getByText('Shows v1', { exact: true }).waitFor()
  })
  await refine(opened, 'black and white', 3)
  expect(visible()).toEqual(['Cup · v3'])
  const parents = layersOf(sandbox).flatMap(({ data }) => {
    const entry = data['pentimento/version']
    return entry ? [JSON.parse(entry)] : []
  })
  const [v3, v2, v1] = parents
  expect([v3.parent, v2.parent, v1.parent]).toEqual([v1.id, v1.id, null])

  await oneStep(async () => {
    await button(ui, 'Show Source').click()
    await ui.getByText('Shows the source').waitFor()
  })
  expect(visible()).toEqual(['Cup'])
  await oneStep(async () => {
    await button(ui, 'Show v3').click()
    await ui.getByText('Shows v3', { exact: true }).waitFor()
  })

  await openVersion(ui, 3)
  await oneStep(async () => {
    await button(ui, 'Star').click()
    await button(ui, 'Unstar').waitFor()
  })
  await oneStep(async () => {
    await button(ui, 'Rename').click()
    await ui.getByLabel('Layer name').fill('The one')
    await ui.getByLabel('Layer name').press('Enter')
    await ui.getByText('The one').first().waitFor()
  })
  expect(layerNamed(sandbox, 'The one').visible).toBe(true)
  await oneStep(async () => {
    await button(ui, 'Delete').click()
    await button(ui, 'Delete v3').click()
    await ui.getByText('Shows v1', { exact: true }).waitFor()
  })
  expect(visible()).toEqual(['Cup · v1'])

  sandbox.hand.undo()
  await ui.getByText('Shows v3', { exact: true }).waitFor()
  expect(layerNamed(sandbox, 'The one').visible).toBe(true)
})

test('promise 3: history is there again in the saved file, and what a hand did to the layers is seen', async () => {
  const first = await figma.open(agreedCoffee())
  await refine(first, 'make the light warmer', 1)
  const { sandbox } = first
  await first.close()
  sandbox.hand.rename(layerNamed(sandbox, 'Cup · v1 · make the light warmer').id, 'Warm')

  const { ui } = await figma.open(reopened(sandbox, 'Warm'))
  await ui.getByRole('heading', { name: 'Cup', exact: true }).waitFor()
  await ui.getByText('Shows v1', { exact: true }).waitFor()
  await button(ui, 'v1: Warm').waitFor()
})
