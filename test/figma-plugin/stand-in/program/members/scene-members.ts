import { refuse } from '../check.ts'
import { mixed } from '../mixed.ts'
import { checkPaints, layerBlendModes } from '../paint.ts'
import { change, recordOf, type Self } from '../world.ts'
import {
  frozenCopy,
  keptBoolean,
  keptNumber,
  keptWord,
  type Members,
  readOnlyUnderDynamicPage,
} from './member.ts'

export const sceneMembers: Members<SceneNodeMixin> = {
  visible: keptBoolean('visible'),
  locked: keptBoolean('locked'),
}

export const blendMembers: Members<BlendMixin> = {
  opacity: keptNumber('opacity', { min: 0, max: 1 }),
  blendMode: keptWord('blendMode', layerBlendModes),
  isMask: keptBoolean('isMask'),
  maskType: keptWord('maskType', ['ALPHA', 'VECTOR', 'LUMINANCE']),
  effects: {
    get: (self) => frozenCopy(recordOf(self).props.effects),
    set: (self, value) => {
      checkEffects(value)
      change(self, { effects: frozenCopy(value), effectStyleId: '' }, 'set_effects')
    },
  },
  effectStyleId: readOnlyUnderDynamicPage(
    'effectStyleId',
    'node.setEffectStyleIdAsync',
    (self) => recordOf(self).props.effectStyleId,
  ),
}

/** Assigning paints detaches the style that they came from. */
export const fillMembers: Members<MinimalFillsMixin> = {
  fills: {
    get: (self) => readPaints(self, 'fills'),
    set: (self, value) => {
      change(self, { fills: checkPaints(value, 'fills'), fillStyleId: '' }, 'set_fills')
    },
  },
  fillStyleId: readOnlyUnderDynamicPage('fillStyleId', 'node.setFillStyleIdAsync', (self) => {
    const { fills, fillStyleId } = recordOf(self).props
    return fills === 'mixed' ? mixed : fillStyleId
  }),
  setFillStyleIdAsync: {
    call: async (self, styleId) => {
      await self.world.turn('setFillStyleIdAsync')
      const paints = styledPaints(self, styleId, 'setFillStyleIdAsync')
      const fills = paints ? { fills: paints } : {}
      change(self, { ...fills, fillStyleId: styleId }, 'setFillStyleIdAsync')
    },
  },
  setFillsAsync: {
    call: async (self, value) => {
      await self.world.turn('setFillsAsync')
      const fills = checkPaints(value, 'fills', { patterns: true })
      change(self, { fills, fillStyleId: '' }, 'setFillsAsync')
    },
  },
}

export const strokeMembers: Members<GeometryMixin> = {
  strokes: {
    get: (self) => frozenCopy(recordOf(self).props.strokes),
    set: (self, value) => {
      change(self, { strokes: checkPaints(value, 'strokes'), strokeStyleId: '' }, 'set_strokes')
    },
  },
  strokeStyleId: readOnlyUnderDynamicPage(
    'strokeStyleId',
    'node.setStrokeStyleIdAsync',
    (self) => recordOf(self).props.strokeStyleId,
  ),
  strokeWeight: keptNumber('strokeWeight', { min: 0 }),
  strokeAlign: keptWord('strokeAlign', ['CENTER', 'INSIDE', 'OUTSIDE']),
  strokeCap: keptWord('strokeCap', ['NONE', 'ROUND', 'SQUARE', 'ARROW_LINES', 'ARROW_EQUILATERAL']),
  strokeJoin: keptWord('strokeJoin', ['MITER', 'BEVEL', 'ROUND']),
  dashPattern: {
    get: (self) => frozenCopy(recordOf(self).props.dashPattern),
    set: (self, value) => change(self, { dashPattern: [...value] }, 'set_dashPattern'),
  },
}

const effectTypes: readonly string[] = [
  'DROP_SHADOW',
  'INNER_SHADOW',
  'LAYER_BLUR',
  'BACKGROUND_BLUR',
  'NOISE',
  'TEXTURE',
  'GLASS',
] satisfies Effect['type'][]

function checkEffects(value: unknown): void {
  if (!Array.isArray(value)) refuse('effects', 'Expected array')
  for (const [index, { type }] of value.entries()) {
    if (!effectTypes.includes(type)) refuse('effects', `Invalid discriminator value at [${index}]`)
  }
}

function readPaints(self: Self, key: 'fills'): readonly Paint[] | PluginAPI['mixed'] {
  const paints = recordOf(self).props[key]
  return paints === 'mixed' ? mixed : frozenCopy(paints)
}

function styledPaints(self: Self, styleId: string, where: string): readonly Paint[] | null {
  if (styleId === '') return null
  const style = self.world.styles.get(styleId)
  if (!style) throw new Error(`in ${where}: Could not find style with id "${styleId}"`)
  return style.paints
}
