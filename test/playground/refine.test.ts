import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import {
  button,
  layerNames,
  layersOf,
  markRectangle,
  pictureBox,
  refine,
  sampleFile,
  save,
  stageOf,
  usePlayground,
  versionsOf,
} from './playground.ts'

const playground = usePlayground()

const cup = [
  { x: 0.3, y: 0.1 },
  { x: 0.65, y: 0.65 },
] as const

test('promise 1: a newcomer refines the sample with the mouse, and nothing outside the region changes', async () => {
  const page = await playground.open()
  expect(await layerNames(page)).toEqual(['coffee'])

  await button(page, 'Paint region').click()
  const picture = await pictureBox(page)
  const at = (x: number, y: number) =>
    [picture.x + x * picture.width, picture.y + y * picture.height] as const
  await page.mouse.move(...at(0.45, 0.3))
  await page.mouse.down()
  await page.mouse.move(...at(0.5, 0.4), { steps: 8 })
  await page.mouse.move(...at(0.42, 0.45), { steps: 8 })
  await page.mouse.up()
  await refine(page, 'make the light warmer', 1)

  expect(await layerNames(page)).toEqual([
    'coffee · versions',
    'coffee · v1 · make the light warmer',
    'coffee',
  ])
  await page.getByText(/^0 of [\d\s]+ pixels changed$/).waitFor()

  const source = decode((await sampleFile()).bytes)
  const flat = await save(page, 'Save PNG')
  expect(flat.name).toBe('coffee v1.png')
  const refined = decode(flat.bytes)
  const changed = { outside: 0, inside: 0 }
  for (let y = 0; y < 400; y++) {
    for (let x = 0; x < 600; x++) {
      const differs = [0, 1, 2].some(
        (channel) =>
          source.data[(y * 600 + x) * source.channels + channel] !==
          refined.data[(y * 600 + x) * refined.channels + channel],
      )
      // The brush of at most 80 pixels was between 42 % and 50 % of the width, 30 % and 45 % of the height.
      const within = x > 252 - 45 && x < 300 + 45 && y > 120 - 45 && y < 180 + 45
      if (differs) changed[within ? 'inside' : 'outside']++
    }
  }
  expect(changed.outside).toBe(0)
  expect(changed.inside).toBeGreaterThan(2000)
})

test('promise 4: a refinement is one undo step, and can be redone', async () => {
  const page = await playground.open()
  await markRectangle(page, ...cup)
  await refine(page, 'make it brighter', 1)
  await button(page, 'Undo').click()
  await expect.poll(() => layerNames(page)).toEqual(['coffee'])
  await page.getByText('Shows the source').waitFor()
  await button(page, 'Redo').click()
  await page.getByText('Shows v1', { exact: true }).waitFor()
  expect(await button(page, 'Redo').isDisabled()).toBe(true)
})

test('undo, redo and saving have their usual keys, and leave text fields alone', async () => {
  const page = await playground.open()
  await refine(page, 'make it brighter', 1)
  await page.getByLabel('Instruction').fill('half a thought')
  await page.getByLabel('Instruction').press('Control+z')
  expect(await layerNames(page)).toContain('coffee · v1 · make it brighter')
  await stageOf(page).press('Control+z')
  await expect.poll(() => layerNames(page)).toEqual(['coffee'])
  await stageOf(page).press('Control+Shift+z')
  await expect.poll(() => layerNames(page)).toContain('coffee · v1 · make it brighter')
  // Quicker than the page is drawn.
  await page.evaluate(async () => {
    for (const shiftKey of [false, true]) {
      dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, shiftKey }))
    }
    for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame)
  })
  expect(await layerNames(page)).toContain('coffee · v1 · make it brighter')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByLabel('Instruction').press('Control+s'),
  ])
  expect(saved.suggestedFilename()).toBe('coffee.psd')
})

