import { describe, expect, test, vi } from 'vitest'
import type { DocumentTexts } from '../../../core/ports.ts'
import type { HostHarness, MakeHarness } from '../harness.ts'
import { expectRefusal } from './expect-refusal.ts'
import { abortedSignal, lookAt, openScene, patchContent, placeOne } from './scene.ts'

/** What every writer and reader on the way could take for something else. */
const odd = '{"a":"“ä” 🙂 ]]> </script> <!-- &amp; \\u0000 \\n"}\n\tend '

export function describeKeepingTexts(make: MakeHarness): void {
  describe('texts of the document', () => {
    test('are none until they are written, and gone when they are removed', async () => {
      const { harness, texts } = await open(make)
      if (!texts) return
      expect(await texts.read('recipes')).toBeNull()
      await texts.write('recipes', odd)
      await texts.write('brand-kits', 'kits')
      expect(await texts.read('recipes')).toBe(odd)
      await texts.write('recipes', 'newer')
      expect(await texts.read('recipes')).toBe('newer')
      await texts.write('recipes', null)
      expect(await texts.read('recipes')).toBeNull()
      expect(await texts.read('brand-kits')).toBe('kits')
      expect((await harness.host.lineages()).lineages).toEqual([])
    })

    test('promise 3: survive saving and reopening, beside versions and notes', async () => {
      const { scene, texts } = await open(make)
      if (!texts) return
      await texts.write('recipes', odd)
      await texts.write('brand-kits', 'x'.repeat(250_000))
      await placeOne(scene, {
        id: 'a',
        content: patchContent({ x: 4, y: 3, width: 9, height: 7 }),
      })
      await scene.host.rename('a', 'Mine')
      const reopened = await scene.harness.reopen()
      const kept = reopened.host.documentTexts
      expect(await kept?.read('recipes')).toBe(odd)
      expect(await kept?.read('brand-kits')).toHaveLength(250_000)
      await kept?.write('brand-kits', null)
      const again = await reopened.reopen()
      expect(await again.host.documentTexts?.read('recipes')).toBe(odd)
      expect(await again.host.documentTexts?.read('brand-kits')).toBeNull()
      await again.close?.()
      await reopened.close?.()
    })

    test('promise 1: change no layer and nothing that is picked', async () => {
      const { harness, texts } = await open(make)
      if (!texts) return
      const before = await lookAt(harness)
      await texts.write('recipes', odd)
      expect(await lookAt(harness)).toEqual(before)
    })

    test('tell who watches when they change', async () => {
      const { harness, texts } = await open(make)
      if (!texts) return
      const told = vi.fn()
      const stop = harness.host.watch(told)
      await texts.write('recipes', odd)
      await vi.waitFor(() => expect(told).toHaveBeenCalled())
      stop()
    })

    test('promise 4: are one undo step, save where Undo leaves what belongs to the document', async () => {
      const { harness, texts } = await open(make)
      if (!texts) return
      await texts.write('recipes', 'old')
      await texts.write('recipes', 'new')
      if (!harness.undo || harness.undoLeavesTexts) return
      await harness.undo()
      expect(await texts.read('recipes')).toBe('old')
      await harness.undo()
      expect(await texts.read('recipes')).toBeNull()
    })

    test('that are too large, or come with an aborted signal, are not written', async () => {
      const { texts } = await open(make)
      if (!texts) return
      await texts.write('recipes', 'old')
      await expectRefusal(texts.write('recipes', 'x'.repeat(1_000_001)), 'too_large')
      const signal = abortedSignal()
      await expectRefusal(texts.write('recipes', 'new', { signal }), 'cancelled')
      await expectRefusal(texts.read('recipes', { signal }), 'cancelled')
      expect(await texts.read('recipes')).toBe('old')
    })
  })
}

async function open(make: MakeHarness): Promise<{
  readonly scene: Awaited<ReturnType<typeof openScene>>
  readonly harness: HostHarness
  readonly texts: DocumentTexts | undefined
}> {
  const scene = await openScene(make)
  return { scene, harness: scene.harness, texts: scene.host.documentTexts }
}
