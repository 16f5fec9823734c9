import { describe, expect, test } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { keysOfCall } from '../../../core/ledger/ledger-keys.ts'
import {
  placeUnplaced,
  removeUnplaced,
  unplacedFile,
} from '../../../figma-plugin/ui/host/write/unplaced-pictures.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { type Bench, lineagesOf, openBench } from './open-bench.ts'

const fileOf = (seed: number, width = 30, height = 20) =>
  encodePng(photograph({ width, height }, 8, seed))

const frames = (bench: Bench) =>
  bench.hand.tree().filter(({ name }) => name === 'Pentimento · Unplaced')

describe('pictures that could not be placed', () => {
  test('are kept byte for byte in one hidden frame, and found by their keys', async () => {
    const bench = await openBench()
    const first = fileOf(1)
    const second = fileOf(2, 50, 10)
    await placeUnplaced(bench.deps, [
      { key: 'call/0', name: 'warmer', file: first },
      { key: 'call/1', name: 'warmer, too', file: second },
    ])
    const [frame, ...more] = frames(bench)
    expect(more).toEqual([])
    expect(frame).toMatchObject({ type: 'FRAME', visible: false, width: 130, height: 150 })
    const pictures = frame!.children.map((id) => bench.node(id))
    expect(pictures).toMatchObject([
      { name: 'warmer', width: 30, height: 20 },
      { name: 'warmer, too', width: 50, height: 10 },
    ])
    expect(await unplacedFile(bench.deps, 'call/0')).toEqual(first)
    expect(await unplacedFile(bench.deps, 'call/1')).toEqual(second)
  })

  test('come into the frame that is there, each key once', async () => {
    const bench = await openBench()
    await placeUnplaced(bench.deps, [{ key: 'a', name: 'a', file: fileOf(1) }])
    const steps = bench.hand.undoSteps()
    await placeUnplaced(bench.deps, [{ key: 'a', name: 'a', file: fileOf(1) }])
    expect(bench.hand.undoSteps()).toBe(steps)
    const twice = { key: 'b', name: 'b', file: fileOf(2) }
    await placeUnplaced(bench.deps, [twice, twice])
    expect(bench.hand.undoSteps()).toBe(steps + 1)
    const [frame, ...more] = frames(bench)
    expect(more).toEqual([])
    expect(frame!.children.map((id) => bench.node(id).transform[1][2])).toEqual([40, 100])
  })

  test('are kept on the page that is open', async () => {
    const bench = await openBench()
    await placeUnplaced(bench.deps, [{ key: 'a', name: 'a', file: fileOf(1) }])
    const page = bench.hand.addPage('Second')
    bench.hand.openPage(page)
    await expectRefusal(unplacedFile(bench.deps, 'a'), 'not_found')
    await placeUnplaced(bench.deps, [{ key: 'b', name: 'b', file: fileOf(2) }])
    expect(frames(bench).map((frame) => frame.page)).toContain(page)
    expect(frames(bench)).toHaveLength(2)
  })

  test('are thrown away one by one, the frame with the last', async () => {
    const bench = await openBench()
    const before = bench.hand.tree()
    await placeUnplaced(
      bench.deps,
      ['a', 'b'].map((key, i) => ({ key, name: key, file: fileOf(i + 1) })),
    )
    await removeUnplaced(bench.deps, 'a')
    await expectRefusal(unplacedFile(bench.deps, 'a'), 'not_found')
    expect(await unplacedFile(bench.deps, 'b')).toEqual(fileOf(2))
    await removeUnplaced(bench.deps, 'b')
    expect(bench.hand.tree()).toEqual(before)
    const steps = bench.hand.undoSteps()
    await removeUnplaced(bench.deps, 'b')
    expect(bench.hand.undoSteps()).toBe(steps)
  })

  test('go with the write that places their call, and come back when that is undone', async () => {
    const bench = await openBench()
    const source = bench.draw()
    await placeUnplaced(bench.deps, [
      { key: `${keysOfCall('call-a')}0`, name: 'placed', file: fileOf(1) },
      { key: `${keysOfCall('call-a and more')}0`, name: 'other', file: fileOf(2) },
    ])
    const names = () =>
      frames(bench).flatMap(({ children }) => children.map((id) => bench.node(id).name))
    const steps = bench.hand.undoSteps()
    await bench.placeOne(source, { id: 'a' })
    expect(names()).toEqual(['other'])
    expect(bench.hand.undoSteps()).toBe(steps + 1)
    bench.hand.undo()
    expect(names()).toEqual(['placed', 'other'])
  })

  test('are no sources and no versions', async () => {
    const bench = await openBench()
    await placeUnplaced(bench.deps, [{ key: 'a', name: 'a', file: fileOf(1) }])
    expect(await lineagesOf(bench)).toEqual([])
  })

  test('are kept as PNG where Figma does not take their file', async () => {
    const bench = await openBench()
    const webp = new TextEncoder().encode('RIFF....WEBP')
    const decoded = photograph({ width: 6, height: 5 }, 8)
    const pixels = { ...bench.deps.pixels, decode: async () => decoded }
    await placeUnplaced({ ...bench.deps, pixels }, [{ key: 'a', name: 'a', file: webp }])
    expect(await unplacedFile(bench.deps, 'a')).toEqual(encodePng(decoded))
  })

  test('that are too large for Figma are refused, and nothing is written', async () => {
    const bench = await openBench()
    const before = bench.look()
    const file = fileOf(1, 4097, 1)
    const pixels = { ...bench.deps.pixels, decode: () => expect.fail('Expected no decoding') }
    const work = placeUnplaced({ ...bench.deps, pixels }, [
      { key: 'a', name: 'a', file: fileOf(1) },
      { key: 'b', name: 'b', file },
    ])
    await expectRefusal(work, 'too_large')
    await expect(work).rejects.toBeInstanceOf(RefineError)
    expect(bench.look()).toEqual(before)
  })
})
