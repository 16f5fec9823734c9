import { run } from './run.ts'

const { INIT_CWD, npm_lifecycle_event } = process.env
// `npm run` works in the package's folder; paths are meant from where it was called.
if (npm_lifecycle_event === 'pentimento' && INIT_CWD) process.chdir(INIT_CWD)

const stopping = new AbortController()
// Once: a second Ctrl+C ends the process as usual. Files are only ever replaced whole, so that is safe.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => stopping.abort())
}

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  showsProgress: process.stderr.isTTY === true,
  signal: stopping.signal,
})
