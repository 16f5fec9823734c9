/** Builds what is named on the command line (`figma`, `photoshop`, `playground`, `cli`), or everything. */
import type { Metafile } from 'esbuild'
import { buildCli } from './build-cli.ts'
import { buildFigma } from './build-figma.ts'
import { buildPhotoshop } from './build-photoshop.ts'
import { buildPlayground } from './build-playground.ts'
import { providerTable } from './provider-bytes.ts'

/** Each builds one host and gives what its bundles are made of. */
const builders: Readonly<Record<string, () => Promise<readonly Metafile[]>>> = {
  figma: buildFigma,
  photoshop: async () => [await buildPhotoshop()],
  playground: async () => [(await buildPlayground()).metafile],
  cli: async () => [await buildCli()],
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in builders))
if (unknown.length > 0) {
  console.error(
    `Nothing is called ${unknown.join(', ')}: build ${Object.keys(builders).join(', ')}.`,
  )
  process.exit(2)
}
const built: Record<string, readonly Metafile[]> = {}
for (const [name, build] of Object.entries(builders)) {
  if (wanted.length === 0 || wanted.includes(name)) built[name] = await build()
}
console.log(`\n${providerTable(built)}`)
