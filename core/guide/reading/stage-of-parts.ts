import type { Stage } from '../stages/stage.ts'
import { stageOf } from '../stages/stage-of.ts'
import { isA } from './clause.ts'
import { has, isNoun, type Parts } from './parts.ts'
import type { ChangeKind } from './reading.ts'

/** Tells the stage of a change from its kind and the words of what it acts on. */
export function stageOfParts(kind: ChangeKind, { object, head }: Parts): Stage {
  return stageOf({
    kind,
    isOfLook: isNoun(head, 'light', 'color', 'focus'),
    isOfPeople: has(object, 'person', 'body') || object.some((token) => isA(token, 'theirs')),
    isOfBrand: has(object, 'text'),
    isOfScenery: has(object, 'scenery'),
    isLastTouch: isNoun(head, 'touch'),
  })
}
