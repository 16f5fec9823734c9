import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { agreedCoffee, button, coffeeFile } from './coffee.ts'
import { useFigma } from './figma-window.ts'
import type { FrameKind } from './parent-page.ts'

const figma = useFigma()

test.each<FrameKind>(['srcdoc', 'data'])(
  'the book of spending is saved as a file from a %s frame',
  async (kind) => {
    const { page, ui } = await figma.open({ ...agreedCoffee(), kind })
    await button(ui, 'Settings').click()
    await button(ui, 'Show the spending').click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(ui, 'Save JSON').click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^pentimento-spending-\d{4}-\d\d-\d\d\.json$/)
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual({
      lines: [],
      sums: [],
    })
  },
)

test('a picture from a file goes along by its name, and one that is none is refused in words', async () => {
  const { page, ui } = await figma.open(agreedCoffee())
  await button(ui, /^More/).click()
  await ui.getByLabel('Provider').selectOption({ label: 'OpenAI' })
  const choose = async (name: string, bytes: Uint8Array) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button(ui, 'Add from a file').click(),
    ])
    await chooser.setFiles({ name, mimeType: 'image/png', buffer: Buffer.from(bytes) })
  }
  await choose('latte.png', coffeeFile)
  await ui.getByLabel('What “latte” is for').waitFor()
  await choose('notes.png', new TextEncoder().encode('no picture'))
  await ui.getByText('This file is no picture that can be read.').waitFor()
  expect(await ui.getByLabel('Pictures that go along').getByRole('listitem').count()).toBe(1)
})
