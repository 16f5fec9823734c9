import type { ShownUi } from '../border/contract.ts'
import type { Parcel } from '../border/values.ts'
import { packValue, unpackValue } from '../border/values.ts'
import { fail } from './fail.ts'
import type { HostFunctions } from './host.ts'
import { strict } from './strict.ts'

/** The plugin's page, seen from the sandbox. */
export interface Ui {
  readonly api: UIAPI
  show(html: string, options?: ShowUIOptions): void
  /** Brings a message of the page to the plugin. */
  receive(parcel: Parcel): void
  shown(): ShownUi | null
  close(): void
}

interface Window {
  readonly html: string
  readonly options: ShowUIOptions
  width: number
  height: number
  visible: boolean
}

const optionNames = ['visible', 'title', 'width', 'height', 'position', 'themeColors']

/** Creates the page's side of the API. What may be posted is checked as Figma checks it. */
export function createUi(host: HostFunctions, report: (thrown: unknown) => void): Ui {
  let window: Window | null = null
  let onmessage: MessageEventHandler | undefined
  const listeners: { callback: MessageEventHandler; once: boolean }[] = []

  const opened = (where: string): Window =>
    window ?? fail(where, 'No UI available. Did you forget to create a UI by calling showUI?')
  const listen = (type: string, callback: MessageEventHandler, once: boolean) => {
    if (type !== 'message') fail('on', `Unknown event type "${type}"`)
    listeners.push({ callback, once })
  }
  const api = {
    show: () => {
      opened('show').visible = true
    },
    hide: () => {
      opened('hide').visible = false
    },
    resize: (width: number, height: number) => {
      const isSize = Number.isFinite(width) && Number.isFinite(height)
      if (!isSize) fail('resize', 'Expected "width" and "height" to be numbers')
      Object.assign(opened('resize'), { width: Math.max(70, width), height: Math.max(0, height) })
    },
    close: () => {
      opened('close')
      window = null
    },
    postMessage: (message: unknown, options: UIPostMessageOptions = {}) => {
      for (const key of Object.keys(options)) {
        if (key !== 'origin') fail('postMessage', `Unrecognized key(s) in object: '${key}'`)
      }
      if (!window) {
        throw new Error(
          'in postMessage: No UI to send a message to. Did you forget to create a UI by calling showUI?',
        )
      }
      const { text, bytes } = checkedParcel(message)
      host.post(text, ...bytes.map(wholeBuffer))
    },
    get onmessage() {
      return onmessage
    },
    set onmessage(callback: MessageEventHandler | undefined) {
      onmessage = callback
    },
    on: (type: 'message', callback: MessageEventHandler) => listen(type, callback, false),
    once: (type: 'message', callback: MessageEventHandler) => listen(type, callback, true),
    off: (_type: 'message', callback: MessageEventHandler) => {
      const at = listeners.findIndex((listener) => listener.callback === callback)
      if (at >= 0) listeners.splice(at, 1)
    },
  } satisfies Omit<UIAPI, 'reposition' | 'getPosition'>

  return {
    // The rest of the interface throws `NotModelled`.
    api: strict('figma.ui', api) as UIAPI,
    show(html, options = {}) {
      if (typeof html !== 'string') fail('showUI', 'Expected "html" to have type string')
      for (const key of Object.keys(options)) {
        if (!optionNames.includes(key)) fail('showUI', `Unrecognized key(s) in object: '${key}'`)
      }
      const { width = 300, height = 200, visible = true } = options
      window = {
        html,
        options,
        width: Math.max(70, width),
        height: Math.max(0, height),
        visible,
      }
      host.open()
    },
    receive(parcel) {
      const calls = listeners.map(({ callback }) => callback)
      const left = listeners.filter(({ once }) => !once)
      listeners.splice(0, listeners.length, ...left)
      for (const callback of onmessage ? [onmessage, ...calls] : calls) {
        try {
          const answer: unknown = callback(unpackValue(parcel), { origin: 'null' })
          if (answer instanceof Promise) answer.catch(report)
        } catch (thrown) {
          report(thrown)
        }
      }
    },
    shown: () => window && { ...window, options: { ...window.options } },
    close() {
      window = null
    },
  }
}

/** Node copies what it is handed; only a part of a buffer has to be cut out before. */
function wholeBuffer(part: Uint8Array): ArrayBuffer {
  const { buffer } = part
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === part.byteLength
  return isWhole ? buffer : part.slice().buffer
}

function checkedParcel(message: unknown): Parcel {
  try {
    return packValue(message)
  } catch (thrown) {
    return fail('postMessage', thrown instanceof Error ? thrown.message : String(thrown))
  }
}
