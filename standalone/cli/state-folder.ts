import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Gives the folder for what has to outlive a run: `PENTIMENTO_HOME`, else the platform's place for such data.
 *
 * Linux: `$XDG_STATE_HOME` or `~/.local/state`; macOS: `~/Library/Application Support`; Windows: `%LOCALAPPDATA%`.
 */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env.PENTIMENTO_HOME) return env.PENTIMENTO_HOME
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'pentimento')
  }
  if (platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'pentimento')
  }
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'pentimento')
}
