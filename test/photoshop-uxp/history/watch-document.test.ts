import { expect, test } from 'vitest'
import { createDocumentWatch } from '../../../photoshop-uxp/history/watch-document.ts'
import { openCup } from './cup-in-photoshop.ts'

async function settled(): Promise<void> {
  for (let turn = 0; turn < 9; turn++) await Promise.resolve()
}

test('a user’s doings are told, several in one go once', async () => {
  const { parts, hand } = openCup()
  const { watch } = createDocumentWatch(parts)
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

test('changes are told once the user pauses, another pick at once', async () => {
  const { parts, hand } = openCup()
  const pauses: (() => void)[] = []
  const pause = () => new Promise<void>((resolve) => pauses.push(resolve))
  const { watch } = createDocumentWatch({ ...parts, pause })
  let calls = 0
  watch(() => calls++)
  await settled()
  for (const x of [1, 2, 3]) {
    hand.paintOn(2, { x, y: 1, width: 1, height: 1 }, [1, 1, 1, 255])
    await settled()
  }
  for (const over of pauses.splice(0, pauses.length - 1)) over()
  await settled()
  expect(calls).toBe(0)
  hand.select([3])
  await settled()
  expect(calls).toBe(1)
  pauses[0]?.()
  await settled()
  expect(calls).toBe(2)
})

test('what the plugin writes itself is told, too: Photoshop is silent about it', async () => {
  const { parts } = openCup()
  const { watch, notify } = createDocumentWatch(parts)
  let calls = 0
  watch(() => calls++)
  notify()
  notify()
  await settled()
  expect(calls).toBe(1)
})

test('who stopped watching hears nothing, and with the last one Photoshop is no longer listened to', async () => {
  const { parts, hand, counts } = openCup()
  const { watch } = createDocumentWatch(parts)
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
