import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { root } from './root.ts'

const playground = join(root, 'standalone/playground')

/** What {@link buildPlayground} made. */
export interface BuiltPlayground {
  /** The folder that can be served as it is. */
  readonly folder: string
  /** What each bundle really contains, for the tests over import directions. */
  readonly metafile: Metafile
}

/**
 * Builds the playground into a folder (by default `build/playground`) that any static server can serve.
 *
 * Files of an earlier build are replaced in place, so that a running server goes on serving.
 */
export async function buildPlayground(
  folder: string = join(root, 'build/playground'),
): Promise<BuiltPlayground> {
  await mkdir(folder, { recursive: true })
  const [{ metafile }] = await Promise.all([
    build({
      absWorkingDir: root,
      entryPoints: [
        { in: join(playground, 'main.tsx'), out: 'main' },
        { in: join(playground, 'worker/main.ts'), out: 'worker' },
        { in: join(playground, 'playground.css'), out: 'playground' },
      ],
      outdir: folder,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      minify: true,
      sourcemap: true,
      metafile: true,
      logLevel: 'warning',
    }),
    cp(join(playground, 'index.html'), join(folder, 'index.html')),
    cp(join(playground, 'samples'), join(folder, 'samples'), { recursive: true }),
  ])
  return { folder, metafile }
}
