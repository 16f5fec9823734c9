import { drawPng } from '../drawing/draw-png.ts'
import { fail, notModelled } from '../fail.ts'
import { absoluteBox, renderBounds } from '../layout/render-bounds.ts'
import { recordOf, type Self } from '../world.ts'
import { refuseUnloaded } from './children-members.ts'
import type { Members } from './member.ts'

const keys = [
  'format',
  'contentsOnly',
  'useAbsoluteBounds',
  'suffix',
  'constraint',
  'colorProfile',
] as const

export const exportMembers: Members<Pick<ExportMixin, 'exportSettings'>> & {
  readonly exportAsync: { call(self: Self, settings?: unknown): Promise<Uint8Array> }
} = {
  exportSettings: {
    get: (self) => recordOf(self).props.exportSettings,
    set: () => notModelled('exportSettings ='),
  },
  exportAsync: {
    call: async (self, settings = {}) => {
      refuseUnloaded(self, 'exportAsync', 'exportAsync')
      const checked = checkSettings(settings)
      await self.world.turn('exportAsync')
      const { store } = self.world
      const seen = renderBounds(store, recordOf(self).id)
      if (!seen) {
        fail('exportAsync', 'Failed to export node. This node may not have any visible layers.')
      }
      const box = checked.useAbsoluteBounds ? absoluteBox(store, self.id) : seen
      const scale = scaleOf(checked.constraint, box)
      const size = { width: box.width * scale, height: box.height * scale }
      return drawPng(self.world, self.id, size)
    },
  },
}

function checkSettings(settings: unknown): ExportSettingsImage {
  const wrong = (text: string) =>
    fail('exportAsync', `Property "settings" failed validation: ${text}`)
  if (typeof settings !== 'object' || settings === null) wrong('Expected object')
  // The fields are checked one by one.
  const given = settings as Partial<ExportSettingsImage>
  if (given.format !== undefined && given.format !== 'PNG') {
    notModelled(`exportAsync({ format: '${given.format}' })`)
  }
  for (const key of Object.keys(given)) {
    if (!keys.includes(key as (typeof keys)[number]))
      wrong(`Unrecognized key(s) in object: '${key}'`)
  }
  const { constraint, colorProfile } = given
  if (colorProfile && !['DOCUMENT', 'SRGB', 'DISPLAY_P3_V4'].includes(colorProfile)) {
    wrong('Invalid enum value at .colorProfile')
  }
  if (constraint) {
    const isKnown = ['SCALE', 'WIDTH', 'HEIGHT'].includes(constraint.type)
    if (!isKnown || !(constraint.value > 0)) wrong('Invalid value at .constraint')
  }
  return { format: 'PNG', ...given }
}

function scaleOf(
  constraint: ExportSettingsConstraints | undefined,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  if (!constraint) return 1
  if (constraint.type === 'SCALE') return constraint.value
  return constraint.value / (constraint.type === 'WIDTH' ? width : height)
}
