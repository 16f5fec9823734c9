import { checkNumber, checkString } from '../check.ts'
import { fail } from '../fail.ts'
import { change, recordOf, type Self } from '../world.ts'
import { frozenCopy, type Members } from './member.ts'

/** The little of text that picture plugins see. Writing needs a loaded font; sizes are not measured. */
export const textMembers: Members<TextNode> = {
  characters: {
    get: (self) => recordOf(self).props.characters,
    set: (self, value) => {
      refuseUnloadedFont(self, 'set_characters')
      change(self, { characters: checkString(value, 'characters') }, 'set_characters')
    },
  },
  fontName: {
    get: (self) => frozenCopy(recordOf(self).props.fontName),
    set: (self, value) => {
      const { family, style } = value as FontName
      refuseUnloadedFont(self, 'set_fontName', { family, style })
      change(self, { fontName: { family, style } }, 'set_fontName')
    },
  },
  fontSize: {
    get: (self) => recordOf(self).props.fontSize,
    set: (self, value) => {
      refuseUnloadedFont(self, 'set_fontSize')
      change(self, { fontSize: checkNumber(value, 'fontSize', { min: 1 }) }, 'set_fontSize')
    },
  },
  hasMissingFont: { get: () => false },
}

/** Names a font the way it is kept among the loaded ones. */
export function fontKey({ family, style }: FontName): string {
  return `${family} ${style}`
}

function refuseUnloadedFont(self: Self, where: string, font = recordOf(self).props.fontName): void {
  if (self.world.loadedFonts.has(fontKey(font))) return
  const { family, style } = font
  fail(
    where,
    `Cannot write to node with unloaded font "${family} ${style}". Please call ` +
      `figma.loadFontAsync({ family: "${family}", style: "${style}" }) and await the returned promise first.`,
  )
}
