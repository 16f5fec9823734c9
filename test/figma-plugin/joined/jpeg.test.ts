import sharp from 'sharp'
import { expect, test } from 'vitest'
import { agreedCoffee, coffeeFile, patience } from './coffee.ts'
import { useFigma } from './figma-window.ts'

const figma = useFigma()

test('the panel’s worker decodes a JPEG with its own decoder, started for the first one', async () => {
  const { sandbox, page, ui } = await figma.open(agreedCoffee())
  await ui.getByText('Shows the source').waitFor(patience)
  const [worker] = page.workers()
  await worker?.evaluate(() => {
    const { compile } = WebAssembly
    const started: unknown[] = []
    Object.assign(globalThis, { started })
    WebAssembly.compile = async (program) => {
      const module = await compile(program)
      started.push(module instanceof WebAssembly.Module)
      return module
    }
    // What the browser would decode with instead.
    Object.assign(globalThis, {
      createImageBitmap: () => Promise.reject(new Error('not this one')),
    })
  })
  const file = new Uint8Array(await sharp(coffeeFile).jpeg({ quality: 90 }).toBuffer())
  for (const name of ['first', 'second']) {
    const imageHash = sandbox.hand.addImage(Uint8Array.from([...file, ...Buffer.from(name)]))
    const fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }]
    const node = { type: 'RECTANGLE', name, width: 300, height: 200, fills }
    sandbox.hand.select([sandbox.hand.addNode(node)])
    await ui.getByRole('heading', { name }).waitFor(patience)
    await ui.getByLabel('Instruction').fill('make the light warmer')
    await ui.getByRole('button', { name: 'Refine', exact: true }).click()
    await ui.getByText('Shows v1', { exact: true }).waitFor(patience)
  }
  const started = await worker?.evaluate(() => (globalThis as { started?: unknown[] }).started)
  expect(started).toEqual([true])
})
