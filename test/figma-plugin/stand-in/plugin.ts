import { onTestFinished } from 'vitest'
import type { JobEvent } from '../../../core/worker/job.ts'
import { openSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts'

/** A plugin that does whatever a test tells it, as code that runs where plugins run. */
export interface Plugin extends Sandbox {
  /**
   * Runs the body of an async function inside the sandbox and gives what it returns.
   *
   * @throws Error with the message of what the code throws.
   */
  run(code: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
  /** Runs code that is expected to throw, and gives the message. */
  refusal(code: string, args?: Readonly<Record<string, unknown>>): Promise<string>
}

const bundle = `
  figma.showUI(__html__)
  const kept = {}
  figma.ui.on('message', async ({ id, code, args }) => {
    const AsyncFunction = (async () => {}).constructor
    const names = Object.keys(args)
    try {
      const run = new AsyncFunction('kept', ...names, code)
      figma.ui.postMessage({ id, result: await run(kept, ...names.map((name) => args[name])) })
    } catch (error) {
      figma.ui.postMessage({ id, error: error.message })
    }
  })`

/** Opens a document with such a plugin, until the test is over. Between two runs it can leave things on `kept`. */
export async function openPlugin(options: SandboxOptions = {}): Promise<Plugin> {
  const sandbox = await openSandbox({ bundle, ...options })
  onTestFinished(() => sandbox.close())
  let last = 0
  const ask = (code: string, args: Readonly<Record<string, unknown>>) =>
    new Promise<{ result?: unknown; error?: string }>((resolve) => {
      const id = ++last
      const listener = ({ data }: JobEvent) => {
        const answer = data as { id: number; result?: unknown; error?: string }
        if (answer.id !== id) return
        sandbox.port.removeEventListener('message', listener)
        resolve(answer)
      }
      sandbox.port.addEventListener('message', listener)
      sandbox.port.postMessage({ id, code, args }, { transfer: [] })
    })
  return Object.assign(sandbox, {
    async run(code: string, args = {}) {
      const { result, error } = await ask(code, args)
      if (error !== undefined) throw new Error(error)
      return result
    },
    async refusal(code: string, args = {}) {
      const { error } = await ask(code, args)
      if (error === undefined) throw new Error(`Expected the sandbox to refuse: ${code}`)
      return error
    },
  })
}
