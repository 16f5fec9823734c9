import { describe, expect, test } from 'vitest'
import type { PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { fingerprintOf } from '../../../figma-plugin/ui/host/fingerprint.ts'
import { placeVersions } from '../../../figma-plugin/ui/host/write/place-versions.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { imagePaint, nodeFacts, versionData } from '../host/node-facts.ts'
import { bare, filledIn, first, shown, source, versionNode } from './place-nodes.ts'
import { patchAt, placementFor } from './placement.ts'
import { entryIn, recordingDeps, stepsOf } from './recording-deps.ts'

describe('the first version of a shape', () => {
  test('is one write: mark the source, clone it above itself, lay the overlay, show it, pick it', async () => {
    const { deps, writes, files } = recordingDeps({ selection: [bare] })
    const placement = await placementFor(deps, 'source', [{ id: 'a' }])
    const placed = await placeVersions(deps, placement)
    expect(placed).toEqual({
      versions: [{ id: 'a', layer: 'node of v0', name: 'Bottle · v1 · a' }],
    })
    expect(files).toEqual([first])
    expect(writes).toHaveLength(1)
    const [write] = writes
    expect(write!.expect).toEqual([{ node: 'source', fills: JSON.stringify(bare.fills) }])
    const fills = [imagePaint('base'), { ...imagePaint(first), visible: true }]
    const brief = write!.steps.map((step) =>
      step.do === 'data' ? `${step.node} ${step.key}` : step,
    )
    expect(brief).toEqual([
      'source marker',
      { do: 'stamp', node: 'source' },
      { do: 'relaunch', node: 'source', commands: { refine: 'Refine this picture further.' } },
      { do: 'clone', of: 'source', as: 'v0' },
      { do: 'set', node: '$v0', visible: false },
      { do: 'insert', node: '$v0', parent: 'page', at: { above: 'source' } },
      '$v0 marker',
      { do: 'boxLike', node: '$v0', like: 'source' },
      { do: 'set', node: '$v0', name: 'Bottle · v1 · a', visible: false, fills },
      '$v0 version',
      '$v0 paints',
      { do: 'stamp', node: '$v0' },
      { do: 'relaunch', node: '$v0', commands: { refine: 'Refine this version further.' } },
      { do: 'set', node: 'source', visible: false },
      { do: 'set', node: '$v0', visible: true },
      { do: 'select', nodes: ['$v0'], instead: ['source'] },
    ])
    expect(entryIn(write!, 'source', 'marker')).toEqual({ ...placement.marker, layer: '' })
    expect(entryIn(write!, '$v0', 'marker')).toBe('')
    const paints = { base: 'base', overlays: [first] }
    expect(entryIn(write!, '$v0', 'paints')).toEqual(paints)
    expect(entryIn(write!, '$v0', 'version')).toEqual({
      ...placement.versions[0]!.record,
      fingerprint: fingerprintOf(fills, paints),
      layer: { id: '', name: 'Bottle · v1 · a' },
    })
  })

  test('moves nothing and picks nothing when none is to show', async () => {
    const { deps, writes } = recordingDeps({ selection: [bare] })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'a' }], null))
    expect(stepsOf(writes[0]!, 'select')).toEqual([])
    expect(stepsOf(writes[0]!, 'set').map(({ node, visible }) => [node, visible])).toEqual([
      ['$v0', false],
      ['$v0', false],
    ])
  })

  test('picks nothing for a user who has moved on', async () => {
    const other = nodeFacts({ id: 'other', path: [9] })
    const { deps, writes } = recordingDeps({ nodes: [bare], selection: [other] })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'a' }]))
    expect(stepsOf(writes[0]!, 'select')).toEqual([])
  })

  test('lies below scrims, above what is under the picture, with its crop and filters', async () => {
    const scrim: PaintFacts = { type: 'GRADIENT_LINEAR', gradientStops: [] }
    const under: PaintFacts = { type: 'SOLID' }
    const cropped = imagePaint('base', {
      scaleMode: 'CROP',
      imageTransform: [
        [0.5, 0, 0.1],
        [0, 0.5, 0.2],
      ],
      filters: { exposure: 0.25 },
    })
    const node = { ...bare, fills: [under, cropped, scrim] }
    const { deps, writes } = recordingDeps({ selection: [node] })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'a' }]))
    expect(filledIn(writes[0]!).fills).toEqual([
      under,
      cropped,
      { ...cropped, imageHash: first, visible: true },
      scrim,
    ])
  })
})

