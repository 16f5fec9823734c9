import { expect, test } from 'vitest'
import { agreedCoffee, button, drawCoffee, patience, refine, reopened } from './coffee.ts'
import { themeStyle } from './figma-theme.ts'
import { useFigma } from './figma-window.ts'

const figma = useFigma()

test('“Not now” leaves the file untouched and unread, and can be taken back', async () => {
  const { sandbox, ui } = await figma.open({ prepare: (hand) => void drawCoffee(hand) })
  const before = { tree: sandbox.hand.tree(), steps: sandbox.hand.undoSteps() }
  await ui.getByRole('heading', { name: 'May Pentimento read this file?' }).waitFor()
  await button(ui, 'Not now').click()
  await ui.getByRole('heading', { name: 'Nothing was read' }).waitFor()
  expect(sandbox.hand.tree()).toEqual(before.tree)
  expect(sandbox.hand.undoSteps()).toBe(before.steps)
  const { nodes, calls } = sandbox.hand.visited()
  // The page is listened to; nothing on it is looked at.
  expect(nodes.filter((id) => id !== '0:0' && id !== sandbox.hand.currentPage())).toEqual([])
  expect(calls.getBytesAsync ?? 0).toBe(0)
  expect([...sandbox.storage.keys()].filter((name) => !name.startsWith('sandbox/'))).toEqual([])
  await button(ui, 'Ask me again').click()
  await button(ui, 'Read this file').click()
  await ui.getByRole('heading', { name: 'Cup', exact: true }).waitFor()
})

test('agreeing is remembered for the file on this machine', async () => {
  const first = await figma.open({ prepare: (hand) => void drawCoffee(hand) })
  await button(first.ui, 'Read this file').press('Enter')
  await first.ui.getByRole('heading', { name: 'Cup', exact: true }).waitFor()
  // The button that had the keyboard is gone: the panel has it.
  await first.ui.locator('.figma-page__panel:focus').waitFor()
  const { sandbox } = first
  await first.close()
  const again = await figma.open(reopened(sandbox, 'Cup'))
  await again.ui.getByRole('heading', { name: 'Cup', exact: true }).waitFor()
  const elsewhere = await figma.open({ saved: sandbox.saved() })
  await elsewhere.ui.getByRole('heading', { name: 'May Pentimento read this file?' }).waitFor()
})

test('without a connection the panel says what works, and the built-in provider does', async () => {
  const opened = await figma.open(agreedCoffee())
  const { page, ui } = opened
  await ui.getByText('Shows the source').waitFor()
  await page.context().setOffline(true)
  const notice = ui.getByText(/^You are offline\. The built-in provider works/)
  await notice.waitFor()
  await refine(opened, 'make the light warmer', 1)
  await page.context().setOffline(false)
  await notice.waitFor({ state: 'detached' })
})

test('the corner resizes the window by keys and by dragging, and the size is remembered', async () => {
  const first = await figma.open(agreedCoffee())
  const { sandbox, page, ui } = first
  await ui.getByText('Shows the source').waitFor()
  const corner = button(ui, /^Resize the window/)
  await corner.press('ArrowRight')
  await expect.poll(() => sandbox.ui(), patience).toMatchObject({ width: 356, height: 720 })
  await expect.poll(() => ui.locator('html').evaluate(() => innerWidth), patience).toBe(356)
  await corner.press('Shift+ArrowDown')
  await expect.poll(() => sandbox.ui(), patience).toMatchObject({ width: 356, height: 784 })
  const box = await corner.boundingBox()
  if (!box) throw new Error('Expected a corner to drag')
  await page.mouse.move(box.x + 8, box.y + 8)
  await page.mouse.down()
  await page.mouse.move(box.x + 68, box.y - 32, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => sandbox.ui(), patience).toMatchObject({ width: 416, height: 744 })
  await first.close()
  const again = await figma.open(reopened(sandbox, 'Cup'))
  expect(again.sandbox.ui()).toMatchObject({ width: 416, height: 744 })
})

