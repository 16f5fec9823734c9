import type { Picked } from '../../../core/host.ts'
import { type ColorTag, untagged } from '../../../core/image/color-tag.ts'
import type { Picture } from '../../../core/image/picture.ts'
import {
  createDocumentHost,
  type DocumentHost,
} from '../../../standalone/document/document-host.ts'
import type { LayeredDocument } from '../../../standalone/document/layered-document.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { type Draft, photograph, place } from '../../hosts/contract/scene.ts'
import { makeStandaloneHarness } from '../../hosts/standalone/standalone-harness.ts'

export const size = { width: 24, height: 16 }

/** An open document with its picked source. */
export interface Opened {
  readonly host: DocumentHost
  readonly picked: Picked
}

/** Opens a new document of one picture as a person's file would be. */
export async function openPicture(
  options: { picture?: Picture; name?: string; color?: ColorTag } = {},
): Promise<Opened> {
  const picture = options.picture ?? photograph(size, 8)
  return openDocument(newDocument(picture, options.color ?? untagged, options.name ?? 'Bottle 🙂'))
}

/** Opens a document and picks its first layer, or the one with this id. */
export async function openDocument(document: LayeredDocument, layer = '1'): Promise<Opened> {
  const host = createDocumentHost({ document, name: 'this test', paintsMasks: false })
  host.select(layer)
  const picked = await host.pick()
  if (!picked) throw new Error('Expected a picked source but nothing is picked')
  return { host, picked }
}

/** Places versions on the picked source as the contract suite does; gives their layers' ids. */
export async function placeAll(
  { host, picked }: Opened,
  drafts: readonly Draft[],
  show?: string | null,
): Promise<readonly string[]> {
  const scene = { host, picked, layer: picked.source, picture: photograph(picked, picked.depth) }
  const placed = await place(
    { ...scene, harness: makeStandaloneHarness() },
    drafts,
    show === undefined ? {} : { show },
  )
  return placed.versions.map(({ layer }) => layer)
}
