import { expect, test } from 'vitest'
import { createDocumentWatch } from '../../../photoshop-uxp/history/watch-document.ts'
import { openCup } from './cup-in-photoshop.ts'

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

test('a user’s doings are told, several in one go once', async () => {
  const { photoshop, hand } = openCup()
  const { watch } = createDocumentWatch(photoshop)
  let calls = 0
  watch(() => calls++)
  await settled()
  const doings = [
    () => hand.select([3]),
    () => hand.select([]),
    () => hand.setVisible(3, false),
    () => hand.paintOn(2, { x: 1, y: 1, width: 1, height: 1 }, [1, 1, 1, 255]),
    () => hand.undo(),
    () => hand.openDocument({ size: { width: 2, height: 2 } }),
    () => hand.closeDocument(),
  ]
  for (const [index, act] of doings.entries()) {
    act()
    await settled()
    expect(calls).toBe(index + 1)
  }
})

test('what the plugin writes itself is told, too: Photoshop is silent about it', async () => {
  const { photoshop } = openCup()
  const { watch, notify } = createDocumentWatch(photoshop)
  let calls = 0
  watch(() => calls++)
  notify()
  notify()
  await settled()
  expect(calls).toBe(1)
})

test('who stopped watching hears nothing, and with the last one Photoshop is no longer listened to', async () => {
  const { photoshop, hand, counts } = openCup()
  const { watch } = createDocumentWatch(photoshop)
  const heard: string[] = []
  const stopOne = watch(() => heard.push('one'))
  const stopTwo = watch(() => heard.push('two'))
  await settled()
  stopOne()
  stopOne()
  hand.select([3])
  await settled()
  expect(heard).toEqual(['two'])
  stopTwo()
  await settled()
  hand.select([4])
  await settled()
  expect(heard).toEqual(['two'])
  expect(counts.of('action.addNotificationListener')).toBe(1)
  expect(counts.of('action.removeNotificationListener')).toBe(1)
})
