import { checkWord } from '../check.ts'
import { fail, notModelled } from '../fail.ts'
import { change, recordOf } from '../world.ts'
import { keptBoolean, keptNumber, keptWord, type Members } from './member.ts'

/** What frames and everything like them have beside a shape's members. */
export const frameMembers: Members<BaseFrameMixin> = {
  clipsContent: keptBoolean('clipsContent'),
  expanded: keptBoolean('expanded'),
  layoutMode: {
    get: (self) => recordOf(self).props.layoutMode,
    set: (self, value) => {
      const mode = checkWord(value, 'layoutMode', [
        'NONE',
        'HORIZONTAL',
        'VERTICAL',
        'GRID',
      ] as const)
      // Turning auto layout on makes a frame hug its content along both axes.
      const wasPlain = recordOf(self).props.layoutMode === 'NONE' && mode !== 'NONE'
      const hug = { primaryAxisSizingMode: 'AUTO', counterAxisSizingMode: 'AUTO' } as const
      const sizing = wasPlain && mode !== 'GRID' ? hug : {}
      change(self, { layoutMode: mode, ...sizing }, 'set_layoutMode')
    },
  },
  layoutWrap: {
    get: () => 'NO_WRAP',
    set: (_self, value) => {
      if (value !== 'NO_WRAP') notModelled('layoutWrap = WRAP')
    },
  },
  paddingLeft: keptNumber('paddingLeft', { min: 0 }),
  paddingRight: keptNumber('paddingRight', { min: 0 }),
  paddingTop: keptNumber('paddingTop', { min: 0 }),
  paddingBottom: keptNumber('paddingBottom', { min: 0 }),
  itemSpacing: keptNumber('itemSpacing'),
  primaryAxisSizingMode: keptWord('primaryAxisSizingMode', ['FIXED', 'AUTO']),
  counterAxisSizingMode: keptWord('counterAxisSizingMode', ['FIXED', 'AUTO']),
  primaryAxisAlignItems: keptWord('primaryAxisAlignItems', [
    'MIN',
    'MAX',
    'CENTER',
    'SPACE_BETWEEN',
  ]),
  counterAxisAlignItems: keptWord('counterAxisAlignItems', ['MIN', 'MAX', 'CENTER', 'BASELINE']),
  gridRowCount: track('gridRowCount'),
  gridColumnCount: track('gridColumnCount'),
  gridRowGap: keptNumber('gridRowGap', { min: 0 }),
  gridColumnGap: keptNumber('gridColumnGap', { min: 0 }),
}

function track(key: 'gridRowCount' | 'gridColumnCount') {
  const counted = keptNumber(key, { min: 1 })
  return {
    ...counted,
    set: (self: Parameters<typeof counted.set>[0], value: unknown) => {
      if (recordOf(self).props.layoutMode !== 'GRID') fail(`set_${key}`, 'The frame is no grid')
      counted.set(self, value)
    },
  }
}
