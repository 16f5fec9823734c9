import { describe, expect, test } from 'vitest'
import type { NodeFacts, PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { seeDocument } from '../../../figma-plugin/ui/host/see-document.ts'
import { sourceLayerOf } from '../../../figma-plugin/ui/host/source-layer.ts'
import { stackOf } from '../../../figma-plugin/ui/host/version-stack.ts'
import { fakeDeps } from './fake-deps.ts'
import { imagePaint, markerData, nodeFacts, type VersionDraft, versionData } from './node-facts.ts'

const source = nodeFacts({ id: 'S', data: markerData('S') })
const overlays = ['one', 'two']
const scrim = { type: 'GRADIENT_LINEAR' }

function version(fills: readonly PaintFacts[], draft: VersionDraft = {}): NodeFacts {
  return nodeFacts({
    id: 'A',
    path: [1],
    fills: [...fills],
    data: versionData('A', { overlays, ...draft }),
  })
}

async function stackIn(nodes: readonly NodeFacts[], target: Parameters<typeof stackOf>[2]) {
  const deps = fakeDeps({ nodes })
  const seen = await seeDocument(deps)
  const layer = await sourceLayerOf(deps, nodes[0] as NodeFacts, { seen })
  return stackOf(seen, layer, target)
}

describe('the images that a picture is made of', () => {
  const whole = [imagePaint('base'), imagePaint('one'), imagePaint('two'), scrim]
  const shown = { kind: 'shown' } as const
  const ofA = { kind: 'version', id: 'version-of-A' } as const

  test('are the source’s own image alone', async () => {
    const nodes = [source, version(whole)]
    expect(await stackIn(nodes, { kind: 'source' })).toEqual({ base: 'base', overlays: [] })
  })

  test('are a version’s base and overlays, also for what is seen', async () => {
    const expected = { base: 'base', overlays }
    expect(await stackIn([source, version(whole)], ofA)).toEqual(expected)
    expect(await stackIn([source, version(whole)], shown)).toEqual(expected)
    const hidden = { ...version(whole), visible: false }
    expect(await stackIn([source, hidden], ofA)).toEqual(expected)
    expect(await stackIn([source, hidden], shown)).toEqual({ base: 'base', overlays: [] })
  })

  test('leave out what was toggled off or taken away, in the order that is there', async () => {
    const off = [imagePaint('base'), imagePaint('one', { visible: false }), imagePaint('two')]
    expect(await stackIn([source, version(off)], ofA)).toEqual({ base: 'base', overlays: ['two'] })
    const turned = [imagePaint('base'), imagePaint('two'), imagePaint('one')]
    expect(await stackIn([source, version(turned)], ofA)).toEqual({
      base: 'base',
      overlays: ['two', 'one'],
    })
    const gone = [imagePaint('base'), imagePaint('one')]
    expect(await stackIn([source, version(gone)], ofA)).toMatchObject({ overlays: ['one'] })
  })

  test('are a flattened version’s own picture', async () => {
    const flat = version([imagePaint('flat')], { base: 'flat', overlays: [] })
    expect(await stackIn([source, flat], shown)).toEqual({ base: 'flat', overlays: [] })
  })

  test('take the base from the source where overlays are alone', async () => {
    const inside = version([imagePaint('one'), imagePaint('two')], { base: null })
    expect(await stackIn([source, inside], ofA)).toEqual({ base: 'base', overlays })
  })

  test('are the live base where the user put another image in', async () => {
    const swapped = version([imagePaint('new'), imagePaint('one')])
    expect(await stackIn([source, swapped], ofA)).toEqual({ base: 'new', overlays: ['one'] })
  })

  test('are an orphan’s base and overlays when it is a source of its own', async () => {
    const state = async (node: NodeFacts) => {
      const deps = fakeDeps({ nodes: [node] })
      return (await sourceLayerOf(deps, node)).state
    }
    const orphan = version(whole)
    expect(await stackIn([orphan], { kind: 'source' })).toEqual({ base: 'base', overlays })
    const off = version([
      imagePaint('base'),
      imagePaint('one'),
      imagePaint('two', { visible: false }),
    ])
    expect(await state(orphan)).not.toBe(await state(off))
  })

  test('are told to be gone with their version', async () => {
    await expect(stackIn([source], { kind: 'version', id: 'no such' })).rejects.toMatchObject({
      code: 'not_found',
      message: /version is no longer/,
    })
  })
})
