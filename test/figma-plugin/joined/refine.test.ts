import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import {
  agreedCoffee,
  button,
  drawCoffee,
  imagesOf,
  layerNamed,
  layersOf,
  patience,
  refine,
} from './coffee.ts'
import { useFigma } from './figma-window.ts'

const figma = useFigma()

test.each(['srcdoc', 'data'] as const)(
  'promise 2: in a %s frame, from agreeing to a version above its untouched source in one undo step',
  async (kind) => {
    const opened = await figma.open({ kind, prepare: (hand) => void drawCoffee(hand) })
    const { sandbox, ui, workers } = opened
    const before = sandbox.hand.tree()
    await ui.getByRole('heading', { name: 'May Pentimento read this file?' }).waitFor()
    expect(sandbox.hand.tree()).toEqual(before)
    await button(ui, 'Read this file').click()
    await ui.getByRole('heading', { name: 'Cup', exact: true }).waitFor()
    await ui.getByText('600 × 400 · 8-bit', { exact: false }).waitFor()

    const steps = sandbox.hand.undoSteps()
    await refine(opened, 'make the light warmer', 1)
    expect(sandbox.hand.undoSteps()).toBe(steps + 1)
    expect(layersOf(sandbox).map(({ name, visible }) => [name, visible])).toEqual([
      ['Cup · v1 · make the light warmer', true],
      ['Cup', false],
    ])
    const source = layerNamed(sandbox, 'Cup')
    const version = layerNamed(sandbox, 'Cup · v1 · make the light warmer')
    const [base, scrim] = before.find(({ name }) => name === 'Cup')!.fills as object[]
    expect(source.fills).toEqual([base, scrim])
    const [, overlayHash = ''] = imagesOf(version)
    expect(version.fills).toEqual([base, { ...base, imageHash: overlayHash }, scrim])
    const { transform, width, height } = source
    expect(version).toMatchObject({ transform, width, height })
    const overlay = decode(sandbox.hand.imageBytes(overlayHash))
    expect([overlay.width, overlay.height]).toEqual([600, 400])
    expect(sandbox.hand.selection()).toEqual([version.id])
    expect(new Set(workers)).toEqual(new Set(['blob']))

    expect(sandbox.hand.undo()).toBe(true)
    expect(layersOf(sandbox).map(({ name, visible }) => [name, visible])).toEqual([['Cup', true]])
    await ui.getByText('Shows the source').waitFor()
  },
)

test('promise 1: what is drawn over the picture is the region, and nothing outside it changes', async () => {
  const opened = await figma.open(agreedCoffee())
  const { sandbox, ui } = opened
  await ui.getByText('Shows the source').waitFor()
  // Over the cup, in the picture's own pixels from 200, 60 to 360, 220.
  const ellipse = sandbox.hand.addNode({
    type: 'ELLIPSE',
    name: 'Ellipse 1',
    x: 200,
    y: 80,
    width: 80,
    height: 80,
  })
  sandbox.hand.select([ellipse])
  await ui.getByText('Stays picked while you select other layers').waitFor()
  await ui.getByText(/^1 shape · /).waitFor()
  await refine(opened, 'make the light warmer', 1)
  await ui.getByText(/^v1 placed · outside: 0 of [\d\s]+ pixels changed$/).waitFor()

  const version = layerNamed(sandbox, 'Cup · v1 · make the light warmer')
  const overlay = decode(sandbox.hand.imageBytes(imagesOf(version)[1] ?? ''))
  const drawn = { inside: 0, outside: 0 }
  for (let y = 0; y < 400; y++) {
    for (let x = 0; x < 600; x++) {
      const alpha = overlay.data[(y * 600 + x) * 4 + 3] as number
      const within = x >= 200 && x < 360 && y >= 60 && y < 220
      if (alpha > 0) drawn[within ? 'inside' : 'outside']++
    }
  }
  expect(drawn.outside).toBe(0)
  expect(drawn.inside).toBeGreaterThan(15_000)

  await button(ui, 'Remove the shape used').click()
  await expect.poll(() => sandbox.hand.node(ellipse), patience).toBeNull()
})

test('a </script> in a layer’s name is a text like any other', async () => {
  const name = 'Cup </script><img src=x onerror="parent.postMessage(1)"> <!--'
  const opened = await figma.open(agreedCoffee(name))
  const { sandbox, ui } = opened
  await ui.getByRole('heading', { name, exact: true }).waitFor()
  await refine(opened, 'make the light warmer', 1)
  expect(layersOf(sandbox).map((layer) => layer.name)).toEqual([
    'Cup <-script><img src=x… · v1 · make the light warmer',
    name,
  ])
})

test.each([
  ['data:', ['data']],
  ["'none'", []],
])('with workers from %s only, pixels are computed all the same', async (workerSources, kinds) => {
  const opened = await figma.open({ ...agreedCoffee(), workerSources })
  await refine(opened, 'make the light warmer', 1)
  const { sandbox, workers } = opened
  expect(imagesOf(layerNamed(sandbox, 'Cup · v1 · make the light warmer'))).toHaveLength(2)
  expect([...new Set(workers)]).toEqual(kinds)
})

test('messages of other senders and of other shapes change nothing', async () => {
  const opened = await figma.open(agreedCoffee())
  const { page, ui } = opened
  await ui.getByText('Shows the source').waitFor()
  await page.evaluate(() => {
    for (const message of [
      null,
      'text',
      { pluginMessage: { pentimento: 'change', created: 7 } },
      { pluginMessage: { pentimento: 'job', type: 'done', id: 1, result: 'forged' } },
      { pentimento: 'job', type: 'failed', id: 1 },
    ]) {
      window.postForeign(message)
    }
  })
  await refine(opened, 'make the light warmer', 1)
})
