import { type Budgets, plainSetup, type Setup } from '../setup.ts'
import { type CommandContext, showProblem } from './command-context.ts'
import { createModelsCommand } from './models-command.ts'
import { panelSettingsKey, readChoices, writeChoices } from './stored-choices.ts'

/** The commands for providers, keys, addresses and money; choices are remembered, keys only in the secrets. */
export interface SettingsCommands {
  readonly setProvider: (id: string) => void
  /** Changes how the provider is asked; remembered for the next time. */
  readonly setUp: (changes: Partial<Setup>) => void
  readonly saveKey: (provider: string, key: string) => Promise<void>
  readonly deleteKey: (provider: string) => Promise<void>
  readonly setBaseUrl: (provider: string, url: string) => void
  /** Sets one of a provider's own options; an empty value is the usual one. */
  readonly setOption: (provider: string, option: string, value: string) => void
  /** Asks a provider's server which models it has: sends no picture and costs nothing. */
  readonly askModels: (provider: string) => Promise<void>
  readonly setBudgets: (changes: Partial<Budgets>) => void
  /** Gives advice on what is typed, or no longer. */
  readonly setAdvice: (on: boolean) => void
  /** Lets prompts stand where exported files carry them, or no longer; for hosts that have such a place. */
  readonly setPromptsInFile: (allowed: boolean) => Promise<void>
}

/** Makes the commands for what is chosen once and stays. */
export function createSettingsCommands(context: CommandContext): {
  readonly commands: SettingsCommands
  readonly load: () => Promise<void>
  readonly rememberInstruction: (text: string) => void
} {
  const { dispatch, getState, deps } = context
  const { secrets, settings, host } = deps

  const remember = (): void => {
    settings.set(panelSettingsKey, writeChoices(getState())).catch((thrown: unknown) => {
      showProblem(context, thrown, null)
    })
  }

  const load = async (): Promise<void> => {
    try {
      const stored = await settings.get(panelSettingsKey)
      if (stored) readChoices(stored, getState().providers).forEach(dispatch)
      if (host.promptsInFile) {
        dispatch({ type: 'promptsInFile', allowed: await host.promptsInFile.read() })
      }
      for (const { id, needsKey, takesKey } of getState().providers) {
        if (needsKey || takesKey) {
          dispatch({ type: 'key', provider: id, saved: (await secrets.get(id)) !== null })
        }
      }
    } catch (thrown) {
      showProblem(context, thrown, null)
    }
  }

  const commands: SettingsCommands = {
    setUp: (changes) => {
      dispatch({ type: 'setup', changes })
      remember()
    },
    setProvider: (id) => {
      dispatch({ type: 'setup', changes: { ...plainSetup, provider: id } })
      remember()
    },
    saveKey: async (provider, key) => {
      try {
        await secrets.set(provider, key.trim())
        dispatch({ type: 'key', provider, saved: true })
        dispatch({ type: 'say', text: 'The key is saved on this machine.' })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    deleteKey: async (provider) => {
      try {
        await secrets.delete(provider)
        dispatch({ type: 'key', provider, saved: false })
        dispatch({ type: 'say', text: 'The key was removed from this machine.' })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    setPromptsInFile: async (allowed) => {
      try {
        await host.promptsInFile?.write(allowed)
        dispatch({ type: 'promptsInFile', allowed })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    setBaseUrl: (provider, url) => {
      dispatch({ type: 'baseUrl', provider, url: url.trim() })
      remember()
    },
    setOption: (provider, option, value) => {
      dispatch({ type: 'option', provider, option, value: value.trim() })
      remember()
    },
    setBudgets: (changes) => {
      dispatch({ type: 'budgets', changes })
      remember()
    },
    setAdvice: (on) => {
      dispatch({ type: 'advice', change: { kind: 'on', on } })
      remember()
    },
    askModels: createModelsCommand(context, remember),
  }

  return {
    commands,
    load,
    rememberInstruction: (text) => {
      if (text === getState().lastInstruction) return
      dispatch({ type: 'lastInstruction', text })
      remember()
    },
  }
}
