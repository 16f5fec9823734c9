import { expect, test } from 'vitest'
import { writeDocumentTexts } from '../../../core/history/xmp/document-texts.ts'
import { readXmp } from '../../../core/history/xmp/read-xmp.ts'
import { writeXmp } from '../../../core/history/xmp/write-xmp.ts'
import { markVersion } from '../../../photoshop-uxp/history/mark-version.ts'
import { createDocumentTexts } from '../../../photoshop-uxp/layers/document-texts.ts'
import { metadataRemarks } from '../../../photoshop-uxp/layers/xmp-index.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { cupDocument, openCup, openPhotoshop } from '../history/cup-in-photoshop.ts'

/** Metadata as another program of ours leaves it, with the history of nobody. */
function xmpWith(texts: Readonly<Record<string, string>>): string {
  return writeXmp(null, { lists: { Texts: writeDocumentTexts(texts) }, texts: {} })
}

function openTexts(xmp?: string) {
  const open = openCup(xmp === undefined ? cupDocument : { ...cupDocument, xmp })
  return { ...open, texts: createDocumentTexts(open.parts) }
}

function inXmp({ hand }: ReturnType<typeof openTexts>): readonly string[] {
  return readXmp(hand.model().xmp)?.lists.Texts ?? []
}

test('recipes stay out of what exported files carry until the user allows prompts there', async () => {
  const open = openTexts()
  await open.texts.write('recipes', 'make the light warm')
  expect(open.hand.model().xmp).not.toContain('warm')
  await open.parts.promptsInFile.write(true)
  await markVersion(open.parts, open.look, 'v2', { starred: true }, {})
  expect(inXmp(open)).toEqual(writeDocumentTexts({ recipes: 'make the light warm' }))
  await open.parts.promptsInFile.write(false)
  await markVersion(open.parts, open.look, 'v2', { starred: false }, {})
  expect(inXmp(open)).toEqual([])
  expect(await open.texts.read('recipes')).toBe('make the light warm')
})

test('what another program wrote is read, and counts until it is written or removed here', async () => {
  const open = openTexts(xmpWith({ recipes: 'theirs', 'brand-kits': 'kept' }))
  expect(await open.texts.read('recipes')).toBe('theirs')
  await open.texts.write('recipes', 'ours')
  expect(await open.texts.read('recipes')).toBe('ours')
  expect(inXmp(open)).toEqual(writeDocumentTexts({ 'brand-kits': 'kept' }))
  await open.texts.write('brand-kits', null)
  expect(await open.texts.read('brand-kits')).toBeNull()
  expect(inXmp(open)).toEqual([])
})

test('what was removed stays removed, even where the metadata can’t be written', async () => {
  const open = openTexts(xmpWith({ recipes: 'theirs' }))
  open.hand.refuse('set:XMPMetadataAsUTF8', -1715)
  await open.texts.write('recipes', null)
  expect(inXmp(open)).toEqual(writeDocumentTexts({ recipes: 'theirs' }))
  expect(await open.texts.read('recipes')).toBeNull()
  expect(metadataRemarks(open.photoshop, open.documentID)).not.toEqual([])
})

test.each(['{', '[]', '{"recipes":7}', 'null'])(
  'damaged settings (%s) say nothing',
  async (text) => {
    const open = openTexts(xmpWith({ recipes: 'theirs' }))
    open.hand.change('Damage', (model) => ({
      ...model,
      generatorSettings: { ...model.generatorSettings, pentimento_texts: text },
    }))
    expect(await open.texts.read('recipes')).toBe('theirs')
    await open.texts.write('recipes', 'ours')
    expect(await open.texts.read('recipes')).toBe('ours')
  },
)

test('texts are those of the document in front, and come along with its copy', async () => {
  const { hand, texts } = openTexts()
  await texts.write('recipes', 'ours')
  hand.duplicateDocument()
  expect(await texts.read('recipes')).toBe('ours')
  await texts.write('recipes', 'the copy’s')
  hand.switchTo(60)
  expect(await texts.read('recipes')).toBe('ours')
})

test('a new document keeps them when it is saved for the first time', async () => {
  const { hand, texts } = openTexts()
  await texts.write('recipes', 'ours')
  hand.saveAndReopen(undefined, { first: true })
  expect(await texts.read('recipes')).toBe('ours')
})

test('without a document there are none, and none can be kept', async () => {
  const { parts } = openPhotoshop()
  const texts = createDocumentTexts(parts)
  expect(await texts.read('recipes')).toBeNull()
  await expectRefusal(texts.write('recipes', 'ours'), 'no_layer')
})

test('Photoshop that does not keep them is told, and nothing is in the History panel', async () => {
  const { hand, texts, documentID } = openTexts()
  hand.refuse('set:generatorSettings', 'silently')
  await expectRefusal(texts.write('recipes', 'ours'), 'host_failed')
  hand.allow('set:generatorSettings')
  await texts.write('recipes', 'ours')
  expect(hand.historyNames(documentID)).toEqual(['Open'])
})
