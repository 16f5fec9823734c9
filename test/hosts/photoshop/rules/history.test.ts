import { expect, test } from 'vitest'
import { layerRef, openScene } from './scene.ts'

test('suspended history is one step of that name, or of its final name', async () => {
  const { photoshop, modal, hand, documentID } = openScene()
  const step = (finalName?: string) =>
    modal(async ({ hostControl }) => {
      const token = await hostControl.suspendHistory({ documentID, name: 'Refine' })
      const layer = await photoshop.app.activeDocument.createPixelLayer()
      layer!.name = 'x'
      await hostControl.resumeHistory(finalName ? { ...token, finalName } : token)
    })
  await step()
  await step('Refine: brighter')
  expect(hand.historyNames()).toEqual(['Open', 'Refine', 'Refine: brighter'])
})

test('without suspended history every change is a step', async () => {
  const { photoshop, modal, hand } = openScene()
  await modal(async () => {
    const layer = await photoshop.app.activeDocument.createPixelLayer()
    layer!.name = 'x'
  })
  expect(hand.historyNames()).toEqual(['Open', 'New Layer', 'Name Change'])
})

test('what is not committed is rolled back exactly', async () => {
  const { photoshop, modal, hand, documentID } = openScene()
  const before = hand.model()
  await modal(async ({ hostControl }) => {
    const token = await hostControl.suspendHistory({ documentID, name: 'x' })
    const layer = await photoshop.app.activeDocument.createPixelLayer()
    layer!.name = 'x'
    await hostControl.resumeHistory(token, false)
  })
  expect(hand.model()).toEqual(before)
  expect(hand.historyNames()).toEqual(['Open'])
})

test('what is left suspended is committed on return and rolled back on a throw', async () => {
  const { photoshop, modal, hand, documentID } = openScene()
  const leave = (error?: Error) =>
    modal(async ({ hostControl }) => {
      await hostControl.suspendHistory({ documentID, name: 'Left' })
      await photoshop.app.activeDocument.createPixelLayer({ name: 'x' })
      if (error) throw error
    })
  await expect(leave(new Error('mine'))).rejects.toThrow('mine')
  expect(hand.model().layers).toHaveLength(4)
  await leave()
  expect(hand.model().layers).toHaveLength(5)
  expect(hand.historyNames()).toEqual(['Open', 'Left'])
})

test('a suspension that changed nothing leaves no step', async () => {
  const { modal, hand, documentID } = openScene()
  await modal(async ({ hostControl }) => {
    const token = await hostControl.suspendHistory({ documentID, name: 'Nothing' })
    await hostControl.resumeHistory(token)
  })
  expect(hand.historyNames()).toEqual(['Open'])
})

test('a document’s history is suspended once at a time, and resumed once', async () => {
  const { modal, documentID } = openScene()
  await modal(async ({ hostControl }) => {
    const token = await hostControl.suspendHistory({ documentID, name: 'a' })
    await expect(hostControl.suspendHistory({ documentID, name: 'b' })).rejects.toThrow('already')
    await hostControl.resumeHistory(token)
    await expect(hostControl.resumeHistory(token)).rejects.toThrow('no such history suspension')
  })
})

test('a roll-back leaves which layers are selected, which eyes are open and which document is in front', async () => {
  const { photoshop, modal, hand, documentID } = openScene()
  const other = hand.openDocument({ size: { width: 2, height: 2 } })
  hand.switchTo(documentID)
  await modal(async ({ hostControl }) => {
    const token = await hostControl.suspendHistory({ documentID, name: 'x' })
    const select = { _obj: 'select', _target: [layerRef(2)], makeVisible: false }
    await photoshop.action.batchPlay([{ _obj: 'hide', _target: [layerRef(4)] }, select], {})
    photoshop.app.activeDocument = [...photoshop.app.documents].find(({ id }) => id === other)!
    await hostControl.resumeHistory(token, false)
  })
  const { active, layers } = hand.model(documentID)
  expect(active).toEqual([2])
  expect(layers.at(-1)).toMatchObject({ id: 4, visible: false })
  expect(hand.model().id).toBe(other)
})

