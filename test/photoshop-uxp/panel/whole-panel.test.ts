import { expect, test } from 'vitest'
import { useFrameSeat } from '../seats/use-frame-seat.ts'

const seat = useFrameSeat()

/** A picture with a soft selection on it. */
const scene = `
  const size = { width: 240, height: 160 }
  hand.openDocument({ size, name: 'cup.psd' })
  hand.addLayer({ name: 'Cup', fill: { color: [60, 90, 160, 255] } })
  const data = Uint8Array.from({ length: 60 * 50 }, (_, at) => (at % 60) * 4)
  hand.setSelection({ rect: { x: 90, y: 55, width: 60, height: 50 }, data })`

const asked = 'seat.fake.counts.ipc'

async function openRefined() {
  const { page, panel } = await seat.open({ before: scene })
  const button = (name: string) => panel.getByRole('button', { name, exact: true })
  await panel.locator('textarea').fill('make the light warmer')
  await panel.getByText(/^Fully changed: /).waitFor()
  await button('Refine').click()
  await panel.getByText(/^v1 placed/).waitFor()
  return { page, panel, button }
}

test('typing asks nothing of Photoshop', async () => {
  const { page, panel } = await seat.open({ before: scene })
  await panel.getByText(/^Fully changed: /).waitFor()
  let last: unknown = null
  const isQuiet = async () => {
    const before = last
    last = await page.evaluate(asked)
    return last === before
  }
  await expect.poll(isQuiet, { interval: 300 }).toBe(true)
  await panel.locator('textarea').pressSequentially('make the light warmer')
  await panel.getByText('Builds on the source, as a new layer.').waitFor()
  expect(await page.evaluate(asked)).toBe(last)
})

test('each thing that can be done with a version leaves the panel standing', async () => {
  const { page, panel, button } = await openRefined()
  for (const name of ['Star', 'Unstar', 'Edit mask', 'Reuse settings', 'Delete', 'Keep']) {
    await button(name).first().click()
    await expect.poll(() => page.evaluate('seat.app().store.getState().busy')).toBe(false)
  }
  await button('Rename').click()
  await panel.getByRole('textbox', { name: 'Layer name' }).fill('Warm cup')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(`seat.fake.hand.model().layers.at(-1).layers[0].name`))
    .toBe('Warm cup')
  await panel.getByRole('textbox', { name: 'Instruction' }).waitFor()
})

test('what is below the picture of the reach stays in its place while another reach is worked out', async () => {
  const { page, panel } = await seat.open({ before: scene })
  await panel.getByRole('img', { name: /^What would change/ }).waitFor()
  await page.evaluate(`(() => {
    window.heights = new Set()
    const look = () => {
      heights.add(panel.contentDocument.querySelector('.pentimento-reach')?.offsetHeight ?? 0)
      requestAnimationFrame(look)
    }
    look()
  })()`)
  await page.evaluate(`(() => {
    const data = new Uint8Array(40 * 40).fill(200)
    seat.fake.hand.setSelection({ rect: { x: 20, y: 20, width: 40, height: 40 }, data })
  })()`)
  await panel.getByText(/^Fully changed: 0\s%.*blended: 4/).waitFor()
  expect(await page.evaluate('[...heights].length')).toBe(1)
})

test('no control takes the keys that choose tools unless the user put the focus there', async () => {
  const { page, panel, button } = await openRefined()
  await button('Keep as protected').click()
  await panel.getByText('kept: select something else').waitFor()
  const focused = `panel.contentDocument.activeElement.tagName`
  await expect.poll(() => page.evaluate(focused)).toBe('DIV')
})
