import { checkNumber, checkTransform, refuse } from '../check.ts'
import { fail } from '../fail.ts'
import { refuseFixed } from '../instances.ts'
import {
  absoluteTransform,
  applyToNode,
  isAutoLayout,
  isGroupLike,
  isInFlow,
  moveTo,
} from '../layout/boxes.ts'
import { absoluteBox, renderBounds } from '../layout/render-bounds.ts'
import { resizeNode } from '../layout/resize.ts'
import { invert, multiply } from '../matrix.ts'
import { change, overrideProps, recordOf, refuseReadOnly, type Self } from '../world.ts'
import { keptLimit, keptWord, type Members } from './member.ts'

/** Where a node is and how large. */
export const placeMembers: Members<LayoutMixin & ConstraintMixin & AspectRatioLockMixin> = {
  x: {
    get: (self) => recordOf(self).props.transform[0][2],
    set: (self, value) => move(self, checkNumber(value, 'x'), null, 'x'),
  },
  y: {
    get: (self) => recordOf(self).props.transform[1][2],
    set: (self, value) => move(self, null, checkNumber(value, 'y'), 'y'),
  },
  width: { get: (self) => recordOf(self).props.width },
  height: { get: (self) => recordOf(self).props.height },
  minWidth: keptLimit('minWidth'),
  maxWidth: keptLimit('maxWidth'),
  minHeight: keptLimit('minHeight'),
  maxHeight: keptLimit('maxHeight'),
  relativeTransform: {
    get: (self) => copyOf(recordOf(self).props.transform),
    set: (self, value) => setTransform(self, checkUnitAxes(value), 'set_relativeTransform'),
  },
  absoluteTransform: { get: ({ world, id }) => absoluteTransform(world.store, id) },
  absoluteBoundingBox: { get: ({ world, id }) => absoluteBox(world.store, id) },
  absoluteRenderBounds: { get: ({ world, id }) => renderBounds(world.store, id) },
  rotation: {
    get: (self) => {
      const [[a], [b]] = recordOf(self).props.transform
      return Math.fround((Math.atan2(-b, a) * 180) / Math.PI)
    },
    set: (self, value) => {
      const angle = (checkNumber(value, 'rotation') * Math.PI) / 180
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const [[, , x], [, , y]] = recordOf(self).props.transform
      const turned: Transform = [
        [cos, sin, x],
        [-sin, cos, y],
      ]
      setTransform(self, turned, 'set_rotation')
    },
  },
  resize: { call: (self, width, height) => resize(self, width, height, true, 'resize') },
  resizeWithoutConstraints: {
    call: (self, width, height) => resize(self, width, height, false, 'resizeWithoutConstraints'),
  },
  rescale: {
    call: (self, scale) => {
      if (!(scale >= 0.01)) fail('rescale', 'Expected "scale" to be at least 0.01')
      const { width, height } = recordOf(self).props
      resize(self, width * scale, height * scale, true, 'rescale')
    },
  },
  constraints: {
    get: (self) => ({ ...recordOf(self).props.constraints }),
    set: (self, value) => {
      const words = ['MIN', 'CENTER', 'MAX', 'STRETCH', 'SCALE']
      const isPair = words.includes(value?.horizontal) && words.includes(value?.vertical)
      if (!isPair) refuse('constraints', 'Expected horizontal and vertical constraints')
      const { horizontal, vertical } = value
      change(self, { constraints: { horizontal, vertical } }, 'set_constraints')
    },
  },
  layoutAlign: keptWord('layoutAlign', ['MIN', 'CENTER', 'MAX', 'STRETCH', 'INHERIT']),
  layoutGrow: {
    get: (self) => recordOf(self).props.layoutGrow,
    set: (self, value) => {
      if (value !== 0 && value !== 1) refuse('layoutGrow', 'Expected 0 or 1')
      change(self, { layoutGrow: value }, 'set_layoutGrow')
    },
  },
  layoutPositioning: {
    get: (self) => recordOf(self).props.layoutPositioning,
    set: (self, value) => {
      const where = 'set_layoutPositioning'
      if (value !== 'AUTO' && value !== 'ABSOLUTE')
        refuse('layoutPositioning', 'Invalid enum value')
      if (value === 'ABSOLUTE' && !isInAutoLayout(self)) {
        fail(
          where,
          'Can only set layoutPositioning = ABSOLUTE if the parent node has layoutMode !== NONE',
        )
      }
      change(self, { layoutPositioning: value }, where)
    },
  },
  layoutSizingHorizontal: sizing('horizontal'),
  layoutSizingVertical: sizing('vertical'),
  targetAspectRatio: {
    get: (self) => {
      const ratio = recordOf(self).props.targetAspectRatio
      return ratio && { ...ratio }
    },
  },
  lockAspectRatio: {
    call: (self) => {
      const { width: x, height: y } = recordOf(self).props
      change(self, { targetAspectRatio: { x, y } }, 'lockAspectRatio')
    },
  },
  unlockAspectRatio: {
    call: (self) => change(self, { targetAspectRatio: null }, 'unlockAspectRatio'),
  },
  setGridChildPosition: {
    call: (self, row, column) => {
      const parent = parentOf(self)
      if (parent?.props.layoutMode !== 'GRID') {
        fail('setGridChildPosition', 'Expected the node to be a child of a grid')
      }
      if (row >= parent.props.gridRowCount || column >= parent.props.gridColumnCount) {
        fail('setGridChildPosition', 'Expected a row and a column of the grid')
      }
      change(self, { gridCell: { row, column } }, 'setGridChildPosition')
    },
  },
}

