/** Builds what is named on the command line (`figma`, `photoshop`, `playground`, `cli`), or everything. */
import { buildCli } from './build-cli.ts'
import { buildFigma } from './build-figma.ts'
import { buildPhotoshop } from './build-photoshop.ts'
import { buildPlayground } from './build-playground.ts'

const builders = {
  figma: buildFigma,
  photoshop: buildPhotoshop,
  playground: buildPlayground,
  cli: buildCli,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in builders))
if (unknown.length > 0) {
  console.error(
    `Nothing is called ${unknown.join(', ')}: build ${Object.keys(builders).join(', ')}.`,
  )
  process.exit(2)
}
for (const [name, build] of Object.entries(builders)) {
  if (wanted.length === 0 || wanted.includes(name)) await build()
}
