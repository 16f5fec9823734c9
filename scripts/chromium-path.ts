import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.ts'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const bundled = join(root, 'node_modules/@sparticuz/chromium')

/**
 * Finds a Chromium for the browser tests: `CHROMIUM_PATH`, one that is installed, or the one that npm brought.
 *
 * The bundled one is for Linux x64. Where the system lacks the libraries it needs, those that come with it are
 * added to this process's `LD_LIBRARY_PATH`, which a browser started from here inherits.
 */
export async function chromiumPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const found = installed.find((path) => existsSync(path))
  if (found) return found
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The browser tests need Chrome or Chromium: install one, or set CHROMIUM_PATH.')
  }
  const folder = await unpackBundled()
  const executable = join(folder, 'chromium')
  if (spawnSync(executable, ['--version']).status !== 0) {
    const libraries = join(folder, 'al2023/lib')
    process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  }
  return executable
}

/**
 * Unpacks the bundled browser once per version into `node_modules/.cache`.
 *
 * It is unpacked beside its final place and then renamed: a half-written executable of an interrupted run would be
 * used again otherwise.
 */
async function unpackBundled(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(bundled, 'package.json'), 'utf8'))
  const folder = join(root, 'node_modules/.cache/chromium', version)
  if (existsSync(join(folder, 'chromium'))) return folder

  const partial = `${folder}.${process.pid}`
  await mkdir(partial, { recursive: true })
  const temporary = process.env.TMPDIR
  process.env.TMPDIR = partial
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    // Not exported by the package, but the only way to the libraries outside the cloud it is made for.
    const { inflate } = await import(pathToFileURL(join(bundled, 'build/lambdafs.js')).href)
    await inflate(join(bundled, 'bin/al2023.tar.br'))
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporary
  }
  await rename(partial, folder).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true })
    if (!existsSync(join(folder, 'chromium'))) throw error
  })
  return folder
}
