import { versionById } from '../../core/history/find-in-lineages.ts'
import type { CallOptions, Host } from '../../core/host.ts'
import type { HostParts } from '../host/host-parts.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import type { LookAround } from './look-around.ts'
import { writeInStep } from './write-step.ts'

/** Stars a version or notes something on it, in one undo step. @throws RefineError `not_found`. */
export async function markVersion(
  parts: HostParts,
  lookAround: LookAround,
  id: string,
  changes: Parameters<Host['mark']>[1],
  options: CallOptions,
): Promise<void> {
  const { look, version } = await lookAround.findVersion(id)
  await writeInStep(parts, lookAround, look.tree.id, {
    name: `Mark v${version.record.number}`,
    options,
    async work({ rebuilt }) {
      const { layer, record } = versionById(rebuilt, id).version
      const layerID = parseLayer(layer)?.layerID ?? null
      return { entries: [{ layerID, version: { ...record, ...changes } }] }
    },
  })
}