function parentOf({ world, id }: Self) {
  const { parent } = world.store.get(id)
  return parent === null ? undefined : world.store.find(parent)
}

function isInAutoLayout(self: Self): boolean {
  const parent = parentOf(self)
  return parent !== undefined && isAutoLayout(parent)
}

/** Children of auto layout can't be moved: Figma ignores it. */
function move(self: Self, x: number | null, y: number | null, name: string): void {
  refuseWrite(self, `set_${name}`)
  const record = recordOf(self)
  if (isInFlow(self.world.store, record)) return
  const [[, , oldX], [, , oldY]] = record.props.transform
  moveTo(self.world.store, self.id, x ?? oldX, y ?? oldY)
}

/** In auto layout only the turn of a transform is kept; a group takes its content along. */
function setTransform(self: Self, wanted: Transform, where: string): void {
  refuseWrite(self, where)
  const { store } = self.world
  const old = recordOf(self)
  const [[a, c, e], [b, d, f]] = wanted
  const [[, , x], [, , y]] = old.props.transform
  const stays = isInFlow(store, old)
  const next: Transform = [
    [a, c, stays ? x : e],
    [b, d, stays ? y : f],
  ]
  applyToNode(store, self.id, multiply(next, invert(old.props.transform)))
  if (!isGroupLike(old))
    store.setProps(self.id, { transform: checkTransform(next, 'relativeTransform') })
}

/** Scale is not in a transform's power: sizes are for that. */
function checkUnitAxes(value: unknown): Transform {
  const transform = checkTransform(value, 'relativeTransform')
  const [[a, c], [b, d]] = transform
  const isUnit = (x: number, y: number) => Math.abs(Math.hypot(x, y) - 1) < 1e-3
  if (!isUnit(a, b) || !isUnit(c, d)) {
    refuse('relativeTransform', 'Expected a transform with axes of length one; use resize')
  }
  return transform
}

function resize(
  self: Self,
  width: number,
  height: number,
  constrain: boolean,
  where: string,
): void {
  const { type } = recordOf(self)
  const isSize = (value: unknown) => typeof value === 'number' && value >= 0.01
  const isLine = type === 'LINE'
  if (!isSize(width)) fail(where, 'Expected "width" to be greater than or equal to 0.01')
  if (isLine ? height !== 0 : !isSize(height)) {
    fail(where, `Expected "height" to be ${isLine ? '0' : 'greater than or equal to 0.01'}`)
  }
  refuseReadOnly(self.world, where)
  refuseFixed(self.world.store, self.id, { width }, where)
  fixSizes(self, width, height)
  resizeNode(self.world.store, self.id, { width, height }, constrain)
  if (type === 'INSTANCE') {
    const kept = recordOf(self).props
    overrideProps(self.world, self.id, { width: kept.width, height: kept.height })
  }
}

