import type { Frame } from 'playwright'
import { test } from 'vitest'
import { refine } from '../../test/figma-plugin/joined/coffee.ts'
import { type OpenFigma, useFigma } from '../../test/figma-plugin/joined/figma-window.ts'
import { photographFile } from '../photograph.ts'
import { printTable } from '../print-table.ts'

const figma = useFigma()
const edge = 4096

/** The panel's own tasks over 50 ms; what Figma's side of the bench does on the same thread is left out. */
async function watchTasks({ page }: OpenFigma) {
  const frame = page.frames().find((found) => found !== page.mainFrame()) as Frame
  await frame.evaluate(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { longTasks: tasks })
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'self') tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  return async (): Promise<readonly number[]> =>
    frame.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0))
}

async function openPicture(): Promise<OpenFigma> {
  const file = await photographFile(edge, edge)
  return figma.open({
    storage: [['consent/file-1', 'agreed']],
    prepare: (hand) => {
      hand.setSharedData('0:0', 'pentimento', 'file', 'file-1')
      const imageHash = hand.addImage(file)
      const fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }]
      const id = hand.addNode({ type: 'RECTANGLE', name: 'Large', width: 512, height: 512, fills })
      hand.select([id])
    },
  })
}

test('refining a picture of 16 megapixels', async () => {
  const opened = await openPicture()
  const { sandbox, ui } = opened
  await ui.getByText('Shows the source').waitFor()
  const tasks = await watchTasks(opened)
  const rows: (string | number)[][] = []
  const measure = async (what: string, act: () => Promise<void>) => {
    const before = { ...sandbox.traffic }
    await tasks()
    await act()
    await opened.page.waitForTimeout(500)
    const found = await tasks()
    rows.push([
      what,
      found.length,
      Math.round(Math.max(0, ...found)),
      sandbox.traffic.bytesToPage - before.bytesToPage,
      sandbox.traffic.bytesToPlugin - before.bytesToPlugin,
    ])
  }
  await measure('a region of 5 %', async () => {
    const id = sandbox.hand.addNode({
      type: 'ELLIPSE',
      name: 'Ellipse',
      x: 150,
      y: 150,
      width: 130,
      height: 130,
    })
    sandbox.hand.select([id])
    await ui.getByText(/^1 shape · /).waitFor()
    await refine(opened, 'make the light warmer', 1)
  })
  await measure('the whole picture', async () => {
    const ellipse = sandbox.hand.tree().find(({ name }) => name === 'Ellipse')
    if (ellipse) sandbox.hand.remove(ellipse.id)
    await ui.getByText(/^1 shape · /).waitFor({ state: 'detached' })
    await refine(opened, 'brighter by 10 %', 2)
  })
  printTable(
    'Refining 4096 × 4096 pixels with the built-in painter',
    ['what', 'tasks over 50 ms', 'longest (ms)', 'bytes to the panel', 'bytes to the document'],
    rows,
  )
})
