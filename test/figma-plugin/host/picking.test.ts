import { describe, expect, test, vi } from 'vitest'
import { entryKeys } from '../../../figma-plugin/protocol/entries.ts'
import type { NodeFacts, ShapeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { createFigmaHost, type FigmaHost } from '../../../figma-plugin/ui/host/create-figma-host.ts'
import { type FakeParts, fakeDeps } from './fake-deps.ts'
import { imagePaint, markerData, nodeFacts, versionData } from './node-facts.ts'

const photo = nodeFacts({ id: 'Photo', path: [0] })
const other = nodeFacts({ id: 'Other', path: [1], at: [500, 0] })
const drawn = nodeFacts({ id: 'Drawn', path: [2], at: [20, 20], fills: [{ type: 'SOLID' }] })
const aside = nodeFacts({ id: 'Aside', path: [3], at: [900, 0], fills: [{ type: 'SOLID' }] })
const page = [photo, other, drawn, aside]

/** A host over a document in which a test moves the selection. */
function openHost(parts: FakeParts = {}) {
  let now = fakeDeps({ nodes: page, ...parts })
  const deps = {
    ...now,
    document: new Proxy(now.document, {
      get: (_, verb) => Reflect.get(now.document, verb) as unknown,
    }),
  }
  const host = createFigmaHost(deps)
  const select = (...selection: readonly NodeFacts[]) => {
    now = fakeDeps({ nodes: page, ...parts, selection })
  }
  return { host, select }
}

async function picked(host: FigmaHost) {
  const one = await host.pick()
  return one && { source: one.source, pinned: one.pinned }
}

describe('the picked picture', () => {
  test('stays pinned while its region is drawn, until another layer is meant', async () => {
    const { host, select } = openHost()
    expect(await picked(host)).toBeNull()
    select(photo)
    expect(await picked(host)).toEqual({ source: 'Photo', pinned: false })
    select()
    expect(await picked(host)).toEqual({ source: 'Photo', pinned: true })
    select(drawn)
    expect(await picked(host)).toEqual({ source: 'Photo', pinned: true })
    select(aside)
    await expect(host.pick()).rejects.toMatchObject({ code: 'unsupported_source' })
    select()
    expect(await picked(host)).toBeNull()
  })

  test('is another as soon as that is selected', async () => {
    const { host, select } = openHost()
    select(photo)
    await host.pick()
    select(other)
    expect(await picked(host)).toEqual({ source: 'Other', pinned: false })
  })

  test('is let go of by hand', async () => {
    const { host, select } = openHost()
    const changed = vi.fn()
    host.watch(changed)
    select(photo)
    await host.pick()
    select()
    host.unpin()
    expect(await picked(host)).toBeNull()
    expect(changed).toHaveBeenCalledOnce()
  })

  test('is let go of when it is gone', async () => {
    const { host, select } = openHost({ nodes: [drawn], selection: [photo] })
    await host.pick()
    select(drawn)
    await expect(host.pick()).rejects.toMatchObject({ message: /“Drawn”/ })
  })

  test('is let go of when another page is open', async () => {
    const away = { ...photo, page: 'other page' }
    const { host, select } = openHost({ nodes: [away] })
    select(away)
    await host.pick()
    select()
    expect(await picked(host)).toBeNull()
  })

  test('is one of several selected ones, all of which are in the queue', async () => {
    const { host, select } = openHost()
    const sources = async () => (await host.pickAll()).map(({ source }) => source)
    select(other, photo, drawn)
    expect(await sources()).toEqual(['Other', 'Photo'])
    select(photo)
    await host.pick()
    select(other, photo)
    expect(await sources()).toEqual(['Photo', 'Other'])
    expect((await host.pick())?.source).toBe('Photo')
  })

  test('costs reading its own image alone, however many are selected', async () => {
    const deps = fakeDeps({ selection: page.slice(0, 2) })
    const facts = vi.spyOn(deps.pixels, 'facts')
    const host = createFigmaHost(deps)
    await host.pick()
    expect(facts).toHaveBeenCalledTimes(1)
    await host.pickAll()
    expect(facts).toHaveBeenCalledTimes(3)
  })

  test('is in the queue without those that can’t be refined', async () => {
    const locked = { ...other, locked: true }
    const { host, select } = openHost({ nodes: [photo, locked] })
    select(locked, photo)
    expect((await host.pickAll()).map(({ source }) => source)).toEqual(['Photo'])
    expect((await host.pick())?.source).toBe('Photo')
    select(locked)
    await expect(host.pick()).rejects.toMatchObject({ message: /“Other” is locked/ })
    await expect(host.pickAll()).rejects.toMatchObject({ message: /“Other” is locked/ })
  })

  test('is a version’s source, or the version itself when that is gone', async () => {
    const source = { ...photo, visible: false, data: markerData('Photo') }
    const version = nodeFacts({ id: 'V', path: [4], data: versionData('V') })
    const { host, select } = openHost({ nodes: [source, version] })
    select(version)
    expect(await host.pick()).toMatchObject({
      source: 'Photo',
      lineage: 'lineage',
      head: { kind: 'version', id: 'version-of-V' },
      pinned: false,
    })
    const orphan = openHost({ nodes: [version] })
    orphan.select(version)
    expect(await orphan.host.pick()).toMatchObject({
      source: 'V',
      lineage: null,
      head: { kind: 'source' },
    })
  })

  test('is the source of a history frame that is selected', async () => {
    const entry = JSON.stringify({ source: 'Photo', fills: [], fillStyle: '' })
    const data = { [entryKeys.historyFrame]: entry }
    const frame = nodeFacts({ id: 'H', type: 'FRAME', fills: [], data })
    const source = { ...photo, data: markerData('Photo') }
    const { host, select } = openHost({ nodes: [source] })
    select(frame)
    expect(await picked(host)).toEqual({ source: 'Photo', pinned: false })
    const gone = openHost({ nodes: [{ ...source, page: 'another page' }] })
    gone.select(frame)
    await expect(gone.host.pick()).rejects.toMatchObject({ message: /“H” is a frame without/ })
  })

  test('is a pasted version itself while its source is on another page', async () => {
    const away = { page: 'another page', parent: 'another page' }
    const source = { ...photo, ...away, data: markerData('Photo') }
    const version = { ...photo, ...away, id: 'V', data: versionData('V') }
    const { host, select } = openHost({ nodes: [source, version] })
    select({ ...version, id: 'V2', page: 'page', parent: 'page' })
    expect(await host.pick()).toMatchObject({ source: 'V2', lineage: null })
  })

  test('is a reframed picture itself, although it is a version of another, too', async () => {
    const source = { ...photo, data: markerData('Photo') }
    const data = { ...versionData('R'), ...markerData('R', 'begun there') }
    const reframed = nodeFacts({ id: 'R', path: [4], at: [300, 0], data })
    const { host, select } = openHost({ nodes: [source, reframed] })
    select(reframed)
    expect(await host.pick()).toMatchObject({ source: 'R', lineage: 'begun there' })
  })

  test('is never a mask, which marks an area of it', async () => {
    const mask = { ...other, isMask: true, absoluteTransform: photo.absoluteTransform }
    const { host, select } = openHost()
    select(photo, mask)
    expect(await host.pickAll()).toMatchObject([{ source: 'Photo' }])
    select(mask)
    expect(await picked(host)).toEqual({ source: 'Photo', pinned: true })
  })

  test('can be stopped, also in the middle', async () => {
    const abort = new AbortController()
    const deps = fakeDeps({ nodes: page, selection: [photo] })
    const host = createFigmaHost({
      ...deps,
      pixels: {
        ...deps.pixels,
        facts: async (hash, options) => {
          abort.abort()
          return deps.pixels.facts(hash, options)
        },
      },
    })
    await expect(host.pick({ signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('stays pinned by what overlaps it where it is seen now, as a version that was moved', async () => {
    const source = { ...photo, visible: false, data: markerData('Photo') }
    const moved = nodeFacts({ id: 'V', path: [4], at: [880, 0], data: versionData('V') })
    const { host, select } = openHost({ nodes: [source, moved, aside, drawn] })
    select(moved)
    await host.pick()
    select(aside)
    expect(await picked(host)).toEqual({ source: 'Photo', pinned: true })
    select(drawn)
    await expect(host.pick()).rejects.toMatchObject({ message: /“Drawn”/ })
  })
})

describe('what is told of the picked picture', () => {
  test('are its remarks, in full sentences', async () => {
    const held = { id: 'I', type: 'INSTANCE' }
    const node = { ...photo, fillStyle: 'S:1', held }
    const { host, select } = openHost({
      nodes: [node],
      colorProfile: 'DISPLAY_P3',
      images: { base: { format: 'gif', obstacle: 'It is animated.' } },
    })
    select(node)
    const remarks = (await host.pick())?.remarks ?? []
    expect(remarks).toMatchObject(
      [
        /first frame/,
        /^It is animated\. Its versions are whole pictures/,
        /keeps that style/,
        /Display P3/,
        /in an instance.*you are asked/,
      ].map((pattern) => expect.stringMatching(pattern)),
    )
    for (const remark of remarks) expect(remark).toMatch(/\.$/)
  })

  test('is nothing where there is nothing to say', async () => {
    const { host, select } = openHost()
    select(photo)
    const one = await host.pick()
    expect(one).not.toHaveProperty('remarks')
    expect(one).not.toHaveProperty('pictures')
  })

  test('is whether layers mark a region on it', async () => {
    const shape: ShapeFacts = {
      node: drawn,
      preselected: false,
      outlines: [
        { windingRule: 'NONZERO', data: 'M0 0L1 0L1 1Z', transform: drawn.absoluteTransform },
      ],
    }
    const offered = async (preselected: boolean) => {
      const { host, select } = openHost({ shapes: [{ ...shape, preselected }] })
      select(photo)
      return (await host.pick())?.offersRegion
    }
    expect(await offered(false)).toBe(false)
    expect(await offered(true)).toBe(true)
  })
})

describe('a layer with several pictures', () => {
  const stack = nodeFacts({
    id: 'Stack',
    fills: [imagePaint('low'), imagePaint('middle'), imagePaint('high')],
  })
  const images = { low: { width: 30 }, middle: {}, high: {} }

  test('names them, topmost last, and takes the topmost unless another is chosen', async () => {
    const { host, select } = openHost({ nodes: [stack], images })
    select(stack)
    expect(await host.pick()).toMatchObject({
      width: 20,
      pictures: {
        chosen: 2,
        names: ['Bottom image, 30 × 10', 'Image 2, 20 × 10', 'Top image, 20 × 10'],
      },
    })
    const before = (await host.pick())?.state
    const changed = vi.fn()
    host.watch(changed)
    await host.choosePicture('Stack', 0)
    const after = await host.pick()
    expect(changed).toHaveBeenCalledOnce()
    expect(after).toMatchObject({ width: 30, pictures: { chosen: 0 } })
    expect(after?.state).not.toBe(before)
  })

  test('keeps its picture once it has versions', async () => {
    const made = createFigmaHost(fakeDeps({ nodes: [stack], images, selection: [stack] }))
    const { state } = (await made.pick()) ?? { state: '' }
    const source = { ...stack, data: markerData('Stack') }
    const version = nodeFacts({ id: 'V', path: [1], data: versionData('V', { state }) })
    const host = createFigmaHost(fakeDeps({ nodes: [version], images, selection: [source] }))
    await expect(host.choosePicture('Stack', 0)).rejects.toMatchObject({
      code: 'not_supported',
      message: /has versions of another/,
    })
    const emptied = createFigmaHost(fakeDeps({ images, selection: [source] }))
    await emptied.choosePicture('Stack', 0)
    await host.choosePicture('Stack', 2)
    await expect(host.choosePicture('Stack', 7)).rejects.toThrow(
      new RangeError('Expected a picture from 0 to 2 but received 7'),
    )
  })
})

describe('outside of Figma Design', () => {
  test.each([
    ['dev', /In Dev Mode, plugins can’t change/],
    ['figjam', /FigJam/],
    ['slides', /Slides/],
    ['buzz', /Buzz/],
  ])('pictures in %s can be looked at only, with the reason and a fix', async (editor, reason) => {
    const locked = { ...photo, locked: true }
    const { host, select } = openHost({ nodes: [locked], editor })
    expect(host.capabilities.readOnly?.reason).toMatch(reason)
    expect(host.capabilities.readOnly?.fix).toMatch(/\.$/)
    select(locked)
    expect((await host.pick())?.source).toBe('Photo')
  })

  test('is not Figma Design', () => {
    expect(openHost().host.capabilities).not.toHaveProperty('readOnly')
  })
})

describe('watchers', () => {
  test('hear of several changes in one go once, and of nothing after they stopped', async () => {
    let change: () => void = () => {}
    const deps = fakeDeps({ nodes: page })
    const host = createFigmaHost({
      ...deps,
      onChange: (listener) => {
        change = () => listener([])
        return () => {}
      },
    })
    const listener = vi.fn()
    const stop = host.watch(listener)
    change()
    change()
    await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce())
    change()
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(2))
    stop()
    change()
    await Promise.resolve()
    await Promise.resolve()
    expect(listener).toHaveBeenCalledTimes(2)
  })

  test('hear of verbs that write, also of those that failed half-way', async () => {
    const host = createFigmaHost(fakeDeps({ nodes: page }))
    const listener = vi.fn()
    host.watch(listener)
    await expect(host.rename('no such version', 'Name')).rejects.toMatchObject({
      code: 'not_found',
    })
    await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce())
  })
})
