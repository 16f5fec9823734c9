import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { drawIcons } from './draw-icons.ts'
import { root } from './root.ts'

/** Builds the folder that Photoshop's UXP Developer Tool loads: `build/photoshop-uxp/`. */
export async function buildPhotoshop(): Promise<void> {
  const from = join(root, 'photoshop-uxp')
  const to = join(root, 'build/photoshop-uxp')
  await mkdir(to, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: { index: 'photoshop-uxp/main.tsx' },
    outdir: to,
    bundle: true,
    // UXP executes classic scripts only, and its oldest supported engine reads ES2020 without surprises.
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    external: ['photoshop', 'uxp'],
    logLevel: 'warning',
  })
  await copyFile(join(from, 'manifest.json'), join(to, 'manifest.json'))
  await copyFile(join(from, 'index.html'), join(to, 'index.html'))
  await drawIcons(join(to, 'icons'))
}
