import { test } from 'vitest'
import { button, coffeeFile } from '../../test/figma-plugin/joined/coffee.ts'
import { useFigma } from '../../test/figma-plugin/joined/figma-window.ts'
import type { Hand } from '../../test/figma-plugin/stand-in/border/hand.ts'
import { printTable, ratio } from '../print-table.ts'

const figma = useFigma()

/** Pictures side by side on one page, the first one selected. */
function drawPictures(hand: Hand, count: number): void {
  const imageHash = hand.addImage(coffeeFile)
  const ids = Array.from({ length: count }, (_, index) =>
    hand.addNode({
      type: 'RECTANGLE',
      name: `Picture ${index + 1}`,
      x: (index % 20) * 320,
      y: Math.floor(index / 20) * 220,
      width: 300,
      height: 200,
      fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }],
    }),
  )
  hand.select(ids.slice(0, 1))
}

async function open(count: number) {
  const started = performance.now()
  const { sandbox, ui } = await figma.open({
    storage: [['consent/file-1', 'agreed']],
    prepare: (hand) => {
      hand.setSharedData('0:0', 'pentimento', 'file', 'file-1')
      drawPictures(hand, count)
    },
  })
  await ui.getByText('Shows the source').waitFor()
  await button(ui, 'Refine').waitFor()
  const milliseconds = performance.now() - started
  const { nodes, calls } = sandbox.hand.visited()
  return {
    milliseconds,
    nodes: nodes.length,
    calls: Object.values(calls).reduce((sum, times) => sum + times, 0),
    ...sandbox.traffic,
  }
}

test('opening on a page with many pictures', async () => {
  await open(1)
  const one = await open(1)
  const many = await open(200)
  printTable(
    'Opening the plugin',
    ['pictures on the page', 'nodes visited', 'calls', 'messages', 'bytes to the panel', 'time'],
    [one, many].map((run, index) => [
      [1, 200][index] as number,
      run.nodes,
      run.calls,
      run.toPage + run.toPlugin,
      run.bytesToPage,
      ratio(run.milliseconds, one.milliseconds),
    ]),
  )
})
