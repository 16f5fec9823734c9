/** Prints `N passed, N failed, N skipped` for the last test run. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './root.ts'

const results = JSON.parse(await readFile(join(root, 'build/test-results.json'), 'utf8'))
const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = results
// A file that fails to load counts no failed test, but it is a failure.
const failed = Math.max(numFailedTests, results.success ? 0 : Math.max(1, numFailedTestSuites))
console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`)
