import { expect, test } from 'vitest'
import type { WriteStep } from '../../../../figma-plugin/protocol/write.ts'
import { addPicture, type OpenDocument, openDocument } from '../open-document.ts'

/** A document in which every kind of step has something to change; the last step of a write fails in `locked`. */
async function openStage() {
  const opened = await openDocument()
  const { hand } = opened
  const frame = hand.addNode({ type: 'FRAME', name: 'frame', width: 300, height: 300 })
  const row = hand.addNode({
    type: 'FRAME',
    name: 'row',
    width: 200,
    height: 100,
    props: { layoutMode: 'HORIZONTAL', primaryAxisSizingMode: 'FIXED' },
  })
  const source = addPicture(hand, { parent: frame, x: 10, y: 20 })
  const inRow = addPicture(hand, { parent: row })
  const like = addPicture(hand, { parent: row, width: 33, height: 44 })
  const plain = addPicture(hand, { parent: frame, props: { cornerRadius: 7 } })
  hand.setProps(like, { layoutSizingHorizontal: 'FILL', minWidth: 20 })
  hand.setProps(plain, { strokes: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }] })
  hand.setSharedData(source, 'pentimento', 'version', 'before')
  const component = hand.addNode({ type: 'COMPONENT', children: [{ type: 'RECTANGLE' }] })
  const locked = hand.addInstance(component)
  hand.select([source])
  return { ...opened, frame, row, source, inRow, like, plain, locked }
}

type Stage = Awaited<ReturnType<typeof openStage>>

const solid = { type: 'SOLID', color: { r: 0, g: 0, b: 1 } }

const kinds: [string, (stage: Stage) => WriteStep[]][] = [
  [
    'clone and insert',
    ({ source, frame }) => [
      { do: 'clone', of: source, as: 'v1' },
      { do: 'insert', node: '$v1', parent: frame, at: { above: source } },
      { do: 'boxLike', node: '$v1', like: source },
    ],
  ],
  ['rectangle', () => [{ do: 'rectangle', as: 'v1' }]],
  [
    'frame around a layer that was there',
    ({ source, frame }) => [
      { do: 'frame', as: 'f' },
      { do: 'insert', node: '$f', parent: frame, at: 'top' },
      { do: 'insert', node: source, parent: '$f', at: 'top' },
    ],
  ],
  [
    'move to another parent',
    ({ source, row }) => [{ do: 'insert', node: source, parent: row, at: 'bottom' }],
  ],
  [
    'move among siblings',
    ({ source, plain, frame }) => [
      { do: 'insert', node: plain, parent: frame, at: { below: source } },
    ],
  ],
  ['box of another', ({ inRow, like }) => [{ do: 'boxLike', node: inRow, like }]],
  ['corners of another', ({ source, plain }) => [{ do: 'cornersLike', node: source, like: plain }]],
  ['leaving the layout', ({ inRow }) => [{ do: 'absolute', node: inRow }]],
  [
    'box',
    ({ source }) => [
      {
        do: 'box',
        node: source,
        relativeTransform: [
          [0, -1, 5],
          [1, 0, 6],
        ],
        width: 11,
        height: 12,
        constraints: 'SCALE',
      },
    ],
  ],
  [
    'looks',
    ({ plain }) => [
      {
        do: 'set',
        node: plain,
        name: 'other',
        visible: false,
        locked: true,
        fills: [solid],
        plain: true,
      },
    ],
  ],
  ['clipping', ({ frame }) => [{ do: 'set', node: frame, clipsContent: false }]],
  [
    'an entry',
    ({ source }) => [{ do: 'data', node: source, key: 'version', value: 'x'.repeat(200_000) }],
  ],
  ['deleting an entry', ({ source }) => [{ do: 'data', node: source, key: 'version', value: '' }]],
  ['a stamp', ({ source }) => [{ do: 'stamp', node: source }]],
  ['a button', ({ source }) => [{ do: 'relaunch', node: source, commands: { refine: 'x' } }]],
  ['removing', ({ source }) => [{ do: 'remove', node: source }]],
  ['selecting', ({ source, plain }) => [{ do: 'select', nodes: [plain], instead: [source] }]],
]

/** Figma refuses to put anything into an instance. */
function failing({ locked }: Stage): WriteStep[] {
  return [
    { do: 'rectangle', as: 'last' },
    { do: 'insert', node: '$last', parent: locked, at: 'top' },
  ]
}

function lookOf({ hand }: OpenDocument) {
  return { tree: hand.tree(), selection: hand.selection() }
}

test.each(kinds)('%s is taken back when a later step fails', async (_, steps) => {
  const stage = await openStage()
  const before = lookOf(stage)
  const request = { expect: [], steps: [...steps(stage), ...failing(stage)] }
  await expect(stage.document.write(request)).rejects.toMatchObject({
    code: 'host_failed',
    message: 'Figma lets no layers be added or moved inside an instance.',
    hint: 'Detach the instance, or refine a flattened copy beside it.',
  })
  expect(lookOf(stage)).toEqual(before)
  await stage.sandbox.settled()
  expect(stage.sandbox.log).toEqual([])
})

