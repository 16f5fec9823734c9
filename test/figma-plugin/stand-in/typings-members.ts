import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../../scripts/root.ts'

let known: Promise<Record<string, string[]>> | undefined

/**
 * Reads from the real typings which members each kind of node has, inherited ones included.
 *
 * So the stand-in knows what Figma has and it hasn't (`NotModelled`) from what Figma hasn't either. Read once a test process.
 */
export function readTypingsMembers(): Promise<Record<string, string[]>> {
  known ??= read()
  return known
}

async function read(): Promise<Record<string, string[]>> {
  const path = join(root, 'node_modules/@figma/plugin-typings/plugin-api.d.ts')
  const text = (await readFile(path, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const interfaces = new Map<string, { own: string[]; bases: string[] }>()
  for (const [, name = '', bases = '', body = ''] of text.matchAll(
    /^interface (\w+)(?:<[^>]*>)?(?:\s+extends\s+([\w\s,<>']+?))?\s*\{(\}|[\s\S]*?^\})/gm,
  )) {
    const own = [...body.matchAll(/^ {2}(?:readonly )?(\w+)[?<(:]/gm)].map(([, key = '']) => key)
    interfaces.set(name, {
      own,
      bases: bases
        .split(',')
        .map((base) => base.trim())
        .filter(Boolean),
    })
  }
  const all = (name: string): string[] => {
    const found = interfaces.get(name)
    return found ? [...found.own, ...found.bases.flatMap(all)] : []
  }
  const nodes = [...interfaces.keys()].filter((name) => name.endsWith('Node'))
  return Object.fromEntries(nodes.map((name) => [name, [...new Set(all(name))]]))
}
