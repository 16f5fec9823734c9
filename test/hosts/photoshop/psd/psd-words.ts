/** Photoshop's words for blend modes by the keys that its files have. */
const modes: Readonly<Record<string, string>> = {
  norm: 'normal',
  pass: 'passThrough',
  diss: 'dissolve',
  dark: 'darken',
  'mul ': 'multiply',
  idiv: 'colorBurn',
  lbrn: 'linearBurn',
  lite: 'lighten',
  scrn: 'screen',
  'div ': 'colorDodge',
  lddg: 'linearDodge',
  over: 'overlay',
  sLit: 'softLight',
  hLit: 'hardLight',
  diff: 'difference',
  smud: 'exclusion',
  fsub: 'blendSubtraction',
  fdiv: 'blendDivide',
  dkCl: 'darkerColor',
  lgCl: 'lighterColor',
  vLit: 'vividLight',
  lLit: 'linearLight',
  pLit: 'pinLight',
  hMix: 'hardMix',
  'hue ': 'hue',
  'sat ': 'saturation',
  colr: 'color',
  'lum ': 'luminosity',
}

/** Gives Photoshop's word for a blend mode's key; the key itself for one that is not in the list. */
export function modeOfKey(key: string): string {
  return modes[key] ?? key
}

/** Gives the key of a blend mode. @throws TypeError for a word that is none. */
export function keyOfMode(mode: string): string {
  const found = Object.entries(modes).find(([, word]) => word === mode)
  if (!found) throw new TypeError(`Expected a blend mode but received ${mode}`)
  return found[0]
}

/** 16-bit words as files have them (0..65535), from Photoshop's own (0..32768). */
export function wordsForFile(words: Uint8Array | Uint16Array): Uint8Array | Uint16Array {
  if (words instanceof Uint8Array) return words
  return words.map((word) => Math.round((word * 65535) / 32768))
}

/** Photoshop's own 16-bit words (0..32768), from those of a file. */
export function wordsFromFile(words: Uint8Array | Uint16Array): Uint8Array | Uint16Array {
  if (words instanceof Uint8Array) return words
  return words.map((word) => Math.round((word * 32768) / 65535))
}
