/** Packs `build/photoshop-uxp` into the file that Creative Cloud installs: `build/<id>_PS.ccx`. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Zippable, zipSync } from 'fflate'
import { root } from './root.ts'

/** What of a manifest decides what is packed. */
interface PackedManifest {
  readonly id: string
  readonly host: { readonly app: string }
  readonly main: string
  readonly icons: readonly Icon[]
  readonly entrypoints: readonly { readonly icons?: readonly Icon[] }[]
}

interface Icon {
  readonly path: string
  readonly scale: readonly number[]
}

/** A packed plugin. */
export interface PackedPlugin {
  /** By Adobe's rule: the plugin's id, and the host that it is for. */
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Packs a built plugin's folder: a ZIP with manifest.json at its root, what the manifest and its page name, and nothing
 * else. The same folder gives the same bytes, wherever and whenever it is packed.
 *
 * @throws Error when a named file is missing.
 */
export async function packCcx(folder: string): Promise<PackedPlugin> {
  const read = (path: string) => readFile(join(folder, path))
  const manifest: PackedManifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  const page = await readFile(join(folder, manifest.main), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, path = '']) => path)
  const icons = [...manifest.icons, ...manifest.entrypoints.flatMap(({ icons = [] }) => icons)]
  const paths = ['manifest.json', manifest.main, ...named, ...icons.flatMap(iconFiles)].sort()

  const entries: Zippable = {}
  // The earliest that ZIP can say, in the packer's own time zone, which is what is written down.
  const mtime = new Date(1980, 0, 1)
  for (const path of new Set(paths)) {
    // PNG and JPEG are packed already; deflating them again only costs time.
    const level = /\.(?:png|jpe?g)$/u.test(path) ? 0 : 9
    entries[path] = [await read(path), { level, mtime, os: 0 }]
  }
  return { name: `${manifest.id}_${manifest.host.app}.ccx`, bytes: zipSync(entries) }
}

/** Gives the files that a manifest's icon stands for: one a scale, told apart by `@1x` and `@2x`. */
export function iconFiles({ path, scale }: Icon): string[] {
  return scale.map((factor) => path.replace(/(?=\.\w+$)/u, `@${factor}x`))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { name, bytes } = await packCcx(join(root, 'build/photoshop-uxp'))
  await writeFile(join(root, 'build', name), bytes)
  console.log(`build/${name}: ${bytes.length.toLocaleString('en')} bytes`)
}
