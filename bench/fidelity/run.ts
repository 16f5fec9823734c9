import { scoreTable } from './markdown.ts'
import { readOptions } from './options.ts'
import { casesOf, runCases } from './run-cases.ts'

const options = await readOptions(process.argv.slice(2))
const keys = casesOf(options)
const rows = await runCases(keys, options, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${keys.length}`)
})
process.stdout.write(`${scoreTable(rows)}\n`)
