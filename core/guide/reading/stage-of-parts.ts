import type { Stage } from '../stages/stage.ts'
import { stageOf } from '../stages/stage-of.ts'
import { isA } from './clause.ts'
import { has, isNoun, type Parts } from './parts.ts'
import type { ChangeKind } from './reading.ts'

/** Tells the stage of a change from its kind and the words of what it acts on. */
export function stageOfParts(kind: ChangeKind, { object, head, clause }: Parts): Stage {
  const isOwned = object.some((token) => isA(token, 'theirs'))
  // "Put the lipstick on a block": what people wear, without them.
  const isWare = kind === 'move' && clause.group === 'put' && !has(object, 'person')
  return stageOf({
    kind,
    isOfLook: isNoun(head, 'light', 'color', 'focus'),
    isOfPeople: isOwned || (has(object, 'person', 'body') && !isWare),
    isOfBrand: has(object, 'text'),
    isOfScenery: has(object, 'scenery'),
    isLastTouch: isNoun(head, 'touch'),
  })
}
