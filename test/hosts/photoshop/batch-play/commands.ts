import { channelCommands } from './channel-commands.ts'
import type { Command } from './command.ts'
import { layerCommands } from './layer-commands.ts'
import { readingCommands } from './reading-commands.ts'
import { selectingCommands } from './selecting-commands.ts'
import { setCommand } from './set-command.ts'

/** Every command that batchPlay knows here, by the name in `_obj`. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...readingCommands,
    ...selectingCommands,
    ...layerCommands,
    ...channelCommands,
    set: setCommand,
  }),
)
