import { expect, test } from 'vitest'
import type { FigmaHostDeps } from '../../../figma-plugin/ui/host/host-parts.ts'
import { flattenVersion } from '../../../figma-plugin/ui/host/write/flatten-version.ts'
import { placeVersions } from '../../../figma-plugin/ui/host/write/place-versions.ts'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { type Bench, openBench, pictureFill } from './open-bench.ts'
import { patchAt, placementFor } from './placement.ts'

const scrim = { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, opacity: 0.5 }

/** The document, in which the user does something right after the verb before it is answered. */
function meanwhile(
  { deps }: Bench,
  after: 'createImages' | 'look',
  act: () => void,
): FigmaHostDeps {
  const document = { ...deps.document }
  const { createImages, look } = document
  if (after === 'look') document.look = (input) => look(input).finally(act)
  else document.createImages = (input) => createImages(input).finally(act)
  return { ...deps, document }
}

test('a version is not placed without a fill that was added to its source while it was made', async () => {
  const bench = await openBench()
  const source = bench.draw()
  const placement = await placementFor(bench.deps, source, [{ id: 'a', content: patchAt(1, 1) }])
  const deps = meanwhile(bench, 'createImages', () =>
    bench.hand.setFills(source, [pictureFill(bench.hand), scrim]),
  )
  await expectRefusal(placeVersions(deps, placement), 'source_changed')
  expect(bench.childrenOf(bench.hand.currentPage())).toEqual([source])
  expect(bench.fillsOf(source)).toHaveLength(2)
})

test('fills that were set in an instance while a version was about to show are not overwritten', async () => {
  const bench = await openBench()
  const component = bench.draw({ type: 'COMPONENT', fills: [], width: 100, height: 80 })
  const source = bench.draw({ parent: component })
  await bench.placeOne(source, { id: 'a', content: patchAt(1, 1) })
  await showVersion(bench.deps, source, null)
  let looks = 0
  const deps = meanwhile(bench, 'look', () => {
    // The last look that the write rests on.
    if (++looks === 2) bench.hand.setFills(source, [scrim])
  })
  await expectRefusal(showVersion(deps, source, 'a'), 'source_changed')
  expect(bench.fillsOf(source)).toMatchObject([{ type: 'SOLID' }])
})

test('a version that shows in an instance is not flattened over fills that were set there meanwhile', async () => {
  const bench = await openBench()
  const component = bench.draw({ type: 'COMPONENT', fills: [], width: 100, height: 80 })
  const source = bench.draw({ parent: component })
  await bench.placeOne(source, { id: 'a', content: patchAt(1, 1) })
  const deps = meanwhile(bench, 'createImages', () => bench.hand.setFills(source, [scrim]))
  await expectRefusal(flattenVersion(deps, 'a'), 'source_changed')
  expect(bench.fillsOf(source)).toMatchObject([{ type: 'SOLID' }])
})
