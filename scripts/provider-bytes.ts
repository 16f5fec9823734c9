import type { Metafile } from 'esbuild'

const folderOfInfo = /^core\/providers\/([^/]+)\/\1-info\.ts$/u

/**
 * Says how many bytes each provider brings into bundles: by how much they would be smaller without its folder and
 * what only that needs, packages included. Providers are in the order of their names.
 */
export function providerBytes(metafiles: readonly Metafile[]): ReadonlyMap<string, number> {
  const ids = [...new Set(metafiles.flatMap(providersIn))].sort()
  return new Map(
    ids.map((id) => [
      id,
      sumOf(metafiles.map((metafile) => bytesWithout(metafile, `core/providers/${id}/`))),
    ]),
  )
}

/**
 * Writes {@link providerBytes} of several builds as one table, a build a column; the last line is all that they hold.
 *
 * @param builds Bundles by the name of their build.
 */
export function providerTable(builds: Readonly<Record<string, readonly Metafile[]>>): string {
  const columns = Object.entries(builds).map(([name, metafiles]) => ({
    name,
    bytes: new Map([...providerBytes(metafiles), ['everything', totalOf(metafiles)]]),
  }))
  const rows = [...new Set(columns.flatMap(({ bytes }) => [...bytes.keys()]))]
    .filter((id) => id !== 'everything')
    .sort()
  const line = (first: string, cells: readonly string[]) =>
    first.padEnd(28) + cells.map((cell) => cell.padStart(12)).join('')
  return [
    line(
      'bytes by provider',
      columns.map(({ name }) => name),
    ),
    ...[...rows, 'everything'].map((id) =>
      line(
        id,
        columns.map(({ bytes }) => bytes.get(id)?.toLocaleString('en') ?? '–'),
      ),
    ),
  ].join('\n')
}

function providersIn({ inputs }: Metafile): readonly string[] {
  return Object.keys(inputs).flatMap((path) => folderOfInfo.exec(path)?.[1] ?? [])
}

function bytesWithout({ inputs, outputs }: Metafile, folder: string): number {
  const left = new Set<string>()
  const open = Object.values(outputs).flatMap(({ entryPoint }) => entryPoint ?? [])
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (left.has(path) || path.startsWith(folder)) continue
    left.add(path)
    open.push(...(inputs[path]?.imports ?? []).map((imported) => imported.path))
  }
  const gone = partsOf(outputs).filter(([path]) => !left.has(path))
  return sumOf(gone.map(([, bytes]) => bytes))
}

function totalOf(metafiles: readonly Metafile[]): number {
  const parts = metafiles.flatMap(({ outputs }) => partsOf(outputs))
  return sumOf(parts.map(([, bytes]) => bytes))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function partsOf(outputs: Metafile['outputs']): readonly (readonly [string, number])[] {
  const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))
  return parts.map(([path, { bytesInOutput }]) => [path, bytesInOutput])
}
