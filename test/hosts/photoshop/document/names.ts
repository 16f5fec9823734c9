/** The languages of Photoshop's own names; plugins that parse them break in the other one. */
export type Language = 'en' | 'de'

const names = {
  open: { en: 'Open', de: 'Öffnen' },
  new: { en: 'New', de: 'Neu' },
  layer: { en: 'Layer', de: 'Ebene' },
  group: { en: 'Group', de: 'Gruppe' },
  background: { en: 'Background', de: 'Hintergrund' },
  copy: { en: 'copy', de: 'Kopie' },
  untitled: { en: 'Untitled', de: 'Unbenannt' },
  alpha: { en: 'Alpha', de: 'Alpha' },
  putPixels: { en: 'Put Pixels', de: 'Pixel setzen' },
  putMask: { en: 'Put Layer Mask', de: 'Ebenenmaske setzen' },
  putSelection: { en: 'Put Selection', de: 'Auswahl setzen' },
  newLayer: { en: 'New Layer', de: 'Neue Ebene' },
  newGroup: { en: 'New Group', de: 'Neue Gruppe' },
  addMask: { en: 'Add Layer Mask', de: 'Ebenenmaske hinzufügen' },
  maskEnabled: { en: 'Disable Layer Mask', de: 'Ebenenmaske deaktivieren' },
  deleteMask: { en: 'Delete Layer Mask', de: 'Ebenenmaske löschen' },
  deleteLayer: { en: 'Delete Layer', de: 'Ebene löschen' },
  duplicateImage: { en: 'Duplicate Image', de: 'Bild duplizieren' },
  duplicateLayer: { en: 'Duplicate Layer', de: 'Ebene duplizieren' },
  moveLayer: { en: 'Layer Order', de: 'Ebenenreihenfolge' },
  shiftLayer: { en: 'Move', de: 'Verschieben' },
  nameLayer: { en: 'Name Change', de: 'Namensänderung' },
  properties: { en: 'Layer Properties', de: 'Ebeneneigenschaften' },
  opacity: { en: 'Opacity Change', de: 'Deckkraftänderung' },
  blendMode: { en: 'Blending Change', de: 'Füllmethodenänderung' },
  clip: { en: 'Create Clipping Mask', de: 'Schnittmaske erstellen' },
  unclip: { en: 'Release Clipping Mask', de: 'Schnittmaske zurückwandeln' },
  lock: { en: 'Lock Layer', de: 'Ebene fixieren' },
  link: { en: 'Link Layers', de: 'Ebenen verbinden' },
  unlink: { en: 'Unlink Layers', de: 'Verbindung aufheben' },
  rasterize: { en: 'Rasterize Layer', de: 'Ebene rastern' },
  brush: { en: 'Brush Tool', de: 'Pinsel-Werkzeug' },
  select: { en: 'Rectangular Marquee', de: 'Auswahlrechteck' },
  deselect: { en: 'Deselect', de: 'Auswahl aufheben' },
  settings: { en: 'Generator Settings', de: 'Generator-Einstellungen' },
  resize: { en: 'Image Size', de: 'Bildgröße' },
  canvas: { en: 'Canvas Size', de: 'Arbeitsfläche' },
  convert: { en: 'Convert', de: 'Umwandeln' },
} as const

/** A name of Photoshop's own, in the language of its interface. */
export type OwnName = keyof typeof names

/** Says what Photoshop calls something in a language. */
export function ownName(name: OwnName, language: Language): string {
  return names[name][language]
}
