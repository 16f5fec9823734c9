import { expect, test } from 'vitest'
import { readXmp } from '../../../core/history/xmp/read-xmp.ts'
import { writeXmp } from '../../../core/history/xmp/write-xmp.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { lockFixture, notesFixture } from '../../support/notes-fixture.ts'
import { psdToolsHint, pythonWithPsdTools, readWithPsdTools } from '../psd-tools.ts'
import { readWithAgPsd } from './ag-psd-reader.ts'
import { foreignPsd } from './foreign-psd.ts'
import { openDocument, openPicture } from './opened.ts'

const odd = '{"a":"“ä” 🙂 ]]> </script> <!-- &amp;"}\n\tend '
const notes = notesFixture({ locks: [lockFixture({}, 100_000)] })

/** A file with a noted source and two texts, and nothing else of ours. */
async function notedFile(): Promise<Uint8Array> {
  const { host, picked } = await openPicture()
  await host.keepNotes(picked.source, { lineage: 'lineage-1', notes })
  await host.documentTexts?.write('recipes', odd)
  await host.documentTexts?.write('brand-kits', 'kits')
  return writePsd(host.document)
}

function inXmp(lists: Readonly<Record<string, readonly string[]>> | undefined) {
  const parse = (items: readonly string[] = []) => items.map((item) => JSON.parse(item))
  return { texts: parse(lists?.Texts), layers: parse(lists?.Layers) }
}

const expected = {
  texts: [
    { name: 'recipes', text: odd },
    { name: 'brand-kits', text: 'kits' },
  ],
  layers: [{ layer: '1', marker: expect.objectContaining({ lineage: 'lineage-1', notes }) }],
}

test('a reader that is not ours finds notes and texts in the file, and its layers as they were', async () => {
  const file = await notedFile()
  const { children, imageResources } = readWithAgPsd(file)
  expect(children?.map(({ name }) => name)).toEqual(['Bottle 🙂'])
  expect(inXmp(readXmp(imageResources?.xmpMetadata ?? '')?.lists)).toEqual(expected)
})

test.skipIf(!pythonWithPsdTools)(
  `psd-tools, and an XML reader that is not ours, find them too${psdToolsHint}`,
  async () => {
    const found = readWithPsdTools(await notedFile())
    expect(found.layers).toMatchObject([{ name: 'Bottle 🙂', visible: true, box: [0, 0, 24, 16] }])
    expect(inXmp(found.lists)).toEqual(expected)
  },
)

test('a file that is opened and written as it is keeps notes and texts byte for byte', async () => {
  const file = await notedFile()
  expect(Buffer.from(writePsd(readPsd(file))).equals(Buffer.from(file))).toBe(true)
})

test('another program’s metadata stays, and nothing is left of texts that were all removed', async () => {
  const theirs = writeXmp(null, { lists: { Index: ['theirs'] }, texts: { More: '1' } })
  const file = foreignPsd({ imageResources: { xmpMetadata: theirs } })
  const { host } = await openDocument(readPsd(file), '7')
  await host.documentTexts?.write('recipes', odd)
  const { host: again } = await openDocument(readPsd(writePsd(host.document)), '7')
  expect(await again.documentTexts?.read('recipes')).toBe(odd)
  await again.documentTexts?.write('recipes', null)
  const { imageResources } = readWithAgPsd(writePsd(again.document))
  const { lists, texts } = readXmp(imageResources?.xmpMetadata ?? '') ?? {}
  expect(lists).toEqual({ Index: ['theirs'] })
  expect(texts).toEqual({ More: '1' })
})

test('damaged items of texts are left out, the others are read', () => {
  const Texts = ['{', '7', '{"name":"a"}', JSON.stringify({ name: 'recipes', text: 'ours' })]
  const xmpMetadata = writeXmp(null, { lists: { Texts }, texts: {} })
  expect(readPsd(foreignPsd({ imageResources: { xmpMetadata } })).texts).toEqual({
    recipes: 'ours',
  })
})

test('a text that is written as it is, or removed where there is none, is no undo step', async () => {
  const { host } = await openPicture()
  await host.documentTexts?.write('recipes', null)
  expect(host.canUndo).toBe(false)
  await host.documentTexts?.write('recipes', 'ours')
  await host.documentTexts?.write('recipes', 'ours')
  host.undo()
  expect(host.canUndo).toBe(false)
})
