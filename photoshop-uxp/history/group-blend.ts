import type { ActionDescriptor } from 'photoshop'
import { type GroupBlend, groupBlend } from '../../core/history/group-blend.ts'
import type { PhotoshopLayer } from '../layers/document-tree.ts'
import { blendCommand } from './layer-commands.ts'

/** Gives what brings a version group's blend mode in line with whether it is clipped; nothing where it is already. */
export function groupBlendCommands(
  { layerID, blendMode }: Pick<PhotoshopLayer, 'layerID' | 'blendMode'>,
  clipped: boolean,
): readonly ActionDescriptor[] {
  const current = blendOf(blendMode)
  const wanted = groupBlend(clipped, current)
  if (wanted === current || wanted === 'own') return []
  return [blendCommand(layerID, wanted === 'asOne' ? 'normal' : 'passThrough')]
}

function blendOf(mode: string): GroupBlend {
  if (mode === 'normal') return 'asOne'
  return mode === 'passThrough' ? 'through' : 'own'
}
