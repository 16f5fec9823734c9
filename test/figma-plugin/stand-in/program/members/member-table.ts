import type { ModelledType } from '../record.ts'
import { baseMembers } from './base-members.ts'
import { childrenMembers, widgetMembers } from './children-members.ts'
import {
  cloneMember,
  componentMembers,
  instanceMembers,
  sectionMembers,
} from './container-members.ts'
import { cornerMembers, rectangleCornerMembers } from './corner-members.ts'
import { exportMembers } from './export-members.ts'
import { frameMembers } from './frame-members.ts'
import type { AnyMember } from './member.ts'
import { documentMembers, pageMembers } from './page-members.ts'
import { placeMembers } from './place-members.ts'
import { blendMembers, fillMembers, sceneMembers, strokeMembers } from './scene-members.ts'
import {
  booleanMembers,
  ellipseMembers,
  outlineMembers,
  pointMembers,
  starMembers,
  vectorMembers,
} from './shape-members.ts'
import { textMembers } from './text-members.ts'

type Table = Readonly<Record<string, AnyMember>>

const leaf = {
  ...baseMembers,
  ...sceneMembers,
  ...placeMembers,
  ...exportMembers,
  clone: cloneMember,
}
const shape = { ...leaf, ...blendMembers, ...fillMembers, ...strokeMembers, ...outlineMembers }
const frame = {
  ...shape,
  ...cornerMembers,
  ...rectangleCornerMembers,
  ...childrenMembers,
  ...widgetMembers,
  ...frameMembers,
}

/** Everything that the stand-in has, by type; what a type doesn't have in Figma is cut by the typings' own list. */
const byType: Readonly<Record<ModelledType, object>> = {
  DOCUMENT: { ...baseMembers, ...documentMembers },
  PAGE: { ...baseMembers, ...childrenMembers, ...exportMembers, ...pageMembers },
  RECTANGLE: { ...shape, ...cornerMembers, ...rectangleCornerMembers },
  ELLIPSE: { ...shape, ...cornerMembers, ...ellipseMembers },
  POLYGON: { ...shape, ...cornerMembers, ...pointMembers },
  STAR: { ...shape, ...cornerMembers, ...pointMembers, ...starMembers },
  VECTOR: { ...shape, ...cornerMembers, ...vectorMembers },
  LINE: shape,
  TEXT: { ...shape, ...textMembers },
  FRAME: frame,
  GROUP: { ...leaf, ...blendMembers, ...childrenMembers, expanded: frameMembers.expanded },
  BOOLEAN_OPERATION: {
    ...shape,
    ...cornerMembers,
    ...childrenMembers,
    ...booleanMembers,
    expanded: frameMembers.expanded,
  },
  SECTION: {
    ...leaf,
    ...fillMembers,
    ...cornerMembers,
    ...rectangleCornerMembers,
    ...childrenMembers,
    ...sectionMembers,
  },
  SLICE: leaf,
  COMPONENT: { ...frame, ...componentMembers },
  COMPONENT_SET: frame,
  INSTANCE: { ...frame, ...instanceMembers },
}

/** Names of the real typings' interfaces by type. */
export const interfaceOf: Readonly<Record<ModelledType, string>> = {
  DOCUMENT: 'DocumentNode',
  PAGE: 'PageNode',
  RECTANGLE: 'RectangleNode',
  ELLIPSE: 'EllipseNode',
  POLYGON: 'PolygonNode',
  STAR: 'StarNode',
  VECTOR: 'VectorNode',
  LINE: 'LineNode',
  TEXT: 'TextNode',
  FRAME: 'FrameNode',
  GROUP: 'GroupNode',
  BOOLEAN_OPERATION: 'BooleanOperationNode',
  SECTION: 'SectionNode',
  SLICE: 'SliceNode',
  COMPONENT: 'ComponentNode',
  COMPONENT_SET: 'ComponentSetNode',
  INSTANCE: 'InstanceNode',
}

const typeMembers: Table = { type: { get: ({ world, id }) => world.store.get(id).type } }

/** Gives a type's member, if the stand-in has it. */
export function memberOf(type: ModelledType, name: string): AnyMember | undefined {
  if (name === 'type') return typeMembers.type
  const members = byType[type] as Table
  return Object.hasOwn(members, name) ? members[name] : undefined
}
