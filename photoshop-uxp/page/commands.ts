import { toPlainError } from '../../core/errors.ts'
import { whatIsMissing, whatWholeMisses } from '../../core/panel/missing.ts'
import type { PanelStore } from '../../core/panel/panel-store.ts'
import type { PanelState } from '../../core/panel/state.ts'
import { entrypoints } from '../manifest.json'

/** What a command of the manifest works with. */
export type CommandTarget = Pick<
  PanelStore,
  | 'getState'
  | 'subscribe'
  | 'dispatch'
  | 'refine'
  | 'refineAgain'
  | 'refineAll'
  | 'cancel'
  | 'accept'
  | 'placeWaiting'
  | 'show'
  | 'showPrevious'
  | 'showNext'
  | 'toggleBefore'
  | 'editMask'
  | 'showReport'
>

/** Ids of the commands in the manifest. They stay as they are: recorded actions and key settings name them. */
export const commandIds: readonly string[] = entrypoints
  .filter(({ type }) => type === 'command')
  .map(({ id }) => id)

const verbs: Readonly<Record<string, (store: CommandTarget) => Promise<void> | void>> = {
  refine: (store) => store.refine(),
  refineAgain: (store) => store.refineAgain(),
  refineAll: (store) => store.refineAll(),
  stop: stopRefining,
  placeChosen,
  placeWaiting,
  showPrevious: (store) => store.showPrevious(),
  showNext: (store) => store.showNext(),
  showSource,
  toggleBefore: (store) => store.toggleBefore(),
  editMask,
  showReport: (store) => store.showReport(),
}

/** Commands whose answer is something to look at. */
const inPanel: ReadonlySet<string> = new Set(['showReport'])

/** Says what keeps a command from starting that the panel says, too; null when nothing does. */
const obstacles: Readonly<Record<string, (state: PanelState) => string | null>> = {
  refine: (state) => whatIsMissing(state)?.reason ?? null,
  refineAll: (state) => whatWholeMisses(state)?.reason ?? null,
  placeChosen: ({ choice }) =>
    choice && choice.picked.length === 0 ? 'Pick at least one candidate in the panel.' : null,
}

/**
 * Does what a command of the manifest asks; never rejects.
 *
 * Commands work while the panel is closed. What then needs the user (a question, a choice, a failure) opens it.
 *
 * @param openPanel Shows the panel; false where that is not possible.
 * @param tell Says something without the panel.
 */
export async function runCommand(
  command: string,
  store: CommandTarget,
  { openPanel, tell }: { openPanel: () => Promise<boolean>; tell: (message: string) => void },
): Promise<void> {
  let shown: unknown = null
  const showWhatWaits = async () => {
    const { question, choice, problem } = store.getState()
    const waits = question ?? choice ?? problem
    if (!waits || waits === shown) return
    shown = waits
    if (!(await openPanel())) tell(problem ? sayProblem(problem.error) : lookInPanel)
  }
  const before = store.getState()
  const known = before.question ?? before.choice ?? before.problem
  shown = known
  const stop = store.subscribe(() => void showWhatWaits())
  try {
    await untilLoaded(store)
    const obstacle = obstacles[command]?.(store.getState()) ?? null
    await verbs[command]?.(store)
    const isOpen = shown !== known
    if (obstacle !== null && !isOpen && !(await openPanel())) tell(obstacle)
    if (inPanel.has(command) && store.getState().problem === null) {
      if (!(await openPanel())) tell(lookInPanel)
    }
  } catch (thrown) {
    store.dispatch({ type: 'problem', problem: { error: toPlainError(thrown), retry: null } })
  } finally {
    stop()
  }
}

const lookInPanel = 'Pentimento has something to show you. Open its panel from the Plugins menu.'

function sayProblem({ message, hint }: { message: string; hint: string }): string {
  return `${message} ${hint}`
}

async function stopRefining(store: CommandTarget): Promise<void> {
  const { run, question } = store.getState()
  if (run || question) return store.cancel()
  refuse(store, 'Nothing is being refined.', 'There is nothing to stop.')
}

async function placeChosen(store: CommandTarget): Promise<void> {
  if (store.getState().choice) return store.accept()
  refuse(store, 'No candidates wait for a choice.', 'Refine with several candidates first.')
}

async function showSource(store: CommandTarget): Promise<void> {
  const { picked, capabilities } = store.getState()
  if (picked) return store.show(null)
  refuse(store, 'No picture is picked.', capabilities.pickHint ?? 'Pick one first.')
}

async function placeWaiting(store: CommandTarget): Promise<void> {
  const arrived = store.getState().waiting.filter(({ state }) => state === 'answered')
  const only = arrived.length === 1 ? arrived[0] : undefined
  if (only) return store.placeWaiting(only.id)
  refuse(
    store,
    arrived.length === 0 ? 'No result waits to be placed.' : 'Several results wait to be placed.',
    arrived.length === 0 ? 'Refine something first.' : 'Choose one of them in the panel.',
  )
}

async function editMask(store: CommandTarget): Promise<void> {
  const head = store.getState().picked?.head
  const version =
    head?.kind === 'version' ? head.id : head?.kind === 'mix' ? head.ids.at(-1) : undefined
  if (version !== undefined) return store.editMask(version)
  refuse(store, 'No version shows whose mask could be painted on.', 'Show a version first.')
}

function refuse(store: CommandTarget, message: string, hint: string): void {
  const error = { code: 'not_found', message, hint, retryable: false } as const
  store.dispatch({ type: 'problem', problem: { error, retry: null } })
}

function untilLoaded(store: CommandTarget): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!store.getState().loaded) return
      stop()
      resolve()
    }
    const stop = store.subscribe(look)
    look()
  })
}
