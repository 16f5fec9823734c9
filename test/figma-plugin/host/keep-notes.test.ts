import { expect, test } from 'vitest'
import { noNotes } from '../../../core/history/lineage-notes.ts'
import { dataNamespace, entryKeys, rootId } from '../../../figma-plugin/protocol/entries.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { placeOne } from '../../hosts/contract/scene.ts'
import { lockFixture, notesFixture } from '../../support/notes-fixture.ts'
import { drawPicture, openDocument, pickLayer, sceneOf } from './open-scene.ts'
import { openTwo, patches } from './open-two.ts'

const notes = notesFixture()

test('promise 3: a duplicated page has the notes in a lineage of its own, and the first stays as it is', async () => {
  const figma = await openDocument()
  const { hand, host } = figma
  const { source } = await openTwo(figma)
  await host.keepNotes(source, { lineage: 'unused', notes })
  const before = await host.lineages()
  const first = hand.currentPage()
  hand.openPage(hand.duplicatePage(first))
  const [copied] = (await host.lineages()).lineages
  expect(copied?.notes).toEqual(notes)
  expect(copied?.id).not.toBe(before.lineages[0]?.id)
  await host.keepNotes(copied?.source ?? '', { lineage: 'unused', notes: noNotes })
  expect((await host.lineages()).lineages).toMatchObject([{ id: copied?.id, notes: noNotes }])
  hand.openPage(first)
  expect(await host.lineages()).toEqual(before)
})

test('a noted picture is offered in Figma’s own panel with its first version, which does not carry the notes', async () => {
  const figma = await openDocument()
  const { hand, host } = figma
  const source = drawPicture(hand)
  await host.keepNotes(source, { lineage: 'lineage-1', notes })
  expect(hand.node(source)?.relaunch).toEqual({})
  const content = { kind: 'patch', patch: patches[0] } as const
  const a = await placeOne(await sceneOf(figma, source), { id: 'a', content })
  expect(hand.node(source)?.relaunch).toEqual({ refine: 'Refine this picture further.' })
  const carried = JSON.stringify(hand.node(a)?.data ?? {})
  expect(carried).not.toContain('commuters')
  expect(JSON.stringify(hand.node(source)?.data)).toContain('commuters')
})

test('locks whose masks are larger than one entry of Figma’s are split, and shrink again', async () => {
  const figma = await openDocument()
  const { hand, host } = figma
  const source = drawPicture(hand)
  await pickLayer(figma, source)
  const locks = [lockFixture({}, 250_000)]
  await host.keepNotes(source, { lineage: 'lineage-1', notes: { ...notes, locks } })
  const marker = `${dataNamespace}/${entryKeys.marker}`
  const keys = () =>
    Object.keys(hand.node(source)?.data ?? {}).filter((key) => key.startsWith(marker))
  expect(keys()).toEqual([marker, `${marker}.1`, `${marker}.2`])
  expect((await host.lineages()).lineages[0]?.notes.locks).toEqual(locks)
  await host.keepNotes(source, { lineage: 'lineage-1', notes })
  expect(keys()).toEqual([marker])
})

test('a picture on a page that is not open is noted on later', async () => {
  const figma = await openDocument()
  const { hand, host } = figma
  const { source } = await openTwo(figma)
  hand.openPage(hand.addPage('Other'))
  await expectRefusal(host.keepNotes(source, { lineage: 'x', notes }), 'host_busy')
})

test('promise 3: notes go along into another file, with a copied picture and its versions', async () => {
  const figma = await openDocument()
  const { source, a } = await openTwo(figma)
  await figma.host.keepNotes(source, { lineage: 'unused', notes })
  const other = await openDocument()
  const [pasted] = other.hand.paste(figma.hand.copy([source, a]))
  const [lineage] = (await other.host.lineages()).lineages
  expect(lineage).toMatchObject({ source: pasted, notes })
  expect(lineage?.versions).toHaveLength(1)
})

test('texts of the file stand on its root, and are none of its layers’', async () => {
  const figma = await openDocument()
  const { hand, host } = figma
  const { source } = await openTwo(figma)
  await host.documentTexts.write('recipes', 'ours')
  expect(hand.node(rootId)?.data).toMatchObject({ [`${dataNamespace}/text-recipes`]: 'ours' })
  expect(JSON.stringify(hand.node(source)?.data)).not.toContain('ours')
  const first = hand.currentPage()
  hand.openPage(hand.duplicatePage(first))
  expect(await host.documentTexts.read('recipes')).toBe('ours')
})

test('where a file can only be looked at, nothing is noted and no text is written', async () => {
  const figma = await openDocument({ editorType: 'dev' })
  const { hand, host } = figma
  const source = drawPicture(hand)
  await expectRefusal(host.keepNotes(source, { lineage: 'x', notes }), 'not_supported')
  await expectRefusal(host.documentTexts.write('recipes', 'ours'), 'not_supported')
  expect(await host.documentTexts.read('recipes')).toBeNull()
})
