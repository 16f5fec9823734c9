import { defineConfig } from 'vitest/config'
import { root } from '../scripts/root.ts'

/** Measurements are no tests: they assert nothing about time, and run only when they are asked for. */
export default defineConfig({
  root,
  test: {
    include: ['bench/**/*.bench.ts'],
    environment: 'node',
    testTimeout: 600_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    reporters: ['default'],
  },
})
