import * as z from 'zod/mini'
import { fromUtf8, toUtf8 } from '../../bytes.ts'
import { mostRetries } from '../../refine.ts'
import type { PanelState, Setup } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** Where the panel's choices are kept in the settings store. */
export const panelSettingsKey = 'panel/choices'

const choicesSchema = z.object({
  provider: z.string(),
  model: z.nullable(z.string()),
  quality: z.nullable(z.string()),
  variations: z.int().check(z.gte(1), z.lte(10)),
  baseUrls: z.record(z.string(), z.string()),
  instruction: z._default(z.string(), ''),
  retries: z._default(z.int().check(z.gte(0), z.lte(mostRetries)), 0),
})

/** Makes the commands for provider, keys and addresses; choices are remembered, keys only in the secrets. */
export function createSettingsCommands(context: CommandContext) {
  const { dispatch, getState, deps } = context
  const { secrets, settings, host } = deps

  const remember = (): void => {
    const { setup, baseUrls, lastInstruction: instruction } = getState()
    const { provider, model, quality, variations, retries = 0 } = setup
    const asked = { provider, model, quality, variations, retries }
    const choices = JSON.stringify({ ...asked, baseUrls, instruction })
    settings.set(panelSettingsKey, toUtf8(choices)).catch((thrown: unknown) => {
      showProblem(context, thrown, null)
    })
  }

  const load = async (): Promise<void> => {
    try {
      const stored = await settings.get(panelSettingsKey)
      const choices = stored && readChoices(stored, getState())
      if (choices) {
        const { baseUrls, instruction, ...setup } = choices
        dispatch({ type: 'lastInstruction', text: instruction })
        dispatch({ type: 'setup', changes: setup })
        for (const [provider, url] of Object.entries(baseUrls)) {
          dispatch({ type: 'baseUrl', provider, url })
        }
      }
      if (host.promptsInFile) {
        dispatch({ type: 'promptsInFile', allowed: await host.promptsInFile.read() })
      }
      for (const { id, needsKey } of getState().providers) {
        if (needsKey) {
          dispatch({ type: 'key', provider: id, saved: (await secrets.get(id)) !== null })
        }
      }
    } catch (thrown) {
      showProblem(context, thrown, null)
    }
  }

  return {
    load,
    rememberInstruction: (text: string): void => {
      if (text === getState().lastInstruction) return
      dispatch({ type: 'lastInstruction', text })
      remember()
    },
    setUp: (changes: Partial<Setup>): void => {
      dispatch({ type: 'setup', changes })
      remember()
    },
    setProvider: (id: string): void => {
      const changes = { provider: id, model: null, quality: null, strength: null, variations: 1 }
      dispatch({ type: 'setup', changes: { ...changes, seed: null } })
      remember()
    },
    saveKey: async (provider: string, key: string): Promise<void> => {
      try {
        await secrets.set(provider, key.trim())
        dispatch({ type: 'key', provider, saved: true })
        dispatch({ type: 'say', text: 'The key is saved on this machine.' })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    deleteKey: async (provider: string): Promise<void> => {
      try {
        await secrets.delete(provider)
        dispatch({ type: 'key', provider, saved: false })
        dispatch({ type: 'say', text: 'The key was removed from this machine.' })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    setPromptsInFile: async (allowed: boolean): Promise<void> => {
      try {
        await host.promptsInFile?.write(allowed)
        dispatch({ type: 'promptsInFile', allowed })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    setBaseUrl: (provider: string, url: string): void => {
      dispatch({ type: 'baseUrl', provider, url: url.trim() })
      remember()
    },
  }
}

/** Reads remembered choices; null when they are damaged or speak of a provider that is gone. */
function readChoices(stored: Uint8Array, state: PanelState): z.infer<typeof choicesSchema> | null {
  try {
    const choices = choicesSchema.safeParse(JSON.parse(fromUtf8(stored)))
    const isKnown = state.providers.some((info) => info.id === choices.data?.provider)
    return choices.success && isKnown ? choices.data : null
  } catch {
    return null
  }
}
