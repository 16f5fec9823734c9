import { checkNumber } from '../check.ts'
import { mixed } from '../mixed.ts'
import type { Props } from '../record.ts'
import { change, recordOf } from '../world.ts'
import { keptNumber, type Members } from './member.ts'

export const cornerMembers: Members<CornerMixin> = {
  cornerRadius: {
    get: (self) => {
      const [first, ...others] = recordOf(self).props.corners
      return others.every((radius) => radius === first) ? first : mixed
    },
    set: (self, value) => {
      const radius = checkNumber(value, 'cornerRadius', { min: 0 })
      change(self, { corners: [radius, radius, radius, radius] }, 'set_cornerRadius')
    },
  },
  cornerSmoothing: keptNumber('cornerSmoothing', { min: 0, max: 1 }),
}

export const rectangleCornerMembers: Members<RectangleCornerMixin> = {
  topLeftRadius: corner('topLeftRadius', 0),
  topRightRadius: corner('topRightRadius', 1),
  bottomRightRadius: corner('bottomRightRadius', 2),
  bottomLeftRadius: corner('bottomLeftRadius', 3),
}

function corner(name: keyof RectangleCornerMixin, index: number) {
  return {
    get: (self: Parameters<typeof recordOf>[0]) => recordOf(self).props.corners[index] as number,
    set: (self: Parameters<typeof recordOf>[0], value: unknown) => {
      const radius = checkNumber(value, name, { min: 0 })
      const corners = recordOf(self).props.corners.map((old, at) => (at === index ? radius : old))
      // Four corners in, four corners out.
      change(self, { corners: corners as unknown as Props['corners'] }, `set_${name}`)
    },
  }
}
