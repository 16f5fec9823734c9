import { join } from 'node:path'
import { build } from 'esbuild'
import { type Browser, chromium, type Frame } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { chromiumPath } from '../../../scripts/chromium-path.ts'
import { root } from '../../../scripts/root.ts'
import { startLoopback } from '../../support/servers/start-loopback.ts'
import type { FrameKind } from '../joined/parent-page.ts'
import type { Order, Outcome } from './frame-program.ts'

/**
 * Starts a browser for all tests of a file, with both kinds of Figma's frame in one page: neither has an origin, so
 * every server decides by its answer to the browser's own question whether the plugin may call it.
 */
export function useFrames(): (kind: FrameKind, order: Order) => Promise<Outcome> {
  let browser: Browser | undefined
  const frames = new Map<FrameKind, Frame>()

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [join(root, 'test/figma-plugin/network/frame-program.ts')],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      target: 'es2022',
    })
    const html = `<!doctype html><script>${outputFiles[0]?.text}</script>`
    const parent = await startLoopback(({ response }) => {
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html>')
    }, afterAll)
    browser = await chromium.launch({
      executablePath: await chromiumPath(),
      args: ['--no-sandbox', '--headless=shell'],
    })
    const page = await browser.newPage()
    await page.goto(parent.origin)
    for (const kind of ['srcdoc', 'data'] as const) {
      const handle = await page.evaluateHandle(
        ({ html, kind }) =>
          new Promise<HTMLIFrameElement>((resolve) => {
            const frame = document.createElement('iframe')
            frame.onload = () => resolve(frame)
            if (kind === 'srcdoc') {
              frame.sandbox.add('allow-scripts')
              frame.srcdoc = html
            } else {
              frame.src = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`
            }
            document.body.append(frame)
          }),
        { html, kind },
      )
      const frame = await handle.contentFrame()
      if (!frame) throw new Error(`Expected a ${kind} frame`)
      frames.set(kind, frame)
    }
  })
  afterAll(() => browser?.close())

  return async (kind, order) => {
    const frame = frames.get(kind)
    if (!frame) throw new Error(`Expected a ${kind} frame`)
    return frame.evaluate((given) => window.paint(given), order)
  }
}
