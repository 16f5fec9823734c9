import { photoshop, uxp } from './modules.ts'
import { commandIds } from './page/commands.ts'
import { createEntrypoints } from './page/entrypoints.ts'

/** Says something to the user in a window of Photoshop's own. */
export function tell(message: string): void {
  // There is no further way to reach the user when even this fails.
  photoshop.app.showAlert(message).catch((thrown: unknown) => console.error(thrown))
}

/**
 * Panel and commands, registered while this file loads: UXP wants it at once, synchronously and once.
 *
 * Nothing that could fail is loaded before, so that a failure of the rest can be shown in the panel.
 */
export const entrypoints = createEntrypoints({
  commands: commandIds,
  later: (callback) => {
    setTimeout(callback, 0)
  },
  tell,
})
uxp.entrypoints.setup(entrypoints.handlers)