test('Figma’s colours are taken over, and followed when the theme changes', async () => {
  const { ui } = await figma.open(agreedCoffee())
  await ui.getByText('Shows the source').waitFor()
  const panel = ui.locator('.pentimento-panel')
  const colors = () =>
    panel.evaluate((element) => {
      const { backgroundColor, color, colorScheme } = getComputedStyle(element)
      return [backgroundColor, color, colorScheme]
    })
  expect(await colors()).toEqual(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0.9)', 'light'])
  await ui.locator('html').evaluate((html, style) => {
    html.setAttribute('class', 'figma-dark')
    const sheet = document.getElementById('figma-style')
    if (sheet) sheet.textContent = style
  }, themeStyle('dark'))
  expect(await colors()).toEqual(['rgb(44, 44, 44)', 'rgb(255, 255, 255)', 'dark'])
})

test.each(['light', 'dark'] as const)(
  'small texts stand out from their ground in the %s theme',
  async (theme) => {
    const { ui } = await figma.open({ ...agreedCoffee(), theme })
    await ui.getByText('Shows the source').waitFor()
    const contrasts = await ui.locator('.pentimento-panel').evaluate((panel) => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d', { willReadFrequently: true })
      const lightnessOf = (...colors: readonly string[]): number => {
        if (!context) throw new Error('Expected a canvas to mix colours on')
        for (const color of colors) {
          context.fillStyle = color
          context.fillRect(0, 0, 1, 1)
        }
        const linear = [...context.getImageData(0, 0, 1, 1).data].map((word) =>
          word <= 10 ? word / 3294 : ((word / 255 + 0.055) / 1.055) ** 2.4,
        )
        return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!
      }
      const ground = getComputedStyle(panel).backgroundColor
      const onField = getComputedStyle(panel.querySelector('textarea') ?? panel).backgroundColor
      const probe = panel.appendChild(document.createElement('i'))
      const contrast = (name: string, on: string) => {
        probe.style.color = `var(--pentimento-${name})`
        const both = [lightnessOf(on), lightnessOf(on, getComputedStyle(probe).color)]
        return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)
      }
      return [
        contrast('text-2', ground),
        contrast('text-2', onField),
        contrast('accent-text', ground),
        contrast('kept', ground),
        contrast('danger', ground),
      ]
    })
    // WCAG 2.2, 1.4.3: texts of less than 18 points.
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5)
  },
)

test('in Dev Mode versions can be looked at, and nothing offers to change them', async () => {
  const first = await figma.open(agreedCoffee())
  await refine(first, 'make the light warmer', 1)
  const { sandbox } = first
  await first.close()
  const version = 'Cup · v1 · make the light warmer'
  const { ui } = await figma.open({ ...reopened(sandbox, version), editorType: 'dev' })
  await ui.getByText('Shows v1', { exact: true }).waitFor()
  await ui
    .getByRole('note')
    .getByText(/Dev Mode/)
    .waitFor()
  expect(await button(ui, 'Refine').isDisabled()).toBe(true)
  expect(await button(ui, 'Show Source').isDisabled()).toBe(true)
})

test('a window that can’t start says what to do, without words for developers', async () => {
  const { ui } = await figma.open({
    ...agreedCoffee(),
    // A sandbox that answers with something that no version of it ever said.
    bundle: `figma.showUI('<div id="create-figma-plugin"></div><script>const __FIGMA_COMMAND__ = "", __SHOW_UI_DATA__ = {};' + __html__ + '</script>', { width: 340, height: 720 })
      figma.ui.on('message', ({ id }) =>
      figma.ui.postMessage({ pentimento: 'job', type: 'done', id, result: { nonsense: true } }))`,
  })
  await ui.getByRole('alert').getByText('Pentimento could not start.').waitFor()
  await ui.getByText(/Close this window and run the plugin again/).waitFor()
  expect(await ui.locator('body').innerText()).not.toMatch(/undefined|expected|invalid|zod/i)
  await button(ui, 'Try again').waitFor()
})

test('a browser that can’t unpack the panel’s program says so instead of showing nothing', async () => {
  const { ui } = await figma.open({
    ...agreedCoffee(),
    bundle: `figma.showUI('<script>delete window.DecompressionStream</script><script>' + __html__ + '</script>')`,
  })
  await ui
    .getByText(/Pentimento could not start here\. Nothing was read or changed\. Update/)
    .waitFor()
})
