import { describe, expect, test } from 'vitest'
import { dataNamespace } from '../../../figma-plugin/protocol/entries.ts'
import type { FigmaHostDeps } from '../../../figma-plugin/ui/host/host-parts.ts'
import { flattenVersion } from '../../../figma-plugin/ui/host/write/flatten-version.ts'
import { makeFlattenedCopy } from '../../../figma-plugin/ui/host/write/make-flattened-copy.ts'
import { markVersion } from '../../../figma-plugin/ui/host/write/mark-version.ts'
import { placeVersions } from '../../../figma-plugin/ui/host/write/place-versions.ts'
import { removeLayers } from '../../../figma-plugin/ui/host/write/remove-layers.ts'
import { removeVersion } from '../../../figma-plugin/ui/host/write/remove-version.ts'
import { renameVersion } from '../../../figma-plugin/ui/host/write/rename-version.ts'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { type Bench, lineagesOf, openBench } from './open-bench.ts'
import { patchAt, placementFor } from './placement.ts'

/** A source with a, b over a, and c beside them, all in a frame; c shows and is selected. */
async function openTree() {
  const bench = await openBench()
  const frame = bench.draw({ type: 'FRAME', fills: [], width: 400, height: 300 })
  const source = bench.draw({ parent: frame, x: 20, y: 10 })
  const shape = bench.draw({ parent: frame, type: 'ELLIPSE', fills: [], x: 30, y: 20 })
  bench.hand.select([source])
  const a = await bench.placeOne(source, { id: 'a', content: patchAt(2, 3) })
  const b = await bench.placeOne(source, { id: 'b', parent: 'a', content: patchAt(4, 5) })
  const c = await bench.placeOne(source, { id: 'c', content: patchAt(7, 7) })
  return { bench, frame, source, shape, a, b, c }
}

type Tree = Awaited<ReturnType<typeof openTree>>
type Verb = (tree: Tree, deps: FigmaHostDeps, options?: { signal: AbortSignal }) => Promise<unknown>

const verbs: Record<string, Verb> = {
  place: async ({ source, bench }, deps, options) =>
    placeVersions(
      deps,
      await placementFor(bench.deps, source, [{ id: 'd' }, { id: 'e' }]),
      options,
    ),
  show: ({ source }, deps, options) => showVersion(deps, source, 'a', options),
  'show the source': ({ source }, deps, options) => showVersion(deps, source, null, options),
  rename: (_, deps, options) => renameVersion(deps, 'a', 'Mine', options),
  mark: (_, deps, options) => markVersion(deps, 'a', { starred: true, note: 'yes' }, options),
  remove: (_, deps, options) => removeVersion(deps, 'c', options),
  flatten: (_, deps, options) => flattenVersion(deps, 'b', options),
  'copy flattened': ({ frame }, deps, options) => makeFlattenedCopy(deps, frame, options),
  'remove layers': ({ shape }, deps, options) => removeLayers(deps, [shape], options),
}

describe.each(Object.entries(verbs))('%s', (_name, verb) => {
  test('promise 4: is one undo step', async () => {
    const tree = await openTree()
    const { bench } = tree
    const before = bench.hand.tree()
    const steps = bench.hand.undoSteps()
    await verb(tree, bench.deps)
    expect(bench.hand.tree()).not.toEqual(before)
    expect(bench.hand.undoSteps()).toBe(steps + 1)
    bench.hand.undo()
    expect(bench.hand.tree()).toEqual(before)
  })

  test('writes nothing once it is stopped', async () => {
    const tree = await openTree()
    const before = tree.bench.look()
    const signal = AbortSignal.abort()
    await expectRefusal(verb(tree, tree.bench.deps, { signal }), 'cancelled')
    expect(tree.bench.look()).toEqual(before)
  })

  test('is refused where documents can only be looked at', async () => {
    const tree = await openTree()
    const before = tree.bench.look()
    const deps = { ...tree.bench.deps, editor: 'dev' }
    await expectRefusal(verb(tree, deps), 'not_supported')
    expect(tree.bench.look()).toEqual(before)
  })

  test.each([
    ['an instance', 'inInstance', /inside an instance/],
    ['what can’t have children', 'shape', /can’t hold such a layer/],
    ['a component set', 'componentSet', /can’t hold such a layer/],
  ] as const)(
    'leaves the document as it was when Figma refuses at the very end, at %s',
    async (_where, kind, message) => {
      const tree = await openTree()
      const { bench } = tree
      const parent = kind === 'shape' ? tree.shape : drawParent(bench, kind)
      const before = bench.look()
      const deps = withLastStep(bench, parent)
      await expect(verb(tree, deps)).rejects.toThrow(
        expect.objectContaining({ code: 'host_failed', message: expect.stringMatching(message) }),
      )
      expect(bench.look()).toEqual(before)
    },
  )
})

