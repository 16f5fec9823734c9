/** `npm start`: builds the playground, serves it to this machine and runs until Ctrl+C. */
import { buildPlayground } from './build-playground.ts'
import { type Served, serve } from './serve.ts'

// A browser keeps the page's work by address, so the same port is tried first at every start.
const usualPort = 4737

const { folder } = await buildPlayground()
const { url, close } = await serveOnFreePort(folder)
console.log(`
  Pentimento's playground is at

    ${url}

  Open it in a browser. Ctrl+C stops it.
`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}

async function serveOnFreePort(folder: string): Promise<Served> {
  if (process.env.PORT) return serve(folder, { port: Number(process.env.PORT) })
  try {
    return await serve(folder, { port: usualPort })
  } catch {
    return serve(folder)
  }
}
