import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Finds a Chromium for the browser tests: `CHROMIUM_PATH`, one that is installed, or the one that npm brought.
 *
 * The bundled one (Linux x64) is unpacked once per version into `node_modules/.cache`, first beside its final place
 * and then renamed, because a half-written executable of an interrupted run would be reused otherwise.
 */
export async function chromiumPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const found = installed.find((path) => existsSync(path))
  if (found) return found
  return unpackBundled()
}

async function unpackBundled(): Promise<string> {
  const packageFolder = join(root, 'node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const folder = join(root, 'node_modules/.cache/chromium', version)
  const executable = join(folder, 'chromium')
  if (existsSync(executable)) return executable

  const partial = `${folder}.${process.pid}`
  await mkdir(partial, { recursive: true })
  const temporary = process.env.TMPDIR
  process.env.TMPDIR = partial
  try {
    const entry = pathToFileURL(join(packageFolder, 'build/index.js')).href
    const { default: chromium } = await import(
      existsSync(fileURLToPath(entry)) ? entry : '@sparticuz/chromium'
    )
    await chromium.executablePath()
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporary
  }
  await rename(partial, folder).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true })
    if (!existsSync(executable)) throw error
  })
  return executable
}
