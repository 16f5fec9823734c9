import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type FrameLocator,
  type Page,
  type Route,
} from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { chromiumPath } from '../../../scripts/chromium-path.ts'
import { root } from '../../../scripts/root.ts'
import { openSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts'
import { packValue, unpackValue } from '../stand-in/border/values.ts'
import { figmaTheme, type Theme } from './figma-theme.ts'
import type { FrameKind } from './parent-page.ts'

/** How Figma is opened, and the plugin in it. */
export interface FigmaOptions extends SandboxOptions {
  readonly kind?: FrameKind
  readonly theme?: Theme
  /** Where workers may come from, in a policy's words; anywhere by default. */
  readonly workerSources?: string
  /** What a provider's address answers; every other address is blocked and counts as a mistake. */
  readonly network?: Readonly<Record<string, (route: Route) => Promise<void> | void>>
}

/** Figma with the plugin open: the built sandbox in QuickJS, the built panel in a frame of Chromium. */
export interface OpenFigma {
  readonly sandbox: Sandbox
  readonly page: Page
  /** The plugin's frame. */
  readonly ui: FrameLocator
  /** Kinds of the workers that the panel started, by the beginnings of their addresses. */
  readonly workers: readonly string[]
  /** Ends the plugin as closing its window does: frame, requests and sandbox are gone, the document stays. */
  close(): Promise<void>
}

const address = 'https://www.figma.com/design'

/**
 * Starts a browser for all tests of a file; after each test nothing may have been asked for on the network that was
 * not expected, nor an error logged.
 */
export function useFigma(): { open(options?: FigmaOptions): Promise<OpenFigma> } {
  let browser: Browser
  let script: string
  let panel: string
  let domains: readonly string[]
  const contexts: BrowserContext[] = []
  const sandboxes: Sandbox[] = []
  const complaints: string[] = []

  beforeAll(async () => {
    const entry = join(root, 'test/figma-plugin/joined/parent-page.ts')
    const bundle = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' })
    script = bundle.outputFiles[0]!.text
    panel = await readFile(join(root, 'build/ui.js'), 'utf8')
    const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'))
    domains = manifest.networkAccess.allowedDomains
    browser = await chromium.launch({
      executablePath: await chromiumPath(),
      args: ['--no-sandbox', '--headless=shell'],
    })
  })
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    for (const sandbox of sandboxes.splice(0)) sandbox.close()
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(() => browser?.close())

  const openPage = async (network: FigmaOptions['network'] = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 700, height: 1000 } })
    contexts.push(context)
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      const isComplaint = message.type() === 'error' || message.type() === 'warning'
      // A refused worker is told to the console whatever the panel makes of it.
      if (isComplaint && !/worker/i.test(message.text())) complaints.push(message.text())
    })
    await page.route('**/*', async (route) => {
      const url = route.request().url()
      const origin = Object.keys(network).find((known) => url.startsWith(known))
      if (url === address)
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
      if (origin) return network[origin]?.(route)
      complaints.push(`asked for ${url}`)
      return route.abort()
    })
    await page.goto(address)
    return page
  }

  return {
    async open(options = {}) {
      const { kind = 'srcdoc', theme = 'light', workerSources, network, ...given } = options
      const page = await openPage(network)
      const workers: string[] = []
      page.on('worker', (worker) => workers.push(worker.url().slice(0, worker.url().indexOf(':'))))
      const sandbox = await openSandbox({ html: panel, ...given })
      sandboxes.push(sandbox)
      await sandbox.settled()
      const stop = await connect(page, sandbox)
      const shown = sandbox.ui()
      if (!shown) throw new Error('Expected the plugin to show its window')
      const { html, width, height } = shown
      const policy = { domains, workers: workerSources ?? 'blob: data:' }
      const opening = { html: figmaTheme(html, theme, policy), kind, width, height }
      await page.addScriptTag({ content: script })
      await page.evaluate((given) => window.showFrame(given), opening)
      return {
        sandbox,
        page,
        ui: page.frameLocator('iframe'),
        workers,
        async close() {
          stop()
          sandbox.closePlugin()
          await page.evaluate(() => window.removeFrame())
        },
      }
    },
  }
}

/** Passes messages between the plugin's frame and the sandbox, in order; returns the way to stop it. */
async function connect(page: Page, sandbox: Sandbox): Promise<() => void> {
  let open = true
  let last: Promise<unknown> = Promise.resolve()
  let size = ''
  const inPage = (act: () => Promise<unknown>) => {
    last = last.then(() => (open ? act() : undefined)).catch(() => undefined)
  }
  const followSize = () => {
    const { width = 0, height = 0 } = sandbox.ui() ?? {}
    if (size === `${width}×${height}`) return
    size = `${width}×${height}`
    inPage(() => page.evaluate((given) => window.resizeFrame(...given), [width, height] as const))
  }
  const onMessage = ({ data }: { readonly data?: unknown }) => {
    // Before the answer, which comes after what was done.
    followSize()
    const { text, bytes } = packValue(data)
    const encoded = bytes.map((part) => Buffer.from(part).toString('base64'))
    inPage(() => page.evaluate((given) => window.fromSandbox(...given), [text, encoded] as const))
  }
  sandbox.port.addEventListener('message', onMessage)
  await page.exposeFunction('toSandbox', (text: string, bytes: readonly string[]) => {
    if (!open) return
    const parts = bytes.map((part) => new Uint8Array(Buffer.from(part, 'base64')))
    sandbox.port.postMessage(unpackValue({ text, bytes: parts }), { transfer: [] })
  })
  return () => {
    open = false
    sandbox.port.removeEventListener('message', onMessage)
  }
}
