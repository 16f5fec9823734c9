import sharp from 'sharp'
import { expect, test } from 'vitest'
import { agreedCoffee, coffeeFile, patience } from './coffee.ts'
import { type OpenFigma, useFigma } from './figma-window.ts'

const figma = useFigma()

/** Counts the decoders that are started where pixels are computed, and takes away what the browser would decode with. */
function watchDecoders(): void {
  const { compile } = WebAssembly
  const started: unknown[] = []
  Object.assign(globalThis, { started })
  WebAssembly.compile = async (program) => {
    const module = await compile(program)
    started.push(module instanceof WebAssembly.Module)
    return module
  }
  Object.assign(globalThis, {
    createImageBitmap: () => Promise.reject(new Error('not this one')),
  })
}

const decodersSeen = () => (globalThis as { started?: unknown[] }).started

/** Refines two JPEG files, one after the other. */
async function refineTwo({ sandbox, ui }: OpenFigma): Promise<void> {
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
}

test('the panel’s worker decodes a JPEG with its own decoder, started for the first one', async () => {
  const opened = await figma.open(agreedCoffee())
  await opened.ui.getByText('Shows the source').waitFor(patience)
  const [worker] = opened.page.workers()
  await worker?.evaluate(watchDecoders)
  await refineTwo(opened)
  expect(await worker?.evaluate(decodersSeen)).toEqual([true])
})

test('where no worker can be started, the page decodes it with the same decoder', async () => {
  const opened = await figma.open({ ...agreedCoffee(), workerSources: "'none'" })
  const frame = opened.ui.locator('html')
  await opened.ui.getByText('Shows the source').waitFor(patience)
  await frame.evaluate(watchDecoders)
  await refineTwo(opened)
  expect(await frame.evaluate(decodersSeen)).toEqual([true])
  expect(opened.workers).toEqual([])
})
