import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/root.ts'
import { useFrameSeat } from './use-frame-seat.ts'

const seat = useFrameSeat()
const pictures = join(root, 'build/photoshop-panel')
await mkdir(pictures, { recursive: true })

/** A picture with an edge and a slope, on a Background. */
const scene = `
  const size = { width: 240, height: 160 }
  hand.openDocument({ size, name: 'cup.psd' })
  const data = new Uint8Array(240 * 160 * 4)
  for (let at = 0; at < 240 * 160; at++) {
    const [x, y] = [at % 240, Math.floor(at / 240)]
    const inside = (x - 120) ** 2 + (y - 80) ** 2 < 3000
    data.set(inside ? [60 + x / 2, 90, 160, 255] : [220, 200 - y / 2, 150, 255], at * 4)
  }
  hand.addLayer({ name: 'Cup', pixels: { rect: { x: 0, y: 0, ...size }, data } })
  const selected = new Uint8Array(60 * 50).fill(255)
  hand.setSelection({ rect: { x: 90, y: 55, width: 60, height: 50 }, data: selected })`

test.each(['7.2', '9.3'] as const)('in UXP %s the panel shows the picked layer', async (uxp) => {
  const { page, panel } = await seat.open({ uxp, before: scene })
  await panel.getByText('Cup').first().waitFor()
  await page.screenshot({ path: join(pictures, `panel-${uxp}.png`) })
  expect(await page.evaluate('seat.uxp.driver.overdue')).toEqual([])
  expect(
    await page.evaluate('seat.fake.counts.images.filter((x) => x === "imaging.getPixels")'),
  ).toEqual([])
})

test('a refinement is placed from the panel, and the history shows it', async () => {
  const { page, panel } = await seat.open({ before: scene, theme: 'lightest' })
  await panel.getByText('Cup').first().waitFor()
  await panel.locator('textarea').first().fill('make the light warmer')
  await page.screenshot({ path: join(pictures, 'filled.png') })
  await panel.getByRole('button', { name: 'Refine', exact: true }).click()
  await page.waitForTimeout(0)
  await expect
    .poll(() => page.evaluate(`seat.fake.hand.model().layers.map(({ name }) => name)`))
    .toEqual(['Background', 'Cup', 'Cup · versions'])
  await page.screenshot({ path: join(pictures, 'placed.png') })
})
