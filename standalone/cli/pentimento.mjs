#!/usr/bin/env node
import { existsSync } from 'node:fs'

const built = new URL('../../build/cli/pentimento.js', import.meta.url)

if (existsSync(built)) {
  await import(built.href)
} else {
  process.stderr.write('pentimento: not built yet. Run "npm run build" in its folder once.\n')
  process.exitCode = 1
}
