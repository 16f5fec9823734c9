import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { root } from './root.ts'

/** Builds both Figma bundles and the root manifest.json with `build-figma-plugin`, from package.json's `figma-plugin`. */
export async function buildFigma(): Promise<void> {
  await bundleStyles()
  const tool = join(root, 'node_modules/@create-figma-plugin/build/lib/cli.js')
  await promisify(execFile)(process.execPath, [tool, '--minify'], { cwd: root })
  await formatManifest()
}

/** Joins the panel's style sheets in the one that `ui.tsx` imports: the tool itself leaves `@import` as it is. */
async function bundleStyles(): Promise<void> {
  const from = join(root, 'core/panel')
  await build({
    stdin: {
      contents: '@import "./panel.css"; @import "./panel.web.css";',
      loader: 'css',
      resolveDir: from,
    },
    outfile: join(root, 'build/panel-figma.css'),
    bundle: true,
    logLevel: 'warning',
  })
}

/** The tool squeezes the manifest together with the bundles; it is committed, so people read its changes. */
async function formatManifest(): Promise<void> {
  const path = join(root, 'manifest.json')
  const manifest: unknown = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`)
}
