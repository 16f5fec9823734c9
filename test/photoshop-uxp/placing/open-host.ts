import { onTestFinished } from 'vitest'
import type { VersionContent } from '../../../core/edit/patch.ts'
import type { NewVersion, Picked, Placed, Placement } from '../../../core/host.ts'
import { createPicture, type Depth, type Picture } from '../../../core/image/picture.ts'
import { type Rect, rectOf } from '../../../core/image/rect.ts'
import { createMask } from '../../../core/mask/mask.ts'
import {
  createPhotoshopHost,
  type PhotoshopHost,
} from '../../../photoshop-uxp/host/create-photoshop-host.ts'
import type { PhotoshopOptions } from '../../hosts/photoshop/create-photoshop.ts'
import { createPhotoshop, type FakePhotoshop } from '../../hosts/photoshop/create-photoshop.ts'
import type { NewDocument } from '../../hosts/photoshop/hand/new-document.ts'
import type { LayerModel, PixelsModel } from '../../hosts/photoshop/model/model.ts'
import { editFixture, newRecordFixture } from '../../support/record-fixture.ts'
import { type FakeParts, fakeParts } from '../host/fake-parts.ts'

/** A Photoshop with a document open, and the plugin's host in it. */
export interface OpenHost extends FakePhotoshop, FakeParts {
  readonly host: PhotoshopHost
  readonly documentID: number
}

/** Opens a document in a Photoshop that gives black as black; every image has to be let go of by the test's end. */
export function openHost(document: NewDocument, options: PhotoshopOptions = {}): OpenHost {
  const fake = createPhotoshop({ imaging: { blackAsOne: false }, ...options })
  const documentID = fake.hand.openDocument(document)
  const { parts, waited } = fakeParts(fake)
  onTestFinished(() => fake.expectNoLeaks())
  return { ...fake, parts, host: createPhotoshopHost(parts), documentID, waited }
}

/** Opaque Photoshop words in which neighbours differ, within a range of the whole one. */
export function noise(
  rect: Rect,
  depth: Depth,
  seed = 1,
  [from, to]: readonly [number, number] = [0, 1],
): PixelsModel {
  const full = depth === 8 ? 255 : 32768
  const words = rect.width * rect.height * 4
  const data = depth === 8 ? new Uint8Array(words) : new Uint16Array(words)
  let word = seed * 7919
  for (let pos = 0; pos < words; pos++) {
    word = (word * 48271) % 2147483647
    const value = from + (to - from) * (word / 2147483647)
    data[pos] = pos % 4 === 3 ? full : Math.round(value * full)
  }
  return { rect, data }
}

/** The same as the core's picture. */
export function pictureOfNoise({ rect, data }: PixelsModel): Picture {
  if (data instanceof Uint8Array) return createPicture(rect, 8, data.slice())
  return createPicture(
    rect,
    16,
    data.map((word) => Math.round((word * 65535) / 32768)),
  )
}

/** A patch whose coverage is 0 at its border and rises inwards. */
export function patchAt(rect: Rect, depth: Depth = 8, seed = 5): VersionContent {
  const coverage = new Uint8Array(rect.width * rect.height)
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++) {
      const inset = Math.min(x, y, rect.width - 1 - x, rect.height - 1 - y)
      coverage[y * rect.width + x] = Math.min(255, inset * 90)
    }
  }
  const color = pictureOfNoise(noise(rectOf(rect), depth, seed))
  return { kind: 'patch', patch: { rect, color, coverage: createMask(rect, coverage) } }
}

export interface Draft {
  readonly id: string
  readonly content: VersionContent
  readonly parent?: string | null
  readonly begins?: NewVersion['begins']
}

/** Says what is to be placed on a source; the first version shows unless told otherwise. */
export function placementOf(
  picked: Picked,
  drafts: readonly Draft[],
  show: string | null | undefined = drafts[0]?.id ?? null,
): Placement {
  const { source, state, width, height, depth } = picked
  const lineage = picked.lineage ?? 'lineage-1'
  return {
    source,
    state,
    marker: { schema: 1, lineage, state },
    show,
    versions: drafts.map(({ id, content, parent = null, begins }, index) => ({
      name: `${picked.name} · ${id}`,
      content,
      ...(begins && { begins }),
      record: newRecordFixture({
        ...{ id, lineage, parent, number: index + 1, kind: content.kind, call: `call-${id}` },
        edit: editFixture({ source: { width, height, depth, state }, parent }),
        crop: content.kind === 'patch' ? content.patch.rect : rectOf(picked),
      }),
    })),
  }
}

/** Picks and places. */
export async function placeOn(
  { host }: Pick<OpenHost, 'host'>,
  drafts: readonly Draft[],
  show?: string | null,
): Promise<{ readonly picked: Picked; readonly placed: Placed }> {
  const picked = await host.pick()
  if (!picked) throw new Error('Expected a picked source but nothing is picked')
  return { picked, placed: await host.place(placementOf(picked, drafts, show)) }
}

/** Lists layers as text, bottom first: name, `^` when clipped, `-` when hidden, groups in brackets. */
export function outlineOf(layers: readonly LayerModel[]): string {
  return layers
    .map((layer) => {
      const flags = `${layer.clipped ? '^' : ''}${layer.visible ? '' : '-'}`
      const inner = 'layers' in layer ? ` (${outlineOf(layer.layers)})` : ''
      return `${flags}${layer.name}${inner}`
    })
    .join(', ')
}
