import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type Browser, chromium, type FrameLocator, type Page, type Route } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { chromiumPath } from '../../../scripts/chromium-path.ts'
import { root } from '../../../scripts/root.ts'
import type { UxpVersion } from './runtime.ts'

/** The built panel in a frame of Chromium that was left with what one UXP has. */
export interface FrameSeat {
  readonly page: Page
  /** The plugin's frame. */
  readonly panel: FrameLocator
}

export interface FrameSeatOptions {
  readonly uxp?: UxpVersion
  readonly language?: 'en' | 'de'
  readonly theme?: keyof typeof themes
  readonly size?: { readonly width: number; readonly height: number }
  /** What providers' addresses answer; every other address is blocked and counts as a mistake. */
  readonly network?: Readonly<Record<string, (route: Route) => Promise<void> | void>>
  /** Opens documents before the panel is opened; runs in the page, which has `seat`. */
  readonly before?: string
}

const address = 'https://photoshop.invalid'
const folder = join(root, 'build/photoshop-uxp')

/** Two of Photoshop's four themes, as its panels see them. */
const themes = {
  dark: { background: '#323232', text: '#ffffff', border: '#1e1e1e', secondary: '#b4b4b4' },
  lightest: { background: '#f0f0f0', text: '#1e1e1e', border: '#b8b8b8', secondary: '#5a5a5a' },
} as const

/** Starts a browser for all tests of a file; nothing unexpected may be asked for or logged. */
export function useFrameSeat(): { open(options?: FrameSeatOptions): Promise<FrameSeat> } {
  let browser: Browser
  let script: string
  const complaints: string[] = []
  const pages: Page[] = []
  beforeAll(async () => {
    const bundle = await build({
      entryPoints: [join(import.meta.dirname, 'frame-seat-page.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'page',
    })
    script = bundle.outputFiles[0]?.text ?? ''
    browser = await chromium.launch({
      executablePath: await chromiumPath(),
      args: ['--no-sandbox', '--headless=shell'],
    })
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(() => browser?.close())

  return {
    async open(options = {}) {
      const { uxp = '7.2', language = 'en', theme = 'dark', network = {}, before = '' } = options
      const context = await browser.newContext({
        viewport: options.size ?? { width: 320, height: 720 },
        colorScheme: theme === 'dark' ? 'dark' : 'light',
      })
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      pages.push(page)
      page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)))
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
      const index = await readFile(join(folder, 'index.html'), 'utf8')
      const files: Readonly<Record<string, string>> = {
        '/': outerPage,
        '/index.html': index
          .replace('<head>', `<head>${hostStyles(theme)}`)
          .replace('<script src', '<script>parent.seat.prepare(window)</script><script src'),
      }
      await page.route('**/*', async (route) => {
        const url = route.request().url()
        const origin = Object.keys(network).find((known) => url.startsWith(known))
        if (origin) return network[origin]?.(route)
        if (!url.startsWith(address)) {
          complaints.push(`asked for ${url}`)
          return route.abort()
        }
        const { pathname } = new URL(url)
        const body = files[pathname]
        if (body) return route.fulfill({ contentType: 'text/html', body })
        return route.fulfill({ path: join(folder, pathname) })
      })
      await page.goto(`${address}/`)
      await page.addScriptTag({ content: script })
      await page.evaluate(
        `page.startSeat(${JSON.stringify([uxp, manifest, language]).slice(1, -1)})`,
      )
      await page.evaluate(`(() => { const { hand } = seat.fake; ${before} })()`)
      await page.evaluate(
        `new Promise((loaded) => { panel.onload = loaded; panel.src = '/index.html' })`,
      )
      await page.evaluate('seat.openPanel()')
      return { page, panel: page.frameLocator('#panel') }
    },
  }
}

const outerPage = `<!doctype html><title>Photoshop</title>
<style>html, body { margin: 0; height: 100% } iframe { border: 0; width: 100%; height: 100% }</style>
<iframe id="panel"></iframe>`

/**
 * What UXP gives every panel: the theme's colours and sizes, a body without a frame, and boxes that are measured with
 * their border ("does not support the content-sizing box layout model", reference-css).
 */
function hostStyles(theme: keyof typeof themes): string {
  const { background, text, border, secondary } = themes[theme]
  return `<style>
  :root {
    --uxp-host-background-color: ${background};
    --uxp-host-text-color: ${text};
    --uxp-host-border-color: ${border};
    --uxp-host-text-color-secondary: ${secondary};
    --uxp-host-link-text-color: ${theme === 'dark' ? '#4b9cf5' : '#0d66d0'};
    --uxp-host-widget-hover-background-color: ${border};
    --uxp-host-widget-hover-text-color: ${text};
    --uxp-host-widget-hover-border-color: ${secondary};
    --uxp-host-font-size: 12px;
    --uxp-host-font-size-smaller: 11px;
    --uxp-host-font-size-larger: 14px;
  }
  * { box-sizing: border-box }
  html, body { margin: 0; height: 100%; background: ${background}; color: ${text};
    font-family: sans-serif; font-size: 12px }
</style>`
}