describe('a version over another', () => {
  test('is a clone of that, above it, with one more overlay', async () => {
    const { deps, writes } = recordingDeps({ nodes: [source], selection: [shown] })
    await placeVersions(
      deps,
      await placementFor(deps, 'source', [{ id: 'b', parent: 'version-of-a' }]),
    )
    const [write] = writes
    expect(write!.expect.map(({ node }) => node)).toEqual(['source', 'a'])
    expect(stepsOf(write!, 'clone')).toEqual([{ do: 'clone', of: 'a', as: 'v0' }])
    expect(stepsOf(write!, 'insert')[0]?.at).toEqual({ above: 'a' })
    expect(filledIn(write!).fills?.map(({ imageHash }) => imageHash)).toEqual([
      'base',
      'one',
      first,
    ])
    expect(stepsOf(write!, 'set').slice(2)).toEqual([
      { do: 'set', node: 'a', visible: false },
      { do: 'set', node: '$v0', visible: true },
    ])
    expect(stepsOf(write!, 'select')).toEqual([{ do: 'select', nodes: ['$v0'], instead: ['a'] }])
  })

  test('stands where that was moved to', async () => {
    const moved = { ...shown, path: [8] }
    const { deps, writes } = recordingDeps({ nodes: [source], selection: [moved] })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'b' }]))
    expect(stepsOf(writes[0]!, 'clone')[0]?.of).toBe('source')
    expect(stepsOf(writes[0]!, 'insert')[0]?.at).toEqual({ above: 'a' })
    expect(stepsOf(writes[0]!, 'boxLike')).toEqual([{ do: 'boxLike', node: '$v0', like: 'a' }])
  })

  test('keeps a refinement that the user toggled off as it is', async () => {
    const toggled = {
      ...shown,
      fills: [imagePaint('base'), imagePaint('one', { visible: false })],
    }
    const { deps, writes } = recordingDeps({ nodes: [source], selection: [toggled] })
    const drafts = [{ id: 'b', parent: 'version-of-a' }]
    await placeVersions(deps, await placementFor(deps, 'source', drafts))
    const [base, one, two] = filledIn(writes[0]!).fills!
    expect([base?.imageHash, one?.imageHash, one?.visible, two?.visible]).toEqual([
      'base',
      'one',
      false,
      true,
    ])
  })

  test('made over a custom mix lies on the version on top', async () => {
    const second = versionNode('b', { path: [6], overlays: ['two'], number: 2 })
    const { deps, writes } = recordingDeps({ nodes: [source, shown], selection: [second] })
    const mix = ['version-of-a', 'version-of-b']
    await placeVersions(
      deps,
      await placementFor(deps, 'source', [{ id: 'm', parent: 'version-of-b', mix }]),
    )
    expect(stepsOf(writes[0]!, 'clone')[0]?.of).toBe('b')
    expect(stepsOf(writes[0]!, 'set').slice(2)).toEqual([
      { do: 'set', node: 'a', visible: false },
      { do: 'set', node: 'b', visible: false },
      { do: 'set', node: '$v0', visible: true },
    ])
  })

  test('can lie on one of the same placement', async () => {
    const { deps, writes } = recordingDeps({ selection: [bare] })
    const drafts = [
      { id: 'a', content: patchAt(2, 3) },
      { id: 'b', parent: 'a', content: patchAt(4, 5) },
    ]
    await placeVersions(deps, await placementFor(deps, 'source', drafts, 'b'))
    expect(stepsOf(writes[0]!, 'clone').map(({ of }) => of)).toEqual(['source', '$v0'])
    expect(stepsOf(writes[0]!, 'insert').map(({ at }) => at)).toEqual([
      { above: 'source' },
      { above: '$v0' },
    ])
    expect(entryIn(writes[0]!, '$v1', 'paints')).toEqual({
      base: 'base',
      overlays: [first, 'overlay at 4,5 over base'],
    })
  })
})