/** A document whose writes all end with a step that Figma refuses. */
function withLastStep({ deps }: Bench, parent: string): FigmaHostDeps {
  const write: FigmaHostDeps['document']['write'] = ({ expect, steps }) =>
    deps.document.write({
      expect,
      steps: [
        ...steps,
        { do: 'rectangle', as: 'last' },
        { do: 'insert', node: '$last', parent, at: 'top' },
      ],
    })
  return { ...deps, document: { ...deps.document, write } }
}

function drawParent(bench: Bench, kind: 'inInstance' | 'componentSet'): string {
  const component = bench.draw({
    type: 'COMPONENT',
    fills: [],
    children: [{ type: 'FRAME', name: 'Slot', fills: [] }],
  })
  if (kind === 'inInstance') return bench.childrenOf(bench.hand.addInstance(component))[0]!
  const set = bench.draw({ type: 'COMPONENT_SET', fills: [] })
  bench.hand.move(component, set)
  return set
}

describe('show', () => {
  const visible = ({ bench, source, a, b, c }: Tree) =>
    [source, a, b, c].filter((id) => bench.node(id).visible)

  test('makes one version visible and hides the source and the others', async () => {
    const tree = await openTree()
    expect(visible(tree)).toEqual([tree.c])
    await showVersion(tree.bench.deps, tree.source, 'a')
    expect(visible(tree)).toEqual([tree.a])
    await showVersion(tree.bench.deps, tree.source, null)
    expect(visible(tree)).toEqual([tree.source])
  })

  test('lets the selection follow what showed', async () => {
    const tree = await openTree()
    const { hand, deps } = tree.bench
    expect(hand.selection()).toEqual([tree.c])
    await showVersion(deps, tree.source, 'a')
    expect(hand.selection()).toEqual([tree.a])
    await showVersion(deps, tree.source, null)
    expect(hand.selection()).toEqual([tree.source])
  })

  test('leaves the selection of a user who has moved on, and what is selected beside it', async () => {
    const tree = await openTree()
    const { hand, deps } = tree.bench
    hand.select([tree.shape])
    await showVersion(deps, tree.source, 'a')
    expect(hand.selection()).toEqual([tree.shape])
    hand.select([tree.shape, tree.a])
    await showVersion(deps, tree.source, 'b')
    expect(new Set(hand.selection())).toEqual(new Set([tree.shape, tree.b]))
    hand.select([])
    await showVersion(deps, tree.source, 'c')
    expect(hand.selection()).toEqual([])
  })

  test('of what shows already writes nothing', async () => {
    const tree = await openTree()
    const before = tree.bench.hand.undoSteps()
    await showVersion(tree.bench.deps, tree.source, 'c')
    expect(tree.bench.hand.undoSteps()).toBe(before)
  })

  test('of versions whose source is gone switches between them', async () => {
    const tree = await openTree()
    tree.bench.hand.remove(tree.source)
    await showVersion(tree.bench.deps, tree.source, 'a')
    expect([tree.a, tree.b, tree.c].map((id) => tree.bench.node(id).visible)).toEqual([
      true,
      false,
      false,
    ])
  })

  test('refuses a version or source that is gone', async () => {
    const tree = await openTree()
    tree.bench.hand.remove(tree.a)
    await expectRefusal(showVersion(tree.bench.deps, tree.source, 'a'), 'not_found')
    tree.bench.hand.remove(tree.source)
    await expectRefusal(showVersion(tree.bench.deps, tree.source, null), 'not_found')
  })
})

