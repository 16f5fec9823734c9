import { describe, expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import type { NodeFacts, PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import type { WriteRequest } from '../../../figma-plugin/protocol/write.ts'
import { fingerprintOf } from '../../../figma-plugin/ui/host/fingerprint.ts'
import { placeVersions } from '../../../figma-plugin/ui/host/write/place-versions.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { plainImage } from '../host/fake-deps.ts'
import { imagePaint, markerData, nodeFacts, versionData } from '../host/node-facts.ts'
import { patchAt, placementFor } from './placement.ts'
import { entryIn, recordingDeps, stepsOf } from './recording-deps.ts'

const first = 'overlay at 2,3 over base'
const bare = nodeFacts({ id: 'source', name: 'Bottle', path: [4] })
const source = nodeFacts({
  id: 'source',
  path: [4],
  visible: false,
  data: markerData('source'),
})
const shown = versionNode('a', { path: [5], overlays: ['one'] })

function versionNode(
  id: string,
  more: Partial<NodeFacts> & {
    overlays?: readonly string[]
    base?: string
    number?: number
    parent?: string
    under?: string
  },
): NodeFacts {
  const { overlays = [], base = 'base', number, under, ...rest } = more
  return nodeFacts({
    id,
    fills: [imagePaint('base'), ...overlays.map((hash) => imagePaint(hash))],
    data: versionData(id, {
      overlays,
      base,
      ...(number && { number }),
      ...(under && { parent: under }),
    }),
    ...rest,
  })
}

/** The step that gives a new layer its fills. */
function filledIn(request: WriteRequest) {
  const step = stepsOf(request, 'set').find(({ fills }) => fills)
  if (!step) throw new Error('Expected a step that sets fills')
  return step
}

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

describe('a version that can’t be one more overlay', () => {
  test.each<[string, Partial<PaintFacts>, Partial<typeof plainImage>, RegExp]>([
    ['over a translucent paint', { opacity: 0.5 }, {}, /50 %/],
    ['over a turned photograph', {}, { obstacle: 'EXIF turns it.' }, /EXIF turns it/],
  ])('%s is one whole picture in its place, and says why', async (_, paint, image, reason) => {
    const node = { ...bare, fills: [imagePaint('base', paint)] }
    const { deps, writes } = recordingDeps({ selection: [node], images: { base: image } })
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'a' }]))
    const whole = 'whole base + patch'
    expect(filledIn(writes[0]!).fills).toEqual([{ ...imagePaint('base', paint), imageHash: whole }])
    expect(entryIn(writes[0]!, '$v0', 'paints')).toEqual({ base: whole, overlays: [] })
    expect(entryIn(writes[0]!, '$v0', 'version')).toMatchObject({
      written: { form: 'flattened', reason: expect.stringMatching(reason) },
    })
  })

  test('because it replaces the picture holds that, with the colour tags of the source', async () => {
    const { deps, writes } = recordingDeps({ selection: [bare] })
    const content = { kind: 'replacing', picture: photograph(plainImage, 8) } as const
    await placeVersions(deps, await placementFor(deps, 'source', [{ id: 'a', content }]))
    const [write] = writes
    expect(entryIn(write!, '$v0', 'paints')).toEqual({
      base: 'picture of 20 × 10 like base',
      overlays: [],
    })
    expect(entryIn(write!, '$v0', 'version')).toMatchObject({ written: { form: 'flattened' } })
  })
})

