import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { drawIcons, drawListingIcons } from './draw-icons.ts'
import { uncertainInUxp } from './rejected-source.ts'
import { root } from './root.ts'

const folder = join(root, 'build/photoshop-uxp')

/**
 * Builds the folder that Photoshop's UXP Developer Tool loads: `build/photoshop-uxp/`.
 *
 * @throws Error when the bundle holds what UXP does not run.
 */
export async function buildPhotoshop(): Promise<Metafile> {
  const from = join(root, 'photoshop-uxp')
  await mkdir(folder, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { index: 'photoshop-uxp/main.tsx' },
    outdir: folder,
    bundle: true,
    metafile: true,
    // UXP executes classic scripts only, and its oldest supported engine reads ES2020 without surprises.
    format: 'iife',
    globalName: 'Pentimento',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    external: ['photoshop', 'uxp'],
    logLevel: 'warning',
  })
  await expectRunnable(join(folder, 'index.js'))
  await copyFile(join(from, 'manifest.json'), join(folder, 'manifest.json'))
  await copyFile(join(from, 'index.html'), join(folder, 'index.html'))
  await drawIcons(join(folder, 'icons'))
  await drawListingIcons(join(root, 'build/photoshop-listing'))
  printParts(metafile)
  return metafile
}

async function expectRunnable(path: string): Promise<void> {
  const found = uncertainInUxp(await readFile(path, 'utf8'))
  if (found.length === 0) return
  const texts = [...new Set(found)].map((text) => `“${text}”`).join(', ')
  throw new Error(`UXP would not run ${path}, because it contains ${texts}`)
}

/** Prints what the bundle is made of, the largest part first. */
function printParts({ outputs }: Metafile): void {
  for (const [path, output] of Object.entries(outputs)) {
    console.log(`${path}: ${output.bytes.toLocaleString('en')} bytes`)
    for (const [part, bytes] of bytesOfParts(output.inputs).slice(0, 8)) {
      console.log(`  ${part}: ${bytes.toLocaleString('en')}`)
    }
  }
}

/** Adds up a bundle's bytes by package, and by room of this project. */
export function bytesOfParts(
  inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>,
): readonly (readonly [part: string, bytes: number])[] {
  const parts = new Map<string, number>()
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const [part = path] = /^node_modules\/(?:@[^/]+\/)?[^/]+|^core\/[^/]+|^[^/]+/u.exec(path) ?? []
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput)
  }
  return [...parts].sort(([, a], [, b]) => b - a)
}