describe('what a version is laid on', () => {
  test('is drawn as the user left it: new overlays follow the parent’s own crop and filters', async () => {
    const warm = { filters: { exposure: 0.4 } }
    const edited = { ...shown, fills: [imagePaint('base', warm), imagePaint('one', warm)] }
    const { deps, writes } = recordingDeps({ nodes: [source], selection: [edited] })
    const drafts = [{ id: 'b', parent: 'version-of-a' }]
    await placeVersions(deps, await placementFor(deps, 'source', drafts))
    expect(filledIn(writes[0]!).fills?.map(({ filters }) => filters)).toEqual([
      warm.filters,
      warm.filters,
      warm.filters,
    ])
  })

  test('brings its refinements along when it is a version that became a source', async () => {
    const { deps, writes } = recordingDeps({ selection: [shown], images: { base: {}, one: {} } })
    const placement = await placementFor(deps, 'a', [{ id: 'b', lineage: 'new' }])
    await placeVersions(deps, { ...placement, marker: { ...placement.marker, lineage: 'new' } })
    expect(filledIn(writes[0]!).fills?.map(({ imageHash }) => imageHash)).toEqual([
      'base',
      'one',
      first,
    ])
    expect(entryIn(writes[0]!, '$v0', 'paints')).toEqual({ base: 'base', overlays: ['one', first] })
  })

  test('can be a whole picture, over which overlays are exact again', async () => {
    const flat = versionNode('a', { path: [5], base: 'whole', fills: [imagePaint('whole')] })
    const images = { base: { obstacle: 'EXIF turns it.' }, whole: {} }
    const { deps, files } = recordingDeps({ nodes: [source], selection: [flat], images })
    const drafts = [{ id: 'b', parent: 'version-of-a' }]
    await placeVersions(deps, await placementFor(deps, 'source', drafts))
    expect(files).toEqual(['overlay at 2,3 over whole'])
  })
})

describe('in auto layout and grids', () => {
  test('a version takes the source’s part in the flow', async () => {
    const node = { ...bare, parent: 'stack', parentLayout: 'HORIZONTAL' as const }
    const { deps, writes } = recordingDeps({ selection: [node] })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'a' }]))
    expect(stepsOf(writes[0]!, 'boxLike')).toHaveLength(1)
    expect(stepsOf(writes[0]!, 'absolute')).toEqual([])
  })

  test('a grid’s cell can’t be shared, so a version lies absolutely over it', async () => {
    const node = { ...bare, parent: 'grid', parentLayout: 'GRID' as const }
    const { deps, writes } = recordingDeps({ selection: [node] })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'a' }]))
    expect(stepsOf(writes[0]!, 'boxLike')).toEqual([])
    expect(stepsOf(writes[0]!, 'absolute')).toEqual([{ do: 'absolute', node: '$v0' }])
    const { relativeTransform, width, height } = node
    expect(stepsOf(writes[0]!, 'box')).toEqual([
      { do: 'box', node: '$v0', relativeTransform, width, height },
    ])
  })
})

describe('what healing found', () => {
  test('is written first, with the layer’s own id as a stamp', async () => {
    const copy = versionNode('copy', { path: [6], overlays: ['one'], visible: false })
    const copied = { ...copy, data: { ...copy.data, node: 'a', version: shown.data.version! } }
    const { deps, writes } = recordingDeps({ nodes: [source, copied], selection: [shown] })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'b' }]))
    const [data, stamp] = writes[0]!.steps
    expect(data).toMatchObject({ do: 'data', node: 'copy', key: 'version' })
    expect(stamp).toEqual({ do: 'stamp', node: 'copy' })
    const record = entryIn(writes[0]!, 'copy', 'version') as { id: string; layer: { id: string } }
    expect(record.id).not.toBe('version-of-a')
    expect(record.layer.id).toBe('')
  })

  test('gives a source that lost its marker the same one back, once', async () => {
    const probe = await placementFor(recordingDeps({ selection: [bare] }).deps, 'source', [])
    const { state } = probe
    const data = versionData('a', { overlays: ['one'], state })
    const { deps, writes } = recordingDeps({ nodes: [{ ...shown, data }], selection: [bare] })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'b' }]))
    const markers = stepsOf(writes[0]!, 'data').filter(
      ({ node, key }) => node === 'source' && key === 'marker',
    )
    expect(markers.map(({ value }) => JSON.parse(value).lineage)).toEqual(['lineage'])
  })

  test('never writes over a marker that can’t be read', async () => {
    const damaged = { ...bare, data: { marker: '{', node: 'source' } }
    const before = recordingDeps({ selection: [bare] })
    const placement = await placementFor(before.deps, 'source', [{ id: 'a' }])
    const { deps, writes } = recordingDeps({ selection: [damaged] })
    await expectRefusal(placeVersions(deps, placement), 'unsupported_source')
    expect(writes).toEqual([])
  })
})
