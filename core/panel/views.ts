import type { AriaAttributes, ComponentChildren, ComponentType } from 'preact'
import type { HostCapabilities } from '../host-capabilities.ts'
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

export interface ButtonProps extends AriaAttributes {
  readonly class?: string | undefined
  readonly disabled?: boolean | undefined
  /** What is good to know and said elsewhere too: not every host shows it. */
  readonly title?: string | undefined
  readonly role?: 'radio'
  readonly onClick?: () => void
  readonly children?: ComponentChildren
}

/** What hosts draw in ways of their own: a canvas on the web, stacked images in UXP. */
export interface PanelViews {
  readonly Picture: ComponentType<PictureProps>
  /** A stage inside the panel, for hosts whose panel is the only canvas there is. */
  readonly Stage?: ComponentType<{ readonly store: PanelStore }>
  /** A field for a key, for hosts whose password field can't be read. */
  readonly SecretInput?: ComponentType<SecretInputProps>
  /** A button, for hosts whose own can't be styled; it answers to Enter and the space bar. */
  readonly Button?: ComponentType<ButtonProps>
}

/** Tells whether there is a canvas beside or inside the panel that shows what is refined. */
export function hasStage(
  views: PanelViews,
  capabilities: Pick<HostCapabilities, 'paintsMasks'>,
): boolean {
  return views.Stage !== undefined || capabilities.paintsMasks
}
