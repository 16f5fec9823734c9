import { expect, test } from 'vitest'
import { bundledFiles } from './import-graph.ts'

const cases: { entry: string; external?: string[]; banned: RegExp }[] = [
  {
    entry: 'figma-plugin/main/main.ts',
    banned:
      /core\/(panel|providers|refine)|node_modules\/(@jsquash|openai|preact|ag-psd|sharp)|photoshop-uxp|standalone/,
  },
  {
    entry: 'figma-plugin/ui/ui.tsx',
    banned: /figma-plugin\/main|node_modules\/(@jsquash|ag-psd|sharp)|photoshop-uxp|standalone/,
  },
  {
    entry: 'photoshop-uxp/main.tsx',
    external: ['photoshop', 'uxp'],
    banned: /core\/panel\/canvas|node_modules\/(@jsquash|ag-psd|sharp)|figma-plugin|standalone/,
  },
  {
    entry: 'standalone/playground/main.tsx',
    banned: /figma-plugin|photoshop-uxp|standalone\/cli|node_modules\/(@jsquash|sharp)/,
  },
]

test.each(cases)(
  'the bundle of $entry holds nothing of another host',
  async ({ entry, external, banned }) => {
    const files = await bundledFiles(entry, external)
    expect(files.length).toBeGreaterThan(1)
    expect(files.filter((file) => banned.test(file))).toEqual([])
  },
)
