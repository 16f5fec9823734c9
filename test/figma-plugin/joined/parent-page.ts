import { packValue, unpackValue } from '../stand-in/border/values.ts'

/**
 * Figma's page around the plugin's frame, in Chromium: shows the frame and passes messages on, by Figma's rules of
 * what can be sent. Bytes cross to Node as base64.
 */

/** How the plugin's frame is made: Figma has been seen to do either. */
export type FrameKind = 'srcdoc' | 'data'

export interface Opening {
  readonly html: string
  readonly kind: FrameKind
  readonly width: number
  readonly height: number
}

declare global {
  interface Window {
    /** Node's side takes a message of the plugin's frame. */
    toSandbox(text: string, bytes: readonly string[]): Promise<void>
    /** Hands a message of the sandbox to the plugin's frame. */
    fromSandbox(text: string, bytes: readonly string[]): void
    showFrame(opening: Opening): void
    resizeFrame(width: number, height: number): void
    removeFrame(): void
    /** Posts to the plugin's frame what the plugin never sent: other senders, other shapes. */
    postForeign(message: unknown): void
  }
}

let frame: HTMLIFrameElement | null = null
let waiting: unknown[] | null = null

/** What Chromium opens at most; a longer address shows an empty page and says nothing. */
const longestAddress = 2 * 1024 * 1024

window.showFrame = ({ html, kind, width, height }) => {
  window.removeFrame()
  const made = document.createElement('iframe')
  frame = made
  waiting = []
  made.style.border = '0'
  window.resizeFrame(width, height)
  if (kind === 'srcdoc') {
    // Plugins that export save their files by a download in the frame.
    made.sandbox.add('allow-scripts', 'allow-downloads')
    made.srcdoc = html
  } else {
    const address = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`
    if (address.length > longestAddress) {
      throw new RangeError(
        `Expected a page that fits into ${longestAddress} characters but received ${address.length}`,
      )
    }
    made.src = address
  }
  made.addEventListener('load', () => {
    const held = waiting ?? []
    waiting = null
    for (const message of held) made.contentWindow?.postMessage(message, '*')
  })
  document.body.append(made)
}

window.resizeFrame = (width, height) => {
  if (!frame) return
  frame.style.width = `${width}px`
  frame.style.height = `${height}px`
}

window.removeFrame = () => {
  frame?.remove()
  frame = null
}

window.fromSandbox = (text, bytes) => {
  const message = {
    pluginMessage: unpackValue({ text, bytes: bytes.map(fromBase64) }),
    pluginId: '1',
  }
  if (waiting) waiting.push(message)
  else frame?.contentWindow?.postMessage(message, '*')
}

window.postForeign = (message) => frame?.contentWindow?.postMessage(message, '*')

addEventListener('message', ({ source, data }: MessageEvent) => {
  if (!frame || source !== frame.contentWindow || !('pluginMessage' in Object(data))) return
  const { text, bytes } = packValue(data.pluginMessage)
  void window.toSandbox(text, bytes.map(toBase64))
})

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(text)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
