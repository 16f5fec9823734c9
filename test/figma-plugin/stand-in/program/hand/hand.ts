import type { Notice } from '../../border/contract.ts'
import type { Hand } from '../../border/hand.ts'
import type { World } from '../world.ts'
import { copyingHand } from './copying-hand.ts'
import { drawingHand } from './drawing-hand.ts'
import { editingHand } from './editing-hand.ts'
import { seeingHand } from './seeing-hand.ts'

/** Creates the user's hand over a document. */
export function createHand(world: World, notices: readonly Notice[]): Hand {
  return {
    ...drawingHand(world),
    ...editingHand(world),
    ...copyingHand(world),
    ...seeingHand(world, notices),
  }
}
