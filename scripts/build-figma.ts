import { execFile } from 'node:child_process'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { toBase85 } from '../figma-plugin/ui/base85.ts'
import { brokenPageSource, rejectedSource } from './rejected-source.ts'
import { root } from './root.ts'

/** Where the panel's parts are built, before they are packed. */
const parts = join(root, 'build/figma-page')

/** What a file that Figma loads has at most, in bytes. */
const mostBytes = 700_000
/** What the panel's program has at most once it is unpacked: what a browser reads before the panel shows. */
const mostProgramBytes = 1_100_000

/**
 * Builds Figma's bundles and the root manifest.json with `build-figma-plugin`, from package.json's `figma-plugin`.
 *
 * The tool's bundle of the panel, its worker's program and the JPEG decoder's are then packed into `build/ui.js`. Gives
 * what both bundles are made of.
 *
 * @throws Error when a bundle holds what Figma would reject, or the panel is too large.
 */
export async function buildFigma(): Promise<readonly Metafile[]> {
  await mkdir(parts, { recursive: true })
  const [worker] = await Promise.all([bundleWorker(), bundleStyles()])
  const tool = join(root, 'node_modules/@create-figma-plugin/build/lib/cli.js')
  await promisify(execFile)(process.execPath, [tool, '--minify'], { cwd: root })
    // What the tool found wrong is in what it printed, not in how it ended.
    .catch((failed: { readonly stderr: string }) => Promise.reject(new Error(failed.stderr)))
    .finally(formatManifest)
  await packPage()
  await expectAccepted('build/main.js', rejectedSource)
  await expectAccepted('build/ui.js', brokenPageSource)
  const panel: Metafile = JSON.parse(await readFile(join(parts, 'metafile.json'), 'utf8'))
  const sizes = {
    'build/main.js': await sizeOf('build/main.js'),
    'the panel’s program': await sizeOf('build/figma-page/page.js'),
    'the worker’s program': await sizeOf('build/figma-page/worker.js'),
    'build/ui.js, which all is packed into': await sizeOf('build/ui.js'),
  }
  for (const [name, bytes] of Object.entries(sizes)) {
    console.log(`${name}: ${bytes.toLocaleString('en')} bytes`)
  }
  for (const [name, bytes] of Object.entries(sizes)) {
    const most = name.startsWith('build/') ? mostBytes : mostProgramBytes
    if (bytes > most) throw new Error(`Expected at most ${most} bytes for ${name}`)
  }
  return [panel, worker]
}

/** Joins the style sheets of panel and window in the one that `ui.tsx` imports: the tool itself leaves `@import` as it is. */
async function bundleStyles(): Promise<void> {
  const from = join(root, 'core/panel')
  await build({
    stdin: {
      contents:
        '@import "./panel.css"; @import "./panel.web.css"; @import "../../figma-plugin/ui/page/page.css";',
      loader: 'css',
      resolveDir: from,
    },
    outfile: join(parts, 'panel.css'),
    bundle: true,
    logLevel: 'warning',
  })
}

/**
 * Bundles the worker that computes pixels as a classic script, which the panel starts from its text: in Figma's frame
 * no other file can be loaded, and workers made from a Blob can't be modules.
 */
async function bundleWorker(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['figma-plugin/worker/main.ts'],
    outfile: join(parts, 'worker.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    // As old as the panel's own bundle: both run in the same browser.
    target: 'es2022',
    // The JPEG decoder would find its program by its own address, but is handed it.
    define: { 'import.meta.url': '""' },
    metafile: true,
    logLevel: 'warning',
  })
  return metafile
}

/** Packs the panel's parts with what starts them into the file that Figma makes the window from. */
async function packPage(): Promise<void> {
  await pack(join(parts, 'page.js'), 'page.txt')
  await pack(join(parts, 'worker.js'), 'worker.txt')
  await pack(
    join(root, 'node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'),
    'jpeg-decoder.txt',
  )
  await build({
    absWorkingDir: root,
    entryPoints: ['figma-plugin/ui/unpack-page.ts'],
    outfile: join(root, 'build/ui.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  })
}

/** Writes a file's text form for `unpack-page.ts`. */
async function pack(path: string, name: string): Promise<void> {
  const packed = gzipSync(await readFile(path), { level: 9 })
  await writeFile(join(parts, name), toBase85(packed))
}

/** The tool squeezes the manifest together with the bundles; it is committed, so people read its changes. */
async function formatManifest(): Promise<void> {
  const path = join(root, 'manifest.json')
  const manifest: unknown = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`)
}

async function expectAccepted(path: string, find: (text: string) => string[]): Promise<void> {
  const found = find(await readFile(join(root, path), 'utf8'))
  if (found.length === 0) return
  const texts = [...new Set(found)].map((text) => `“${text}”`).join(', ')
  throw new Error(`Figma would reject ${path}, because it contains ${texts}`)
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(join(root, path))).size
}
