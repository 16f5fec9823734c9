import { encode } from 'fast-png'
import { expect, test } from 'vitest'
import {
  button,
  layerNames,
  layersOf,
  markRectangle,
  openFile,
  refine,
  save,
  stageOf,
  usePlayground,
  versionsOf,
  waitForFile,
} from './playground.ts'

const playground = usePlayground()

/** A picture that keeps the worker busy long enough to be interrupted. */
function largePicture(): Uint8Array {
  const [width, height] = [3000, 2400]
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < data.length; i++) data[i] = (i * 31 + (i >> 12) * 57) & 255
  return encode({ width, height, data, channels: 3 }, { zlib: { level: 1 } })
}

test('work survives a reload: versions, what shows, the draft and its region', async () => {
  const page = await playground.open()
  await markRectangle(page, { x: 0.3, y: 0.1 }, { x: 0.65, y: 0.6 })
  await refine(page, 'make the light warmer', 1)
  await page.getByLabel('Instruction').fill('and a little softer')
  const names = await layerNames(page)
  const share = await page
    .getByText(/% of the picture/)
    .first()
    .textContent()
  const flat = await save(page, 'Save PNG')
  // The draft is saved after a pause in typing, or at once when the page is hidden.
  await expect.poll(() => savedInstruction(page)).toBe('and a little softer')

  await page.reload()
  await page.getByText('Shows v1', { exact: true }).waitFor()
  expect(await layerNames(page)).toEqual(names)
  expect(await page.getByLabel('Instruction').inputValue()).toBe('and a little softer')
  expect(
    await page
      .getByText(/% of the picture/)
      .first()
      .textContent(),
  ).toBe(share)
  expect((await save(page, 'Save PNG')).bytes).toEqual(flat.bytes)
  await refine(page, 'more contrast', 2)
})

test('a reload in the middle of a refinement leaves the document as it was, and refining goes on', async () => {
  const page = await playground.open()
  await openFile(page, { name: 'large.png', bytes: largePicture() })
  await waitForFile(page, 'large.png')
  await page.getByLabel('Instruction').fill('blur it')
  await button(page, 'Refine').click()
  await button(page, 'Cancel').waitFor()
  await page.reload()
  await waitForFile(page, 'large.png')
  expect(await layerNames(page)).toEqual(['large'])
  await markRectangle(page, { x: 0.4, y: 0.4 }, { x: 0.5, y: 0.5 })
  await refine(page, 'make it darker', 1)
})

test('cancelling stops a running refinement at once and changes nothing', async () => {
  const page = await playground.open()
  await openFile(page, { name: 'large.png', bytes: largePicture() })
  await waitForFile(page, 'large.png')
  await page.getByLabel('Instruction').fill('blur it')
  await button(page, 'Refine').click()
  await button(page, 'Cancel').click()
  await button(page, 'Refine').waitFor()
  await page.getByText('Cancelled. Nothing was changed.').waitFor({ state: 'attached' })
  expect(await layerNames(page)).toEqual(['large'])
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await versionsOf(page).count()).toBe(0)

  await markRectangle(page, { x: 0.4, y: 0.4 }, { x: 0.5, y: 0.5 })
  await refine(page, 'make it darker', 1)
})

test('after a reload the page still knows that a file holds the versions', async () => {
  const page = await playground.open()
  await refine(page, 'make it brighter', 1)
  await save(page, 'Save PSD')
  await expect.poll(() => page.locator('.unsaved').count()).toBe(0)
  await page.reload()
  await page.getByText('Shows v1', { exact: true }).waitFor()
  expect(await page.locator('.unsaved').count()).toBe(0)
  await button(page, 'Sample picture').click()
  await expect.poll(() => layerNames(page)).toEqual(['coffee'])
})

test('a second tab says that the first one keeps the work', async () => {
  const first = await playground.open()
  await refine(first, 'make it brighter', 1)
  const second = await playground.open()
  await second.getByText('Pentimento is open in another tab, which keeps your work.').waitFor()
  expect(await layersOf(second).count()).toBe(1)
  await refine(second, 'make it darker', 1)
  await second.close()
  await first.reload()
  await first.getByText('Shows v1', { exact: true }).waitFor()
  expect(await layerNames(first)).toContain('coffee · v1 · make it brighter')
})

test('promise 6: a provider key stays in this browser, under a clear name, and out of the saved work', async () => {
  const page = await playground.open()
  await page.evaluate(() => localStorage.setItem('pentimento.provider-key.openai', 'sk-secret-123'))
  await page.reload()
  await stageOf(page).waitFor()
  await refine(page, 'make it brighter', 1)
  const psd = await save(page, 'Save PSD')
  expect(Buffer.from(psd.bytes).includes('sk-secret-123')).toBe(false)
})

/** Reads the instruction that the browser's database holds. */
function savedInstruction(page: Awaited<ReturnType<typeof playground.open>>): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('pentimento-work')
        opening.onsuccess = () => {
          const rows = opening.result.transaction('parts').objectStore('parts')
          const reading = rows.get('skeleton')
          reading.onsuccess = () => resolve(reading.result?.draft?.instruction)
        }
      }),
  )
}
