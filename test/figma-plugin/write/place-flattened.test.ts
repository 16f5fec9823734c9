import { describe, expect, test } from 'vitest'
import type { PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { placeVersions } from '../../../figma-plugin/ui/host/write/place-versions.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { plainImage } from '../host/fake-deps.ts'
import { imagePaint } from '../host/node-facts.ts'
import { bare, filledIn, first, source, versionNode } from './place-nodes.ts'
import { placementFor } from './placement.ts'
import { entryIn, recordingDeps } from './recording-deps.ts'

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
