import { expect, test } from 'vitest'
import { inModal, readTogether } from '../../../photoshop-uxp/modal/in-modal.ts'
import { inOneStep, withoutTrace } from '../../../photoshop-uxp/modal/one-step.ts'
import { play } from '../../../photoshop-uxp/modal/play.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { createPhotoshop } from '../../hosts/photoshop/create-photoshop.ts'
import { fakeParts } from '../host/fake-parts.ts'

const work = { name: 'Work' }

function open() {
  const fake = createPhotoshop({ version: '25.0.0' })
  const documentID = fake.hand.openDocument({ size: { width: 4, height: 4 } })
  return { ...fake, ...fakeParts(fake), documentID }
}

test('work runs in one modal scope and gives its result', async () => {
  const { parts, photoshop, counts } = open()
  expect(await inModal(parts, work, async () => photoshop.core.isModal())).toBe(true)
  expect(photoshop.core.isModal()).toBe(false)
  expect(counts.of('core.executeAsModal')).toBe(1)
})

test('a busy Photoshop is asked again until it is free', async () => {
  const { parts, hand, waited } = open()
  hand.beBusy()
  const pause = async (milliseconds: number) => {
    await parts.pause(milliseconds)
    if (waited() >= 5000) hand.endBusy()
  }
  expect(await inModal({ ...parts, pause }, work, async () => 'done')).toBe('done')
  expect(waited()).toBe(5000)
})

test('a Photoshop that stays busy is named after 30 seconds, and nothing was begun', async () => {
  const { parts, hand, waited } = open()
  hand.beBusy()
  let begun = 0
  const running = inModal(parts, work, async () => void begun++)
  await expectRefusal(running, 'host_busy')
  await expect(running).rejects.toMatchObject({ retryable: true })
  expect({ begun, waited: waited() }).toEqual({ begun: 0, waited: 30_000 })
})

test('work that was begun is never run twice, even when it says that Photoshop is busy', async () => {
  const { parts, waited } = open()
  let begun = 0
  const running = inModal(parts, work, async () => {
    begun++
    throw Object.assign(new Error('Host is in a modal state.'), { number: 9 })
  })
  await expectRefusal(running, 'host_busy')
  expect({ begun, waited: waited() }).toEqual({ begun: 1, waited: 0 })
})

test('Esc ends the work as cancelled, whatever Photoshop then throws', async () => {
  const { parts, hand, photoshop } = open()
  hand.pressEscapeDuring('batchPlay:select')
  const running = inModal(parts, work, () =>
    play(photoshop, [{ _obj: 'select', _target: [{ _ref: 'layer', _id: 1 }], makeVisible: false }]),
  )
  await expectRefusal(running, 'cancelled')
})

test('an abort is seen between two calls, and before anything is begun', async () => {
  const { parts, counts } = open()
  const controller = new AbortController()
  const { signal } = controller
  const running = inModal(parts, { ...work, signal }, async (scope) => {
    controller.abort()
    scope.expectGoing()
  })
  await expectRefusal(running, 'cancelled')
  counts.reset()
  await expectRefusal(
    inModal(parts, { ...work, signal }, async () => undefined),
    'cancelled',
  )
  expect(counts.ipc).toBe(0)
})

test('mistakes of the program stay what they are, and what Photoshop throws becomes a refusal', async () => {
  const { parts } = open()
  const throwing = (thrown: unknown) => inModal(parts, work, () => Promise.reject(thrown))
  await expect(throwing(new RangeError('Expected 1 but received 2'))).rejects.toThrow(RangeError)
  await expectRefusal(throwing(new Error('The layer is locked.')), 'host_failed')
  await expect(throwing(new Error('The layer is locked.'))).rejects.toThrow(
    'Photoshop refused: The layer is locked.',
  )
})

test('one piece of work runs after the other, also when the first one fails', async () => {
  const { parts } = open()
  const order: string[] = []
  const first = inModal(parts, work, async () => {
    order.push('first')
    await Promise.resolve()
    order.push('first ends')
    throw new RangeError('first')
  })
  const second = inModal(parts, work, async () => void order.push('second'))
  await expect(first).rejects.toThrow('first')
  await second
  expect(order).toEqual(['first', 'first ends', 'second'])
})

test('reads that belong together share one scope, writes wait until it has ended', async () => {
  const { parts, counts, photoshop } = open()
  let write: Promise<string> | undefined
  const order: string[] = []
  await readTogether(parts, work, async () => {
    write = inModal(parts, { ...work, writes: true }, async () => {
      order.push('write')
      return 'written'
    })
    await inModal(parts, work, async () => void order.push('read'))
    // Not waited for: it still has its turn before the scope ends.
    void inModal(parts, work, async () => {
      for (let i = 0; i < 20; i++) await Promise.resolve()
      order.push(`left ${photoshop.core.isModal()}`)
    })
    return readTogether(parts, work, async () => void order.push('inner'))
  })
  expect(await write).toBe('written')
  expect(order).toEqual(['read', 'inner', 'left true', 'write'])
  expect(counts.of('core.executeAsModal')).toBe(2)
})

test('what is to be done afterwards is done outside the scope, before the caller goes on', async () => {
  const { parts, photoshop } = open()
  const order: string[] = []
  const failing = inModal(parts, work, async (scope) => {
    scope.afterwards(async () => void order.push(`modal ${photoshop.core.isModal()}`))
    throw new RangeError('no')
  })
  await expect(failing).rejects.toThrow('no')
  await readTogether(parts, work, async () => {
    await inModal(parts, work, async (scope) => {
      scope.afterwards(() =>
        inModal(parts, { ...work, writes: true }, async () => void order.push('own')),
      )
    })
    order.push('still reading')
  })
  expect(order).toEqual(['modal false', 'still reading', 'own'])
})

test('a step is one entry of the History panel, or nothing when it throws', async () => {
  const { parts, photoshop, hand, documentID } = open()
  const before = hand.historyNames()
  const make = async (count: number) => {
    for (let i = 0; i < count; i++) await photoshop.app.activeDocument.createPixelLayer()
  }
  await inModal(parts, work, (scope) => inOneStep(scope, documentID, 'Two', () => make(2)))
  expect(hand.historyNames()).toEqual([...before, 'Two'])
  const model = hand.model()
  const failing = inModal(parts, work, (scope) =>
    inOneStep(scope, documentID, 'Two', async () => {
      await make(2)
      throw new RangeError('no')
    }),
  )
  await expect(failing).rejects.toThrow('no')
  expect(hand.model().layers).toEqual(model.layers)
  await inModal(parts, work, (scope) => withoutTrace(scope, documentID, () => make(3)))
  expect(hand.model().layers).toEqual(model.layers)
  expect(hand.historyNames()).toEqual([...before, 'Two'])
})

test('an answer that says error is one', async () => {
  const { parts, photoshop } = open()
  const running = inModal(parts, work, () =>
    play(photoshop, [
      { _obj: 'select', _target: [{ _ref: 'layer', _id: 99 }], makeVisible: false },
    ]),
  )
  await expectRefusal(running, 'host_failed')
  await expect(running).rejects.toThrow(/^Photoshop could not carry out “select”: .+\.$/)
})
