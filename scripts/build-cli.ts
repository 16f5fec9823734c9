import { build, type Metafile } from 'esbuild'
import { root } from './root.ts'

/** Bundles the command line to `build/cli/pentimento.js`; packages stay outside, they are installed beside it. */
export async function buildCli(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { pentimento: 'standalone/cli/main.ts' },
    outdir: 'build/cli',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    metafile: true,
    sourcemap: true,
    logLevel: 'warning',
  })
  return metafile
}
