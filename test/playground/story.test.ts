import { readFile } from 'node:fs/promises'
import { decode } from 'fast-png'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { startSdCppServer } from '../support/servers/sd-cpp-server.ts'
import {
  button,
  markRectangle,
  save,
  type TestFile,
  usePlayground,
  versionsOf,
} from './playground.ts'
import { paintStory } from './story-painter.ts'

let painter: Awaited<ReturnType<typeof startSdCppServer>> | null = null
const playground = usePlayground((origin) => origin === painter?.origin)

/** Marked before the remark: within it the steam may change, and nothing around it. */
const marked = { left: 0.4, top: 0.02, right: 0.68, bottom: 0.4 }

test('the coffee cup: one long wish becomes four layers in order, a remark goes on from the last, and the story is saved', async () => {
  painter = await startSdCppServer({ paint: paintStory })
  const page = await playground.open()
  await paintAt(page, painter.baseUrl)
  const strip = page.locator('.pentimento-stages')

  await page
    .getByLabel('Instruction')
    .fill(
      'Make the lighting warmer, add a few coffee beans and a small plant near the cup and a business card, add hands holding the cup, and add some steam',
    )
  await button(page, 'Run as 4 steps').click()
  expect(await page.locator('.pentimento-step__words').allTextContents()).toEqual([
    'Make the lighting warmer',
    'Add a few coffee beans and a small plant near the cup and a business card',
    'Add hands holding the cup',
    'Add some steam',
  ])
  expect(await strip.getAttribute('aria-label')).toMatch(/^Stages: nothing changed yet/)
  await button(page, 'Run the steps').click()
  await button(page, 'Send 4 steps').click()
  await page.getByText('4 of 4 steps are done.').waitFor({ state: 'attached' })
  await expect
    .poll(() => shownLayers(page))
    .toEqual([
      'coffee · v6 · Add some steam',
      'coffee · v4 · Add hands holding the cup',
      'coffee · v2 · Add a few coffee beans and a small plant near…',
      'coffee · v1 · Make the lighting warmer',
      'coffee',
    ])
  expect(painter.paints).toHaveLength(4)
  expect(await page.getByLabel('Instruction').inputValue()).toBe('')
  expect(await strip.getAttribute('aria-label')).toMatch(
    /^Stages: Light changed, Composition changed, People changed, Polish changed/,
  )

  const before = await save(page, 'Save PNG')
  await markRectangle(
    page,
    { x: marked.left, y: marked.top },
    { x: marked.right, y: marked.bottom },
  )
  await page.getByLabel('Instruction').fill('a bit more')
  await page.getByText('“Add some more steam”').waitFor()
  await button(page, 'Use the full instruction').click()
  expect(painter.paints).toHaveLength(4)
  await button(page, 'Refine').click()
  await page.getByText('Shows v8', { exact: true }).waitFor()
  const changed = changedPixels(before, await save(page, 'Save PNG'))
  expect(changed.outside).toBe(0)
  expect(changed.inside).toBeGreaterThan(1000)
  await versionsOf(page).getByText('beside v6').waitFor()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Save report').click(),
  ])
  expect(download.suggestedFilename()).toBe('coffee-story.html')
  const story = await readFile(await download.path(), 'utf8')
  const told = ['lighting warmer', 'coffee beans', 'hands holding', 'some steam', 'more steam']
  const places = told.map((words) => story.lastIndexOf(words))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(painter.complaints).toEqual([])
})

/** Chooses a server of one's own as the provider, as a person does: its address first, then its name. */
async function paintAt(page: Page, address: string): Promise<void> {
  await button(page, 'Settings').click()
  await page.getByRole('button', { name: /^OpenAI-compatible server/ }).click()
  const field = page.getByLabel('Address of OpenAI-compatible server')
  await field.fill(address)
  await field.press('Tab')
  await button(page, 'Back').click()
  await page.getByRole('button', { name: /^More/ }).click()
  await page.getByLabel('Provider').selectOption({ label: 'OpenAI-compatible server' })
}

/** Names of the layers that show, topmost first, without their folder. */
async function shownLayers(page: Page): Promise<(string | null)[]> {
  const names = await page
    .locator('.layer-row')
    .filter({ has: page.locator('.layer-eye[aria-pressed="true"]') })
    .locator('.layer-name')
    .allTextContents()
  return names.filter((name) => name !== 'coffee · versions')
}

/** How many pixels two files of the sample's size differ in, within what was marked and outside of it. */
function changedPixels(one: TestFile, other: TestFile) {
  const [a, b] = [decode(one.bytes), decode(other.bytes)]
  const changed = { inside: 0, outside: 0 }
  for (let y = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++) {
      const at = y * a.width + x
      const differs = [0, 1, 2].some(
        (channel) => a.data[at * a.channels + channel] !== b.data[at * b.channels + channel],
      )
      if (!differs) continue
      const [left, right] = [marked.left * a.width, marked.right * a.width]
      const [top, bottom] = [marked.top * a.height, marked.bottom * a.height]
      // The mouse meets whole pixels of the screen.
      const isInside = x > left - 2 && x < right + 2 && y > top - 2 && y < bottom + 2
      changed[isInside ? 'inside' : 'outside']++
    }
  }
  return changed
}
