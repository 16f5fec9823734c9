import { glob } from 'node:fs/promises'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { root } from '../../scripts/root.ts'

/** Lists what every source file of the given globs imports directly: project paths, or package names. */
export async function directImports(patterns: string[]): Promise<Map<string, string[]>> {
  const entryPoints: string[] = []
  for await (const path of glob(patterns, { cwd: root })) {
    if (!path.endsWith('.d.ts')) entryPoints.push(path)
  }
  const { metafile } = await bundle({ entryPoints, packages: 'external' })
  const imports = new Map<string, string[]>()
  for (const [path, input] of Object.entries(metafile.inputs)) {
    imports.set(
      path,
      input.imports.map((imported) => imported.path),
    )
  }
  return imports
}

/** Lists every file that one entry's bundle really contains. */
export async function bundledFiles(entry: string, external: string[] = []): Promise<string[]> {
  const { metafile } = await bundle({ entryPoints: [entry], external })
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    // What nothing uses is imported, and then left out.
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  )
}

async function bundle(options: BuildOptions) {
  return build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'build/architecture',
    format: 'esm',
    platform: 'browser',
    // Type-only imports vanish here; tsc checks those, and they leave nothing in a bundle.
    loader: { '.css': 'empty', '.png': 'empty', '.wasm': 'empty' },
    plugins: [globalCss],
    logLevel: 'silent',
    ...options,
  } as BuildOptions & { metafile: true })
}

/** Figma's build tool marks global style sheets with an exclamation mark. */
const globalCss: Plugin = {
  name: 'global-css',
  setup({ onResolve }) {
    onResolve({ filter: /^!.*\.css$/ }, ({ path }) => ({ path, external: true }))
  },
}
