import { describe, expect, test, vi } from 'vitest'
import type { Version } from '../../../core/history/lineage.ts'
import type { MakeHarness } from '../harness.ts'
import { openScene, patchContent, placeOne, type Scene } from './scene.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }

export function describeTending(make: MakeHarness): void {
  describe('rename', () => {
    test('renames the layer and leaves the rest of the version alone', async () => {
      const scene = await openScene(make)
      const layer = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const before = await versionIn(scene, 'a')
      await scene.host.rename('a', 'Hero shot 🙂')
      const after = await versionIn(scene, 'a')
      expect(after).toEqual({ ...before, name: 'Hero shot 🙂' })
      expect(await nameOf(scene, layer)).toBe('Hero shot 🙂')
    })

    test('a name that the user gave by hand is never overwritten', async () => {
      const scene = await openScene(make)
      const layer = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      await scene.harness.renameLayer(layer, 'Mine')
      await scene.host.mark('a', { starred: true })
      await scene.host.show(scene.layer, null)
      await scene.host.show(scene.layer, 'a')
      await placeOne(scene, { id: 'b', parent: 'a', number: 2, content: patchContent(rect) })
      await scene.host.remove('b')
      expect(await nameOf(scene, layer)).toBe('Mine')
      expect((await versionIn(scene, 'a')).name).toBe('Mine')
      const reopened = await scene.harness.reopen()
      const { lineages } = await reopened.host.lineages()
      expect(lineages[0]?.versions[0]?.name).toBe('Mine')
      await reopened.close?.()
    })
  })

  describe('mark', () => {
    test('stars and notes, one without the other, and nothing else', async () => {
      const scene = await openScene(make)
      const layer = await placeOne(scene, { id: 'a', content: patchContent(rect) })
      const before = await versionIn(scene, 'a')
      const content = await scene.harness.contentOf(layer)
      await scene.host.mark('a', { starred: true })
      await scene.host.mark('a', { note: 'For the client: “yes” </script>' })
      const after = await versionIn(scene, 'a')
      expect(after).toEqual({
        ...before,
        record: { ...before.record, starred: true, note: 'For the client: “yes” </script>' },
      })
      expect(after.adjusted).toBe(false)
      expect(await scene.harness.contentOf(layer)).toBe(content)
      await scene.host.mark('a', { starred: false })
      expect((await versionIn(scene, 'a')).record.note).toBe('For the client: “yes” </script>')
    })
  })

  test('promise 4: rename, mark and remove are one undo step each', async () => {
    const scene = await openScene(make)
    await placeOne(scene, { id: 'a', content: patchContent(rect) })
    const { undo } = scene.harness
    expect(undo !== undefined).toBe(scene.host.capabilities.undo)
    if (!undo) return
    const steps = [
      () => scene.host.rename('a', 'Other'),
      () => scene.host.mark('a', { starred: true, note: 'yes' }),
      () => scene.host.remove('a'),
    ]
    const layers = await scene.harness.layers()
    const version = await versionIn(scene, 'a')
    for (const step of steps) {
      await step()
      await undo.call(scene.harness)
      expect(await scene.harness.layers()).toEqual(layers)
      expect(await versionIn(scene, 'a')).toEqual(version)
    }
  })

  describe('watch', () => {
    test('calls back after the user picks or changes something, and after a verb', async () => {
      const scene = await openScene(make)
      const listener = vi.fn()
      const stop = scene.host.watch(listener)
      const calledAfter = async (act: () => Promise<unknown>) => {
        const before = listener.mock.calls.length
        await act()
        await vi.waitFor(() => expect(listener.mock.calls.length).toBeGreaterThan(before))
      }
      await calledAfter(() => scene.harness.pickNothing())
      await calledAfter(() => scene.harness.pickLayer(scene.layer))
      await calledAfter(() => placeOne(scene, { id: 'a', content: patchContent(rect) }))
      await calledAfter(() => scene.host.show(scene.layer, null))
      await calledAfter(() => scene.host.rename('a', 'Other'))
      await calledAfter(() => scene.host.mark('a', { starred: true }))
      await calledAfter(() => scene.harness.paintOn(scene.layer))
      await calledAfter(() => scene.host.remove('a'))
      stop()
    })

    test('stops calling one listener and goes on calling the others', async () => {
      const scene = await openScene(make)
      const stopped = vi.fn()
      const kept = vi.fn()
      const stop = scene.host.watch(stopped)
      const stopKept = scene.host.watch(kept)
      await scene.harness.pickNothing()
      await vi.waitFor(() => expect(kept).toHaveBeenCalled())
      stop()
      stop()
      stopped.mockClear()
      kept.mockClear()
      await scene.harness.pickLayer(scene.layer)
      await vi.waitFor(() => expect(kept).toHaveBeenCalled())
      expect(stopped).not.toHaveBeenCalled()
      stopKept()
    })
  })
}

async function versionIn(scene: Scene, id: string): Promise<Version> {
  const { lineages } = await scene.host.lineages()
  const found = lineages.flatMap(({ versions }) => versions).find(({ record }) => record.id === id)
  if (!found) throw new Error(`Expected a version ${id} but found none`)
  return found
}

async function nameOf(scene: Scene, layer: string): Promise<string | undefined> {
  return (await scene.harness.layers()).find(({ id }) => id === layer)?.name
}
