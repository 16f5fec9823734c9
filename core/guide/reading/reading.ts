import type { PreserveKind } from '../../edit/edit.ts'
import type { Span } from '../span.ts'
import type { Stage } from '../stages/stage.ts'

/** What a change does, as far as its words tell. */
export type ChangeKind =
  /** Light, exposure, mood, time of day, weather: the look of the whole or of a part. */
  | 'light'
  /** Colours of the look: grading, saturation, white balance. */
  | 'color'
  /** Depth of field, blur, what is in focus. */
  | 'focus'
  /** A thing gets another colour. */
  | 'recolor'
  /** A thing gets another material or surface. */
  | 'material'
  | 'add'
  | 'remove'
  | 'replace'
  /** Another place, size, angle or pose of what is there. */
  | 'move'
  /** What stands behind the subject. */
  | 'background'
  /** Crop, more room, other proportions, another camera. */
  | 'frame'
  /** Letters, logos, labels. */
  | 'text'
  /** Faces, skin, hair, hands, clothes of people. */
  | 'person'
  /** Another medium or style: watercolour, film, flat illustration. */
  | 'style'
  /** Dust, stains, wrinkles, reflections that disturb. */
  | 'cleanup'
  /** Sharpness, noise, grain, resolution. */
  | 'finish'
  /** Says only that it should be better, not what should be different. */
  | 'evaluative'
  /** A change whose kind the words do not tell. */
  | 'other'

/** Some words of an instruction, with their place in it. */
export interface Words {
  readonly text: string
  readonly span: Span
}

/** How much of a change is asked for. */
export interface Amount extends Words {
  /** `slight` and `strong` are words; a `measure` has a number. */
  readonly degree: 'slight' | 'some' | 'strong' | 'measure'
}

/** One change of an instruction, which can be run on its own. */
export interface Change extends Words {
  /**
   * The change as an instruction of its own, capitalised, without "and", "then" and the comma, with a verb that the
   * clauses shared restored ("Make the lighting warmer").
   */
  readonly alone: string
  readonly kind: ChangeKind
  readonly stage: Stage
  /** The verb as typed, lower case; null where there is none ("warmer light"). */
  readonly verb: Words | null
  /** What is changed, without articles ("lighting"); null where nothing is named. */
  readonly target: Words | null
  /** Whether the target is a mere "it", "this", "them", "everything". */
  readonly isPronoun: boolean
  /** What it becomes ("a café", "navy blue"), or what is put in; null where nothing is said. */
  readonly result: Words | null
  /** Where ("near the cup", "in the upper third"); null where nothing is said. */
  readonly place: Words | null
  readonly amount: Amount | null
  /** The way it goes, where it has one ("warmer" up on warmth); what the opposite would contradict. */
  readonly direction: Direction | null
  /** Whether it is about the picture as a whole, about a part of it, or may be either. */
  readonly scope: 'whole' | 'part' | 'either'
}

/** Axes on which a change can go two ways. */
export const axes = [
  'brightness',
  'contrast',
  'warmth',
  'saturation',
  'sharpness',
  'softness',
  'depth of field',
  'size',
  'amount',
  'shadows',
  'highlights',
  'noise',
] as const
export type Axis = (typeof axes)[number]

/** More (1) or less (-1) of something. */
export interface Direction {
  readonly axis: Axis
  readonly sign: 1 | -1
}

/** What an instruction says must stay: never a change. */
export interface Keep extends Words {
  /** What stays, without "keep" and "while preserving" ("the laptop centred"). */
  readonly what: string
  readonly kind: PreserveKind
}

/** What an instruction says, taken apart. The same text gives the same reading. */
export interface Reading {
  /** The instruction as given: all spans count in it. */
  readonly text: string
  /** The language whose tables read it. */
  readonly language: string
  /** In the order of the text; empty where it asks for nothing. */
  readonly changes: readonly Change[]
  readonly keeps: readonly Keep[]
}
