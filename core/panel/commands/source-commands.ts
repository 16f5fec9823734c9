import type { CommandContext } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'

/** Makes the commands that decide which picture is the source. */
export function createSourceCommands(context: CommandContext, refresh: () => Promise<void>) {
  const { dispatch, getState, deps } = context
  const { host } = deps
  const exclusively = createExclusiveCommand(context, refresh)

  return {
    unpin: async (): Promise<void> => {
      host.unpin?.()
      await refresh()
    },
    choosePicture: (index: number) =>
      exclusively(async () => {
        const source = getState().picked?.source
        if (source !== undefined) await host.choosePicture?.(source, index)
      }),
    makeFlattenedCopy: () =>
      exclusively(async () => {
        await host.makeFlattenedCopy?.()
        dispatch({ type: 'say', text: 'The flattened copy is picked.' })
      }),
  }
}
