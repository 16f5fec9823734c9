import type { ShelfChange, ShelfState, Shelved } from './shelf-state.ts'

/** Gives what is kept after a change of it; what was read once more and is the same stays the same. */
export function reduceShelf(shelf: ShelfState, change: ShelfChange): ShelfState {
  switch (change.kind) {
    case 'kits':
      return isSame(shelf.kits, change.kits) ? shelf : { ...shelf, kits: change.kits }
    case 'recipes':
      return isSame(shelf.recipes, change.recipes) ? shelf : { ...shelf, recipes: change.recipes }
    case 'chosen':
      return { ...shelf, chosen: change.chosen }
    case 'distance':
      return { ...shelf, distance: change.distance }
  }
}

/** Plain data on both sides: a kit that is another object would count as another request. */
function isSame<Item>(known: Shelved<Item> | null, read: Shelved<Item>): boolean {
  return known !== null && JSON.stringify(known) === JSON.stringify(read)
}
