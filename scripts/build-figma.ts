import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './root.ts'

/** Builds both Figma bundles and the root manifest.json with `build-figma-plugin`, from package.json's `figma-plugin`. */
export async function buildFigma(): Promise<void> {
  const tool = join(root, 'node_modules/@create-figma-plugin/build/lib/cli.js')
  await promisify(execFile)(process.execPath, [tool, '--minify'], { cwd: root })
}
