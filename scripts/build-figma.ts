import { execFile } from 'node:child_process'
import { access, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateRawSync } from 'node:zlib'
import { build } from 'esbuild'
import { brokenPageSource, rejectedSource } from './rejected-source.ts'
import { root } from './root.ts'

/**
 * Builds Figma's bundles and the root manifest.json with `build-figma-plugin`, from package.json's `figma-plugin`.
 *
 * @throws Error when a bundle holds what Figma would reject.
 */
export async function buildFigma(): Promise<void> {
  await Promise.all([bundleStyles(), bundleWorker()])
  const tool = join(root, 'node_modules/@create-figma-plugin/build/lib/cli.js')
  await promisify(execFile)(process.execPath, [tool, '--minify'], { cwd: root }).catch(
    // What the tool found wrong is in what it printed, not in how it ended.
    (failed: { readonly stderr: string }) => Promise.reject(new Error(failed.stderr)),
  )
  await formatManifest()
  await expectAccepted('build/main.js', rejectedSource)
  await expectAccepted('build/ui.js', brokenPageSource)
  for (const path of ['build/main.js', 'build/ui.js', 'build/figma-worker.txt']) {
    const { size } = await stat(join(root, path))
    console.log(`${path}: ${size.toLocaleString('en')} bytes`)
  }
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
    outfile: join(root, 'build/panel-figma.css'),
    bundle: true,
    logLevel: 'warning',
  })
}

/**
 * Bundles the worker that computes pixels as a classic script, for the panel to carry as text: in Figma's frame
 * no other file can be loaded, and workers made from a Blob can't be modules.
 */
async function bundleWorker(): Promise<void> {
  await packJpegDecoder()
  const outfile = join(root, 'build/figma-worker.txt')
  const entry = join(root, 'figma-plugin/worker/main.ts')
  await build({
    ...((await exists(entry)) ? { entryPoints: [entry] } : { stdin: { contents: '' } }),
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    // As old as the panel's own bundle: both run in the same browser.
    target: 'chrome58',
    loader: { '.txt': 'text' },
    // The JPEG decoder would find its program by its own address, but is handed it.
    define: { 'import.meta.url': '""' },
    logLevel: 'warning',
  })
  await writeFile(outfile, packed(await readFile(outfile)))
}

/** Packs the JPEG decoder's program into text that the worker carries: deflated, then base64. */
async function packJpegDecoder(): Promise<void> {
  const path = 'node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'
  await mkdir(join(root, 'build'), { recursive: true })
  await writeFile(
    join(root, 'build/figma-jpeg-decoder.txt'),
    packed(await readFile(join(root, path))),
  )
}

/** Deflated, then base64: a page in a `data:` address has two megabytes at most, quotes counted three times. */
function packed(bytes: Uint8Array): string {
  return deflateRawSync(bytes, { level: 9 }).toString('base64')
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

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
