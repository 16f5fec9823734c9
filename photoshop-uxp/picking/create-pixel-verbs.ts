import { throwIfAborted } from '../../core/errors.ts'
import type { CallOptions, Host } from '../../core/host.ts'
import { createColorConverter } from '../color/create-color-converter.ts'
import type { LookAround } from '../history/look-around.ts'
import type { HostParts } from '../host/host-parts.ts'
import { sourceRect } from '../layers/source-rect.ts'
import { inModal, readTogether } from '../modal/in-modal.ts'
import { errorOfScope } from '../modal/modal-errors.ts'
import { placeVersions } from '../placing/place-versions.ts'
import { readRegions } from '../regions/read-regions.ts'
import { readSelection } from '../regions/read-selection.ts'
import { listRegionLayers } from '../regions/region-layers.ts'
import { choosePicture } from './choose-picture.ts'
import { pickAllSources, pickSource } from './pick-source.ts'
import { readReferences } from './read-references.ts'
import { lookAtSource, readTarget } from './read-target.ts'
import { createSampleChoices } from './sample-choices.ts'
import { createSourceReads } from './source-reads.ts'
import { readThumbnail } from './thumbnail.ts'

/** The verbs that read or write pixels. */
export type PixelVerbs = Required<
  Pick<
    Host,
    | 'pick'
    | 'pickAll'
    | 'readPixels'
    | 'readRegion'
    | 'regionLayers'
    | 'readRegionLayers'
    | 'readReferences'
    | 'place'
    | 'thumbnail'
    | 'choosePicture'
    | 'readTogether'
    | 'color'
  >
>

/** Makes the verbs of a host that read or write pixels. */
export function createPixelVerbs(parts: HostParts, look: LookAround): PixelVerbs {
  const choices = createSampleChoices()
  const reads = createSourceReads(parts)
  const color = createColorConverter(parts)
  const picking = { parts, look, choices }
  const reading = { parts, look, reads, color }

  return {
    color,
    pick: (options) => honest(() => pickSource(picking, options)),
    pickAll: (options) => honest(() => pickAllSources(picking, options)),
    choosePicture: (source, index, options) =>
      honest(() => choosePicture(picking, source, index, options)),
    readPixels: (source, target, rect, options) =>
      honest(() => readTarget(reading, source, target, rect, options)),
    readReferences: (source, options) => honest(() => readReferences(reading, source, options)),
    thumbnail: (source, version, maxEdge, options) =>
      honest(() => readThumbnail(reading, source, version, maxEdge, options)),
    place: (placement, options) =>
      honest(() => placeVersions({ parts, look, reads, choices }, placement, options)),
    readTogether: (work, options) =>
      readTogether(parts, { name: 'Read the picture', signal: options?.signal }, work),

    regionLayers: (source, options) =>
      honest(async () => {
        const { tree } = await seen(look, source, options)
        return listRegionLayers(parts.photoshop, tree, source)
      }),
    readRegion: (source, options) =>
      honest(async () => {
        const { tree } = await seen(look, source, options)
        const name = 'Read the selection'
        return inModal(parts, { name, signal: options?.signal }, () =>
          readSelection(parts, tree.id, sourceRect(tree, source), options?.signal),
        )
      }),
    readRegionLayers: (source, layers, options) =>
      honest(async () => {
        const { tree } = await seen(look, source, options)
        return inModal(parts, { name: 'Read the region', signal: options?.signal }, (scope) =>
          readRegions(parts, scope, { tree, source }, layers, options),
        )
      }),
  }
}

async function seen(look: LookAround, source: string, options: CallOptions | undefined) {
  throwIfAborted(options?.signal)
  const found = await lookAtSource(look, source)
  throwIfAborted(options?.signal)
  return found
}

/** Turns what Photoshop throws outside of modal work into what verbs reject with. */
async function honest<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (thrown) {
    throw errorOfScope(thrown, false)
  }
}
