/** Takes the README's picture (`docs/playground.jpg`): the sample with a branch, the slider and the numbers. */
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { buildPlayground } from './build-playground.ts'
import { chromiumPath } from './chromium-path.ts'
import { root } from './root.ts'
import { serve } from './serve.ts'

/** A stroke over the cup, in the sample's pixels. */
const cup = [
  [215, 70],
  [250, 50],
  [320, 50],
  [370, 80],
  [380, 120],
  [350, 170],
  [300, 190],
  [230, 170],
  [205, 110],
  [290, 110],
  [250, 140],
  [340, 130],
  [300, 160],
  [240, 200],
  [330, 220],
] as const
const sample = { width: 600, height: 400 }

await buildPlayground()
const served = await serve(join(root, 'build/playground'))
const browser = await chromium.launch({
  executablePath: await chromiumPath(),
  args: ['--no-sandbox', '--headless=shell'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 940 } })
  await page.goto(served.url)
  await page.getByRole('application').waitFor()
  await paint(page)
  await refine(page, 'make the light warmer', 1)
  await refine(page, 'more contrast', 2)
  await page.getByRole('button', { name: /^v1: / }).click()
  await page.getByRole('button', { name: 'Branch from here' }).click()
  await refine(page, 'golden hour', 3)
  await page.getByRole('button', { name: 'Compare before and after (C)' }).click()
  await page.screenshot({
    path: join(root, 'docs/playground.jpg'),
    quality: 88,
    animations: 'disabled',
  })
} finally {
  await browser.close()
  await served.close()
}

async function paint(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Brush (B)', exact: true }).click()
  const box = await page.getByRole('application').boundingBox()
  if (!box) throw new Error('The stage is not on the page')
  const scale = Math.min((box.width - 80) / sample.width, (box.height - 80) / sample.height)
  for (const [index, [x, y]] of cup.entries()) {
    const left = box.x + box.width / 2 + (x - sample.width / 2) * scale
    const top = box.y + box.height / 2 + (y - sample.height / 2) * scale
    await page.mouse.move(left, top, { steps: 8 })
    if (index === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

async function refine(page: Page, instruction: string, number: number): Promise<void> {
  await page.getByLabel('Instruction').fill(instruction)
  await page.getByRole('button', { name: 'Refine', exact: true }).click()
  await page.getByText(`Shows v${number}`, { exact: true }).waitFor()
}
