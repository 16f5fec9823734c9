import { expect, test } from 'vitest'
import type { Host, Picked } from '../../../core/host.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import type { Depth } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import {
  createDocumentHost,
  type DocumentHost,
} from '../../../standalone/document/document-host.ts'
import type { LayeredDocument } from '../../../standalone/document/layered-document.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { pixelsOf } from '../../hosts/photoshop/harness/held-picture.ts'
import { readModel } from '../../hosts/photoshop/psd/read-model.ts'
import { writeModel } from '../../hosts/photoshop/psd/write-model.ts'
import { pickedIn, placePatch } from '../host/place-patch.ts'
import { openRetoucher, type Retoucher } from './retoucher.ts'

const size = { width: 24, height: 16 }

/** Anything that a host says of a document's versions and that must not depend on the host. */
async function toldBy(host: Host, picked: Picked) {
  const { lineages, unreadable } = await host.lineages()
  const versions = lineages.flatMap((lineage) => lineage.versions)
  const whole = rectOf(picked)
  const pictures = []
  for (const { record } of versions) {
    const target = { kind: 'version', id: record.id } as const
    pictures.push((await host.readPixels(picked.source, target, whole)).data)
  }
  return {
    unreadable,
    lineages: lineages.map(({ id, sourceName, head, versions: all }) => ({
      ...{ id, sourceName, head },
      versions: all.map(({ record, name, visible, children, ...rest }) => ({
        ...{ id: record.id, parent: record.parent, number: record.number, edit: record.edit },
        ...{ name, visible, children, parentMissing: rest.parentMissing, takenOut: rest.takenOut },
      })),
    })),
    pictures,
  }
}

/** What is said to have changed: ids of versions by what was changed. */
async function changedIn(host: Host) {
  const versions = (await host.lineages()).lineages.flatMap((lineage) => lineage.versions)
  const ids = (which: 'adjusted' | 'sourceChanged') =>
    versions.filter((version) => version[which]).map(({ record }) => record.id)
  return { adjusted: ids('adjusted'), sourceChanged: ids('sourceChanged') }
}

const nothing = { adjusted: [], sourceChanged: [] }

/** v1 ← v2, both shown, and v3 beside them, hidden: on what is picked. */
async function placeThree(host: Host): Promise<void> {
  await placePatch(host, { id: 'v1', number: 1 })
  await placePatch(host, { id: 'v3', number: 3 })
  await placePatch(host, { id: 'v2', number: 2, parent: 'v1' })
}

/** What Photoshop says is picked, with the versions' source selected. */
async function pickSource({ hand, seat }: Retoucher): Promise<Picked> {
  hand.select([hand.layerNamed('Bottle')])
  return pickedIn(hostOf(seat))
}

function hostOf({ app }: Retoucher['seat']): Host {
  if (!app) throw new Error('Expected the plugin to start')
  return app.host
}

function openFile(document: LayeredDocument): DocumentHost {
  return createDocumentHost({ document, name: 'this test', paintsMasks: true })
}

/** A document of the standalone host with three versions, as its file opens in Photoshop. */
async function fromStandalone(depth: Depth) {
  const made = openFile(newDocument(photograph(size, depth), untagged, 'Bottle'))
  made.select('1')
  await placeThree(made)
  const retoucher = await openRetoucher()
  retoucher.hand.openModel(readModel(writePsd(made.document)))
  return { made, retoucher, host: hostOf(retoucher.seat) }
}

/** A document of the plugin's with three versions and its prompts, as its file opens in the standalone host. */
async function fromPhotoshop(depth: Depth) {
  const retoucher = await openRetoucher()
  const host = hostOf(retoucher.seat)
  const pixels = pixelsOf(photograph(size, depth))
  retoucher.hand.openDocument({ size, depth, profile: '', layers: [{ name: 'Bottle', pixels }] })
  await host.promptsInFile?.write(true)
  await placeThree(host)
  const opened = openFile(readPsd(writeModel(retoucher.hand.model())))
  return { retoucher, host, opened }
}

test.each([8, 16] as const)(
  'promise 3: a PSD of the standalone host has the same history in Photoshop (%i bit)',
  async (depth) => {
    const { made, retoucher, host } = await fromStandalone(depth)
    const picked = await pickSource(retoucher)
    expect(await toldBy(host, picked)).toEqual(await toldBy(made, await pickedIn(made)))
    expect(await changedIn(host)).toEqual(nothing)
  },
)

test.each([8, 16] as const)(
  'promise 3: a PSD from Photoshop has the same history in the standalone host (%i bit)',
  async (depth) => {
    const { retoucher, host, opened } = await fromPhotoshop(depth)
    const picked = await pickSource(retoucher)
    opened.select(opened.document.layers[0]?.id ?? null)
    expect(await toldBy(opened, await pickedIn(opened))).toEqual(await toldBy(host, picked))
    expect(await changedIn(opened)).toEqual(nothing)
  },
)

test('after the next version Photoshop knows what is changed by hand in a PSD of the standalone host', async () => {
  const { retoucher, host } = await fromStandalone(8)
  const { hand } = retoucher
  await pickSource(retoucher)
  await placePatch(host, { id: 'v4', number: 4, parent: 'v2' })
  expect(await changedIn(host)).toEqual(nothing)
  await hand.whenFree()
  hand.paintOn(hand.layerNamed('Bottle · v2'), { x: 4, y: 4, width: 1, height: 1 }, [9, 9, 9, 255])
  expect(await changedIn(host)).toEqual({ ...nothing, adjusted: ['v2'] })
  await hand.whenFree()
  hand.paintOn(hand.layerNamed('Bottle'), { x: 0, y: 0, width: 1, height: 1 }, [9, 9, 9, 255])
  expect(await changedIn(host)).toEqual({ adjusted: ['v2'], sourceChanged: ['v4'] })
})

test('what Photoshop wrote back is compared by the standalone host with what it had written itself', async () => {
  const { retoucher, host } = await fromStandalone(8)
  const { hand } = retoucher
  await host.promptsInFile?.write(true)
  await pickSource(retoucher)
  await placePatch(host, { id: 'v4', number: 4, parent: 'v2' })
  const untouched = openFile(readPsd(writeModel(hand.model())))
  expect(await changedIn(untouched)).toEqual(nothing)
  await hand.whenFree()
  hand.paintOn(hand.layerNamed('Bottle · v1'), { x: 4, y: 4, width: 1, height: 1 }, [9, 9, 9, 255])
  const painted = openFile(readPsd(writeModel(hand.model())))
  expect(await changedIn(painted)).toEqual({ ...nothing, adjusted: ['v1'] })
})

test('after its next write the standalone host knows what is changed by hand in a PSD from Photoshop', async () => {
  const { opened } = await fromPhotoshop(8)
  opened.select(opened.document.layers[0]?.id ?? null)
  await opened.mark('v1', { note: 'kept' })
  const layer = (await opened.lineages()).lineages[0]?.versions[0]?.layer
  opened.edit((document) => ({
    ...document,
    layers: document.layers.map((group) =>
      group.kind !== 'group'
        ? group
        : {
            ...group,
            layers: group.layers.map((one) => (one.id === layer ? { ...one, opacity: 9 } : one)),
          },
    ),
  }))
  expect(await changedIn(opened)).toEqual({ ...nothing, adjusted: ['v1'] })
})
