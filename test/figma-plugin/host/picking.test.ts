import { describe, expect, test, vi } from 'vitest'
import { entryKeys } from '../../../figma-plugin/protocol/entries.ts'
import { createFigmaHost, type FigmaHost } from '../../../figma-plugin/ui/host/create-figma-host.ts'
import { fakeDeps } from './fake-deps.ts'
import { markerData, nodeFacts, versionData } from './node-facts.ts'
import { aside, drawn, openHost, other, page, photo } from './open-host.ts'

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

  test('is not kept when it can’t be refined, so that a layer over it can be picked', async () => {
    const locked = nodeFacts({ ...photo, locked: true })
    const { host, select } = openHost({ nodes: [locked, drawn] })
    select(locked)
    await expect(host.pick()).rejects.toMatchObject({ message: '“Photo” is locked.' })
    select(drawn)
    await expect(host.pick()).rejects.toMatchObject({ message: '“Drawn” has no image fill.' })
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

  test('is a version itself that was grouped or framed away while nothing shows in its source’s place', async () => {
    const source = { ...photo, visible: false, data: markerData('Photo') }
    const version = nodeFacts({ id: 'V', path: [4, 0], parent: 'G', data: versionData('V') })
    const { host, select } = openHost({ nodes: [source, version] })
    select(version)
    expect(await host.pick()).toMatchObject({ source: 'V', lineage: null, pinned: false })
    expect((await host.pick())?.remarks?.join()).toMatch(/refined as a picture of its own/)
    const shows = openHost({ nodes: [{ ...source, visible: true }, version] })
    shows.select(version)
    expect(await shows.host.pick()).toMatchObject({ source: 'Photo', lineage: 'lineage' })
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
