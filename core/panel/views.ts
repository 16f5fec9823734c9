import type { ComponentType } from 'preact'
import type { Picture } from '../image/picture.ts'
import type { PanelStore } from './panel-store.ts'

export interface PictureProps {
  readonly picture: Picture
  /** What the picture shows, for people who can't see it; empty when the words beside it say it already. */
  readonly label: string
  /** Whether the picture fills its box, cut off where it must, or fits into it as a whole. */
  readonly fit: 'cover' | 'contain'
}

export interface SecretInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** What hosts draw in ways of their own: a canvas on the web, stacked images in UXP. */
export interface PanelViews {
  readonly Picture: ComponentType<PictureProps>
  /** A stage inside the panel, for hosts whose panel is the only canvas there is. */
  readonly Stage?: ComponentType<{ readonly store: PanelStore }>
  /** A field for a key, for hosts whose password field can't be read. */
  readonly SecretInput?: ComponentType<SecretInputProps>
}
