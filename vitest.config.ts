import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { chromiumPath } from './scripts/chromium-path.ts'

export default defineConfig(
  async (): Promise<ViteUserConfig> => ({
    test: {
      // One worker a core: the usual one less leaves half of a small machine idle.
      maxWorkers: '100%',
      reporters: ['default', ['json', { outputFile: 'build/test-results.json' }]],
      projects: [
        {
          test: {
            name: 'node',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: ['test/browser/**'],
            environment: 'node',
            testTimeout: 120_000,
            hookTimeout: 60_000,
            // What is waited for comes late on a busy machine; a second would not be enough.
            expect: { poll: { timeout: 60_000 } },
          },
        },
        {
          oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
          test: {
            name: 'browser',
            include: ['test/browser/**/*.test.{ts,tsx}'],
            testTimeout: 60_000,
            expect: { poll: { timeout: 30_000 } },
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: {
                  executablePath: await chromiumPath(),
                  args: ['--no-sandbox', '--headless=shell'],
                },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
)