describe('remove', () => {
  test('lets the parent show, and picks it in place of what is gone', async () => {
    const tree = await openTree()
    const { bench, a, b, source } = tree
    await showVersion(bench.deps, source, 'b')
    await removeVersion(bench.deps, 'b')
    expect(bench.hand.node(b)).toBeNull()
    expect([bench.node(a).visible, bench.node(source).visible]).toEqual([true, false])
    expect(bench.hand.selection()).toEqual([a])
    await removeVersion(bench.deps, 'a')
    expect(bench.node(source).visible).toBe(true)
    expect(bench.hand.selection()).toEqual([source])
  })

  test('stays where the picture was moved to', async () => {
    const { bench, source, c } = await openTree()
    bench.hand.moveTo(c, 200, 100)
    await removeVersion(bench.deps, 'c')
    expect(bench.node(source)).toMatchObject({
      visible: true,
      transform: [
        [1, 0, 200],
        [0, 1, 100],
      ],
    })
  })

  test('goes past a parent that the user deleted by hand', async () => {
    const { bench, a, source } = await openTree()
    await showVersion(bench.deps, source, 'b')
    bench.hand.remove(a)
    await removeVersion(bench.deps, 'b')
    expect(bench.node(source).visible).toBe(true)
  })

  test('leaves what shows alone when a hidden version goes', async () => {
    const { bench, b, c } = await openTree()
    await removeVersion(bench.deps, 'b')
    expect(bench.hand.node(b)).toBeNull()
    expect(bench.node(c).visible).toBe(true)
    expect(bench.hand.selection()).toEqual([c])
  })

  test('is refused while others are built on it, and leaves the marker after the last', async () => {
    const { bench, source } = await openTree()
    const before = bench.look()
    await expectRefusal(removeVersion(bench.deps, 'a'), 'has_descendants')
    expect(bench.look()).toEqual(before)
    for (const id of ['c', 'b', 'a']) await removeVersion(bench.deps, id)
    expect(bench.entry(source, 'marker')).toMatchObject({ lineage: 'lineage' })
  })
})

test('remove goes past a parent that was taken out, and refuses a reframe that has versions', async () => {
  const { bench, frame, source, a } = await openTree()
  await showVersion(bench.deps, source, 'b')
  bench.hand.move(a, bench.hand.currentPage())
  await removeVersion(bench.deps, 'b')
  expect(bench.node(source).visible).toBe(true)

  const rect = { x: 0, y: 0, width: 12, height: 8 }
  const content = { kind: 'reframe', picture: photograph(rect, 8), transform: { rect } } as const
  const begins = { schema: 1, lineage: 'other' } as const
  const reframed = await bench.placeOne(source, { id: 'r', content, begins })
  await bench.placeOne(reframed, { id: 's', content: patchAt(1, 1) })
  await expectRefusal(removeVersion(bench.deps, 'r'), 'has_descendants')
  expect(bench.childrenOf(frame)).toContain(reframed)
})

describe('flatten', () => {
  test('makes one picture of base and overlays, and the version stays one', async () => {
    const { bench, b } = await openTree()
    await flattenVersion(bench.deps, 'b')
    const fills = bench.fillsOf(b)
    expect(fills).toHaveLength(1)
    expect(bench.entry(b, 'paints')).toEqual({ base: fills[0]!.imageHash, overlays: [] })
    const [lineage] = await lineagesOf(bench)
    const flat = lineage!.versions.find(({ record }) => record.id === 'b')
    expect(flat).toMatchObject({
      adjusted: false,
      record: { parent: 'a', written: { form: 'flattened', reason: expect.any(String) } },
    })
  })

  test('keeps the crop and what lies above', async () => {
    const bench = await openBench()
    const shade = { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, opacity: 0.5 }
    const source = bench.draw()
    const [plain] = bench.fillsOf(source)
    bench.hand.setFills(source, [{ ...plain!, scaleMode: 'FIT' }, shade])
    const a = await bench.placeOne(source, { id: 'a' })
    await flattenVersion(bench.deps, 'a')
    const fills = bench.fillsOf(a)
    expect(fills.map(({ type, scaleMode, opacity }) => [type, scaleMode, opacity])).toEqual([
      ['IMAGE', 'FIT', 1],
      ['SOLID', undefined, 0.5],
    ])
  })

  test('is refused when the version was changed while its picture was made', async () => {
    const { bench, b } = await openTree()
    const createImages: typeof bench.deps.document.createImages = async (files) => {
      bench.hand.setPaintVisible(b, 1, false)
      return bench.deps.document.createImages(files)
    }
    const document = { ...bench.deps.document, createImages }
    await expectRefusal(flattenVersion({ ...bench.deps, document }, 'b'), 'source_changed')
    expect(bench.fillsOf(b)).toHaveLength(3)
  })

  test('of what is flat already writes nothing', async () => {
    const { bench } = await openTree()
    await flattenVersion(bench.deps, 'b')
    const steps = bench.hand.undoSteps()
    await flattenVersion(bench.deps, 'b')
    expect(bench.hand.undoSteps()).toBe(steps)
  })
})