test('the slider between before and after is dragged and moved by key', async () => {
  const page = await playground.open()
  await refine(page, 'black and white', 1)
  await button(page, 'Compare before and after (C)').click()
  const slider = page.getByRole('slider', { name: /on the left/ })
  const grip = await slider.boundingBox()
  const stage = await stageOf(page).boundingBox()
  if (!grip || !stage) throw new Error('Expected a slider on the stage')
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(stage.x + stage.width * 0.25, grip.y + grip.height / 2, { steps: 6 })
  await page.mouse.up()
  const dragged = Number(await slider.getAttribute('aria-valuenow'))
  expect(dragged).toBeLessThan(30)
  await slider.press('ArrowRight')
  expect(Number(await slider.getAttribute('aria-valuenow'))).toBe(dragged + 2)
})

test('a second refinement from v1 makes a branch beside v2', async () => {
  const page = await playground.open()
  await markRectangle(page, ...cup)
  await refine(page, 'make it brighter', 1)
  await refine(page, 'more contrast', 2)
  await versionsOf(page).filter({ hasText: 'make it brighter' }).getByRole('button').first().click()
  await button(page, 'Branch from here').click()
  await page.getByText('Shows v1', { exact: true }).waitFor()
  await refine(page, 'make it cooler', 3)
  expect(await layerNames(page)).toEqual([
    'coffee · versions',
    'coffee · v3 · make it cooler',
    'coffee · v2 · more contrast',
    'coffee · v1 · make it brighter',
    'coffee',
  ])
  const eyes = await page
    .locator('.layer-eye')
    .evaluateAll((all) => all.map((eye) => eye.getAttribute('aria-pressed')))
  expect(eyes).toEqual(['true', 'true', 'false', 'true', 'true'])
})

test('a version is renamed, starred and deleted, and its layer follows', async () => {
  const page = await playground.open()
  await refine(page, 'make it brighter', 1)
  await button(page, 'Rename').click()
  await page.getByLabel('Layer name').fill('Morning light')
  await page.getByLabel('Layer name').press('Enter')
  await expect.poll(() => layerNames(page)).toContain('Morning light')

  await button(page, 'Star').click()
  await page.getByRole('button', { name: /^v1, starred/ }).waitFor()

  await button(page, 'Delete').click()
  await button(page, 'Delete v1').click()
  await expect.poll(() => layerNames(page)).toEqual(['coffee'])
  await page.getByText('Shows the source').waitFor()
  await button(page, 'Undo').click()
  await expect.poll(() => layerNames(page)).toContain('Morning light')
})

test('in a narrow window the page scrolls, and the panel is whole', async () => {
  const page = await playground.open()
  await page.setViewportSize({ width: 700, height: 640 })
  await page.getByRole('heading', { name: 'Versions' }).scrollIntoViewIfNeeded()
  const instruction = await page.getByLabel('Instruction').boundingBox()
  expect(instruction?.height).toBeGreaterThan(40)
  await refine(page, 'make it brighter', 1)
  await page.getByText(/^v1 placed · /).waitFor()
})

test('eyes that are toggled by hand decide what shows, and the panel follows', async () => {
  const page = await playground.open()
  await markRectangle(page, { x: 0, y: 0 }, { x: 0.4, y: 0.5 })
  await refine(page, 'make it brighter', 1)
  await button(page, 'Undo').click()
  await page.getByText('Shows the source').waitFor()
  await button(page, 'Redo').click()
  await page.getByText('Shows v1', { exact: true }).waitFor()

  const eyeOf = (name: string) => layersOf(page).getByRole('button', { name: `Show ${name}` })
  await eyeOf('coffee · v1 · make it brighter').click()
  await page.getByText('Shows the source').waitFor()
  await page.getByText('Builds on the source, as a new layer.').waitFor()
  await refine(page, 'make it cooler', 2)
  await eyeOf('coffee · v1 · make it brighter').click()
  await page.getByText('Shows a custom mix of 2 versions').waitFor()
  await page.getByText('Builds on what shows, as a new layer.').waitFor()
  await refine(page, 'more contrast', 3)
  expect(await layersOf(page).count()).toBe(5)
})

test('an instruction that needs a generative provider is refused with what can be done', async () => {
  const page = await playground.open()
  await page.getByLabel('Instruction').fill('add a croissant on the saucer')
  await button(page, 'Refine').click()
  await page
    .getByRole('alert')
    .getByText(/generative/)
    .first()
    .waitFor()
  expect(await layerNames(page)).toEqual(['coffee'])
})
