import { versionById } from '../../core/history/find-in-lineages.ts'
import type { CallOptions } from '../../core/host.ts'
import type { HostParts } from '../host/host-parts.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { play } from '../modal/play.ts'
import { renameCommand } from './layer-commands.ts'
import type { LookAround } from './look-around.ts'
import { writeInStep } from './write-step.ts'

/** Gives a version's layer another name, in one undo step. @throws RefineError `not_found`. */
export async function renameVersion(
  parts: HostParts,
  lookAround: LookAround,
  id: string,
  name: string,
  options: CallOptions,
): Promise<void> {
  const { look, version } = await lookAround.findVersion(id)
  await writeInStep(parts, lookAround, look.tree.id, {
    name: `Rename v${version.record.number}`,
    options,
    async work({ rebuilt }) {
      const layerID = parseLayer(versionById(rebuilt, id).version.layer)?.layerID
      if (layerID) await play(parts.photoshop, [renameCommand(layerID, name)])
      return {}
    },
  })
}
