import './polyfills/missing-globals.ts'
import './registered.ts'
import '../core/panel/panel.css'
import './page/views/photoshop.css'
import { photoshop, uxp } from './modules.ts'
import { type App, createApp } from './page/app.tsx'
import { createSteadyClock } from './page/steady-clock.ts'
import { entrypoints, tell } from './registered.ts'

/** The running plugin, for the developer console; null when it could not be put together. */
export const app: App | null = start()

function start(): App | null {
  try {
    const { app, plugin } = createApp(
      {
        photoshop,
        uxp,
        fetch: (url, init) => fetch(url, init),
        after: (milliseconds, callback) => {
          const timer = setTimeout(callback, milliseconds)
          return () => clearTimeout(timer)
        },
        timeOfDay: Date.now,
        now: createSteadyClock(globalThis.performance, Date.now),
        newId: () => crypto.randomUUID(),
        // A global of UXP; Windows separates folders by a backslash.
        isMac: (globalThis as { path?: { sep?: string } }).path?.sep === '/',
      },
      tell,
    )
    entrypoints.open(plugin)
    return app
  } catch (thrown) {
    entrypoints.fail(thrown)
    return null
  }
}
