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
import { type Bench, lineagesOf, openBench } from './open-bench.ts'
import { openTree, type Tree } from './open-tree.ts'
import { placementFor } from './placement.ts'

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
