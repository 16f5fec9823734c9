import { expect, test } from 'vitest'
import type { Host } from '../../../core/host.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { createDocumentHost } from '../../../standalone/document/document-host.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { readModel } from '../../hosts/photoshop/psd/read-model.ts'
import { writeModel } from '../../hosts/photoshop/psd/write-model.ts'
import { notesFixture } from '../../support/notes-fixture.ts'
import { openRetoucher } from './retoucher.ts'

const notes = notesFixture()

function openFile(bytes: Uint8Array) {
  return createDocumentHost({ document: readPsd(bytes), name: 'this test', paintsMasks: true })
}

/** A file of the standalone host: a noted picture, and recipes. */
async function notedFile(): Promise<Uint8Array> {
  const document = newDocument(photograph({ width: 24, height: 16 }, 8), untagged, 'Bottle')
  const host = createDocumentHost({ document, name: 'this test', paintsMasks: true })
  await host.keepNotes('1', { lineage: 'lineage-1', notes })
  await host.documentTexts?.write('recipes', 'theirs')
  return writePsd(host.document)
}

async function toldBy(host: Host) {
  const { lineages } = await host.lineages()
  return {
    lineages: lineages.map((lineage) => [lineage.id, lineage.notes]),
    recipes: await host.documentTexts?.read('recipes'),
  }
}

test('promise 3: notes and recipes of a PSD are there in Photoshop, and in what it writes if prompts may stand there', async () => {
  const { hand, seat } = await openRetoucher()
  const host = seat.app?.host
  if (!host) throw new Error('Expected the plugin to start')
  hand.openModel(readModel(await notedFile()))
  const told = { lineages: [['lineage-1', notes]], recipes: 'theirs' }
  expect(await toldBy(host)).toEqual(told)

  await host.promptsInFile?.write(true)
  const [lineage] = (await host.lineages()).lineages
  const later = notesFixture({ told: ['stop', 'drift'] })
  await host.keepNotes(lineage?.source ?? '', { lineage: 'unused', notes: later })
  await host.documentTexts?.write('recipes', 'ours')
  const changed = { lineages: [['lineage-1', later]], recipes: 'ours' }
  expect(await toldBy(host)).toEqual(changed)
  expect(await toldBy(openFile(writeModel(hand.model())))).toEqual(changed)

  await host.promptsInFile?.write(false)
  await host.documentTexts?.write('brand-kits', 'kits')
  const exported = openFile(writeModel(hand.model()))
  expect(await toldBy(exported)).toMatchObject({ recipes: null })
  expect(JSON.stringify(exported.document.strays)).not.toContain('commuters')
  expect(await toldBy(host)).toEqual(changed)
})
