import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../../../scripts/root.ts'

let built: Promise<string> | undefined

/** Gives the stand-in's program as one script that QuickJS runs; built once a test process. */
export function buildProgram(): Promise<string> {
  built ??= bundle()
  return built
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'test/figma-plugin/stand-in/program/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'standIn',
    target: 'es2022',
    platform: 'neutral',
  })
  // An expression, so that evaluating it leaves no name behind that a plugin could see.
  return `(() => { ${outputFiles[0]?.text ?? ''}; return standIn })()`
}
