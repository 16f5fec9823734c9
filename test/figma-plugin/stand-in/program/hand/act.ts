import { settle, type World } from '../world.ts'

/** Does something as the user: one step of the undo history. */
export function act<Result>(world: World, change: () => Result): Result {
  const result = asHand(world, () => {
    const made = change()
    settle(world)
    return made
  })
  world.history.commit()
  world.events.wake()
  return result
}

/** Does something as another user: no step here, and told to plugins as remote. */
export function actRemotely(world: World, change: () => void): void {
  world.events.flush()
  const before = world.store.snapshot()
  asHand(world, () => {
    change()
    settle(world)
  })
  world.history.rebase(before, world.store.snapshot())
  world.events.origin = 'REMOTE'
  world.events.flush()
  world.events.origin = 'LOCAL'
}

/** What forbids a plugin to write doesn't bind whoever made the document. */
function asHand<Result>(world: World, change: () => Result): Result {
  const before = world.acting
  world.acting = 'hand'
  try {
    return change()
  } finally {
    world.acting = before
  }
}