/** A size that is given ends hugging and filling along its axis. */
function fixSizes(self: Self, width: number, height: number): void {
  const { props } = recordOf(self)
  const parent = parentOf(self)
  const isFlow = parent && isInFlow(self.world.store, recordOf(self))
  for (const across of [true, false]) {
    if (across ? width === props.width : height === props.height) continue
    const isOwnMain = (props.layoutMode === 'HORIZONTAL') === across
    const own = isOwnMain
      ? { primaryAxisSizingMode: 'FIXED' as const }
      : { counterAxisSizingMode: 'FIXED' as const }
    const isMain = (parent?.props.layoutMode === 'HORIZONTAL') === across
    const inParent = isMain
      ? { layoutGrow: 0 }
      : props.layoutAlign === 'STRETCH' && { layoutAlign: 'INHERIT' as const }
    if (props.layoutMode !== 'NONE') self.world.store.setProps(self.id, own)
    if (isFlow && inParent) self.world.store.setProps(self.id, inParent)
  }
}

function refuseWrite(self: Self, where: string): void {
  refuseReadOnly(self.world, where)
  refuseFixed(self.world.store, self.id, { transform: recordOf(self).props.transform }, where)
}

function copyOf([[a, c, e], [b, d, f]]: Transform): Transform {
  return [
    [a, c, e],
    [b, d, f],
  ]
}

type Sizing = 'FIXED' | 'HUG' | 'FILL'

/** A shorthand over the four properties of auto layout that decide sizes. */
function sizing(direction: 'horizontal' | 'vertical') {
  const name = direction === 'horizontal' ? 'layoutSizingHorizontal' : 'layoutSizingVertical'
  const isMain = (layoutMode: string) =>
    (layoutMode === 'HORIZONTAL') === (direction === 'horizontal')
  return {
    get: (self: Self): Sizing => {
      const { props } = recordOf(self)
      const parent = parentOf(self)
      if (parent && isAutoLayout(parent)) {
        const main = isMain(parent.props.layoutMode)
        if (main ? props.layoutGrow === 1 : props.layoutAlign === 'STRETCH') return 'FILL'
      }
      if (props.layoutMode === 'NONE') return 'FIXED'
      const mode = isMain(props.layoutMode)
        ? props.primaryAxisSizingMode
        : props.counterAxisSizingMode
      return mode === 'AUTO' ? 'HUG' : 'FIXED'
    },
    set: (self: Self, value: Sizing) => {
      const where = `set_${name}`
      const { props, type } = recordOf(self)
      const parent = parentOf(self)
      if (!['FIXED', 'HUG', 'FILL'].includes(value)) refuse(name, 'Invalid enum value')
      if (value === 'FILL' && !isInAutoLayout(self)) {
        fail(where, 'FILL can only be set on children of auto-layout frames')
      }
      if (value === 'HUG' && props.layoutMode === 'NONE' && type !== 'TEXT') {
        fail(
          where,
          'HUG can only be set on auto-layout frames and text children of auto-layout frames',
        )
      }
      if (parent && isAutoLayout(parent)) {
        const fills = value === 'FILL'
        const grow = { layoutGrow: fills ? 1 : 0 }
        const align = { layoutAlign: fills ? ('STRETCH' as const) : ('INHERIT' as const) }
        change(self, isMain(parent.props.layoutMode) ? grow : align, where)
      }
      if (props.layoutMode === 'NONE') return
      const mode = value === 'HUG' ? ('AUTO' as const) : ('FIXED' as const)
      const isOwnMain = isMain(props.layoutMode)
      change(
        self,
        isOwnMain ? { primaryAxisSizingMode: mode } : { counterAxisSizingMode: mode },
        where,
      )
    },
  }
}