test('a roll-back that takes the selected layer away selects some other one', async () => {
  const { photoshop, modal, hand, documentID } = openScene()
  hand.select([2])
  await modal(async ({ hostControl }) => {
    const token = await hostControl.suspendHistory({ documentID, name: 'x' })
    await photoshop.app.activeDocument.createPixelLayer({ name: 'x' })
    await hostControl.resumeHistory(token, false)
  })
  expect(hand.model().active).toEqual([4])
})

test('eyes and selected layers are no history states, and undo leaves them', async () => {
  const { play, hand } = openScene()
  hand.setVisible(4, false)
  hand.select([2])
  await play({ _obj: 'hide', _target: [layerRef(2)] })
  expect(hand.historyNames()).toEqual(['Open'])
  hand.rename(2, 'x')
  hand.undo()
  expect(hand.model().layers.map(({ visible }) => visible)).toEqual([true, false, true, false])
  expect(hand.model().active).toEqual([2])
})

test('the document’s own metadata is left by roll-back and undo, a layer’s is not', async () => {
  const { photoshop, modal, hand, documentID } = openScene()
  const set = (property: string, to: object, rest: object = {}, target: object[] = []) => ({
    _obj: 'set',
    _target: [
      { _ref: 'property', _property: property },
      ...target,
      { _ref: 'document', _id: documentID },
    ],
    to,
    ...rest,
  })
  const writing = (text: string) => [
    set('XMPMetadataAsUTF8', { _obj: 'document', XMPMetadataAsUTF8: text }),
    set('generatorSettings', { _obj: 'null', json: text }, { property: 'p' }),
    set('generatorSettings', { _obj: 'null', json: text }, { property: 'p' }, [layerRef(4)]),
  ]
  const write = (text: string, commit: boolean) =>
    modal(async ({ hostControl }) => {
      const token = await hostControl.suspendHistory({ documentID, name: 'Write' })
      await photoshop.action.batchPlay(writing(text), {})
      await hostControl.resumeHistory(token, commit)
    })
  const found = () => {
    const { xmp, generatorSettings, layers } = hand.model()
    return [xmp, generatorSettings.p, layers.at(-1)?.generatorSettings.p]
  }
  await write('a', true)
  expect(hand.historyNames()).toEqual(['Open', 'Write'])
  hand.undo()
  expect(found()).toEqual(['a', 'a', undefined])
  await write('b', false)
  expect(found()).toEqual(['b', 'b', undefined])
})

test('the oldest states are forgotten, and a new change forgets those that were undone', () => {
  const { hand, store, documentID } = openScene(undefined, { historyStates: 3 })
  for (const name of ['a', 'b', 'c', 'd']) hand.rename(4, name)
  expect(hand.historyNames()).toEqual(['Name Change', 'Name Change', 'Name Change'])
  hand.undo()
  hand.undo()
  expect(hand.model().layers.at(-1)?.name).toBe('b')
  hand.rename(4, 'e')
  expect(store.history(documentID).steps).toHaveLength(2)
  expect(createDefault()).toBe(50)
})

function createDefault(): number {
  const { hand, store, documentID } = openScene()
  for (let index = 0; index < 60; index++) hand.rename(4, `${index}`)
  return store.history(documentID).steps.length
}

test('an older state is gone with the session, and its number is never used again', () => {
  const { hand, photoshop } = openScene()
  const first = photoshop.app.activeDocument.activeHistoryState.id
  hand.rename(4, 'x')
  const second = photoshop.app.activeDocument.activeHistoryState.id
  hand.undo()
  expect(photoshop.app.activeDocument.activeHistoryState.id).toBe(first)
  hand.rename(4, 'y')
  expect(photoshop.app.activeDocument.activeHistoryState.id).toBeGreaterThan(second)
  hand.saveAndReopen()
  expect(hand.historyNames()).toEqual(['Open'])
  expect(photoshop.app.activeDocument.activeHistoryState.id).toBeGreaterThan(second)
})