describe('what healing found', () => {
  test('is written by Show, too, but not for a version that shows already', async () => {
    const { bench, source, a } = await openTree()
    const [copy] = bench.hand.duplicate([a])
    const stamp = () => bench.node(copy!).data[`${dataNamespace}/node`]
    bench.hand.setVisible(copy!, false)
    await showVersion(bench.deps, source, 'c')
    expect(stamp()).toBe(a)
    await showVersion(bench.deps, source, null)
    expect(stamp()).toBe(copy)
  })

  test('is written with the next verb: a copied source has a lineage of its own from then on', async () => {
    const { bench, source, a } = await openTree()
    const [copy, copyOfA] = bench.hand.duplicate([source, a])
    const told = await lineagesOf(bench)
    await renameVersion(bench.deps, 'b', 'Mine')
    expect(await lineagesOf(bench)).toMatchObject(
      told.map(({ id, versions }) => ({ id, versions: versions.map(({ layer }) => ({ layer })) })),
    )
    const node = (id: string) => bench.node(id).data[`${dataNamespace}/node`]
    expect([node(copy!), node(copyOfA!)]).toEqual([copy, copyOfA])
    expect(bench.entry(copy!, 'marker')).not.toMatchObject({ lineage: 'lineage' })
    expect(bench.entry(copyOfA!, 'version')).toMatchObject({ layer: { id: '' } })
  })
})

test('records longer than Figma’s entries come back whole', async () => {
  const bench = await openBench()
  const source = bench.draw()
  const maskText = Array.from({ length: 260_000 }, (_, i) => (i % 36).toString(36)).join('')
  const a = await bench.placeOne(source, { id: 'a', maskText })
  const pieces = Object.entries(bench.node(a).data).filter(([key]) => key.includes('/version'))
  expect(pieces.length).toBeGreaterThan(2)
  for (const [key, value] of pieces) expect(key.length + value.length).toBeLessThan(100_000)
  const [lineage] = await lineagesOf(bench)
  expect(lineage?.versions[0]?.record.edit.region?.data).toBe(maskText)
  await markVersion(bench.deps, 'a', { note: 'short' })
  const again = (await lineagesOf(bench))[0]?.versions[0]?.record
  expect(again).toMatchObject({ note: 'short', edit: { region: { data: maskText } } })
})

test('a source that another user deletes while files are made is refused, and nothing is left', async () => {
  const { bench, source } = await openTree()
  const placement = await placementFor(bench.deps, source, [{ id: 'd' }])
  let left: unknown
  const deps: FigmaHostDeps = {
    ...bench.deps,
    document: {
      ...bench.deps.document,
      createImages: async (files) => {
        const hashes = await bench.deps.document.createImages(files)
        bench.hand.removeByOther(source)
        left = bench.hand.tree()
        return hashes
      },
    },
  }
  await expectRefusal(placeVersions(deps, placement), 'not_found')
  expect(bench.hand.tree()).toEqual(left)
})

test('a parent version that was toggled while files are made is refused', async () => {
  const { bench, source, b } = await openTree()
  const placement = await placementFor(bench.deps, source, [{ id: 'd', parent: 'b' }])
  const deps: FigmaHostDeps = {
    ...bench.deps,
    document: {
      ...bench.deps.document,
      createImages: async (files) => {
        const hashes = await bench.deps.document.createImages(files)
        bench.hand.setPaintVisible(b, 1, false)
        return hashes
      },
    },
  }
  await expectRefusal(placeVersions(deps, placement), 'source_changed')
})
