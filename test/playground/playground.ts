import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { buildPlayground } from '../../scripts/build-playground.ts'
import { chromiumPath } from '../../scripts/chromium-path.ts'
import { type Served, serve } from '../../scripts/serve.ts'

/** A file as a person picks it. */
export interface TestFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Opens the built playground in a fresh browser profile; all pages of a test share the profile. */
export interface PlaygroundBrowser {
  open(): Promise<Page>
  readonly url: string
}

/**
 * Builds and serves the playground and starts a browser for all tests of a file.
 *
 * After each test the pages must not have logged an error, nor asked for anything beyond their own server.
 *
 * @param mayAsk Tells which other origins a page may ask: that of a provider, once it is chosen.
 */
export function usePlayground(
  mayAsk: (origin: string) => boolean = () => false,
): PlaygroundBrowser {
  let folder: string
  let served: Served
  let browser: Browser
  let context: BrowserContext | null = null
  const complaints: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pentimento-playground-'))
    await buildPlayground(folder)
    served = await serve(folder)
    browser = await chromium.launch({
      executablePath: await chromiumPath(),
      args: ['--no-sandbox', '--headless=shell'],
    })
  })
  afterEach(async () => {
    await context?.close()
    context = null
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    await rm(folder, { recursive: true, force: true })
  })

  return {
    get url() {
      return served.url
    },
    async open() {
      context ??= await browser.newContext({ viewport: { width: 1440, height: 900 } })
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          complaints.push(message.text())
        }
      })
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        const isOwn = !/^https?:$/.test(protocol) || origin === new URL(served.url).origin
        if (!isOwn && !mayAsk(origin)) {
          complaints.push(`asked for ${request.url()}`)
        }
      })
      await page.goto(served.url)
      await stageOf(page).waitFor()
      return page
    },
  }
}

export const sampleFile = async (): Promise<TestFile> => ({
  name: 'coffee.png',
  bytes: await readFile('standalone/playground/samples/coffee.png'),
})

export const stageOf = (page: Page): Locator => page.getByRole('application')
export const layersOf = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Layers' }).getByRole('listitem')
export const versionsOf = (page: Page): Locator =>
  page.getByRole('list', { name: 'Versions' }).getByRole('listitem')
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

/** Names of the layers, topmost first. */
export async function layerNames(page: Page): Promise<string[]> {
  return page.locator('.layer-name').allTextContents()
}

/** Puts a file into the page's file input, as the Open button's dialog does. */
export async function openFile(page: Page, { name, bytes }: TestFile): Promise<void> {
  await page
    .getByLabel('Open a picture')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
}

/** Waits until the page shows a file's name and is busy no more. */
export async function waitForFile(page: Page, name: string): Promise<void> {
  await page.locator('.top-bar-file strong').getByText(name, { exact: true }).waitFor()
}

/** Drags a rectangle tool over the picture, in shares of the picture's size. */
export async function markRectangle(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await button(page, 'Rectangle (R)').click()
  const picture = await pictureBox(page)
  await page.mouse.move(picture.x + from.x * picture.width, picture.y + from.y * picture.height)
  await page.mouse.down()
  await page.mouse.move(picture.x + to.x * picture.width, picture.y + to.y * picture.height, {
    steps: 5,
  })
  await page.mouse.up()
}

/** Where the whole picture lies in the window after "fit". */
export async function pictureBox(page: Page) {
  await button(page, 'Fit the picture (0)').click()
  const stage = await stageOf(page).boundingBox()
  const facts = await page.locator('.top-bar-facts').textContent()
  const [width = 1, height = 1] = (facts?.match(/\d+/g) ?? []).map(Number)
  if (!stage) throw new Error('Expected a stage on the page')
  // The picture is centred; its scale is read off the zoom bar.
  const zoom = await page.locator('.pentimento-stage__percent').textContent()
  const scale = Number(zoom?.match(/\d+/)?.[0]) / 100
  return {
    x: stage.x + (stage.width - width * scale) / 2,
    y: stage.y + (stage.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  }
}

/**
 * Types an instruction, presses Refine and waits until version `number` is the one that shows, and the one that the
 * panel has chosen: that comes last, and would undo what a test chooses before.
 */
export async function refine(page: Page, instruction: string, number: number): Promise<void> {
  await page.getByLabel('Instruction').fill(instruction)
  await button(page, 'Refine').click()
  await page.getByText(`Shows v${number}`, { exact: true }).waitFor()
  const row = { name: new RegExp(`^v${number}\\b`), expanded: true }
  await versionsOf(page).getByRole('button', row).waitFor()
}

/** Presses a button that downloads a file, and gives the file. */
export async function save(page: Page, name: 'Save PNG' | 'Save PSD'): Promise<TestFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
