import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { addSource } from '../../../figma-plugin/ui/host/write/add-source.ts'
import { expectError } from '../../core/refine/refusals.ts'
import { openBench } from './open-bench.ts'

const kite = { name: 'A red kite', picture: createPicture({ width: 31, height: 20 }, 8) }

test('a first picture is a rectangle on top of the page, in the middle of what the user looks at', async () => {
  const bench = await openBench()
  const cup = bench.draw({ name: 'Cup' })
  bench.hand.select([cup])
  bench.hand.scrollTo(1000.4, -300)
  const steps = bench.hand.undoSteps()
  const { layer } = await addSource(bench.deps, kite)
  expect(bench.childrenOf(bench.hand.currentPage())).toEqual([cup, layer])
  expect(bench.node(layer)).toMatchObject({
    type: 'RECTANGLE',
    name: 'A red kite',
    transform: [
      [1, 0, 985],
      [0, 1, -310],
    ],
    width: 31,
    height: 20,
    fills: [{ type: 'IMAGE', scaleMode: 'FILL' }],
    data: {},
  })
  expect(bench.hand.selection()).toEqual([layer])
  expect(bench.hand.undoSteps()).toBe(steps + 1)
})

test('its name is its own among all that can be seen on the page, however deep it lies', async () => {
  const bench = await openBench()
  const frame = bench.draw({ type: 'FRAME', name: 'Board', fills: [] })
  bench.draw({ name: 'A red kite', parent: frame })
  const second = await addSource(bench.deps, kite)
  const third = await addSource(bench.deps, kite)
  expect([second, third].map(({ layer }) => bench.node(layer).name)).toEqual([
    'A red kite (2)',
    'A red kite (3)',
  ])
})

test('a name that has to be shortened is told apart as well', async () => {
  const bench = await openBench()
  const long = { ...kite, name: 'A very red kite over a very long beach '.repeat(3) }
  const first = await addSource(bench.deps, long)
  const second = await addSource(bench.deps, long)
  const names = [first, second].map(({ layer }) => bench.node(layer).name)
  expect(names[1]).toMatch(/ \(2\)$/)
  expect(new Set(names.map((name) => name.length <= 60))).toEqual(new Set([true]))
})

test('promise 7: a picture of more than 4096 pixels a side is refused before anything is made', async () => {
  const bench = await openBench()
  const picture = createPicture({ width: 4097, height: 1 }, 8)
  const adding = addSource(bench.deps, { name: 'Wide', picture })
  await expectError(adding, 'too_large', /4097 × 1 pixels: 4096 a side is the most/)
  expect(bench.childrenOf(bench.hand.currentPage())).toEqual([])
})

test('promise 7: where nothing can be changed, nothing is made', async () => {
  const bench = await openBench()
  const inDevMode = addSource({ ...bench.deps, editor: 'dev' }, kite)
  await expectError(inDevMode, 'not_supported', /In Dev Mode/)
  const viewed = await openBench({ viewOnly: true })
  await expectError(addSource(viewed.deps, kite), 'host_failed', /only be looked at/)
  for (const { childrenOf, hand } of [bench, viewed]) {
    expect(childrenOf(hand.currentPage())).toEqual([])
  }
})