test.each(kinds)('%s changes the document when nothing fails', async (_, steps) => {
  const stage = await openStage()
  const before = lookOf(stage)
  await stage.document.write({ expect: [], steps: steps(stage) })
  expect(lookOf(stage)).not.toEqual(before)
})

test('promise 4: everything that one write changes is one step of undo', async () => {
  const stage = await openStage()
  const { frame, source, plain } = stage
  const before = stage.hand.tree()
  const count = stage.hand.undoSteps()
  const steps: WriteStep[] = [
    { do: 'clone', of: source, as: 'v1' },
    { do: 'insert', node: '$v1', parent: frame, at: { above: source } },
    { do: 'boxLike', node: '$v1', like: source },
    { do: 'set', node: '$v1', name: 'Cup · v1' },
    { do: 'data', node: '$v1', key: 'version', value: 'x'.repeat(200_000) },
    { do: 'stamp', node: '$v1' },
    { do: 'relaunch', node: '$v1', commands: { refine: 'x' } },
    { do: 'set', node: source, visible: false },
    { do: 'data', node: source, key: 'marker', value: '{}' },
    { do: 'remove', node: plain },
    { do: 'select', nodes: ['$v1'], instead: [source] },
  ]
  await stage.document.write({ expect: [], steps })
  await stage.document.write({ expect: [], steps: [{ do: 'set', node: source, name: 'second' }] })
  expect(stage.hand.undoSteps()).toBe(count + 2)
  stage.hand.undo()
  stage.hand.undo()
  expect(stage.hand.tree()).toEqual(before)
})

test('a paint style is put back, too', async () => {
  const stage = await openStage()
  const style = stage.hand.addStyle('Blue', [solid])
  stage.hand.applyStyle(stage.source, style)
  const before = stage.hand.tree()
  const steps: WriteStep[] = [{ do: 'set', node: stage.source, fills: [] }, ...failing(stage)]
  await expect(stage.document.write({ expect: [], steps })).rejects.toThrow()
  expect(stage.hand.tree()).toEqual(before)
})

const firstChanges: [string, (node: string) => WriteStep][] = [
  ['a name', (node) => ({ do: 'set', node, name: 'other' })],
  ['an entry', (node) => ({ do: 'data', node, key: 'version', value: '{}' })],
  ['a button', (node) => ({ do: 'relaunch', node, commands: { refine: 'x' } })],
  ['a size', (node) => ({ do: 'box', node, width: 5 })],
  ['a clone', (node) => ({ do: 'clone', of: node, as: 'v1' })],
  ['a place', (node) => ({ do: 'insert', node, parent: '0:1', at: 'bottom' })],
  ['a removal', (node) => ({ do: 'remove', node })],
]

test.each(firstChanges)(
  'in a file that may only be looked at %s is refused in plain words',
  async (_, step) => {
    const own = await openDocument()
    own.hand.addNode({ type: 'RECTANGLE' })
    own.hand.setSharedData(addPicture(own.hand), 'pentimento', 'version', 'before')
    const { document, hand } = await openDocument({ viewOnly: true, saved: own.sandbox.saved() })
    const source = hand.tree().find(({ name }) => name === 'Cup')?.id ?? ''
    const before = hand.tree()
    const steps = [step(source)]
    await expect(document.write({ expect: [], steps })).rejects.toMatchObject({
      code: 'host_failed',
      message: 'This can only be looked at, not changed.',
      hint: expect.stringContaining('right to edit'),
    })
    expect(hand.tree()).toEqual(before)
  },
)

test('a layer that Figma does not let go is refused while nothing is lost', async () => {
  const stage = await openStage()
  const before = lookOf(stage)
  const [inside = ''] = stage.hand.node(stage.locked)?.children ?? []
  const steps: WriteStep[] = [
    { do: 'remove', node: stage.source },
    { do: 'remove', node: inside },
  ]
  await expect(stage.document.write({ expect: [], steps })).rejects.toMatchObject({
    code: 'host_failed',
    message: 'Figma does not let this layer be removed.',
  })
  expect(lookOf(stage)).toEqual(before)
})

test('a step that names what no step made is a mistake, and is taken back like any other', async () => {
  const stage = await openStage()
  const before = lookOf(stage)
  const steps: WriteStep[] = [
    { do: 'rectangle', as: 'v1' },
    { do: 'set', node: '$v2', name: 'other' },
  ]
  await expect(stage.document.write({ expect: [], steps })).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringContaining('“$v2”'),
  })
  expect(lookOf(stage)).toEqual(before)
})

test('nothing to write is no step of undo', async () => {
  const { document, hand } = await openStage()
  const before = hand.undoSteps()
  expect(await document.write({ expect: [], steps: [] })).toEqual({})
  expect(hand.undoSteps()).toBe(before)
  expect(hand.visited().calls).not.toHaveProperty('commitUndo')
})
