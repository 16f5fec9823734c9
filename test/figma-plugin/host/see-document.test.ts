import { describe, expect, test } from 'vitest'
import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { seeDocument } from '../../../figma-plugin/ui/host/see-document.ts'
import { asSeen } from '../../../figma-plugin/ui/host/shown-place.ts'
import { sourceLayerOf } from '../../../figma-plugin/ui/host/source-layer.ts'
import { fakeDeps } from './fake-deps.ts'
import { imagePaint, markerData, nodeFacts, versionData } from './node-facts.ts'

const source = nodeFacts({ id: 'S', data: markerData('S') })
const version = nodeFacts({ id: 'A', path: [1], data: versionData('A') })
const elsewhere = { page: 'another page', parent: 'another page' }

describe('one look at the document', () => {
  test('tells copies of what is on another page from what was moved, and leaves the originals out', async () => {
    const nodes = [
      { ...source, ...elsewhere },
      { ...version, ...elsewhere },
      { ...source, id: 'S2' },
      { ...version, id: 'A2' },
    ]
    const { rebuilt } = await seeDocument(fakeDeps({ nodes }))
    expect(rebuilt.lineages).toMatchObject([{ source: 'S2', versions: [{ layer: 'A2' }] }])
    expect(rebuilt.lineages[0]?.id).not.toBe('lineage')
    expect(rebuilt.lineages[0]?.versions[0]?.moved).toBe(false)
    expect(rebuilt.reissued.map(({ layer }) => layer)).toEqual(['A2'])
    expect(rebuilt.remarked.map(({ layer }) => layer)).toEqual(['S2'])
  })

  test('tells what came from another file as moved', async () => {
    const nodes = [
      { ...source, id: 'S2' },
      { ...version, id: 'A2' },
    ]
    const { rebuilt } = await seeDocument(fakeDeps({ nodes }))
    expect(rebuilt.lineages).toMatchObject([
      { id: 'lineage', source: 'S2', versions: [{ layer: 'A2', moved: true }] },
    ])
  })

  test('tells and heals nothing of what lives on other pages only', async () => {
    const nodes = [
      { ...source, ...elsewhere },
      { ...version, ...elsewhere, id: 'A2' },
      { ...version, ...elsewhere, id: 'A3', data: { version: '{' } },
    ]
    const { rebuilt } = await seeDocument(fakeDeps({ nodes }))
    expect(rebuilt).toEqual({ lineages: [], unreadable: [], reissued: [], remarked: [] })
  })

  test('keeps a lineage of which only a version is here', async () => {
    const nodes = [
      { ...version, ...elsewhere },
      { ...version, id: 'A2' },
    ]
    const { rebuilt } = await seeDocument(fakeDeps({ nodes }))
    expect(
      rebuilt.lineages.flatMap(({ versions }) => versions.map(({ layer }) => layer)),
    ).toContain('A2')
  })

  test('is cancelled by an aborted signal', async () => {
    await expect(seeDocument(fakeDeps({}), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

describe('a picture as it is seen', () => {
  const hidden: NodeFacts = { ...source, visible: false }
  const seenIn = async (...nodes: readonly NodeFacts[]) => {
    const deps = fakeDeps({ nodes })
    const seen = await seeDocument(deps)
    return asSeen(seen, await sourceLayerOf(deps, nodes[0] as NodeFacts, { seen }))
  }

  test('is the source while that shows', async () => {
    const { node } = await seenIn(source, { ...version, visible: false })
    expect(node.id).toBe('S')
  })

  test('is the version that shows, with its own box and crop', async () => {
    const crop = { scaleMode: 'FIT' as const }
    const { node, paint } = await seenIn(hidden, {
      ...version,
      width: 400,
      fills: [imagePaint('base', crop)],
    })
    expect(node).toMatchObject({ id: 'A', width: 400 })
    expect(paint).toMatchObject({ imageHash: 'base', ...crop })
  })

  test('is the source itself where versions lie in another frame', async () => {
    const held = { ...source, held: { id: 'I', type: 'INSTANCE' }, parent: 'I' }
    const frame = nodeFacts({
      id: 'H',
      type: 'FRAME',
      fills: [],
      data: { history: JSON.stringify({ source: 'S', fills: source.fills, fillStyle: '' }) },
    })
    const { node } = await seenIn(held, frame, { ...version, parent: 'H' })
    expect(node.id).toBe('S')
  })
})
