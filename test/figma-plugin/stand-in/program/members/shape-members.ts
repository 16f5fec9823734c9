import { refuse } from '../check.ts'
import { notModelled } from '../fail.ts'
import { fillOutline, strokeOutline } from '../geometry/outline.ts'
import { boundsOfPaths, checkPaths } from '../geometry/read-path.ts'
import { resizeNode } from '../layout/resize.ts'
import { change, recordOf } from '../world.ts'
import { frozenCopy, keptWord, type Members } from './member.ts'

/** Outlines of nodes that fills and strokes are drawn in. */
export const outlineMembers: Members<GeometryMixin> = {
  fillGeometry: { get: (self) => frozenCopy(fillOutline(recordOf(self))) },
  strokeGeometry: { get: (self) => frozenCopy(strokeOutline(recordOf(self))) },
}

export const pointMembers: Members<StarNode> = {
  pointCount: {
    get: (self) => recordOf(self).props.pointCount,
    set: (self, value) => {
      if (!Number.isInteger(value) || value < 3)
        refuse('pointCount', 'Expected a whole number of at least 3')
      change(self, { pointCount: value }, 'set_pointCount')
    },
  },
}

export const starMembers: Members<StarNode> = {
  innerRadius: {
    get: (self) => recordOf(self).props.innerRadius,
    set: (self, value) => {
      if (!(value >= 0 && value <= 1)) refuse('innerRadius', 'Expected a number from 0 to 1')
      change(self, { innerRadius: Math.fround(value) }, 'set_innerRadius')
    },
  },
}

export const ellipseMembers: Members<EllipseNode> = {
  arcData: {
    get: (self) => frozenCopy(recordOf(self).props.arcData),
    set: (self, value) => {
      const full = value.startingAngle === 0 && Math.abs(value.endingAngle - 2 * Math.PI) < 1e-6
      if (!full) notModelled('arcData of less than a full turn')
      change(self, { arcData: { ...value } }, 'set_arcData')
    },
  },
}

export const vectorMembers: Members<VectorNode> = {
  vectorPaths: {
    get: (self) => frozenCopy(recordOf(self).props.vectorPaths),
    set: (self, value) => {
      const vectorPaths = checkPaths(value)
      change(self, { vectorPaths }, 'set_vectorPaths')
      const { width, height } = boundsOfPaths(vectorPaths)
      resizeNode(self.world.store, self.id, { width, height }, false)
    },
  },
}

export const booleanMembers: Members<BooleanOperationNode> = {
  booleanOperation: keptWord('booleanOperation', ['UNION', 'INTERSECT', 'SUBTRACT', 'EXCLUDE']),
}