describe('overlays that would take too much memory', () => {
  const large = { width: 4096, height: 4096 }
  const four = versionNode('a', { path: [5], overlays: ['1', '2', '3', '4'] })

  test('are merged into one under the new one, and the record says so', async () => {
    const parts = { nodes: [source], selection: [four], images: { base: large } }
    const { deps, writes, files } = recordingDeps(parts)
    const drafts = [{ id: 'b', parent: 'version-of-a' }]
    await placeVersions(deps, await placementFor(deps, 'source', drafts))
    expect(files).toEqual(['merged 1 + 2 + 3 + 4 over base', first])
    expect(filledIn(writes[0]!).fills?.map(({ imageHash }) => imageHash)).toEqual([
      'base',
      ...files,
    ])
    expect(entryIn(writes[0]!, '$v0', 'version')).toMatchObject({
      written: { form: 'overlay', merged: 4, reason: expect.stringMatching(/4 oldest/) },
    })
  })

  test('stay as they are while there is room', async () => {
    const three = versionNode('a', { path: [5], overlays: ['1', '2', '3'] })
    const parts = { nodes: [source], selection: [three], images: { base: large } }
    const { deps, files, writes } = recordingDeps(parts)
    const drafts = [{ id: 'b', parent: 'version-of-a' }]
    await placeVersions(deps, await placementFor(deps, 'source', drafts))
    expect(files).toEqual([first])
    expect(entryIn(writes[0]!, '$v0', 'version')).not.toHaveProperty('written')
  })

  test('are not merged where the user toggled all of them off: there is nothing to see in them', async () => {
    const fills = four.fills!.map((fill, i) => (i === 0 ? fill : { ...fill, visible: false }))
    const parts = { nodes: [source], selection: [{ ...four, fills }], images: { base: large } }
    const { deps, files } = recordingDeps(parts)
    const drafts = [{ id: 'b', parent: 'version-of-a' }]
    await placeVersions(deps, await placementFor(deps, 'source', drafts))
    expect(files).toEqual([first])
  })

  test('count what was merged before', async () => {
    const text = JSON.parse(four.data.version!)
    const written = { form: 'overlay', merged: 4, reason: 'Memory.' }
    const again = { ...four, data: { ...four.data, version: JSON.stringify({ ...text, written }) } }
    const parts = { nodes: [source], selection: [again], images: { base: large } }
    const { deps, writes } = recordingDeps(parts)
    const drafts = [{ id: 'b', parent: 'version-of-a' }]
    await placeVersions(deps, await placementFor(deps, 'source', drafts))
    expect(entryIn(writes[0]!, '$v0', 'version')).toMatchObject({ written: { merged: 7 } })
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

describe('nothing is written', () => {
  const refused = async (
    recording: ReturnType<typeof recordingDeps>,
    work: Promise<unknown>,
    code: Parameters<typeof expectRefusal>[1],
  ) => {
    await expectRefusal(work, code)
    expect(recording.writes).toEqual([])
  }

  test('after the user stopped it, also while files were made', async () => {
    const recording = recordingDeps({ selection: [bare] })
    const { deps } = recording
    const placement = await placementFor(deps, 'source', [{ id: 'a' }])
    const aborted = AbortSignal.abort()
    await refused(recording, placeVersions(deps, placement, { signal: aborted }), 'cancelled')
    const controller = new AbortController()
    const slow = {
      ...deps,
      document: {
        ...deps.document,
        createImages: async (files: Uint8Array[]) => {
          controller.abort()
          return deps.document.createImages(files)
        },
      },
    }
    const { signal } = controller
    await refused(recording, placeVersions(slow, placement, { signal }), 'cancelled')
  })

  test('and no more files are made than were under way', async () => {
    const { deps, files } = recordingDeps({ selection: [bare] })
    const placement = await placementFor(deps, 'source', [{ id: 'a' }, { id: 'b' }])
    const controller = new AbortController()
    const createImages: typeof deps.document.createImages = async (given) => {
      controller.abort()
      return deps.document.createImages(given)
    }
    const slow = { ...deps, document: { ...deps.document, createImages } }
    const { signal } = controller
    await expectRefusal(placeVersions(slow, placement, { signal }), 'cancelled')
    expect(files).toEqual([first])
  })

  test('over a picture that was changed, or is gone, or whose parent version is', async () => {
    const recording = recordingDeps({ selection: [bare] })
    const { deps } = recording
    const placement = await placementFor(deps, 'source', [{ id: 'a' }])
    const changed = { ...placement, state: 'another' }
    await refused(recording, placeVersions(deps, changed), 'source_changed')
    const gone = { ...placement, source: 'gone' }
    await refused(recording, placeVersions(deps, gone), 'not_found')
    const orphan = await placementFor(deps, 'source', [{ id: 'a', parent: 'gone' }])
    await refused(recording, placeVersions(deps, orphan), 'not_found')
  })

  test('over a picture that was changed while files were made', async () => {
    const recording = recordingDeps({ selection: [bare] })
    const later = recordingDeps({ selection: [{ ...bare, fills: [imagePaint('other')] }] })
    let isMade = false
    const now = () => (isMade ? later : recording).deps.document
    const document = {
      ...recording.deps.document,
      look: () => now().look(null),
      scan: () => now().scan(null),
      nodes: (ids: string[]) => now().nodes(ids),
      createImages: async (files: Uint8Array[]) => {
        isMade = true
        return recording.deps.document.createImages(files)
      },
    }
    const pixels = { ...recording.deps.pixels, facts: async () => plainImage }
    const deps = { ...recording.deps, document, pixels }
    const placement = await placementFor(deps, 'source', [{ id: 'a' }])
    await refused(recording, placeVersions(deps, placement), 'source_changed')
  })

  test('while another page is open than the one that the picture is on', async () => {
    const away = { ...bare, page: 'page 2', parent: 'page 2', data: markerData('source') }
    const recording = recordingDeps({ nodes: [away] })
    const placement = await placementFor(recording.deps, 'source', [{ id: 'a' }])
    await refused(recording, placeVersions(recording.deps, placement), 'host_busy')
  })

  test.each(['figjam', 'dev', 'slides', 'buzz'])('in the editor %s', async (editor) => {
    const recording = recordingDeps({ selection: [bare] })
    const placement = await placementFor(recording.deps, 'source', [{ id: 'a' }])
    const deps = { ...recording.deps, editor }
    await refused(recording, placeVersions(deps, placement), 'not_supported')
  })

  test('where one of several does not fit, or none that is placed is to show', async () => {
    const { deps, writes, files } = recordingDeps({ selection: [bare] })
    const outside = { id: 'b', content: patchAt(18, 8) }
    const placement = await placementFor(deps, 'source', [{ id: 'a' }, outside])
    await expect(placeVersions(deps, placement)).rejects.toThrow(RangeError)
    const unknown = await placementFor(deps, 'source', [{ id: 'a' }], 'x')
    await expect(placeVersions(deps, unknown)).rejects.toThrow(
      new TypeError('Expected to show a placed version but received x'),
    )
    expect([writes, files]).toEqual([[], []])
  })
})

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
