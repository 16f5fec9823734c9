import { describe, expect, test, vi } from 'vitest'
import type { ShapeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { createFigmaHost } from '../../../figma-plugin/ui/host/create-figma-host.ts'
import { fakeDeps } from './fake-deps.ts'
import { imagePaint, markerData, nodeFacts, versionData } from './node-facts.ts'
import { drawn, openHost, page, photo } from './open-host.ts'

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

  test('is that a frame’s edges are drawn twice, only where its versions must repeat its fills', async () => {
    const plain = nodeFacts({ id: 'Photo', type: 'FRAME', path: [0], children: 1 })
    const covered = { ...plain, fills: [...(plain.fills ?? []), { type: 'GRADIENT_LINEAR' }] }
    const remarksOf = async (node: typeof plain) => {
      const { host, select } = openHost({ nodes: [node] })
      select(node)
      return (await host.pick())?.remarks ?? []
    }
    expect(await remarksOf(covered)).toEqual([expect.stringMatching(/corners are drawn twice\.$/)])
    expect(await remarksOf(plain)).toEqual([])
  })

  test('is that nothing of it shows when its layer is hidden', async () => {
    const hidden = { ...photo, visible: false }
    const { host, select } = openHost({ nodes: [hidden] })
    select(hidden)
    expect((await host.pick())?.remarks).toEqual([expect.stringMatching(/its layer is hidden/)])
  })

  test('is the name of the file that it lies in', async () => {
    const { host, select } = openHost({ nodes: [photo] })
    select(photo)
    expect(await host.pick()).toMatchObject({ name: 'Photo', document: 'Autumn campaign' })
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
