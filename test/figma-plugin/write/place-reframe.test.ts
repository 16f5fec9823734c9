import { describe, expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import type { NodeFacts, PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { placeVersions } from '../../../figma-plugin/ui/host/write/place-versions.ts'
import { imagePaint } from '../host/node-facts.ts'
import { bare, filledIn } from './place-nodes.ts'
import { placementFor } from './placement.ts'
import { entryIn, recordingDeps, stepsOf } from './recording-deps.ts'

describe('a reframed picture', () => {
  const part = { x: -5, y: 0, width: 30, height: 10 }
  const begins = {
    schema: 1,
    lineage: 'wider',
    derivedFrom: { lineage: 'lineage', version: null, rect: part },
  } as const
  const wide = {
    id: 'r',
    content: {
      kind: 'reframe',
      picture: createPicture({ width: 30, height: 10 }, 8),
      transform: { rect: part },
    },
    begins,
  } as const
  const hash = 'picture of 30 × 10 like base'

  test('is a rectangle on the right of the source at the same scale, with a lineage of its own', async () => {
    const node = {
      ...bare,
      width: 40,
      height: 20,
      fills: [imagePaint('base', { scaleMode: 'FIT' })],
    }
    const { deps, writes } = recordingDeps({ selection: [node] })
    await placeVersions(deps, await placementFor(deps, 'source', [wide]))
    const [write] = writes
    expect(stepsOf(write!, 'insert')).toEqual([
      { do: 'insert', node: '$v0', parent: 'page', at: { above: 'source' } },
    ])
    expect(stepsOf(write!, 'box')).toEqual([
      {
        do: 'box',
        node: '$v0',
        relativeTransform: [
          [1, 0, 120],
          [0, 1, 0],
        ],
        width: 60,
        height: 20,
      },
    ])
    expect(stepsOf(write!, 'set')).toEqual([
      { do: 'set', node: '$v0', visible: false },
      {
        do: 'set',
        node: '$v0',
        name: 'Bottle · v1 · r',
        visible: true,
        fills: [{ ...imagePaint(hash), visible: true }],
      },
    ])
    expect(entryIn(write!, '$v0', 'marker')).toMatchObject({ ...begins, layer: '' })
    expect(entryIn(write!, '$v0', 'version')).toMatchObject({ id: 'r', kind: 'reframe' })
    expect(stepsOf(write!, 'select')).toEqual([
      { do: 'select', nodes: ['$v0'], instead: ['source'] },
    ])
  })

  test('is turned as its source is, and stands clear of it', async () => {
    const turned: NodeFacts['relativeTransform'] = [
      [0, -1, 300],
      [1, 0, 50],
    ]
    const node = { ...bare, relativeTransform: turned, absoluteTransform: turned }
    const { deps, writes } = recordingDeps({ selection: [node] })
    await placeVersions(deps, await placementFor(deps, 'source', [wide], null))
    // 20 × 10 pixels fill 100 × 80 units at 8 units a pixel; turned, the picture is 80 wide and 240 high.
    expect(stepsOf(writes[0]!, 'box')[0]).toMatchObject({
      relativeTransform: [
        [0, -1, 300 + 80 + 80],
        [1, 0, 50],
      ],
      width: 240,
      height: 80,
    })
    expect(filledIn(writes[0]!).visible).toBe(false)
    expect(stepsOf(writes[0]!, 'select')).toEqual([])
  })

  test.each<[string, Partial<PaintFacts>, unknown]>([
    [
      'turned in its paint is turned as a layer',
      { rotation: 90 },
      // A quarter clockwise: 10 × 20 pixels fill 100 × 80 units at 10 units a pixel.
      {
        width: 300,
        height: 100,
        linear: [
          [0, -1],
          [1, 0],
        ],
      },
    ],
    [
      'stretched by its crop is set upright at the mean scale',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0.5, 0, 0],
          [0, 1, 0],
        ],
      },
      // 10 × 10 pixels on 100 × 80 units: 10 and 8 units a pixel.
      {
        width: 30 * Math.sqrt(80),
        height: 10 * Math.sqrt(80),
        linear: [
          [1, 0],
          [0, 1],
        ],
      },
    ],
  ])('of a picture %s', async (_, paint, expected) => {
    const node = { ...bare, fills: [imagePaint('base', paint)] }
    const { deps, writes } = recordingDeps({ selection: [node] })
    await placeVersions(deps, await placementFor(deps, 'source', [wide]))
    const { relativeTransform, width, height } = stepsOf(writes[0]!, 'box')[0]!
    const linear = relativeTransform!.map(([a, b]) => [a + 0, b + 0])
    expect({ width, height, linear }).toEqual(expected)
  })
})
