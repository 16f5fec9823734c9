import { build } from 'esbuild'
import { root } from './root.ts'

/** Bundles the command line to `build/cli/pentimento.js`; packages stay outside, they are installed beside it. */
export async function buildCli(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { pentimento: 'standalone/cli/main.ts' },
    outdir: 'build/cli',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
}
