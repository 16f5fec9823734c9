import type { EntrypointHandlers } from '../uxp.ts'
import { showFailure, showLine } from './plain-screens.ts'

/** The panel's id in the manifest. */
export const panelId = 'pentimento'

/** What panel and commands reach once the plugin is put together. */
export interface OpenedPlugin {
  /** Draws the panel. */
  show(root: HTMLElement): void
  /** Does what a command of the manifest asks. Never rejects. */
  run(command: string): Promise<void>
}

/** What the plugin registers while it loads, before anything else exists. */
export interface Entrypoints {
  readonly handlers: EntrypointHandlers
  /** Hands over the plugin; a panel that is open already is drawn. */
  open(plugin: OpenedPlugin): void
  /** Says in the panel that the plugin could not be put together. */
  fail(thrown: unknown): void
}

/**
 * Makes the handlers of panel and commands, which stand for a plugin that is put together later.
 *
 * They return at once, as UXP gives each 300 ms: the panel's first paint is one line of text, everything else follows
 * in a task of its own. Neither showing nor hiding the panel means anything here: UXP tells of the first showing only,
 * and never of hiding.
 *
 * @param parts.later Calls back in a task of its own.
 * @param parts.tell Says something to the user without the panel.
 */
export function createEntrypoints(parts: {
  readonly commands: readonly string[]
  readonly later: (callback: () => void) => void
  readonly tell: (message: string) => void
}): Entrypoints {
  const { commands, later, tell } = parts
  let plugin: OpenedPlugin | null = null
  let failure: unknown = null
  let root: HTMLElement | null = null
  let drawn: HTMLElement | null = null

  const draw = () => {
    // A panel that is created while the plugin loads is drawn for both: drawing it again would empty it.
    if (!root || root === drawn) return
    try {
      if (!plugin) return showFailure(root, failure)
      drawn = root
      plugin.show(root)
    } catch (thrown) {
      showFailure(root, thrown)
    }
  }
  return {
    handlers: {
      panels: {
        [panelId]: {
          create: (created) => {
            root = created
            showLine(root, 'Pentimento is starting…')
            later(draw)
          },
        },
      },
      commands: Object.fromEntries(
        commands.map((command) => [
          command,
          () => {
            later(() => {
              if (plugin) void plugin.run(command)
              else tell('Pentimento could not start. Open its panel to see why.')
            })
          },
        ]),
      ),
    },
    open: (opened) => {
      plugin = opened
      later(draw)
    },
    fail: (thrown) => {
      failure = thrown
      later(draw)
    },
  }
}
