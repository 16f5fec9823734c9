import type { Rule } from './rule.ts'

/** Rules about auto layout, constraints and groups. */
export const layoutRules: readonly Rule[] = [
  {
    rule: 'Auto layout places and hugs its children',
    fact: 'figma facts 2.4: auto-layout parent',
    test: 'an auto layout frame lays out what is put in, and hugs it',
  },
  {
    rule: 'Alignment and spacing of a frame of fixed size',
    fact: 'typings: AutoLayoutMixin',
    test: 'a vertical frame of fixed size aligns and spreads its children',
  },
  {
    rule: 'A hidden child is taken out of the flow',
    fact: 'figma facts 2.4: auto-layout parent, to be verified (7)',
    test: 'a hidden child leaves the flow, and the others close up',
  },
  {
    rule: 'Inserting re-flows',
    fact: 'figma facts 2.4: auto-layout parent',
    test: 'inserting a child makes the others flow around it',
  },
  {
    rule: 'x and y of flow children are no-ops; a transform keeps its turn',
    fact: 'figma facts 2.4: auto-layout parent; typings: relativeTransform',
    test: 'writing x, y or a transform’s place does nothing in the flow; its turn is kept',
  },
  {
    rule: 'layoutPositioning ABSOLUTE leaves the flow',
    fact: 'figma facts 2.4: auto-layout parent',
    test: 'an absolute child leaves the flow and can be moved',
  },
  {
    rule: 'ABSOLUTE and FILL need an auto layout parent, HUG an auto layout frame',
    fact: 'typings: LayoutMixin.layoutSizingHorizontal; seen: the three texts',
    test: 'ABSOLUTE, FILL and HUG are refused where they mean nothing',
  },
  {
    rule: 'FILL takes what is left; resizing ends it',
    fact: 'typings: LayoutMixin.layoutSizingHorizontal',
    test: 'a filling child takes the room that is left, until it is given a size',
  },
  {
    rule: 'GRID parents place their children, too',
    fact: 'figma facts 2.4: GRID parents similarly',
    test: 'children of a grid lie in its cells, wherever they are told to be',
  },
  {
    rule: 'resize applies constraints, resizeWithoutConstraints doesn’t',
    fact: 'typings: LayoutMixin.resize',
    test: 'children of a resized frame follow their constraints, and not without them',
  },
  {
    rule: 'Groups auto-resize to their children',
    fact: 'figma facts 2.4: groups',
    test: 'a group’s box follows its children, and moving the group moves them',
  },
  {
    rule: 'group() keeps nodes where they are',
    fact: 'typings: PluginAPI.group',
    test: 'grouping and ungrouping leave nodes where they are on the page',
  },
  {
    rule: 'Emptied groups disappear',
    fact: 'figma facts 2.4: groups',
    test: 'an emptied group disappears',
  },
]
