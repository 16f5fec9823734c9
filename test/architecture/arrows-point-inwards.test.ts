import { expect, test } from 'vitest'
import { directImports } from './import-graph.ts'

/** Rooms from the inside out: what each may import besides itself. */
const rooms: { room: RegExp; mayImport: RegExp }[] = [
  {
    room: /^core\/(errors|bytes|steps|csv)\.ts$/,
    mayImport: /^(@noble\/hashes|@scure\/base|fflate)/,
  },
  { room: /^core\/zlib\//, mayImport: /^(core\/(bytes|steps)\.ts|fflate)/ },
  { room: /^core\/image\//, mayImport: /^(core\/((errors|bytes|steps)\.ts|zlib\/)|fflate)/ },
  { room: /^core\/mask\//, mayImport: /^core\/(errors\.ts|bytes\.ts|steps\.ts|image\/)/ },
  {
    room: /^core\/edit\//,
    mayImport:
      /^(core\/(errors\.ts|bytes\.ts|steps\.ts|zlib\/|image\/|mask\/)|zod\/mini|fflate|fft\.js)/,
  },
  { room: /^core\/prompt\//, mayImport: /^core\/(errors\.ts|edit\/)/ },
  {
    room: /^core\/history\//,
    mayImport: /^(core\/(errors\.ts|bytes\.ts|edit\/)|zod\/mini|@xmldom)/,
  },
  {
    room: /^core\/ledger\//,
    mayImport: /^(core\/(errors\.ts|bytes\.ts|csv\.ts|edit\/|image\/)|zod\/mini)/,
  },
  {
    room: /^core\/guide\//,
    mayImport:
      /^(core\/((errors|bytes|steps)\.ts|image\/|mask\/|edit\/|prompt\/|history\/)|zod\/mini)/,
  },
  {
    room: /^core\/(refine|worker|generate|batch)(\.ts|\/)|^core\/(host|host-capabilities|provider|director|model|ports|create-wait)\.ts$/,
    mayImport: /^(core\/(?!panel|providers)|zod\/mini)/,
  },
  { room: /^core\/providers\//, mayImport: /^(core\/(?!panel)|openai|@fal-ai\/client|zod\/mini)/ },
  { room: /^core\/panel\//, mayImport: /^(core\/(?!providers)|preact|zod\/mini)/ },
  { room: /^figma-plugin\/protocol\//, mayImport: /^zod\/mini$/ },
  {
    room: /^figma-plugin\/[^/]+\.ts$/,
    mayImport: /^(core\/worker|figma-plugin\/protocol|zod\/mini)/,
  },
  {
    room: /^figma-plugin\/worker\//,
    mayImport:
      /^(core\/(?!panel\/(?!canvas\/decode-in-browser))|@jsquash\/jpeg\/codec\/dec\/|zod\/mini)/,
  },
  {
    room: /^figma-plugin\/main\//,
    mayImport: /^(core\/(?!panel|providers)|figma-plugin\/(?!ui)|zod\/mini)/,
  },
  {
    room: /^figma-plugin\/ui\//,
    mayImport:
      /^(core\/|figma-plugin\/(?!main)|preact|zod\/mini|!?.*build\/figma-page\/(panel\.css|(page|worker|jpeg-decoder)\.txt)$)/,
  },
  {
    room: /^photoshop-uxp\//,
    mayImport: /^(core\/|photoshop-uxp\/|preact|zod\/mini|photoshop$|uxp$)/,
  },
  {
    room: /^standalone\/document\//,
    mayImport: /^(core\/(?!panel|providers)|@xmldom|fflate)/,
  },
  {
    room: /^standalone\/playground\//,
    mayImport: /^(core\/|standalone\/document\/|preact|idb-keyval)/,
  },
  {
    room: /^standalone\/batch\//,
    mayImport:
      /^(core\/(?!panel)|standalone\/(document\/|cli\/(?!commands|help|main|run|parse))|node:)/,
  },
  {
    room: /^standalone\/cli\//,
    mayImport: /^(core\/(?!panel)|standalone\/(batch|document)\/|node:|sharp|package\.json)/,
  },
]

const imports = await directImports(['{core,figma-plugin,photoshop-uxp,standalone}/**/*.{ts,tsx}'])

test('every source file belongs to a room', () => {
  const homeless = [...imports.keys()]
    .filter((path) => path !== 'package.json' && !path.startsWith('build/'))
    .filter((path) => !rooms.some(({ room }) => room.test(path)))
  expect(homeless).toEqual([])
})

test.each(rooms.map(({ room, mayImport }) => [room.source, room, mayImport] as const))(
  'files of %s import only what lies further inside',
  (_, room, mayImport) => {
    const outward = [...imports]
      .filter(([path]) => room.test(path))
      .flatMap(([path, imported]) =>
        imported
          .filter((target) => !room.test(target) && !mayImport.test(target))
          .map((target) => `${path} → ${target}`),
      )
    expect(outward).toEqual([])
  },
)

test('Photoshop’s and UXP’s modules are required in one file', async () => {
  const values = await directImports(['photoshop-uxp/**/*.{ts,tsx}'])
  const requiring = [...values]
    .filter(([, imported]) => imported.some((target) => target === 'photoshop' || target === 'uxp'))
    .map(([path]) => path)
  expect(requiring).toEqual(['photoshop-uxp/modules.ts'])
})
