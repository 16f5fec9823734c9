import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.psd': 'image/vnd.adobe.photoshop',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** A running server: where it answers, and how to end it. */
export interface Served {
  /** With a trailing slash: `http://127.0.0.1:4173/`. */
  readonly url: string
  /** Ends the server and every open connection. */
  close(): Promise<void>
}

/**
 * Serves a folder's files to this machine only (127.0.0.1); nothing outside the folder can be reached.
 *
 * @param options.port - 0 (default) takes a free port.
 */
export async function serve(folder: string, options: { port?: number } = {}): Promise<Served> {
  const root = await realpath(folder)
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((started, failed) => {
    server.once('error', failed)
    server.listen(options.port ?? 0, '127.0.0.1', started)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new TypeError('Expected the server to listen on a port')
  }
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((ended) => {
        server.close(() => ended())
        server.closeAllConnections()
      }),
  }
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const file = await findFile(root, request.url ?? '/')
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
    return
  }
  response.writeHead(200, {
    'content-type': mimeTypes[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
    'content-length': file.bytes,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file.path), response)
}

/** Resolves links before comparing with the root: neither `..` nor a symbolic link leads out of the folder. */
async function findFile(
  root: string,
  url: string,
): Promise<{ path: string; bytes: number } | null> {
  try {
    const asked = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/')
    const path = await realpath(
      resolve(join(root, asked.endsWith('/') ? `${asked}index.html` : asked)),
    )
    if (!path.startsWith(root + sep)) return null
    const found = await stat(path)
    return found.isFile() ? { path, bytes: found.size } : null
  } catch {
    return null
  }
}
