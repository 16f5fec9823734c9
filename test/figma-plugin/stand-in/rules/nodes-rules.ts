import type { Rule } from './rule.ts'

/** Rules about nodes: copying, moving, geometry. */
export const nodeRules: readonly Rule[] = [
  {
    rule: 'clone() is parented under figma.currentPage',
    fact: 'figma facts 2.4: clone()',
    test: 'a clone lands on the current page, away from its original',
  },
  {
    rule: 'clone() keeps plugin data and relaunch data',
    fact: 'figma facts 2.4: clone(); relaunch data is open (7)',
    test: 'a clone keeps plugin data, relaunch data, fills and the transform’s turn',
  },
  {
    rule: 'Parent-dependent layout is lost away from the parent',
    fact: 'figma facts 2.4: auto-layout parent; typings: AutoLayoutChildrenMixin',
    test: 'a clone loses what only its parent’s auto layout gave it',
  },
  {
    rule: 'insertChild and appendChild preserve relative x and y',
    fact: 'figma facts 2.4: clone(), from the typings of group()',
    test: 'appending keeps the position relative to the container, not the place on the page',
  },
  {
    rule: 'insertChild’s index is at most the number of children',
    fact: 'figma facts 2.4: insertChild(index, child)',
    test: 'an index beyond the siblings is refused',
  },
  {
    rule: 'children are back to front, new and read-only each time',
    fact: 'figma facts 2.4: insertChild; typings: ChildrenMixin.children',
    test: 'children are back to front, and a new array each time that can’t be changed',
  },
  {
    rule: 'Moves that would break the document are refused, each in its words',
    fact: 'figma facts 2.4: reparent errors',
    test: 'Cannot move node. %s: nothing is put %s',
  },
  {
    rule: 'Only some types can have children',
    fact: 'figma facts 2.4: reparent errors',
    test: 'Cannot move node. New parent is of a type that cannot have children: no group in a rectangle',
  },
  {
    rule: 'relativeTransform is relative to the containing frame, not the group',
    fact: 'figma facts 2.4: rotation',
    test: 'transforms are relative to the containing frame, not to a group',
  },
  {
    rule: 'Rotation is about the top left; flips live in the matrix',
    fact: 'figma facts 2.4: rotation',
    test: 'rotation is about the top left corner, and flips live in the transform',
  },
  {
    rule: 'Matrices have unit axes; resize takes 0.01 or more; lines have height 0',
    fact: 'figma facts 2.4: rotation; typings: LayoutMixin.resize',
    test: 'transforms have unit axes, sizes are at least 0.01, and lines have no height',
  },
  {
    rule: 'Members of removed nodes throw',
    fact: 'typings: BaseNodeMixin.removed; seen: The node with id … does not exist',
    test: 'members of a removed node throw',
  },
  {
    rule: 'remove() takes all children along',
    fact: 'typings: BaseNodeMixin.remove',
    test: 'removing takes everything inside along',
  },
  {
    rule: 'locked and visible restrict no plugin and say nothing of ancestors',
    fact: 'figma facts 2.4: locked/visible',
    test: 'locked and hidden nodes are read and written like others, and say so of themselves only',
  },
  {
    rule: 'GROUP and SLICE have no fills and no geometry',
    fact: 'figma facts 2.4: node kinds; 2.5',
    test: 'groups and slices have no fills and no outlines',
  },
  {
    rule: 'fillGeometry is relative to the node',
    fact: 'figma facts 2.5',
    test: 'shapes tell their outlines in their own coordinates, however they are turned',
  },
  {
    rule: 'strokeGeometry is always from the centre',
    fact: 'figma facts 2.5; typings: MinimalStrokesMixin.strokeGeometry',
    test: 'a stroke’s outline runs along its centre line, and there is none without a stroke',
  },
  {
    rule: 'Vector paths are absolute commands parted by spaces',
    fact: 'typings: VectorPath.data',
    test: 'vector paths know absolute commands only',
  },
  {
    rule: 'Properties check their values',
    fact: 'typings: the ranges of each; seen: Expected … to have type … but got … instead',
    test: 'values are checked: opacity, names, radii, points',
  },
  {
    rule: 'cornerRadius is mixed where corners differ',
    fact: 'typings: CornerMixin.cornerRadius',
    test: 'different corners read as mixed',
  },
  {
    rule: 'Writing text needs its font loaded',
    fact: 'seen: Cannot write to node with unloaded font',
    test: 'text can be written only with its font loaded',
  },
]
