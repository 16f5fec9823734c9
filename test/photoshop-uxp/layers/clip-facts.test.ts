import { expect, test } from 'vitest'
import { clipFactsOf, versionGroup } from '../../../photoshop-uxp/layers/clip-facts.ts'
import { readTree } from '../../../photoshop-uxp/layers/read-tree.ts'
import { rectOfSource, sourceRect } from '../../../photoshop-uxp/layers/source-rect.ts'
import { openCup, settings } from '../history/cup-in-photoshop.ts'

test('a layer is not plain, whatever is in it; the Background is', async () => {
  const { photoshop, documentID } = openCup()
  const tree = await readTree(photoshop, documentID)
  expect(clipFactsOf(tree, `${documentID}/2`)).toEqual({
    ...{ clipped: false, visible: true, plain: false, clippedTo: false },
  })
  expect(clipFactsOf(tree, `${documentID}/1`).plain).toBe(true)
})

test('layers clipped above the version group are clipped to the source', async () => {
  const { photoshop, documentID, hand } = openCup()
  hand.select([6])
  hand.addLayer({ kind: 'adjustment', name: 'Curves', clipped: true })
  const tree = await readTree(photoshop, documentID)
  expect(clipFactsOf(tree, `${documentID}/2`).clippedTo).toBe(true)
})

test('the whole picture needs no clip, and its group is found wherever it says so', async () => {
  const { photoshop, documentID, hand } = openCup()
  const whole = `${documentID}/visible`
  expect(versionGroup(await readTree(photoshop, documentID), whole)).toBeUndefined()
  hand.setLayer(6, { generatorSettings: settings({ standsOn: 'visible' }) })
  const tree = await readTree(photoshop, documentID)
  expect(versionGroup(tree, whole)?.layerID).toBe(6)
  expect(versionGroup(tree, `${documentID}/2`)).toBeUndefined()
  expect(clipFactsOf(tree, whole)).toMatchObject({ plain: true, clippedTo: false })
})

test('a source is where its pixels are, the whole picture is the canvas', async () => {
  const { photoshop, documentID, hand } = openCup()
  hand.addLayer({ name: 'empty' })
  const tree = await readTree(photoshop, documentID)
  expect(sourceRect(tree, `${documentID}/2`)).toEqual({ x: 1, y: 1, width: 10, height: 8 })
  expect(sourceRect(tree, `${documentID}/visible`)).toEqual({ x: 0, y: 0, width: 16, height: 12 })
  const empty = `${documentID}/${hand.layerNamed('empty')}`
  expect(rectOfSource(tree, empty)).toBeNull()
  expect(() => sourceRect(tree, empty)).toThrow(
    expect.objectContaining({ code: 'no_layer', message: '“empty” is empty.' }),
  )
  expect(() => sourceRect(tree, `${documentID}/99`)).toThrow(
    expect.objectContaining({
      code: 'not_found',
      message: 'The source’s layer is no longer in the document.',
    }),
  )
})
