import type { PanelStore } from '../../../core/panel/panel-store.ts'
import { entryKeys } from '../../protocol/entries.ts'
import type { FigmaDocument } from '../../protocol/figma-document.ts'

/** What a menu entry or relaunch button asks of the panel. */
export type CommandTarget = Pick<
  PanelStore,
  'getState' | 'subscribe' | 'refineAgain' | 'flattenShown' | 'showReport' | 'branchFrom'
>

/** Does what the menu entry or relaunch button asks that the plugin was started with; unknown ones only open the panel. */
export async function runCommand(
  command: string,
  store: CommandTarget,
  document: Pick<FigmaDocument, 'look'>,
): Promise<void> {
  if (command === 'refine-again') await store.refineAgain()
  else if (command === 'flatten') await store.flattenShown()
  else if (command === 'report') await store.showReport()
  else if (command === 'refine') await continueFromSelected(store, document)
}

/** The button stands on a version's layer: that version is what the next refinement builds on. */
async function continueFromSelected(
  store: CommandTarget,
  document: Pick<FigmaDocument, 'look'>,
): Promise<void> {
  await untilLoaded(store)
  const { selection } = await document.look(null)
  const selected = selection.length === 1 ? selection[0] : undefined
  const { picked, lineages } = store.getState()
  const layer = selected?.data[entryKeys.version] === undefined ? undefined : selected.id
  const version = lineages
    .flatMap(({ versions }) => versions)
    .find((known) => layer !== undefined && known.layer === layer)
  if (!version) return
  const isShown = picked?.head.kind === 'version' && picked.head.id === version.record.id
  if (!isShown) await store.branchFrom(version.record.id)
}

function untilLoaded(store: CommandTarget): Promise<void> {
  return new Promise((resolve) => {
    if (store.getState().loaded) return resolve()
    const stop = store.subscribe(() => {
      if (!store.getState().loaded) return
      stop()
      resolve()
    })
  })
}
